import { rule, topic } from '../../engine/rule';
import { creationHandlers } from '../../facts/creation-paths';
import { CLOUDFORMATION_DEFAULT_PORT, POSTGRESQL_PORT } from '../../facts/identifiers';
import { Source, apiReference, cfnHandler, cfnReference } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, member, mysql, other, postgresql } from '../_examples';

const READ = '2026-11-22';
const HANDLER = 'aws-rds-dbcluster/src/main/java/software/amazon/rds/dbcluster/';
const handler = (file: string): Source => cfnHandler(`${HANDLER}${file}`, READ);
const clusterReference = (property: string): Source => cfnReference(`aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-${property.toLowerCase()}`, READ);

const PAST = '2026-11-01T00:00:00Z';
const RESOURCE_ID = 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const REPLICATED = 'arn:aws:rds:eu-west-1:111122223333:cluster:invoices';

const instance = (properties?: Record<string, unknown>) => member('aurora-mysql', properties);
/** A cluster that has its credentials from elsewhere; made from a snapshot; made from another cluster. */
const inheriting = (properties: Record<string, unknown>) => other('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', ...properties });
const restored = (properties: Record<string, unknown> = {}) => inheriting({ SnapshotIdentifier: 'before', ...properties });
const copy = (properties: Record<string, unknown> = {}) => inheriting({ SourceDBClusterIdentifier: 'orders', UseLatestRestorableTime: true, ...properties });

const takesLatest = ({ declared }: Cluster): boolean => declared.boolean('UseLatestRestorableTime') === true;

const noInstances = rule('ClusterInstancesMissing', {
  on: 'singleMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster has an instance: unlike the console, CloudFormation creates none with it.',
  sources: [apiReference('API_CreateDBCluster.html', READ)],
  check: (cluster) => {
    if (cluster.properties.has('GlobalClusterIdentifier') || cluster.engineMode !== 'provisioned') return undefined;
    if (cluster.isLimitless || cluster.hasExpressConfiguration || cluster.isInGlobalDatabase) return undefined;
    return cluster.allMembers.length === 0 && {};
  },
  what: 'the cluster has no instance in this app',
  why: 'CloudFormation creates storage and endpoints alone: nothing can connect until an instance is added',
  fix: 'declare an AWS::RDS::DBInstance whose DBClusterIdentifier is the cluster',
  invalid: [{ title: 'a cluster alone', resources: { Cluster: mysql() } }],
  valid: [
    { title: 'a writer', resources: { Cluster: mysql(), Writer: instance() } },
    { title: 'a secondary cluster without instances', resources: { Cluster: inheriting({ GlobalClusterIdentifier: 'world' }) } },
    { title: 'Serverless v1 has none', resources: { Cluster: mysql({ EngineMode: 'serverless' }) } },
    { title: 'whose instance it is, is an import', resources: { Cluster: mysql(), Writer: instance({ DBClusterIdentifier: ANYTHING }) } },
    { title: 'a global database that may be made from it: that one may be a primary without instances', resources: { Cluster: mysql(), World: other('AWS::RDS::GlobalCluster', { SourceDBClusterIdentifier: ANYTHING }) } },
    { title: 'Limitless has shard groups', resources: { Cluster: postgresql({ ClusterScalabilityType: 'limitless', EngineVersion: '16.8-limitless', StorageType: 'aurora-iopt1', MonitoringInterval: 60, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring', PerformanceInsightsEnabled: true, PerformanceInsightsRetentionPeriod: 31, EnableCloudwatchLogsExports: ['postgresql'], ManageMasterUserPassword: undefined, MasterUserPassword: '{{resolve:secretsmanager:database:SecretString:password}}' }) } },
  ],
});

const defaultPort = rule('ClusterPortDefault', {
  on: 'cluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: `An Aurora PostgreSQL cluster says its port, since CloudFormation would choose ${CLOUDFORMATION_DEFAULT_PORT}.`,
  sources: [clusterReference('Port'), handler('ModelAdapter.java')],
  check: ({ properties, engine, engineMode, hasExpressConfiguration }) =>
    engine === 'aurora-postgresql' && engineMode === 'provisioned' && !properties.has('Port') && !hasExpressConfiguration && { at: 'Port' },
  what: 'Port is not set on an Aurora PostgreSQL cluster',
  why: `CloudFormation then asks for ${CLOUDFORMATION_DEFAULT_PORT}, while PostgreSQL clients and the RDS API expect ${POSTGRESQL_PORT}`,
  fix: `set Port to ${POSTGRESQL_PORT}, or to ${CLOUDFORMATION_DEFAULT_PORT} if that is meant`,
  invalid: [{ title: 'no port', resources: { Cluster: postgresql() } }],
  valid: [
    { title: 'the port of PostgreSQL', resources: { Cluster: postgresql({ Port: POSTGRESQL_PORT }) } },
    { title: 'any port that is said', resources: { Cluster: postgresql({ Port: CLOUDFORMATION_DEFAULT_PORT }) } },
    { title: 'Aurora MySQL', resources: { Cluster: mysql() } },
    { title: 'Serverless v1', resources: { Cluster: postgresql({ EngineMode: 'serverless' }) } },
    { title: 'the port is an import', resources: { Cluster: postgresql({ Port: ANYTHING }) } },
  ],
});

const noSource = rule('RestoreSourceMissing', {
  on: 'cluster',
  with: ['RestoreType', 'RestoreToTime', 'UseLatestRestorableTime'],
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A cluster that says how it is copied says from which cluster.',
  sources: [handler('util/ResourceModelHelper.java'), clusterReference('RestoreToTime')],
  check: (cluster) => {
    if (cluster.isRestored) return undefined;
    const at = ['RestoreType', 'RestoreToTime'].find((property) => cluster.declared.has(property)) ?? (takesLatest(cluster) ? 'UseLatestRestorableTime' : undefined);
    return at !== undefined && { at };
  },
  what: ({ at }) => `${at} is set, but SourceDBClusterIdentifier is not`,
  why: 'CloudFormation does not send it: the cluster is created new, and is not a copy of anything',
  fix: ({ at }) => `set SourceDBClusterIdentifier to the cluster to copy, or remove ${at}`,
  invalid: [
    { title: 'a clone of nothing', resources: { Cluster: mysql({ RestoreType: 'copy-on-write' }) } },
    { title: 'a time of nothing', resources: { Cluster: mysql({ RestoreToTime: PAST }) } },
    { title: 'the latest of nothing', resources: { Cluster: mysql({ UseLatestRestorableTime: true }) } },
  ],
  valid: [
    { title: 'a copy', resources: { Cluster: copy({ RestoreType: 'full-copy' }) } },
    { title: 'as good as not said', resources: { Cluster: mysql({ UseLatestRestorableTime: false }) } },
    { title: 'the source is an import', resources: { Cluster: copy({ SourceDBClusterIdentifier: ANYTHING }) } },
  ],
});

const timeDropped = rule('RestoreTimeDropped', {
  on: 'cluster',
  with: 'RestoreToTime',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A copy of a cluster is of a time or of the latest, not of both.',
  sources: [handler('Translator.java'), clusterReference('RestoreToTime')],
  check: (cluster) => cluster.madeFrom === 'cluster' && cluster.declared.has('RestoreToTime') && takesLatest(cluster) && { at: 'RestoreToTime' },
  what: 'RestoreToTime is set, and UseLatestRestorableTime is true',
  why: 'CloudFormation does not send the time: the copy is of the latest, which may be after what it should undo',
  fix: 'remove UseLatestRestorableTime if the time is meant, else RestoreToTime',
  invalid: [{ title: 'both', resources: { Cluster: copy({ RestoreToTime: PAST }) } }],
  valid: [
    { title: 'a time', resources: { Cluster: copy({ UseLatestRestorableTime: false, RestoreToTime: PAST }) } },
    { title: 'the latest', resources: { Cluster: copy() } },
    { title: 'whether the latest is meant is an import', resources: { Cluster: copy({ UseLatestRestorableTime: ANYTHING, RestoreToTime: PAST }) } },
  ],
});

/** What CloudFormation never sends when it makes a cluster from something else, and what holds instead. */
interface Dropped {
  readonly id: string;
  readonly property: string;
  readonly value: unknown;
  readonly why: string;
  readonly fix?: string;
}

const FROM_SNAPSHOT: readonly Dropped[] = [
  { id: 'RestoreSnapshotMasterUsername', property: 'MasterUsername', value: 'dbadmin', why: 'the cluster has the master user of the snapshot' },
  {
    id: 'RestoreSnapshotReplication',
    property: 'ReplicationSourceIdentifier',
    value: REPLICATED,
    why: 'the cluster has the data of the snapshot, and replicates nothing',
    fix: 'remove either ReplicationSourceIdentifier or SnapshotIdentifier',
  },
  {
    id: 'RestoreSnapshotTime',
    property: 'RestoreToTime',
    value: PAST,
    why: 'the cluster has the data of the snapshot, whatever the time',
    fix: 'remove RestoreToTime, or name a SourceDBClusterIdentifier in place of SnapshotIdentifier',
  },
  {
    id: 'RestoreSnapshotType',
    property: 'RestoreType',
    value: 'copy-on-write',
    why: 'a snapshot is always restored in full',
    fix: 'remove RestoreType, or name a SourceDBClusterIdentifier in place of SnapshotIdentifier',
  },
];

const FROM_CLUSTER: readonly Dropped[] = [
  { id: 'RestoreCopyMasterUsername', property: 'MasterUsername', value: 'dbadmin', why: 'the copy has the master user of its source' },
  { id: 'RestoreCopyDatabaseName', property: 'DatabaseName', value: 'app', why: 'the copy has the databases of its source, and no other' },
  { id: 'RestoreCopyAvailabilityZones', property: 'AvailabilityZones', value: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'], why: 'the zones are not those asked for' },
  {
    id: 'RestoreCopyReplication',
    property: 'ReplicationSourceIdentifier',
    value: REPLICATED,
    why: 'the copy replicates nothing',
    fix: 'remove either ReplicationSourceIdentifier or the source of the copy',
  },
  {
    id: 'RestoreCopySnapshot',
    property: 'SnapshotIdentifier',
    value: 'before',
    why: 'the cluster is a copy of the other cluster, and the snapshot is not looked at',
    fix: 'keep the source that is meant, and remove the other',
  },
];

/** What a cluster can be made from. */
interface Origin {
  readonly name: string;
  /** The properties that name it, one or another. */
  readonly saidBy: string | readonly string[];
  readonly is: Cluster['madeFrom'];
  /** Examples of it, with further properties. */
  readonly examples: readonly { readonly title: string; readonly make: typeof copy }[];
}

const SNAPSHOT: Origin = {
  name: 'a snapshot',
  saidBy: 'SnapshotIdentifier',
  is: 'snapshot',
  examples: [{ title: 'set', make: restored }],
};
const CLUSTER: Origin = {
  name: 'another cluster',
  saidBy: ['SourceDBClusterIdentifier', 'SourceDbClusterResourceId'],
  is: 'cluster',
  examples: [
    { title: 'set', make: copy },
    {
      title: 'set, with the resource id of the source',
      make: (properties) => copy({ SourceDBClusterIdentifier: undefined, SourceDbClusterResourceId: RESOURCE_ID, ...properties }),
    },
  ],
};

const dropped = ({ name, saidBy, is, examples }: Origin) => ({ id, property, value, why, fix }: Dropped) =>
  rule(id, {
    on: 'cluster',
    with: saidBy,
    effect: 'ignored',
    since: '0.1.0',
    summary: `A cluster made from ${name} does not state ${property}.`,
    sources: creationHandlers,
    check: ({ declared, madeFrom }) => madeFrom === is && declared.has(property) && { at: property },
    what: `${property} is set on a cluster that is made from ${name}`,
    why: `CloudFormation does not send it: ${why}`,
    fix: fix ?? `remove ${property}`,
    invalid: examples.map(({ title, make }) => ({ title, resources: { Cluster: make({ [property]: value }) } })),
    valid: [{ title: 'not set', resources: { Cluster: examples[0]!.make() } }, { title: 'a new cluster', resources: { Cluster: mysql() } }],
  });

const decrypted = rule('RestoreSnapshotEncryptionOff', {
  on: 'cluster',
  with: 'SnapshotIdentifier',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A cluster restored from a snapshot with a KmsKeyId does not have StorageEncrypted set to false.',
  sources: [handler('Translator.java'), clusterReference('StorageEncrypted')],
  check: ({ properties, declared, madeFrom }) =>
    madeFrom === 'snapshot' && properties.has('KmsKeyId') && declared.boolean('StorageEncrypted') === false && { at: 'StorageEncrypted' },
  what: 'StorageEncrypted is false on a cluster restored from a snapshot with a KmsKeyId',
  why: 'CloudFormation does not send StorageEncrypted: the cluster is encrypted with the key',
  fix: 'set StorageEncrypted to true, or remove KmsKeyId',
  invalid: [{ title: 'a key, and no encryption', resources: { Cluster: restored({ KmsKeyId: 'alias/aws/rds', StorageEncrypted: false }) } }],
  valid: [
    { title: 'a key', resources: { Cluster: restored({ KmsKeyId: 'alias/aws/rds', StorageEncrypted: true }) } },
    { title: 'no key', resources: { Cluster: restored({ StorageEncrypted: false }) } },
    { title: 'whether it is encrypted is an import', resources: { Cluster: restored({ KmsKeyId: 'alias/aws/rds', StorageEncrypted: ANYTHING }) } },
  ],
});

export const cloudformation = topic(
  'cloudformation',
  { title: 'What CloudFormation does by itself', about: 'Where creating a cluster with CloudFormation differs from the console and the API, and what it leaves out without a word.' },
  [
    noInstances, defaultPort, noSource, timeDropped, ...FROM_SNAPSHOT.map(dropped(SNAPSHOT)), decrypted,
    ...FROM_CLUSTER.map(dropped(CLUSTER)),
  ],
);
