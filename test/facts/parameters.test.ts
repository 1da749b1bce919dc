import { engineWithout, isClusterLevel, isInapplicable, isOn, removedFrom } from '../../src/facts/parameters';

test.each([
  ['aurora-postgresql16', 'character_set_server', 'Aurora MySQL', 'client_encoding'],
  ['aurora-postgresql16', 'innodb_lock_wait_timeout', 'Aurora MySQL', undefined],
  ['aurora-mysql8.0', 'rds.force_ssl', 'Aurora PostgreSQL', 'require_secure_transport'],
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

test('what version 3 removed, version 2 has', () => {
  expect(removedFrom('aurora-mysql8.0', 'tx_isolation')).toEqual({ replacement: 'transaction_isolation' });
  expect(removedFrom('aurora-mysql8.4', 'query_cache_size')).toEqual({ replacement: undefined });
  expect(['aurora_load_from_s3_role', 'aurora_select_into_s3_role', 'aurora_disable_hash_join', 'log_warnings'].map((name) => removedFrom('aurora-mysql8.0', name)?.replacement))
    .toEqual(['aws_default_s3_role', 'aws_default_s3_role', 'optimizer_switch', 'log_error_verbosity']);
  expect(removedFrom('aurora-mysql5.7', 'tx_isolation')).toBeUndefined();
  expect(removedFrom('aurora-mysql8.0', 'transaction_isolation')).toBeUndefined();
});

test('parameters of another storage do not apply', () => {
  expect(isInapplicable('aurora-mysql8.0', 'innodb_flush_method')).toBe(true);
  expect(isInapplicable('aurora-mysql8.0', 'innodb_flush_log_at_trx_commit')).toBe(false);
  expect(isInapplicable('mysql8.0', 'innodb_flush_method')).toBe(false);
});

test.each([['1', true], ['ON', true], ['true', true], ['0', false], ['OFF', false]])('%s is on: %s', (value, on) => {
  expect(isOn(value)).toBe(on);
});
