import { MINORS } from '../../src/facts/engine-versions';
import { dayAfter, lifecyclesOf } from '../../src/report/lifecycle';

const of = (engine: string | undefined, engineVersion: string | undefined) => lifecyclesOf([{ label: 'orders', engine, engineVersion }])[0];

const lines = (engine: string, version: string): string[] | undefined => of(engine, version)?.events.map(({ date, phase, what }) => `${date} ${phase}: ${what}`);

const NEWER_MINOR = 'Aurora may upgrade to a newer minor, also where automatic minor upgrades are off';
const DISABLED = 'where it is disabled, Aurora upgrades to another major';

test.each([
  ['aurora-postgresql', '16.9', [
    '2025-06-30 standard support: released',
    `2026-12-31 standard support: standard support of 16.9 ends: ${NEWER_MINOR}`,
    `2029-03-01 extended support: extended support of Aurora PostgreSQL 16 begins, which is charged for; ${DISABLED}`,
    '2031-03-01 extended support, higher price: extended support costs the price of its third year',
    '2032-02-29 retired: extended support of Aurora PostgreSQL 16 has ended: Aurora upgrades to another major',
  ]],
  ['aurora-postgresql', '16.8', [
    '2025-04-08 standard support: released',
    `2029-03-01 extended support: extended support of Aurora PostgreSQL 16 begins, which is charged for; ${DISABLED}`,
    '2031-03-01 extended support, higher price: extended support costs the price of its third year',
    '2032-02-29 retired: extended support of Aurora PostgreSQL 16 has ended: Aurora upgrades to another major',
  ]],
  ['aurora-postgresql', '11.9', [
    '2020-12-11 standard support: released',
    `2024-03-01 extended support: extended support of Aurora PostgreSQL 11 begins, which is charged for from 2024-04-01 on; ${DISABLED}`,
    '2026-04-01 extended support, higher price: extended support costs the price of its third year',
    '2027-04-01 retired: extended support of Aurora PostgreSQL 11 has ended: Aurora upgrades to another major',
  ]],
  ['aurora-postgresql', '18', [
    '2026-06-11 standard support: released',
    `2031-03-01 extended support: extended support of Aurora PostgreSQL 18 begins, which is charged for; ${DISABLED}`,
    '2033-03-01 extended support, higher price: extended support costs the price of its third year',
    '2034-03-01 retired: extended support of Aurora PostgreSQL 18 has ended: Aurora upgrades to another major',
  ]],
  ['aurora-postgresql', '16.9-limitless', [
    '2025-09-05 standard support: released', '2027-03-31 standard support: standard support of 16.9-limitless ends; AWS has not said what follows',
  ]],
  ['aurora-mysql', '5.7.mysql_aurora.2.12.6', [
    '2023-07-25 standard support: released',
    `2024-11-01 extended support: extended support of Aurora MySQL version 2 begins, which is charged for from 2024-12-01 on; ${DISABLED}`,
    '2029-07-01 retired: extended support of Aurora MySQL version 2 has ended: Aurora upgrades to another major',
  ]],
  ['aurora-mysql', '8.0.mysql_aurora.3.04.2', [
    '2023-07-31 standard support: released',
    `2026-10-31 standard support: standard support of 3.04 ends: ${NEWER_MINOR}`,
    `2028-05-01 extended support: extended support of Aurora MySQL version 3 begins, which is charged for; ${DISABLED}`,
    '2029-08-01 retired: extended support of Aurora MySQL version 3 has ended: Aurora upgrades to another major',
  ]],
  ['aurora-mysql', '8.4.mysql_aurora.8.4.8', [
    '2026-09-03 standard support: released',
    `2028-03-31 standard support: standard support of 8.4.8 ends: ${NEWER_MINOR}`,
    '2032-04-30 standard support: standard support of Aurora MySQL 8.4 ends; AWS has not said what follows',
  ]],
  ['aurora', '5.6.10a', ['2023-02-28 retired: end of life: it cannot be created any more']],
  ['aurora-postgresql', '16.14', [
    `2029-03-01 extended support: extended support of Aurora PostgreSQL 16 begins, which is charged for; ${DISABLED}`,
    '2031-03-01 extended support, higher price: extended support costs the price of its third year',
    '2032-02-29 retired: extended support of Aurora PostgreSQL 16 has ended: Aurora upgrades to another major',
  ]],
])('the life of %s %s', (engine, version, expected) => {
  expect(lines(engine, version)).toEqual(expected);
});

test.each([
  [undefined, '16.8'], ['aurora-postgresql', undefined], ['aurora-postgresql', '99.1'], ['aurora-postgresql', 'sixteen'], ['postgres', '16.8'],
  ['aurora-postgresql', '13.4'], ['aurora-postgresql', '17.3'], ['aurora-postgresql', '10'], ['aurora-postgresql', '16.99-limitless'], ['aurora-mysql', '8.0.mysql_aurora.3.02.0'],
])('%s %s has none', (engine, version) => {
  expect(of(engine, version)).toBeUndefined();
});

test.each(MINORS.map((one) => [one.example, one] as const))('the days of %s are in order, each once', (example, { engine }) => {
  const dates = of(engine, example)!.events.map(({ date }) => date);
  expect(dates).toEqual([...new Set(dates)].sort());
  expect(dates.length).toBeGreaterThan(1);
});

test('each version is there once, with its clusters', () => {
  const cluster = (label: string, engineVersion: string | undefined) => ({ label, engine: 'aurora-postgresql', engineVersion });
  const lives = lifecyclesOf([cluster('a', '17.7'), cluster('b', '16.8'), cluster('c', undefined), cluster('d', '17.7')]);
  expect(lives.map(({ name, clusters }) => [name, clusters])).toEqual([['Aurora PostgreSQL 17.7', ['a', 'd']], ['Aurora PostgreSQL 16.8', ['b']]]);
  expect(lives.every(({ sources }) => sources.length > 0)).toBe(true);
});

test.each([
  ['2024-02-28', '2024-02-29'], ['2024-02-29', '2024-03-01'], ['2023-02-28', '2023-03-01'], ['2100-02-28', '2100-03-01'], ['2000-02-28', '2000-02-29'],
  ['2026-12-31', '2027-01-01'], ['2026-04-30', '2026-05-01'], ['2026-08-31', '2026-09-01'], ['2026-08-09', '2026-08-10'],
])('the day after %s is %s', (day, next) => {
  expect(dayAfter(day)).toBe(next);
});
