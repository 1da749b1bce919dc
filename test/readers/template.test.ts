import { spawnSync } from 'node:child_process';
import { readTemplates } from '../../src/readers/template';
import { TemplateInput } from '../../src/readers/template-input';
import { KINDS } from '../../src/topology/kinds';
import { Topology } from '../../src/topology/topology';
import { WORKLOAD_METADATA } from '../../src/topology/workload';
import { explore } from '../../src/values/world';

type Json = Readonly<Record<string, unknown>>;

const cluster = (properties: Json = {}, attributes: Json = {}) => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', ...properties }, ...attributes });
const member = (of: unknown) => ({ Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: of } });
const nestedStack = (parameters: Json = {}) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/nested.json', Parameters: parameters } });

const file = (name: string, resources: Json, sections: Json = {}, more: Partial<TemplateInput> = {}): TemplateInput =>
  ({ name, template: { Resources: resources, ...sections }, ...more });
const exporting = (Name: unknown, Value: unknown) => ({ Outputs: { Id: { Value, Export: { Name } } } });

const clusterOf = (topology: Topology) => topology.all(KINDS.cluster)[0]!;
const read = (...templates: TemplateInput[]) => clusterOf(readTemplates(templates));
const members = (...templates: TemplateInput[]) => read(...templates).members.map(({ address }) => address);

test('a resource has the address of its template and its logical id, and what is said in it', () => {
  const one = read(file('data.json', { Orders: cluster({ Port: 3306 }, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Snapshot' }) }));
  expect([one.address, one.logicalId, one.stackAddress]).toEqual(['data.json/Orders', 'Orders', 'data.json']);
  expect([one.properties.number('Port'), one.deletionPolicy, one.updateReplacePolicy]).toEqual([3306, 'Retain', 'Snapshot']);
});

test('resources of other types, and without a type, are passed over', () => {
  const topology = readTemplates([file('t', { Topic: { Type: 'AWS::S3::Bucket' }, Loop: ['not', 'a', 'resource'], Nothing: null, Typed: { Type: 5 } })]);
  expect(Object.values(KINDS).flatMap((kind) => topology.all(kind as typeof KINDS.cluster))).toEqual([]);
});

test('a resource without properties has none', () => {
  expect(read(file('t', { Cluster: { Type: 'AWS::RDS::DBCluster' } })).properties.names).toEqual([]);
});

describe('an instance finds its cluster', () => {
  test.each<[string, TemplateInput[]]>([
    ['by reference', [file('t', { Cluster: cluster(), Writer: member({ Ref: 'Cluster' }) })]],
    ['by a reference inside text', [file('t', { Cluster: cluster(), Writer: member({ 'Fn::Sub': '${Cluster}' }) })]],
    ['by name', [file('a', { Cluster: cluster({ DBClusterIdentifier: 'Orders' }) }), file('b', { Writer: member('orders') })]],
    ['by an export', [file('a', { Cluster: cluster() }, exporting('orders', { Ref: 'Cluster' })), file('b', { Writer: member({ 'Fn::ImportValue': 'orders' }) })]],
    ['by an export of a template read later', [file('b', { Writer: member({ 'Fn::ImportValue': 'orders' }) }), file('a', { Cluster: cluster() }, exporting('orders', { Ref: 'Cluster' }))]],
    ['by an export whose name is put together', [
      file('a', { Cluster: cluster() }, exporting({ 'Fn::Sub': '${AWS::Region}-orders' }, { Ref: 'Cluster' }), { region: 'eu-west-1' }),
      file('b', { Writer: member({ 'Fn::ImportValue': 'eu-west-1-orders' }) }, {}, { region: 'eu-west-1' }),
    ]],
    ['by a parameter of a nested stack', [
      file('t', { Cluster: cluster(), Compute: nestedStack({ Id: { Ref: 'Cluster' } }) }, {}, {
        nested: { Compute: { template: { Parameters: { Id: { Type: 'String' } }, Resources: { Writer: member({ Ref: 'Id' }) } } } },
      }),
    ]],
    ['by an output of a nested stack', [
      file('t', { Data: nestedStack(), Writer: member({ 'Fn::GetAtt': ['Data', 'Outputs.Id'] }) }, {}, {
        nested: { Data: { template: { Resources: { Cluster: cluster() }, Outputs: { Id: { Value: { Ref: 'Cluster' } } } } } },
      }),
    ]],
    ['by outputs and parameters of several levels', [
      file('t', { Data: nestedStack(), Compute: nestedStack({ Id: { 'Fn::GetAtt': 'Data.Outputs.Id' } }) }, {}, {
        nested: {
          Data: {
            template: { Resources: { Inner: nestedStack() }, Outputs: { Id: { Value: { 'Fn::GetAtt': ['Inner', 'Outputs.Id'] } } } },
            nested: { Inner: { template: { Resources: { Cluster: cluster() }, Outputs: { Id: { Value: { Ref: 'Cluster' } } } } } },
          },
          Compute: { template: { Parameters: { Id: { Type: 'String' } }, Resources: { Writer: member({ Ref: 'Id' }) } } },
        },
      }),
    ]],
  ])('%s', (_, templates) => {
    expect(members(...templates)).toHaveLength(1);
  });
});

describe('an instance does not find a cluster', () => {
  test.each<[string, TemplateInput[]]>([
    ['by a logical id of another template', [file('a', { Cluster: cluster() }), file('b', { Writer: member({ Ref: 'Cluster' }) })]],
    ['by an export of another region', [
      file('a', { Cluster: cluster() }, exporting('orders', { Ref: 'Cluster' }), { region: 'us-east-1' }),
      file('b', { Writer: member({ 'Fn::ImportValue': 'orders' }) }, {}, { region: 'eu-west-1' }),
    ]],
    ['by an export of another account', [
      file('a', { Cluster: cluster() }, exporting('orders', { Ref: 'Cluster' }), { account: '111111111111' }),
      file('b', { Writer: member({ 'Fn::ImportValue': 'orders' }) }, {}, { account: '222222222222' }),
    ]],
    ['by an export whose name is not known', [
      file('a', { Cluster: cluster() }, exporting({ 'Fn::Sub': '${AWS::StackName}-orders' }, { Ref: 'Cluster' })),
      file('b', { Writer: member({ 'Fn::ImportValue': 'a-orders' }) }),
    ]],
    ['by an export whose name is an import', [
      file('a', { Cluster: cluster() }, exporting({ 'Fn::ImportValue': 'orders' }, { Ref: 'Cluster' })),
      file('b', { Writer: member({ 'Fn::ImportValue': 'orders' }) }),
    ]],
    ['by an export of two templates that may be deployed anywhere', [
      file('a', { Cluster: cluster() }, exporting('orders', { Ref: 'Cluster' })),
      file('b', {}, exporting('orders', 'carts')),
      file('c', { Writer: member({ 'Fn::ImportValue': 'orders' }) }),
    ]],
    ['by an output of a nested stack whose template is not at hand', [file('t', { Cluster: cluster(), Data: nestedStack(), Writer: member({ 'Fn::GetAtt': ['Data', 'Outputs.Id'] }) })]],
    ['by an output that a nested stack does not have', [
      file('t', { Cluster: cluster(), Data: nestedStack(), Writer: member({ 'Fn::GetAtt': ['Data', 'Outputs.Id'] }) }, {}, { nested: { Data: { template: {} } } }),
    ]],
    ['by a parameter the parent leaves alone', [
      file('t', { Cluster: cluster(), Compute: nestedStack() }, {}, {
        nested: { Compute: { template: { Parameters: { Id: { Type: 'String' } }, Resources: { Writer: member({ Ref: 'Id' }) } } } },
      }),
    ]],
  ])('%s', (_, templates) => {
    expect(members(...templates)).toEqual([]);
  });
});

test('resources of a nested stack have the logical id of the nested stack in their address, and its parent\'s region', () => {
  const nested = { Data: { template: { Resources: { Orders: cluster() } } } };
  const one = read(file('t', { Data: nestedStack() }, {}, { nested, region: 'eu-west-1', account: '111111111111' }));
  expect([one.address, one.stackAddress, one.region, one.account]).toEqual(['t/Data/Orders', 't/Data', 'eu-west-1', '111111111111']);
});

test('templates that leave the region to the deployment are taken to be in the same', () => {
  expect(members(file('a', { Cluster: cluster({ DBClusterIdentifier: 'orders' }) }), file('b', { Writer: member('orders') }))).toEqual(['b/Writer']);
  const inIreland = file('b', { Writer: member('orders') }, {}, { region: 'eu-west-1' });
  expect(members(file('a', { Cluster: cluster({ DBClusterIdentifier: 'orders' }) }), inIreland)).toEqual([]);
});

test('a resource waits for those it depends on, one or several', () => {
  const resources = { A: cluster(), B: cluster(), C: cluster({}, { DependsOn: 'A' }), D: cluster({}, { DependsOn: ['A', 'B', 'Missing', 5] }) };
  const [a, b, c, d] = readTemplates([file('t', resources)]).all(KINDS.cluster);
  expect([c!.waitsFor(a!), c!.waitsFor(b!), d!.waitsFor(a!), d!.waitsFor(b!), a!.waitsFor(c!)]).toEqual([true, false, true, true, false]);
});

test('the resources of a nested stack wait for those it depends on, and those that depend on it wait for them', () => {
  const deeper = { template: { Resources: { Carts: cluster() } } };
  const data = { template: { Resources: { Orders: cluster({}, { DependsOn: 'Deeper' }), Deeper: nestedStack() } }, nested: { Deeper: deeper } };
  const resources = { A: cluster(), B: cluster({}, { DependsOn: 'Data' }), Data: { ...nestedStack(), DependsOn: ['A'] } };
  const clusters = readTemplates([file('t', resources, {}, { nested: { Data: data } })]).all(KINDS.cluster);
  const waiting = clusters.flatMap((one) => clusters.filter((other) => one.waitsFor(other)).map((other) => `${one.address} after ${other.address}`));
  expect(waiting.sort()).toEqual([
    't/B after t/Data/Deeper/Carts',
    't/B after t/Data/Orders',
    't/Data/Deeper/Carts after t/A',
    't/Data/Orders after t/A',
    't/Data/Orders after t/Data/Deeper/Carts',
  ]);
});

/** What is read in each world. */
const inWorlds = <T>(topology: Topology, ask: () => T): T[] => {
  const answers: T[] = [];
  explore(topology.worlds, () => answers.push(ask()));
  return answers;
};

test('a resource exists where its condition holds', () => {
  const Conditions = { Always: { 'Fn::Equals': ['a', 'a'] }, Never: { 'Fn::Not': [{ Condition: 'Always' }] }, Open: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } };
  const Parameters = { Env: { Type: 'String', Default: 'dev' } };
  const exists = (Condition?: string) => {
    const topology = readTemplates([file('t', { Cluster: cluster({}, Condition === undefined ? {} : { Condition }) }, { Conditions, Parameters })]);
    return inWorlds(topology, () => clusterOf(topology).exists);
  };
  expect([exists(), exists('Always'), exists('Never')]).toEqual([[true], [true], [false]]);
  expect(exists('Open').sort()).toEqual([false, false, true]);
});

test.each<[string, Json, (string | undefined)[]]>([
  ['its allowed values', { Type: 'String', AllowedValues: ['8.0', '5.7'] }, ['8.0', '5.7']],
  ['its default', { Type: 'String', Default: '8.0', AllowedValues: ['8.0'] }, ['8.0']],
  ['nothing known where it is secret', { Type: 'String', NoEcho: true, Default: '8.0', AllowedValues: ['8.0'] }, [undefined]],
  ['nothing known where it is secret in words', { Type: 'String', NoEcho: 'true', Default: '8.0', AllowedValues: ['8.0'] }, [undefined]],
  ['nothing known where it says nothing', { Type: 'String' }, [undefined]],
  ['nothing known where its allowed values are no list', { Type: 'String', AllowedValues: '8.0' }, [undefined]],
])('a parameter is %s', (_, Version, versions) => {
  const topology = readTemplates([file('t', { Cluster: cluster({ EngineVersion: { Ref: 'Version' } }) }, { Parameters: { Version } })]);
  const known = (): string | undefined => {
    const value = clusterOf(topology).properties.read('EngineVersion');
    return value.kind === 'known' ? String(value.value) : undefined;
  };
  expect(inWorlds(topology, known)).toEqual(versions);
});

test('a parameter of a nested stack is what the parent passes', () => {
  const nested = { Data: { template: { Parameters: { Version: { Type: 'String', Default: '5.7' } }, Resources: { Cluster: cluster({ EngineVersion: { Ref: 'Version' } }) } } } };
  expect(read(file('t', { Data: nestedStack({ Version: '8.0' }) }, {}, { nested })).properties.string('EngineVersion')).toBe('8.0');
});

test('mappings are looked up', () => {
  const Mappings = { Versions: { prod: { mysql: '8.0' } } };
  const one = read(file('t', { Cluster: cluster({ EngineVersion: { 'Fn::FindInMap': ['Versions', 'prod', 'mysql'] } }) }, { Mappings }));
  expect(one.properties.string('EngineVersion')).toBe('8.0');
});

test.each<[string, unknown, unknown]>([
  ['a list', { 'Fn::GetAtt': ['Cluster', 'ReadEndpoint.Address'] }, undefined],
  ['a text', { 'Fn::GetAtt': 'Cluster.ReadEndpoint.Address' }, undefined],
  ['a part of a text', { 'Fn::Sub': 'host=${Cluster.ReadEndpoint.Address}' }, undefined],
  ['an output', undefined, { 'Fn::GetAtt': ['Cluster', 'ReadEndpoint.Address'] }],
])('it is known which attributes are read: by %s', (_, Host, output) => {
  const topology = readTemplates([file('t', { Cluster: cluster(), Reader: { Type: 'AWS::Lambda::Function', Properties: { Host } } }, { Outputs: { Host: { Value: output } } })]);
  expect(topology.readsAttribute(clusterOf(topology).address, 'ReadEndpoint.Address')).toBe(true);
  expect(topology.readsAttribute(clusterOf(topology).address, 'Endpoint.Address')).toBe(false);
});

test('the attributes of what is no resource are not read', () => {
  const topology = readTemplates([file('t', { Cluster: cluster(), Reader: { Type: 'AWS::Lambda::Function', Properties: { Host: { 'Fn::GetAtt': ['P', 'Endpoint.Address'] } } } }, { Parameters: { P: {} } })]);
  expect(topology.readsAttribute(clusterOf(topology).address, 'Endpoint.Address')).toBe(false);
});

test('the metadata of a resource is as the template has it', () => {
  const Metadata = { [WORKLOAD_METADATA]: { readRegions: 2 } };
  expect(read(file('t', { Cluster: cluster({}, { Metadata }) })).workload).toEqual({ readRegions: 2 });
  expect(read(file('t', { Cluster: cluster({}, { Metadata: { other: 1 } }) })).workload).toBeUndefined();
  expect(read(file('t', { Cluster: cluster({}, { Metadata: 'text' }) })).workload).toBeUndefined();
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['text', 'Resources'],
  ['a list', []],
  ['sections of text', { Resources: 'none', Parameters: 'none', Conditions: 5, Mappings: null, Outputs: 'none' }],
  ['entries that are null', { Resources: { Cluster: null }, Parameters: { P: null }, Conditions: { C: null }, Mappings: { M: null }, Outputs: { O: null } }],
])('a template that is %s has no clusters, and throws nothing', (_, template) => {
  const topology = readTemplates([{ name: 't', template }, file('b', { Writer: member({ 'Fn::ImportValue': 'x' }) })]);
  expect(topology.all(KINDS.cluster)).toEqual([]);
  expect(topology.all(KINDS.instance).map(({ exists }) => exists)).toEqual([true]);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('a reference to %s is unknown, unless the template has it', (id) => {
  const version = (resources: Json) => read(file('t', { Cluster: cluster({ KmsKeyId: { Ref: id } }), ...resources })).properties.read('KmsKeyId').kind;
  expect(version({})).toBe('unknown');
  expect(version(JSON.parse(`{ "${id}": { "Type": "AWS::KMS::Key" } }`) as Json)).toBe('known');
});

test('templates are read without loading CDK', () => {
  const script = `
    require('ts-node').register({ transpileOnly: true, project: 'test/tsconfig.json' });
    require('./src/readers/template');
    process.stdout.write(String(Object.keys(require.cache).filter((file) => /node_modules.(aws-cdk-lib|constructs)/.test(file)).length));
  `;
  expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout).toBe('0');
});
