import { rule, topic } from '../../engine/rule';
import { Source, apiReference, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { IO_OPTIMIZED_SINCE, IO_OPTIMIZED_STORAGE, STANDARD_STORAGE, lacksIoOptimizedStorage, storageTypeInstead } from '../../facts/storage';
import { nearestWith } from '../../facts/versions';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, mysql, postgresql } from '../_examples';

const READ = '2026-11-22';
const clusterReference = (property: string): Source => cfnReference(`aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-${property.toLowerCase()}`, READ);
const iopsNotAllowed = serviceError('Specifying IOPs is not allowed for this engine', 'https://github.com/hashicorp/terraform-provider-aws/issues/26092', '2026-11-28');
const preflight = (quote: string, name: string): Source =>
  serviceError(quote, `https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/${name}/meta.yaml`, READ);

const storageType = rule('ClusterStorageType', {
  on: 'cluster',
  with: 'StorageType',
  effect: 'rejected',
  since: '0.1.0',
  summary: `StorageType is '${STANDARD_STORAGE}' or '${IO_OPTIMIZED_STORAGE}'.`,
  sources: [preflight("You can't use the gp3 storage type.", 'pf-rds-cluster-storage-type'), apiReference('API_CreateDBCluster.html', READ)],
  check: ({ properties }) => {
    const type = properties.string('StorageType');
    const instead = type === undefined ? undefined : storageTypeInstead(type);
    return instead !== undefined && { at: 'StorageType', type, instead };
  },
  what: ({ type }) => `StorageType is '${type}', and Aurora has '${STANDARD_STORAGE}' and '${IO_OPTIMIZED_STORAGE}'`,
  why: 'RDS refuses to create the cluster: Aurora cannot use the storage type',
  fix: ({ instead }) => `set StorageType to '${instead}'${instead === STANDARD_STORAGE ? '' : `, or remove it for '${STANDARD_STORAGE}'`}`,
  invalid: [
    { title: 'a storage type of RDS', resources: { Cluster: postgresql({ StorageType: 'gp3' }) } },
    { title: 'a misspelled one of Aurora', resources: { Cluster: mysql({ StorageType: 'aurora-io-optimized' }) } },
    { title: 'the default, misspelled', resources: { Cluster: mysql({ StorageType: 'aurora-standard' }) } },
  ],
  valid: [
    { title: 'standard', resources: { Cluster: mysql({ StorageType: 'aurora' }) } },
    { title: 'I/O-Optimized', resources: { Cluster: mysql({ StorageType: 'aurora-iopt1' }) } },
    { title: 'one newer than this package', resources: { Cluster: mysql({ StorageType: 'aurora-quantum' }) } },
    { title: 'the type is an import', resources: { Cluster: mysql({ StorageType: ANYTHING }) } },
  ],
});

const ioOptimized = rule('ClusterIoOptimizedVersion', {
  on: 'cluster',
  with: 'StorageType',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A cluster with I/O-Optimized storage has an engine version that offers it.',
  sources: [userGuide('Concepts.Aurora_Fea_Regions_DB-eng.Feature.storage-type.html', READ)],
  check: ({ properties, version, engineVersion }) =>
    properties.string('StorageType') === IO_OPTIMIZED_STORAGE && version && lacksIoOptimizedStorage(version) && {
      at: 'StorageType', engineVersion, instead: nearestWith(version, IO_OPTIMIZED_SINCE),
    },
  what: ({ engineVersion }) => `StorageType is '${IO_OPTIMIZED_STORAGE}' on a cluster with EngineVersion '${engineVersion}', which does not offer it`,
  why: 'RDS refuses to create the cluster: the version is older than I/O-Optimized storage',
  fix: ({ instead }) => `set EngineVersion to '${instead}' or newer, or remove StorageType`,
  invalid: [
    { title: 'Aurora MySQL version 2', resources: { Cluster: mysql({ EngineVersion: '5.7.mysql_aurora.2.11.4', StorageType: 'aurora-iopt1' }) } },
    { title: 'just before it in MySQL', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.03.0', StorageType: 'aurora-iopt1' }) } },
    { title: 'just before it in PostgreSQL', resources: { Cluster: postgresql({ EngineVersion: '14.6', StorageType: 'aurora-iopt1' }) } },
  ],
  valid: [
    { title: 'Aurora MySQL 3', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4', StorageType: 'aurora-iopt1' }) } },
    { title: 'standard storage in an old version', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.03.0', StorageType: 'aurora' }) } },
    { title: 'Aurora PostgreSQL 17', resources: { Cluster: postgresql({ EngineVersion: '17.9', StorageType: 'aurora-iopt1' }) } },
    { title: 'a version newer than this package', resources: { Cluster: postgresql({ EngineVersion: '19.1', StorageType: 'aurora-iopt1' }) } },
    { title: 'the version is left to RDS', resources: { Cluster: postgresql({ EngineVersion: '17', StorageType: 'aurora-iopt1' }) } },
    { title: 'the version is an import', resources: { Cluster: mysql({ EngineVersion: ANYTHING, StorageType: 'aurora-iopt1' }) } },
  ],
});

/** What belongs to Multi-AZ DB clusters, the other kind of cluster RDS has. */
interface MultiAzSetting {
  readonly id: string;
  readonly property: string;
  readonly value: unknown;
  /** A value that asks for nothing. */
  readonly harmless?: false | 0;
  readonly source: Source;
  readonly instead: string;
}

const MULTI_AZ: readonly MultiAzSetting[] = [
  {
    id: 'ClusterAllocatedStorage',
    property: 'AllocatedStorage',
    value: 100,
    source: preflight("AllocatedStorage isn't supported for DB engine aurora-postgresql.", 'pf-rds-cluster-allocated-storage-aurora'),
    instead: 'Aurora storage grows by itself',
  },
  {
    id: 'ClusterInstanceClass',
    property: 'DBClusterInstanceClass',
    value: 'db.r6g.large',
    source: serviceError("InvalidParameterCombination: DBClusterInstanceClass isn't supported for DB engine aurora-postgresql.", 'https://github.com/hashicorp/terraform-provider-aws/issues/30596', READ),
    instead: 'set DBInstanceClass on each instance',
  },
  { id: 'ClusterIops', property: 'Iops', value: 3000, harmless: 0, source: iopsNotAllowed, instead: `set StorageType to '${IO_OPTIMIZED_STORAGE}' for predictable I/O` },
  {
    id: 'ClusterPubliclyAccessible',
    property: 'PubliclyAccessible',
    value: true,
    harmless: false,
    source: preflight("PubliclyAccessible isn't supported for DB engine aurora-postgresql.", 'pf-rds-cluster-publicly-accessible-aurora'),
    instead: 'set it on the instances that are meant to be public',
  },
];

function asksFor({ properties }: Cluster, { property, harmless }: MultiAzSetting): boolean {
  if (harmless === false) return properties.boolean(property) === true;
  return harmless === 0 ? (properties.number(property) ?? 0) !== 0 : properties.has(property);
}

const multiAzOnly = (setting: MultiAzSetting) =>
  rule(setting.id, {
    on: 'cluster',
    with: setting.property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${setting.property} belongs to Multi-AZ DB clusters, and is not set on an Aurora cluster.`,
    sources: [setting.source, clusterReference(setting.property)],
    check: (cluster) => asksFor(cluster, setting) && { at: setting.property, shown: cluster.properties.shown(setting.property) },
    what: ({ shown }) => `${setting.property} is ${shown} on an Aurora cluster`,
    why: `RDS refuses to create the cluster: ${setting.property} isn't supported for the engine`,
    fix: `remove ${setting.property}; ${setting.instead}`,
    invalid: [{ title: 'on an Aurora cluster', resources: { Cluster: postgresql({ [setting.property]: setting.value }) } }],
    valid: [
      setting.harmless === undefined
        ? { title: 'not said', resources: { Cluster: postgresql() } }
        : { title: 'as good as not said', resources: { Cluster: postgresql({ [setting.property]: setting.harmless }) } },
      { title: 'the engine is an import', resources: { Cluster: postgresql({ Engine: ANYTHING, [setting.property]: setting.value }) } },
    ],
  });

export const storage = topic(
  'storage',
  { title: 'Storage', about: 'The storage types of Aurora, and the settings only Multi-AZ DB clusters have.' },
  [storageType, ioOptimized, ...MULTI_AZ.map(multiAzOnly)],
);
