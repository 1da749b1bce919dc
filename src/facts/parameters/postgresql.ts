/**
 * The parameters of Aurora PostgreSQL 11 to 18, a row each: what the columns say stands in `table.ts`.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Reference.ParameterGroups.html (read
 * 2026-11-28: both groups of version 14), the same page as of 2022-08 (version 13) and 2021-01 (before), and an answer of
 * describe-db-cluster-parameters for a group of aurora-postgresql14 (recorded 2023): what can be modified, what is static, which
 * values are allowed. The majors a setting of PostgreSQL exists in, and its range where that is wider than what RDS allows in
 * version 14, are those of pg_settings: https://www.postgresql.org/docs/18/view-pg-settings.html (read 2026-11-28).
 */
export const POSTGRESQL: string = `
allow_alter_system ? d @17-
allow_in_place_tablespaces ?14 d
allow_system_table_mods ?14 d
ansi_constraint_trigger_ordering c d 0,1
ansi_force_foreign_key_checks c d 0,1
ansi_qualified_update_set_target c d 0,1
apg_adaptive_join_crossover_multiplier ? -
apg_ccm_enabled c d 0,1
apg_enable_batch_mode_function_execution b d 0,1
apg_enable_correlated_any_transform b d 0,1
apg_enable_correlated_scalar_index_transform ? -
apg_enable_correlated_scalar_transform ? -
apg_enable_function_migration b d 0,1
apg_enable_not_in_transform b d 0,1
apg_enable_remove_redundant_inner_joins b d 0,1
apg_enable_semijoin_push_down b d 0,1
apg_enable_subquery_cache ? -
apg_plan_mgmt.capture_plan_baselines b d manual,automatic,off
apg_plan_mgmt.max_databases b s 10..2147483647
apg_plan_mgmt.max_plans b s 10..2147483647
apg_plan_mgmt.pgss_min_calls ? -
apg_plan_mgmt.pgss_min_mean_time_ms ? -
apg_plan_mgmt.pgss_min_stddev_time_ms ? -
apg_plan_mgmt.pgss_min_total_time_ms ? -
apg_plan_mgmt.plan_capture_threshold ? -
apg_plan_mgmt.plan_hash_version b d 1..2
apg_plan_mgmt.plan_retention_period b s 1..2147483647
apg_plan_mgmt.unapproved_plan_execution_threshold b d 0..2147483647
apg_plan_mgmt.use_plan_baselines b d true,false,...
apg_shared_plan_cache.enable ? -
apg_shared_plan_cache.idle_generic_plan_release_timeout ? -
apg_shared_plan_cache.max ? -
apg_shared_plan_cache.max_size_per_entry ? -
apg_shared_plan_cache.min_size_per_entry ? -
apg_subquery_cache_check_interval ? -
apg_subquery_cache_hit_rate_threshold ? -
apg_write_forward.connect_timeout b s 0..2147483647 s
apg_write_forward.consistency_mode b s off,eventual,session,global
apg_write_forward.idle_in_transaction_session_timeout b s 0..2147483647 ms
apg_write_forward.idle_session_timeout b s 0..2147483647 ms
apg_write_forward.max_forwarding_connections_percent b s 1..100
application_name b d
archive_cleanup_command ?14 d @12-
archive_command ?14 d
archive_library ? d @15-
archive_mode ?14 s
archive_timeout ?14 d
array_nulls c d 0,1
aurora.enhanced_logical_replication ? -
aurora.logical_replication_backup ? -
aurora.logical_replication_globaldb ? -
aurora_compute_plan_id b -
aurora_stat_plans.calls_until_recapture ? -
aurora_stat_plans.minutes_until_recapture ? -
aurora_stat_plans.with_analyze ? -
aurora_stat_plans.with_buffers ? -
aurora_stat_plans.with_costs ? -
aurora_stat_plans.with_timing ? -
aurora_stat_plans.with_triggers ? -
aurora_stat_plans.with_wal ? -
aurora_temp_space_size b -
aurora_wait_report b -
authentication_timeout b d 1..600 s
auto_explain.log_analyze b d ; 14 0,1
auto_explain.log_buffers b d ; 14 0,1
auto_explain.log_format b d text,xml,json,yaml,...
auto_explain.log_min_duration b d -1..2147483647 ms
auto_explain.log_nested_statements b d ; 14 0,1
auto_explain.log_timing b d ; 14 0,1
auto_explain.log_triggers b d ; 14 0,1
auto_explain.log_verbose b d ; 14 0,1
auto_explain.sample_rate b d 0.0..1.0
autovacuum c d 0,1
autovacuum_analyze_scale_factor c d 0.0..100.0
autovacuum_analyze_threshold c d 0..2147483647
autovacuum_freeze_max_age c s 100000..2000000000; 14 100000000..750000000
autovacuum_max_workers c s 1..262143
autovacuum_multixact_freeze_max_age c s 10000..2000000000; 14 10000000..2000000000
autovacuum_naptime c d 1..2147483 s
autovacuum_vacuum_cost_delay c d -1.0..100.0 ms
autovacuum_vacuum_cost_limit c d -1..10000
autovacuum_vacuum_insert_scale_factor c13 d @13- 0.0..100.0
autovacuum_vacuum_insert_threshold c13 d @13- -1..2147483647
autovacuum_vacuum_max_threshold ? - @18-
autovacuum_vacuum_scale_factor c d 0.0..100.0
autovacuum_vacuum_threshold c d 0..2147483647
autovacuum_work_mem c d -1..2147483647 kB
autovacuum_worker_slots ? - @18-
babelfishpg_tds.default_server_name c13 d
babelfishpg_tds.listen_addresses b s ! =*
babelfishpg_tds.port c13 s 1..65535
babelfishpg_tds.product_version b d
babelfishpg_tds.tds_debug_log_level b d 0..3
babelfishpg_tds.tds_default_numeric_precision c13 d 1..38
babelfishpg_tds.tds_default_numeric_scale c13 d 0..38
babelfishpg_tds.tds_default_packet_size c13 d 512..32767
babelfishpg_tds.tds_default_protocol_version c13 d TDSv7.0,TDSv7.1,TDSv7.1.1,TDSv7.2,TDSv7.3A,TDSv7.3B,TDSv7.4,DEFAULT,...
babelfishpg_tds.tds_ssl_encrypt c13 d ; 14 0,1
babelfishpg_tds.tds_ssl_max_protocol_version c13 d TLSv1,TLSv1.1,TLSv1.2,...
babelfishpg_tds.tds_ssl_min_protocol_version c13 d TLSv1,TLSv1.1,TLSv1.2,...
babelfishpg_tsql.default_locale c13 s
babelfishpg_tsql.migration_mode c13 s single-db,multi-db,null,...
babelfishpg_tsql.server_collation_name c13 s
babelfishpg_tsql.version c13 d
backend_flush_after b d 0..256 8kB
backslash_quote c d safe_encoding,on,off
backtrace_functions c13 d @13- !14
bgwriter_delay ?14 d
bgwriter_flush_after ?14 d
bgwriter_lru_maxpages ?14 d
bgwriter_lru_multiplier ?14 d
bonjour ?14 s
bonjour_name ?14 s
bytea_output b d escape,hex
check_function_bodies b d 0,1
checkpoint_completion_target ?14 d
checkpoint_flush_after ?14 d
checkpoint_timeout ?14 d
checkpoint_warning ?14 d
client_connection_check_interval b d @14- 0..2147483647 ms
client_encoding c d
client_min_messages b d debug5,debug4,debug3,debug2,debug1,log,notice,warning,error
cluster_name ?14 s
commit_delay ?14 d
commit_siblings ?14 d
commit_timestamp_buffers ? s @17-
compute_query_id c13 d @14- auto,on,regress,off
config_file b s ! =/rdsdbdata/config/postgresql.conf
constraint_exclusion b d partition,on,off
cpu_index_tuple_cost b d 0.0..
cpu_operator_cost b d 0.0..
cpu_tuple_cost b d 0.0..
createrole_self_grant ? d @16-
cron.database_name b s
cron.log_min_messages b d debug5,debug4,debug3,debug2,debug1,info,notice,warning,error,log,fatal,panic,...
cron.log_run b s on,off,...
cron.log_statement b s on,off,...
cron.max_running_jobs b s 0..100
cron.use_background_workers b s ! =on
cursor_tuple_fraction b d 0.0..1.0
data_directory c s !
data_sync_retry ?14 s
datestyle c d
db_user_namespace b d @-16 !
deadlock_timeout b d 1..2147483647 ms
debug_discard_caches ?14 d @14-
debug_io_direct ? s @16-
debug_logical_replication_streaming ? d @16-
debug_parallel_query ? d @16-
debug_pretty_print b d 0,1
debug_print_parse b d 0,1
debug_print_plan b d 0,1
debug_print_rewritten b d 0,1
default_statistics_target b d 1..10000
default_table_access_method ?14 d @12-
default_tablespace c d
default_text_search_config ? -
default_toast_compression c13 d @14- pglz,lz4
default_transaction_deferrable b d 0,1
default_transaction_isolation b d serializable,repeatable read,read committed,read uncommitted
default_transaction_read_only b d 0,1
default_with_oids ? d @11
dynamic_library_path ?14 d
dynamic_shared_memory_type ?14 s
effective_cache_size b d 1..2147483647 8kB
effective_io_concurrency b d !-14 0..1000; 14 0..256
enable_async_append b d @14- 0,1
enable_bitmapscan b d 0,1
enable_distinct_reordering ? - @18-
enable_gathermerge b d 0,1
enable_group_by_reordering ? d @17-
enable_hashagg b d 0,1
enable_hashjoin b d 0,1
enable_incremental_sort b d @13- 0,1
enable_indexonlyscan b d 0,1
enable_indexscan b d 0,1
enable_material b d 0,1
enable_memoize b d @14- 0,1
enable_mergejoin b d 0,1
enable_nestloop b d 0,1
enable_parallel_append b d 0,1
enable_parallel_hash b d 0,1
enable_partition_pruning b d 0,1
enable_partitionwise_aggregate b d 0,1
enable_partitionwise_join b d 0,1
enable_presorted_aggregate ? d @16-
enable_self_join_elimination ? - @18-
enable_seqscan b d 0,1
enable_sort b d 0,1
enable_tidscan b d 0,1
escape_string_warning b d 0,1
event_source ?14 s
event_triggers ? d @17-
exit_on_error b d !
extension_control_path ? - @18-
external_pid_file ?14 s
extra_float_digits c d -15..3
file_copy_method ? - @18-
file_extend_method ? -
force_parallel_mode b d 0,1,on,off,regress
from_collapse_limit b d 1..2147483647
fsync ?14 d
full_page_writes ?14 d
geqo b d 0,1
geqo_effort b d 1..10
geqo_generations b d 0..2147483647
geqo_pool_size b d 0..2147483647
geqo_seed b d 0.0..1.0
geqo_selection_bias b d 1.5..2.0
geqo_threshold b d 2..2147483647
gin_fuzzy_search_limit b d 0..2147483647
gin_pending_list_limit b d 64..2147483647 kB
gss_accept_delegation ? d @16-
hash_mem_multiplier b d @13- 1.0..1000.0
hba_file b s ! =/rdsdbdata/config/pg_hba.conf
hot_standby ?14 s
hot_standby_feedback b d ! =on
huge_page_size ?14 s @14-
huge_pages c s !
icu_validation_level ? d @16-
ident_file b s ! =/rdsdbdata/config/pg_ident.conf
idle_in_transaction_session_timeout b d 0..2147483647 ms
idle_replication_slot_timeout ? - @18-
idle_session_timeout b d @14- 0..2147483647 ms
ignore_checksum_failure ?14 d
ignore_invalid_pages ?14 s @13-
ignore_system_indexes ?14 d
intervalstyle c d postgres,postgres_verbose,sql_standard,iso_8601
io_combine_limit ? d @17-
io_max_combine_limit ? - @18-
io_max_concurrency ? - @18-
io_method ? - @18-
io_workers ? - @18-
jit ?14 d
jit_above_cost ?14 d
jit_debugging_support ?14 d
jit_dump_bitcode ?14 d
jit_expressions ?14 d
jit_inline_above_cost ?14 d
jit_optimize_above_cost ?14 d
jit_profiling_support ?14 d
jit_provider ?14 s
jit_tuple_deforming ?14 d
join_collapse_limit b d 1..2147483647
krb_caseins_users c13 d ; 14 true,false
krb_server_keyfile ?14 d
lc_messages b d
lc_monetary c d
lc_numeric c d
lc_time c d
listen_addresses b s ! =*
lo_compat_privileges b d ! =0
local_preload_libraries ?14 d
lock_timeout ?14 d
log_autovacuum_min_duration c d -1..2147483647 ms
log_checkpoints ?14 d
log_connections b d 0,1; 18- [receipt,authentication,authorization,setup_durations,all]
log_destination b d [stderr,csvlog,jsonlog]
log_directory b d ! =/rdsdbdata/log/error
log_disconnections b d 0,1
log_duration b d 0,1
log_error_verbosity b d terse,default,verbose
log_executor_stats b d 0,1
log_file_mode b d ! =0644
log_filename b d !17- =postgresql.log.%Y-%m-%d-%H%M postgresql.log.%Y-%m-%d,postgresql.log.%Y-%m-%d-%H,postgresql.log.%Y-%m-%d-%H%M
log_hostname b d 0,1
log_line_prefix b d !-15 =%t:%r:%u@%d:[%p]:
log_lock_failures ? - @18-
log_lock_waits b d 0,1
log_min_duration_sample b d @13- -1..2147483647 ms
log_min_duration_statement b d -1..2147483647 ms
log_min_error_statement b d debug5,debug4,debug3,debug2,debug1,info,notice,warning,error,log,fatal,panic
log_min_messages b d debug5,debug4,debug3,debug2,debug1,info,notice,warning,error,log,fatal,panic
log_parameter_max_length b d @13- -1..1073741823 B
log_parameter_max_length_on_error b d @13- -1..1073741823 B
log_parser_stats b d 0,1
log_planner_stats b d 0,1
log_recovery_conflict_waits ?14 d @14-
log_replication_commands b d 0,1
log_rotation_age b d 1..1440 min
log_rotation_size b d 50000..1000000 kB
log_startup_progress_interval ? d @15-
log_statement b d none,ddl,mod,all
log_statement_sample_rate b d @13- 0.0..1.0
log_statement_stats b d 0,1
log_temp_files b d -1..2147483647 kB
log_timezone b d ! =UTC
log_transaction_sample_rate c13 d @12- 0.0..1.0
log_truncate_on_rotation b d ! =0
logging_collector b s ! =1
logical_decoding_work_mem b d @13- 64..2147483647 kB
logical_replication_mode ? - @16
maintenance_io_concurrency b d @13- !14 =1 0..1000; 14 0..256
maintenance_work_mem b d 64..2147483647 kB
max_active_replication_origins ? - @18-
max_connections b s 1..262143; 14 6..262143
max_files_per_process b s 25..2147483647; 14 74..2147483647
max_locks_per_transaction b s 10..2147483647
max_logical_replication_workers c13 s 0..262143
max_notify_queue_pages ? s @17-
max_parallel_apply_workers_per_subscription ? d @16-
max_parallel_maintenance_workers b d 0..1024
max_parallel_workers b d 0..1024
max_parallel_workers_per_gather b d 0..1024
max_pred_locks_per_page b d 0..2147483647
max_pred_locks_per_relation b d -2147483648..2147483647
max_pred_locks_per_transaction b s 10..2147483647
max_prepared_transactions c s 0..262143
max_replication_slots c13 s 0..262143; 14 5..262143
max_slot_wal_keep_size b d @13- -1..2147483647 MB
max_stack_depth b d 100..2147483647 kB
max_standby_archive_delay ?14 d
max_standby_streaming_delay b d -1..2147483647 ms; 14 1000..30000 ms
max_sync_workers_per_subscription c13 d 0..262143
max_wal_senders c13 s 0..262143; 14 5..262143
max_wal_size ?14 d
max_worker_processes b s 0..262143
md5_password_warnings ? - @18-
min_dynamic_shared_memory b s @14- 0..2147483647 MB
min_parallel_index_scan_size b d 0..715827882 8kB
min_parallel_table_scan_size b d 0..715827882 8kB
min_wal_size ?14 d
multixact_member_buffers ? s @17-
multixact_members_cache_size b s 16..65536
multixact_offset_buffers ? s @17-
multixact_offsets_cache_size b s 8..65536
notify_buffers ? s @17-
oauth_validator_libraries ? - @18-
old_snapshot_threshold b s @-16 -1..86400 min
operator_precedence_warning ? d @-13
orafce.nls_date_format c13 d
orafce.timezone c13 d
parallel_leader_participation b d 0,1
parallel_setup_cost b d 0.0..
parallel_tuple_cost b d 0.0..
password_encryption c d md5,scram-sha-256
pg_bigm.enable_recheck b d on,off,...
pg_bigm.gin_key_limit b d 0..2147483647
pg_bigm.last_update b -
pg_bigm.similarity_limit b d 0.0..1.0
pg_hint_plan.debug_print b d off,on,detailed,verbose,...
pg_hint_plan.enable_hint b d ; 14 0,1
pg_hint_plan.enable_hint_table b d ; 14 0,1
pg_hint_plan.message_level b d debug5,debug4,debug3,debug2,debug1,log,info,notice,warning,error,...
pg_hint_plan.parse_messages b d debug5,debug4,debug3,debug2,debug1,log,info,notice,warning,error,...
pg_prewarm.autoprewarm c13 s ; 14 0,1
pg_prewarm.autoprewarm_interval c13 d 0..2147483
pg_similarity.block_is_normalized b d ; 14 0,1
pg_similarity.block_threshold b d 0.0..1.0
pg_similarity.block_tokenizer b d alnum,gram,word,camelcase,...
pg_similarity.cosine_is_normalized b d ; 14 0,1
pg_similarity.cosine_threshold b d 0.0..1.0
pg_similarity.cosine_tokenizer b d alnum,gram,word,camelcase,...
pg_similarity.dice_is_normalized b d ; 14 0,1
pg_similarity.dice_threshold b d 0.0..1.0
pg_similarity.dice_tokenizer b d alnum,gram,word,camelcase,...
pg_similarity.euclidean_is_normalized b d ; 14 0,1
pg_similarity.euclidean_threshold b d 0.0..1.0
pg_similarity.euclidean_tokenizer b d alnum,gram,word,camelcase,...
pg_similarity.hamming_is_normalized b d ; 14 0,1
pg_similarity.hamming_threshold b d 0.0..1.0
pg_similarity.jaccard_is_normalized b d ; 14 0,1
pg_similarity.jaccard_threshold b d 0.0..1.0
pg_similarity.jaccard_tokenizer b d alnum,gram,word,camelcase,...
pg_similarity.jaro_is_normalized b d ; 14 0,1
pg_similarity.jaro_threshold b d 0.0..1.0
pg_similarity.jarowinkler_is_normalized b d ; 14 0,1
pg_similarity.jarowinkler_threshold b d 0.0..1.0
pg_similarity.levenshtein_is_normalized b d ; 14 0,1
pg_similarity.levenshtein_threshold b d 0.0..1.0
pg_similarity.matching_is_normalized b d ; 14 0,1
pg_similarity.matching_threshold b d 0.0..1.0
pg_similarity.matching_tokenizer b d alnum,gram,word,camelcase,...
pg_similarity.mongeelkan_is_normalized b d ; 14 0,1
pg_similarity.mongeelkan_threshold b d 0.0..1.0
pg_similarity.mongeelkan_tokenizer b d alnum,gram,word,camelcase,...
pg_similarity.nw_gap_penalty b d ..
pg_similarity.nw_is_normalized b d ; 14 0,1
pg_similarity.nw_threshold b d 0.0..1.0
pg_similarity.overlap_is_normalized b d ; 14 0,1
pg_similarity.overlap_threshold b d 0.0..1.0
pg_similarity.overlap_tokenizer b d alnum,gram,word,camelcase,...
pg_similarity.qgram_is_normalized b d ; 14 0,1
pg_similarity.qgram_threshold b d 0.0..1.0
pg_similarity.qgram_tokenizer b d alnum,gram,word,camelcase,...
pg_similarity.sw_is_normalized b d ; 14 0,1
pg_similarity.sw_threshold b d 0.0..1.0
pg_similarity.swg_is_normalized b d ; 14 0,1
pg_similarity.swg_threshold b d 0.0..1.0
pg_stat_statements.max b s 100..2147483647
pg_stat_statements.save b d ; 14 0,1
pg_stat_statements.track b d NONE,TOP,ALL
pg_stat_statements.track_planning b d @13- ; 14 0,1
pg_stat_statements.track_utility b d ; 14 0,1
pgaudit.log b d [ddl,function,misc,read,role,write,none,all,-ddl,-function,-misc,-read,-role,-write,...]
pgaudit.log_catalog b d ; 14 0,1
pgaudit.log_level b d debug5,debug4,debug3,debug2,debug1,info,notice,warning,log,...
pgaudit.log_parameter b d ; 14 0,1
pgaudit.log_relation b d ; 14 0,1
pgaudit.log_statement_once b d ; 14 0,1
pgaudit.role b d rds_pgaudit
pglogical.batch_inserts b s ; 14 0,1
pglogical.conflict_log_level b d debug5,debug4,debug3,debug2,debug1,info,notice,warning,error,log,fatal,panic,...
pglogical.conflict_resolution b d error,apply_remote,keep_local,last_update_wins,first_update_wins,...
pglogical.extra_connection_options b d
pglogical.synchronous_commit b s ; 14 0,1
pglogical.use_spi b s ; 14 0,1
pgtle.clientauth_databases_to_skip c13 -
pgtle.clientauth_db_name c13 -
pgtle.clientauth_num_parallel_workers c13 -
pgtle.clientauth_users_to_skip c13 -
pgtle.enable_clientauth c13 -
pgtle.enable_password_check b d on,off,require,...
pgtle.passcheck_db_name c13 -
plan_cache_mode c13 d @12- auto,force_generic_plan,force_custom_plan
port c s !
post_auth_delay ?14 d
postgis.gdal_enabled_drivers b s ENABLE_ALL,DISABLE_ALL,...
pre_auth_delay ?14 d
primary_conninfo ?14 d @12-
primary_slot_name ?14 d @12-
promote_trigger_file ?14 d @12-15
quote_all_identifiers b d 0,1
random_page_cost b d 0.0..
rdkit.dice_threshold c13 d 0.0..1.0
rdkit.do_chiral_sss c13 d ; 14 0,1
rdkit.tanimoto_threshold c13 d 0.0..1.0
rds.accepted_password_auth_method c d md5+scram,scram
rds.adaptive_autovacuum c13 d 0,1
rds.allowed_extensions b d
rds.babelfish_status c13 s on,off,datatypesonly
rds.enable_memory_management b -
rds.enable_plan_management c s 0,1
rds.extensions c d !
rds.force_admin_logging_level b d disabled,debug5,debug4,debug3,debug2,debug1,info,notice,warning,error,log,fatal,panic
rds.force_autovacuum_logging_level c d disabled,debug5,debug4,debug3,debug2,debug1,info,notice,warning,error,log,fatal,panic
rds.force_ssl c d 0,1
rds.global_db_rpo c d 20..2147483647 s
rds.iam_auth_for_replication ? -
rds.local_volume_spill_enabled b s on,off,...
rds.log_retention_period b d 1440..10080 min
rds.logical_decoding_work_disk b d -1..2147483647
rds.logical_replication c s 0,1
rds.logical_wal_cache b s -1..262143 8kB
rds.logically_replicate_unlogged_tables c13 s 0,1
rds.memory_allocation_guard b d 0,1
rds.pg_stat_ramdisk_size b s @-14 0..8196 MB
rds.rds_superuser_reserved_connections b s @-15 0..262143
rds.restrict_password_commands c s 0,1
rds.superuser_variables b s ! =session_replication_role
recovery_end_command ?14 d @12-
recovery_init_sync_method c13 s @14- !14 fsync,syncfs,...
recovery_min_apply_delay ?14 d @12-
recovery_prefetch ? d @15-
recovery_target ?14 s @12-
recovery_target_action ?14 s @12-
recovery_target_inclusive ?14 s @12-
recovery_target_lsn ?14 s @12-
recovery_target_name ?14 s @12-
recovery_target_time ?14 s @12-
recovery_target_timeline ?14 s @12-
recovery_target_xid ?14 s @12-
recursive_worktable_factor ? d @15-
remove_temp_files_after_crash b d @14- 0,1
reserved_connections ? s @16-
restart_after_crash b d !
restore_command ?14 d @12-
restrict_nonsystem_relation_kind ? d
row_security b d 0,1
scram_iterations ? d @16-
search_path b d
send_abort_for_crash ? d @16-
send_abort_for_kill ? d @16-
seq_page_cost b d 0.0..
serializable_buffers ? s @17-
server_encoding ?14 s
session_preload_libraries ?14 d
session_replication_role b d origin,replica,local
shared_buffers b s 16..1073741823 8kB; 14 128..1073741823 8kB
shared_memory_type ?14 s @12-
shared_preload_libraries b s [auto_explain,orafce,pgaudit,pg_similarity,pg_stat_statements,pg_hint_plan,pg_prewarm,plprofiler,pglogical,pg_cron,pg_tle,...]
ssl c d 0,1
ssl_ca_file b d ! =/rdsdbdata/rds-metadata/ca-cert.pem
ssl_cert_file b d ! =/rdsdbdata/rds-metadata/server-cert.pem
ssl_ciphers c13 d
ssl_crl_dir b s @14- ! =/rdsdbdata/rds-metadata/ssl_crl_dir/
ssl_crl_file ?14 d
ssl_dh_params_file ?14 d
ssl_ecdh_curve ?14 d
ssl_groups ? - @18-
ssl_key_file b d ! =/rdsdbdata/rds-metadata/server-key.pem
ssl_max_protocol_version c d TLSv1,TLSv1.1,TLSv1.2,TLSv1.3
ssl_min_protocol_version c d TLSv1,TLSv1.1,TLSv1.2,TLSv1.3
ssl_passphrase_command ?14 d
ssl_passphrase_command_supports_reload ?14 d
ssl_prefer_server_ciphers ?14 d
ssl_tls13_ciphers ? - @18-
standard_conforming_strings b d 0,1
statement_timeout b d 0..2147483647 ms
stats_fetch_consistency ? d @15-
stats_temp_directory b d @-14 ! =/rdsdbdata/db/pg_stat_tmp
subtransaction_buffers ? s @17-
summarize_wal ? d @17-
superuser_reserved_connections b s ! =3
sync_replication_slots ? d @17-
synchronize_seqscans b d 0,1
synchronized_standby_slots ? d @17-
synchronous_commit c d local,on,off,remote_write,remote_apply
synchronous_standby_names ?14 d
syslog_facility ?14 d
syslog_ident ?14 d
syslog_sequence_numbers ?14 d
syslog_split_messages ?14 d
tcp_keepalives_count b d 0..2147483647
tcp_keepalives_idle b d 0..2147483647 s
tcp_keepalives_interval b d 0..2147483647 s
tcp_user_timeout ?14 d
temp_buffers b d 100..1073741823 8kB
temp_file_limit b d -1..2147483647 kB
temp_tablespaces b d
timezone c d
timezone_abbreviations ? -
trace_connection_negotiation ? s @17-
trace_notify ?14 d
trace_recovery_messages ?14 d @-16
trace_sort ?14 d
track_activities b d 0,1
track_activity_query_size b s 100..1048576 B
track_commit_timestamp c s 0,1
track_cost_delay_timing ? - @18-
track_counts b d 0,1
track_functions b d none,pl,all
track_io_timing b d 0,1
track_wal_io_timing c13 d @14- 0,1
transaction_buffers ? s @17-
transaction_deferrable ?14 d
transaction_isolation ?14 d
transaction_read_only ?14 d
transaction_timeout ? d @17-
transform_null_equals b d 0,1
unix_socket_directories ?14 s
unix_socket_group ?14 s
unix_socket_permissions ?14 s
update_process_title b d 0,1
vacuum_buffer_usage_limit ? d @16-
vacuum_cleanup_index_scale_factor ? d @-13
vacuum_cost_delay c d 0.0..100.0 ms
vacuum_cost_limit c d 1..10000
vacuum_cost_page_dirty c13 d 0..10000
vacuum_cost_page_hit c d 0..10000
vacuum_cost_page_miss c d 0..10000
vacuum_defer_cleanup_age c d @-15 0..1000000
vacuum_failsafe_age c13 d @14- 0..2100000000; 14 0..1200000000
vacuum_freeze_min_age c d 0..1000000000
vacuum_freeze_table_age c d 0..2000000000
vacuum_max_eager_freeze_failure_rate ? - @18-
vacuum_multixact_failsafe_age c13 d @14- 0..2100000000; 14 0..1200000000
vacuum_multixact_freeze_min_age c d 0..1000000000
vacuum_multixact_freeze_table_age c d 0..2000000000
vacuum_truncate ? - @18-
wal_buffers c s -1..262143 8kB
wal_compression ?14 d
wal_consistency_checking ?14 d
wal_decode_buffer_size ? s @15-
wal_init_zero ?14 d @12-
wal_keep_segments ? d @-12
wal_keep_size ?14 d @13-
wal_level ?14 s
wal_log_hints ?14 s
wal_receiver_create_temp_slot c13 d @13- !14 0,1
wal_receiver_status_interval b d !14 0..2147483 s
wal_receiver_timeout c13 d 0..2147483647 ms; 14 0..3600000 ms
wal_recycle ?14 d @12-
wal_retrieve_retry_interval ?14 d
wal_sender_timeout c d 0..2147483647 ms; 14 0..3600000 ms
wal_skip_threshold ?14 d @13-
wal_summary_keep_time ? d @17-
wal_sync_method ?14 d
wal_writer_delay ?14 d
wal_writer_flush_after ?14 d
work_mem b d 64..2147483647 kB
xmlbinary b d base64,hex
xmloption b d content,document
zero_damaged_pages ?14 d
`;
