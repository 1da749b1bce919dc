/**
 * Database parameters: which family has them, at which level, what may be done with them. What the tables do not say is not known.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Reference.ParameterGroups.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Reference.ParameterGroups.html (read 2026-11-28).
 */
import { engineOfFamily } from '../parameter-groups';
import { table } from '../tables';
import { nearWords } from './spelling';
import { Parameter, isKnownFamily, isNameOf, lookUp, namesBeside } from './table';
import { Refusal, isOn, refusalOf } from './values';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Beginnings of names that only one of the two engines has. */
const PREFIXES = table<readonly string[]>({
  'aurora-mysql': words(`
    aws_default_ binlog- binlog_ character-set- character_set_ collation_ innodb_ myisam_ performance_schema query_cache_ replica_
    replicate- server_audit_ slave_`),
  'aurora-postgresql': words('apg_ auto_explain. autovacuum babelfishpg_ cron. orafce. pg_ pgaudit. pglogical. pgtle. vacuum_ wal_'),
});

/** What the other engine calls the nearest thing. */
const COUNTERPARTS = table<string>({
  'time_zone': 'timezone',
  'timezone': 'time_zone',
  'rds.force_ssl': 'require_secure_transport',
  'require_secure_transport': 'rds.force_ssl',
  'tls_version': 'ssl_min_protocol_version',
  'ssl_min_protocol_version': 'tls_version',
  'character_set_server': 'client_encoding',
  'character_set_client': 'client_encoding',
  'client_encoding': 'character_set_client',
  'long_query_time': 'log_min_duration_statement',
  'log_min_duration_statement': 'long_query_time',
  'rds.logical_replication': 'binlog_format',
  'binlog_format': 'rds.logical_replication',
});

/** The engine whose names the families of an engine share: those of `aurora5.6` were MySQL's. */
const SPOKEN = table<string>({ 'aurora': 'aurora-mysql', 'aurora-mysql': 'aurora-mysql', 'aurora-postgresql': 'aurora-postgresql' });

/** The engine that has a parameter of that name, and what `family` has in its place; undefined where `family` may have it. */
export function engineWithout(family: string, name: string): { engine: string; counterpart: string | undefined } | undefined {
  const own = SPOKEN[engineOfFamily(family)];
  if (own === undefined || isNameOf(own, name)) return undefined;
  const other = own === 'aurora-mysql' ? 'aurora-postgresql' : 'aurora-mysql';
  if (!isNameOf(other, name) && !PREFIXES[other]!.some((prefix) => name.startsWith(prefix))) return undefined;
  return { engine: other === 'aurora-mysql' ? 'Aurora MySQL' : 'Aurora PostgreSQL', counterpart: COUNTERPARTS[name] };
}

/** What took the place of a parameter, where that is not the same name in other words. */
const REPLACEMENTS = table<string>({
  'aurora_load_from_s3_role': 'aws_default_s3_role',
  'aurora_select_into_s3_role': 'aws_default_s3_role',
  'aurora_disable_hash_join': 'optimizer_switch',
  'tx_isolation': 'transaction_isolation',
  'log_warnings': 'log_error_verbosity',
  'slave-skip-errors': 'replica_skip_errors',
  'internal_tmp_disk_storage_engine': 'internal_tmp_mem_storage_engine',
  'default_authentication_plugin': 'authentication_policy',
  'expire_logs_days': 'binlog_expire_logs_seconds',
  'validate-password': 'aurora_enable_validate_password_component',
  'wal_keep_segments': 'wal_keep_size',
});

/**
 * Words of names that changed: those of MySQL 8.0.26, and the component that took the place of a plugin in 8.4. Source:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Compare-v2-v3.html#AuroraMySQL.8.0-inclusive-language and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Compare-v3-v84.html (read 2026-11-28).
 */
const RENAMED = [['slave', 'replica'], ['master', 'source'], ['master', 'writer'], ['validate_password_', 'validate_password.']] as const;

/** Whether earlier families had the parameter and this one no longer does, and what took its place. */
export function removedFrom(family: string, name: string): { replacement: string | undefined } | undefined {
  if (lookUp(family, name) !== 'gone') return undefined;
  const renamed = RENAMED.map(([old, now]) => name.replace(old, now)).find((other) => other !== name && parameterOf(family, other));
  return { replacement: REPLACEMENTS[name] ?? renamed };
}

/** Whether only later families have the parameter. */
export const isFromLater = (family: string, name: string): boolean => lookUp(family, name) === 'later';

/**
 * Whether the family certainly has no parameter of that name, and the one that was meant, where one is near. Settings with a full stop
 * belong to extensions, and anything may be one: they are only judged where they begin like a known one.
 */
export function unknownIn(family: string, name: string): { meant: string | undefined } | undefined {
  if (!isKnownFamily(family) || isInapplicable(family, name)) return undefined;
  if (lookUp(family, name) === 'unoffered') return { meant: undefined };
  if (isNameOf(engineOfFamily(family), name) || engineWithout(family, name)) return undefined;
  const [extension, setting] = name.split('.');
  const names = [...namesBeside(family)];
  const isOwn = setting !== undefined && !names.some((known) => known.startsWith(`${extension}.`));
  const meant = isOwn ? undefined : nearWords(name, names).find((known) => parameterOf(family, known));
  return meant === undefined || (family === NEW_SPELLING && isHyphenated(meant)) ? undefined : { meant };
}

/** The tables spell some parameters of MySQL with hyphens, as its options; whether the newest family still does is not known. */
const NEW_SPELLING = 'aurora-mysql8.4';

const isHyphenated = (name: string): boolean => name.includes('-');

/** The parameter as the family has it; undefined where it has none of that name, or it is not known. */
function parameterOf(family: string, name: string): Parameter | undefined {
  const found = lookUp(family, name);
  return typeof found === 'object' ? found : undefined;
}

/** Whether a DB parameter group of the family does not take the parameter at that value, since it belongs to the cluster. */
export function isClusterLevel(family: string, name: string, value?: string): boolean {
  const parameter = parameterOf(family, name);
  return parameter?.level === 'cluster' && !isPreset(parameter, value);
}

/** What CloudFormation makes a parameter group of. */
export type GroupLevel = 'cluster' | 'instance';

/**
 * Whether the parameter cannot be set to the value. CloudFormation lets DB parameter groups repeat what an unmodifiable parameter is
 * set to, and cluster parameter groups not even that when it creates them.
 */
export function isUnmodifiable(family: string, name: string, level: GroupLevel, value: string | undefined): boolean {
  const parameter = parameterOf(family, name);
  if (!parameter || parameter.isModifiable) return false;
  return level === 'cluster' || (parameter.level !== 'cluster' && !isPreset(parameter, value));
}

/** Whether the value may be what the parameter is set to anyway. */
function isPreset({ preset }: Parameter, value: string | undefined): boolean {
  if (preset === undefined) return false;
  return preset === '?' || value === undefined || value.toLowerCase() === preset.toLowerCase() || (isSwitch(value) && isSwitch(preset) && isOn(value) === isOn(preset));
}

const isSwitch = (value: string): boolean => ['0', '1', 'on', 'off', 'true', 'false'].includes(value.toLowerCase());

/** Extensions that are installed by SQL alone, whose names RDS refuses among the libraries to preload. */
const NOT_PRELOADED = words('aws_commons aws_lambda aws_s3 citext dblink hstore pg_trgm pgcrypto pgvector plpgsql postgis postgres_fdw uuid-ossp vector');

/** Why a value is certainly refused; undefined where the parameter may take it. */
export function refusedValue(family: string, name: string, level: GroupLevel, value: string): Refusal | undefined {
  const parameter = parameterOf(family, name);
  if (!parameter?.isModifiable || (level === 'instance' && parameter.level === 'cluster')) return undefined;
  const refusal = refusalOf(parameter.values, value);
  if (refusal || name !== PRELOADED) return refusal;
  const entries = value.split(',').map((entry) => entry.trim());
  const loaded = entries.filter((entry) => !NOT_PRELOADED.includes(entry.toLowerCase()));
  if (loaded.length === entries.length) return undefined;
  return { allowed: 'a list of libraries, which extensions in SQL alone are not', nearest: loaded.length === 0 ? undefined : loaded.join(',') };
}

const PRELOADED = 'shared_preload_libraries';

/**
 * Parameters of MySQL that do not apply to Aurora MySQL, whose storage is another.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Reference.ParameterGroups.html#AuroraMySQL.Reference.Parameters.Inapplicable
 * (read 2026-11-22).
 */
const INAPPLICABLE = words(`
  big_tables bind_address character_sets_dir innodb_adaptive_flushing innodb_adaptive_flushing_lwm innodb_buffer_pool_chunk_size
  innodb_buffer_pool_instances innodb_change_buffering innodb_checksum_algorithm innodb_data_file_path innodb_dedicated_server
  innodb_doublewrite innodb_flush_log_at_timeout innodb_flush_method innodb_flush_neighbors innodb_io_capacity innodb_io_capacity_max
  innodb_log_buffer_size innodb_log_file_size innodb_log_files_in_group innodb_log_spin_cpu_abs_lwm innodb_log_spin_cpu_pct_hwm
  innodb_log_writer_threads innodb_max_dirty_pages_pct innodb_numa_interleave innodb_redo_log_capacity innodb_redo_log_encrypt
  innodb_undo_log_encrypt innodb_undo_log_truncate innodb_undo_logs innodb_undo_tablespaces innodb_use_native_aio
  innodb_write_io_threads`);

export const isInapplicable = (family: string, name: string): boolean =>
  engineOfFamily(family) === 'aurora-mysql' && INAPPLICABLE.includes(name);
