import { rule, topic } from '../../engine/rule';
import { ENCRYPTED_SINCE } from '../../facts/encryption';
import { MAX_CROSS_REGION_REPLICAS, keyMissing } from '../../facts/global-database';
import { partitionOf } from '../../facts/regions';
import { Source, apiReference, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { ANYTHING, clusterParameters, other, several } from '../_examples';
import { cluster, inIreland } from './_global-examples';

const READ = '2026-11-22';
const clusterReference = (property: string) => cfnReference(`aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-${property.toLowerCase()}`, READ);
const crossRegion = userGuide('AuroraMySQL.Replication.CrossRegion.html', READ);
const govCloud: Source = { url: 'https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-aurora.html', read: READ };

const SOURCE = 'arn:aws:rds:us-east-1:111122223333:cluster:source';

/** A cluster that replicates from another. */
const replica = (properties = {}) => other('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', ReplicationSourceIdentifier: SOURCE, ...properties });

/** What a replica has from its source, and the service's words when it is said again. */
interface InheritedSetting {
  readonly property: string;
  readonly value: string;
  readonly source: Source;
}

const INHERITED: readonly InheritedSetting[] = [
  {
    property: 'MasterUsername',
    value: 'dbadmin',
    source: serviceError('Cannot specify user name for instance cluster replication cluster', 'https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/336', READ),
  },
  {
    property: 'MasterUserPassword',
    value: '{{resolve:secretsmanager:database:SecretString:password}}',
    source: serviceError('Cannot specify password for cross region replication cluster', 'https://github.com/crossplane-contrib/provider-aws/issues/2072', READ),
  },
  {
    property: 'DatabaseName',
    value: 'app',
    source: serviceError('Cannot specify database name for cross region replication cluster', 'https://github.com/pulumi/pulumi-aws/issues/3751', READ),
  },
];

const inheritedSetting = ({ property, value, source }: InheritedSetting) =>
  rule(`Replica${property}`, {
    on: 'cluster',
    with: 'ReplicationSourceIdentifier',
    effect: 'rejected',
    since: '0.1.0',
    summary: `A cluster that replicates from another does not set ${property}.`,
    sources: [source, clusterReference('ReplicationSourceIdentifier')],
    check: ({ properties }) => properties.has(property) && properties.has('ReplicationSourceIdentifier') && { at: property },
    what: `${property} is set on a cluster with ReplicationSourceIdentifier`,
    why: 'RDS refuses to create it: a replica has the users and databases of its source',
    fix: `remove ${property}; to keep the setting, remove ReplicationSourceIdentifier once the replica has been promoted`,
    invalid: [{ title: 'said again', resources: { Cluster: replica({ [property]: value }) } }],
    valid: [
      { title: 'left to the source', resources: { Cluster: replica() } },
      { title: 'no replica', resources: { Cluster: cluster({ [property]: value }) } },
      { title: 'the source is an import', resources: { Cluster: replica({ ReplicationSourceIdentifier: ANYTHING }) } },
    ],
  });

const sourceArn = rule('ReplicaSourceArn', {
  on: 'cluster',
  with: 'ReplicationSourceIdentifier',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'ReplicationSourceIdentifier is the ARN of a cluster or an instance.',
  sources: [clusterReference('ReplicationSourceIdentifier'), apiReference('API_CreateDBCluster.html', READ)],
  check: ({ properties }) => {
    const own = properties.string('ReplicationSourceIdentifier');
    return own !== undefined && own !== '' && !/^arn:/i.test(own) && { at: 'ReplicationSourceIdentifier', own };
  },
  what: ({ own }) => `ReplicationSourceIdentifier is '${own}', which is no ARN`,
  why: 'RDS documents an ARN here, and may not find the source by anything else',
  fix: ({ own }) => `set ReplicationSourceIdentifier to an ARN, such as 'arn:aws:rds:us-east-1:111122223333:cluster:${own}'`,
  invalid: [{ title: 'a name', resources: { Cluster: replica({ ReplicationSourceIdentifier: 'source' }) } }],
  valid: [
    { title: 'the ARN of a cluster', resources: { Cluster: replica() } },
    { title: 'the ARN of an instance', resources: { Cluster: replica({ ReplicationSourceIdentifier: 'arn:aws:rds:us-east-1:111122223333:db:source' }) } },
    { title: 'the ARN is an import', resources: { Cluster: replica({ ReplicationSourceIdentifier: ANYTHING }) } },
  ],
});

const postgresqlRegion = rule('ReplicaPostgresqlRegion', {
  on: 'cluster',
  with: 'ReplicationSourceIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An Aurora PostgreSQL cluster does not replicate from a cluster in another Region.',
  sources: [
    userGuide('AuroraPostgreSQL.Replication.html', READ),
    serviceError("Source cluster doesn't have binlogs enabled.", 'https://github.com/hashicorp/terraform-provider-aws/issues/13715', READ),
  ],
  check: (one) => {
    const source = one.engine === 'aurora-postgresql' ? one.replicationSource : undefined;
    return source?.type === 'cluster' && source.region !== one.region && { at: 'ReplicationSourceIdentifier', from: source.region, to: one.region };
  },
  what: ({ from, to }) => `ReplicationSourceIdentifier names a cluster in ${from} on an Aurora PostgreSQL cluster in ${to}`,
  why: 'RDS refuses to create it: Aurora PostgreSQL has no replicas of clusters in other Regions',
  fix: 'remove ReplicationSourceIdentifier, and join both clusters to a global database by GlobalClusterIdentifier',
  invalid: [{ title: 'from Virginia to Ireland', region: 'eu-west-1', resources: { Cluster: replica({ Engine: 'aurora-postgresql' }) } }],
  valid: [
    { title: 'Aurora MySQL', region: 'eu-west-1', resources: { Cluster: replica() } },
    { title: 'an instance of RDS for PostgreSQL', region: 'us-east-1', resources: { Cluster: replica({ Engine: 'aurora-postgresql', ReplicationSourceIdentifier: 'arn:aws:rds:us-east-1:111122223333:db:source' }) } },
    { title: 'a cluster in the same Region', region: 'us-east-1', resources: { Cluster: replica({ Engine: 'aurora-postgresql' }) } },
    { title: 'the source is an import', region: 'eu-west-1', resources: { Cluster: replica({ Engine: 'aurora-postgresql', ReplicationSourceIdentifier: ANYTHING }) } },
    { title: 'the region is chosen at deployment', resources: { Cluster: replica({ Engine: 'aurora-postgresql' }) } },
  ],
});

const partition = rule('ReplicaPartition', {
  on: 'cluster',
  with: 'ReplicationSourceIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A cluster replicates from a Region of its own partition: not across the border of AWS GovCloud (US) or China.',
  sources: [govCloud],
  check: (one) => {
    const from = one.replicationSource?.region;
    const [theirs, ours] = [from === undefined ? undefined : partitionOf(from), from === undefined ? undefined : partitionOf(one.region)];
    return theirs !== undefined && ours !== undefined && theirs !== ours && { at: 'ReplicationSourceIdentifier', from, to: one.region };
  },
  what: ({ from, to }) => `ReplicationSourceIdentifier names a source in ${from} on a cluster in ${to}, which is another partition`,
  why: 'RDS refuses to create it: replicas do not cross partitions',
  fix: 'replicate from a Region of the same partition',
  invalid: [{ title: 'into GovCloud', region: 'us-gov-west-1', resources: { Cluster: replica() } }],
  valid: [
    { title: 'within one partition', region: 'eu-west-1', resources: { Cluster: replica() } },
    { title: 'a Region newer than this package', region: 'eu-far-1', resources: { Cluster: replica() } },
    { title: 'the source is an import', region: 'us-gov-west-1', resources: { Cluster: replica({ ReplicationSourceIdentifier: ANYTHING }) } },
  ],
});

const encryption = rule('ReplicaStorageEncrypted', {
  on: 'cluster',
  with: 'ReplicationSourceIdentifier',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A replica of an encrypted cluster does not ask for no encryption.',
  sources: [userGuide('Overview.Encryption.html#Overview.Encryption.Overview', '2026-11-28'), userGuide('Overview.Encryption.html#Overview.Encryption.Limitations', READ)],
  check: (one) =>
    one.properties.boolean('StorageEncrypted') === false
      && one.replicationSource?.cluster?.properties.boolean('StorageEncrypted') === true
      && { at: 'StorageEncrypted' },
  what: 'StorageEncrypted is false on a replica of an encrypted cluster',
  why: `RDS encrypts it all the same, as every cluster that is created since ${ENCRYPTED_SINCE}`,
  fix: 'set StorageEncrypted to true',
  invalid: [{ title: 'of an encrypted cluster', ...inTwoRegions({ StorageEncrypted: true }, { StorageEncrypted: false }) }],
  valid: [
    { title: 'both', ...inTwoRegions({ StorageEncrypted: true }, { StorageEncrypted: true, KmsKeyId: 'alias/aws/rds' }) },
    { title: 'of one that says false, and is encrypted all the same', ...inTwoRegions({ StorageEncrypted: false }, { StorageEncrypted: true, KmsKeyId: 'alias/aws/rds' }) },
    { title: 'the source is an import', ...inTwoRegions({ StorageEncrypted: true }, { StorageEncrypted: false, ReplicationSourceIdentifier: ANYTHING }) },
    { title: 'the source is in another app', resources: { Cluster: replica({ StorageEncrypted: false }) } },
  ],
});

/** A cluster, and its replica in the same stack. */
function inTwoRegions(properties: object, replicaProperties: object) {
  return {
    resources: {
      Cluster: cluster({ DBClusterParameterGroupName: { Ref: 'Parameters' }, ...properties }),
      Parameters: clusterParameters('aurora-mysql8.0', { binlog_format: 'MIXED' }),
      Replica: replica({ ReplicationSourceIdentifier: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }, ...replicaProperties }),
    },
  };
}

const kmsKey = rule('ReplicaKmsKey', {
  on: 'cluster',
  with: 'ReplicationSourceIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An encrypted replica of a cluster in another Region names a key of its own Region.',
  sources: [clusterReference('KmsKeyId'), keyMissing],
  check: (one) => {
    if (one.properties.has('KmsKeyId') || one.properties.boolean('StorageEncrypted') !== true) return undefined;
    const source = one.replicationSource;
    return source?.type === 'cluster' && source.region !== one.region && { at: 'KmsKeyId', from: source.region };
  },
  what: ({ from }) => `KmsKeyId is missing on an encrypted replica of a cluster in ${from}`,
  why: 'RDS refuses to create it: the key of the source is not valid here, and no other is chosen by itself',
  fix: "set KmsKeyId to a key of this Region, or to 'alias/aws/rds'",
  invalid: [{ title: 'no key', region: 'eu-west-1', resources: { Cluster: replica({ StorageEncrypted: true }) } }],
  valid: [
    { title: 'a key', region: 'eu-west-1', resources: { Cluster: replica({ StorageEncrypted: true, KmsKeyId: 'alias/aws/rds' }) } },
    { title: 'in the Region of the source', region: 'us-east-1', resources: { Cluster: replica({ StorageEncrypted: true }) } },
    { title: 'not encrypted', region: 'eu-west-1', resources: { Cluster: replica() } },
    { title: 'of an instance', region: 'eu-west-1', resources: { Cluster: replica({ StorageEncrypted: true, ReplicationSourceIdentifier: 'arn:aws:rds:us-east-1:111122223333:db:source' }) } },
    { title: 'no replica', region: 'eu-west-1', resources: { Cluster: cluster({ StorageEncrypted: true }) } },
    { title: 'the source is an import', region: 'eu-west-1', resources: { Cluster: replica({ StorageEncrypted: true, ReplicationSourceIdentifier: ANYTHING }) } },
  ],
});

const replicaLimit = rule('ReplicaLimit', {
  on: 'cluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: `An Aurora MySQL cluster has at most ${MAX_CROSS_REGION_REPLICAS} replica clusters in other Regions.`,
  sources: [crossRegion],
  check: (one) => {
    const count = one.replicas.filter((copy) => copy.region !== one.region).length;
    return count > MAX_CROSS_REGION_REPLICAS && { count };
  },
  what: ({ count }) => `${count} clusters in other Regions replicate from the cluster, above the limit of ${MAX_CROSS_REGION_REPLICAS}`,
  why: `RDS refuses to create replica ${MAX_CROSS_REGION_REPLICAS + 1}`,
  fix: `keep at most ${MAX_CROSS_REGION_REPLICAS} replica clusters, or use a global database`,
  invalid: [{ title: 'six', ...replicatedTo(6) }],
  valid: [
    { title: 'five', ...replicatedTo(5) },
    { title: 'five, and one in the same Region', ...replicatedTo(5, {}, { Near: replica() }) },
    { title: 'the source of the last is an import', ...replicatedTo(5, { Last: replica({ ReplicationSourceIdentifier: ANYTHING }) }) },
  ],
});

/** A cluster in Virginia with replicas in Ireland that have its ARN: exports stay within their Region. */
function replicatedTo(count: number, more = {}, here = {}) {
  const ready = inTwoRegions({ DBClusterIdentifier: 'source' }, {}).resources;
  return {
    region: 'us-east-1',
    resources: { Cluster: ready.Cluster, Parameters: ready.Parameters, ...here },
    elsewhere: inIreland({ ...several(count, 'Replica', () => replica()), ...more }),
  };
}

const binlog = rule('ReplicaSourceBinlog', {
  on: 'cluster',
  with: 'ReplicationSourceIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An Aurora MySQL cluster that others replicate from writes a binary log.',
  sources: [
    userGuide('AuroraMySQL.Replication.CrossRegion.html#AuroraMySQL.Replication.CrossRegion.Prerequisites', READ),
    serviceError("Source cluster doesn't have binlogs enabled.", 'https://github.com/hashicorp/terraform-provider-aws/issues/13715', READ),
  ],
  check: (one) => {
    const source = one.replicationSource?.cluster;
    // Version 8.4 may have another default one day.
    if (source?.engine !== 'aurora-mysql' || (source.version?.major ?? 8) > 3) return undefined;
    const format = source.parameter('binlog_format') ?? 'OFF';
    return format.toUpperCase() === 'OFF' && { at: 'ReplicationSourceIdentifier', source: source.logicalId };
  },
  what: ({ source }) => `ReplicationSourceIdentifier names ${source}, whose parameter binlog_format is OFF, as it is by default`,
  why: 'RDS refuses to create the replica: its source does not have the binary log enabled',
  fix: 'set binlog_format to MIXED in a cluster parameter group of the source',
  invalid: [
    { title: 'the default parameter group', ...inTwoRegions({ EngineVersion: '8.0.mysql_aurora.3.10.4', DBClusterParameterGroupName: undefined }, {}) },
  ],
  valid: [
    { title: 'MIXED', ...inTwoRegions({ EngineVersion: '8.0.mysql_aurora.3.10.4' }, {}) },
    { title: 'a version that may have another default', ...inTwoRegions({ EngineVersion: '8.4.mysql_aurora.8.4.7', DBClusterParameterGroupName: undefined }, {}) },
    { title: 'the parameter group is an import', ...inTwoRegions({ EngineVersion: '8.0.mysql_aurora.3.10.4', DBClusterParameterGroupName: ANYTHING }, {}) },
    { title: 'the source is in another app', resources: { Cluster: replica() } },
  ],
});

export const crossRegionReplicas = topic(
  'cross-region-replicas',
  { title: 'Replica clusters', about: 'What a cluster that replicates from another can say, and what its source needs.' },
  [...INHERITED.map(inheritedSetting), sourceArn, postgresqlRegion, partition, encryption, kmsKey, replicaLimit, binlog],
);
