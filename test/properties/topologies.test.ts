import { Finding } from '../../src/engine/finding';
import { severityOf } from '../../src/engine/render';
import { EngineVersion } from '../../src/facts/versions';
import { NUM_RUNS, holds } from '../support/holds';
import { evaluateExample } from '../support/properties';
import { PASSWORD, ValidTopology, validTopology } from '../support/valid-topology';

const errors = (findings: readonly Finding[]): string[] =>
  findings.filter(({ rule, holdsByDefault }) => holdsByDefault && severityOf(rule) === 'error').map(({ rule, what }) => `${rule.id}: ${what}`);

holds('a topology drawn from the facts has no error', validTopology, (topology) => {
  const { findings, failed } = evaluateExample(topology);
  expect(errors(findings)).toEqual([]);
  expect(failed).toEqual([]);
});

type Properties = Readonly<Record<string, unknown>>;
type Applies = (topology: ValidTopology) => boolean;

/** One change that breaks one rule. */
interface Mutation {
  readonly name: string;
  readonly breaks: string;
  readonly applies?: Applies;
  readonly mutate: (topology: ValidTopology) => ValidTopology;
}

const isMysql: Applies = ({ version }) => version.engine === 'aurora-mysql';
const isPostgresql: Applies = ({ version }) => version.engine === 'aurora-postgresql';
const isGlobal: Applies = (topology) => topology.isGlobal;
const isAlone: Applies = (topology) => !topology.isGlobal;
const isServerless: Applies = (topology) => topology.isServerless;
const isAtLeast = (mysql: number, postgresql: number) => ({ version: { engine, major } }: { version: EngineVersion }): boolean => major >= (engine === 'aurora-mysql' ? mysql : postgresql);

const withResource = (id: string, properties: Properties) => (topology: ValidTopology): ValidTopology => {
  const resource = topology.resources[id]!;
  const mutated = { ...resource, Properties: { ...resource.Properties, ...properties } };
  return { ...topology, resources: { ...topology.resources, [id]: mutated } };
};

const elsewhere = (id: string, properties: Properties) => (topology: ValidTopology): ValidTopology => {
  const { Elsewhere } = topology.elsewhere!;
  const resource = Elsewhere!.resources[id]!;
  const resources = { ...Elsewhere!.resources, [id]: { ...resource, Properties: { ...resource.Properties, ...properties } } };
  return { ...topology, elsewhere: { Elsewhere: { ...Elsewhere!, resources } } };
};

const onCluster = (breaks: string, name: string, properties: Properties, applies?: Applies): Mutation =>
  ({ breaks, name, mutate: withResource('Cluster', properties), ...(applies ? { applies } : {}) });
const onInstance = (breaks: string, name: string, properties: Properties, applies?: Applies): Mutation =>
  ({ breaks, name, mutate: withResource('Instance0', properties), ...(applies ? { applies } : {}) });
const onSecondary = (breaks: string, name: string, properties: Properties): Mutation => ({ breaks, name, applies: isGlobal, mutate: elsewhere('Cluster', properties) });

const MUTATIONS: readonly Mutation[] = [
  onCluster('EngineVersionSpelling', 'the version without what is before it', { EngineVersion: '3.10.4' }, isMysql),
  onCluster('EngineVersionOffered', 'a version Aurora left out', { EngineVersion: '16.7' }, isPostgresql),
  onCluster('EngineVersionRetired', 'a version that is gone', { EngineVersion: '8.0.mysql_aurora.3.05.2' }, isMysql),
  onCluster('EngineModeSpelling', 'a capital in the engine mode', { EngineMode: 'Provisioned' }),
  onCluster('ScalingConfigurationEngineMode', 'the capacity of Serverless v1', { ScalingConfiguration: { MinCapacity: 2, MaxCapacity: 4 } }),
  onCluster('EngineLifecycleSupportSpelling', 'extended support in other words', { EngineLifecycleSupport: 'enabled' }),
  onCluster('ClusterBackupRetention', 'backups for too long', { BackupRetentionPeriod: 36 }),
  onCluster('ClusterBackupRetention', 'no backups', { BackupRetentionPeriod: 0 }),
  onCluster('ClusterBackupWindowFormat', 'a window of one time', { PreferredBackupWindow: '02:00' }),
  onCluster('ClusterBackupWindowLength', 'a short window', { PreferredBackupWindow: '02:00-02:29' }),
  onCluster('ClusterMaintenanceWindowFormat', 'a maintenance window without days', { PreferredMaintenanceWindow: '05:00-06:00' }),
  onCluster('ClusterWindowOverlap', 'windows at one time', { PreferredBackupWindow: '05:00-05:30', PreferredMaintenanceWindow: 'sun:05:00-sun:06:00' }),
  onCluster('ClusterPort', 'a low port', { Port: 80 }),
  onCluster('ClusterDatabaseName', 'a database name that begins with a digit', { DatabaseName: '1app' }),
  onCluster('ClusterIdentifierFormat', 'two hyphens in a row', { DBClusterIdentifier: 'or--ders' }),
  onCluster('ClusterStorageType', 'a storage type of instances', { StorageType: 'gp3' }),
  onCluster('ClusterAllocatedStorage', 'storage of a Multi-AZ cluster', { AllocatedStorage: 100 }),
  onCluster('ClusterMasterUsernameMissing', 'no user', { MasterUsername: undefined }, isAlone),
  onCluster('ClusterMasterUsernameReserved', 'the user of RDS', { MasterUsername: 'rdsadmin' }),
  onCluster('ClusterMasterPasswordMissing', 'no password', { ManageMasterUserPassword: undefined }, isAlone),
  onCluster('ClusterMasterPasswordLength', 'a short password', { ManageMasterUserPassword: undefined, MasterUserPassword: 'seven77' }),
  onCluster('ClusterAvailabilityZoneLimit', 'four zones', { AvailabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d'] }),
  onCluster('ClusterLogExportType', 'a log of the other engine', { EnableCloudwatchLogsExports: ['postgresql'] }, isMysql),
  onCluster('BacktrackEngine', 'backtrack on PostgreSQL', { BacktrackWindow: 3600 }, isPostgresql),
  onCluster('BacktrackWindowRange', 'four days of backtrack', { BacktrackWindow: 345_600 }, (topology) => isMysql(topology) && isAlone(topology)),
  onCluster('ServerlessV2CapacityMissing', 'no capacity', { ServerlessV2ScalingConfiguration: undefined }, isServerless),
  onCluster('ServerlessV2MaxCapacity', 'too much capacity', { ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 300 } }, isServerless),
  onCluster('ServerlessV2CapacityOrder', 'less at most than at least', { ServerlessV2ScalingConfiguration: { MinCapacity: 8, MaxCapacity: 4 } }, isServerless),
  onCluster('ServerlessV2CapacityStep', 'thirds of a unit', { ServerlessV2ScalingConfiguration: { MinCapacity: 1.3, MaxCapacity: 4 } }, isServerless),
  onInstance('MemberPromotionTier', 'tier 16', { PromotionTier: 16 }),
  onInstance('MemberEngineKind', 'the engine of RDS', { Engine: 'mysql' }),
  onInstance('MemberDeletionProtection', 'protection of an instance', { DeletionProtection: true }),
  onInstance('InstanceClassSpelling', 'a class without its beginning', { DBInstanceClass: 'r6g.large' }),
  onInstance('InstanceClassFamily', 'a family Aurora does not have', { DBInstanceClass: 'db.m5.large' }),
  onInstance('InstanceClassSize', 'a size the family does not have', { DBInstanceClass: 'db.r6g.24xlarge' }),
  onInstance('InstanceClassEngine', 'a class of the other engine', { DBInstanceClass: 'db.r6gd.xlarge' }, isMysql),
  onInstance('InstanceClassMaximumVersion', 'a class that is too old', { DBInstanceClass: 'db.r4.large' }, isAtLeast(3, 13)),
  onInstance('InstanceClassGlobalDatabase', 'a burstable class in a global database', { DBInstanceClass: 'db.t4g.medium' }, isGlobal),
  {
    name: 'one instance too many',
    breaks: 'ClusterInstanceLimit',
    mutate: (topology) => Array.from({ length: 17 }, (_, index) => `Instance${index}`).reduce<ValidTopology>(
      (one, id) => ({ ...one, resources: { ...one.resources, [id]: one.resources[id] ?? topology.resources.Instance0! } }), topology),
  },
  { name: 'parameters of another family', breaks: 'ClusterParameterGroupFamily', applies: ({ resources }) => 'Parameters' in resources, mutate: withResource('Parameters', { Family: 'aurora-postgresql10' }) },
  { name: 'a global database of another engine', breaks: 'GlobalClusterEngine', applies: isGlobal, mutate: withResource('World', { Engine: 'mysql' }) },
  onCluster('GlobalMemberManagedPassword', 'a managed password in a global database', { MasterUserPassword: undefined, ManageMasterUserPassword: true }, isGlobal),
  onSecondary('GlobalSecondaryMasterUsername', 'a user of the secondary', { MasterUsername: 'dbadmin', SourceRegion: 'us-east-1' }),
  onSecondary('GlobalSecondaryMasterUserPassword', 'a password of the secondary', { MasterUserPassword: PASSWORD, SourceRegion: 'us-east-1' }),
  onSecondary('GlobalSecondaryDatabaseName', 'a database of the secondary', { DatabaseName: 'app' }),
  onSecondary('GlobalMemberStorageEncrypted', 'a secondary that alone is encrypted', { StorageEncrypted: true }),
  { name: 'two clusters in one Region', breaks: 'GlobalMemberRegion', applies: isGlobal, mutate: (topology) => ({ ...topology, elsewhere: { Elsewhere: { ...topology.elsewhere!.Elsewhere!, region: 'us-east-1' } } }) },
];

test('there are at least 25 mutations, of at least 25 rules', () => {
  expect(new Set(MUTATIONS.map(({ breaks }) => breaks)).size).toBeGreaterThanOrEqual(25);
});

describe.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))('%s', (_, { breaks, applies = () => true, mutate }) => {
  holds(`breaks ${breaks}`, validTopology.filter(applies), (topology) => {
    const { findings, failed } = evaluateExample(mutate(topology));
    expect(errors(findings).map((one) => one.split(':')[0])).toContain(breaks);
    expect(failed).toEqual([]);
  }, Math.ceil(NUM_RUNS / MUTATIONS.length));
});
