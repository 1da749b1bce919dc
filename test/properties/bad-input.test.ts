import { App, CfnCondition, CfnMapping, CfnOutput, CfnParameter, CfnResource, Fn, IResolvable, Lazy, Stack, aws_rds as rds } from 'aws-cdk-lib';
import { AuroraChecks } from '../../src';
import { evaluate } from '../../src/engine/evaluate';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { newApp } from '../support/apps';

/** The most CPU time one case may take. */
const LIMIT_MS = 2000;

const cyclicObject = (): object => {
  const object: Record<string, unknown> = { MinCapacity: 1 };
  return Object.assign(object, { Self: object });
};
const cyclicList = (): unknown[] => {
  const list: unknown[] = ['error'];
  list.push(list);
  return list;
};
const cyclicFunction = (): object => {
  const join: Record<string, unknown> = {};
  return Object.assign(join, { 'Fn::Join': ['', ['a', join]] });
};
const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { 'Fn::Join': ['', value] };
  return value;
};

/** What is no value of a template, each made anew. */
const BAD: Readonly<Record<string, () => unknown>> = {
  'NaN': () => NaN,
  'Infinity': () => Infinity,
  '-Infinity': () => -Infinity,
  'a BigInt': () => 3306n,
  'a cyclic object': cyclicObject,
  'a cyclic list': cyclicList,
  'a cyclic function': cyclicFunction,
  'an object twice within itself': () => {
    const object: Record<string, unknown> = {};
    return Object.assign(object, { A: object, B: [object] });
  },
  'a value nested 1,000 deep': () => nested(1000),
  'a value nested 10,000 deep': () => nested(10_000),
  'a symbol': () => Symbol('port'),
  'a function': () => () => 3306,
  'a date that is none': () => new Date(NaN),
  'a map': () => new Map([['MinCapacity', 1]]),
  'an object whose getter throws': () => ({ get MinCapacity() { throw new Error('no'); } }),
  'an object without a prototype': () => Object.create(null) as object,
};

/** What a message never shows. */
const NOT_SHOWN = /NaN|Infinity|undefined|Symbol|\[object/;

const FUNCTIONS = (bad: unknown): object[] => [
  { Ref: bad }, { 'Fn::GetAtt': bad }, { 'Fn::GetAtt': ['Cluster', bad] }, { 'Fn::Join': ['', ['a', bad]] }, { 'Fn::Join': [bad, ['a', 'b']] }, { 'Fn::Sub': bad },
  { 'Fn::Sub': ['${A}', { A: bad }] }, { 'Fn::Sub': ['${A}', bad] }, { 'Fn::Select': [bad, ['a']] }, { 'Fn::Select': [0, bad] }, { 'Fn::Split': [bad, 'a'] }, { 'Fn::Split': ['a', bad] },
  { 'Fn::If': bad }, { 'Fn::If': [bad, 'a', 'b'] }, { 'Fn::If': ['Any', bad, bad] }, { 'Fn::FindInMap': [bad, 'a', 'b'] }, { 'Fn::ImportValue': bad }, { 'Fn::GetAZs': bad }, { 'Fn::Base64': bad },
];

const instance = { engine: 'aurora-mysql', dbInstanceClass: 'db.r6g.large' };

/** Where a value stands, and what else is there. */
const PLACES: Readonly<Record<string, (stack: Stack, bad: any) => void>> = {
  'a number of an L1': (stack, bad) => {
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', port: bad, backupRetentionPeriod: bad });
  },
  'a text of an L1': (stack, bad) => {
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', engineVersion: bad, masterUsername: bad, engineMode: bad, kmsKeyId: bad, preferredBackupWindow: bad });
  },
  'the engine': (stack, bad) => {
    new rds.CfnDBCluster(stack, 'Cluster', { engine: bad, engineVersion: '16.4' });
  },
  'a boolean of an L1': (stack, bad) => {
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', storageEncrypted: bad, deletionProtection: bad });
  },
  'a list of an L1': (stack, bad) => {
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', enableCloudwatchLogsExports: bad, availabilityZones: bad, tags: bad });
  },
  'an item of a list of an L1': (stack, bad) => {
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', enableCloudwatchLogsExports: ['error', bad], availabilityZones: [bad], associatedRoles: [bad], tags: [bad] });
  },
  'an object of an L1': (stack, bad) => {
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', serverlessV2ScalingConfiguration: bad, scalingConfiguration: bad });
  },
  'inside an object of an L1': (stack, bad) => {
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', serverlessV2ScalingConfiguration: { minCapacity: bad, maxCapacity: bad } });
  },
  'what an instance points at': (stack, bad) => {
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql' });
    new rds.CfnDBInstance(stack, 'Instance', { ...instance, dbClusterIdentifier: bad, promotionTier: bad });
  },
  'the parameters of a group': (stack, bad) => {
    const group = new rds.CfnDBClusterParameterGroup(stack, 'Group', { family: 'aurora-mysql8.0', description: 'd', parameters: bad });
    const other = new rds.CfnDBClusterParameterGroup(stack, 'Other', { family: 'aurora-mysql8.0', description: 'd', parameters: { require_secure_transport: bad } });
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', dbClusterParameterGroupName: group.ref });
    new rds.CfnDBCluster(stack, 'Second', { engine: 'aurora-mysql', dbClusterParameterGroupName: other.ref });
  },
  'a property changed later': (stack, bad) => {
    const cluster = new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql' });
    cluster.port = bad;
    cluster.serverlessV2ScalingConfiguration = bad;
  },
  'an override': (stack, bad) => {
    const cluster = new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql' });
    cluster.addPropertyOverride('Port', bad);
    cluster.addPropertyOverride('ServerlessV2ScalingConfiguration.MinCapacity', bad);
  },
  'the property of a raw resource': (stack, bad) => {
    new CfnResource(stack, 'Cluster', { type: 'AWS::RDS::DBCluster', properties: { Engine: 'aurora-mysql', Port: bad, ServerlessV2ScalingConfiguration: { MinCapacity: bad }, EnableCloudwatchLogsExports: [bad] } });
  },
  'the properties of a raw resource': (stack, bad) => {
    new CfnResource(stack, 'Cluster', { type: 'AWS::RDS::DBCluster', properties: bad });
  },
  'the metadata': (stack, bad) => {
    const cluster = new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql' });
    cluster.cfnOptions.metadata = { 'AuroraTopology::Workload': bad };
    const second = new rds.CfnDBCluster(stack, 'Second', { engine: 'aurora-mysql' });
    second.cfnOptions.metadata = { 'AuroraTopology::Workload': { tolerableWriteOutageSeconds: bad } };
  },
  'the policies': (stack, bad) => {
    const cluster = new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql' });
    cluster.cfnOptions.deletionPolicy = bad;
    cluster.cfnOptions.updateReplacePolicy = bad;
  },
  'the default of a parameter': (stack, bad) => {
    const port = new CfnParameter(stack, 'Port', { type: 'Number', default: bad });
    const name = new CfnParameter(stack, 'Name', { type: 'String', default: bad });
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', port: port.valueAsNumber, databaseName: name.valueAsString });
  },
  'the allowed values of a parameter': (stack, bad) => {
    const port = new CfnParameter(stack, 'Port', { type: 'Number', allowedValues: [bad, 80, bad] as string[] });
    const name = new CfnParameter(stack, 'Name', { type: 'String', allowedValues: bad });
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', port: port.valueAsNumber, databaseName: name.valueAsString });
  },
  'a side of a condition': (stack, bad) => {
    const name = new CfnParameter(stack, 'Name', { type: 'String', default: 'x' });
    new CfnCondition(stack, 'IsIt', { expression: Fn.conditionEquals(name.valueAsString, bad) });
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', port: Fn.conditionIf('IsIt', bad, 80) as unknown as number, databaseName: name.valueAsString });
  },
  'a condition': (stack, bad) => {
    new CfnCondition(stack, 'IsIt', { expression: bad });
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', port: Fn.conditionIf('IsIt', 80, bad) as unknown as number });
  },
  'a mapping': (stack, bad) => {
    new CfnMapping(stack, 'Map', { mapping: { one: { port: bad, name: 'x' } } });
    new CfnMapping(stack, 'Broken', { mapping: { one: bad } });
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', port: Fn.findInMap('Map', 'one', 'port') as unknown as number, databaseName: Fn.findInMap('Broken', 'one', 'name') });
  },
  'an output that is read': (stack, bad) => {
    const app = stack.node.root;
    new CfnOutput(new Stack(app as App, 'Exporting'), 'Port', { value: bad, exportName: 'port' });
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', port: Fn.importValue('port') as unknown as number });
  },
  'a function': (stack, bad) => {
    FUNCTIONS(bad).forEach((DatabaseName, index) => {
      new CfnResource(stack, `Cluster${index}`, { type: 'AWS::RDS::DBCluster', properties: { Engine: 'aurora-mysql', DatabaseName } });
    });
  },
  'a lazy value': (stack, bad) => {
    const lazy = Lazy.any({ produce: () => bad }) as IResolvable;
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', port: Lazy.number({ produce: () => bad }), databaseName: `a${Lazy.string({ produce: () => bad })}`, serverlessV2ScalingConfiguration: lazy });
  },
  'a neighbour that is no business of ours': (stack, bad) => {
    new CfnResource(stack, 'Bucket', { type: 'AWS::S3::Bucket', properties: { BucketName: bad } });
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', port: 80 });
  },
};

/** Declares it, unless CDK refuses to. */
function appWith(declare: (stack: Stack, bad: unknown) => void, bad: () => unknown): App | undefined {
  const app = newApp();
  try {
    declare(new Stack(app, 'Stack'), bad());
    return app;
  } catch {
    return undefined;
  }
}

function survives(app: App): string[] {
  const before = process.cpuUsage();
  const { violations } = new AuroraChecks(app).validate({ appConstruct: app, templatePaths: [], stackTemplates: [] });
  const { user, system } = process.cpuUsage(before);
  expect(violations.filter(({ ruleName }) => ruleName === 'CheckFailed').map(({ description }) => description)).toEqual([]);
  expect((user + system) / 1000).toBeLessThan(LIMIT_MS);
  return AuroraChecks.findings(app).map(({ ruleId, constructPath, message }) => `${ruleId} ${constructPath} ${message}`);
}

function synthesizes(app: App): boolean {
  try {
    app.synth();
    return true;
  } catch {
    return false;
  }
}

/** Each bad value in each place. */
const everyPair = <P>(places: Readonly<Record<string, P>>) =>
  Object.entries(places).flatMap(([place, put]) => Object.entries(BAD).map(([name, bad]) => [name, place, put, bad] as const));

test.each(everyPair(PLACES))('%s as %s fails no check, before synthesis and after it', (_, __, declare, bad) => {
  const app = appWith(declare, bad);
  if (!app) return;
  const before = survives(app);
  for (const finding of before) expect(finding).not.toMatch(NOT_SHOWN);
  // What CDK itself does not survive is synthesized by nobody.
  if (!synthesizes(app)) return;
  expect(survives(app)).toEqual(before);
});

/** The same in a template that is read as it is. */
const TEMPLATES: Readonly<Record<string, (bad: unknown) => object>> = {
  'a property': (bad) => ({ Resources: { Cluster: cluster({ Port: bad, EngineVersion: bad, EnableCloudwatchLogsExports: bad, ServerlessV2ScalingConfiguration: bad }) } }),
  'inside a property': (bad) => ({ Resources: { Cluster: cluster({ EnableCloudwatchLogsExports: [bad], ServerlessV2ScalingConfiguration: { MinCapacity: bad } }) } }),
  'the engine': (bad) => ({ Resources: { Cluster: cluster({ Engine: bad }) } }),
  'the properties': (bad) => ({ Resources: { Cluster: { Type: 'AWS::RDS::DBCluster', Properties: bad } } }),
  'a resource': (bad) => ({ Resources: { Cluster: bad, Second: cluster({}) } }),
  'the attributes of a resource': (bad) => ({ Resources: { Cluster: { ...cluster({}), Condition: bad, DependsOn: bad, DeletionPolicy: bad, UpdateReplacePolicy: bad, Metadata: bad } } }),
  'a parameter': (bad) => ({ Parameters: { P: { Type: 'Number', Default: bad }, Q: { Type: 'String', AllowedValues: [bad, 80] }, R: bad }, Resources: { Cluster: cluster({ Port: { Ref: 'P' }, DatabaseName: { Ref: 'Q' }, EngineVersion: { Ref: 'R' } }) } }),
  'a condition': (bad) => ({ Conditions: { C: bad, D: { 'Fn::Equals': [bad, 1] }, E: { 'Fn::Not': [bad] } }, Resources: { Cluster: cluster({ Port: { 'Fn::If': ['C', 80, bad] }, DatabaseName: { 'Fn::If': ['D', 'x', 'y'] }, EngineVersion: { 'Fn::If': ['E', bad, bad] } }) } }),
  'a mapping': (bad) => ({ Mappings: { M: bad, N: { a: { b: bad } } }, Resources: { Cluster: cluster({ Port: { 'Fn::FindInMap': ['M', 'a', 'b'] }, DatabaseName: { 'Fn::FindInMap': ['N', 'a', 'b'] } }) } }),
  'an output': (bad) => ({ Outputs: { O: { Value: bad, Export: { Name: 'o' } }, P: bad }, Resources: { Cluster: cluster({ Port: { 'Fn::ImportValue': 'o' } }) } }),
  'a section': (bad) => ({ Parameters: bad, Conditions: bad, Mappings: bad, Outputs: bad, Transform: bad, Resources: { Cluster: cluster({ Port: { Ref: 'P' } }) } }),
  'a function': (bad) => ({ Resources: Object.fromEntries(FUNCTIONS(bad).map((value, index) => [`Cluster${index}`, cluster({ DatabaseName: value })])) }),
};

const cluster = (properties: object) => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', ...properties } });

test.each(everyPair(TEMPLATES))('%s as %s of a template fails no check', (_, __, make, bad) => {
  const { findings, failed } = evaluate(readTemplates([{ name: 'T', template: make(bad()) }]), RULES);
  expect(failed.map(({ rule, error }) => `${rule.id}: ${String(error)}`)).toEqual([]);
  for (const { what } of findings) expect(what).not.toMatch(NOT_SHOWN);
});

describe.each(Object.entries(BAD))('%s as the port', (_, bad) => {
  test.each<[string, (stack: Stack) => void]>([
    ['of an L1', (stack) => new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', port: bad() as number })],
    ['of a raw resource', (stack) => new CfnResource(stack, 'Cluster', { type: 'AWS::RDS::DBCluster', properties: { Engine: 'aurora-mysql', Port: bad() } })],
  ])('%s is unknown', (__, declare) => {
    const app = newApp();
    declare(new Stack(app, 'Stack'));
    expect(AuroraChecks.undecided(app).map(({ ruleId, property }) => `${ruleId} ${property}`)).toContain('ClusterPort Port');
  });

  test('of a template is unknown', () => {
    const { undecided } = evaluate(readTemplates([{ name: 'T', template: { Resources: { Cluster: cluster({ Port: bad() }) } } }]), RULES);
    expect(undecided.map(({ rule, property }) => `${rule.id} ${property}`)).toContain('ClusterPort Port');
  });
});

test.each(['abc', 'NaN', 'Infinity', '-Infinity', '1e999'])('the default %j of a number is unknown', (Default) => {
  const template = { Parameters: { P: { Type: 'Number', Default } }, Resources: { Cluster: cluster({ Port: { Ref: 'P' } }) } };
  const { findings, undecided } = evaluate(readTemplates([{ name: 'T', template }]), RULES);
  expect(findings.filter(({ location }) => location.property === 'Port')).toEqual([]);
  expect(undecided.map(({ rule, property }) => `${rule.id} ${property}`)).toContain('ClusterPort Port');
});
