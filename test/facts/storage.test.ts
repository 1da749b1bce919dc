import { lacksIoOptimizedStorage, storageTypeInstead } from '../../src/facts/storage';
import { parseVersion } from '../../src/facts/versions';

test.each([['gp3', 'aurora-iopt1'], ['IO1', 'aurora-iopt1'], ['aurora-io-optimized', 'aurora-iopt1'], ['Aurora', 'aurora'], ['aurora-standard', 'aurora']])('%s stands for %s', (type, instead) => {
  expect(storageTypeInstead(type)).toBe(instead);
});

test.each([
  'gp2', 'io2', 'standard', 'magnetic', 'iopt1', 'aurora_iopt1', 'aurora-iopt', 'aurora-io1', 'ioopt1', 'io-optimized', 'aurora-ioopt1', 'aurora-ioptimized',
])('%s stands for I/O-Optimized storage', (type) => {
  expect(storageTypeInstead(type)).toBe('aurora-iopt1');
});

test.each(['aurora', 'aurora-iopt1', 'aurora-iopt2', ''])('%s may be right', (type) => {
  expect(storageTypeInstead(type)).toBeUndefined();
});

test.each([
  ['aurora-mysql', '8.0.mysql_aurora.3.03.0', true],
  ['aurora-mysql', '8.0.mysql_aurora.3.03.1', false],
  ['aurora-mysql', '5.7.mysql_aurora.2.11.4', true],
  ['aurora-mysql', '8.0', false],
  ['aurora-postgresql', '13.9', true],
  ['aurora-postgresql', '13.10', false],
  ['aurora-postgresql', '18.1', false],
] as const)('%s %s lacks I/O-Optimized storage: %s', (engine, text, expected) => {
  expect(lacksIoOptimizedStorage(parseVersion(engine, text))).toBe(expected);
});
