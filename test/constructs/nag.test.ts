import { Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, NagPack, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { ConflictHandling, MultiMasterCluster, SingleMasterCluster } from '../../src';
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

/** Findings that are acknowledged on the resources of the stack. */
function acknowledged(stack: Stack): string[] {
  const ids = stack.node.findAll().flatMap((node) => node.node.metadata
    .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
    .flatMap(({ data }) => Object.keys(data as object)));
  return [...new Set(ids.filter((id) => !id.startsWith('CloudFormation-Validate::')))];
}

describe.each(packs)('%s finds nothing', (_name, pack) => {
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
