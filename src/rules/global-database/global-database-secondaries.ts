import { rule, topic } from '../../engine/rule';
import { keyMissing, limitations } from '../../facts/global-database';
import { cfnReference, serviceError, userGuide } from '../../facts/sources';
import { ANYTHING, other } from '../_examples';
import { cluster, inIreland, primary, secondary, twoRegions, world, worldOf } from './_global-examples';

const READ = '2026-11-22';
const clusterReference = (property: string) => cfnReference(`aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-${property.toLowerCase()}`, READ);

/** What a secondary has from its primary, and the service's words when it is said again. */
interface InheritedSetting {
  readonly property: string;
  readonly value: string;
  readonly quote: string;
  readonly url: string;
}

const INHERITED: readonly InheritedSetting[] = [
  { property: 'MasterUsername', value: 'dbadmin', quote: 'Cannot specify user name for cross region replication cluster', url: 'https://github.com/hashicorp/terraform-provider-aws/issues/10188' },
  {
    property: 'MasterUserPassword',
    value: '{{resolve:secretsmanager:database:SecretString:password}}',
    quote: 'Cannot specify password for cross region replication cluster',
    url: 'https://github.com/crossplane-contrib/provider-aws/issues/2072',
  },
  { property: 'DatabaseName', value: 'app', quote: 'Cannot specify database name for cross region replication cluster', url: 'https://github.com/pulumi/pulumi-aws/issues/3751' },
];

const inheritedSetting = ({ property, value, quote, url }: InheritedSetting) =>
  rule(`GlobalSecondary${property}`, {
    on: 'cluster',
    with: 'GlobalClusterIdentifier',
    effect: 'rejected',
    since: '0.1.0',
    summary: `A secondary cluster of a global database does not set ${property}.`,
    sources: [serviceError(quote, url, READ), clusterReference('GlobalClusterIdentifier')],
    check: ({ properties, isSecondary }) => isSecondary && properties.has(property) && { at: property },
    what: `${property} is set on a secondary cluster of a global database`,
    why: 'RDS refuses to create it: a secondary has the users and databases of its primary',
    fix: `remove ${property} from the secondary cluster`,
    invalid: [
      { title: 'the source of the global database is another cluster', region: 'us-east-1', resources: { Cluster: cluster(), World: worldOf() }, elsewhere: inIreland({ Secondary: secondary({ [property]: value }) }) },
      { title: 'only the source Region tells', resources: { Secondary: secondary({ SourceRegion: 'us-east-1', [property]: value }) } },
    ],
    valid: [
      { title: 'left to the primary', ...twoRegions() },
      { title: 'on the primary', ...twoRegions({ primary: { [property]: value } }) },
      { title: 'which global database it joins is an import', resources: { Secondary: secondary({ GlobalClusterIdentifier: ANYTHING, [property]: value }) } },
      { title: 'it may be the first to join', resources: { World: world(), Cluster: primary({ [property]: value }) } },
    ],
  });

const rivals = rule('GlobalSecondaryCredentials', {
  on: 'cluster',
  with: 'GlobalClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Only one cluster of a global database has credentials of its own.',
  sources: [serviceError('Cannot specify user name for cross region replication cluster', 'https://github.com/hashicorp/terraform-provider-aws/issues/10188', READ)],
  check: (one) => {
    const [first] = [...(one.globalDatabase?.rivals ?? [])].sort((a, b) => (a.address < b.address ? -1 : 1));
    return first && first !== one && one.globalDatabase?.rivals.includes(one) && { at: 'MasterUsername', first: first.address };
  },
  what: ({ first }) => `MasterUsername is set here and on ${first}, which joins the same global database`,
  why: 'the first of them to join becomes the primary, and RDS refuses to create the other with a user name',
  fix: 'remove MasterUsername and the password from the cluster that is created second',
  invalid: [
    { title: 'both have a user name', region: 'us-east-1', resources: { Cluster: primary() }, elsewhere: inIreland({ Other: primary() }) },
  ],
  valid: [
    { title: 'one has a user name', region: 'us-east-1', resources: { Cluster: primary() }, elsewhere: inIreland({ Other: secondary() }) },
    { title: 'two global databases', region: 'us-east-1', resources: { Cluster: primary() }, elsewhere: inIreland({ Other: primary({ GlobalClusterIdentifier: 'other' }) }) },
    { title: 'which one the second joins is an import', region: 'us-east-1', resources: { Cluster: primary() }, elsewhere: inIreland({ Other: primary({ GlobalClusterIdentifier: ANYTHING }) }) },
    { title: 'the accounts are chosen at deployment', resources: { Cluster: primary() }, elsewhere: { Other: { resources: { Other: primary() } } } },
  ],
});

const kmsKey = rule('GlobalSecondaryKmsKey', {
  on: 'cluster',
  with: 'GlobalClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An encrypted secondary cluster of a global database names a key of its own Region.',
  sources: [clusterReference('KmsKeyId'), keyMissing],
  check: ({ properties, isSecondary }) => isSecondary && properties.boolean('StorageEncrypted') === true && !properties.has('KmsKeyId') && { at: 'KmsKeyId' },
  what: 'KmsKeyId is missing on an encrypted secondary cluster of a global database',
  why: 'RDS refuses to create it: the key of the primary is not valid in another Region, and no other is chosen by itself',
  fix: "set KmsKeyId to a key of this Region, or to 'alias/aws/rds'",
  invalid: [
    { title: 'no key', ...twoRegions({ world: { StorageEncrypted: true }, primary: { StorageEncrypted: true }, secondary: { StorageEncrypted: true } }) },
    { title: 'only the source Region tells', resources: { Secondary: secondary({ SourceRegion: 'us-east-1', StorageEncrypted: true }) } },
  ],
  valid: [
    { title: 'a key', ...twoRegions({ world: { StorageEncrypted: true }, primary: { StorageEncrypted: true }, secondary: { StorageEncrypted: true, KmsKeyId: 'alias/aws/rds' } }) },
    { title: 'the primary takes the default key', ...twoRegions({ primary: { StorageEncrypted: true } }) },
    { title: 'the key is an import', ...twoRegions({ secondary: { StorageEncrypted: true, KmsKeyId: ANYTHING } }) },
    { title: 'the first cluster to join is in another app', resources: { Secondary: secondary({ StorageEncrypted: true }) } },
  ],
});

const readerScaling = (properties = {}) =>
  other('AWS::ApplicationAutoScaling::ScalableTarget', {
    ServiceNamespace: 'rds',
    ScalableDimension: 'rds:cluster:ReadReplicaCount',
    ResourceId: { 'Fn::Sub': 'cluster:${Secondary}' },
    MinCapacity: 1,
    MaxCapacity: 3,
    ...properties,
  });

const readerAutoscaling = rule('GlobalSecondaryReaderAutoscaling', {
  on: 'readerAutoscaling',
  with: 'ResourceId',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'The readers of a secondary cluster are not scaled automatically.',
  sources: [limitations],
  check: ({ cluster: scaled }) => scaled?.isSecondary && { at: 'ResourceId', scaled: scaled.logicalId },
  what: ({ scaled }) => `ResourceId names ${scaled}, a secondary cluster of a global database`,
  why: 'Aurora Auto Scaling does not support secondary clusters, so no reader is ever added',
  fix: 'remove the scalable target, and declare the readers the secondary needs',
  invalid: [{ title: 'a secondary', resources: { Secondary: secondary({ SourceRegion: 'us-east-1' }), Readers: readerScaling() } }],
  valid: [
    { title: 'the primary', resources: { Secondary: cluster(), World: worldOf({ SourceDBClusterIdentifier: { Ref: 'Secondary' } }), Readers: readerScaling() } },
    { title: 'which cluster is scaled is an import', resources: { Secondary: secondary({ SourceRegion: 'us-east-1' }), Readers: readerScaling({ ResourceId: ANYTHING }) } },
  ],
});

const proxied = (role?: unknown, cluster_: unknown = { Ref: 'Secondary' }) => ({
  Secondary: secondary({ SourceRegion: 'us-east-1' }),
  Proxy: other('AWS::RDS::DBProxy', {
    DBProxyName: 'proxy',
    EngineFamily: 'MYSQL',
    RoleArn: 'arn:aws:iam::111122223333:role/proxy',
    VpcSubnetIds: ['subnet-11111111', 'subnet-22222222'],
    Auth: [{ AuthScheme: 'SECRETS', IAMAuth: 'DISABLED', SecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:database-AbCdEf' }],
  }),
  Targets: other('AWS::RDS::DBProxyTargetGroup', { DBProxyName: { Ref: 'Proxy' }, TargetGroupName: 'default', DBClusterIdentifiers: [cluster_] }),
  ...(role === undefined
    ? {}
    : { Readers: other('AWS::RDS::DBProxyEndpoint', { DBProxyEndpointName: 'readers', DBProxyName: { Ref: 'Proxy' }, TargetRole: role, VpcSubnetIds: ['subnet-11111111', 'subnet-22222222'] }) }),
});

const proxyEndpoint = rule('GlobalSecondaryProxyEndpoint', {
  on: 'proxyTargetGroup',
  with: 'DBClusterIdentifiers',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A proxy in front of a secondary cluster has a read-only endpoint.',
  sources: [userGuide('rds-proxy-gdb.html', READ)],
  check: (group) => {
    const proxied_ = group.clusters.find((one) => one.isSecondary);
    const isReadable = group.proxy?.allEndpoints.some((endpoint) => endpoint.targetRole === 'READ_ONLY');
    return proxied_ && !isReadable && { at: 'DBClusterIdentifiers', name: proxied_.logicalId };
  },
  what: ({ name }) => `DBClusterIdentifiers names ${name}, a secondary cluster of a global database, and the proxy has no read-only endpoint`,
  why: 'the default endpoint of a proxy takes writes, and fails as long as the cluster has no writer',
  fix: 'add an AWS::RDS::DBProxyEndpoint with TargetRole READ_ONLY, and connect to it',
  invalid: [
    { title: 'the default endpoint only', resources: proxied() },
    { title: 'an endpoint that takes writes', resources: proxied('READ_WRITE') },
  ],
  valid: [
    { title: 'a read-only endpoint', resources: proxied('READ_ONLY') },
    { title: 'what the endpoint is for is an import', resources: proxied(ANYTHING) },
    { title: 'which cluster it connects to is an import', resources: proxied(undefined, ANYTHING) },
  ],
});

export const globalDatabaseSecondaries = topic(
  'global-database-secondaries',
  { title: 'Secondary clusters of global databases', about: 'What a secondary cluster has from its primary, and what only works on the primary.' },
  [...INHERITED.map(inheritedSetting), rivals, kmsKey, readerAutoscaling, proxyEndpoint],
);
