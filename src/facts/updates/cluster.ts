import { ANY_WAY, createOnly, handlers, keptWhenRemoved, reference, schema, typeUpdates } from './table';

const FOLDER = 'aws-rds-dbcluster';

/**
 * Aurora clusters. What is changed in place goes into one ModifyDBCluster that is applied at once: no property waits for the maintenance
 * window. A property that is absent is not sent, so it keeps its value, but for those that the handler has defaults of its own for.
 *
 * Sources: the schema (create-only); ImmutabilityHelper.java (Engine, GlobalClusterIdentifier); Translator.java, `modifyDbClusterRequest`
 * (what is sent, and when); ModelAdapter.java (defaults); UpdateHandler.java (EngineLifecycleSupport, the default security group).
 * AvailabilityZones is create-only in that schema, and conditional in the one of 2026-10, without a handler to tell when.
 * AllocatedStorage, DBClusterInstanceClass and Iops are of Multi-AZ DB clusters.
 */
export const clusterUpdates = typeUpdates(
  'AWS::RDS::DBCluster',
  {
    identifier: 'DBClusterIdentifier',
    holdsData: true,
    sentUnchanged: [
      'AllocatedStorage', 'AutoMinorVersionUpgrade', 'BacktrackWindow', 'BackupRetentionPeriod', 'CopyTagsToSnapshot', 'DBClusterInstanceClass',
      'DBClusterParameterGroupName', 'DatabaseInsightsMode', 'DeletionProtection', 'Domain', 'DomainIAMRoleName', 'EnableGlobalWriteForwarding', 'Iops',
      'ManageMasterUserPassword', 'MasterUserSecret', 'MonitoringInterval', 'MonitoringRoleArn', 'NetworkType', 'PerformanceInsightsEnabled',
      'PerformanceInsightsKmsKeyId', 'PerformanceInsightsRetentionPeriod', 'ScalingConfiguration', 'StorageType',
    ],
  },
  [schema(FOLDER), ...handlers(FOLDER, 'UpdateHandler.java', 'Translator.java', 'ModelAdapter.java', 'util/ImmutabilityHelper.java'), reference('dbcluster')],
  createOnly(
    'ClusterScalabilityType', 'DBClusterIdentifier', 'DBSubnetGroupName', 'DBSystemId', 'DatabaseName', 'EngineMode', 'KmsKeyId',
    'PubliclyAccessible', 'RestoreToTime', 'RestoreType', 'SnapshotIdentifier', 'SourceDBClusterIdentifier', 'SourceDbClusterResourceId',
    'SourceRegion', 'StorageEncrypted', 'UseLatestRestorableTime',
  ),
  keptWhenRemoved(
    'AutoMinorVersionUpgrade', 'BacktrackWindow', 'CopyTagsToSnapshot', 'DBClusterParameterGroupName', 'DatabaseInsightsMode', 'DeletionProtection',
    'Domain', 'DomainIAMRoleName', 'EnableGlobalWriteForwarding', 'EnableIAMDatabaseAuthentication', 'EngineVersion', 'MasterUserPassword',
    'MonitoringInterval', 'MonitoringRoleArn', 'NetworkType', 'PerformanceInsightsEnabled', 'PerformanceInsightsKmsKeyId',
    'PerformanceInsightsRetentionPeriod', 'PreferredBackupWindow', 'PreferredMaintenanceWindow', 'ServerlessV2ScalingConfiguration', 'StorageType',
  ),
  {
    BackupRetentionPeriod: { resetsTo: '1' },
    // Sent with a changed EngineVersion only, and then only where it is changed too.
    DBInstanceParameterGroupName: { ignores: ['removed'] },
    Engine: { replaces: ANY_WAY, exceptBetween: ['aurora', 'aurora-mysql'] },
    EngineLifecycleSupport: { refusedWith: 'EngineLifecycleSupport cannot be modified.' },
    EngineVersion: { interrupts: true },
    // Removed or emptied, the cluster is taken out of its global database.
    GlobalClusterIdentifier: { replaces: ['added', 'changed'], exceptToEmpty: true },
    MasterUsername: { ignores: ANY_WAY },
    // Of every provisioned engine, also of Aurora PostgreSQL.
    Port: { interrupts: true, resetsTo: '3306' },
    ReplicationSourceIdentifier: { ignores: ANY_WAY },
    VpcSecurityGroupIds: { resetsTo: 'the default security group of the VPC' },
  },
);
