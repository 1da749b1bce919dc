import { readTemplates } from '../../src/readers/template';
import { KINDS } from '../../src/topology/kinds';
import { known } from '../../src/topology/resource';

/** A parameter as a cluster and its instance have it, with a group of the app, of RDS, or of somebody else. */
const parameterWith = (group: unknown): unknown[] => {
  const parameters = { Parameters: { time_zone: 'UTC' } };
  const topology = readTemplates([{
    name: 'one',
    template: {
      Resources: {
        Group: { Type: 'AWS::RDS::DBClusterParameterGroup', Properties: { DBClusterParameterGroupName: 'own', ...parameters } },
        MemberGroup: { Type: 'AWS::RDS::DBParameterGroup', Properties: { DBParameterGroupName: 'own', ...parameters } },
        Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DBClusterParameterGroupName: group } },
        Writer: { Type: 'AWS::RDS::DBInstance', Properties: { DBParameterGroupName: group } },
      },
    },
  }]);
  return [topology.all(KINDS.cluster)[0]!, topology.all(KINDS.instance)[0]!].map((one) => known(() => one.parameter('time_zone') ?? 'left as it is') ?? 'unknown');
};

test.each<[string, unknown, string]>([
  ['one of the app', 'own', 'UTC'],
  ['none', { Ref: 'AWS::NoValue' }, 'left as it is'],
  ['the default one of a family', 'default.aurora-mysql8.0', 'left as it is'],
  ['one outside the app', 'default-mysql', 'unknown'],
  ['one that is not known', { Ref: 'AWS::StackName' }, 'unknown'],
])('what a parameter is with a group: %s', (_, group, expected) => expect(parameterWith(group)).toEqual([expected, expected]));
