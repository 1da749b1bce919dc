import { ChangeRule, changeRule } from '../../engine/change-rule';
import { ExampleResource } from '../../engine/example';
import { topic } from '../../engine/rule';
import { apiReference, userGuide } from '../../facts/sources';
import { clusterUpdates } from '../../facts/updates/cluster';
import { READ } from '../../facts/updates/table';
import type { Cluster } from '../../topology/cluster';
import { changed, isInPlace, told } from '../_changes';
import { ANYTHING, OWN_PASSWORD, mysql, other } from '../_examples';

const { sources } = clusterUpdates;
const managed = [
  apiReference('API_ModifyDBCluster.html', READ),
  userGuide('rds-secrets-manager.html', READ),
  { url: 'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds/pull/442', read: READ },
  ...sources,
];

const GENERATED = 'GenerateSecretString';

const isManaged = ({ declared }: Cluster): boolean => declared.boolean('ManageMasterUserPassword') === true;

/** A secret with a user name and a generated password. */
const generated = (how: Readonly<Record<string, unknown>>): ExampleResource =>
  other('AWS::SecretsManager::Secret', { [GENERATED]: { SecretStringTemplate: '{"username":"dbadmin"}', GenerateStringKey: 'password', ...how } });

/** What is under a key of a secret of the app. */
const resolved = (key: string, secret = 'Secret') => ({ 'Fn::Sub': `{{resolve:secretsmanager:\${${secret}}:SecretString:${key}::}}` });

const FROM_SECRET = { ManageMasterUserPassword: undefined, MasterUserPassword: resolved('password') };

const userNameChanged = changeRule('ClusterMasterUsernameChanged', {
  on: 'updatedCluster',
  with: 'MasterUsername',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A deployed cluster keeps its MasterUsername.',
  sources,
  check: (cluster) => ['added', 'changed'].includes(cluster.way('MasterUsername') ?? '') && isInPlace(cluster) && { at: 'MasterUsername' },
  what: (_, cluster) => told(cluster, 'MasterUsername'),
  why: 'RDS cannot rename the master user, and CloudFormation does not try: the cluster keeps the one it was created with, and whoever reads the name here cannot log in',
  fix: (_, cluster) => `leave MasterUsername as it was (${cluster.shown('MasterUsername').before ?? 'not set'}), and create the other user with CREATE USER`,
  invalid: [
    changed('another name', mysql({ MasterUsername: 'dbadmin' }), mysql({ MasterUsername: 'root_user' })),
    {
      title: 'from a secret of the app to the template',
      before: { Secret: generated({}), Cluster: mysql({ ...FROM_SECRET, MasterUsername: resolved('username') }) },
      after: { Secret: generated({}), Cluster: mysql({ ...FROM_SECRET, MasterUsername: 'orders' }) },
    },
  ],
  valid: [
    changed('it is an import', mysql({ MasterUsername: 'dbadmin' }), mysql({ MasterUsername: ANYTHING })),
    {
      title: 'the same name, written down',
      before: { Secret: generated({}), Cluster: mysql({ ...FROM_SECRET, MasterUsername: resolved('username') }) },
      after: { Secret: generated({}), Cluster: mysql({ ...FROM_SECRET, MasterUsername: 'dbadmin' }) },
    },
  ],
});

const managedDropped = changeRule('ClusterManagedPasswordDropped', {
  on: 'updatedCluster',
  with: 'ManageMasterUserPassword',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A password that RDS no longer manages is given in the same deployment.',
  sources: managed,
  check: (cluster) =>
    isManaged(cluster.before) && !isManaged(cluster.after) && !cluster.after.declared.has('MasterUserPassword') && isInPlace(cluster)
      && { at: 'ManageMasterUserPassword' },
  what: (_, cluster) => `${told(cluster, 'ManageMasterUserPassword')}, without MasterUserPassword`,
  why: 'RDS deletes the secret with the password it has managed, and refuses to do that without another password',
  fix: 'set MasterUserPassword in the same deployment, or keep ManageMasterUserPassword true',
  invalid: [
    changed('it is removed', mysql(), mysql({ ManageMasterUserPassword: undefined })),
    changed('it is switched off', mysql(), mysql({ ManageMasterUserPassword: false })),
  ],
  valid: [
    changed('with a password', mysql(), mysql(OWN_PASSWORD)),
    changed('it was not managed', mysql({ ManageMasterUserPassword: false, MasterUserPassword: ANYTHING }), mysql({ ManageMasterUserPassword: false })),
    changed('it is an import', mysql(), mysql({ ManageMasterUserPassword: ANYTHING })),
  ],
});

const managedEnabled = changeRule('ClusterManagedPasswordEnabled', {
  on: 'updatedCluster',
  with: 'ManageMasterUserPassword',
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'Clients read the password from the secret of RDS before RDS manages it.',
  sources: managed,
  check: (cluster) => !isManaged(cluster.before) && isManaged(cluster.after) && isInPlace(cluster) && { at: 'ManageMasterUserPassword' },
  what: (_, cluster) => told(cluster, 'ManageMasterUserPassword'),
  why: 'RDS makes a new password at once, and keeps it in a secret of its own: proxies and clients that have the old one, or read it from its secret, are locked out',
  fix: 'give proxies and clients the secret in MasterUserSecret.SecretArn of the cluster in the same deployment',
  invalid: [changed('from a password', mysql(OWN_PASSWORD), mysql())],
  valid: [
    changed('it is managed already', mysql(), mysql({ ManageMasterUserPassword: 'true' })),
    changed('it is an import', mysql(OWN_PASSWORD), mysql({ ManageMasterUserPassword: ANYTHING })),
  ],
});

const secretRegenerated = changeRule('ClusterSecretRegenerated', {
  on: 'updatedCluster',
  with: 'MasterUserPassword',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'The secret that a deployed cluster has its password from is not generated anew.',
  sources: [
    { url: 'https://github.com/aws/aws-cdk/pull/11237', read: READ },
    { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html', read: READ },
    ...sources,
  ],
  check: (cluster) => {
    const secret = cluster.after.passwordSecret;
    const update = secret && cluster.changes.updateOf(secret);
    return update?.exists && update.differs(GENERATED) && isInPlace(update) && isInPlace(cluster) && !cluster.differsAnywhere
      && { at: update.at(GENERATED), secret: secret!.logicalId };
  },
  what: ({ secret }, cluster) => `${GENERATED} of ${secret} changes, and ${cluster.after.logicalId} takes its password from there`,
  why: 'Secrets Manager generates another password, and the cluster, of which nothing changes, is not told: whoever reads the secret is locked out',
  fix: ({ secret }) => `leave ${GENERATED} of ${secret} as it was, or use a secret with another logical id, whose password CloudFormation does send`,
  invalid: [
    {
      title: 'without some characters',
      before: { Secret: generated({}), Cluster: mysql(FROM_SECRET) },
      after: { Secret: generated({ ExcludeCharacters: '"@/' }), Cluster: mysql(FROM_SECRET) },
    },
  ],
  valid: [
    {
      title: 'another secret',
      before: { Secret: generated({}), Cluster: mysql(FROM_SECRET) },
      after: { Secret: generated({}), Other: generated({ ExcludeCharacters: '"@/' }), Cluster: mysql({ ...FROM_SECRET, MasterUserPassword: resolved('password', 'Other') }) },
    },
    {
      title: 'its description',
      before: { Secret: generated({}), Cluster: mysql(FROM_SECRET) },
      after: { Secret: other('AWS::SecretsManager::Secret', { ...generated({}).Properties, Description: 'of orders' }), Cluster: mysql(FROM_SECRET) },
    },
    {
      title: 'an import',
      before: { Secret: generated({}), Cluster: mysql(FROM_SECRET) },
      after: { Secret: generated({ ExcludeCharacters: ANYTHING }), Cluster: mysql(FROM_SECRET) },
    },
  ],
});

const secretReplaced = changeRule('ClusterSecretReplaced', {
  on: 'updatedCluster',
  with: 'MasterUserPassword',
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'The secret that a deployed cluster has its password from keeps its logical id.',
  sources: [{ url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html', read: READ }, ...sources],
  check: (cluster) => {
    const secret = cluster.after.passwordSecret;
    const before = secret && cluster.changes.predecessorOf(secret);
    return before && cluster.before.passwordSecret === before && isInPlace(cluster) && { at: 'MasterUserPassword', before: before.logicalId, after: secret!.logicalId };
  },
  what: ({ before, after }) => `MasterUserPassword was taken from ${before} and is taken from ${after}`,
  why: ({ before }) => `the cluster gets the password of the new secret at once, and CloudFormation deletes ${before}: clients that read it there are locked out`,
  fix: ({ before }) => `call overrideLogicalId('${before}') on the L1 of the secret, or have all clients read the new one in the same deployment`,
  invalid: [
    {
      title: 'its construct is renamed',
      before: { Secret: generated({}), Cluster: mysql(FROM_SECRET) },
      after: { Other: generated({}), Cluster: mysql({ ...FROM_SECRET, MasterUserPassword: resolved('password', 'Other') }) },
    },
  ],
  valid: [
    {
      title: 'it stays',
      before: { Secret: generated({}), Cluster: mysql(FROM_SECRET) },
      after: { Secret: generated({}), Cluster: mysql({ ...FROM_SECRET, BackupRetentionPeriod: 7 }) },
    },
    {
      title: 'the password is an import',
      before: { Secret: generated({}), Cluster: mysql(FROM_SECRET) },
      after: { Other: generated({}), Cluster: mysql({ ...FROM_SECRET, MasterUserPassword: ANYTHING }) },
    },
  ],
});

export const clusterCredentials = topic<ChangeRule>(
  'cluster-credentials',
  {
    title: 'Updates of the credentials of a cluster',
    about: 'The master user is made with the cluster. Its password changes where the text of the template does, and not where only the secret '
      + 'behind it does. These rules run where the app is compared with what is deployed: see `baseline`.',
  },
  [userNameChanged, managedDropped, managedEnabled, secretRegenerated, secretReplaced],
);
