import {
  App, CfnOutput, CfnParameter, CfnResource, Fn, Lazy, NestedStack, PhysicalName, ResolutionTypeHint, ScopedAws, Stack, Token,
  aws_iam as iam, aws_rds as rds,
} from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { readConstructTree } from '../../src/readers/construct-tree';
import { KINDS } from '../../src/topology/kinds';
import { Properties, Undecided } from '../../src/values/properties';
import { Reference, Text } from '../../src/values/value';
import { templateFile } from '../support/apps';

const clusters = (app: App) => readConstructTree(app).all(KINDS.cluster);
const properties = (app: App): Properties => clusters(app)[0]!.properties;
const cluster = (scope: Stack, id = 'Cluster', props: Partial<rds.CfnDBClusterProps> = {}) => new rds.CfnDBCluster(scope, id, { engine: 'aurora-mysql', ...props });
const instance = (scope: Stack, dbClusterIdentifier: string, id = 'Writer') =>
  new rds.CfnDBInstance(scope, id, { engine: 'aurora-mysql', dbInstanceClass: 'db.r6g.large', dbClusterIdentifier });

test('overrides, deletions and later mutations are what counts', () => {
  const app = new App();
  const resource = cluster(new Stack(app, 'Stack'), 'Cluster', { engineVersion: '5.7', port: 3306 });
  resource.engineVersion = '8.0';
  resource.addPropertyOverride('EngineMode', 'provisioned');
  resource.addPropertyDeletionOverride('Port');
  const read = properties(app);
  expect([read.string('EngineVersion'), read.string('EngineMode'), read.number('Port')]).toEqual(['8.0', 'provisioned', undefined]);
});

test('lazy values are what they produce', () => {
  const app = new App();
  cluster(new Stack(app, 'Stack'), 'Cluster', { engineVersion: Lazy.string({ produce: () => '8.0' }), databaseName: Lazy.string({ produce: () => undefined }) });
  expect(properties(app).string('EngineVersion')).toBe('8.0');
  expect(properties(app).has('DatabaseName')).toBe(false);
});

test('a property that cannot be rendered is unknown, and the others are read', () => {
  const app = new App();
  cluster(new Stack(app, 'Stack'), 'Cluster', { engineVersion: Lazy.string({ produce: () => { throw new Error('not yet'); } }) });
  expect(properties(app).string('Engine')).toBe('aurora-mysql');
  expect(() => properties(app).string('EngineVersion')).toThrow(expect.objectContaining({ property: 'EngineVersion' }) as Error);
  expect(clusters(app)[0]!.exists).toBe(true);
});

test('a resource that cannot be rendered as a whole is unknown as a whole', () => {
  const app = new App();
  const resource = cluster(new Stack(app, 'Stack'), 'Cluster', { engineVersion: Lazy.string({ produce: () => { throw new Error('not yet'); } }) });
  resource.addPropertyOverride('Port', 3306);
  expect(() => properties(app).string('Engine')).toThrow(expect.objectContaining({ property: '' }) as Error);
  expect(clusters(app)[0]!.exists).toBe(true);
});

test('what cannot be rendered elsewhere in the app is no obstacle', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const broken = Lazy.string({ produce: () => { throw new Error('not yet'); } });
  const nested = new NestedStack(stack, 'Nested', { parameters: { Tier: broken } });
  const tier = new CfnParameter(nested, 'Tier', { default: '99' });
  new CfnParameter(stack, 'Broken', { default: broken });
  new CfnOutput(stack, 'Output', { value: broken, exportName: broken });
  cluster(nested, 'Cluster', { engineVersion: tier.valueAsString, databaseName: Fn.ref('Broken'), port: Fn.importValue('elsewhere') as never });
  const [read] = clusters(app);
  expect(read!.readerEndpointIsUsed).toBe(false);
  for (const name of ['EngineVersion', 'DatabaseName', 'Port']) {
    expect(() => read!.properties.string(name)).toThrow(expect.objectContaining({ property: name }) as Error);
  }
});

test.each<[string, (app: App) => void]>([
  ['in one stack', (app) => {
    const stack = new Stack(app, 'Stack');
    instance(stack, cluster(stack).ref);
  }],
  ['in another stack', (app) => {
    const { ref } = cluster(new Stack(app, 'Data'));
    instance(new Stack(app, 'Compute'), ref);
  }],
  ['in a nested stack', (app) => {
    const stack = new Stack(app, 'Stack');
    instance(new NestedStack(stack, 'Nested'), cluster(stack).ref);
  }],
  ['outside the nested stack of the cluster', (app) => {
    const stack = new Stack(app, 'Stack');
    instance(stack, cluster(new NestedStack(stack, 'Nested')).ref);
  }],
  ['by logical id', (app) => {
    const stack = new Stack(app, 'Stack');
    cluster(stack).overrideLogicalId('Orders');
    instance(stack, Fn.ref('Orders'));
  }],
  ['by name', (app) => {
    cluster(new Stack(app, 'Data'), 'Cluster', { dbClusterIdentifier: 'Orders' });
    instance(new Stack(app, 'Compute'), 'orders');
  }],
  ['by export', (app) => {
    const data = new Stack(app, 'Data');
    new CfnOutput(data, 'Id', { value: cluster(data).ref, exportName: 'orders' });
    instance(new Stack(app, 'Compute'), Fn.importValue('orders'));
  }],
  ['by a parameter of a nested stack', (app) => {
    const stack = new Stack(app, 'Stack');
    const nested = new NestedStack(stack, 'Nested', { parameters: { Cluster: cluster(stack).ref } });
    instance(nested, new CfnParameter(nested, 'Cluster').valueAsString);
  }],
  ['by a reference of a chosen strength', (app) => {
    const { ref } = cluster(new Stack(app, 'Data'));
    instance(new Stack(app, 'Compute'), Stack.consumeReference(ref));
  }],
  ['in a text of an included template', (app) => {
    const Resources = {
      Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql' } },
      Writer: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { 'Fn::Sub': '${Cluster}' } } },
    };
    new CfnInclude(new Stack(app, 'Stack'), 'Template', { templateFile: templateFile({ Resources }) });
  }],
  ['by an output of a nested stack', (app) => {
    const stack = new Stack(app, 'Stack');
    const nested = new NestedStack(stack, 'Nested');
    new CfnOutput(nested, 'Id', { value: cluster(nested).ref }).overrideLogicalId('Id');
    instance(stack, nested.nestedStackResource!.getAtt('Outputs.Id').toString());
  }],
])('an instance finds its cluster %s, before and after synthesis', (_, declare) => {
  const app = new App();
  declare(app);
  expect(clusters(app)[0]!.members.map(({ logicalId }) => logicalId)).toHaveLength(1);
  const { exitCode } = process;
  app.synth();
  process.exitCode = exitCode;
  expect(clusters(app)[0]!.members).toHaveLength(1);
});

test.each<[string, (app: App) => void]>([
  ['another name', (app) => {
    const stack = new Stack(app, 'Stack');
    cluster(stack, 'Cluster', { dbClusterIdentifier: 'orders' });
    instance(stack, 'carts');
  }],
  ['the same name in another Region', (app) => {
    cluster(new Stack(app, 'Data', { env: { region: 'eu-west-1' } }), 'Cluster', { dbClusterIdentifier: 'orders' });
    instance(new Stack(app, 'Compute', { env: { region: 'eu-west-2' } }), 'orders');
  }],
  ['an output the nested stack does not have', (app) => {
    const stack = new Stack(app, 'Stack');
    cluster(stack);
    instance(stack, new NestedStack(stack, 'Nested').nestedStackResource!.getAtt('Outputs.Missing').toString());
  }],
])('an instance with %s is not a member', (_, declare) => {
  const app = new App();
  declare(app);
  expect(clusters(app)[0]!.members).toEqual([]);
});

describe('clusters of one name, in stacks that may be anywhere', () => {
  const stacks = (...ids: string[]) => {
    const app = new App();
    for (const id of ids) cluster(new Stack(app, id), 'Cluster', { dbClusterIdentifier: 'orders' });
    return app;
  };
  const members = (app: App) => clusters(app).map(({ allMembers }) => allMembers.length);

  test('each has the instances of its own stack', () => {
    const app = stacks('One', 'Other');
    for (const stack of app.node.children as Stack[]) instance(stack, 'orders');
    expect(members(app)).toEqual([1, 1]);
  });

  test('may have an instance of another stack', () => {
    const app = stacks('One', 'Other');
    instance(new Stack(app, 'Compute'), 'orders');
    expect(() => members(app)).toThrow(expect.any(Undecided) as Error);
    expect(clusters(app).map((one) => one.members)).toEqual([[], []]);
  });

  test('has it where there is one alone', () => {
    const app = stacks('One');
    instance(new Stack(app, 'Compute'), 'orders');
    expect(members(app)).toEqual([1]);
  });
});

describe('exports of one name', () => {
  const exporting = (app: App, id: string, region?: string): void => {
    const stack = new Stack(app, id, region === undefined ? {} : { env: { region } });
    new CfnOutput(stack, 'Id', { value: cluster(stack).ref, exportName: 'orders' });
  };

  test('are of the Region of the stack that imports', () => {
    const app = new App();
    for (const region of ['eu-west-1', 'eu-west-2']) exporting(app, `Data-${region}`, region);
    for (const region of ['eu-west-2', 'eu-west-1']) instance(new Stack(app, `Compute-${region}`, { env: { region } }), Fn.importValue('orders'));
    expect(clusters(app).map(({ region, members }) => [region, members.map((member) => member.region)])).toEqual([
      ['eu-west-1', ['eu-west-1']],
      ['eu-west-2', ['eu-west-2']],
    ]);
  });

  test('of stacks that may be anywhere are not told apart', () => {
    const app = new App();
    ['One', 'Other'].forEach((id) => exporting(app, id));
    instance(new Stack(app, 'Compute'), Fn.importValue('orders'));
    for (const one of clusters(app)) expect(() => one.allMembers).toThrow(expect.any(Undecided) as Error);
  });

  test('that is itself an import is not known', () => {
    const app = new App();
    const data = new Stack(app, 'Data');
    const { ref } = cluster(data);
    new CfnOutput(data, 'Name', { value: 'orders', exportName: 'name' });
    new CfnOutput(data, 'Id', { value: ref, exportName: Fn.importValue('name') });
    instance(new Stack(app, 'Compute'), Fn.importValue('orders'));
    expect(() => clusters(app)[0]!.allMembers).toThrow(expect.any(Undecided) as Error);
  });
});

test('an instance whose cluster is not known may be a member', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  cluster(stack);
  instance(stack, Fn.importValue('elsewhere'));
  expect(clusters(app)[0]!.members).toEqual([]);
  expect(() => clusters(app)[0]!.allMembers).toThrow(expect.any(Undecided) as Error);
});

test('dependencies are followed', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const { ref } = cluster(stack);
  const writer = instance(stack, ref, 'Writer');
  instance(stack, ref, 'Reader').addOverride('DependsOn', stack.resolve(writer.logicalId));
  expect(clusters(app)[0]!.firstMember?.logicalId).toBe('Writer');
});

describe('a role of another construct', () => {
  const monitored = (account?: string) => {
    const app = new App();
    const env = { region: 'eu-west-1', account: '111122223333' };
    const role = new iam.Role(new Stack(app, 'Roles', { env }), 'Role', {
      assumedBy: new iam.ServicePrincipal('monitoring.rds.amazonaws.com'),
      roleName: PhysicalName.GENERATE_IF_NEEDED,
    });
    cluster(new Stack(app, 'Stack', account === undefined ? { env } : { env: { ...env, account } }), 'Cluster', { monitoringRoleArn: role.roleArn });
    return { app, role };
  };

  test.each([undefined, '444455556666'])('is followed, though it may have to be named first, in account %s', (account) => {
    expect(clusters(monitored(account).app)[0]!.monitoringRole?.address).toBe('Roles/Role/Resource');
  });

  test('is not named by looking at what refers to it', () => {
    const { app, role } = monitored('444455556666');
    expect(clusters(app)[0]!.monitoringRole?.physicalName).toBeUndefined();
    expect(role.stack.resolve((role.node.defaultChild as iam.CfnRole).roleName)).toBeUndefined();
  });
});

test('a pseudo parameter of another stack is that of the other stack, before and after synthesis', () => {
  const app = new App();
  const [own, other] = [new Stack(app, 'Own'), new Stack(app, 'Other')];
  for (const [scope, of] of [[own, own], [own, other], [other, other]] as const) {
    cluster(scope, `Of${of.node.id}`, { databaseName: of.stackId, masterUsername: new ScopedAws(of).region });
  }
  const identities = (name: string) => clusters(app).map((one) => one.properties.identity(name));
  const check = (): void => {
    const [ofOwn, ofOther, ofItself] = identities('DatabaseName');
    expect([ofOther === ofItself, ofOther === ofOwn]).toEqual([true, false]);
    expect(new Set(identities('MasterUsername')).size).toBe(1);
  };
  check();
  app.synth();
  check();
});

test('the Region of another stack is known where it says where it is', () => {
  const app = new App();
  cluster(new Stack(app, 'Stack'), 'Cluster', { databaseName: new ScopedAws(new Stack(app, 'Other', { env: { region: 'eu-west-1' } })).region });
  expect(properties(app).string('DatabaseName')).toBe('eu-west-1');
});

test('policies are attributes of the resource', () => {
  const app = new App();
  const resource = new CfnResource(new Stack(app, 'Stack'), 'Cluster', { type: 'AWS::RDS::DBCluster', properties: { Engine: 'aurora-mysql' } });
  resource.addOverride('DeletionPolicy', 'Retain');
  resource.addOverride('UpdateReplacePolicy', 'Snapshot');
  const [read] = clusters(app);
  expect([read!.deletionPolicy, read!.updateReplacePolicy]).toEqual(['Retain', 'Snapshot']);
});

test('the region is that of the stack, and undecided where the deployment chooses it', () => {
  const app = new App();
  cluster(new Stack(app, 'A', { env: { region: 'eu-west-1', account: '111122223333' } }));
  cluster(new Stack(app, 'B'));
  const [here, anywhere] = clusters(app);
  expect(here!.region).toBe('eu-west-1');
  expect(() => anywhere!.region).toThrow(expect.any(Undecided) as Error);
});

describe('a text that CDK makes of JSON', () => {
  const document = (stack: Stack, value: object): Properties => {
    new CfnResource(stack, 'Document', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: stack.toJsonString(value) } });
    return readConstructTree(stack.node.root).all(KINDS.ssmParameter)[0]!.properties;
  };

  test('keeps what it refers to, also what is a number', () => {
    const stack = new Stack(new App(), 'Stack');
    const own = cluster(stack);
    const port = Token.asNumber(own.getAtt('Endpoint.Port', ResolutionTypeHint.NUMBER));
    expect(document(stack, { host: own.attrEndpointAddress, port }).read('Value')).toEqual({
      kind: 'known',
      value: new Text([
        '{"host":"', new Reference('Stack/Cluster', 'Endpoint.Address'), '","port":', new Reference('Stack/Cluster', 'Endpoint.Port'), '}',
      ]),
    });
  });

  test('is not known where it has a list that the deployment tells, for which CDK would add a resource', () => {
    const stack = new Stack(new App(), 'Stack');
    cluster(stack);
    const own = document(stack, { list: Token.asList(Fn.getAtt('Cluster', 'Names')) });
    const before = stack.node.findAll().length;
    expect(own.read('Value').kind).toBe('unknown');
    expect(stack.node.findAll().length).toBe(before);
  });
});
