/**
 * Aurora Serverless v1, which ended on 2025-03-31; nothing of this will change any more.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-rds-dbcluster-scalingconfiguration.html
 * and https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless.html (read 2026-11-22).
 */
export const SERVERLESS_V1_MODE = 'serverless';

const MYSQL_CAPACITIES: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 128, 256];
const POSTGRESQL_CAPACITIES: readonly number[] = [2, 4, 8, 16, 32, 64, 192, 384];

/** The capacities an engine can have; `aurora` was Aurora MySQL version 1. */
export const v1Capacities = (engine: string): readonly number[] => (engine === 'aurora-postgresql' ? POSTGRESQL_CAPACITIES : MYSQL_CAPACITIES);

/** The capacity an engine has that is nearest to `capacity`. */
export const nearestV1Capacity = (engine: string, capacity: number): number =>
  v1Capacities(engine).reduce((nearest, one) => (Math.abs(one - capacity) < Math.abs(nearest - capacity) ? one : nearest));

/** Times of the scaling configuration, in seconds, lowest and highest. */
export const V1_SECONDS = { SecondsUntilAutoPause: [300, 86_400], SecondsBeforeTimeout: [60, 600] } as const;

export const V1_TIMEOUT_ACTIONS: readonly string[] = ['ForceApplyCapacityChange', 'RollbackCapacityChange'];
