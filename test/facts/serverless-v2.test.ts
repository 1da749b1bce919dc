import { AUTO_PAUSE, LARGE_CAPACITY, OVERRIDDEN_PARAMETERS, SERVERLESS_V2, isCapacityStep, nextCapacityStep } from '../../src/facts/serverless-v2';
import { Since, lacks, nearestWith, parseVersion } from '../../src/facts/versions';

const version = (engine: string, text: string) => parseVersion(engine, text)!;

describe.each([
  ['the class', SERVERLESS_V2, ['8.0.mysql_aurora.3.01.1', '8.0.mysql_aurora.3.02.0'], ['15.1', '15.2']],
  ['the large range', LARGE_CAPACITY, ['8.0.mysql_aurora.3.05.2', '8.0.mysql_aurora.3.06.0'], ['14.9', '14.10']],
  ['pausing', AUTO_PAUSE, ['8.0.mysql_aurora.3.07.1', '8.0.mysql_aurora.3.08.0'], ['16.2', '16.3']],
] as [string, Since, [string, string], [string, string]][])('%s', (_, since, mysql, postgresql) => {
  test.each([['aurora-mysql', ...mysql], ['aurora-postgresql', ...postgresql]])('%s from %s to %s', (engine, last, first) => {
    expect(lacks(version(engine, last), since)).toBe(true);
    expect(lacks(version(engine, first), since)).toBe(false);
    expect(nearestWith(version(engine, last), since)).toBe(first);
  });

  test.each([['aurora-mysql', '8.4.mysql_aurora.8.4.7'], ['aurora-mysql', '8.0'], ['aurora-postgresql', '17.4'], ['aurora-postgresql', '19.1']])('%s %s is not certain to lack it', (engine, text) => {
    expect(lacks(version(engine, text), since)).toBe(false);
  });

  test('Aurora MySQL version 2 never had it', () => {
    expect(lacks(version('aurora-mysql', '5.7.mysql_aurora.2.12.4'), since)).toBe(true);
  });
});

test.each([[0, true], [0.5, true], [128.5, true], [0.3, false], [4.25, false]])('%d is a step: %s', (capacity, expected) => {
  expect(isCapacityStep(capacity)).toBe(expected);
});

test.each([[0.75, 1], [4.2, 4.5], [8, 8]])('the step from %d on is %d', (capacity, expected) => {
  expect(nextCapacityStep(capacity)).toBe(expected);
});

test('no engine is without overridden parameters but version 1', () => {
  expect(Object.keys(OVERRIDDEN_PARAMETERS)).toEqual(['aurora-mysql', 'aurora-postgresql']);
});
