import { isRefusedLogType, meantLogType } from '../../src/facts/log-exports';
import { parseVersion } from '../../src/facts/versions';

test.each([
  ['aurora-mysql', 'postgresql'], ['aurora-mysql', 'slow_query'], ['aurora-mysql', 'alert'],
  ['aurora-postgresql', 'audit'], ['aurora-postgresql', 'upgrade'], ['aurora-postgresql', ' postgresql'], ['aurora-postgresql', 'postgresql,instance'],
  ...['alert', 'listener', 'trace', 'oemagent', 'agent', 'diag.log', 'notify.log'].map((type): [string, string] => ['aurora-postgresql', type]),
  ['aurora-mysql', 'upgrade'],
])('%s has no log %s', (engine, type) => {
  expect(isRefusedLogType(engine, undefined, type)).toBe(true);
});

test.each([
  ['aurora-mysql', 'audit'], ['aurora-mysql', 'instance'], ['aurora-mysql', 'iam-db-auth-error'], ['aurora-mysql', 'tomorrow'],
  ['aurora-postgresql', 'postgresql'], ['aurora-postgresql', 'instance'], ['aurora-postgresql', 'tomorrow'],
])('%s may have a log %s', (engine, type) => {
  expect(isRefusedLogType(engine, undefined, type)).toBe(false);
});

test('nothing is said of the upgrade log of retired majors', () => {
  expect(isRefusedLogType('aurora-postgresql', parseVersion('aurora-postgresql', '12.4'), 'upgrade')).toBe(false);
  expect(isRefusedLogType('aurora-postgresql', parseVersion('aurora-postgresql', '13.9'), 'upgrade')).toBe(true);
});

test('a spelling tells what was meant', () => {
  expect(['slow-query', 'slow_query', 'slow', 'slow_query_log'].map((type) => meantLogType('aurora-mysql', type))).toEqual(Array.from({ length: 4 }, () => 'slowquery'));
  expect(['general_log', 'audit_log', 'error_log', ' slow '].map((type) => meantLogType('aurora-mysql', type))).toEqual(['general', 'audit', 'error', 'slowquery']);
  expect(meantLogType('aurora-postgresql', 'postgres')).toBe('postgresql');
  expect(meantLogType('aurora-postgresql', ' postgresql')).toBe('postgresql');
  expect(meantLogType('aurora-postgresql', 'audit')).toBeUndefined();
});
