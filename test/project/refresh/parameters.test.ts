import { compareParameters } from '../../../build-tools/refresh/parameters';
import { propose, readFrom } from '../../../build-tools/refresh/patch';
import { DefaultsRow, ParameterRow } from '../../../build-tools/refresh/recordings';
import { FAMILIES, lookUp, namesBeside } from '../../../src/facts/parameters/table';
import { ROOT, list, patched, recorded } from './support';

const answers = [...recorded('describe-engine-default-cluster-parameters').defaults!, ...recorded('describe-engine-default-parameters').defaults!];
const comparison = compareParameters(answers);

test('names, levels, when they apply, and values that the table lacks', () => {
  expect(list(comparison, 'lacking')).toEqual([
    'aurora-postgresql apg_new_planner: is in no row of POSTGRESQL',
    'aurora-postgresql application_name: cannot be modified, and its row does not say so',
    'aurora-postgresql apg_shared_plan_cache.enable: is in groups, and its row leaves open in which',
    'aurora-postgresql apg_shared_plan_cache.enable: is dynamic, and its row says nothing',
    'aurora-postgresql apg_shared_plan_cache.enable: takes certain values, and its row leaves that open',
    'aurora-postgresql new_for_instances: is in no row of POSTGRESQL',
  ]);
});

test('what the table says else', () => {
  expect(list(comparison, 'changed')).toEqual(['aurora-postgresql array_nulls: is static, and its row says dynamic']);
  expect(list(comparison, 'contradicted')).toEqual(['aurora-postgresql work_mem: takes 32-2147483647, and its row, 64..2147483647 kB, refuses 32']);
});

test('the patch keeps the order of the rows and the unit, and says nothing of families that were not recorded', () => {
  expect(patched(comparison, 'src/facts/parameters/postgresql.ts').added).toEqual([
    'apg_new_planner c16 d ; 16 0,1',
    'apg_shared_plan_cache.enable b d ; 16 0,1',
    'application_name b d !16',
    'array_nulls c s 0,1',
    'new_for_instances i s !16',
    'work_mem b d 32..2147483647 kB',
  ]);
});

test('with the patch the same answers have no differences', () => {
  const { after } = propose(comparison.differences, readFrom(ROOT)).files.get('src/facts/parameters/postgresql.ts')!;
  const [, rows] = /`([^`]*)`;\s*$/.exec(after)!;
  jest.isolateModules(() => {
    jest.doMock('../../../src/facts/parameters/postgresql', () => ({ POSTGRESQL: rows }));
    const again = (jest.requireActual('../../../build-tools/refresh/parameters') as typeof import('../../../build-tools/refresh/parameters')).compareParameters(answers);
    expect(again.differences).toEqual([]);
  });
});

const rowOf = (family: string, name: string, row: Omit<ParameterRow, 'ParameterName'>): DefaultsRow =>
  ({ DBParameterGroupFamily: family, Parameters: [{ ParameterName: family.startsWith('aurora-mysql') ? 'binlog_format' : 'array_nulls' }, { ParameterName: name, ...row }] });

test('one answer of two leaves open where else it is', () => {
  const one = compareParameters([rowOf('aurora-mysql8.0', 'new_setting', { ApplyType: 'static', AllowedValues: '1-5' })]);
  expect(one.notes).toEqual(['aurora-mysql8.0 has no answer of describe-engine-default-parameters, so what only clusters have is not known']);
  expect(patched(one, 'src/facts/parameters/mysql.ts').added).toEqual(['new_setting ? s ; 8.0 1..5']);
});

test('what can be modified, and the row says it cannot', () => {
  const one = compareParameters([rowOf('aurora-mysql8.0', 'basedir', { IsModifiable: true })]);
  expect(list(one, 'contradicted')).toEqual(['aurora-mysql basedir: can be modified in aurora-mysql8.0, and its row says it cannot']);
  expect(patched(one, 'src/facts/parameters/mysql.ts').added).toEqual(['basedir i -']);
});

test('what no family can modify, once all are recorded', () => {
  const mysql = FAMILIES.filter((family) => family.startsWith('aurora-mysql'));
  const all = compareParameters(mysql.map((family) => rowOf(family, 'autocommit', { IsModifiable: false })));
  expect(patched(all, 'src/facts/parameters/mysql.ts').added).toEqual(['autocommit i - !']);
});

describe('values', () => {
  const added = (name: string, ...allowed: readonly (readonly [string, string])[]) => patched(
    compareParameters(allowed.map(([family, AllowedValues]) => rowOf(family, name, { AllowedValues }))),
    `src/facts/parameters/${allowed[0]![0].startsWith('aurora-mysql') ? 'mysql' : 'postgresql'}.ts`,
  ).added;

  test.each([
    ['bounds are widened, and not narrowed', 'work_mem', 'aurora-postgresql17', '32-100', 'work_mem b d 32..2147483647 kB'],
    ['words join those there are', 'xmlbinary', 'aurora-postgresql17', 'base64,hex,base32', 'xmlbinary b d base64,hex,base32'],
    ['negative bounds', 'multixact_offsets_cache_size', 'aurora-postgresql17', '-1-100', 'multixact_offsets_cache_size b s -1..65536'],
  ])('%s', (_, name, family, allowed, row) => expect(added(name, [family, allowed])).toEqual([row]));

  test('one value for all, once all families are recorded', () => {
    expect(added('autocommit', ['aurora-mysql5.7', '0,1'], ['aurora-mysql8.0', '0,1'], ['aurora-mysql8.4', '0,1'])).toEqual(['autocommit i - 0,1']);
  });

  test('those of each major where they differ', () => {
    expect(added('autocommit', ['aurora-mysql5.7', '0,1'], ['aurora-mysql8.0', '0,1'], ['aurora-mysql8.4', '0,1,2']))
      .toEqual(['autocommit i - ; 5.7 0,1; 8.0 0,1; 8.4 0,1,2']);
  });

  test.each(['1-5,10', '1-5,8-9', 'any', '', '0-1.79769e+308'])('%j is left alone', (allowed) => {
    expect(added('autocommit', ['aurora-mysql8.0', allowed])).toEqual([]);
  });
});

test('a family that is not known is said', () => {
  expect(compareParameters([rowOf('aurora-mysql9.7', 'x', {})])).toMatchObject({
    differences: [], notes: ['aurora-mysql9.7 is not in FAMILIES of src/facts/parameters/table.ts'],
  });
  expect(compareParameters([rowOf('mysql8.0', 'x', {})])).toMatchObject({ differences: [], notes: [], rows: 0 });
});

test('an answer that says what the table says has no differences', () => {
  const rows = FAMILIES.map((family): DefaultsRow => ({
    DBParameterGroupFamily: family,
    Parameters: [...namesBeside(family)].flatMap((name): ParameterRow[] => {
      const known = lookUp(family, name);
      return typeof known !== 'object' || known.level === undefined ? [] : [{
        ParameterName: name,
        IsModifiable: known.isModifiable,
        ...(known.apply === undefined ? {} : { ApplyType: known.apply }),
      }];
    }),
  }));
  expect(compareParameters(rows).differences).toEqual([]);
});
