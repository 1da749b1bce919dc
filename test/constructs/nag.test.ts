import { App, Stack } from 'aws-cdk-lib';
import { IClusterEngine } from 'aws-cdk-lib/aws-rds';
import { ConflictHandling, GlobalDatabase, MultiMasterCluster, SingleMasterCluster } from '../../src';
import { MYSQL, POSTGRES, newVpc } from './fixtures';
import { PACKS, newStacks } from './nag-fixtures';

interface RegionStack {
  readonly stack: Stack;
  readonly vpc: ReturnType<typeof newVpc>;
}

/** The database stacks of a primary, a secondary and a headless secondary, each in a Region of its own. */
function globalStacks(engine: IClusterEngine): Stack[] {
  const app = new App();
  const [home, away, cold] = ['us-east-1', 'eu-west-1', 'ap-southeast-2'].map((region) => {
    const env = { region, account: '123456789012' };
    return { stack: new Stack(app, `Database-${region}`, { env }), vpc: newVpc(new Stack(app, `Network-${region}`, { env })) };
  }) as [RegionStack, RegionStack, RegionStack];
  const world = new GlobalDatabase(home.stack, 'World', { primary: { engine, vpc: home.vpc } });
  const secondary = world.addSecondary(away.stack, 'World', { vpc: away.vpc, writeForwarding: true });
  secondary.connections.allowDefaultPortFrom(secondary);
  world.addSecondary(cold.stack, 'World', { vpc: cold.vpc, headless: true });
  return [home.stack, away.stack, cold.stack];
}

/** Findings that are acknowledged on the resources of the stack. */
function acknowledged(stack: Stack): string[] {
  const ids = stack.node.findAll().flatMap((node) => node.node.metadata
    .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
    .flatMap(({ data }) => Object.keys(data as object)));
  return [...new Set(ids.filter((id) => !id.startsWith('CloudFormation-Validate::')))];
}

describe.each(PACKS)('%s finds nothing', (_name, pack) => {
  test.each([
    ['MySQL', MYSQL],
    ['PostgreSQL', POSTGRES],
  ])('in a SingleMasterCluster of %s', (_engine, engine) => {
    const { stack, vpc } = newStacks();
    const cluster = new SingleMasterCluster(stack, 'Db', { engine, vpc });
    cluster.connections.allowDefaultPortFrom(cluster);
    expect(pack.validateScope(stack).violations).toEqual([]);
  });

  test('in a MultiMasterCluster', () => {
    const { stack, vpc } = newStacks();
    new MultiMasterCluster(stack, 'Db', { vpc, writers: 2, readers: 1, conflictHandling: ConflictHandling.retry() });
    expect(pack.validateScope(stack).violations).toEqual([]);
  });

  test('in a MultiMasterCluster with a queue for conflicts', () => {
    const { stack, vpc } = newStacks();
    new MultiMasterCluster(stack, 'Db', { vpc, writers: 2, conflictHandling: ConflictHandling.deadLetter() });
    expect(pack.validateScope(stack).violations).toEqual([]);
  });

  test.each([
    ['MySQL', MYSQL],
    ['PostgreSQL', POSTGRES],
  ])('in a GlobalDatabase of %s, its secondary and its headless one', (_engine, engine) => {
    for (const stack of globalStacks(engine)) {
      expect(pack.validateScope(stack).violations).toEqual([]);
    }
  });
});

test('a global database adds backtrack, which only Aurora MySQL is asked for', () => {
  const single = [
    expect.stringContaining('AwsSolutions-IAM4['),
    expect.stringContaining('HIPAA.Security-RDSInBackupPlan'),
    expect.stringContaining('NIST.800.53.R4-RDSInBackupPlan'),
    expect.stringContaining('NIST.800.53.R5-RDSInBackupPlan'),
  ];
  const backtrack = expect.stringContaining('AwsSolutions-RDS14');
  expect(globalStacks(MYSQL).map((stack) => acknowledged(stack).sort())).toEqual([
    [single[0], backtrack, ...single.slice(1)], [single[0], backtrack, ...single.slice(1)], [backtrack],
  ]);
  expect(globalStacks(POSTGRES).map((stack) => acknowledged(stack).sort())).toEqual([single, single, []]);
});

test('few findings are acknowledged, each for what the service does not offer', () => {
  const { stack, vpc } = newStacks();
  new SingleMasterCluster(stack, 'Single', { engine: MYSQL, vpc });
  expect(acknowledged(stack)).toEqual([
    expect.stringContaining('AwsSolutions-IAM4['),
    expect.stringContaining('HIPAA.Security-RDSInBackupPlan'),
    expect.stringContaining('NIST.800.53.R4-RDSInBackupPlan'),
    expect.stringContaining('NIST.800.53.R5-RDSInBackupPlan'),
  ]);
});

test('multi-master adds what it has no answer to', () => {
  const { stack, vpc } = newStacks();
  new MultiMasterCluster(stack, 'Multi', { vpc, writers: 2, conflictHandling: ConflictHandling.retry() });
  expect(acknowledged(stack)).toEqual(expect.arrayContaining([
    expect.stringContaining('AwsSolutions-RDS6'),
    expect.stringContaining('AwsSolutions-RDS14'),
  ]));
  expect(acknowledged(stack)).toHaveLength(6);
});

test('a queue for conflicts adds one more, for the last queue of all', () => {
  const { stack, vpc } = newStacks();
  new MultiMasterCluster(stack, 'Multi', { vpc, writers: 2, conflictHandling: ConflictHandling.deadLetter() });
  expect(acknowledged(stack)).toContainEqual(expect.stringContaining('Serverless-SQSRedrivePolicy'));
  expect(acknowledged(stack)).toHaveLength(7);
});
