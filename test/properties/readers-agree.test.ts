import { readFileSync } from 'fs';
import { App, CfnResource, Stack, Token } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { evaluate } from '../../src/engine/evaluate';
import { readConstructTree } from '../../src/readers/construct-tree';
import { readTemplates } from '../../src/readers/template';
import { TemplateInput } from '../../src/readers/template-input';
import { RULES } from '../../src/rules';
import { Topology } from '../../src/topology/topology';
import { cases, deployedTemplates, ownCases } from '../corpus/cases';
import { APPS, example } from '../examples/support';
import { FAULTY_APPS, templateFile } from '../support/apps';
import { nodes, synthesize } from '../support/doors';
import { synthesizedTemplates, templateAddress } from '../support/synthesized';

/** What is found and what cannot be known, each at its resource. */
function said(topology: Topology, addressOf: (address: string) => string = (address) => address): string[] {
  const { findings, undecided, failed } = evaluate(topology, RULES);
  expect(failed).toEqual([]);
  return [
    ...findings.map(({ rule, location: { resource, property }, holdsByDefault }) =>
      [rule.id, addressOf(resource.address), property, holdsByDefault].join(' ')),
    ...undecided.map(({ rule, resource, property }) => ['undecided', rule.id, addressOf(resource.address), property].join(' ')),
  ].sort();
}

const ACCOUNT = '111122223333';

function included(file: string, region: string): App | undefined {
  const app = new App({ analyticsReporting: false });
  try {
    new CfnInclude(new Stack(app, 'Stack', { env: { region, account: ACCOUNT } }), 'Template', { templateFile: file, preserveLogicalIds: true });
    return app;
  } catch {
    // CDK could not synthesize it either.
    return undefined;
  }
}

/** What one of the readers says of a file, and not the other. */
function differences(file: string, region: string): string[] {
  const app = included(file, region);
  if (!app) return [];
  const input: TemplateInput = { name: 'Stack/Template', region, account: ACCOUNT, template: JSON.parse(readFileSync(file, 'utf8')) };
  return differing(said(readTemplates([input])), said(readConstructTree(app)));
}

const differing = (inTemplate: readonly string[], inTree: readonly string[]): string[] => [
  ...inTemplate.filter((one) => !inTree.includes(one)).map((one) => `only in the template: ${one}`),
  ...inTree.filter((one) => !inTemplate.includes(one)).map((one) => `only in the tree: ${one}`),
];

test('a template of the corpus that is included says what it says as it is', () => {
  const own = ownCases().flatMap(({ cases: ofTopic }) => ofTopic.flatMap(({ rejected, fixed }) => [rejected, fixed].map(templateFile)));
  const files = [
    ...cases().flatMap(({ rejected, fixed, region }) => [{ file: rejected, region }, { file: fixed, region }]),
    ...own.map((file) => ({ file, region: 'us-east-1' })),
    ...deployedTemplates(['must-pass']),
  ];
  const found = files.flatMap(({ file, region }) => differences(file, region).map((difference) => `${file}: ${difference}`));
  expect(found).toEqual([]);
});

const EVERY_APP: Readonly<Record<string, () => App>> = {
  ...Object.fromEntries(Object.keys(APPS).map((name) => [`the example ${name}`, () => example(name)])),
  ...FAULTY_APPS,
};

test.each(Object.entries(EVERY_APP))('the templates of an app say what it says itself: %s', (_, make) => {
  const app = make();
  const resources = [...nodes(app)].filter((node) => CfnResource.isCfnResource(node));
  const addresses = new Map(resources.map((resource) => [resource.node.path, templateAddress(resource)]));
  const inTree = (): string[] => said(readConstructTree(app), (address) => addresses.get(address)!);
  const before = inTree();
  synthesize(app);
  expect(inTree()).toEqual(before);
  const templates = synthesizedTemplates(app).map((template) => ({ ...template, ...placeOf(app, template.name) }));
  expect(differing(said(readTemplates(templates)), before)).toEqual([]);
});

/** Where a stack is deployed, as far as it says so. */
function placeOf(app: App, path: string): Pick<TemplateInput, 'region' | 'account'> {
  const { region, account } = [...nodes(app)].find((node) => Stack.isStack(node) && node.node.path === path) as Stack;
  const open = (value: string): boolean => Token.isUnresolved(value);
  return { ...(open(region) ? {} : { region }), ...(open(account) ? {} : { account }) };
}
