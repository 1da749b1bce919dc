import { compareVersions, fullVersion, lacks, nearestWith, parseVersion } from '../../src/facts/versions';

const SINCE = { 'aurora-mysql': ['2.12.0', '3.03.1'], 'aurora-postgresql': ['13.10', '14.7', '16.1'] };

describe('parseVersion', () => {
  test.each([
    ['aurora-mysql', '5.7', 2, []],
    ['aurora-mysql', '5.7.12', 2, []],
    ['aurora-mysql', '8.0', 3, []],
    ['aurora-mysql', '8.4', 8, []],
    ['aurora-mysql', '5.7.mysql_aurora.2.12.6', 2, [12, 6]],
    ['aurora-mysql', '8.0.mysql_aurora.3.04.0', 3, [4, 0]],
    ['aurora-mysql', '8.0.mysql_aurora.3.10.4', 3, [10, 4]],
    ['aurora-mysql', '8.0.mysql_aurora.3.05.0.1', 3, [5, 0, 1]],
    ['aurora-mysql', '8.0.mysql_aurora.3.04', 3, [4]],
    ['aurora-mysql', '8.4.mysql_aurora.8.4.7', 8, [4, 7]],
    ['aurora-postgresql', '16', 16, []],
    ['aurora-postgresql', '16.8', 16, [8]],
    ['aurora-postgresql', '9.6.22', 9, [6, 22]],
  ])('%s %s', (engine, text, major, minor) => {
    expect(parseVersion(engine, text)).toEqual({ engine, text, major, minor, limitless: false });
  });

  test('a build of Limitless Database', () => {
    expect(parseVersion('aurora-postgresql', '16.11-limitless')).toMatchObject({ major: 16, minor: [11], limitless: true });
  });

  test.each([
    ['aurora', '5.6.10a'],
    ['mysql', '8.0.42'],
    ['aurora-mysql', '8.0.42'],
    ['aurora-mysql', '3.10.4'],
    ['aurora-mysql', '8.0.mysql_aurora.3'],
    ['aurora-mysql', '5.7.mysql_aurora.3.10.4'],
    ['aurora-mysql', '9.7.mysql_aurora.9.7.1'],
    ['aurora-mysql', '16.8'],
    ['aurora-postgresql', 'VER_16_8'],
    ['aurora-postgresql', '16.8-something'],
    ['aurora-postgresql', '16.'],
    ['aurora-postgresql', ''],
  ])('%s %s has no known shape', (engine, text) => {
    expect(parseVersion(engine, text)).toBeUndefined();
  });
});

describe('lacks', () => {
  test.each([
    // Both sides of the first minor of each major.
    ['aurora-mysql', '5.7.mysql_aurora.2.11.6', true],
    ['aurora-mysql', '5.7.mysql_aurora.2.12.0', false],
    ['aurora-mysql', '8.0.mysql_aurora.3.02.3', true],
    ['aurora-mysql', '8.0.mysql_aurora.3.03.0', true],
    ['aurora-mysql', '8.0.mysql_aurora.3.03.1', false],
    ['aurora-mysql', '8.0.mysql_aurora.3.10.0', false],
    ['aurora-postgresql', '13.9', true],
    ['aurora-postgresql', '13.10', false],
    ['aurora-postgresql', '14.6', true],
    ['aurora-postgresql', '14.7', false],
    // What is left to AWS is not certain.
    ['aurora-mysql', '8.0', false],
    ['aurora-mysql', '8.0.mysql_aurora.3.03', false],
    ['aurora-mysql', '8.0.mysql_aurora.3.02', true],
    ['aurora-postgresql', '14', false],
    // Majors below the first and between two never have it, even bare; majors above the last do.
    ['aurora-postgresql', '12.22', true],
    ['aurora-postgresql', '12', true],
    ['aurora-postgresql', '15.4', true],
    ['aurora-postgresql', '15', true],
    ['aurora-postgresql', '17.4', false],
    ['aurora-mysql', '8.4.mysql_aurora.8.4.7', false],
    ['aurora-postgresql', '16.4-limitless', false],
  ])('%s %s: %s', (engine, text, expected) => {
    expect(lacks(parseVersion(engine, text), SINCE)).toBe(expected);
  });

  test('a version that is absent, or has no known shape', () => {
    expect(lacks(undefined, SINCE)).toBe(false);
  });

  test.each([['aurora-mysql', '8.0'], ['aurora-mysql', '8.4.mysql_aurora.8.4.7']])('an engine that is not named never has it: %s %s', (engine, text) => {
    expect(lacks(parseVersion(engine, text), { 'aurora-postgresql': ['16.1'] })).toBe(true);
  });
});

describe('nearestWith', () => {
  test.each([
    ['aurora-mysql', '5.7.mysql_aurora.2.11.6', '5.7.mysql_aurora.2.12.0'],
    ['aurora-mysql', '8.0.mysql_aurora.3.02.0', '8.0.mysql_aurora.3.03.1'],
    ['aurora-mysql', '8.4.mysql_aurora.8.4.7', undefined],
    ['aurora-postgresql', '12.22', '13.10'],
    ['aurora-postgresql', '14', '14.7'],
    ['aurora-postgresql', '15.4', '16.1'],
    ['aurora-postgresql', '17.4', undefined],
  ])('%s %s: %s', (engine, text, expected) => {
    expect(nearestWith(parseVersion(engine, text)!, SINCE)).toBe(expected);
  });
});

test.each([
  ['aurora-mysql', '8.0.mysql_aurora.3.04.0', '8.0.mysql_aurora.3.10.0', -1],
  ['aurora-mysql', '8.0.mysql_aurora.3.05.0.1', '8.0.mysql_aurora.3.05.0', 1],
  ['aurora-mysql', '5.7.mysql_aurora.2.12.6', '8.0', -1],
  ['aurora-postgresql', '16.10', '16.9', 1],
  ['aurora-postgresql', '16', '16.0', 0],
])('%s: %s against %s', (engine, a, b, sign) => {
  expect(Math.sign(compareVersions(parseVersion(engine, a)!, parseVersion(engine, b)!))).toBe(sign);
});

test.each([
  ['aurora-mysql', '2.12.6', '5.7.mysql_aurora.2.12.6'],
  ['aurora-mysql', '3.4.0', '8.0.mysql_aurora.3.04.0'],
  ['aurora-mysql', '3.10.4', '8.0.mysql_aurora.3.10.4'],
  ['aurora-mysql', '8.4.7', '8.4.mysql_aurora.8.4.7'],
  ['aurora-mysql', '3', '8.0.mysql_aurora.3'],
  ['aurora-postgresql', '16.8', '16.8'],
] as const)('%s %s is written %s', (engine, short, expected) => {
  expect(fullVersion(engine, short)).toBe(expected);
});
