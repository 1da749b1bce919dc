import { ORDERABLE_OPTIONS_FLOOR, compareInstanceClasses } from '../../../build-tools/refresh/classes';
import { Refused } from '../../../build-tools/refresh/differences';
import { FAMILIES } from '../../../src/facts/instance-classes';
import { FLOOR, list, onlyOf, patched, recorded } from './support';

const options = recorded('describe-orderable-db-instance-options').options!;
const comparison = compareInstanceClasses(options, FLOOR);

test('new families and sizes, and how they are added', () => {
  expect(list(comparison, 'lacking')).toEqual([
    'aurora-mysql db.r9g.*: is a family that is not in FAMILIES; its memory belongs into src/facts/instance-capacity.ts',
    'aurora-mysql db.t4g.xlarge: is of a size that the family t4g does not have in FAMILIES',
    'aurora-postgresql db.r6i.64xlarge: is of a size that the family r6i does not have in FAMILIES',
    'aurora-postgresql db.r7g.24xlarge: is of a size that the family r7g does not have in FAMILIES',
  ]);
  const { added } = patched(comparison, 'src/facts/instance-classes.ts');
  expect(added.map((line) => line.replace(/(, since.*)?, instead.*/, ''))).toEqual([
    "{ name: 'r7g', sizes: [...R_SIZES, '24xlarge']",
    "{ name: 'r6i', sizes: [...R_SIZES, '24xlarge', '32xlarge', '64xlarge']",
    "{ name: 'r9g'",
    "{ name: 't4g', sizes: ['medium', 'large', 'xlarge']",
  ]);
});

test('families and sizes that are not orderable, which may be a matter of the Region', () => {
  const unseen = list(comparison, 'unseen');
  expect(unseen).toContain('aurora-mysql db.r7g.*: is in FAMILIES, and no class of it is orderable in the Region of the recording');
  expect(unseen).toContain('aurora-postgresql db.r6gd.*: is in FAMILIES, and no class of it is orderable in the Region of the recording');
  expect(unseen).toContain('aurora-mysql db.t4g.large: is a size in FAMILIES, and not orderable in the Region of the recording');
  // Its table says that Aurora MySQL never had the family, and the other engine has the class.
  expect(unseen.join('\n')).not.toMatch(/aurora-mysql db\.r6gd|db\.t4g\.medium|db\.r5\.large/);
});

test('what the tables say cannot be: classes, what they can do, and first versions', () => {
  expect(list(comparison, 'contradicted')).toEqual([
    'aurora-mysql db.r5.large: can be had in a network type that is not in NETWORK_TYPES',
    'aurora-mysql db.r8g.large: is orderable with versions before its \'since\': 8.0.mysql_aurora.3.04.6',
    'aurora-mysql db.t3.large: has Performance Insights, and lacksPerformanceInsights() says no',
    'aurora-mysql db.r4.large: is orderable with versions after its \'until\': 8.0.mysql_aurora.3.10.4',
    'aurora-mysql db.r4.large: has I/O-Optimized storage, and isNotForIoOptimized() says no',
    'aurora-mysql db.t3.small: has IAM database authentication, and CLASSES_WITHOUT_IAM has it',
    'aurora-postgresql db.m5.large: is orderable, and NOT_FOR_AURORA has its family',
    'aurora-mysql 8.0.mysql_aurora.3.02.0: has I/O-Optimized storage, and IO_OPTIMIZED_SINCE says it has not',
    'aurora-mysql 8.0.mysql_aurora.3.02.0: has Kerberos authentication, and MYSQL_KERBEROS says it has not',
  ]);
  expect(patched(comparison, 'src/facts/storage.ts').added).toEqual(["'aurora-mysql': ['3.02.0', '8.4.7'],"]);
  expect(patched(comparison, 'src/facts/kerberos.ts').added).toEqual(["export const MYSQL_KERBEROS: Since = { 'aurora-mysql': ['3.02.0'] };"]);
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
  expect(ofMysql.notes).toEqual(['aurora-postgresql has no row, so nothing of it is called vanished']);
  expect(ofMysql.differences.map(({ what }) => what)).not.toContain('db.t4g.large');
});

test('refuses too few rows, and none of Aurora', () => {
  expect(() => compareInstanceClasses(options)).toThrow(`only 17 orderable options of Aurora, and a whole recording has at least ${ORDERABLE_OPTIONS_FLOOR}`);
  expect(() => compareInstanceClasses(onlyOf(options, 'postgres'), 0)).toThrow(Refused);
});
