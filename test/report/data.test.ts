import { partsOf } from '../../src/drawing/parts';
import { evaluate, evaluateChanges, evaluateUpdate } from '../../src/engine/evaluate';
import { ChangeExample, Example } from '../../src/engine/example';
import { Evaluation, Finding } from '../../src/engine/finding';
import { findingSeverity } from '../../src/engine/render';
import { readApp } from '../../src/readers/construct-tree';
import { Found, FoundFinding, dataOf, reportData } from '../../src/report/data';
import { ReportData, ReportSection, ReportedFinding } from '../../src/report/report';
import { RULES } from '../../src/rules';
import { member, mysql, postgresql } from '../../src/rules/_examples';
import { CHANGE_RULES } from '../../src/rules/updates';
import { exampleChanges } from '../support/change-example';
import { cluster, diagram, reader, region, writer } from '../support/diagram-parts';
import { exampleApp } from '../support/example-app';

/** As the command line has it: what `accepted` says is acknowledged, by rule. */
function found(evaluations: readonly Evaluation[], more: Pick<Found, 'topology' | 'changes'>, accepted: Readonly<Record<string, string>>): Found {
  const of = (finding: Finding): FoundFinding => ({
    finding,
    severity: findingSeverity(finding) === 'error' ? 'error' : 'warning',
    places: [finding.location.resource.logicalId],
    acknowledged: accepted[finding.rule.id],
  });
  return {
    title: 'an app',
    version: '1.2.3',
    ...more,
    findings: evaluations.flatMap(({ findings }) => findings).map(of),
    undecided: evaluations.flatMap(({ undecided }) => undecided),
    rules: more.changes ? [...RULES, ...CHANGE_RULES] : RULES,
    changeRules: more.changes ? CHANGE_RULES : [],
    templates: 1,
    problems: ['a.json cannot be read'],
  };
}

function state(resources: Example['resources'], accepted: Readonly<Record<string, string>> = {}): Found {
  const { topology } = readApp(exampleApp({ title: 'report', resources }));
  return found([evaluate(topology, RULES)], { topology, changes: undefined }, accepted);
}

function update(before: ChangeExample['before'], after: ChangeExample['after'], accepted: Readonly<Record<string, string>> = {}): Found {
  const changes = exampleChanges({ title: 'report', before, after });
  return found([evaluateChanges(changes, CHANGE_RULES), evaluateUpdate(changes, RULES)], { topology: changes.after, changes }, accepted);
}

const told = ({ finding, part: id }: ReportedFinding): string => `${id} ${finding.rule.id}`;
const all = ({ sections }: ReportData): string[] => sections.flatMap(({ findings }) => findings).map(told);

const UNKNOWN = { 'Fn::ImportValue': 'somewhere' };

const group = { Type: 'AWS::RDS::DBClusterParameterGroup', Properties: { Description: 'x', Family: 'aurora-mysql-8.0', Parameters: {} } };
const inGroup = { DBClusterParameterGroupName: { Ref: 'Group' } };

const wrong: Example['resources'] = {
  Cluster: mysql({ BackupRetentionPeriod: 36, StorageType: 'gp3', Port: 1, DatabaseName: 'a-b' }),
  Writer: member('aurora-mysql', { PromotionTier: 16, DBInstanceClass: 'db.r5.nonsense' }),
  Reader: member('aurora-mysql', { PromotionTier: 17 }),
  World: { Type: 'AWS::RDS::GlobalCluster', Properties: { Engine: 'mysql' } },
};

test('findings are shown at their part, in the order of the drawing, then of properties', () => {
  const data = reportData(state(wrong));
  expect(all(data)).toEqual([
    'cluster-Example-Cluster ClusterDatabaseName',
    'cluster-Example-Cluster-writer-endpoint ClusterPort',
    'cluster-Example-Cluster-Writer InstanceClassSize',
    'cluster-Example-Cluster-Writer MemberPromotionTier',
    'cluster-Example-Cluster-Reader MemberPromotionTier',
    'cluster-Example-Cluster-volume ClusterBackupRetention',
    'cluster-Example-Cluster-volume ClusterStorageType',
  ]);
  expect(data.elsewhere.map(told)).toEqual(['undefined GlobalClusterEngine']);
  expect(data.sections[0]!.findings[0]).toMatchObject({ severity: 'error', places: ['Cluster'] });
});

test('each part that findings are at is one of the drawing', () => {
  const { sections } = reportData(state(wrong));
  const ids = new Set(sections.flatMap(({ diagram: { after } }) => partsOf(after!).map(({ part: { id } }) => id)));
  for (const { findings } of sections) for (const one of findings) expect(ids).toContain(one.part);
});

test('what belongs to a cluster is about it', () => {
  const shown = all(reportData(state({ Cluster: mysql(inGroup), Group: group })));
  expect(shown).toContain('cluster-Example-Cluster ClusterParameterGroupFamilySpelling');
});

test('what is accepted stands apart, and is counted apart', () => {
  const data = reportData(state(wrong, { ClusterPort: 'it was so', GlobalClusterEngine: 'of old' }));
  expect(data.sections[0]!.acknowledged.map(told)).toEqual(['cluster-Example-Cluster-writer-endpoint ClusterPort']);
  expect(data.sections[0]!.acknowledged[0]!.acknowledged).toBe('it was so');
  expect(data.elsewhere.map(({ acknowledged }) => acknowledged)).toEqual(['of old']);
  expect(data.counts).toEqual({ clusters: 1, templates: 1, rules: RULES.length, errors: 6, warnings: 0, acknowledged: 2, undecided: 1 });
});

test('a value that is not known is there once, with all the rules that wait for it', () => {
  const data = reportData(state({ Cluster: postgresql({ BackupRetentionPeriod: UNKNOWN, EngineMode: UNKNOWN }), World: wrong.World! }));
  const [{ undecided }] = data.sections as [ReportData['sections'][0]];
  expect(undecided.map(({ part: id, property }) => `${id} ${property}`)).toEqual([
    'cluster-Example-Cluster EngineMode', 'cluster-Example-Cluster-volume BackupRetentionPeriod',
  ]);
  expect(undecided[0]!.ruleIds.length).toBeGreaterThan(1);
  expect(undecided[0]!.ruleIds).toEqual([...new Set(undecided[0]!.ruleIds)].sort());
  expect(data.undecidedElsewhere).toEqual([{ part: undefined, logicalId: 'World', property: 'region', ruleIds: ['GlobalClusterRegion'] }]);
  expect(data.counts.undecided).toBeGreaterThan(undecided.length);
});

test('without a baseline nothing is said of changes', () => {
  const data = reportData(state({ Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4' }), Other: postgresql({ EngineVersion: '16.8' }) }));
  expect([data.changes, data.destroyed, 'undecidedElsewhere' in data]).toEqual([undefined, [], false]);
  expect([data.title, data.version, data.problems]).toEqual(['an app', '1.2.3', ['a.json cannot be read']]);
  const namesOf = ({ lifecycles }: ReportSection): string[] => lifecycles.map(({ name }) => name);
  const lives = data.sections.map((section) => [section.diagram.before, section.diagram.after!.title, namesOf(section)]);
  expect(lives).toEqual([
    [undefined, 'Cluster', ['Aurora MySQL 8.0.mysql_aurora.3.10.4']], [undefined, 'Other', ['Aurora PostgreSQL 16.8']],
  ]);
});

describe('an update', () => {
  const of = (id: string, more: Record<string, unknown> = {}) => ({
    [id]: mysql(more), [`${id}Writer`]: member('aurora-mysql', { DBClusterIdentifier: { Ref: id } }),
  });
  const before = {
    ...of('Moved', { Port: 3306 }),
    ...of('Encrypted'),
    ...of('Kept', { EngineMode: 'provisioned' }),
    ...of('Named', { DBClusterIdentifier: 'named' }),
    Gone: mysql(),
    Second: member('aurora-mysql', { DBClusterIdentifier: { Ref: 'Moved' } }),
  };
  const after = {
    ...of('Moved', { Port: 3307 }),
    Another: member('aurora-mysql', { DBClusterIdentifier: { Ref: 'Moved' } }),
    ...of('Encrypted', { StorageEncrypted: true }),
    ...of('Kept', { EngineMode: 'provisioned' }),
    ...of('Named', { DBClusterIdentifier: 'named', StorageEncrypted: true }),
  };

  test('what is destroyed comes first, the worst of it before the rest, and what is refused is not', () => {
    const data = reportData(update(before, after));
    expect(data.destroyed.map(told)).toEqual([
      'cluster-Example-Encrypted-volume ClusterStorageEncryptedChanged',
      'cluster-Example-Gone ClusterRemoved',
      'cluster-Example-Moved-Second MemberLogicalIdChanged',
      'cluster-Example-Moved-writer-endpoint ClusterPortChanged',
    ]);
    expect(data.changes).toMatch(/^1 cluster replaced \(data lost\), 1 instance replaced, 1 cluster deleted, .*1 cluster interrupted, 1 change refused$/);
    expect(all(data).some((one) => one.startsWith('cluster-Example-Named'))).toBe(true);
  });

  test('what is gone is shown where it was', () => {
    const { sections } = reportData(update(before, after));
    const titles = sections.map(({ diagram: { before: was, after: is } }) => [was?.title, is?.title]);
    expect(titles).toEqual([['Moved', 'Moved'], ['Encrypted', 'Encrypted'], ['Kept', 'Kept'], ['named', 'named'], ['Gone', undefined]]);
    expect(sections[4]!.findings.map(told)).toEqual(['cluster-Example-Gone ClusterRemoved']);
    expect(sections[0]!.findings.map(told)).toEqual([
      'cluster-Example-Moved-writer-endpoint ClusterPortChanged', 'cluster-Example-Moved-Second MemberLogicalIdChanged',
    ]);
  });

  test('what is accepted is destroyed all the same, and the line sums up the rest', () => {
    const data = reportData(update(before, after, { ClusterStorageEncryptedChanged: 'a copy is restored' }));
    expect(data.destroyed[0]).toMatchObject({ acknowledged: 'a copy is restored' });
    expect(data.changes).not.toMatch(/data lost/);
  });

  test('nothing changes', () => {
    const data = reportData(update(before, before));
    expect([data.changes, data.destroyed]).toEqual(['', []]);
    expect(data.counts.rules).toBe(RULES.length + CHANGE_RULES.length);
  });
});

test('by hand: what belongs to several clusters is shown at the first, and a part in two diagrams in the first', () => {
  const one = (id: string) => diagram([region('eu-west-1', cluster(id, [writer(`${id}-writer`, '', { address: 'Example/Writer' }), reader(`${id}-reader`, 1)], {
    belongings: ['Example/Group'], address: `Example/${id}`,
  }))], { id });
  const broken = state({ Cluster: mysql(inGroup), Group: group, Writer: member('aurora-mysql', { PromotionTier: 16 }) });
  const data = dataOf(broken, ['First', 'Second'].map((id) => ({ before: undefined, after: one(id) })));
  expect(data.sections.map(({ findings }) => findings.map(told))).toEqual([['First ClusterParameterGroupFamilySpelling', 'First-writer MemberPromotionTier'], []]);
  expect(data.elsewhere.map(told)).toEqual(['undefined EngineVersionMissing']);
});

test('thousands of clusters take a time that grows with their number', () => {
  const fleet = (count: number): Example['resources'] =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`Cluster${index}`, mysql({ BackupRetentionPeriod: 36, Port: UNKNOWN })]));
  const time = (count: number): number => {
    const many = state(fleet(count));
    const diagrams = Array.from({ length: count }, (_, index) =>
      ({ before: undefined, after: diagram([region('eu-west-1', cluster(`c${index}`, [], { address: `Example/Cluster${index}` }))]) }));
    const start = process.cpuUsage();
    expect(dataOf(many, diagrams).sections).toHaveLength(count);
    return process.cpuUsage(start).user;
  };
  time(100);
  const [few, most] = [time(250), time(2000)];
  expect(most / few).toBeLessThan(24);
}, 60_000);
