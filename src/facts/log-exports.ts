/**
 * Logs a cluster can publish to CloudWatch Logs.
 * Source: CreateDBCluster, EnableCloudwatchLogsExports; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 * (read 2026-11-22). AWS adds types, so only what belongs to other engines, or to none, is wrong.
 */
import { table } from './tables';
import { EngineVersion } from './versions';
import { misspelt } from './words';

const MYSQL = ['audit', 'error', 'general', 'slowquery'] as const;
const POSTGRESQL = ['postgresql'] as const;

/** Of both engines. */
const BOTH = ['instance', 'iam-db-auth-error'] as const;

/** Of RDS for PostgreSQL, Oracle, SQL Server and Db2, in this order. */
const OTHER_ENGINES = ['upgrade', 'alert', 'listener', 'trace', 'oemagent', 'agent', 'diag.log', 'notify.log'];

/** Names people give to logs. */
const NAMES = table<string>({
  slow: 'slowquery',
  slowquerylog: 'slowquery',
  slowlog: 'slowquery',
  generallog: 'general',
  auditlog: 'audit',
  errorlog: 'error',
  postgres: 'postgresql',
});

/** The log of any engine that a wrong spelling stands for. */
const misspelledLogType = (type: string): string | undefined => misspelt(type, [...MYSQL, ...POSTGRESQL, ...BOTH, ...OTHER_ENGINES], NAMES);

/** The log types a message names; there are more, which are right for both engines. */
export const logTypesOf = (engine: string): readonly string[] => (engine === 'aurora-postgresql' ? POSTGRESQL : MYSQL);

/**
 * From this major on `upgrade`, a log of RDS for PostgreSQL, is certainly refused. A template of 2021 that asked a 12.4
 * cluster for it stood in production, so nothing is said of the majors of that time, which are retired.
 */
const UPGRADE_REFUSED_SINCE = 13;

/** Whether no cluster of the engine has that log. */
export function isRefusedLogType(engine: string, version: EngineVersion | undefined, type: string): boolean {
  if (/[\s,]/.test(type) || misspelledLogType(type) !== undefined) return true;
  if (engine !== 'aurora-postgresql') return [...POSTGRESQL, ...OTHER_ENGINES].includes(type);
  if (type === 'upgrade') return version === undefined || version.major >= UPGRADE_REFUSED_SINCE;
  return [...MYSQL, ...OTHER_ENGINES].includes(type);
}

/** The type that was meant, as far as the spelling tells. */
export const meantLogType = (engine: string, type: string): string | undefined => {
  const meant = misspelledLogType(type) ?? type;
  return [...logTypesOf(engine), ...BOTH].includes(meant) ? meant : undefined;
};

/**
 * Logs of Aurora MySQL that are empty until a parameter of the cluster group turns them on.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.CloudWatch.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html (read 2026-11-22).
 */
export const AUDIT = { log: 'audit', parameter: 'server_audit_logging', events: 'server_audit_events', example: 'CONNECT,QUERY_DDL' } as const;
