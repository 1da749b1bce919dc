import {
  globalWriteForwardingParameters,
  hasManagedMinorUpgrade,
  isGlobalClusterIdentifier,
  maxPrimaryReaders,
  meantGlobalEngine,
  nearestGlobalClusterIdentifier,
} from '../../src/facts/global-database';

test('each secondary takes a reader from the primary', () => {
  expect([0, 1, 10].map(maxPrimaryReaders)).toEqual([15, 14, 5]);
});

test.each(['my_world', '1world', 'my--world', 'world-', 'w'.repeat(64), '__', ''])('%p becomes an identifier', (text) => {
  expect(isGlobalClusterIdentifier(text)).toBe(false);
  expect(isGlobalClusterIdentifier(nearestGlobalClusterIdentifier(text))).toBe(true);
});

test.each([['arn:aws:rds::111122223333:global-cluster:world', 'world'], ['12world', 'world'], ['my-arn:aws', 'my-arn-aws'], ['-', 'global-database']])('%p becomes %p', (text, fitting) => {
  expect(nearestGlobalClusterIdentifier(text)).toBe(fitting);
});

test.each([
  ['mariadb', 'aurora-mysql'],
  ['postgresql', 'aurora-postgresql'],
  ['mysql', 'aurora-mysql'],
  ['postgres', 'aurora-postgresql'],
  ['aurora-mysql', undefined],
  ['constructor', undefined],
])('the engine meant by %s', (engine, meant) => {
  expect(meantGlobalEngine(engine)).toBe(meant);
});

test.each([
  ['aurora-mysql', { aurora_replica_read_consistency: 'SESSION' }, false],
  ['aurora-postgresql', { 'apg_write_forward.consistency_mode': 'session' }, true],
  ['aurora-quantum', {}, false],
])('%s: what forwarding takes, and how a minor version is upgraded', (engine, parameters, managed) => {
  expect(globalWriteForwardingParameters(engine)).toEqual(parameters);
  expect(hasManagedMinorUpgrade(engine)).toBe(managed);
});
