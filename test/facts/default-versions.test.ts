import { isPastStandardSupport, majorOf, oldestDefault } from '../../src/facts/engine-versions';
import { familyOf, isFamilyBefore } from '../../src/facts/parameter-groups';

test.each([['aurora-mysql', 'aurora-mysql8.0'], ['aurora-postgresql', 'aurora-postgresql14']])('%s is created with %s at the oldest', (engine, family) => {
  const version = oldestDefault(engine)!;
  expect(familyOf(version)).toBe(family);
  expect(isPastStandardSupport(majorOf(version)!)).toBe(false);
});

test('an engine that is not known has no default', () => {
  expect([oldestDefault('aurora'), oldestDefault('mysql')]).toEqual([undefined, undefined]);
});

test.each([
  ['aurora-mysql', 'aurora-mysql5.7', true],
  ['aurora-mysql', 'aurora-mysql8.0', false],
  ['aurora-mysql', 'aurora-mysql8.4', false],
  ['aurora-mysql', 'aurora-mysql9.9', false],
  ['aurora-mysql', 'mysql5.7', false],
  ['aurora-mysql', 'aurora-postgresql13', false],
  ['aurora-postgresql', 'aurora-postgresql9.6', true],
  ['aurora-postgresql', 'aurora-postgresql13', true],
  ['aurora-postgresql', 'aurora-postgresql14', false],
  ['aurora-postgresql', 'aurora-postgresql99', false],
  ['aurora-postgresql', 'aurora-postgresql', false],
  ['aurora-mysql', 'aurora-mysql2.11', false],
])('of %s, %s is before every default: %s', (engine, family, isBefore) => {
  expect(isFamilyBefore(family, oldestDefault(engine)!)).toBe(isBefore);
});
