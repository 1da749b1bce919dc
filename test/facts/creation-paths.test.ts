import { COPY_SOURCES, CREATION_PATHS, DROPPABLE, creationRequest, dropOf } from '../../src/facts/creation-paths';

type Path = keyof typeof CREATION_PATHS;

const PATHS = Object.keys(CREATION_PATHS) as Path[];
const RESTORES: readonly Path[] = ['snapshot restore', 'Limitless from a snapshot', 'point-in-time copy', 'clone', 'Limitless copy'];
const COPIES: readonly Path[] = ['point-in-time copy', 'clone', 'Limitless copy'];

/** On which paths a property is dropped whatever else is said. */
const DROPPED: Record<string, readonly Path[]> = {
  AvailabilityZones: COPIES,
  ClusterScalabilityType: RESTORES,
  DBSystemId: RESTORES,
  DatabaseName: COPIES,
  Engine: COPIES,
  EngineVersion: COPIES,
  GlobalClusterIdentifier: RESTORES,
  MasterUsername: RESTORES,
  ReplicationSourceIdentifier: RESTORES,
  RestoreType: PATHS.filter((path) => !COPIES.includes(path)),
  RestoreToTime: PATHS.filter((path) => !COPIES.includes(path)),
  SnapshotIdentifier: COPIES,
  SourceRegion: RESTORES,
  StorageEncrypted: RESTORES,
  UseLatestRestorableTime: PATHS.filter((path) => !COPIES.includes(path)),
};

/** Sent on every path, by the request itself or by what CloudFormation does after a restore. */
const SENT = [
  'AllocatedStorage', 'AssociatedRoles', 'AutoMinorVersionUpgrade', 'BacktrackWindow', 'BackupRetentionPeriod', 'CopyTagsToSnapshot', 'DBClusterIdentifier', 'DBClusterInstanceClass',
  'DBClusterParameterGroupName', 'DBSubnetGroupName', 'DatabaseInsightsMode', 'DeletionProtection', 'Domain', 'DomainIAMRoleName', 'EnableCloudwatchLogsExports',
  'EnableGlobalWriteForwarding', 'EnableHttpEndpoint', 'EnableIAMDatabaseAuthentication', 'EnableLocalWriteForwarding', 'EngineLifecycleSupport', 'Iops', 'KmsKeyId',
  'ManageMasterUserPassword', 'MasterUserPassword', 'MonitoringInterval', 'MonitoringRoleArn', 'NetworkType', 'PerformanceInsightsEnabled', 'PerformanceInsightsKmsKeyId',
  'PerformanceInsightsRetentionPeriod', 'Port', 'PreferredBackupWindow', 'PreferredMaintenanceWindow', 'PubliclyAccessible', 'ScalingConfiguration',
  'ServerlessV2ScalingConfiguration', 'StorageType', 'Tags', 'VpcSecurityGroupIds',
];

describe.each(PATHS)('%s', (path) => {
  test.each(Object.entries(DROPPED))('%s', (property, paths) => {
    expect(dropOf(CREATION_PATHS[path], property) === 'always').toBe(paths.includes(path));
  });

  test.each(SENT)('%s is sent', (property) => {
    expect(dropOf(CREATION_PATHS[path], property)).toBeUndefined();
  });
});

test('what another property decides', () => {
  const byOther = PATHS.flatMap((path) =>
    [...DROPPABLE].flatMap((property) => {
      const drop = dropOf(CREATION_PATHS[path], property);
      return typeof drop === 'object' ? [[path, property, drop.property, drop.value, drop.effect].join(' ')] : [];
    }));
  expect(byOther.sort()).toEqual([
    ...COPIES.map((path) => `${path} EngineMode EngineMode serverless sent`),
    ...COPIES.map((path) => `${path} RestoreToTime UseLatestRestorableTime true dropped`),
    ...RESTORES.map((path) => `${path} MasterUserSecret ManageMasterUserPassword true sent`),
  ].sort());
});

test('every property that is dropped somewhere is in these tables', () => {
  expect([...DROPPABLE].sort()).toEqual([...Object.keys(DROPPED), 'EngineMode', 'MasterUserSecret'].sort());
});

test.each([
  [[], 'CreateDBCluster'],
  [['ReplicationSourceIdentifier'], 'CreateDBCluster'],
  [['GlobalClusterIdentifier', 'WithExpressConfiguration'], 'CreateDBCluster'],
  [['SnapshotIdentifier'], 'RestoreDBClusterFromSnapshot'],
  [['SnapshotIdentifier', 'ReplicationSourceIdentifier'], 'RestoreDBClusterFromSnapshot'],
  ...COPY_SOURCES.flatMap((source) => [[[source], 'RestoreDBClusterToPointInTime'], [['SnapshotIdentifier', source], 'RestoreDBClusterToPointInTime']] as [string[], string][]),
] as [string[], string][])('%j is %s', (set, request) => {
  expect(creationRequest((property) => set.includes(property))).toBe(request);
});
