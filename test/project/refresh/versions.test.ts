import { Refused } from '../../../build-tools/refresh/differences';
import { EngineVersionRow } from '../../../build-tools/refresh/recordings';
import { ENGINE_VERSIONS_FLOOR, compareEngineVersions } from '../../../build-tools/refresh/versions';
import { MINORS } from '../../../src/facts/engine-versions';
import { FLOOR, list, onlyOf, patched, recorded } from './support';

const versions = recorded('describe-db-engine-versions').versions!;
const comparison = compareEngineVersions(versions, FLOOR);
const FILE = 'src/facts/engine-versions.ts';

/** What the tables say, as an answer. */
const whole: readonly EngineVersionRow[] = MINORS.map(({ engine, example }) => ({ Engine: engine, EngineVersion: example }));

test('an answer that says what the tables say has no differences', () => {
  expect(compareEngineVersions(whole)).toMatchObject({ differences: [], notes: [], rows: MINORS.length });
});

test('what the tables lack, targets of upgrades among it', () => {
  expect(list(comparison, 'lacking')).toEqual([
    'aurora-mysql 8.0.mysql_aurora.3.14.0: is not in MINORS',
    'aurora-postgresql 16.16: is not in MINORS',
    'aurora-postgresql 16.16-limitless: is not in MINORS',
    'aurora-postgresql 19.2: is not in MINORS, nor its major in MAJORS',
    'aurora-postgresql 19.2: takes parameter groups of aurora-postgresql19, and familyOf() says nothing',
    'aurora-mysql 8.0.mysql_aurora.3.15.1: is not in MINORS (a target of upgrades)',
  ]);
});

test('what is offered no more, and newer patches than an example', () => {
  const vanished = list(comparison, 'vanished').join('\n');
  expect(vanished).toContain('aurora-mysql 3.13: is in MINORS, and not offered any more');
  expect(vanished).toContain('aurora-postgresql 16.9: is in MINORS, and not offered any more');
  expect(vanished).not.toMatch(/ (2\.11|3\.10|3\.12|16\.8|16\.8-limitless): /);
  expect(list(comparison, 'changed')).toEqual(['aurora-mysql 3.10: has 8.0.mysql_aurora.3.10.7, and its example in MINORS is 8.0.mysql_aurora.3.10.4']);
});

test('an example that is not offered any more gives way to an older patch', () => {
  const rows = whole.map((row) => (row.EngineVersion.endsWith('.3.10.4') ? { ...row, EngineVersion: '8.0.mysql_aurora.3.10.3' } : row));
  const { added } = patched(compareEngineVersions(rows), FILE);
  expect(added).toEqual(["mysql('3.10', '2025-07-31', '2028-04-30', '8.0.mysql_aurora.3.10.3', true),"]);
});

test('what is offered and the tables say it is not', () => {
  expect(list(comparison, 'contradicted')).toEqual([
    'aurora-mysql 8.0.mysql_aurora.3.05.2: is offered, and RETIRED has it',
    'aurora-postgresql 17.8: is offered, and NEVER_OFFERED has it',
  ]);
});

describe('the patch', () => {
  const { removed, added } = patched(comparison, FILE);

  test('new versions are offered, without days', () => {
    expect(added).toContain("'aurora-mysql': ['3.05', '3.14', '3.15'],");
    expect(added).toContain("...minors(14, 23, 24), ...minors(15, 18, 19), ...minors(16, 14, 15, 16), ...minors(17, 8, 10, 11), ...minors(18, 4, 6), ...minors(19, 2), '16.16-limitless',");
  });

  test('what is gone moves from MINORS to RETIRED', () => {
    expect(removed).toContain("postgresql('16.9', '2025-06-30', '2026-12-31'),");
    expect(removed).toContain("postgresql('16.9-limitless', '2025-09-05', '2027-03-31'),");
    expect(added).toContain('...minors(16, 1, 2, 3, 4, 5, 6, 9, 10, 11, 13), ...minors(17, 4, 5, 6, 7, 9),');
    expect(added.find((line) => line.startsWith("'3.01', '3.02'"))).toBe("'3.01', '3.02', '3.03', '3.06', '3.07', '3.11.0', '2.12', '3.04', '3.08', '3.09', '3.11', '3.13', '8.4.7',");
  });

  test('what the tables said was never offered is not said any more', () => {
    expect(added).toContain('...minors(17, 0, 1, 2, 3),');
  });
});

test('neither deprecated versions nor other engines count', () => {
  expect(comparison.rows).toBe(15);
  expect(comparison.differences.map(({ what }) => what).join()).not.toMatch(/2\.07|8\.4\.9|9\.9\.9/);
});

test('a version in a shape that is not known, and a group of another family', () => {
  const rows = [
    ...whole,
    { Engine: 'aurora-mysql', EngineVersion: '9.7.mysql_aurora.9.7.1' },
    { Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.12.0', DBParameterGroupFamily: 'aurora-mysql8.1' },
  ];
  expect(list(compareEngineVersions(rows), 'lacking')).toEqual(['aurora-mysql 9.7.mysql_aurora.9.7.1: is written in a shape that is not known']);
  expect(list(compareEngineVersions(rows), 'contradicted'))
    .toEqual(['aurora-mysql 8.0.mysql_aurora.3.12.0: takes parameter groups of aurora-mysql8.1, and familyOf() says aurora-mysql8.0']);
});

test('a recording without the newest version is older than the table: only what the table lacks counts', () => {
  const older = compareEngineVersions([
    ...whole.filter(({ EngineVersion: text }) => text !== '18.3' && text !== '16.9'),
    { Engine: 'aurora-postgresql', EngineVersion: '13.4' },
    { Engine: 'aurora-postgresql', EngineVersion: '15.99' },
  ]);
  expect(older.notes).toEqual(['the recording of aurora-postgresql is older than the table, which has 18.3 of 2026-06-11: only what the table lacks is compared']);
  expect(older.differences.map(({ kind, what }) => `${kind} ${what}`)).toEqual(['lacking 15.99']);
});

test('nothing vanishes from an engine that was not recorded', () => {
  const ofMysql = compareEngineVersions(onlyOf(whole, 'aurora-mysql'), FLOOR);
  expect(ofMysql.notes).toEqual(['aurora-postgresql has no row, so nothing of it is called vanished']);
  expect(ofMysql.differences).toEqual([]);
});

test('refuses too few rows, and none of Aurora', () => {
  expect(() => compareEngineVersions(versions)).toThrow(new Refused(
    `only 15 engine versions of Aurora, and a whole recording has at least ${ENGINE_VERSIONS_FLOOR}: record it again without filters`,
  ));
  expect(() => compareEngineVersions(versions, 15)).not.toThrow();
  expect(() => compareEngineVersions(versions, 16)).toThrow(Refused);
  expect(() => compareEngineVersions(onlyOf(versions, 'mysql'), 0)).toThrow('none of the 1 engine versions is of aurora-mysql or aurora-postgresql');
  expect(() => compareEngineVersions([], 0)).toThrow(Refused);
  expect(() => compareEngineVersions(Array<typeof versions>(5).fill(versions).flat())).toThrow('only 15 engine versions');
});
