import { CfnResource, Stack, aws_rds as rds } from 'aws-cdk-lib';
import { evaluate } from '../../src/engine/evaluate';
import { readConstructTree } from '../../src/readers/construct-tree';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { Topology } from '../../src/topology/topology';
import { newApp } from '../support/apps';

/** How long any of them may take, in milliseconds of the processor. */
const LIMIT = 2000;

/** How deep one object stands in another, each of which has it more than once: as many places as there are never enough years for. */
const DEPTH = 60;

const WAYS: Readonly<Record<string, (inner: unknown) => unknown>> = {
  'objects': (inner) => ({ a: inner, b: inner }),
  'lists': (inner) => [inner, inner],
  'lists beside other things': (inner) => [inner, { a: inner }],
  'Fn::Join': (inner) => ({ 'Fn::Join': ['', [inner, inner]] }),
  'Fn::Sub': (inner) => ({ 'Fn::Sub': ['${a}${b}', { a: inner, b: inner }] }),
  'Fn::If': (inner) => ({ 'Fn::If': ['Is', inner, [inner]] }),
  'Fn::FindInMap': (inner) => ({ 'Fn::FindInMap': [inner, inner, inner] }),
  'Fn::Select': (inner) => ({ 'Fn::Select': [0, [inner, inner]] }),
  'Fn::Or': (inner) => ({ 'Fn::Or': [inner, inner] }),
  'an unknown function': (inner) => ({ 'Fn::Nonsense': [inner, inner] }),
};

function shared(wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < DEPTH; level++) value = wrap(value);
  return value;
}

/** What is found in a topology, which has to be in time; no rule may fail. */
function found(read: () => Topology): string[] {
  const before = process.cpuUsage();
  const { findings, failed } = evaluate(read(), RULES);
  const { user, system } = process.cpuUsage(before);
  expect(failed).toEqual([]);
  expect((user + system) / 1000).toBeLessThan(LIMIT);
  return findings.map(({ rule }) => rule.id);
}

const PROPERTIES = ['EngineVersion', 'ServerlessV2ScalingConfiguration', 'EnableCloudwatchLogsExports', 'Tags', 'AssociatedRoles', 'DBClusterIdentifier', 'MasterUserPassword'];

describe.each(Object.entries(WAYS))('one object at each of %s within one another', (_, wrap) => {
  const value = shared(wrap);
  const Properties = { Engine: 'aurora-mysql', Port: 80, ...Object.fromEntries(PROPERTIES.map((name) => [name, value])) };

  test('in a template', () => {
    const Conditions = { Is: { 'Fn::Equals': [value, 'x'] }, Or: value };
    const Resources = { Cluster: { Type: 'AWS::RDS::DBCluster', Properties, Condition: 'Or' } };
    expect(found(() => readTemplates([{ name: 't', template: { Conditions, Resources } }]))).toContain('ClusterPort');
  });

  test('in a construct tree', () => {
    const stack = new Stack(newApp(), 'Stack');
    new CfnResource(stack, 'Cluster', { type: 'AWS::RDS::DBCluster', properties: Properties }).cfnOptions.metadata = { value };
    new CfnResource(stack, 'Other', { type: 'AWS::RDS::DBCluster', properties: Properties }).addPropertyOverride('Port', 80);
    new CfnResource(stack, 'Role', { type: 'AWS::IAM::Role', properties: { AssumeRolePolicyDocument: value } });
    expect(found(() => readConstructTree(stack))).toContain('ClusterPort');
  });

  test('in a construct of a class of its own', () => {
    const stack = new Stack(newApp(), 'Stack');
    const props = { engine: 'aurora-mysql', port: 80 };
    const cluster = new rds.CfnDBCluster(stack, 'Cluster', props);
    const overridden = new rds.CfnDBCluster(stack, 'Overridden', props);
    overridden.addPropertyOverride('DatabaseName', 'orders');
    for (const one of [cluster, overridden]) {
      one.engineVersion = value as string;
      one.serverlessV2ScalingConfiguration = value as object;
      one.enableCloudwatchLogsExports = value as string[];
    }
    expect(found(() => readConstructTree(stack))).toContain('ClusterPort');
  });
});
