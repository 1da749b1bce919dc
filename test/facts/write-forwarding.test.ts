import { lacks, parseVersion } from '../../src/facts/versions';
import { GLOBAL_WRITE_FORWARDING, LOCAL_WRITE_FORWARDING } from '../../src/facts/write-forwarding';

test.each([
  ['aurora-mysql', '8.0.mysql_aurora.3.03.3', true],
  ['aurora-mysql', '8.0.mysql_aurora.3.04.0', false],
  ['aurora-postgresql', '13.20', true],
  ['aurora-postgresql', '16.3', true],
  ['aurora-postgresql', '16.4', false],
  ['aurora-postgresql', '17.7', false],
])('local: %s %s lacks it: %s', (engine, text, expected) => {
  expect(lacks(parseVersion(engine, text), LOCAL_WRITE_FORWARDING)).toBe(expected);
});

test.each([
  ['aurora-mysql', '5.7.mysql_aurora.2.07.10', true],
  ['aurora-mysql', '5.7.mysql_aurora.2.08.1', false],
  ['aurora-mysql', '8.0.mysql_aurora.3.01.0', false],
  ['aurora-postgresql', '14.8', true],
  ['aurora-postgresql', '14.9', false],
  ['aurora-postgresql', '16.1', false],
])('global: %s %s lacks it: %s', (engine, text, expected) => {
  expect(lacks(parseVersion(engine, text), GLOBAL_WRITE_FORWARDING)).toBe(expected);
});
