/**
 * The parameters of Aurora MySQL 2, 3 and 8.4, a row each: what the columns say stands in `table.ts`.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Reference.ParameterGroups.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Compare-v2-v3.html (names that changed) and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Compare-v3-v84.html (read 2026-11-28). The guide says
 * for most neither whether they are static nor which values are allowed: those are left open, but for numbers, which are what
 * https://dev.mysql.com/doc/refman/8.0/en/server-system-variables.html calls an integer, and but for three that ask for a restart:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.MySQL.BinaryFormat.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Enhanced.binlog.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.EnableMySQL.html (read 2026-11-28).
 */
export const MYSQL: string = `
activate_all_roles_on_login i - @8.0-
allow-suspicious-udfs i - ! =OFF
aurora_binlog_read_buffer_size c - @5.7
aurora_binlog_replication_max_yield_seconds c -
aurora_binlog_replication_sec_index_parallel_workers c - @8.0-
aurora_binlog_use_large_read_buffer c - @5.7
aurora_disable_hash_join b - @5.7
aurora_enable_memory_management c - @8.4
aurora_enable_repl_bin_log_filtering c - @5.7
aurora_enable_replica_log_compression c - @5.7
aurora_enable_staggered_replica_restart c -
aurora_enable_validate_password_component c - @8.4 0,1,true,false,...
aurora_enable_zdr c -
aurora_enhanced_binlog c s @8.0-
aurora_full_double_precision_in_json c -
aurora_fwd_master_idle_timeout c - @5.7 1..86400 s
aurora_fwd_master_max_connections_pct c - @5.7 0..90
aurora_fwd_writer_idle_timeout c - @8.0- 1..86400 s
aurora_fwd_writer_max_connections_pct c - @8.0- 0..90
aurora_in_memory_relaylog c - @8.0- ON,OFF,...
aurora_jemalloc_background_thread c - @8.0- 0,1
aurora_jemalloc_dirty_decay_ms c - @8.0- 0..18446744073709551615 ms
aurora_jemalloc_tcache_enabled c - @8.0- 0,1
aurora_lab_mode i - @5.7
aurora_load_from_s3_role c - @5.7
aurora_mask_password_hashes_type c - 0,1
aurora_ml_inference_timeout ? -
aurora_oom_response i - [print,tune,tune_buffer_pool,decline,kill_query,kill_connect,...]
aurora_parallel_query i -
aurora_pq i -
aurora_read_replica_read_committed i -
aurora_replica_read_consistency b - EVENTUAL,SESSION,GLOBAL,...
aurora_select_into_s3_role c - @5.7
aurora_tmptable_enable_per_table_limit i - @8.0-
aurora_use_vector_instructions i - @8.0-
authentication_kerberos_caseins_cmp c - @8.0-
authentication_policy c - @8.4 *:caching_sha2_password,*:mysql_native_password
auto_increment_increment c - int
auto_increment_offset c - int
autocommit i -
automatic_sp_privileges i -
aws_default_lambda_role c -
aws_default_s3_role c -
back_log i - int
basedir i - !
binlog-do-db c -
binlog-ignore-db c -
binlog_backup c - @8.0-
binlog_cache_size i - int B
binlog_checksum c - NONE,CRC32,...
binlog_expire_logs_seconds ? -
binlog_format c s ROW,STATEMENT,MIXED,OFF
binlog_group_commit_sync_delay c - int
binlog_group_commit_sync_no_delay_count c - int
binlog_max_flush_queue_time i - int
binlog_order_commits i -
binlog_replication_globaldb c - @8.0-
binlog_row_image c - full,minimal,noblob,...
binlog_row_metadata c - @8.0- FULL,MINIMAL,...
binlog_row_value_options c - @8.0- PARTIAL_JSON,...
binlog_rows_query_log_events c -
binlog_stmt_cache_size i - int
binlog_transaction_compression b - @8.0-
binlog_transaction_compression_level_zstd b - @8.0- int
binlog_transaction_dependency_history_size c - int
binlog_transaction_dependency_tracking c - @-8.0 COMMIT_ORDER,WRITESET,WRITESET_SESSION,...
bulk_insert_buffer_size i - int B
character-set-client-handshake c -
character_set_client c -
character_set_connection c -
character_set_database c -
character_set_filesystem c -
character_set_results c -
character_set_server c -
collation_connection c -
collation_server c -
completion_type c -
concurrent_insert i -
connect_timeout i - int s
core-file i - ! =OFF
core_file ? -
datadir i - !
default_authentication_plugin i - @-8.0 !8.0 =mysql_native_password
default_password_lifetime b - int
default_storage_engine c - !
default_time_zone i - ! =?
default_tmp_storage_engine i -
default_week_format i - int
delay_key_write i -
delayed_insert_limit i - int
delayed_insert_timeout i - int
delayed_queue_size i - int
disconnect_on_expired_password b - @8.4
div_precision_increment i - int
end_markers_in_json i -
enforce_gtid_consistency c - OFF,WARN,ON,...
eq_range_index_dive_limit i - int
event_scheduler c8.0 - =OFF
expire_logs_days ? - @-8.0 int
explicit_defaults_for_timestamp i -
flush i - ! =OFF
flush_time i - int
ft_boolean_syntax i - ! =?
ft_max_word_len i - int
ft_min_word_len i - int
ft_query_expansion_limit i - int
ft_stopword_file i -
general_log i -
general_log_file i - !
group_concat_max_len i - int
gtid-mode c - OFF,OFF_PERMISSIVE,ON_PERMISSIVE,ON,...
gtid_mode ? -
host_cache_size i - int
information_schema_stats_expiry c - @8.0- 0..31536000 s
init_connect b -
init_replica ? - @8.0-
init_slave ? - @5.7
innodb_adaptive_hash_index b -
innodb_adaptive_max_sleep_delay i - int
innodb_aurora_instant_alter_column_allowed c - @8.0- 0,1
innodb_aurora_max_partitions_for_range i - @8.0- 0..8192
innodb_autoextend_increment i - int
innodb_autoinc_lock_mode c - int
innodb_buffer_pool_dump_at_shutdown i - ! =?
innodb_buffer_pool_dump_now i - ! =OFF
innodb_buffer_pool_filename i - !
innodb_buffer_pool_load_abort i - ! =OFF
innodb_buffer_pool_load_at_startup i - ! =?
innodb_buffer_pool_load_now i - ! =OFF
innodb_buffer_pool_size i - int B
innodb_change_buffer_max_size i - ! =25
innodb_checksums c - @5.7 !
innodb_cmp_per_index_enabled c -
innodb_commit_concurrency c - int
innodb_compression_failure_threshold_pct i - int
innodb_compression_level i - int
innodb_compression_pad_pct_max i - int
innodb_concurrency_tickets i - int
innodb_data_home_dir c - !
innodb_deadlock_detect b -
innodb_default_row_format c - DYNAMIC,COMPACT,REDUNDANT
innodb_file_format i - @5.7
innodb_file_per_table c -
innodb_flush_log_at_trx_commit c -
innodb_flushing_avg_loops i - ! =30
innodb_force_load_corrupted i - ! =OFF
innodb_ft_aux_table i -
innodb_ft_cache_size i - int
innodb_ft_enable_stopword i -
innodb_ft_max_token_size c - int
innodb_ft_min_token_size c - int
innodb_ft_num_word_optimize c - int
innodb_ft_server_stopword_table i -
innodb_ft_sort_pll_degree c - int
innodb_ft_user_stopword_table i -
innodb_large_prefix i - @5.7
innodb_lock_wait_timeout i - int s
innodb_log_compressed_pages i - ! =?
innodb_lru_scan_depth i - int
innodb_max_purge_lag i - int
innodb_max_purge_lag_delay i - int
innodb_monitor_disable i -
innodb_monitor_enable i -
innodb_monitor_reset i -
innodb_monitor_reset_all i -
innodb_old_blocks_pct i - int
innodb_old_blocks_time i - int
innodb_online_alter_log_max_size c - int B
innodb_open_files i - int
innodb_optimize_fulltext_only c -
innodb_page_size c - !
innodb_print_all_deadlocks b -
innodb_purge_batch_size c - int
innodb_purge_threads c - int
innodb_random_read_ahead i -
innodb_read_ahead_threshold i - int
innodb_read_io_threads i - ! =?
innodb_read_only i - ! =?
innodb_replication_delay i - int
innodb_rollback_on_timeout c -
innodb_rollback_segments c - int
innodb_sort_buffer_size i - int B
innodb_spin_wait_delay c - int
innodb_stats_auto_recalc i -
innodb_stats_include_delete_marked c -
innodb_stats_method i - nulls_equal,nulls_unequal,nulls_ignored,...
innodb_stats_on_metadata i -
innodb_stats_persistent i -
innodb_stats_persistent_sample_pages i - int
innodb_stats_transient_sample_pages i - int
innodb_strict_mode c -
innodb_support_xa c - @5.7
innodb_sync_array_size c - int
innodb_sync_spin_loops c - int
innodb_table_locks c -
innodb_thread_concurrency i - ! =0
innodb_thread_sleep_delay i - int
innodb_trx_commit_allow_data_loss c - @8.0-
innodb_undo_directory c - !
interactive_timeout i - int s
internal_tmp_disk_storage_engine b - @5.7 INNODB,MYISAM
internal_tmp_mem_storage_engine b - @8.0- MEMORY,TempTable
join_buffer_size i - int B
keep_files_on_create i -
key_buffer_size b - int B
key_cache_age_threshold i - int
key_cache_block_size i - int
key_cache_division_limit i - int
lc_messages ? -
lc_time_names c -
local_infile i -
lock_wait_timeout i - int s
log-bin i - ! =?
log_bin ? -
log_bin_trust_function_creators i -
log_bin_use_v1_row_events i - @5.7
log_error i - ! =?
log_error_suppression_list b - @8.0-
log_error_verbosity ? -
log_output i - [FILE,TABLE,NONE,...]
log_queries_not_using_indexes i -
log_replica_updates i - @8.0- ! =?
log_slave_updates i - @5.7 ! =?
log_slow_replica_statements ? - @8.0-
log_slow_slave_statements ? - @5.7
log_throttle_queries_not_using_indexes i - int
log_warnings i - @5.7 int
long_query_time i - 0.0.. s
low_priority_updates b -
lower_case_table_names c - int
master-info-repository c - @5.7
master_info_repository ? - @5.7
master_verify_checksum c - @5.7
max_allowed_packet i - int B
max_binlog_cache_size i - int
max_binlog_size i - ! =?
max_binlog_stmt_cache_size i - int
max_connect_errors i - int
max_connections i - int
max_delayed_threads b - int
max_error_count b - int
max_execution_time b - 0..18446744073709551615 ms
max_heap_table_size i - int B
max_insert_delayed_threads i - int
max_join_size i - int
max_length_for_sort_data i - @5.7 int
max_prepared_stmt_count i - int
max_seeks_for_key i - int
max_sort_length i - int
max_sp_recursion_depth i - int
max_tmp_tables i - @5.7
max_user_connections i - int
max_write_lock_count i - int
metadata_locks_cache_size i - @5.7 int
min_examined_row_limit b - int
myisam_data_pointer_size i - int
myisam_max_sort_file_size i - int
myisam_mmap_size i - int
myisam_sort_buffer_size i - int B
myisam_stats_method i - nulls_equal,nulls_unequal,nulls_ignored,...
myisam_use_mmap i -
mysql_native_password b - @8.4 ! =ON
net_buffer_length i - int
net_read_timeout i - int s
net_retry_count i - int
net_write_timeout i - int s
old-style-user-limits i -
old_passwords i - @5.7
optimizer_prune_level i - int
optimizer_search_depth i - int
optimizer_switch i -
optimizer_trace i -
optimizer_trace_features i -
optimizer_trace_limit i - int
optimizer_trace_max_mem_size i - int
optimizer_trace_offset i - int
partial_revokes c - @8.0- !
password_history c - @8.4 int
password_require_current c - @8.4
password_reuse_interval c - @8.4 int
performance-schema-consumer-events-waits-current i -
performance-schema-instrument i -
performance_schema i s
performance_schema_accounts_size i - int
performance_schema_consumer_events_stages_current i -
performance_schema_consumer_events_stages_history i -
performance_schema_consumer_events_stages_history_long i -
performance_schema_consumer_events_statements_current i -
performance_schema_consumer_events_statements_history i -
performance_schema_consumer_events_statements_history_long i -
performance_schema_consumer_events_waits_history i -
performance_schema_consumer_events_waits_history_long i -
performance_schema_consumer_global_instrumentation i -
performance_schema_consumer_statements_digest i -
performance_schema_consumer_thread_instrumentation i -
performance_schema_digests_size i - int
performance_schema_events_stages_history_long_size i - int
performance_schema_events_stages_history_size i - int
performance_schema_events_statements_history_long_size i - int
performance_schema_events_statements_history_size i - int
performance_schema_events_transactions_history_long_size i - int
performance_schema_events_transactions_history_size i - int
performance_schema_events_waits_history_long_size i - int
performance_schema_events_waits_history_size i - int
performance_schema_hosts_size i - int
performance_schema_max_cond_classes i - int
performance_schema_max_cond_instances i - int
performance_schema_max_digest_length i - int
performance_schema_max_file_classes i - int
performance_schema_max_file_handles i - int
performance_schema_max_file_instances i - int
performance_schema_max_index_stat i - int
performance_schema_max_memory_classes i - int
performance_schema_max_metadata_locks i - int
performance_schema_max_mutex_classes i - int
performance_schema_max_mutex_instances i - int
performance_schema_max_prepared_statements_instances i - int
performance_schema_max_program_instances i - int
performance_schema_max_rwlock_classes i - int
performance_schema_max_rwlock_instances i - int
performance_schema_max_socket_classes i - int
performance_schema_max_socket_instances i - int
performance_schema_max_sql_text_length i - int
performance_schema_max_stage_classes i - int
performance_schema_max_statement_classes i - int
performance_schema_max_statement_stack i - int
performance_schema_max_table_handles i - int
performance_schema_max_table_instances i - int
performance_schema_max_table_lock_stat i - int
performance_schema_max_thread_classes i - int
performance_schema_max_thread_instances i - int
performance_schema_session_connect_attrs_size i - int
performance_schema_setup_actors_size i - int
performance_schema_setup_objects_size i - int
performance_schema_show_processlist i -
performance_schema_users_size i - int
pid_file i - !
plugin_dir i - !
port i - ! =?
preload_buffer_size b - int
profiling_history_size i -
pseudo_slave_mode ? - @5.7
query_alloc_block_size i - int
query_cache_limit i - @5.7 int
query_cache_min_res_unit i - @5.7 int
query_cache_size i - @5.7 int B
query_cache_type b - @5.7
query_cache_wlock_invalidate i - @5.7
query_prealloc_size i - int
range_alloc_block_size i - int
rds.change_data_capture_streaming ? -
read_buffer_size i - int B
read_only c8.0 - ; 8.0- 0,1,{TrueIfClusterReplica}
read_rnd_buffer_size i - int B
relay-log i - !
relay-log-space-limit c - int
relay_log ? -
relay_log_info_repository i - @5.7
relay_log_recovery i - ! =?
relay_log_space_limit ? -
replica_allow_batching ? - @8.0-
replica_checkpoint_group i - @8.0- int
replica_checkpoint_period i - @8.0- int
replica_compressed_protocol ? - @8.0-
replica_exec_mode ? - @8.0-
replica_load_tmpdir ? - @8.0-
replica_max_allowed_packet ? - @8.0-
replica_net_timeout ? - @8.0-
replica_parallel_type c - @8.0- DATABASE,LOGICAL_CLOCK,...
replica_parallel_workers i - @8.0- int
replica_pending_jobs_size_max i - @8.0- int
replica_preserve_commit_order c - @8.0-
replica_skip_errors i - @8.0-
replica_sql_verify_checksum i - @8.0-
replica_transaction_retries c - @8.0- int
replica_type_conversions c - @8.0- [ALL_LOSSY,ALL_NON_LOSSY,ALL_SIGNED,ALL_UNSIGNED,...]
replicate-do-db c -
replicate-do-table c -
replicate-ignore-db c -
replicate-ignore-table c -
replicate-wild-do-table c -
replicate-wild-ignore-table c -
require_secure_transport c - ON,OFF
restrict_fk_on_non_standard_key ? - @8.4
rpl_read_size c - @8.0- int
rpl_stop_replica_timeout ? - @8.0-
rpl_stop_slave_timeout ? - @5.7
safe-user-create i -
secure_auth i - @5.7
secure_file_priv i - !
server_audit_cw_upload c - !
server_audit_events c - [CONNECT,QUERY,QUERY_DCL,QUERY_DDL,QUERY_DML,TABLE,...]
server_audit_excl_users c -
server_audit_incl_users c -
server_audit_logging c -
server_audit_logs_upload c -
server_id c - !
server_uuid ? -
show_create_table_verbosity i -
skip-character-set-client-handshake c -
skip-slave-start i - ! =?
skip_external_locking i - ! =?
skip_name_resolve c - !
skip_show_database i -
skip_slave_start ? -
slave-skip-errors c - @5.7
slave_allow_batching ? - @5.7
slave_checkpoint_group i - @5.7 int
slave_checkpoint_period i - @5.7 int
slave_compressed_protocol ? - @5.7
slave_exec_mode ? - @5.7
slave_load_tmpdir ? - @5.7
slave_max_allowed_packet ? - @5.7
slave_net_timeout ? - @5.7
slave_parallel_type ? - @5.7
slave_parallel_workers i - @5.7 int
slave_pending_jobs_size_max i - @5.7 int
slave_preserve_commit_order ? - @5.7
slave_skip_errors ? - @5.7
slave_sql_verify_checksum i - @5.7
slave_transaction_retries ? - @5.7
slave_type_conversions ? - @5.7
slow_launch_time i - int
slow_query_log i -
slow_query_log_file i - !
socket i - !
sort_buffer_size i - int B
source_verify_checksum c - @8.0-
sql_mode i -
sql_replica_skip_counter ? - @8.0-
sql_select_limit i - int
sql_slave_skip_counter ? - @5.7
ssl ? -
ssl_cipher c -
stored_program_cache i - int
sync_binlog i - ! =1
sync_frm c - @5.7
sync_master_info i - int
sync_relay_log i - @5.7 int
sync_relay_log_info i - int
sync_source_info i - @8.0- int
sysdate-is-now i -
table_cache_element_entry_ttl i - ! =?
table_definition_cache i - int
table_open_cache i - int
table_open_cache_instances i - int
temp-pool i - @5.7
temptable_max_mmap i - @8.0- int B
temptable_max_ram i - @8.0- int B
temptable_use_mmap i - @8.0-
thread_cache_size b - int
thread_handling i - ! =?
thread_stack i - int B
time_zone c -
timed_mutexes i -
tls_ciphersuites ? - @8.0-
tls_version c - [TLSv1,TLSv1.1,TLSv1.2,TLSv1.3,...]; 8.4 [TLSv1.2,TLSv1.3]
tmp_table_size i - int B
tmpdir i - !
transaction_alloc_block_size i - int
transaction_isolation i - READ-UNCOMMITTED,READ-COMMITTED,REPEATABLE-READ,SERIALIZABLE
transaction_prealloc_size i - int
transaction_read_only ? -
tx_isolation i - @5.7 READ-UNCOMMITTED,READ-COMMITTED,REPEATABLE-READ,SERIALIZABLE
updatable_views_with_limit i -
validate-password i - @-8.0 ! =?
validate_password.check_user_name c - @8.4
validate_password.dictionary_file c - @8.4 !
validate_password.length c - @8.4 int
validate_password.mixed_case_count c - @8.4 int
validate_password.number_count c - @8.4 int
validate_password.policy c - @8.4 LOW,MEDIUM,0,1
validate_password.special_char_count c - @8.4 int
validate_password_dictionary_file i - @-8.0 ! =?
validate_password_length i - @-8.0 ! =?
validate_password_mixed_case_count i - @-8.0 ! =?
validate_password_number_count i - @-8.0 ! =?
validate_password_policy i - @-8.0 ! =?
validate_password_special_char_count i - @-8.0 ! =?
wait_timeout i - int s
`;
