import { misspelledVersion } from '../../src/facts/engine-version-shapes';
import {
  MINORS, isBeta, isEnding, isNeverOffered, isPastStandardSupport, isRetired, majorOf, minorOf, nearestSupported, nearestSupportedWith,
  nextSupportedMajor,
} from '../../src/facts/engine-versions';
import { EngineVersion, parseVersion } from '../../src/facts/versions';

const version = (text: string): EngineVersion => parseVersion(text.includes('mysql') || /^(5\.7(\.12)?|8\.\d)$/.test(text) ? 'aurora-mysql' : 'aurora-postgresql', text)!;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

describe('every minor of the table', () => {
  test.each(MINORS.map((one) => [one.example, one] as const))('%s', (example, one) => {
    expect(misspelledVersion(one.engine, example)).toBeUndefined();
    expect(minorOf(version(example))).toBe(one);
    expect(isRetired(version(example))).toBe(false);
    expect(isNeverOffered(version(example))).toBe(false);
    expect([one.released, one.standardSupportEnds]).toEqual([expect.stringMatching(DAY), expect.stringMatching(DAY)]);
    expect(one.released < one.standardSupportEnds).toBe(true);
  });
});

test('the long-term support releases', () => {
  expect(MINORS.filter((one) => one.isLongTermSupport).map(({ short }) => short)).toEqual(['3.04', '3.10', '11.9', '12.9', '13.9', '14.6', '15.10', '16.8', '17.7']);
});

test('each major has the ends of its support, as far as AWS has said them', () => {
  const majors = ['5.7', '8.0', '8.4', '11', '12', '13', '14', '15', '16', '17', '18'].map((text) => majorOf(version(text))!);
  for (const { standardSupportEnds, extendedSupportEnds = '2999-12-31' } of majors) {
    expect([standardSupportEnds, extendedSupportEnds]).toEqual([expect.stringMatching(DAY), expect.stringMatching(DAY)]);
    expect(standardSupportEnds < extendedSupportEnds).toBe(true);
  }
  expect(majors.map(({ name }) => name).slice(0, 4)).toEqual(['Aurora MySQL version 2', 'Aurora MySQL version 3', 'Aurora MySQL 8.4', 'Aurora PostgreSQL 11']);
});

test('every line of Aurora MySQL before the offered ones is retired', () => {
  const lines = [...Array.from({ length: 10 }, (_, line) => `5.7.mysql_aurora.2.${String(line + 1).padStart(2, '0')}.1`), ...[1, 2, 3, 5, 6, 7].map((line) => `8.0.mysql_aurora.3.0${line}.1`)];
  expect(lines.filter((text) => !isRetired(version(text)))).toEqual([]);
});

test.each([
  ['8.0.mysql_aurora.3.07.1', true], ['8.0.mysql_aurora.3.08.0', false],
  ['8.0.mysql_aurora.3.03.3', true], ['8.0.mysql_aurora.3.04.0', false],
  ['8.0.mysql_aurora.3.05', true], ['8.0.mysql_aurora.3.14.0', false],
  ['5.7.mysql_aurora.2.10.3', true], ['5.7.mysql_aurora.2.11.0', true], ['5.7.mysql_aurora.2.11.1', false], ['5.7.mysql_aurora.2.11', false],
  ['5.7.mysql_aurora.2.12.0.1', true], ['5.7.mysql_aurora.2.12.0', false], ['8.0', false], ['5.7', false], ['5.7.12', true],
  ['9.6.22', true], ['9.6', true], ['10', true], ['10.21', true], ['11', false], ['11.7', true], ['11.9', false], ['13.4', true], ['13.22', true], ['13.23', false],
  ['14.5', true], ['14.6', false], ['14.7', true], ['15.8', true], ['15.10', false], ['16.4', true], ['16.4-limitless', false], ['16.6', true], ['16.8', false],
  ['16.14', false], ['17.10', false], ['18.4', false], ['19.1', false],
])('%s is retired: %s', (text, expected) => {
  expect(isRetired(version(text))).toBe(expected);
});

test.each([['17.3', true], ['17.4', false], ['17.8', true], ['17.9', false], ['16.0', true], ['16.1', false], ['11.5', true], ['18.2', true], ['18.3', false], ['18.5', false], ['17.3-limitless', false], ['8.0.mysql_aurora.3.00.0', false]])(
  '%s was never offered: %s', (text, expected) => {
    expect(isNeverOffered(version(text))).toBe(expected);
  },
);

test.each([
  ['8.0.mysql_aurora.3.05.2', '8.0.mysql_aurora.3.10.4'], ['8.0.mysql_aurora.3.11.1', '8.0.mysql_aurora.3.12.0'], ['5.7.mysql_aurora.2.07.2', '5.7.mysql_aurora.2.12.6'],
  ['15.5', '15.10'], ['15.12', '15.14'], ['13.4', '13.23'], ['10.7', '14.6'], ['17.1', '17.6'], ['16.10', '16.11'], ['16.9-limitless', '16.10-limitless'], ['16.4-limitless', '16.9-limitless'], ['19.1', '19.1'],
])('the nearest to %s is %s', (text, expected) => {
  expect(nearestSupported(version(text))).toBe(expected);
});

test('the nearest that has something', () => {
  const since = { 'aurora-mysql': ['3.08.0'], 'aurora-postgresql': ['14.12', '15.7'] };
  expect(nearestSupportedWith(version('8.0.mysql_aurora.3.04.4'), since)).toBe('8.0.mysql_aurora.3.10.4');
  expect(nearestSupportedWith(version('13.23'), since)).toBe('14.19');
  expect(nearestSupportedWith(version('15.2'), since)).toBe('15.10');
  expect(nearestSupportedWith(version('15.2'), { 'aurora-mysql': ['3.08.0'] })).toBeUndefined();
});

test('majors', () => {
  expect(['5.7', '11.9', '12', '13.23'].map((text) => isPastStandardSupport(majorOf(version(text))!))).toEqual([true, true, true, true]);
  expect(['8.0', '8.4', '14.6', '18'].map((text) => isPastStandardSupport(majorOf(version(text))!))).toEqual([false, false, false, false]);
  expect(majorOf(version('19'))).toBeUndefined();
  expect(['5.7', '13', '18'].map((text) => nextSupportedMajor(version(text)))).toEqual(['8.0.mysql_aurora.3.10.4', '14.6', undefined]);
});

test('betas, and what ends', () => {
  expect(['8.4.mysql_aurora.8.4.7.1', '8.4.mysql_aurora.8.4.7', '8.0.mysql_aurora.3.05.0.1', '8.0.mysql_aurora.3.05.0', '16.8'].map((text) => isBeta(version(text)))).toEqual([true, false, true, false, false]);
  expect(['17.5', '17.6', '16.8-limitless', '16.8'].map((text) => isEnding(minorOf(version(text))!))).toEqual([true, false, true, false]);
});

describe('misspelledVersion', () => {
  test.each([
    ['aurora-mysql', '8.0.mysql_aurora.3.4.0', '8.0.mysql_aurora.3.04.0'],
    ['aurora-mysql', '5.7.mysql_aurora.3.04.0', '8.0.mysql_aurora.3.04.0'],
    ['aurora-mysql', '8.0.mysql_aurora.2.11.3', '5.7.mysql_aurora.2.11.3'],
    ['aurora-mysql', '8.0.mysql_aurora.8.4.7', '8.4.mysql_aurora.8.4.7'],
    ['aurora-mysql', '3.4.0', '8.0.mysql_aurora.3.04.0'],
    ['aurora-mysql', '8.4.7', '8.4.mysql_aurora.8.4.7'],
    ['aurora-mysql', '2.11.12', '5.7.mysql_aurora.2.11.12'],
    ['aurora-mysql', '8.4.12', '8.4.mysql_aurora.8.4.12'],
  ])('%s %s was meant to be %s', (engine, text, meant) => {
    expect(misspelledVersion(engine, text)).toMatchObject({ meant });
  });

  test.each([
    ['aurora-mysql', ['8.0.36', '5.7.44', '5.6', '5.6.10a', '5.6.mysql_aurora.1.22.2', '16.8', '16', '3.04', '8.0.mysql-aurora.3.04.0', 'v3', 'null', '', '5.7.120', '3', '2.11.3-x', 'x8.0.mysql_aurora.3.04.0']],
    ['aurora-postgresql', ['8.0', '5.7.12', '8.0.mysql_aurora.3.10.4', 'VER_16_8', 'v16.8', 'null', '', '8']],
  ])('%s: nothing tells what was meant', (engine, texts) => {
    expect(texts.filter((text) => misspelledVersion(engine, text) === undefined)).toEqual([]);
    expect(texts.filter((text) => misspelledVersion(engine, text)?.meant !== undefined)).toEqual([]);
  });

  test.each([
    ['aurora-mysql', ['5.7', '5.7.12', '8.0', '8.4', '9.7', '8.0.mysql_aurora.3.04', '8.0.mysql_aurora.3.04.0', '8.0.mysql_aurora.3.05.0.1', '8.4.mysql_aurora.8.4.7', '9.7.mysql_aurora.9.7.1', '8.0.mysql_aurora.3.14.0-x', '9.8.0.1', '9.5.6', '9.2.3.4', '9.8.4.7', '8.4.7-x', '10.10.mysql_aurora.10.1.0', '18.0.mysql_aurora.3.04.0']],
    ['aurora-postgresql', ['9.6.22', '10', '16', '16.8', '16.11-limitless', '16.8.1', '16.8-x', '19.1']],
    ['aurora', ['5.6.10a', '8.0.mysql_aurora.3.02.2']],
    ['mysql', ['8.0.42']],
  ])('%s: not questioned', (engine, texts) => {
    expect(texts.filter((text) => misspelledVersion(engine, text))).toEqual([]);
  });
});
