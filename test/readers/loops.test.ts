import { evaluate, evaluateChanges } from '../../src/engine/evaluate';
import { compare } from '../../src/readers/deployed/compare';
import { readPlan, readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { mysql } from '../../src/rules/_examples';
import { CHANGE_RULES } from '../../src/rules/updates';

const INSTANCE = { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: { Ref: 'Cluster' }, DBInstanceClass: 'db.r6g.large' } };
const CLUSTER = { Cluster: mysql() };
const template = (resources: object): object => ({ Transform: 'AWS::LanguageExtensions', Resources: { ...CLUSTER, ...resources } });

/** What makes resources that the template does not show. */
const LOOPS: Readonly<Record<string, object>> = {
  'a loop': { 'Fn::ForEach::Members': ['Id', ['A', 'B'], { 'Instance${Id}': INSTANCE }] },
  'an include': { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://bucket/members.yaml' } } },
};

const named = { name: 'Orders', artifactId: 'Orders', stackName: 'Orders', file: 'Orders.json' };

describe.each(Object.entries(LOOPS))('%s', (_, loop) => {
  test('may make what is missing', () => {
    const findings = (resources: object) => evaluate(readTemplates([{ name: 'Orders', template: template(resources) }]), RULES).findings;
    expect(findings({}).map(({ rule }) => rule.id)).toContain('ClusterInstancesMissing');
    expect(findings(loop).map(({ rule }) => rule.id)).toEqual([]);
  });

  test.each([
    ['to be', { InstanceA: INSTANCE, InstanceB: INSTANCE }, loop],
    ['deployed', loop, { InstanceA: INSTANCE, InstanceB: INSTANCE }],
  ])('is no removal and no addition: what is %s', (__, before, after) => {
    const { changes } = compare(readPlan([{ ...named, template: template(after) }]), [{ ...named, template: template(before) }]);
    expect(evaluateChanges(changes!, CHANGE_RULES).findings).toEqual([]);
  });
});

test('without one, instances that are no more are removed', () => {
  const { changes } = compare(readPlan([{ ...named, template: template({}) }]), [{ ...named, template: template({ Writer: INSTANCE }) }]);
  expect(evaluateChanges(changes!, CHANGE_RULES).findings).not.toEqual([]);
});
