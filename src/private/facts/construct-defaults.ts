import { table } from './tables';

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

/** Aurora version as numbers, for comparing: `8.0.mysql_aurora.3.08.0` is 3, 8, 0 and `16.6` is 16, 6. */
type Version = readonly number[];

interface ClassChoice {
  /** Without the `db.` prefix. */
  readonly instanceType: string;
  /** First version that runs on it, one for each major version. */
  readonly since: readonly Version[];
}

/**
 * Instance types in order of preference: memory optimized (required in a global database), the newest generation that
 * every Region offers for the version.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.SupportAurora.html, read 2026-11-22.
 */
const CLASS_CHOICES = table<readonly ClassChoice[]>({
  'aurora-mysql': [
    { instanceType: 'r7g.large', since: [[2, 12, 0], [3, 3, 1], [8, 4]] },
    { instanceType: 'r6g.large', since: [[2], [3]] },
  ],
  'aurora-postgresql': [
    { instanceType: 'r7g.large', since: [[13, 10], [14, 7], [15, 2], [16, 1], [17, 4]] },
    { instanceType: 'r6g.large', since: [[11, 9], [12, 8], [13, 3], [14, 3], [15, 2], [16, 1], [17, 4]] },
  ],
});

/** Runs on every version the tables know. */
const OLDEST_CLASS = 'r5.large';

/** Runs on every version a new cluster can have, so it is the choice for a version that is not known. */
const UNKNOWN_VERSION_CLASS = 'r6g.large';

/**
 * The instance type for an engine version, without the `db.` prefix.
 *
 * @param engine value of `Engine`
 * @param fullVersion value of `EngineVersion`; anything that does not read as a version counts as unknown
 */
export function recommendedInstanceType(engine: string, fullVersion?: string): string {
  const version = fullVersion === undefined ? undefined : parseVersion(fullVersion);
  if (version === undefined) {
    return UNKNOWN_VERSION_CLASS;
  }
  const choice = CLASS_CHOICES[engine]?.find((candidate) => runsOn(version, candidate.since));
  return choice?.instanceType ?? OLDEST_CLASS;
}

function parseVersion(fullVersion: string): Version | undefined {
  const match = /^(?:\d+\.\d+\.mysql_aurora\.)?(\d+(?:\.\d+)*)(?:-limitless)?$/.exec(fullVersion);
  return match?.[1]?.split('.').map(Number);
}

function runsOn(version: Version, since: readonly Version[]): boolean {
  const major = version[0] ?? 0;
  const first = since.find((candidate) => candidate[0] === major);
  if (first === undefined) {
    return since.every((candidate) => major > (candidate[0] ?? 0));
  }
  // A bare major version is the service's default of that major version, which is a recent one.
  return version.length === 1 || !isOlder(version, first);
}

function isOlder(version: Version, than: Version): boolean {
  const at = than.findIndex((part, index) => part !== (version[index] ?? 0));
  return at >= 0 && (version[at] ?? 0) < (than[at] ?? 0);
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
 * Classes that Database Insights and Performance Insights cannot observe on Aurora MySQL; on Aurora PostgreSQL there are none.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.Engines.html, read 2026-11-22.
 */
const MYSQL_CLASSES_WITHOUT_INSIGHTS = /^db\.(t2|t3)\.|^db\.t4g\.(micro|small)$/;

/**
 * Whether Performance Insights can observe an instance.
 *
 * @param instanceClass as in CloudFormation: `db.r7g.large`; `undefined` when it is not known, which counts as any class
 */
export function hasInsights(engine: string, instanceClass: string | undefined): boolean {
  return engine !== 'aurora-mysql' || (instanceClass !== undefined && !MYSQL_CLASSES_WITHOUT_INSIGHTS.test(instanceClass));
}

/**
 * Characters kept out of generated passwords: those RDS refuses (`/`, `@`, `"` and space), and those a shell or a connection
 * string reads as something else. The same as `rds.DatabaseSecret` keeps out.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html, read 2026-11-22.
 */
export const PASSWORD_EXCLUDED_CHARACTERS = ' %+~`#$&*()|[]{}:;<>?!\'/@"\\';
