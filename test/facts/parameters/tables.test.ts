import { evaluate } from '../../../src/engine/evaluate';
import { defaultClusterParameters } from '../../../src/facts/construct-defaults';
import { engineOfFamily } from '../../../src/facts/parameter-groups';
import { MYSQL } from '../../../src/facts/parameters/mysql';
import { GroupLevel, isUnmodifiable, refusedValue, unknownIn } from '../../../src/facts/parameters/names';
import { POSTGRESQL } from '../../../src/facts/parameters/postgresql';
import { Absence, FAMILIES, Parameter, lookUp, namesBeside } from '../../../src/facts/parameters/table';
import { readConstructTree } from '../../../src/readers/construct-tree';
import { RULES } from '../../../src/rules';
import { clusterParameters, instanceParameters } from '../../../src/rules/_examples';
import { exampleApp } from '../../support/example-app';
import { DEFAULTS_14 } from './defaults';

const LEVELS: readonly GroupLevel[] = ['cluster', 'instance'];

const PREFIX = { cluster: 'ClusterParameter', instance: 'InstanceParameter' };

const parametersOf = (family: string): Parameter[] => [...namesBeside(family)].map((name) => lookUp(family, name))
  .filter((found): found is Parameter => typeof found === 'object');

/** What is refused of a group with these parameters, as `Rule name`. */
function refused(family: string, level: GroupLevel, parameters: Readonly<Record<string, string>>): string[] {
  const group = level === 'cluster' ? clusterParameters : instanceParameters;
  const app = exampleApp({ title: level, resources: { Group: group(family, parameters) } });
  const { findings, failed } = evaluate(readConstructTree(app), RULES);
  expect(failed).toEqual([]);
  return findings.filter(({ rule }) => rule.effect === 'rejected')
    .map(({ rule, location }) => `${rule.id} ${location.property?.replace('Parameters.', '')}`).sort();
}

const expected = (rule: string, names: Iterable<string>): string[] => [...names].map((name) => `${rule} ${name}`).sort();

const ROW = /^[a-z][\w.-]* (c[\d.]*|b|i|\?[\d.]*) [ds-]( @(\d[\d.]*)?(-(\d[\d.]*)?)?)?( !(-?\d[\d.]*)?)?( =\S+)?( \S.*)?$/;

describe.each([['MYSQL', MYSQL], ['POSTGRESQL', POSTGRESQL]])('table %s', (_, text) => {
  const rows = text.trim().split('\n');

  test('has a row for each name, in order', () => {
    const names = rows.map((row) => row.split(' ')[0]!);
    expect(names).toEqual([...new Set(names)].sort());
  });

  test('has rows that can be read', () => {
    expect(rows.filter((row) => !ROW.test(row))).toEqual([]);
  });
});

const VALUES = /^(|\[[\w.+,-]+\]|(int|-?[\d.]*\.\.-?[\d.]*)( (ms|s|min|B|kB|8kB|MB))?|[^[;]+)$/;

test.each(FAMILIES)('what is said of values can be read: %s', (family) => {
  expect(parametersOf(family).filter(({ values }) => !VALUES.test(values) || /(^|,)(,|$)/.test(values || 'any'))).toEqual([]);
});

/** A letter of the middle twice; undefined in words that are too short to have a slip. */
function misspelt({ name }: Parameter): string | undefined {
  const [word] = /[a-z]+$/.exec(name) ?? [];
  if (word === undefined || name.length < 5) return undefined;
  const middle = name.length - Math.ceil(word.length / 2);
  return `${name.slice(0, middle)}${name[middle]}${name.slice(middle)}`;
}

test.each(FAMILIES)('a misspelt name is refused: %s', (family) => {
  const isJudged = ({ name }: Parameter): boolean => family !== 'aurora-mysql8.4' || !name.includes('-');
  const names = parametersOf(family).filter(isJudged).flatMap((parameter) => misspelt(parameter) ?? []);
  expect(names.length).toBeGreaterThan(180);
  // Others in either group, and in each family: all of them take their time.
  for (const [index, level] of LEVELS.entries()) {
    const some = names.filter((_, position) => (position + FAMILIES.indexOf(family)) % 4 === index);
    expect(refused(family, level, Object.fromEntries(some.map((name) => [name, '1'])))).toEqual(expected(`${PREFIX[level]}Unknown`, some));
  }
});

test.each(FAMILIES)('what only other families have, or none, is refused: %s', (family) => {
  const lacking = (why: Absence): string[] => [...namesBeside(family)].filter((name) => lookUp(family, name) === why);
  const lacks = { Removed: lacking('gone'), Version: lacking('later'), Unknown: lacking('unoffered') };
  for (const level of LEVELS) {
    const found = refused(family, level, Object.fromEntries(Object.values(lacks).flat().map((name) => [name, '1'])));
    expect(found).toEqual(Object.entries(lacks).flatMap(([rule, names]) => expected(`${PREFIX[level]}${rule}`, names)).sort());
  }
});

test.each(FAMILIES)('a parameter of the cluster is refused in the group of an instance: %s', (family) => {
  const names = parametersOf(family).filter(({ level, preset }) => level === 'cluster' && preset === undefined).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(30);
  expect(refused(family, 'instance', Object.fromEntries(names.map((name) => [name, '1'])))).toEqual(expected('InstanceParameterLevel', names));
});

test.each(FAMILIES)('a parameter that cannot be modified is refused: %s', (family) => {
  const fixed = parametersOf(family).filter(({ isModifiable }) => !isModifiable);
  expect(fixed.length).toBeGreaterThan(20);
  const set = (parameters: readonly Parameter[]): Record<string, string> => Object.fromEntries(parameters.map(({ name }) => [name, 'something-else']));
  expect(refused(family, 'cluster', set(fixed))).toEqual(expected('ClusterParameterModifiable', fixed.map(({ name }) => name)));
  const repeatable = fixed.filter(({ level, preset }) => level !== 'cluster' && preset !== '?');
  expect(refused(family, 'instance', set(repeatable))).toEqual(expected('InstanceParameterModifiable', repeatable.map(({ name }) => name)));
});

/** One further than the bound; tenfold, where a number in a program is not as exact as that. */
function beyond(bound: string, step: -1 | 1): string {
  const next = Number(bound) + step;
  return Number.isInteger(next) && !Number.isSafeInteger(next) ? `${bound}0` : String(next);
}

/** Values at the bounds, and those just beyond: the least and the most, and one further; the words of the table, and another. */
function boundaries({ values }: Parameter): { inside: string[]; outside: string[] } {
  const [least, most] = values.split(' ')[0]!.split('..') as [string, string?];
  if (least === 'int') return { inside: ['0', '-1', '4294967296'], outside: ['several', '5x'] };
  if (/^-?[\d.]*$/.test(least) && most !== undefined) {
    return {
      inside: [least, most].filter((bound) => bound !== ''),
      outside: [...(least === '' ? [] : [beyond(least, -1)]), ...(most === '' ? [] : [beyond(most, 1)])],
    };
  }
  const words = values.replace(/[[\]]/g, '').split(',').filter((word) => word !== '...');
  const inside = [...words, ...words.map((word) => word.toUpperCase()), ...(values.startsWith('[') ? [words.join(','), words.join(', ')] : [])];
  return /\.\.\.\]?$/.test(values) ? { inside: [...inside, 'one-newer-than-the-table'], outside: [] } : { inside, outside: ['not-one-of-them'] };
}

test.each(FAMILIES.flatMap((family) => LEVELS.map((level) => [family, level] as const)))('values within the bounds are taken, those beyond are not: %s, %s', (family, level) => {
  const judged = parametersOf(family).filter(({ isModifiable, values, level: own }) => isModifiable && values !== '' && (level === 'cluster' || own !== 'cluster'));
  expect(judged.length).toBeGreaterThan(20);
  const rounds = judged.map((parameter) => ({ name: parameter.name, ...boundaries(parameter) }));
  for (const side of ['inside', 'outside'] as const) {
    for (let round = 0; round < Math.max(...rounds.map((one) => one[side].length)); round += 1) {
      const set = rounds.filter((one) => one[side][round] !== undefined);
      const found = refused(family, level, Object.fromEntries(set.map((one) => [one.name, one[side][round]!])));
      expect(found).toEqual(side === 'inside' ? [] : expected(`${PREFIX[level]}Value`, set.map(({ name }) => name)));
    }
  }
});

test.each(DEFAULTS_14)('the default of %s is taken: %s', (name, value) => {
  const family = 'aurora-postgresql14';
  expect(unknownIn(family, name)).toBeUndefined();
  expect(LEVELS.map((level) => refusedValue(family, name, level, value))).toEqual([undefined, undefined]);
  expect(isUnmodifiable(family, name, 'instance', value)).toBe(false);
});

test.each(FAMILIES)('what the constructs set is taken: %s', (family) => {
  expect(refused(family, 'cluster', defaultClusterParameters(engineOfFamily(family)))).toEqual([]);
});
