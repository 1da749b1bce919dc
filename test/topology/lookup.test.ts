import { readTemplates } from '../../src/readers/template';
import { TemplateInput } from '../../src/readers/template-input';
import { Cluster } from '../../src/topology/cluster';
import { KINDS } from '../../src/topology/kinds';
import { known } from '../../src/topology/resource';
import { explore } from '../../src/values/world';

type Json = Readonly<Record<string, unknown>>;

const cluster = (properties: Json = {}, more: Json = {}): Json => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', ...properties }, ...more });
const instance = (DBClusterIdentifier: unknown, more: Json = {}): Json =>
  ({ Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier }, ...more });
const stack = (name: string, Resources: Json, sections: Json = {}, place: Partial<TemplateInput> = {}): TemplateInput =>
  ({ name, template: { Resources, ...sections }, ...place });

const NAMED = { DBClusterIdentifier: 'orders' };
const PARAMETER = { Parameters: { Name: { Type: 'String', Default: 'orders' } } };
const BY_PARAMETER = { Ref: 'Name' };
const ON = { Parameters: { Env: { Type: 'String' } }, Conditions: { On: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } } };

/** What a cluster says in each world where it exists: `?` where that cannot be known. */
function inWorlds<T>(templates: TemplateInput[], address: string, ask: (cluster: Cluster) => T): (T | '?')[] {
  const topology = readTemplates(templates);
  const answers: (T | '?')[] = [];
  explore(topology.worlds, () => {
    const found = topology.at(address) as Cluster;
    if (found.exists) answers.push(known(() => ask(found)) ?? '?');
  });
  return answers;
}

const members = (templates: TemplateInput[], address: string): unknown[] =>
  inWorlds(templates, address, (one) => one.members.map((member) => member.address).join(' '));
const allMembers = (templates: TemplateInput[], address: string): unknown[] =>
  inWorlds(templates, address, (one) => one.allMembers.map((member) => member.address).join(' '));

describe('a name stands for', () => {
  test('the cluster of its own stack, whatever other stacks have', () => {
    const templates = ['A', 'B'].map((name) => stack(name, { Cluster: cluster(NAMED), Writer: instance('ORDERS') }));
    expect(allMembers(templates, 'A/Cluster')).toEqual(['A/Writer']);
    expect(allMembers(templates, 'B/Cluster')).toEqual(['B/Writer']);
  });

  test('the only one of other stacks', () => {
    const templates = [stack('Data', { Cluster: cluster(NAMED) }), stack('Compute', { Writer: instance('orders') })];
    expect(allMembers(templates, 'Data/Cluster')).toEqual(['Compute/Writer']);
  });

  test('none for certain, where several stacks have one', () => {
    const templates = [stack('A', { Cluster: cluster(NAMED) }), stack('B', { Cluster: cluster(NAMED) }), stack('Compute', { Writer: instance('orders') })];
    expect(members(templates, 'A/Cluster')).toEqual(['']);
    expect(allMembers(templates, 'A/Cluster')).toEqual(['?']);
  });

  test('none of another Region or account', () => {
    const place = { region: 'eu-west-1', account: '111122223333' };
    const elsewhere = (more: Partial<TemplateInput>) => [
      stack('Data', { Cluster: cluster(NAMED) }, {}, place), stack('Compute', { Writer: instance('orders') }, {}, { ...place, ...more }),
    ];
    expect(allMembers(elsewhere({}), 'Data/Cluster')).toEqual(['Compute/Writer']);
    expect(allMembers(elsewhere({ region: 'eu-west-2' }), 'Data/Cluster')).toEqual(['']);
    expect(allMembers(elsewhere({ account: '444455556666' }), 'Data/Cluster')).toEqual(['']);
  });

  test('one that exists: where that of its own stack does not, that of another', () => {
    const templates = [
      stack('Data', { Cluster: cluster(NAMED) }),
      stack('Compute', { Cluster: cluster(NAMED, { Condition: 'On' }), Writer: instance('orders') }, ON),
    ];
    expect(members(templates, 'Data/Cluster')).toEqual(['', 'Compute/Writer']);
  });

  test('what the parameter of a name says, in each world', () => {
    const templates = [stack('Data', { Cluster: cluster({ DBClusterIdentifier: BY_PARAMETER }), Writer: instance('orders') }, PARAMETER)];
    expect(members(templates, 'Data/Cluster')).toEqual(['Data/Writer', '']);
  });
});

describe('an instance whose cluster is a choice', () => {
  test('belongs to one of them in each world', () => {
    const templates = [stack('S', { One: cluster(), Two: cluster(), Writer: instance({ 'Fn::If': ['On', { Ref: 'One' }, { Ref: 'Two' }] }) }, ON)];
    expect(allMembers(templates, 'S/One')).toEqual(['S/Writer', '']);
    expect(allMembers(templates, 'S/Two')).toEqual(['', 'S/Writer']);
  });

  test('may belong to any where a value is not known', () => {
    const templates = [stack('S', { One: cluster(), Writer: instance({ 'Fn::If': ['On', { Ref: 'One' }, { 'Fn::ImportValue': 'x' }] }) }, ON)];
    expect(allMembers(templates, 'S/One')).toEqual(['S/Writer', '?']);
    expect(members(templates, 'S/One')).toEqual(['S/Writer', '']);
  });

  test.each([[16, 'S0/Writer'], [17, 'S0/Writer']])('of %i stacks is asked in its own stack', (count, own) => {
    const templates = Array.from({ length: count }, (_, index) =>
      stack(`S${index}`, { Cluster: cluster({ DBClusterIdentifier: BY_PARAMETER }), Writer: instance(BY_PARAMETER) }, PARAMETER));
    expect(members(templates, 'S0/Cluster')[0]).toBe(own);
  });

  test.each([[16, 'S0/Writer'], [17, '?']])('of %i stacks may belong to another where there are too many to ask', (count, all) => {
    const templates = Array.from({ length: count }, (_, index) =>
      stack(`S${index}`, { Cluster: cluster({ DBClusterIdentifier: BY_PARAMETER }), Writer: instance(BY_PARAMETER) }, PARAMETER));
    expect(allMembers(templates, 'S0/Cluster')[0]).toBe(all);
  });
});

describe('the members of a global database that nobody declares', () => {
  const member = cluster({ GlobalClusterIdentifier: 'World' });
  const peers = (...places: Partial<TemplateInput>[]): unknown[] =>
    inWorlds(places.map((place, index) => stack(`S${index}`, { Cluster: member }, {}, place)), 'S0/Cluster', (one) => one.globalPeers.map(({ address }) => address).join(' '));

  test('are those of one account, in any Region', () => {
    const account = '111122223333';
    expect(peers({ account, region: 'eu-west-1' }, { account, region: 'us-east-1' }, { account: '444455556666', region: 'us-east-1' })).toEqual(['S1/Cluster']);
  });

  test('are not those of stacks that leave the account open, beside others of the same stack', () => {
    expect(peers({}, {})).toEqual(['']);
    const topology = readTemplates([stack('S', { Cluster: member, Other: cluster({ GlobalClusterIdentifier: 'world' }) })]);
    expect((topology.at('S/Cluster') as Cluster).globalPeers.map(({ address }) => address)).toEqual(['S/Other']);
  });
});

test('another resource of the same name in a stack is found, and none where there is none', () => {
  const topology = readTemplates([stack('S', { One: cluster(NAMED), Two: cluster({ DBClusterIdentifier: 'Orders' }), Three: cluster() }), stack('T', { One: cluster(NAMED) })]);
  expect(topology.all(KINDS.cluster).map((one) => one.rival?.address)).toEqual(['S/Two', 'S/One', undefined, undefined]);
});

test('scaled readers are known by the identifier behind the prefix', () => {
  const target = (ResourceId: unknown, ScalableDimension = 'rds:cluster:ReadReplicaCount'): Json => ({ Type: 'AWS::ApplicationAutoScaling::ScalableTarget', Properties: { ResourceId, ScalableDimension } });
  const scaled = (Target: Json): unknown => inWorlds([stack('S', { Cluster: cluster(NAMED), Target })], 'S/Cluster', (one) => one.hasScaledReaders)[0];
  expect(scaled(target({ 'Fn::Sub': 'cluster:${Cluster}' }))).toBe(true);
  expect(scaled(target('cluster:orders'))).toBe(true);
  expect(scaled(target('service:orders', 'ecs:service:DesiredCount'))).toBe(false);
  expect(scaled(target({ 'Fn::Sub': 'cluster:${Cluster}' }, 'rds:something:Else'))).toBe(false);
  expect(scaled(target({ 'Fn::ImportValue': 'x' }))).toBe('?');
  expect(scaled(target('cluster:elsewhere'))).toBe('?');
});
