import { ANY_WAY, Way, createOnly, handlers, keptWhenRemoved, reference, schema, typeUpdates } from './table';

const FOLDER = 'aws-rds-dbinstance';

/** Removed, the instance goes on as it is: what it was made from is past. */
const SET: readonly Way[] = ['added', 'changed'];

/**
 * Members of Aurora clusters: their data is in the volume of the cluster. A change is applied at once, unless ApplyImmediately says
 * otherwise. A property that is absent is not sent.
 *
 * Sources: the schema (create-only); ImmutabilityHelper.java (what the schema calls conditional); Translator.java,
 * `modifyDbInstanceRequest` (what is sent, and when); UpdateHandler.java (restarts, EngineLifecycleSupport).
 */
export const instanceUpdates = typeUpdates(
  'AWS::RDS::DBInstance',
  { identifier: 'DBInstanceIdentifier', holdsData: false, sentUnchanged: ['AllowMajorVersionUpgrade', 'ManageMasterUserPassword', 'PromotionTier'] },
  [schema(FOLDER), ...handlers(FOLDER, 'UpdateHandler.java', 'Translator.java', 'util/ImmutabilityHelper.java'), reference('dbinstance')],
  createOnly(
    'BackupTarget', 'CharacterSetName', 'CustomIAMInstanceProfile', 'DBClusterIdentifier', 'DBInstanceIdentifier', 'DBName', 'DBSubnetGroupName',
    'DBSystemId', 'KmsKeyId', 'MasterUsername', 'NcharCharacterSetName', 'SourceRegion', 'StorageEncrypted', 'Timezone',
  ),
  keptWhenRemoved(
    'AutoMinorVersionUpgrade', 'CACertificateIdentifier', 'CopyTagsToSnapshot', 'DBInstanceClass', 'DBParameterGroupName', 'DatabaseInsightsMode', 'EngineVersion',
    'MonitoringInterval', 'MonitoringRoleArn', 'NetworkType', 'PreferredMaintenanceWindow', 'PromotionTier', 'PubliclyAccessible',
  ),
  {
    AvailabilityZone: { replaces: ANY_WAY },
    DBClusterSnapshotIdentifier: { replaces: SET },
    DBInstanceClass: { interrupts: true },
    // The handler restarts the instance where the group then waits for it.
    DBParameterGroupName: { interrupts: true },
    DBSnapshotIdentifier: { replaces: SET },
    Engine: { replaces: ANY_WAY, exceptBetween: ['aurora', 'aurora-mysql'] },
    EngineLifecycleSupport: { refusedWith: 'EngineLifecycleSupport cannot be modified.' },
    PerformanceInsightsKMSKeyId: { replaces: ['changed', 'removed'] },
    RestoreTime: { replaces: SET },
    SourceDBClusterIdentifier: { replaces: SET },
    SourceDBInstanceAutomatedBackupsArn: { replaces: SET },
    SourceDBInstanceIdentifier: { replaces: SET },
    SourceDbiResourceId: { replaces: SET },
    UseLatestRestorableTime: { replaces: SET },
  },
);
