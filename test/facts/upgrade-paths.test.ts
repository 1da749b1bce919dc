import { UpgradePath, firstTarget, upgradePath } from '../../src/facts/upgrade-paths';
import { parseVersion } from '../../src/facts/versions';

const postgresql = (from: string, to: string): UpgradePath | undefined =>
  upgradePath(parseVersion('aurora-postgresql', from)!, parseVersion('aurora-postgresql', to)!);
const mysql = (from: string, to: string): UpgradePath | undefined => upgradePath(parseVersion('aurora-mysql', from)!, parseVersion('aurora-mysql', to)!);

describe('the table of upgrade targets', () => {
  // As the user guide had it in late 2025.
  test.each([
    ['17.5', ['17.6']],
    ['16.9', ['17.6', '17.5', '16.10']],
    ['16.8', ['17.6', '17.5', '17.4', '16.10', '16.9']],
    ['16.6', ['17.6', '17.5', '17.4', '16.10', '16.9', '16.8']],
  ])('has all of %s', (from, targets) => {
    expect(targets.map((to) => postgresql(from, to)).every((path) => path === 'major' || path === 'minor')).toBe(true);
  });

  test('lacks what is older than the source', () => {
    expect(postgresql('16.9', '17.4')).toBe('tooOld');
  });
});

test.each([
  // As services have answered: Cannot upgrade aurora-postgresql from … to …
  ['12.11', '13.6'], ['11.17', '13.7'],
  ['16.13', '17.7'], ['13.23', '17.6'], ['14.20', '18.0'],
])('%s was made after %s', (from, to) => expect(postgresql(from, to)).toBe('tooOld'));

test.each([
  ['11.9', '12.4'], ['12.8', '13.4'], ['12.11', '13.7'], ['13.7', '14.3'], ['13.7', '14.4'], ['13.8', '14.5'], ['14.6', '15.1'], ['15.10', '16.6'], ['16.13', '17.9'], ['17.9', '18.3'],
])('%s and %s were made together', (from, to) => expect(postgresql(from, to)).toBe('major'));

test.each([['15.15', '15.10'], ['12.8', '12.4'], ['17.4', '16'], ['16.10', '16.9']])('%s is above %s', (from, to) => expect(postgresql(from, to)).toBe('downgrade'));

test('what is left to AWS is not known', () => {
  expect(postgresql('16.8', '16')).toBeUndefined();
  expect(postgresql('16', '16.8')).toBeUndefined();
  expect(postgresql('16.13', '17')).toBe('major');
  expect(mysql('8.0.mysql_aurora.3.04.3', '8.0')).toBeUndefined();
  expect(mysql('8.0.mysql_aurora.3.04.3', '8.0.mysql_aurora.3.04')).toBeUndefined();
});

test('newer versions than those known are as good as any', () => {
  expect(postgresql('18.3', '21.1')).toBe('major');
  expect(postgresql('17.30', '19.0')).toBe('major');
});

test('builds of Limitless are not compared with others', () => {
  expect(postgresql('16.9-limitless', '16.8')).toBeUndefined();
  expect(postgresql('16.9-limitless', '16.8-limitless')).toBe('downgrade');
});

test('Aurora MySQL goes from major to major', () => {
  expect(mysql('5.7.mysql_aurora.2.11.2', '8.0.mysql_aurora.3.04.1')).toBe('major');
  expect(mysql('5.7.mysql_aurora.2.11.2', '8.4.mysql_aurora.8.4.7')).toBe('tooFar');
  expect(mysql('8.0.mysql_aurora.3.04.3', '8.0.mysql_aurora.3.10.1')).toBe('minor');
  expect(mysql('8.0.mysql_aurora.3.10.1', '5.7')).toBe('downgrade');
});

test('the first target is the first that is no older', () => {
  expect(firstTarget(parseVersion('aurora-postgresql', '16.13')!, 17)).toBe('17.9');
  expect(firstTarget(parseVersion('aurora-postgresql', '13.23')!, 17)).toBe('17.7');
  expect(firstTarget(parseVersion('aurora-postgresql', '17.30')!, 18)).toBeUndefined();
});
