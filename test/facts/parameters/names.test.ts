import {
  engineWithout, isClusterLevel, isFromLater, isInapplicable, isUnmodifiable, refusedValue, removedFrom, unknownIn,
} from '../../../src/facts/parameters/names';

test.each([
  ['aurora-postgresql16', 'character_set_server', 'Aurora MySQL', 'client_encoding'],
  ['aurora-postgresql16', 'innodb_lock_wait_timeout', 'Aurora MySQL', undefined],
  ['aurora-postgresql16', 'innodb_tomorrow', 'Aurora MySQL', undefined],
  ['aurora-mysql8.0', 'rds.force_ssl', 'Aurora PostgreSQL', 'require_secure_transport'],
  ['aurora-mysql8.0', 'pgaudit.tomorrow', 'Aurora PostgreSQL', undefined],
  ['aurora5.6', 'shared_buffers', 'Aurora PostgreSQL', undefined],
  ['aurora-postgresql16', 'time_zone', 'Aurora MySQL', 'timezone'],
  ['aurora-postgresql16', 'require_secure_transport', 'Aurora MySQL', 'rds.force_ssl'],
  ['aurora-postgresql16', 'tls_version', 'Aurora MySQL', 'ssl_min_protocol_version'],
  ['aurora-postgresql16', 'character_set_client', 'Aurora MySQL', 'client_encoding'],
  ['aurora-postgresql16', 'long_query_time', 'Aurora MySQL', 'log_min_duration_statement'],
  ['aurora-postgresql16', 'binlog_format', 'Aurora MySQL', 'rds.logical_replication'],
  ['aurora-mysql8.0', 'timezone', 'Aurora PostgreSQL', 'time_zone'],
  ['aurora-mysql8.0', 'ssl_min_protocol_version', 'Aurora PostgreSQL', 'tls_version'],
  ['aurora-mysql8.0', 'client_encoding', 'Aurora PostgreSQL', 'character_set_client'],
  ['aurora-mysql8.0', 'log_min_duration_statement', 'Aurora PostgreSQL', 'long_query_time'],
  ['aurora-mysql8.0', 'rds.logical_replication', 'Aurora PostgreSQL', 'binlog_format'],
])('%s does not have %s', (family, name, engine, counterpart) => {
  expect(engineWithout(family, name)).toEqual({ engine, counterpart });
});

test.each([
  ['aurora-postgresql16', 'max_connections'],
  ['aurora-postgresql16', 'rds.force_ssl'],
  ['aurora-mysql8.0', 'innodb_lock_wait_timeout'],
  ['aurora-mysql8.4', 'validate_password.length'],
  ['aurora-mysql8.0', 'log_error_verbosity'],
  ['postgres16', 'innodb_lock_wait_timeout'],
  ['mysql8.0', 'shared_buffers'],
])('%s may have %s', (family, name) => {
  expect(engineWithout(family, name)).toBeUndefined();
});

test('a parameter of the cluster is one in its own engine only', () => {
  expect(isClusterLevel('aurora-mysql8.0', 'binlog_format')).toBe(true);
  expect(isClusterLevel('aurora-postgresql16', 'binlog_format')).toBe(false);
  expect(isClusterLevel('aurora5.6', 'auto_increment_increment')).toBe(false);
});

test.each([
  ['aurora-postgresql12', 'max_wal_senders', '10', false],
  ['aurora-postgresql13', 'max_wal_senders', '10', true],
  ['aurora-mysql5.7', 'read_only', '1', false],
  ['aurora-mysql8.0', 'read_only', '1', true],
  ['aurora-mysql8.0', 'event_scheduler', 'ON', true],
  // What it is set to anyway is not modified.
  ['aurora-mysql8.0', 'event_scheduler', 'OFF', false],
  ['aurora-mysql8.0', 'event_scheduler', undefined, false],
  ['aurora-postgresql19', 'rds.force_ssl', '1', false],
])('in %s, %s at %s belongs to the cluster: %s', (family, name, value, belongs) => {
  expect(isClusterLevel(family, name, value)).toBe(belongs);
});

test('what version 3 removed, version 2 has', () => {
  expect(removedFrom('aurora-mysql8.0', 'tx_isolation')).toEqual({ replacement: 'transaction_isolation' });
  expect(removedFrom('aurora-mysql8.4', 'query_cache_size')).toEqual({ replacement: undefined });
  expect(['aurora_load_from_s3_role', 'aurora_select_into_s3_role', 'aurora_disable_hash_join', 'log_warnings'].map((name) => removedFrom('aurora-mysql8.0', name)?.replacement))
    .toEqual(['aws_default_s3_role', 'aws_default_s3_role', 'optimizer_switch', 'log_error_verbosity']);
  expect(removedFrom('aurora-mysql5.7', 'tx_isolation')).toBeUndefined();
  expect(removedFrom('aurora-mysql8.0', 'transaction_isolation')).toBeUndefined();
});

test.each([
  ['aurora-mysql8.0', 'slave_parallel_workers', 'replica_parallel_workers'],
  ['aurora-mysql8.0', 'master_verify_checksum', 'source_verify_checksum'],
  ['aurora-mysql8.0', 'aurora_fwd_master_idle_timeout', 'aurora_fwd_writer_idle_timeout'],
  ['aurora-mysql8.4', 'default_authentication_plugin', 'authentication_policy'],
  ['aurora-mysql8.4', 'validate_password_policy', 'validate_password.policy'],
  ['aurora-mysql8.4', 'validate-password', 'aurora_enable_validate_password_component'],
  ['aurora-postgresql13', 'wal_keep_segments', 'wal_keep_size'],
  ['aurora-postgresql16', 'vacuum_defer_cleanup_age', undefined],
  ['aurora-postgresql15', 'rds.pg_stat_ramdisk_size', undefined],
])('%s no longer has %s', (family, name, replacement) => {
  expect(removedFrom(family, name)).toEqual({ replacement });
});

test.each([
  ['aurora-postgresql13', 'idle_session_timeout', true],
  ['aurora-postgresql14', 'idle_session_timeout', false],
  ['aurora-postgresql16', 'transaction_timeout', true],
  ['aurora-postgresql17', 'transaction_timeout', false],
  ['aurora-mysql5.7', 'aurora_enhanced_binlog', true],
  ['aurora-mysql8.0', 'aurora_enhanced_binlog', false],
  ['aurora-mysql8.0', 'validate_password.policy', true],
  ['aurora-mysql8.4', 'validate_password.policy', false],
  ['aurora-postgresql10', 'idle_session_timeout', false],
])('%s: %s is from a later family: %s', (family, name, isLater) => {
  expect(isFromLater(family, name)).toBe(isLater);
});

test.each([
  ['aurora-postgresql16', 'work_memory', 'work_mem'],
  ['aurora-postgresql16', 'max_connection', 'max_connections'],
  ['aurora-postgresql16', 'TimeZone', 'timezone'],
  ['aurora-postgresql16', 'rds_force_ssl', 'rds.force_ssl'],
  ['aurora-postgresql16', 'pg_stat_statements.trak', 'pg_stat_statements.track'],
  ['aurora-mysql8.0', 'slow-query-log', 'slow_query_log'],
  ['aurora-mysql8.0', 'binlog_do_db', 'binlog-do-db'],
  ['aurora-mysql8.0', 'long_query_tme', 'long_query_time'],
  ['aurora-postgresql14', 'jit', undefined],
])('%s has no %s', (family, name, meant) => {
  expect(unknownIn(family, name)).toEqual({ meant });
});

test.each([
  ['aurora-postgresql16', 'work_mem'],
  ['aurora-postgresql16', 'app.tenant'],
  ['aurora-postgresql16', 'pg_stat_statements.tomorrow'],
  ['aurora-postgresql16', 'aurora_tomorrow'],
  ['aurora-postgresql16', 'jit'],
  ['aurora-postgresql19', 'work_memory'],
  ['aurora-mysql8.0', 'gtid_mode'],
  ['aurora-mysql8.4', 'binlog_do_db'],
  ['aurora-mysql8.0', 'innodb_buffer_pool_instances'],
  ['aurora-mysql8.0', 'shared_buffers'],
  ['aurora5.6', 'max_connection'],
])('whether %s has %s is not known, or said by another rule', (family, name) => {
  expect(unknownIn(family, name)).toBeUndefined();
});

test.each([
  ['aurora-postgresql16', 'listen_addresses', 'cluster', '*', true],
  ['aurora-postgresql16', 'listen_addresses', 'instance', '*', false],
  ['aurora-postgresql16', 'listen_addresses', 'instance', 'localhost', true],
  ['aurora-postgresql16', 'hot_standby_feedback', 'instance', '1', false],
  ['aurora-postgresql16', 'hot_standby_feedback', 'instance', '0', true],
  ['aurora-postgresql16', 'hot_standby_feedback', 'instance', undefined, false],
  ['aurora-postgresql16', 'port', 'cluster', '5433', true],
  // It is one of the cluster: another rule says so.
  ['aurora-postgresql16', 'port', 'instance', '5433', false],
  ['aurora-postgresql15', 'log_line_prefix', 'cluster', '%m', true],
  ['aurora-postgresql16', 'log_line_prefix', 'cluster', '%m', false],
  ['aurora-postgresql16', 'work_mem', 'cluster', '4096', false],
  ['aurora-mysql8.0', 'sync_binlog', 'instance', '0', true],
  ['aurora-mysql8.0', 'max_binlog_size', 'instance', '1', false],
  ['aurora-mysql8.0', 'binlog_row_image', 'cluster', 'full', false],
  ['aurora-mysql9.9', 'sync_binlog', 'cluster', '0', false],
] as const)('%s: %s of a group for the %s cannot be set to %s: %s', (family, name, level, value, isRefused) => {
  expect(isUnmodifiable(family, name, level, value)).toBe(isRefused);
});

test('parameters of another storage do not apply', () => {
  expect(isInapplicable('aurora-mysql8.0', 'innodb_flush_method')).toBe(true);
  expect(isInapplicable('aurora-mysql8.0', 'innodb_flush_log_at_trx_commit')).toBe(false);
  expect(isInapplicable('mysql8.0', 'innodb_flush_method')).toBe(false);
});

test.each([
  ['pg_stat_statements,vector', 'pg_stat_statements'],
  ['PostGIS', undefined],
])('what is no library is not preloaded: %s', (value, nearest) => {
  expect(refusedValue('aurora-postgresql16', 'shared_preload_libraries', 'cluster', value)).toMatchObject({ nearest });
});

test('values are judged by the family, and only where the group has the parameter', () => {
  expect(refusedValue('aurora-postgresql17', 'log_connections', 'instance', '1')).toBeUndefined();
  expect(refusedValue('aurora-postgresql18', 'log_connections', 'instance', '1')).toMatchObject({ nearest: 'all' });
  expect(refusedValue('aurora-postgresql16', 'rds.force_ssl', 'cluster', 'true')).toEqual({ allowed: '0 or 1', nearest: '1' });
  expect(refusedValue('aurora-postgresql16', 'rds.force_ssl', 'instance', 'true')).toBeUndefined();
  expect(refusedValue('aurora-postgresql16', 'listen_addresses', 'cluster', 'nowhere')).toBeUndefined();
  expect(refusedValue('aurora-postgresql16', 'app.tenant', 'cluster', 'orders')).toBeUndefined();
});
