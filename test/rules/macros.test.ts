import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { evaluate } from '../../src/engine/evaluate';
import { Example } from '../../src/engine/example';
import { Rule } from '../../src/engine/rule';
import { readConstructTree } from '../../src/readers/construct-tree';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { newApp, templateFile } from '../support/apps';
import { synthesize } from '../support/doors';
import { exampleApp } from '../support/example-app';

/** The rules that an example breaks where all its stacks go through a macro. */
function found(example: Example, macro: string, rules: readonly Rule[]): string[] {
  const app = exampleApp(example);
  for (const stack of app.node.children) (stack as Stack).addTransform(macro);
  return evaluate(readConstructTree(app), rules).findings.map(({ rule }) => rule.id);
}

/** About nothing but the type of a resource and the Region of its stack, from where no macro moves it. */
const isOfTheStack = (id: string): boolean => id === 'GlobalClusterRegion' || id.endsWith('Registration');

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s says nothing of what a macro may change, and the same with a transform of AWS', (id, rule) => {
  for (const example of rule.invalid) {
    expect([example.title, found(example, 'Company', RULES).filter((broken) => !isOfTheStack(broken))]).toEqual([example.title, []]);
    expect([example.title, found(example, 'AWS::Serverless-2016-10-31', [rule])]).toEqual([example.title, expect.arrayContaining([id])]);
  }
});

test('what a template exports, and passes to a nested stack, may be changed as well', () => {
  const cluster = (EngineMode: unknown) => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', EngineMode } });
  const retired = (Transform: string): string[] => evaluate(readTemplates([
    {
      name: 'data',
      template: {
        Transform,
        Resources: { Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Mode: 'serverless' } } } },
        Outputs: { Mode: { Value: 'serverless', Export: { Name: 'mode' } } },
      },
      nested: { Nested: { template: { Parameters: { Mode: { Type: 'String' } }, Resources: { Cluster: cluster({ Ref: 'Mode' }) } } } },
    },
    { name: 'other', template: { Resources: { Cluster: cluster({ 'Fn::ImportValue': 'mode' }) } } },
  ]), RULES).findings.filter(({ rule }) => rule.id === 'EngineModeRetired').map(({ location }) => location.resource.address);

  expect(retired('AWS::Serverless-2016-10-31')).toEqual(['data/Nested/Cluster', 'other/Cluster']);
  expect(retired('Company')).toEqual([]);
});

test.each<[Transform: unknown, isKnown: boolean]>([
  [undefined, true],
  ['AWS::LanguageExtensions', true],
  [['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31'], true],
  [{ Name: 'AWS::Include', Parameters: { Location: 's3://bucket/snippet.json' } }, true],
  [[], true],
  ['Company', false],
  [['AWS::LanguageExtensions', 'Company'], false],
  [{ Name: 'Company' }, false],
  [{ Name: { Ref: 'Macro' } }, false],
  [{}, false],
])('a template with Transform %j is known: %s', (Transform, isKnown) => {
  const cluster = { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', EngineMode: 'serverless' } };
  const { findings } = evaluate(readTemplates([{ name: 't', template: { Transform, Resources: { Cluster: cluster } } }]), RULES);
  expect(findings.length > 0).toBe(isKnown);
});

describe('a macro that an app names in another way', () => {
  const cluster = { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', EngineMode: 'serverless' } };
  const include = (stack: Stack, template: object) => new CfnInclude(stack, 'Template', { templateFile: templateFile(template) });
  const isKnown = (app: App): boolean => evaluate(readConstructTree(app), RULES).findings.length > 0;

  test.each<[string, (stack: Stack, macro: string) => void]>([
    ['as the transform of an included template', (stack, macro) => include(stack, { Transform: macro, Resources: { Cluster: cluster } })],
    ['as one of the transforms of an included template', (stack, macro) => {
      include(stack, { Transform: ['AWS::LanguageExtensions', macro], Resources: { Cluster: cluster } });
    }],
    ['as the transform of a template that is included beside the cluster', (stack, macro) => {
      include(stack, { Transform: macro, Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });
      new CfnResource(stack, 'Cluster', { type: cluster.Type, properties: cluster.Properties });
    }],
    ['as CDK once had it', (stack, macro) => {
      Object.assign(stack.templateOptions, { transform: macro });
      new CfnResource(stack, 'Cluster', { type: cluster.Type, properties: cluster.Properties });
    }],
  ])('%s, is seen before and after synthesis', (_, declare) => {
    for (const [macro, expected] of [['Company', false], ['AWS::Serverless-2016-10-31', true]] as const) {
      const app = newApp();
      declare(new Stack(app, 'Stack'), macro);
      const before = isKnown(app);
      synthesize(app);
      expect([before, isKnown(app)]).toEqual([expected, expected]);
    }
  });
});
