import { readTemplates } from '../../src/readers/template';
import { KINDS } from '../../src/topology/kinds';
import { Name, namedBy, placesAt, possibleNames } from '../../src/topology/naming';

/** The cluster of a template, with a role beside it. */
function cluster(properties: Record<string, unknown>, more: Record<string, unknown> = {}) {
  const resources = {
    Role: { Type: 'AWS::IAM::Role', Properties: {} },
    Other: { Type: 'AWS::Lambda::Function', Properties: {} },
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: properties },
  };
  return readTemplates([{ name: 'Shop', template: { Resources: resources, ...more } }]).all(KINDS.cluster)[0]!;
}

/** A name in short. */
const short = (name: Name): string => ('text' in name ? name.text : `${name.of.logicalId}.${name.attribute}`);

const names = (properties: Record<string, unknown>, path: string) =>
  placesAt(cluster(properties), path).map(({ at, isListed, names: own }) => [at, isListed, own.map(short)]);

const role = { 'Fn::GetAtt': ['Role', 'Arn'] };

test.each([
  ['a text', 'orders', ['orders']],
  ['a number', 7, ['7']],
  ['a reference', role, ['Role.Arn']],
  ['a reference to what is not of the model', { 'Fn::GetAtt': ['Other', 'Arn'] }, []],
  ['an import', { 'Fn::ImportValue': 'role' }, []],
  ['a text of which the beginning is known', { 'Fn::Sub': 'role-${AWS::StackName}-${Role}' }, ['role-…-…']],
  ['a text of which the end is known', { 'Fn::Sub': '${AWS::StackName}-role' }, ['…-role']],
])('%s', (_, value, expected) => {
  expect(names({ MonitoringRoleArn: value }, 'MonitoringRoleArn')).toEqual([['MonitoringRoleArn', false, expected]]);
});

test('of a list what is known, of a list of objects each, of an object what is in it', () => {
  expect(names({ VpcSecurityGroupIds: ['sg-1', { 'Fn::ImportValue': 'group' }, { Ref: 'Role' }] }, 'VpcSecurityGroupIds')).toEqual([['VpcSecurityGroupIds', true, ['sg-1', 'Role.Ref']]]);
  expect(names({ AssociatedRoles: [{ RoleArn: 'a' }, {}, { RoleArn: role }] }, 'AssociatedRoles.*.RoleArn'))
    .toEqual([['AssociatedRoles.0.RoleArn', false, ['a']], ['AssociatedRoles.2.RoleArn', false, ['Role.Arn']]]);
  expect(names({ MasterUserSecret: { KmsKeyId: 'alias/a' } }, 'MasterUserSecret.KmsKeyId')).toEqual([['MasterUserSecret.KmsKeyId', false, ['alias/a']]]);
  expect(['VpcSecurityGroupIds', 'AssociatedRoles.*.RoleArn', 'MasterUserSecret.KmsKeyId'].flatMap((path) => names({}, path))).toEqual([]);
});

const conditions = { Parameters: { Stage: { Type: 'String' }, Group: { Type: 'String', Default: 'sg-2' } }, Conditions: { IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } } };
const either = (one: unknown, other: unknown) => ({ 'Fn::If': ['IsTest', one, other] });

test.each([
  ['either of two', either('a', role), ['Role.Arn', 'a']],
  ['either of two lists', either(['a', 'b'], [either('c', 'd')]), ['a', 'b', 'c', 'd']],
  ['nothing, or something', either({ Ref: 'AWS::NoValue' }, 'a'), ['a']],
  ['a parameter with a default', { Ref: 'Group' }, ['sg-2']],
  ['nothing', undefined, []],
  ['an import', { 'Fn::ImportValue': 'role' }, []],
])('in some world: %s', (_, value, expected) => {
  expect(possibleNames(cluster({ MonitoringRoleArn: value }, conditions), 'MonitoringRoleArn')!.map(short).sort()).toEqual(expected);
});

test('what is no value cannot be listed', () => {
  expect(possibleNames(cluster({ MonitoringRoleArn: { a: 'b' } }), 'MonitoringRoleArn')).toBeUndefined();
});

test('what is called so is told from what is something else', () => {
  const subject = cluster({ SourceDBClusterIdentifier: { 'Fn::GetAtt': ['Cluster', 'MasterUserSecret.SecretArn'] }, DBClusterIdentifier: 'arn:aws:rds:eu-west-1:111122223333:cluster:orders' });
  expect(namedBy(subject, 'SourceDBClusterIdentifier', ['ARN']).map(({ shown }) => shown)).toEqual(['the MasterUserSecret.SecretArn of Cluster']);
  expect(namedBy(subject, 'DBClusterIdentifier', ['ARN']).map(({ shown }) => shown)).toEqual(["'arn:aws:rds:eu-west-1:111122223333:cluster:orders'"]);
  expect(namedBy(subject, 'DBClusterIdentifier', ['endpoint', 'resource id'])).toEqual([]);
});
