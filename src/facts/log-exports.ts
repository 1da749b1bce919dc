/**
 * Logs a cluster can publish to CloudWatch Logs.
 * Source: CreateDBCluster, EnableCloudwatchLogsExports; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 * (read 2026-11-22). AWS adds types, so only what belongs to other engines, or to none, is wrong.
 */
import { table } from './tables';
import { EngineVersion } from './versions';

const MYSQL = ['audit', 'error', 'general', 'slowquery'] as const;
const POSTGRESQL = ['postgresql'] as const;

/** Of RDS for PostgreSQL, Oracle, SQL Server and Db2, in this order. */
const OTHER_ENGINES = ['upgrade', 'alert', 'listener', 'trace', 'oemagent', 'agent', 'diag.log', 'notify.log'];

/** Spellings that are no log type of any engine. */
const MISSPELLED = table<string>({
  'slow_query': 'slowquery',
  'slow-query': 'slowquery',
  'slow': 'slowquery',
  'slow_query_log': 'slowquery',
  'general_log': 'general',
  'audit_log': 'audit',
  'error_log': 'error',
  'postgres': 'postgresql',
});

/** The log types a message names; there are more, which are right for both engines. */
export const logTypesOf = (engine: string): readonly string[] => (engine === 'aurora-postgresql' ? POSTGRESQL : MYSQL);

/**
 * From this major on `upgrade`, a log of RDS for PostgreSQL, is certainly refused. A template of 2021 that asked a 12.4
 * cluster for it stood in production, so nothing is said of the majors of that time, which are retired.
 */
const UPGRADE_REFUSED_SINCE = 13;

/** Whether no cluster of the engine has that log. */
export function isRefusedLogType(engine: string, version: EngineVersion | undefined, type: string): boolean {
  if (/[\s,]/.test(type) || MISSPELLED[type] !== undefined) return true;
  if (engine !== 'aurora-postgresql') return [...POSTGRESQL, ...OTHER_ENGINES].includes(type);
  if (type === 'upgrade') return version === undefined || version.major >= UPGRADE_REFUSED_SINCE;
  return [...MYSQL, ...OTHER_ENGINES].includes(type);
}

/** The type that was meant, as far as the spelling tells. */
export const meantLogType = (engine: string, type: string): string | undefined => {
  const meant = MISSPELLED[type.trim()] ?? type.trim();
  return logTypesOf(engine).includes(meant) ? meant : undefined;
};

/**
 * Logs of Aurora MySQL that are empty until a parameter of the cluster group turns them on.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.CloudWatch.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html (read 2026-11-22).
 */
export const AUDIT = { log: 'audit', parameter: 'server_audit_logging', events: 'server_audit_events', example: 'CONNECT,QUERY_DDL' } as const;
