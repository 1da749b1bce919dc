import { rule, topic } from '../../engine/rule';
import { apiReference, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, mysql, postgresql } from '../_examples';

const READ = '2026-11-22';
const managedPasswordLimits = userGuide('rds-secrets-manager.html#rds-secrets-manager-limitations', READ);

const PASSWORD = '{{resolve:secretsmanager:database:SecretString:password}}';
const REFUSED = 'RDS refuses to create the cluster';

const isManaged = ({ properties }: Cluster): boolean => properties.boolean('ManageMasterUserPassword') === true;

const passwordBoth = rule('ClusterManagedPasswordBoth', {
  on: 'cluster',
  with: 'ManageMasterUserPassword',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The master password is managed by RDS or stated, not both.',
  sources: [
    serviceError(
      'MasterUserPassword and ManageMasterUserPassword are mutually exclusive. Specify only one of these parameters.',
      'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-manage-master-password-exclusive/meta.yaml',
      READ,
    ),
    cfnReference('aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-managemasteruserpassword', READ),
  ],
  check: (cluster) => cluster.properties.has('MasterUserPassword') && isManaged(cluster) && { at: 'MasterUserPassword' },
  what: 'MasterUserPassword is set, and ManageMasterUserPassword is true',
  why: `${REFUSED}: the two are mutually exclusive`,
  fix: 'remove MasterUserPassword',
  invalid: [{ title: 'both', resources: { Cluster: mysql({ ManageMasterUserPassword: true, MasterUserPassword: PASSWORD }) } }],
  valid: [
    { title: 'not managed', resources: { Cluster: mysql({ ManageMasterUserPassword: false, MasterUserPassword: PASSWORD }) } },
    { title: 'whether it is managed is an import', resources: { Cluster: mysql({ ManageMasterUserPassword: ANYTHING, MasterUserPassword: PASSWORD }) } },
  ],
});

const secretKey = rule('ClusterManagedPasswordKey', {
  on: 'cluster',
  with: 'MasterUserSecret',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'MasterUserSecret names a key only where RDS manages the password.',
  sources: [
    serviceError('A ManageMasterUserPassword value is required when MasterUserSecretKmsKeyId is specified.', 'https://github.com/hashicorp/terraform-provider-aws/issues/41795', READ),
    apiReference('API_CreateDBCluster.html', READ),
  ],
  check: (cluster) =>
    cluster.properties.properties('MasterUserSecret')?.has('KmsKeyId') && !isManaged(cluster) && { at: 'MasterUserSecret.KmsKeyId' },
  what: 'MasterUserSecret.KmsKeyId is set, but ManageMasterUserPassword is not true',
  why: `${REFUSED}: without a managed password there is no secret to encrypt`,
  fix: 'set ManageMasterUserPassword to true in place of MasterUserPassword, or remove MasterUserSecret',
  invalid: [
    { title: 'a key, and a password', resources: { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: PASSWORD, MasterUserSecret: { KmsKeyId: 'alias/secrets' } }) } },
  ],
  valid: [
    { title: 'a key, and a managed password', resources: { Cluster: mysql({ MasterUserSecret: { KmsKeyId: 'alias/secrets' } }) } },
    { title: 'no key', resources: { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: PASSWORD }) } },
    { title: 'restored', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, SnapshotIdentifier: 'before', MasterUserSecret: { KmsKeyId: 'alias/secrets' } }) } },
    { title: 'whether it is managed is an import', resources: { Cluster: mysql({ ManageMasterUserPassword: ANYTHING, MasterUserSecret: { KmsKeyId: 'alias/secrets' } }) } },
  ],
});

const REPLICATED = 'arn:aws:rds:eu-west-1:111122223333:cluster:orders';

const managedReplica = rule('ClusterManagedPasswordReplica', {
  on: 'cluster',
  with: 'ReplicationSourceIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'RDS does not manage the password of an Aurora MySQL cluster that replicates another one.',
  sources: [
    managedPasswordLimits,
    serviceError("ManageMasterUserPassword isn't supported for read replica", 'https://github.com/hashicorp/terraform-provider-aws/issues/40188', '2026-11-28'),
  ],
  // Every replica of Aurora MySQL takes the binary log of its source. RDS refuses the setting, also where it is false.
  check: ({ properties, engine }) => {
    const managed = properties.boolean('ManageMasterUserPassword');
    return managed !== undefined && properties.has('ReplicationSourceIdentifier') && engine === 'aurora-mysql' && { at: 'ManageMasterUserPassword', managed };
  },
  what: ({ managed }) => `ManageMasterUserPassword is ${managed} on a cluster with ReplicationSourceIdentifier`,
  why: `${REFUSED}: managed passwords are not supported for cross-Region replicas and binary log replication, and a replica has the users of its source`,
  fix: 'remove ManageMasterUserPassword',
  invalid: [
    { title: 'a replica', resources: { Cluster: mysql({ MasterUsername: undefined, ReplicationSourceIdentifier: REPLICATED }) } },
    { title: 'said to be off', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: false, ReplicationSourceIdentifier: REPLICATED }) } },
  ],
  valid: [
    { title: 'not managed', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, ReplicationSourceIdentifier: REPLICATED }) } },
    { title: 'a replica of RDS for PostgreSQL', resources: { Cluster: postgresql({ MasterUsername: undefined, ReplicationSourceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:db:orders' }) } },
    { title: 'whether it is managed is an import', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: ANYTHING, ReplicationSourceIdentifier: REPLICATED }) } },
  ],
});

export const managedPassword = topic(
  'managed-password',
  { title: 'Managed master password', about: 'What goes together with ManageMasterUserPassword, where RDS keeps the master password in Secrets Manager. Global databases have their own page.' },
  [passwordBoth, secretKey, managedReplica],
);
