import { parseClass } from './instance-classes';
import { Compatibility } from './metrics';
import { CAPPED_CONNECTIONS, CAPPED_CONNECTIONS_CAPACITY } from './serverless-v2';

/**
 * Default of `max_connections` on Aurora MySQL.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Performance.html#AuroraMySQL.Managing.MaxConnections
 * (read 2026-11-22).
 */
const MYSQL_MEMORY_OPTIMIZED: Readonly<Record<string, number>> = {
  'large': 1000,
  'xlarge': 2000,
  '2xlarge': 3000,
  '4xlarge': 4000,
  '8xlarge': 5000,
  '12xlarge': 6000,
  '16xlarge': 6000,
  '24xlarge': 7000,
  '32xlarge': 7000,
  '48xlarge': 8000,
};
const MYSQL_X2G: Readonly<Record<string, number>> = {
  'large': 2000, 'xlarge': 3000, '2xlarge': 4000, '4xlarge': 5000, '8xlarge': 6000, '12xlarge': 7000, '16xlarge': 7000,
};
const MYSQL_BURSTABLE: Readonly<Record<string, number>> = { small: 45, medium: 90, large: 135 };

const MYSQL: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  t2: MYSQL_BURSTABLE,
  t3: MYSQL_BURSTABLE,
  t4g: MYSQL_BURSTABLE,
  r3: MYSQL_MEMORY_OPTIMIZED,
  r4: MYSQL_MEMORY_OPTIMIZED,
  r5: MYSQL_MEMORY_OPTIMIZED,
  r6g: MYSQL_MEMORY_OPTIMIZED,
  r6i: MYSQL_MEMORY_OPTIMIZED,
  r7g: MYSQL_MEMORY_OPTIMIZED,
  r7i: MYSQL_MEMORY_OPTIMIZED,
  r8a: MYSQL_MEMORY_OPTIMIZED,
  r8g: MYSQL_MEMORY_OPTIMIZED,
  x2g: MYSQL_X2G,
};

/**
 * Most that the default of Aurora PostgreSQL comes to: `LEAST({DBInstanceClassMemory/9531392},5000)`.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Managing.html#AuroraPostgreSQL.Managing.MaxConnections
 * (read 2026-11-22).
 */
export const POSTGRESQL_MOST_CONNECTIONS = 5000;

/**
 * What that formula comes to below 5000, since `DBInstanceClassMemory` is less than the memory of the class.
 * Source: the table the same page had until 2023,
 * https://github.com/awsdocs/amazon-aurora-user-guide/blob/033f0a4/doc_source/AuroraPostgreSQL.Managing.md (read 2026-11-22).
 * The families after it have the memory of db.r5, and get its values, which are the lowest.
 */
const POSTGRESQL_R5: Readonly<Record<string, number>> = { large: 1600, xlarge: 3300 };
const POSTGRESQL: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  t3: { medium: 420, large: 844 },
  t4g: { medium: 405, large: 844 },
  r4: { large: 1600, xlarge: 3200 },
  r5: POSTGRESQL_R5,
  r6g: { large: 1722, xlarge: 3479 },
  r6gd: POSTGRESQL_R5,
  r6i: POSTGRESQL_R5,
  r6id: POSTGRESQL_R5,
  r7g: POSTGRESQL_R5,
  r7i: POSTGRESQL_R5,
  r8a: POSTGRESQL_R5,
  r8g: POSTGRESQL_R5,
  r8gd: POSTGRESQL_R5,
  x2g: { large: 3479 },
};

/** Sizes whose memory brings a memory-optimized class to the most; of db.x2g also xlarge. */
const POSTGRESQL_LARGE_SIZES = /^\d+xlarge$/;

/**
 * The default of an instance.
 *
 * @param instanceClass as in CloudFormation: `db.r7g.large`
 * @returns `undefined` for a class that is in no table, such as one of Serverless v2
 */
export function defaultMaxConnections(engine: Compatibility, instanceClass: string): number | undefined {
  const { family, size } = parseClass(instanceClass) ?? {};
  if (family === undefined || size === undefined) return undefined;
  if (engine === 'MySQL') return MYSQL[family]?.[size];
  const sizes = POSTGRESQL[family];
  const most = sizes !== undefined && !family.startsWith('t')
    && (POSTGRESQL_LARGE_SIZES.test(size) || (family === 'x2g' && size === 'xlarge'));
  return most ? POSTGRESQL_MOST_CONNECTIONS : sizes?.[size];
}

/**
 * Defaults of Serverless v2 by its highest capacity. Those of Aurora MySQL grow in steps, so nothing is said about what is
 * between two rows; those of Aurora PostgreSQL are on a straight line until they come to the most.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html#aurora-serverless-v2.max-connections
 * (read 2026-11-22).
 */
const MYSQL_BY_CAPACITY: Readonly<Record<number, number>> = { 1: 90, 4: 135, 8: 1000, 16: 2000, 32: 3000, 64: 4000, 128: 5000 };
const POSTGRESQL_FIRST = { capacity: 1, connections: 189 };
const POSTGRESQL_LAST = { capacity: 16, connections: 3360 };

/** The default of a Serverless v2 instance; `undefined` for a capacity whose default is not known. */
export function defaultServerlessMaxConnections(
  engine: Compatibility,
  minCapacity: number | undefined,
  maxCapacity: number | undefined,
): number | undefined {
  if (maxCapacity === undefined || minCapacity === undefined) return undefined;
  if (engine === 'MySQL') return MYSQL_BY_CAPACITY[maxCapacity];
  const { capacity, connections } = POSTGRESQL_FIRST;
  const perUnit = (POSTGRESQL_LAST.connections - connections) / (POSTGRESQL_LAST.capacity - capacity);
  const limit = Math.min(Math.round(connections + (maxCapacity - capacity) * perUnit), POSTGRESQL_MOST_CONNECTIONS);
  return minCapacity <= CAPPED_CONNECTIONS_CAPACITY ? Math.min(limit, CAPPED_CONNECTIONS) : limit;
}
