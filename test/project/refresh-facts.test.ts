import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import {
  Comparison, Difference, ENGINE_VERSIONS_FLOOR, ORDERABLE_OPTIONS_FLOOR, Refused, compareEngineVersions, compareInstanceClasses,
} from '../../build-tools/lib/refresh';
import { FAMILIES } from '../../src/facts/instance-classes';
import { DBEngineVersions as versions } from './fixtures/describe-db-engine-versions.json';
import { OrderableDBInstanceOptions as options } from './fixtures/describe-orderable-db-instance-options.json';

const ROOT = join(__dirname, '../..');
const VERSIONS_FIXTURE = join(__dirname, 'fixtures/describe-db-engine-versions.json');

const FLOOR = 5;

const list = ({ differences }: Comparison, kind: Difference['kind']): string[] =>
  differences.filter((one) => one.kind === kind).map(({ engine, what, detail }) => `${engine} ${what}: ${detail}`);

const onlyOf = <Row extends { Engine: string }>(rows: readonly Row[], engine: string): Row[] => rows.filter((row) => row.Engine === engine);

describe('engine versions', () => {
  const comparison = compareEngineVersions(versions, FLOOR);

  test('what the tables lack', () => {
    expect(list(comparison, 'lacking')).toEqual([
      'aurora-mysql 8.0.mysql_aurora.3.14.0: is not in MINORS',
      'aurora-postgresql 19.2: is not in MINORS, nor its major in MAJORS',
      'aurora-postgresql 19.2: takes parameter groups of aurora-postgresql19, and familyOf() says nothing',
    ]);
  });

  test('what is offered no more, and examples that are not', () => {
    const vanished = list(comparison, 'vanished');
    expect(vanished).toContain('aurora-mysql 3.13: is in MINORS, and not offered any more');
    expect(vanished).toContain('aurora-postgresql 16.9: is in MINORS, and not offered any more');
    expect(vanished).toContain('aurora-mysql 3.10: is offered, but not its example in MINORS, 8.0.mysql_aurora.3.10.4');
    expect(vanished.join('\n')).not.toMatch(/ (2\.11|3\.12|16\.8|16\.8-limitless): /);
  });

  test('what is offered and the tables say it is not', () => {
    expect(list(comparison, 'contradicted')).toEqual([
      'aurora-mysql 8.0.mysql_aurora.3.05.2: is offered, and RETIRED has it',
      'aurora-postgresql 17.8: is offered, and NEVER_OFFERED has it',
    ]);
  });

  test('the file to edit', () => {
    const files = comparison.differences.map(({ what, file }) => `${what} ${file}`);
    expect(files).toContain('8.0.mysql_aurora.3.14.0 src/facts/engine-versions.ts');
    expect(files).toContain('19.2 src/facts/parameter-groups.ts');
  });

  test('neither deprecated versions nor other engines count', () => {
    expect(comparison.rows).toBe(9);
    expect(comparison.differences.map(({ what }) => what).join()).not.toMatch(/2\.07|8\.4\.9/);
  });

  test('a version in a shape that is not known, and a group of another family', () => {
    const rows = [
      { Engine: 'aurora-mysql', EngineVersion: '9.7.mysql_aurora.9.7.1' },
      { Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.12.0', DBParameterGroupFamily: 'aurora-mysql8.1' },
    ];
    expect(list(compareEngineVersions(rows, 1), 'lacking')).toEqual(['aurora-mysql 9.7.mysql_aurora.9.7.1: is written in a shape that is not known']);
    expect(list(compareEngineVersions(rows, 1), 'contradicted'))
      .toEqual(['aurora-mysql 8.0.mysql_aurora.3.12.0: takes parameter groups of aurora-mysql8.1, and familyOf() says aurora-mysql8.0']);
  });

  test('nothing vanishes from an engine that was not recorded', () => {
    const ofMysql = compareEngineVersions(onlyOf(versions, 'aurora-mysql'), FLOOR);
    expect(ofMysql.notCompared).toEqual(['aurora-postgresql']);
    expect(ofMysql.differences.map(({ engine }) => engine)).not.toContain('aurora-postgresql');
  });

  test('refuses too few rows, and none of Aurora', () => {
    expect(() => compareEngineVersions(versions)).toThrow(new Refused(
      `only 9 engine versions of Aurora, and a whole recording has at least ${ENGINE_VERSIONS_FLOOR}: record it again without filters`,
    ));
    expect(() => compareEngineVersions(versions, 9)).not.toThrow();
    expect(() => compareEngineVersions(versions, 10)).toThrow(Refused);
    expect(() => compareEngineVersions(onlyOf(versions, 'mysql'), 0)).toThrow('none of the 1 engine versions is of aurora-mysql or aurora-postgresql');
    expect(() => compareEngineVersions([], 0)).toThrow(Refused);
    expect(() => compareEngineVersions(Array(5).fill(versions).flat())).toThrow('only 9 engine versions');
  });
});

describe('instance classes', () => {
  const comparison = compareInstanceClasses(options, FLOOR);

  test('new families and sizes', () => {
    expect(list(comparison, 'lacking')).toEqual([
      'aurora-mysql db.r9g.large: is of the family r9g, which is not in FAMILIES',
      'aurora-mysql db.t4g.xlarge: is of a size that the family t4g does not have in FAMILIES',
    ]);
  });

  test('families and sizes that are orderable no more', () => {
    const vanished = list(comparison, 'vanished');
    expect(vanished).toContain('aurora-mysql db.r7g.*: is in FAMILIES, and no class of it is orderable any more');
    expect(vanished).toContain('aurora-postgresql db.r6gd.*: is in FAMILIES, and no class of it is orderable any more');
    expect(vanished).toContain('aurora-mysql db.t4g.large: is a size in FAMILIES, and not orderable any more');
    // Its table says that Aurora MySQL never had the family, and the other engine has the class.
    expect(vanished.join('\n')).not.toMatch(/aurora-mysql db\.r6gd|db\.t4g\.medium|db\.r5\.large/);
  });

  test('classes the table says cannot be', () => {
    expect(list(comparison, 'contradicted')).toEqual([
      'aurora-mysql db.r8g.large: is orderable with versions before its \'since\': 8.0.mysql_aurora.3.04.6',
      'aurora-mysql db.r4.large: is orderable with versions after its \'until\': 8.0.mysql_aurora.3.10.4',
      'aurora-postgresql db.m5.large: is orderable, and NOT_FOR_AURORA has its family',
    ]);
  });

  test('no differences where all is as the table says', () => {
    const rows = FAMILIES.flatMap(({ name, sizes = ['large'], never = [] }) =>
      [['aurora-mysql', '5.7.mysql_aurora.2.12.6'], ['aurora-postgresql', '12.22']]
        .filter(([engine]) => !never.some((one) => one === engine))
        .flatMap(([engine, version]) => sizes.map((size) => ({ Engine: engine!, EngineVersion: version!, DBInstanceClass: `db.${name}.${size}` }))));
    const differences = compareInstanceClasses(rows, FLOOR).differences.filter(({ detail }) => !detail.includes('before its \'since\''));
    expect(differences).toEqual([]);
  });

  test('sizes are not judged without all engines of the family', () => {
    const ofMysql = compareInstanceClasses(onlyOf(options, 'aurora-mysql'), FLOOR);
    expect(ofMysql.notCompared).toEqual(['aurora-postgresql']);
    expect(ofMysql.differences.map(({ what }) => what)).not.toContain('db.t4g.large');
  });

  test('refuses too few rows, and none of Aurora', () => {
    expect(() => compareInstanceClasses(options)).toThrow(`only 11 orderable options of Aurora, and a whole recording has at least ${ORDERABLE_OPTIONS_FLOOR}`);
    expect(() => compareInstanceClasses(onlyOf(options, 'postgres'), 0)).toThrow(Refused);
  });
});

test('the command ends with 1 when it refuses, and prints no list', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [require.resolve('ts-node/dist/bin.js'), '--transpile-only', '--project', 'test/tsconfig.json', 'build-tools/refresh-facts.ts', VERSIONS_FIXTURE],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('only 9 engine versions of Aurora');
}, 60_000);
