import { table } from './tables';
import { Since } from './versions';

/**
 * Aurora Serverless v2. Capacities are in Aurora capacity units (ACUs).
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html#aurora-serverless-v2.how-it-works.capacity
 * and https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ServerlessV2ScalingConfiguration.html (read 2026-11-22).
 * The CloudFormation page of the property still says 128; the two above are newer.
 */
export const SERVERLESS_CLASS = 'db.serverless';

/** Versions that can have instances of the class at all. */
export const SERVERLESS_V2: Since = { 'aurora-mysql': ['3.02.0'], 'aurora-postgresql': ['13.6', '14.3', '15.2', '16.1'] };

/** The lowest capacity that is above zero, and the step between capacities. */
export const CAPACITY_STEP = 0.5;

/** The lowest MaxCapacity. */
export const LOWEST_MAX_CAPACITY = 1;

/** The highest capacity of the first versions. */
export const FIRST_MAX_CAPACITY = 128;

/** The highest capacity there is. */
export const MAX_CAPACITY = 256;

/** Versions whose capacity goes up to `MAX_CAPACITY`. */
export const LARGE_CAPACITY: Since = { 'aurora-mysql': ['3.06.0'], 'aurora-postgresql': ['13.13', '14.10', '15.5', '16.1'] };

/** Whether the value is one of the half steps. */
export const isCapacityStep = (capacity: number): boolean => Number.isInteger(capacity / CAPACITY_STEP);

/** The half step next above. */
export const nextCapacityStep = (capacity: number): number => Math.ceil(capacity / CAPACITY_STEP) * CAPACITY_STEP;

/**
 * Versions that scale to zero, where instances pause.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html#auto-pause-prereqs (read 2026-11-22).
 */
export const AUTO_PAUSE: Since = { 'aurora-mysql': ['3.08.0'], 'aurora-postgresql': ['13.15', '14.12', '15.7', '16.3'] };

/** SecondsUntilAutoPause: five minutes to one day; same page, #auto-pause-timeout. */
export const MIN_AUTO_PAUSE_SECONDS = 300;
export const MAX_AUTO_PAUSE_SECONDS = 86_400;

/** Instances up to this promotion tier pause and resume only with the writer; same page, #auto-pause-whynot. */
export const LAST_TIER_TIED_TO_WRITER = 1;

/**
 * Parameters whose custom values Serverless v2 instances do not use.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html#aurora-serverless-v2.parameters-based-on-scaling (read 2026-11-22).
 */
export const OVERRIDDEN_PARAMETERS = table<readonly string[]>({
  'aurora-mysql': ['innodb_buffer_pool_size', 'innodb_purge_threads', 'table_definition_cache', 'table_open_cache'],
  'aurora-postgresql': ['shared_buffers'],
});

/** Aurora PostgreSQL: a MinCapacity up to the first caps max_connections at the second; same page #aurora-serverless-v2.max-connections. */
export const CAPPED_CONNECTIONS_CAPACITY = 0.5;
export const CAPPED_CONNECTIONS = 2000;

/** Recommended MinCapacity of the primary cluster of a global database; same page, #aurora-serverless-v2.min_capacity_considerations. */
export const GLOBAL_MIN_CAPACITY = 8;

/**
 * The zone that has no Serverless v2 capacity, by the name AWS calls it and by its id.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/limitless-reqs-limits.html (read 2026-11-22).
 */
export const ZONE_WITHOUT_SERVERLESS = 'us-east-1e';
export const ZONE_ID_WITHOUT_SERVERLESS = 'use1-az3';
