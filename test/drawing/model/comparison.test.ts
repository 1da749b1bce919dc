import { ComparedDiagram } from '../../../src/drawing/compared';
import { Diagram } from '../../../src/drawing/diagram';
import { comparedDiagrams } from '../../../src/drawing/model/comparison';
import { partsOf } from '../../../src/drawing/parts';
import { ChangeExample } from '../../../src/engine/example';
import { readApp } from '../../../src/readers/construct-tree';
import { compare } from '../../../src/readers/deployed/compare';
import { StackFile } from '../../../src/readers/files/stack-file';
import { member, mysql, several } from '../../../src/rules/_examples';
import { exampleChanges } from '../../support/change-example';
import { exampleApp } from '../../support/example-app';

type Resources = ChangeExample['before'];

const compared = (before: Resources, after: Resources, more: Partial<ChangeExample> = {}): readonly ComparedDiagram[] =>
  comparedDiagrams(exampleChanges({ title: 'compared', before, after, ...more }));

/** The changes of a side, by what a person calls the parts. */
const marks = (diagram: Diagram | undefined): Record<string, string> =>
  Object.fromEntries(diagram ? partsOf(diagram).flatMap(({ part: { label, change } }) => (change ? [[label, change]] : [])) : []);

const both = (pairs: readonly ComparedDiagram[]): (readonly [Record<string, string>, Record<string, string>])[] =>
  pairs.map(({ before, after }) => [marks(before), marks(after)] as const);

const readers = (count: number) => several(count, 'Reader', () => member('aurora-mysql'));

const FAR = { 'Fn::ImportValue': 'somewhere' };

test('nothing changes, and nothing is marked', () => {
  const same = { Cluster: mysql({ Port: 3306 }), ...readers(2) };
  const pairs = compared(same, same);
  expect(both(pairs)).toEqual([[{}, {}]]);
  expect(pairs[0]!.before!.id).toBe(pairs[0]!.after!.id);
});

test('what is replaced goes with all it has, and what takes its place comes with it', () => {
  const pairs = compared({ Cluster: mysql(), ...readers(2) }, { Cluster: mysql({ StorageEncrypted: true }), ...readers(2) });
  const labels = ['Cluster', 'Reader1', 'Reader2', 'writer endpoint', 'reader endpoint', 'cluster volume'];
  const all = (change: string) => Object.fromEntries(labels.map((label) => [label, change]));
  expect(both(pairs)).toEqual([[all('replaced'), all('new')]]);
});

test('a cluster that keeps its name cannot be replaced: it changes, and so does what is said of its volume', () => {
  const named = (StorageEncrypted: boolean) => ({ Cluster: mysql({ DBClusterIdentifier: 'orders', StorageEncrypted }), ...readers(1) });
  const pairs = compared(named(false), named(true));
  expect(both(pairs)).toEqual([[{ 'orders': 'changed', 'cluster volume': 'changed' }, { 'orders': 'changed', 'cluster volume': 'changed' }]]);
});

test.each<[string, Record<string, unknown>, Record<string, unknown>, string[]]>([
  ['a port', { Port: 3306 }, { Port: 3307 }, ['Cluster']],
  ['backups', { BackupRetentionPeriod: 1 }, { BackupRetentionPeriod: 2 }, ['Cluster', 'cluster volume']],
  ['a number that is written as text', { Port: 3306 }, { Port: '3306' }, []],
  ['an unknown value', { Port: 3306 }, { Port: FAR }, []],
  ['the same unknown value', { Port: FAR }, { Port: FAR }, []],
  ['an unknown value beside another', { Port: 3306, BackupRetentionPeriod: 1 }, { Port: FAR, BackupRetentionPeriod: 2 }, ['Cluster', 'cluster volume']],
  ['a value that may replace it', { StorageEncrypted: true }, { StorageEncrypted: FAR }, []],
  ['a value that may replace it beside another', { StorageEncrypted: true, Port: 3306 }, { StorageEncrypted: FAR, Port: 3307 }, ['Cluster']],
])('%s changes', (_, before, after, expected) => {
  const [pair] = both(compared({ Cluster: mysql(before), ...readers(1) }, { Cluster: mysql(after), ...readers(1) }));
  const [was, is] = pair!;
  expect([Object.keys(was), Object.keys(is)]).toEqual([expected, expected]);
  expect(new Set([...Object.values(was), ...Object.values(is)])).toEqual(new Set(expected.length > 0 ? ['changed'] : []));
});

test('members that come and go', () => {
  const pairs = compared({ Cluster: mysql(), Reader1: member('aurora-mysql'), Old: member('aurora-mysql'), Older: member('aurora-mysql') },
    { Cluster: mysql(), Reader1: member('aurora-mysql'), New: member('aurora-mysql') });
  expect(both(pairs)).toEqual([[{ Old: 'removed', Older: 'removed' }, { New: 'added' }]]);
});

test('a cluster under another logical id is replaced by the other one', () => {
  const of = (id: string) => ({ [id]: mysql(), Reader: member('aurora-mysql', { DBClusterIdentifier: { Ref: id } }) });
  const all = (id: string, change: string) =>
    Object.fromEntries([id, 'Reader', 'writer endpoint', 'reader endpoint', 'cluster volume'].map((label) => [label, change]));
  expect(both(compared(of('Before'), of('After')))).toEqual([[all('Before', 'replaced'), all('After', 'new')]]);
});

test('clusters that come and go have one side', () => {
  const of = (...ids: readonly string[]): Resources => Object.fromEntries(ids.map((id) => [id, mysql()]));
  const pairs = compared(of('Gone', 'Gone2', 'Stays'), of('Stays', 'Comes', 'Comes2', 'Comes3'));
  expect(pairs.map(({ before, after }) => [before?.title, after?.title])).toEqual([
    ['Stays', 'Stays'], [undefined, 'Comes'], [undefined, 'Comes2'], [undefined, 'Comes3'], ['Gone', undefined], ['Gone2', undefined],
  ]);
  expect(marks(pairs[1]!.after)).toEqual({ 'Comes': 'added', 'cluster endpoint': 'added', 'cluster volume': 'added' });
  expect(marks(pairs[4]!.before)).toEqual({ 'Gone': 'removed', 'cluster endpoint': 'removed', 'cluster volume': 'removed' });
});

test('clusters that join a global database are not said to be gone, nor to be new', () => {
  const plain = { Home: mysql(), Away: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined }) };
  const joined = {
    World: { Type: 'AWS::RDS::GlobalCluster', Properties: { SourceDBClusterIdentifier: { Ref: 'Home' } } },
    ...plain,
    Away: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, GlobalClusterIdentifier: { Ref: 'World' } }),
  };
  const pairs = compared(plain, joined);
  expect(pairs).toHaveLength(2);
  expect(pairs[0]!.before?.regions[0]!.clusters.map(({ label }) => label)).toEqual(['Home']);
  expect(marks(pairs[0]!.after)).toMatchObject({ World: 'added', Away: 'new' });
  expect(marks(pairs[0]!.after).Home).toBeUndefined();
  expect([pairs[1]!.after, marks(pairs[1]!.before).Away]).toEqual([undefined, 'replaced']);
});

test('what only a parameter decides is told by its default, and not at all without one', () => {
  const conditions = { Big: { 'Fn::Equals': [{ Ref: 'Size' }, 'big'] } };
  const port = { Port: { 'Fn::If': ['Big', 3307, 3306] } };
  const changed = (Default?: string) => both(compared({ Cluster: mysql({ Port: 3306 }) }, { Cluster: mysql(port) }, {
    conditions, parameters: { Size: { Type: 'String', AllowedValues: ['big', 'small'], ...(Default === undefined ? {} : { Default }) } },
  }));
  expect(changed('small')).toEqual([[{}, {}]]);
  expect(changed('big')).toEqual([[{ Cluster: 'changed' }, { Cluster: 'changed' }]]);
  expect(changed()).toEqual([[{}, {}]]);
});

test('a stack that the app does not have is left out', () => {
  const deployed = (name: string, Resources: Resources): StackFile =>
    ({ file: `${name}.template.json`, artifactId: name, stackName: name, template: { Resources } });
  const app = readApp(exampleApp({ title: 'one stack', resources: { Cluster: mysql() } }));
  const { changes } = compare(app, [deployed('Example', { Cluster: mysql(), Gone: mysql() }), deployed('Foreign', { Other: mysql() })]);
  expect(comparedDiagrams(changes!).map(({ before, after }) => [before?.title, after?.title])).toEqual([['Cluster', 'Cluster'], ['Gone', undefined]]);
});

test('thousands of clusters are compared in a time that grows with their number', () => {
  const one = (index: number, properties: Record<string, unknown>): Resources => ({
    [`Cluster${index}`]: mysql(properties),
    [`Reader${index}`]: member('aurora-mysql', { DBClusterIdentifier: { Ref: `Cluster${index}` } }),
  });
  const fleet = (count: number, properties: Record<string, unknown>): Resources =>
    Object.assign({}, ...Array.from({ length: count }, (_, index) => one(index, properties))) as Resources;
  const time = (count: number): number => {
    const changes = exampleChanges({ title: 'many', before: fleet(count, {}), after: fleet(count, { StorageEncrypted: true }) });
    const start = process.cpuUsage();
    expect(comparedDiagrams(changes)).toHaveLength(count);
    return process.cpuUsage(start).user;
  };
  time(50);
  const [few, many] = [time(200), time(1000)];
  expect(many / few).toBeLessThan(12);
}, 60_000);
