import { Effect, rule, topic } from '../../engine/rule';
import { MEMBER_DETOURS, memberHandlers } from '../../facts/creation-paths';
import { isAuroraEngine } from '../../facts/engines';
import { Source, cfnHandler, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { Instance } from '../../topology/instance';
import { ANYTHING, member, mysql } from '../_examples';

const READ = '2026-11-22';
const createInstance = userGuide('Aurora.CreateInstance.html', READ);

/** A setting that belongs to the cluster, and what comes of saying it on an instance. */
interface ClusterSetting {
  readonly property: string;
  readonly effect: Effect;
  /** A value that is wrong on an instance. */
  readonly value: unknown;
  /** A value that is as good as none: the setting is only wrong when it asks for something. */
  readonly harmless?: unknown;
  readonly why: string;
  /** Where to say it instead. */
  readonly instead?: string;
  readonly sources?: readonly Source[];
  /** Whether an instance that does not say its engine may be created all the same. */
  readonly onlyAurora?: boolean;
  /** Never to be printed. */
  readonly secret?: boolean;
}

const onCluster = (property: string): string => `set ${property} on the cluster`;
const IGNORED = 'RDS ignores it: the setting does not apply to instances of an Aurora cluster';

/** Settings of other engines: see CreateDBInstance. */
const NOT_FOR_AURORA = 'the setting belongs to other engines of RDS, and is not one of Aurora';

/** CloudFormation looks at these first. */
const paths = cfnHandler('aws-rds-dbinstance/src/main/java/software/amazon/rds/dbinstance/util/ResourceModelHelper.java', '2026-11-28');
const OTHER_PATH = 'CloudFormation then restores or copies a DB instance, in place of adding one to the cluster';
const ONTO_CLUSTER = 'restore the cluster, with its RestoreToTime or UseLatestRestorableTime';

/** The service's words for these, each with the name of the setting. */
const membership = (setting: string, url: string): Pick<ClusterSetting, 'effect' | 'why' | 'sources'> => ({
  effect: 'rejected',
  why: `RDS refuses to create the instance: set ${setting} for the DB cluster`,
  sources: [serviceError(`The requested DB Instance will be a member of a DB Cluster. Set ${setting} for the DB Cluster.`, url, READ)],
});

/** With some settings CloudFormation makes another request, which has no cluster; for an Aurora engine RDS then says this. */
const detour = (property: keyof typeof MEMBER_DETOURS): Pick<ClusterSetting, 'effect' | 'why' | 'sources' | 'onlyAurora'> => ({
  effect: 'rejected',
  why: `CloudFormation then calls ${MEMBER_DETOURS[property]}, without DBClusterIdentifier, and RDS refuses an Aurora instance that is in no cluster`,
  sources: [
    ...memberHandlers,
    serviceError('Standalone DB Instances are not supported for the specified engine', 'https://github.com/terraform-aws-modules/terraform-aws-rds/issues/53', READ),
  ],
  onlyAurora: true,
});

const SETTINGS: readonly ClusterSetting[] = [
  { property: 'BackupRetentionPeriod', value: 7, instead: onCluster('BackupRetentionPeriod'), ...membership('backup retention period', 'https://github.com/Optum/dce/issues/244') },
  { property: 'PreferredBackupWindow', value: '02:00-03:00', instead: onCluster('PreferredBackupWindow'), ...membership('backup window', 'https://github.com/hashicorp/terraform-provider-aws/pull/26452') },
  { property: 'VPCSecurityGroups', value: ['sg-0123456789abcdef0'], instead: onCluster('VpcSecurityGroupIds'), ...membership('vpc security group', 'https://github.com/crossplane-contrib/provider-aws/issues/1799') },
  { property: 'MasterUserPassword', value: '{{resolve:secretsmanager:database:SecretString:password}}', secret: true, instead: onCluster('MasterUserPassword'), ...membership('master user password', 'https://github.com/ansible-collections/community.aws/issues/850') },
  {
    property: 'DeletionProtection',
    effect: 'rejected',
    value: true,
    harmless: false,
    why: 'RDS refuses it: deletion protection can only be applied on the cluster level',
    instead: onCluster('DeletionProtection'),
    sources: [serviceError('Deletion Protection can only be applied on the Cluster level, not for individual instances', 'https://github.com/crossplane-contrib/provider-aws/issues/1529', READ)],
  },
  {
    property: 'MultiAZ',
    effect: 'rejected',
    value: true,
    harmless: false,
    why: 'RDS refuses it: Multi-AZ DB instances are not available for Aurora',
    instead: 'add a reader in another Availability Zone',
    sources: [serviceError('VPC Multi-AZ DB Instances are not available for engine: aurora-postgresql', 'https://github.com/hashicorp/terraform-provider-aws/pull/4329', READ)],
  },
  {
    property: 'Iops',
    effect: 'rejected',
    value: 3000,
    harmless: 0,
    why: 'RDS refuses it: specifying IOPS is not allowed for this engine',
    instead: "set StorageType to 'aurora-iopt1' on the cluster for predictable I/O",
    sources: [serviceError('Specifying IOPs is not allowed for this engine', 'https://github.com/aws-controllers-k8s/community/issues/1482', READ)],
  },
  { property: 'AllocatedStorage', effect: 'ignored', value: '20', why: 'Aurora storage grows by itself; the size of an instance does not apply', instead: 'leave the size to Aurora' },
  { property: 'MaxAllocatedStorage', effect: 'ignored', value: 100, why: 'Aurora storage grows by itself; the limit does not apply', instead: 'leave the size to Aurora' },
  { property: 'StorageType', effect: 'ignored', value: 'gp3', why: IGNORED, instead: onCluster('StorageType') },
  { property: 'StorageThroughput', effect: 'ignored', value: 500, why: IGNORED, instead: "set StorageType to 'aurora-iopt1' on the cluster for predictable I/O" },
  { property: 'MasterUsername', effect: 'ignored', value: 'dbadmin', why: IGNORED, instead: onCluster('MasterUsername') },
  { property: 'ManageMasterUserPassword', effect: 'ignored', value: true, harmless: false, why: IGNORED, instead: onCluster('ManageMasterUserPassword') },
  { property: 'DBName', effect: 'ignored', value: 'app', why: IGNORED, instead: onCluster('DatabaseName') },
  { property: 'BackupTarget', effect: 'ignored', value: 'region', why: IGNORED },
  {
    property: 'KmsKeyId',
    effect: 'rejected',
    value: 'alias/aws/rds',
    why: 'RDS refuses to create the instance: its storage is encrypted with the key of the cluster',
    instead: onCluster('KmsKeyId'),
    sources: [serviceError('The requested DB Instance will be a member of a DB Cluster and its storage encryption key should not be set directly.', 'https://github.com/hashicorp/terraform/issues/7655', '2026-11-28')],
  },
  { property: 'Port', effect: 'ignored', value: '3307', why: IGNORED, instead: onCluster('Port') },
  { property: 'EnableIAMDatabaseAuthentication', effect: 'ignored', value: true, harmless: false, why: IGNORED, instead: onCluster('EnableIAMDatabaseAuthentication') },
  { property: 'EnableCloudwatchLogsExports', effect: 'ignored', value: ['error'], why: IGNORED, instead: onCluster('EnableCloudwatchLogsExports') },
  { property: 'CopyTagsToSnapshot', effect: 'ignored', value: true, harmless: false, why: 'RDS ignores it: snapshots are taken of the cluster', instead: onCluster('CopyTagsToSnapshot') },
  { property: 'DeleteAutomatedBackups', effect: 'ignored', value: false, why: IGNORED },
  { property: 'AssociatedRoles', effect: 'ignored', value: [{ RoleArn: 'arn:aws:iam::111122223333:role/loader', FeatureName: 's3Import' }], why: IGNORED, instead: onCluster('AssociatedRoles') },
  { property: 'Domain', effect: 'ignored', value: 'd-1234567890', why: IGNORED, instead: onCluster('Domain') },
  { property: 'OptionGroupName', effect: 'ignored', value: 'options', why: 'RDS ignores it: Aurora has no option groups' },
  { property: 'ProcessorFeatures', effect: 'ignored', value: [{ Name: 'coreCount', Value: '2' }], why: IGNORED, instead: 'choose the number of cores by DBInstanceClass' },
  { property: 'LicenseModel', effect: 'ignored', value: 'general-public-license', why: IGNORED },
  { property: 'CharacterSetName', effect: 'ignored', value: 'utf8', why: IGNORED, instead: 'set the character set parameters in a DB cluster parameter group' },
  { property: 'NcharCharacterSetName', effect: 'ignored', value: 'UTF8', why: IGNORED },
  { property: 'Timezone', effect: 'ignored', value: 'UTC', why: IGNORED, instead: 'set the time zone parameter in a DB cluster parameter group' },
  { property: 'TdeCredentialArn', effect: 'ignored', value: 'arn:aws:cloudhsm:us-east-1:111122223333:hapg-1', why: IGNORED, instead: 'set StorageEncrypted on the cluster' },
  { property: 'DBSnapshotIdentifier', value: 'before', harmless: '', instead: 'restore the cluster, with its SnapshotIdentifier', ...detour('DBSnapshotIdentifier') },
  { property: 'SourceDBInstanceIdentifier', value: 'writer', harmless: '', ...detour('SourceDBInstanceIdentifier') },
  { property: 'EngineLifecycleSupport', effect: 'ignored', value: 'open-source-rds-extended-support-disabled', why: IGNORED, instead: onCluster('EngineLifecycleSupport') },
  { property: 'DatabaseInsightsMode', effect: 'ignored', value: 'advanced', why: 'RDS ignores it: Database Insights is switched for the whole cluster', instead: onCluster('DatabaseInsightsMode') },
  { property: 'NetworkType', effect: 'ignored', value: 'DUAL', why: IGNORED, instead: onCluster('NetworkType') },
  { property: 'DedicatedLogVolume', effect: 'ignored', value: true, harmless: false, why: NOT_FOR_AURORA },
  { property: 'ReplicaMode', effect: 'ignored', value: 'mounted', why: NOT_FOR_AURORA },
  { property: 'CustomIAMInstanceProfile', effect: 'ignored', value: 'AWSRDSCustomProfile', why: NOT_FOR_AURORA },
  { property: 'DBSystemId', effect: 'ignored', value: 'ORCL', why: NOT_FOR_AURORA },
  { property: 'AdditionalStorageVolumes', effect: 'ignored', value: [{ VolumeName: 'rdsdbdata2' }], why: NOT_FOR_AURORA },
  { property: 'DomainFqdn', effect: 'ignored', value: 'directory.example.com', why: IGNORED, instead: onCluster('Domain') },
  { property: 'DomainOu', effect: 'ignored', value: 'OU=databases,DC=example,DC=com', why: IGNORED, instead: onCluster('Domain') },
  { property: 'TdeCredentialPassword', effect: 'ignored', value: '{{resolve:secretsmanager:database:SecretString:password}}', secret: true, why: NOT_FOR_AURORA },
  { property: 'AutomaticBackupReplicationRegion', effect: 'ignored', value: 'eu-west-1', why: 'the backups of Aurora are those of the cluster, and are not replicated so', instead: 'copy snapshots of the cluster with AWS Backup' },
  { property: 'DBClusterSnapshotIdentifier', value: 'before', harmless: '', instead: 'restore the cluster, with its SnapshotIdentifier', ...detour('DBClusterSnapshotIdentifier') },
  { property: 'SourceDBClusterIdentifier', value: 'orders', harmless: '', instead: 'clone the cluster, with its SourceDBClusterIdentifier', ...detour('SourceDBClusterIdentifier') },
  { property: 'SourceDbiResourceId', effect: 'degraded', value: 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ', why: OTHER_PATH, sources: [paths], instead: ONTO_CLUSTER },
  { property: 'SourceDBInstanceAutomatedBackupsArn', effect: 'degraded', value: 'arn:aws:rds:eu-west-1:111122223333:auto-backup:ab-1', why: OTHER_PATH, sources: [paths], instead: ONTO_CLUSTER },
  { property: 'UseLatestRestorableTime', effect: 'degraded', value: true, harmless: false, why: OTHER_PATH, sources: [paths], instead: ONTO_CLUSTER },
  { property: 'DBSecurityGroups', value: ['default'], instead: onCluster('VpcSecurityGroupIds'), ...detour('DBSecurityGroups') },
];

const clusterSetting = ({ property, effect, value, harmless, why, instead, sources, secret, onlyAurora }: ClusterSetting) =>
  rule(`Member${pascalCase(property)}`, {
    on: 'member',
    with: property,
    effect,
    since: '0.1.0',
    summary: `${property} is said on the cluster, if at all, and not on its instances.`,
    sources: [...(sources ?? []), cfnReference(`aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-${property.toLowerCase()}`, READ), createInstance],
    check: (one) => asksFor(one, property, harmless) && (!onlyAurora || isAuroraEngine(one.engine ?? '')) && { at: property, shown: secret ? 'set' : one.properties.shown(property) },
    what: ({ shown }) => `${property} is ${shown} on an instance of an Aurora cluster`,
    why,
    fix: `remove ${property} from the instance${instead ? `; ${instead}` : ''}`,
    invalid: [{ title: 'on an instance', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { [property]: value }) } }],
    valid: [
      harmless === undefined
        ? { title: 'not said', resources: { Cluster: mysql(), Writer: member('aurora-mysql') } }
        : { title: 'as good as not said', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { [property]: harmless }) } },
      { title: 'whether it is an Aurora instance is not known', resources: { Writer: member('aurora-mysql', { Engine: ANYTHING, DBClusterIdentifier: ANYTHING, [property]: value }) } },
    ],
  });

/** `EnableIAMDatabaseAuthentication` as `EnableIamDatabaseAuthentication`. */
function pascalCase(property: string): string {
  return property.replace(/(?<![A-Z])([A-Z])([A-Z]+)(?=[A-Z][a-z]|$)/g, (_, first: string, rest: string) => first + rest.toLowerCase());
}

/** Whether the instance says more than it would by default. */
function asksFor(one: Instance, property: string, harmless: unknown): boolean {
  if (typeof harmless === 'boolean') return one.properties.boolean(property) === !harmless;
  if (typeof harmless === 'number') return (one.properties.number(property) ?? harmless) !== harmless;
  if (typeof harmless === 'string') return (one.properties.target(property) ?? harmless) !== harmless;
  // CloudFormation sends an empty list as none.
  return one.properties.read(property).kind === 'list' ? one.properties.count(property) !== 0 : one.properties.has(property);
}

export const memberClusterSettings = topic(
  'member-cluster-settings',
  { title: 'Settings that belong to the cluster', about: 'What an Aurora instance must not say, because the cluster says it for all its instances.' },
  SETTINGS.map(clusterSetting),
);
