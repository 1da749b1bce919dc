/**
 * Database parameters: which engine has them, and at which level. The tables only hold names that are certainly wrong
 * somewhere; a name that is not in them may be right.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Reference.ParameterGroups.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Reference.ParameterGroups.html (read 2026-11-22).
 */
import { engineOfFamily } from './parameter-groups';
import { table } from './tables';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Names, and beginnings of names, that only one of the two engines has. */
interface OwnParameters {
  readonly names: readonly string[];
  readonly prefixes: readonly string[];
}

const MYSQL_ONLY: OwnParameters = {
  prefixes: words(`
    aws_default_ binlog- binlog_ character-set- character_set_ collation_ innodb_ myisam_ performance_schema query_cache_ replica_
    replicate- server_audit_ slave_`),
  names: words(`
    aurora_disable_hash_join aurora_enhanced_binlog aurora_lab_mode aurora_load_from_s3_role aurora_parallel_query aurora_pq
    aurora_read_replica_read_committed aurora_replica_read_consistency aurora_select_into_s3_role auto_increment_increment
    auto_increment_offset connect_timeout default_authentication_plugin default_password_lifetime default_time_zone
    enforce_gtid_consistency event_scheduler explicit_defaults_for_timestamp general_log group_concat_max_len gtid-mode gtid_mode
    init_connect interactive_timeout join_buffer_size local_infile log_bin_trust_function_creators log_output
    log_queries_not_using_indexes long_query_time lower_case_table_names max_allowed_packet max_connect_errors max_heap_table_size
    max_user_connections net_read_timeout net_write_timeout optimizer_switch read_buffer_size read_rnd_buffer_size
    require_secure_transport skip_name_resolve slow_query_log sort_buffer_size sql_mode table_definition_cache table_open_cache
    thread_cache_size time_zone tls_version tmp_table_size tx_isolation wait_timeout`),
};

const POSTGRESQL_ONLY: OwnParameters = {
  prefixes: words('apg_ auto_explain. autovacuum babelfishpg_ cron. orafce. pg_ pgaudit. pglogical. pgtle. vacuum_ wal_'),
  names: words(`
    aurora_temp_space_size bytea_output checkpoint_timeout client_encoding deadlock_timeout default_statistics_target
    effective_cache_size effective_io_concurrency hot_standby_feedback huge_pages idle_in_transaction_session_timeout
    idle_session_timeout jit lock_timeout log_autovacuum_min_duration log_checkpoints log_connections log_disconnections log_duration
    log_hostname log_line_prefix log_lock_waits log_min_duration_statement log_min_error_statement log_min_messages log_rotation_age
    log_rotation_size log_statement log_temp_files maintenance_work_mem max_locks_per_transaction max_logical_replication_workers
    max_parallel_workers max_parallel_workers_per_gather max_prepared_transactions max_replication_slots max_standby_streaming_delay
    max_wal_senders max_worker_processes password_encryption random_page_cost rds.adaptive_autovacuum rds.babelfish_status
    rds.extensions rds.force_admin_logging_level rds.force_autovacuum_logging_level rds.force_ssl rds.global_db_rpo
    rds.log_retention_period rds.logical_replication rds.restrict_password_commands search_path session_replication_role
    shared_buffers shared_preload_libraries ssl_max_protocol_version ssl_min_protocol_version statement_timeout synchronous_commit
    temp_buffers temp_file_limit timezone track_activity_query_size track_commit_timestamp track_functions track_io_timing work_mem`),
};

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

const has = ({ names, prefixes }: OwnParameters, name: string): boolean =>
  names.includes(name) || prefixes.some((prefix) => name.startsWith(prefix));

/** The engine that has a parameter of that name, and what `family` has in its place; undefined where `family` may have it. */
export function engineWithout(family: string, name: string): { engine: string; counterpart: string | undefined } | undefined {
  const own = engineOfFamily(family);
  const foreign = own === 'aurora-postgresql' ? MYSQL_ONLY : own === 'aurora-mysql' || own === 'aurora' ? POSTGRESQL_ONLY : undefined;
  if (!foreign || !has(foreign, name)) return undefined;
  return { engine: foreign === MYSQL_ONLY ? 'Aurora MySQL' : 'Aurora PostgreSQL', counterpart: COUNTERPARTS[name] };
}

/** The cluster-level parameters people look for at the instance level: DB parameter groups do not have them. */
const CLUSTER_LEVEL = table<readonly string[]>({
  'aurora-mysql': words(`
    aurora_enhanced_binlog aurora_load_from_s3_role aurora_select_into_s3_role auto_increment_increment auto_increment_offset
    aws_default_lambda_role aws_default_s3_role binlog_backup binlog_checksum binlog_format binlog_replication_globaldb
    character_set_client character_set_connection character_set_database character_set_filesystem character_set_results
    character_set_server collation_connection collation_server innodb_file_per_table lower_case_table_names
    require_secure_transport server_audit_events server_audit_excl_users server_audit_incl_users server_audit_logging
    server_audit_logs_upload time_zone tls_version`),
  'aurora-postgresql': words(`
    apg_ccm_enabled max_logical_replication_workers max_replication_slots max_wal_senders password_encryption
    rds.accepted_password_auth_method rds.babelfish_status rds.force_ssl rds.global_db_rpo rds.logical_replication
    rds.restrict_password_commands ssl_max_protocol_version ssl_min_protocol_version timezone`),
});

/** Whether a DB parameter group of the family certainly does not have the parameter, since it belongs to the cluster. */
export const isClusterLevel = (family: string, name: string): boolean =>
  CLUSTER_LEVEL[engineOfFamily(family)]?.includes(name) ?? false;

/** Parameters that Aurora MySQL version 3 removed or does not have. */
const REMOVED_IN_VERSION_3 = words(`
  aurora_binlog_read_buffer_size aurora_binlog_use_large_read_buffer aurora_disable_hash_join aurora_enable_repl_bin_log_filtering
  aurora_enable_replica_log_compression aurora_lab_mode aurora_load_from_s3_role aurora_select_into_s3_role innodb_checksums
  innodb_file_format innodb_large_prefix innodb_support_xa log_bin_use_v1_row_events log_warnings master-info-repository
  max_length_for_sort_data max_tmp_tables metadata_locks_cache_size old_passwords query_cache_limit query_cache_min_res_unit
  query_cache_size query_cache_type query_cache_wlock_invalidate relay_log_info_repository secure_auth sync_frm sync_relay_log
  temp-pool tx_isolation`);

const REPLACEMENTS = table<string>({
  aurora_load_from_s3_role: 'aws_default_s3_role',
  aurora_select_into_s3_role: 'aws_default_s3_role',
  aurora_disable_hash_join: 'optimizer_switch',
  tx_isolation: 'transaction_isolation',
  log_warnings: 'log_error_verbosity',
});

const VERSION_3_FAMILIES = ['aurora-mysql8.0', 'aurora-mysql8.4'];

/** Whether the parameter is gone from the family, and what took its place. */
export function removedFrom(family: string, name: string): { replacement: string | undefined } | undefined {
  const removed = VERSION_3_FAMILIES.includes(family) && REMOVED_IN_VERSION_3.includes(name);
  return removed ? { replacement: REPLACEMENTS[name] } : undefined;
}

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
  innodb_log_writer_threads innodb_max_dirty_pages_pct innodb_numa_interleave innodb_page_size innodb_redo_log_capacity
  innodb_redo_log_encrypt innodb_undo_log_encrypt innodb_undo_log_truncate innodb_undo_logs innodb_undo_tablespaces
  innodb_use_native_aio innodb_write_io_threads`);

export const isInapplicable = (family: string, name: string): boolean =>
  engineOfFamily(family) === 'aurora-mysql' && INAPPLICABLE.includes(name);

/** How parameter groups write that something is on. */
export const isOn = (value: string): boolean => ['1', 'on', 'true'].includes(value.toLowerCase());
