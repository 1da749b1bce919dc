import {
  engineOfFamily, familyOf, familyOfDefaultGroup, hasRefusedLetters, isGroupName, isNoGroup, meantFamily, nearestGroupName,
} from '../../src/facts/parameter-groups';
import { parseVersion } from '../../src/facts/versions';

test.each([
  ['aurora-mysql', '5.7.mysql_aurora.2.12.6', 'aurora-mysql5.7'],
  ['aurora-mysql', '8.0', 'aurora-mysql8.0'],
  ['aurora-mysql', '8.4.mysql_aurora.8.4.7', 'aurora-mysql8.4'],
  ['aurora-postgresql', '9.6.12', 'aurora-postgresql9.6'],
  ['aurora-postgresql', '10.7', 'aurora-postgresql10'],
  ['aurora-postgresql', '16.8-limitless', 'aurora-postgresql16'],
])('the family of %s %s is %s', (engine, version, family) => {
  expect(familyOf(parseVersion(engine, version)!)).toBe(family);
});

test('the family of a major newer than the tables is not known', () => {
  expect(familyOf(parseVersion('aurora-postgresql', '23.1')!)).toBeUndefined();
});

test.each([
  ['aurora5.6', 'aurora'],
  ['aurora-mysql8.0', 'aurora-mysql'],
  ['aurora-postgresql16', 'aurora-postgresql'],
  ['postgres16', 'postgres'],
  ['16', ''],
])('the family %s belongs to %s', (family, engine) => {
  expect(engineOfFamily(family)).toBe(engine);
});

test.each(['aurora5.6', 'aurora-mysql5.7', 'aurora-mysql8.4', 'aurora-mysql9.7', 'aurora-mysql10.12', 'aurora-postgresql9.6', 'aurora-postgresql10', 'aurora-postgresql23', 'mysql8.0', 'postgres16'])(
  '%s is a family, or may become one',
  (family) => {
    expect(meantFamily(family)).toBeUndefined();
  },
);

test.each([
  ['aurora-postgresql16.8', 'aurora-postgresql16'],
  ['aurora-postgres15', 'aurora-postgresql15'],
  ['aurora-postgresql-14', 'aurora-postgresql14'],
  ['aurora-mysql8', 'aurora-mysql8.0'],
  ['aurora-mysql9x', 'aurora-mysql8.0'],
  ['aurora-mysql3.4', 'aurora-mysql8.0'],
  ['aurora-postgresql', 'aurora-postgresql16'],
  ['aurora-postgresql9', 'aurora-postgresql16'],
  ['aurora-postgresql10.4', 'aurora-postgresql10'],
  ['aurora-aurora5.6', 'aurora-mysql5.7'],
  ['aurora5.6x', 'aurora-mysql5.7'],
  ['aurora-mysql5', 'aurora-mysql5.7'],
  ['aurora-mysql3.10', 'aurora-mysql8.0'],
  ['aurora-mysql2.12', 'aurora-mysql5.7'],
  ['aurora-mysql-8.4', 'aurora-mysql8.4'],
])('%s was meant to be %s', (family, meant) => {
  expect(meantFamily(family)).toBe(meant);
});

test('default groups have their family in the name', () => {
  expect(familyOfDefaultGroup('default.aurora-mysql8.0')).toBe('aurora-mysql8.0');
  expect(familyOfDefaultGroup('default-orders')).toBeUndefined();
});

test.each(['default', 'default.aurora-postgresql16.8', 'orders.parameters'])('%s names no group', (name) => {
  expect(isNoGroup(name)).toBe(true);
});

test.each(['default.aurora-postgresql16', 'default.postgres16', 'default-orders', 'arn:aws:rds:eu-west-1:111122223333:pg:a.b'])('%s may name a group', (name) => {
  expect(isNoGroup(name)).toBe(false);
});

test('the nearest name is a name', () => {
  expect(nearestGroupName('1_orders.aurora--16-')).toBe('orders-aurora-16');
  expect(nearestGroupName('.')).toBe('parameters');
  expect(isGroupName('a'.repeat(255))).toBe(true);
  expect(isGroupName('a'.repeat(256))).toBe(false);
  expect(isGroupName(nearestGroupName('a'.repeat(256)))).toBe(true);
});

test('letters beyond Latin are refused', () => {
  expect(hasRefusedLetters('テスト')).toBe(true);
  expect(hasRefusedLetters('for the café')).toBe(false);
});
