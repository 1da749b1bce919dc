import { isGlobalClusterIdentifier, nearestGlobalClusterIdentifier } from '../../src/facts/global-database';
import { databaseNameProblem, identifierProblem, nearestDatabaseName, nearestIdentifier } from '../../src/facts/identifiers';
import { isSubnetGroupName, nearestSubnetGroupName } from '../../src/facts/network';
import { isGroupName, nearestGroupName } from '../../src/facts/parameter-groups';
import { UNKNOWN_PART, knownLength, lengthInWords } from '../../src/facts/partly-known';
import { isRdsName, nearestRdsName } from '../../src/facts/rds-names';
import * as values from '../../src/values/value';

test('facts and values show an unknown part alike', () => {
  expect(UNKNOWN_PART).toBe(values.UNKNOWN_PART);
});

test('the length of what is known', () => {
  expect([knownLength('…-app'), lengthInWords('…-app'), lengthInWords('app')]).toEqual([4, 'at least 4 characters', '3 characters']);
});

const KINDS: readonly (readonly [string, (name: string) => boolean, (name: string) => string, number])[] = [
  ['identifiers', (name) => identifierProblem(name) === undefined, nearestIdentifier, 63],
  ['other names', (name) => isRdsName(name, 63), (name) => nearestRdsName(name, 63), 63],
  ['parameter groups', isGroupName, nearestGroupName, 255],
  ['global clusters', isGlobalClusterIdentifier, nearestGlobalClusterIdentifier, 63],
];

describe.each(KINDS)('%s', (_, isName, nearest, longest) => {
  test.each(['…', '…-app', 'app-…', 'app…', '…2', 'a-…-b', '…-…', `…${'a'.repeat(longest)}`])('%s may be a name', (name) => {
    expect(isName(name)).toBe(true);
  });

  test.each(['….app', '…_app', '…-', '…--app', '1…', '-…', `…${'a'.repeat(longest + 1)}`])('%s is none, whatever is not known', (name) => {
    expect(isName(name)).toBe(false);
    expect(isName(nearest(name))).toBe(true);
  });

  test('what is not known stays in the nearest name', () => {
    expect(nearest('….app_')).toBe('…-app');
  });
});

test('subnet groups', () => {
  expect(['…', '….app_2 a', `…${'a'.repeat(255)}`].every(isSubnetGroupName)).toBe(true);
  expect(['…/app', `…${'a'.repeat(256)}`].some(isSubnetGroupName)).toBe(false);
  expect(nearestSubnetGroupName('…/app')).toBe('…-app');
});

test('databases', () => {
  expect(databaseNameProblem('aurora-mysql', '…_app')).toBeUndefined();
  expect(databaseNameProblem('aurora-mysql', '…-app')).toBeDefined();
  expect(databaseNameProblem('aurora-mysql', '2…')).toBeDefined();
  expect(databaseNameProblem('aurora-postgresql', `…${'a'.repeat(64)}`)).toBe('has at least 64 characters, and aurora-postgresql takes at most 63');
  expect(nearestDatabaseName('aurora-mysql', '…-app')).toBe('…_app');
});
