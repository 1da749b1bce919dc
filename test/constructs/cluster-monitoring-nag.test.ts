import { Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, NagPack, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { Construct } from 'constructs';
import { ClusterMonitoring, ConflictHandling, MultiMasterCluster, SingleMasterCluster } from '../../src';
import { MYSQL, POSTGRES, newStack, newVpc } from './fixtures';

const packs: Array<[string, NagPack]> = [
  ['AwsSolutions', new AwsSolutionsChecks()],
  ['HIPAA', new HIPAASecurityChecks()],
  ['NIST 800-53 R5', new NIST80053R5Checks()],
  ['PCI DSS', new PCIDSS321Checks()],
  ['Serverless', new ServerlessChecks()],
];

/** The VPC is somebody else's, and not what is looked at. */
function newStacks(): { stack: Stack; vpc: ReturnType<typeof newVpc> } {
  const network = newStack();
  return { stack: new Stack(network, 'Database', { env: { region: network.region, account: network.account } }), vpc: newVpc(network) };
}

/** Findings that are acknowledged in the tree below. */
function acknowledged(scope: Construct): unknown[] {
  return scope.node.findAll().flatMap((node) => node.node.metadata.filter(({ type }) => type === 'aws:cdk:acknowledged-rules'));
}

describe.each(packs)('%s finds nothing, and nothing is acknowledged', (_name, pack) => {
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
