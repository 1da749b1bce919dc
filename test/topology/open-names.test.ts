import { readTemplates } from '../../src/readers/template';
import { Instance } from '../../src/topology/instance';
import { KINDS } from '../../src/topology/kinds';
import { known } from '../../src/topology/resource';
import { explore } from '../../src/values/world';

type Json = Readonly<Record<string, unknown>>;

const PARAMETERS = { Name: { Type: 'String' }, Other: { Type: 'String' }, Default: { Type: 'String', Default: 'orders' }, Empty: { Type: 'String', Default: '' } };

function read(clusterName: unknown, instanceOf: unknown, more: Json = {}) {
  return readTemplates([{
    name: 't',
    template: {
      Parameters: PARAMETERS,
      Resources: {
        Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: clusterName } },
        Instance: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: instanceOf } },
        ...more,
      },
    },
  }]);
}

/** In each world: whether the instance is found from the cluster, the cluster from the instance, and that there are no others. */
function paired(...[name, of, more]: Parameters<typeof read>): string[] {
  const topology = read(name, of, more);
  const [cluster] = topology.all(KINDS.cluster);
  const [instance] = topology.all(KINDS.instance) as [Instance];
  const found: string[] = [];
  explore(topology.worlds, () => {
    const all = known(() => cluster!.allMembers);
    const ways = [cluster!.members.includes(instance), known(() => instance.cluster) === cluster, all?.includes(instance)];
    found.push(ways.map((is) => (is ? 'yes' : 'no')).join(' '));
  });
  return [...new Set(found)];
}

const sub = (text: string) => ({ 'Fn::Sub': text });

test.each<[string, unknown]>([
  ['a parameter', { Ref: 'Name' }],
  ['a parameter in a text', sub('${Name}-orders')],
  ['a pseudo parameter in a text', sub('${AWS::StackName}-orders')],
  ['a parameter with a default, in each world', { Ref: 'Default' }],
  ['a text of a parameter with a default, in each world', sub('${AWS::StackName}-${Default}')],
  ['an import', { 'Fn::ImportValue': 'name' }],
])('one name that only the deployment knows leads from one to the other: %s', (_, name) => {
  expect(paired(name, name)).toEqual(['yes yes yes']);
});

test.each<[string, unknown, unknown]>([
  ['two parameters', { Ref: 'Name' }, { Ref: 'Other' }],
  ['a parameter, and it in a text', { Ref: 'Name' }, sub('${Name}-orders')],
])('names that may differ lead nowhere: %s', (_, name, of) => {
  expect(paired(name, of)).toEqual(['no no no']);
});

test('a name that is empty by default is none, and another is one', () => {
  expect(paired({ Ref: 'Empty' }, { Ref: 'Empty' })).toEqual(['no no no', 'yes yes yes']);
});

test('a name of two resources leads from none to them', () => {
  const Second = { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: { Ref: 'Name' } } };
  const topology = read({ Ref: 'Name' }, { Ref: 'Name' }, { Second });
  expect(known(() => (topology.all(KINDS.instance)[0] as Instance).cluster)).toBeUndefined();
});

test('the same parameter name of another stack is another name', () => {
  const template = (resources: Json) => ({ Parameters: PARAMETERS, Resources: resources });
  const topology = readTemplates([
    { name: 'a', template: template({ Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DBClusterIdentifier: { Ref: 'Name' } } } }) },
    { name: 'b', template: template({ Instance: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Name' } } } }) },
  ]);
  expect(topology.all(KINDS.cluster)[0]!.members).toEqual([]);
});

test('items of lists', () => {
  const Group = { Type: 'AWS::RDS::DBProxyTargetGroup', Properties: { DBClusterIdentifiers: [{ Ref: 'Name' }] } };
  expect(read({ Ref: 'Name' }, { Ref: 'Name' }, { Group }).all(KINDS.cluster)[0]!.proxyTargetGroups).toHaveLength(1);
});
