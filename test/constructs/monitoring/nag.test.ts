import { NIST80053R5Checks } from 'cdk-nag';
import { Construct } from 'constructs';
import { ClusterMonitoring, ConflictHandling, MultiMasterCluster, SingleMasterCluster } from '../../../src';
import { MYSQL, POSTGRES } from '../fixtures';
import { PACKS, newStacks } from '../nag-fixtures';

/** Findings that are acknowledged in the tree below. */
function acknowledged(scope: Construct): unknown[] {
  return scope.node.findAll().flatMap((node) => node.node.metadata.filter(({ type }) => type === 'aws:cdk:acknowledged-rules'));
}

describe.each(PACKS)('%s finds nothing, and nothing is acknowledged', (_name, pack) => {
  test.each([
    ['MySQL', MYSQL],
    ['PostgreSQL', POSTGRES],
  ])('in a monitored SingleMasterCluster of %s', (_engine, engine) => {
    const { stack, vpc } = newStacks();
    const monitoring = new SingleMasterCluster(stack, 'Db', { engine, vpc }).addMonitoring();
    expect(pack.validateScope(stack).violations).toEqual([]);
    expect(acknowledged(monitoring)).toEqual([]);
  });

  test('in a monitored MultiMasterCluster', () => {
    const { stack, vpc } = newStacks();
    const cluster = new MultiMasterCluster(stack, 'Db', { vpc, writers: 2, readers: 1, conflictHandling: ConflictHandling.retry() });
    const monitoring = cluster.addMonitoring();
    expect(pack.validateScope(stack).violations).toEqual([]);
    expect(acknowledged(monitoring)).toEqual([]);
  });

  test('in a monitored headless secondary', () => {
    const { stack } = newStacks();
    const monitoring = ClusterMonitoring._of(new Construct(stack, 'Db'), {
      topology: 'headless-secondary',
      engine: 'aurora-mysql',
      version: undefined,
      clusterIdentifier: 'secondary',
      instanceIdentifiers: [],
      classes: [],
      maxConnections: [],
      minCapacity: undefined,
      maxCapacity: undefined,
    });
    expect(pack.validateScope(stack).violations).toEqual([]);
    expect(acknowledged(monitoring)).toEqual([]);
  });
});

test('the packs do look at topics and alarms', () => {
  const { stack } = newStacks();
  const scope = new Construct(stack, 'Db');
  const monitoring = ClusterMonitoring._of(scope, {
    topology: 'single-master',
    engine: 'aurora-mysql',
    version: undefined,
    clusterIdentifier: 'cluster',
    instanceIdentifiers: ['instance'],
    classes: ['db.r7g.large'],
    maxConnections: [undefined],
    minCapacity: undefined,
    maxCapacity: undefined,
  });
  (monitoring.alarm('cpu').node.defaultChild as unknown as { alarmActions?: string[] }).alarmActions = undefined;
  expect(new NIST80053R5Checks().validateScope(stack).violations.map(({ ruleName }) => ruleName))
    .toEqual([expect.stringContaining('CloudWatchAlarmAction')]);
});
