import { ChangeExample } from '../../src/engine/example';
import { summaryOf } from '../../src/engine/summary';
import { member, mysql, several } from '../../src/rules/_examples';
import { CHANGE_RULES } from '../../src/rules/updates';
import { evaluateChangeExample } from '../support/change-example';

function summary(before: ChangeExample['before'], after: ChangeExample['after']): string {
  const { findings, undecided } = evaluateChangeExample({ title: 'summary', before, after }, CHANGE_RULES);
  return summaryOf(findings, undecided);
}

const writers = (count: number) => several(count, 'Writer', () => member('aurora-mysql'));
const scaled = { ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 8 } };

test.each([
  ['nothing', {}, {}, ''],
  ['another port', { Port: 3306 }, { Port: 3307 }, '1 cluster interrupted'],
  ['two reasons for one replacement', {}, { StorageEncrypted: true, EngineMode: 'provisioned' }, '1 cluster replaced (data lost), 2 instances replaced'],
  ['what is ignored beside it', { ...scaled, Port: 3306 }, { Port: 3307 }, '1 cluster interrupted, 1 change ignored'],
  ['one that its protection keeps', { DeletionProtection: true }, { StorageEncrypted: true }, '1 cluster replaced, 2 instances replaced'],
  ['a named one', { DBClusterIdentifier: 'orders' }, { DBClusterIdentifier: 'orders', StorageEncrypted: true }, '1 change refused'],
])('the summary of %s', (_, before, after, line) => {
  expect(summary({ Cluster: mysql(before), ...writers(2) }, { Cluster: mysql(after), ...writers(2) })).toBe(line);
});

test('the summary says of how many the data is lost', () => {
  const kept = { UpdateReplacePolicy: 'Snapshot' };
  const three = (properties: Record<string, unknown>, attributes: Record<string, unknown>) =>
    ({ Cluster: mysql(properties), Other: mysql(properties, attributes), Third: mysql(properties, attributes) });
  expect(summary(three({}, kept), three({ StorageEncrypted: true }, kept))).toBe('3 clusters replaced (data of 1 lost)');
  expect(summary(three({}, {}), three({ StorageEncrypted: true }, {}))).toBe('3 clusters replaced (data lost)');
});

test('the summary counts what could not be decided, once for each property, beside what changes', () => {
  const unknown = { 'Fn::ImportValue': 'somewhere' };
  const before = { Cluster: mysql({ Port: 3306, EngineMode: 'provisioned' }), Other: mysql({ Port: 3306 }) };
  expect(summary(before, { Cluster: mysql({ Port: 3307, EngineMode: 'provisioned' }), Other: mysql({ Port: unknown }) })).toBe('1 cluster interrupted; 1 undecided');
  const { undecided } = evaluateChangeExample({ title: 'two properties', before, after: { ...before, Cluster: mysql({ Port: unknown, EngineMode: unknown }) } }, CHANGE_RULES);
  expect(undecided.length).toBeGreaterThan(2);
  const { findings } = evaluateChangeExample({ title: 'a port', before, after: { ...before, Other: mysql({ Port: 3307 }) } }, CHANGE_RULES);
  expect(summaryOf(findings, undecided)).toBe('1 cluster interrupted; 2 undecided');
  expect(summaryOf([], undecided)).toBe('');
});

test('the summary of what is no more', () => {
  expect(summary({ Cluster: mysql(), Other: mysql() }, { Other: mysql() })).toBe('1 cluster deleted');
  expect(summary({ Cluster: mysql({}, { DeletionPolicy: 'Retain' }), Other: mysql() }, { Other: mysql() })).toBe('1 cluster left behind');
});

test('many clusters are compared in a time that grows with their number', () => {
  const fleet = (count: number, properties: Record<string, unknown> = {}): ChangeExample['before'] => Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      [`Cluster${index}`, mysql(properties)],
      [`Writer${index}`, member('aurora-mysql', { DBClusterIdentifier: { Ref: `Cluster${index}` } })],
    ] as const).flat(),
  );
  const time = (count: number): number => {
    const example: ChangeExample = { title: 'many', before: fleet(count), after: fleet(count, { StorageEncrypted: true }) };
    const start = process.cpuUsage();
    expect(evaluateChangeExample(example, CHANGE_RULES).findings).toHaveLength(count);
    return process.cpuUsage(start).user;
  };
  time(100);
  const [few, many] = [time(250), time(1000)];
  expect(many / few).toBeLessThan(10);
}, 60_000);
