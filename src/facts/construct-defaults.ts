import { isTooOld, parseClass } from './instance-classes';
import { PERFORMANCE_INSIGHTS_MIN_ACUS, lacksPerformanceInsights } from './performance-insights';
import { SERVERLESS_CLASS } from './serverless-v2';
import { table } from './tables';
import { EngineVersion, parseVersion } from './versions';

/**
 * What the constructs choose where their user chooses nothing.
 * Each table says where it comes from; a version or region newer than a table is treated like the newest one in it.
 */

/**
 * Longest `DBClusterIdentifier`.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-dbclusteridentifier,
 * read 2026-11-22.
 */
export const CLUSTER_IDENTIFIER_MAX_LENGTH = 63;

/** Days automated backups are kept. Aurora keeps 1 unless told otherwise; 14 leaves time to notice a slow corruption. */
export const BACKUP_RETENTION_DAYS = 14;

/** Seconds between two samples of Enhanced Monitoring: the cheapest interval there is. */
export const MONITORING_INTERVAL_SECONDS = 60;

/** Hours a cluster can be rewound by. The limit is 72 hours, and every hour is paid for. */
export const BACKTRACK_HOURS = 24;

/** Days after which RDS changes a master user password it manages, unless the secret is told otherwise.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html, read 2026-11-22.
 */
export const MANAGED_PASSWORD_ROTATION_DAYS = 7;

/**
 * Instance types in order of preference: memory optimized (required in a global database), the newest generation that
 * every Region offers for the version.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.SupportAurora.html, read 2026-11-22.
 */
const PREFERRED_TYPES: readonly string[] = ['r7g.large', 'r6g.large'];

/** Runs on every version the tables know, and on the engine of multi-master. */
const OLDEST_TYPE = 'r5.large';

/** Runs on every version a new cluster can have, so it is the choice for a version that is not known. */
const UNKNOWN_VERSION_TYPE = 'r6g.large';

/**
 * The instance type for an engine version, without the `db.` prefix.
 *
 * @param engine value of `Engine`
 * @param fullVersion value of `EngineVersion`; anything that does not read as a version counts as unknown
 */
export function recommendedInstanceType(engine: string, fullVersion?: string): string {
  if (engine === 'aurora') {
    return OLDEST_TYPE;
  }
  const version = fullVersion === undefined ? undefined : parseVersion(engine, fullVersion);
  if (version === undefined) {
    return UNKNOWN_VERSION_TYPE;
  }
  return PREFERRED_TYPES.find((type) => runsOn(`db.${type}`, version)) ?? OLDEST_TYPE;
}

function runsOn(text: string, version: EngineVersion): boolean {
  const one = parseClass(text);
  return one !== undefined && !isTooOld(one, version);
}

/**
 * Cluster parameters that refuse connections without TLS.
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Security.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html, read 2026-11-22.
 * Aurora MySQL 8.4 and Aurora PostgreSQL 17 have them as their default; Aurora MySQL version 1 has no such parameter.
 */
const TLS_PARAMETERS = table<Readonly<Record<string, string>>>({
  'aurora-mysql': { require_secure_transport: 'ON' },
  'aurora-postgresql': { 'rds.force_ssl': '1' },
});

/**
 * Cluster parameters that make Aurora MySQL write what it exports: who connected and who changed schema or privileges, and
 * statements slower than `long_query_time`. Without them the log groups stay empty.
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.CloudWatch.html, read 2026-11-22.
 */
const MYSQL_LOG_PARAMETERS = table<string>({
  server_audit_logging: '1',
  server_audit_events: 'CONNECT,QUERY_DCL,QUERY_DDL',
  slow_query_log: '1',
});

const LOG_PARAMETERS = table<Readonly<Record<string, string>>>({
  'aurora': MYSQL_LOG_PARAMETERS,
  'aurora-mysql': MYSQL_LOG_PARAMETERS,
});

/** Cluster parameters the constructs set for an engine; empty for an engine the tables do not know. */
export function defaultClusterParameters(engine: string): Record<string, string> {
  return { ...TLS_PARAMETERS[engine], ...LOG_PARAMETERS[engine] };
}

/**
 * Logs the constructs export. `general` is exported but not written until `general_log` is set, because it holds every
 * statement; exporting it costs nothing until then.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html, read 2026-11-22.
 */
const LOG_EXPORTS = table<readonly string[]>({
  'aurora': ['audit', 'error', 'general', 'slowquery'],
  'aurora-mysql': ['audit', 'error', 'general', 'slowquery'],
  'aurora-postgresql': ['postgresql'],
});

/** Logs the constructs export for an engine; `undefined` for an engine the tables do not know. */
export function defaultLogExports(engine: string): string[] | undefined {
  const exports = LOG_EXPORTS[engine];
  return exports && [...exports];
}

/**
 * Ports the constructs listen on: the engine's own plus 10000, since the well-known ports are the first ones scanners try.
 * Within 1150-65535, https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html, read 2026-11-22.
 */
const PORTS = table<number>({
  'aurora': 13306,
  'aurora-mysql': 13306,
  'aurora-postgresql': 15432,
});

/** Port the constructs listen on; `undefined` for an engine the tables do not know. */
export function defaultPort(engine: string): number | undefined {
  return PORTS[engine];
}

/**
 * Regions with backtrack. The page lists them for versions 2 and 3; version 8.4 has the features of version 3.
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html (text of June 2023) and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.MySQL84.html, read 2026-11-22.
 */
const BACKTRACK_REGIONS: readonly string[] = [
  'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2',
  'ap-south-1', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-southeast-1', 'ap-southeast-2',
  'ca-central-1',
  'eu-central-1', 'eu-west-1', 'eu-west-2', 'eu-west-3',
];

/** Whether the engine is known to have backtrack in the region; an unknown region (a token) is not known to have it. */
export function hasBacktrack(engine: string, region: string): boolean {
  return engine === 'aurora-mysql' && BACKTRACK_REGIONS.includes(region);
}

/**
 * Whether Performance Insights can observe an instance, and leaves it enough memory.
 *
 * @param instanceClass as in CloudFormation: `db.r7g.large`; `undefined` when it is not known, which counts as any class
 * @param minCapacity of Serverless v2 instances, in ACUs; `undefined` when it is not known. One that pauses was chosen for its price
 */
export function hasInsights(engine: string, instanceClass: string | undefined, minCapacity?: number): boolean {
  const isTooSmall = minCapacity !== undefined && minCapacity > 0 && minCapacity < PERFORMANCE_INSIGHTS_MIN_ACUS;
  if (instanceClass === SERVERLESS_CLASS && isTooSmall) {
    return false;
  }
  return engine !== 'aurora-mysql' || (instanceClass !== undefined && !lacksPerformanceInsights(instanceClass));
}

/**
 * Characters kept out of generated passwords: those RDS refuses (`/`, `@`, `"` and space), and those a shell or a connection
 * string reads as something else. The same as `rds.DatabaseSecret` keeps out.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html, read 2026-11-22.
 */
export const PASSWORD_EXCLUDED_CHARACTERS = ' %+~`#$&*()|[]{}:;<>?!\'/@"\\';
