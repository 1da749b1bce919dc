import { evaluate } from '../../src/engine/evaluate';
import { describeFinding } from '../../src/engine/render';
import { readTemplates } from '../../src/readers/template';
import { TemplateInput } from '../../src/readers/template-input';
import { RULES } from '../../src/rules';
import { KINDS } from '../../src/topology/kinds';
import { explore } from '../../src/values/world';

type Json = Readonly<Record<string, unknown>>;

const cluster = (properties: Json = {}) => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', ...properties } });
const nestedStack = (Parameters?: unknown) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/nested.json', Parameters } });

/** What the zones of the cluster are in each world; `?` where they are not known. */
function zones(...templates: TemplateInput[]): string[] {
  const topology = readTemplates(templates);
  const [one] = topology.all(KINDS.cluster);
  const found: string[] = [];
  explore(topology.worlds, () => {
    try {
      found.push(String(one!.properties.strings('AvailabilityZones')));
    } catch {
      found.push('?');
    }
  });
  return found;
}

describe('what a nested stack is passed', () => {
  const nested = (parameter: Json, passed: unknown, value: unknown = { Ref: 'P' }): TemplateInput => ({
    name: 't',
    template: {
      Parameters: { Env: { Type: 'String', AllowedValues: ['prod', 'dev'] } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } },
      Resources: { Nested: nestedStack(passed) },
    },
    nested: { Nested: { template: { Parameters: { P: parameter }, Resources: { Cluster: cluster({ AvailabilityZones: value }) } } } },
  });
  const NO_VALUE = { Ref: 'AWS::NoValue' };
  const TEXT = { Type: 'String', Default: 'c' };
  const LIST = { Type: 'CommaDelimitedList' };

  test.each<[string, Json, unknown, string[]]>([
    ['a text', TEXT, { P: 'a' }, ['a']],
    ['nothing: only the default', TEXT, {}, ['c']],
    ['no parameters at all', TEXT, undefined, ['c']],
    ['no value', TEXT, { P: NO_VALUE }, ['c']],
    ['no value in place of all', TEXT, NO_VALUE, ['c']],
    ['no value in a world', TEXT, { P: { 'Fn::If': ['IsProd', 'a', NO_VALUE] } }, ['a', 'c']],
    ['all in a world', TEXT, { 'Fn::If': ['IsProd', { P: 'a' }, {}] }, ['a', 'c']],
    ['all by what cannot be known', TEXT, { 'Fn::Transform': { Name: 'Macro' } }, ['?']],
    ['what cannot be known', TEXT, { P: { 'Fn::ImportValue': 'outside' } }, ['?']],
    ['a list as a text', LIST, { P: 'a,b' }, ['a,b']],
    ['a list by Fn::Join', LIST, { P: { 'Fn::Join': [',', ['a', 'b']] } }, ['a,b']],
    ['a list in a world', LIST, { P: { 'Fn::If': ['IsProd', 'a,b', 'c'] } }, ['a,b', 'c']],
    ['a list with something unknown in it', LIST, { P: { 'Fn::Sub': 'a,${AWS::StackName}' } }, ['?']],
    ['the name of what is looked up', { Type: 'AWS::SSM::Parameter::Value<String>' }, { P: '/zone' }, ['?']],
  ])('%s', (_, parameter, passed, expected) => expect(zones(nested(parameter, passed))).toEqual(expected));

  test('one item of a list', () => {
    expect(zones(nested(LIST, { P: 'a,b' }, { 'Fn::Select': [1, { Ref: 'P' }] }))).toEqual(['b']);
    expect(zones(nested(LIST, { P: 'a,b' }, { 'Fn::Join': ['-', { Ref: 'P' }] }))).toEqual(['a-b']);
  });

  test('a list of resources of the parent', () => {
    const subnets = { Type: 'AWS::RDS::DBSubnetGroup', Properties: { DBSubnetGroupDescription: 'd', SubnetIds: { Ref: 'Subnets' } } };
    const topology = readTemplates([{
      name: 't',
      template: {
        Resources: {
          A: { Type: 'AWS::EC2::Subnet', Properties: {} },
          B: { Type: 'AWS::EC2::Subnet', Properties: {} },
          Nested: nestedStack({ Subnets: { 'Fn::Join': [',', [{ Ref: 'A' }, { Ref: 'B' }]] } }),
        },
      },
      nested: { Nested: { template: { Parameters: { Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' } }, Resources: { Group: subnets } } } },
    }]);
    expect(topology.all(KINDS.subnetGroup)[0]!.subnets.map(({ logicalId }) => logicalId)).toEqual(['A', 'B']);
  });
});

describe('pieces of texts', () => {
  const piece = (index: number, separator: string, text: unknown) => ({ 'Fn::Select': [index, { 'Fn::Split': [separator, text] }] });
  const ARN = { 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Cluster}' };

  test.each<[string, unknown]>([
    ['the end of an ARN that is put together', piece(6, ':', ARN)],
    ['the end of an attribute that is an ARN', piece(6, ':', { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] })],
    ['an item of a joined list', piece(1, ',', { 'Fn::Join': [',', ['other', { Ref: 'Cluster' }]] })],
    ['what stands before something unknown', piece(1, ',', { 'Fn::Join': [',', ['other', { Ref: 'Cluster' }, { 'Fn::ImportValue': 'more' }]] })],
    ['an item behind one that is not there', { 'Fn::Select': [1, ['other', { Ref: 'AWS::NoValue' }, { Ref: 'Cluster' }]] }],
    ['an item behind a choice', { 'Fn::Select': [1, [{ 'Fn::If': ['Any', 'a', 'b'] }, { Ref: 'Cluster' }]] }],
  ])('lead to a resource: %s', (_, DBClusterIdentifier) => {
    const member = { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier } };
    const topology = readTemplates([{ name: 't', template: { Resources: { Cluster: cluster(), Member: member } } }]);
    expect(topology.all(KINDS.cluster)[0]!.members.map(({ logicalId }) => logicalId)).toEqual(['Member']);
  });

  test.each<[string, unknown, string[]]>([
    ['a piece of a text', [piece(1, ':', 'a:b')], ['b']],
    ['a piece before an unknown one', [piece(0, ':', { 'Fn::Sub': 'a:${Open}' })], ['a']],
    ['a piece behind an unknown one, which may be several', [piece(2, ':', { 'Fn::Sub': 'a:${Open}:c' })], ['?']],
    ['a piece behind a pseudo parameter, which is one', [piece(2, ':', { 'Fn::Sub': 'a:${AWS::StackName}:c' })], ['c']],
    ['a piece that a pseudo parameter may have in it', [piece(1, '-', { 'Fn::Sub': '${AWS::StackName}-c' })], ['?']],
    ['a piece that is not there', [piece(2, ':', 'a:b')], ['?']],
    ['all pieces', { 'Fn::Split': ['|', 'a|b'] }, ['a,b']],
    ['an item that is there in a world', [{ 'Fn::Select': [0, [{ 'Fn::If': ['Any', { Ref: 'AWS::NoValue' }, 'a'] }, 'b']] }], ['b', 'a']],
  ])('are read: %s', (_, AvailabilityZones, expected) => {
    expect(zones({ name: 't', template: { Parameters: { Open: { Type: 'String' } }, Resources: { Cluster: cluster({ AvailabilityZones }) } } })).toEqual(expected);
  });
});

describe('a password by other ways', () => {
  const PASSWORD = 'hunter2';
  const TEMPLATE = {
    Parameters: { Admin: { Type: 'String', Default: PASSWORD }, Env: { Type: 'String', Default: 'dev', AllowedValues: ['prod', 'dev'] } },
    Mappings: { Values: { of: { admin: PASSWORD } } },
    Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Env' }, 'dev'] } },
  };
  const password = (MasterUserPassword: unknown) => {
    const resources = { Cluster: cluster({ MasterUsername: 'dbadmin', MasterUserPassword }) };
    const { findings } = evaluate(readTemplates([{ name: 't', template: { ...TEMPLATE, Resources: resources } }]), RULES);
    return findings.filter(({ rule }) => rule.id === 'ClusterMasterPasswordLength').map((finding) => describeFinding(finding));
  };

  test.each<[string, unknown]>([
    ['the default of a parameter', { Ref: 'Admin' }],
    ['a parameter in a text', { 'Fn::Sub': '${Admin}' }],
    ['a mapping', { 'Fn::FindInMap': ['Values', 'of', 'admin'] }],
    ['a condition, by default', { 'Fn::If': ['IsDev', PASSWORD, 'long enough'] }],
  ])('is judged, and never told: %s', (_, value) => {
    const [found, ...others] = password(value);
    expect(others).toEqual([]);
    expect(found).toContain('MasterUserPassword has 7 characters');
    expect(found).not.toContain(PASSWORD);
  });
});
