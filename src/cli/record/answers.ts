import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { DBCluster, DBInstance, GlobalCluster } from '@aws-sdk/client-rds';
import { entry, itemsOf, text } from '../../readers/files/entries';
import { LISTS as READ } from '../../readers/files/recorded';
import { Operation } from './aws';

/** A list that RDS describes, and what of it is recorded: how it is configured and hangs together, as the checks compare it. */
interface RunningList extends Pick<(typeof READ)[number], 'list' | 'type' | 'identifier'> {
  readonly operation: Operation;
  /** The fields that are recorded; no state that changes by itself, no secret, and no tag but those of CloudFormation. */
  readonly fields: readonly string[];
}

const CLUSTER_FIELDS = [
  'DBClusterIdentifier', 'DBClusterArn', 'Engine', 'EngineVersion', 'EngineMode', 'EngineLifecycleSupport', 'DBClusterParameterGroup', 'DBSubnetGroup',
  'DBClusterMembers', 'GlobalClusterIdentifier', 'ReplicationSourceIdentifier', 'ReadReplicaIdentifiers', 'Port', 'NetworkType',
  'StorageType', 'StorageEncrypted', 'AllocatedStorage', 'Iops', 'DBClusterInstanceClass', 'ServerlessV2ScalingConfiguration',
  'ScalingConfigurationInfo', 'BackupRetentionPeriod', 'PreferredBackupWindow', 'PreferredMaintenanceWindow', 'BacktrackWindow',
  'DeletionProtection', 'CopyTagsToSnapshot', 'AutoMinorVersionUpgrade', 'IAMDatabaseAuthenticationEnabled', 'HttpEndpointEnabled',
  'EnabledCloudwatchLogsExports', 'DatabaseInsightsMode', 'PerformanceInsightsEnabled', 'MonitoringInterval', 'ClusterScalabilityType',
  'IOOptimizedNextAllowedModificationTime',
] as const satisfies readonly (keyof DBCluster)[];

const INSTANCE_FIELDS = [
  'DBInstanceIdentifier', 'DBInstanceArn', 'DBClusterIdentifier', 'DBInstanceClass', 'Engine', 'EngineVersion', 'AvailabilityZone', 'PromotionTier',
  'DBParameterGroups', 'StorageEncrypted', 'StorageType', 'NetworkType', 'PubliclyAccessible', 'AutoMinorVersionUpgrade',
  'PreferredMaintenanceWindow', 'CACertificateIdentifier', 'DeletionProtection', 'CopyTagsToSnapshot', 'DatabaseInsightsMode',
  'PerformanceInsightsEnabled', 'MonitoringInterval',
] as const satisfies readonly (keyof DBInstance)[];

const GLOBAL_FIELDS = [
  'GlobalClusterIdentifier', 'GlobalClusterArn', 'Engine', 'EngineVersion', 'EngineLifecycleSupport', 'StorageEncrypted', 'DeletionProtection',
  'GlobalClusterMembers',
] as const satisfies readonly (keyof GlobalCluster)[];

const RECORDED = {
  DBClusters: { operation: 'rds:DescribeDBClusters', fields: CLUSTER_FIELDS },
  DBInstances: { operation: 'rds:DescribeDBInstances', fields: INSTANCE_FIELDS },
  GlobalClusters: { operation: 'rds:DescribeGlobalClusters', fields: GLOBAL_FIELDS },
} as const;

/** The lists that are read again. */
export const LISTS: readonly RunningList[] = READ.map((one) => ({ ...one, ...RECORDED[one.list] }));

export const NESTED_STACK = 'AWS::CloudFormation::Stack';

const STACK_NAME = 'aws:cloudformation:stack-name';
const LOGICAL_ID = 'aws:cloudformation:logical-id';

/** The name of the stack that CloudFormation has tagged something with. */
export const taggedStack = (description: unknown): string | undefined => text(tags(description).find((tag) => text(tag, 'Key') === STACK_NAME), 'Value');

const tags = (description: unknown): readonly unknown[] => itemsOf(description, 'TagList');

/** What is recorded of something that runs. */
export function recordedFields(description: unknown, { fields }: RunningList): object {
  const kept = fields.flatMap((field) => {
    const value = entry(description, field);
    return value === undefined || value === null ? [] : [[field, field.endsWith('Members') && Array.isArray(value) ? inOrder(value) : value] as const];
  });
  const own = tags(description).filter((tag) => [STACK_NAME, LOGICAL_ID].includes(text(tag, 'Key') ?? ''));
  return { ...Object.fromEntries(kept), ...(own.length > 0 ? { TagList: inOrder(own) } : {}) };
}

/** What CloudFormation answers of a parameter that nobody is to read. */
const MASK = '****';

/**
 * What is recorded of the parameters of a stack.
 *
 * @param secrets the names of those that nobody is to read: CloudFormation masks them, but not everything that answers in its place does
 */
export const recordedParameters = (stack: unknown, secrets: ReadonlySet<string>): object[] => inOrder(itemsOf(stack, 'Parameters').map((parameter) =>
  (secrets.has(text(parameter, 'ParameterKey') ?? '')
    ? { ...pick(parameter, ['ParameterKey']), ParameterValue: MASK }
    : pick(parameter, ['ParameterKey', 'ParameterValue', 'ResolvedValue']))));

/** What is recorded of the resources of a stack: of those that RDS describes, and of nested stacks, which is which. */
export function recordedResources(stack: { readonly StackName: string }, resources: readonly unknown[]): object[] {
  const types = [NESTED_STACK, ...LISTS.map(({ type }) => type)];
  const names = ['LogicalResourceId', 'PhysicalResourceId', 'ResourceType'] as const satisfies readonly (keyof StackResourceSummary)[];
  const kept = resources.filter((resource) => types.includes(text(resource, 'ResourceType') ?? ''));
  return inOrder(kept.map((resource) => ({ ...stack, ...pick(resource, names) })));
}

export const pick = (json: unknown, names: readonly string[]): object =>
  Object.fromEntries(names.flatMap((name) => (text(json, name) === undefined ? [] : [[name, text(json, name)]])));

/** In an order of their own, whatever the order of the answer. */
export function inOrder<T>(items: readonly T[]): T[] {
  const keyed = items.map((item) => ({ item, key: JSON.stringify(item) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item);
}
