import { CfnMapping, CfnOutput, CfnParameter, CfnResource, Fn, NestedStack, Stack, Token } from 'aws-cdk-lib';
import { evaluate } from '../../src/engine/evaluate';
import { Example, ExampleStack } from '../../src/engine/example';
import { describeFinding } from '../../src/engine/render';
import { readConstructTree } from '../../src/readers/construct-tree';
import { readTemplates } from '../../src/readers/template';
import { TemplateInput } from '../../src/readers/template-input';
import { RULES } from '../../src/rules';
import { KINDS } from '../../src/topology/kinds';
import { Topology } from '../../src/topology/topology';
import { newApp } from '../support/apps';
import { exampleApp } from '../support/example-app';
import { exampleTemplates } from '../support/example-templates';

/** How long any of them may take, all rules included, in milliseconds of the processor: other tests run beside. */
const LIMIT = 2000;

function timeOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Each takes an example, and then reads it. */
const READERS: Readonly<Record<string, (example: Example) => () => Topology>> = {
  'of construct trees': (example) => {
    const app = exampleApp(example);
    return () => readConstructTree(app);
  },
  'of templates': (example) => {
    const templates = exampleTemplates(example);
    return () => readTemplates(templates);
  },
};

/** What the rules find, which has to be in time; no rule may fail. */
function saidOf(topology: Topology): string[] {
  const { findings, failed } = evaluate(topology, RULES);
  expect(failed).toEqual([]);
  return findings.map((finding) => `${describeFinding(finding)} ${finding.when ?? ''}`);
}

const cluster = (EngineMode: unknown, more: object = {}) => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', EngineMode, ...more } });

/** A cluster whose value depends on a piece of template, wherever a rule reads, and another one that is wrong. */
const reading = (value: unknown, more: Partial<ExampleStack> = {}): Example => ({
  title: 'hard',
  region: 'eu-west-1',
  ...more,
  resources: {
    Cluster: cluster(value, { EngineVersion: value, DBClusterIdentifier: value, StorageType: value, KmsKeyId: value }),
    Writer: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBInstanceClass: value, DBClusterIdentifier: value, DBParameterGroupName: value } },
    World: { Type: 'AWS::RDS::GlobalCluster', Properties: { SourceDBClusterIdentifier: value } },
    ...more.resources,
  },
});

type Entries = Record<string, unknown>;

const numbered = (count: number, make: (index: number) => [string, unknown]): Entries =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));

const merged = (parts: readonly Entries[]): Entries => Object.assign({}, ...parts) as Entries;

/** A function in itself, again and again. */
function nestedIn(depth: number, wrap: (inner: unknown) => unknown, core: unknown): unknown {
  let json = core;
  for (let index = 0; index < depth; index++) json = wrap(json);
  return json;
}

const yesNo = (condition: string) => ({ 'Fn::If': [condition, 'provisioned', 'serverless'] });
const of = (name: string) => ({ Condition: name });
const parameters = { Env: { Type: 'String', Default: 'dev' } };
const isProd = { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] };

/** Exports by number; the last one is `core`. */
const exporting = (count: number, make: (next: unknown) => unknown, core: unknown) => numbered(count, (index) => [
  `Output${index}`,
  { Value: index + 1 < count ? make({ 'Fn::ImportValue': `export-${index + 1}` }) : core, Export: { Name: `export-${index}` } },
]) as ExampleStack['outputs'] & object;

/** Exports in a ring. */
const ring = (count: number, make: (next: unknown) => unknown) => numbered(count, (index) => [
  `Output${index}`,
  { Value: make({ 'Fn::ImportValue': `export-${(index + 1) % count}` }), Export: { Name: `export-${index}` } },
]) as ExampleStack['outputs'] & object;

const first = { 'Fn::ImportValue': 'export-0' };
const either = (inner: unknown) => ({ 'Fn::If': ['IsProd', inner, inner] });
const joined = (inner: unknown) => ({ 'Fn::Join': ['', [inner, inner]] });
const once = (inner: unknown) => ({ 'Fn::Join': ['', ['a', inner]] });

const SHAPES: Readonly<Record<string, Example>> = {
  '14 layers of Fn::Or of three': reading(yesNo('Layer0x0'), {
    conditions: merged(Array.from({ length: 14 }, (_, layer) => numbered(3, (index) => [
      `Layer${layer}x${index}`,
      layer === 13 ? { 'Fn::Equals': [{ Ref: `Open${index}` }, 'yes'] } : { 'Fn::Or': [0, 1, 2].map((inner) => of(`Layer${layer + 1}x${inner}`)) },
    ]))),
  }),
  'a ring of Fn::Or of three': reading(yesNo('Ring0'), { conditions: numbered(14, (index) => [`Ring${index}`, { 'Fn::Or': [1, 2, 3].map((step) => of(`Ring${(index + step) % 14}`)) }]) }),
  'a condition of itself': reading(yesNo('Self'), { conditions: { Self: { 'Fn::Or': [of('Self'), { 'Fn::Not': [of('Self')] }, { 'Fn::And': [of('Self'), of('Self')] }] } } }),
  '10,000 conditions in a row': reading(yesNo('Row0'), { parameters, conditions: numbered(10_000, (index) => [`Row${index}`, index === 9_999 ? isProd : { 'Fn::Not': [of(`Row${index + 1}`)] }]) }),
  ...Object.fromEntries([1000, 10_000].flatMap((depth) => ([
    [`Fn::Not ${depth} deep`, reading(yesNo('Deep'), { parameters, conditions: { Deep: nestedIn(depth, (inner) => ({ 'Fn::Not': [inner] }), isProd) } })],
    [`Fn::Or ${depth} deep`, reading(yesNo('Deep'), { parameters, conditions: { Deep: nestedIn(depth, (inner) => ({ 'Fn::Or': [isProd, inner] }), isProd) } })],
    [`Fn::Equals of Fn::Join ${depth} deep`, reading(yesNo('Deep'), { parameters, conditions: { Deep: { 'Fn::Equals': [nestedIn(depth, once, { Ref: 'Env' }), 'a'] } } })],
    [`Fn::Join ${depth} deep`, reading(nestedIn(depth, once, { Ref: 'Env' }), { parameters })],
    [`Fn::If ${depth} deep`, reading(nestedIn(depth, (inner) => ({ 'Fn::If': ['IsProd', 'provisioned', inner] }), 'serverless'), { parameters, conditions: { IsProd: isProd } })],
    [`Fn::If ${depth} deep, as a condition`, reading({ 'Fn::If': [nestedIn(depth, (inner) => ({ 'Fn::Not': [inner] }), isProd), 'provisioned', 'serverless'] }, { parameters })],
    [`an unknown function ${depth} deep`, reading(nestedIn(depth, (inner) => ({ 'Fn::Nonsense': inner }), 'x'))],
    [`lists ${depth} deep`, reading(nestedIn(depth, (inner) => [inner], 'x'))],
    [`objects ${depth} deep`, reading(nestedIn(depth, (inner) => ({ inner }), 'x'))],
    [`${depth} exports in a row`, reading(first, { elsewhere: { Other: { region: 'eu-west-1', resources: {}, outputs: exporting(depth, (next) => ({ 'Fn::Join': ['', [next]] }), 'serverless') } } } as object)],
  ] as [string, Example][]))),
  '30 exports that join the next twice': reading(first, { outputs: exporting(30, joined, 'a') }),
  '30 exports that join the next twice, of an unknown': reading(first, { outputs: exporting(30, joined, { Ref: 'AWS::StackName' }) }),
  '30 exports that join the next twice, of a reference': reading(first, { outputs: exporting(30, joined, { Ref: 'Cluster' }) }),
  '30 exports that join the next twice, of a parameter': reading(first, { parameters, outputs: exporting(30, joined, { Ref: 'Env' }) }),
  '30 exports that list the next twice': reading(first, { outputs: exporting(30, (next) => [next, next], 'a') }),
  '30 exports that choose the next or the next': reading(first, { parameters, conditions: { IsProd: isProd }, outputs: exporting(30, either, { Ref: 'Env' }) }),
  'a ring of exports': reading(first, { outputs: ring(3, (next) => next) }),
  'a ring of exports that join': reading(first, { outputs: ring(3, joined) }),
  'a ring of exports that choose': reading(first, { parameters, conditions: { IsProd: isProd }, outputs: ring(3, (next) => ({ 'Fn::If': ['IsProd', next, once(next)] })) }),
  'an export named by a choice, which is itself': reading(first, {
    parameters,
    conditions: { IsProd: isProd },
    outputs: { Output: { Value: { 'Fn::ImportValue': { 'Fn::If': ['IsProd', 'export-0', 'export-0'] } }, Export: { Name: 'export-0' } } },
  }),
  'a ring of exports that choose by name': reading(first, {
    parameters,
    outputs: ring(3, (next) => ({ 'Fn::Join': ['', ['x', { 'Fn::ImportValue': { 'Fn::Join': ['', [{ 'Fn::Select': [1, { 'Fn::Split': ['!', { 'Fn::Join': ['', ['!', { Ref: 'Env' }]] }] }] }, next]] } }]] })),
  }),
};

describe.each(Object.entries(READERS))('the reader %s', (_, read) => {
  test.each(Object.entries(SHAPES))('ends in time, and no rule fails: %s', (__, example) => {
    const measured = (): number => {
      const reader = read(example);
      return timeOf(() => saidOf(reader()));
    };
    const time = measured();
    // Beside other things on the same core, a run may take several times as long as it takes.
    expect(time < LIMIT ? time : measured()).toBeLessThan(LIMIT);
  });

  test('what repeats is still known', () => {
    const modeOf = (outputs: ExampleStack['outputs'] & object) => read({ title: 'known', resources: { Cluster: cluster(first) }, outputs })().all(KINDS.cluster)[0]!.engineMode;
    expect(modeOf(exporting(60, (next) => ({ 'Fn::Join': ['', [next]] }), 'serverless'))).toBe('serverless');
    expect(modeOf(exporting(11, joined, 'a'))).toBe('a'.repeat(1024));
  });
});

const CONDITION = { Is: { 'Fn::And': [{ 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] }, { 'Fn::Equals': [{ Ref: 'Open' }, 'yes'] }] } };

test('a ring of mappings, and of nested stacks', () => {
  const lookUp = { 'Fn::FindInMap': ['Ring', 'a', 'b'] };
  const mappings = { Ring: { a: { b: lookUp } }, Joined: { a: { b: joined({ 'Fn::FindInMap': ['Joined', 'a', 'b'] }) } } };
  const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { In: { 'Fn::GetAtt': ['Nested', 'Outputs.Out'] } } } };
  const back = { 'Fn::GetAtt': ['Nested', 'Outputs.Out'] };
  const inner = { Parameters: { In: { Type: 'String' } }, Resources: { Inner: cluster({ Ref: 'In' }) }, Outputs: { Out: { Value: joined({ Ref: 'In' }) } } };
  const templates: TemplateInput[] = [{
    name: 'ring',
    template: { Conditions: CONDITION, Mappings: mappings, Resources: { Nested: nested, One: cluster(lookUp), Two: cluster({ 'Fn::FindInMap': ['Joined', 'a', 'b'] }), Outer: cluster(back) } },
    nested: { Nested: { template: inner } },
  }];
  expect(timeOf(() => saidOf(readTemplates(templates)))).toBeLessThan(LIMIT);

  const stack = new Stack(newApp(), 'Stack');
  const toMapping = new CfnMapping(stack, 'Ring', { mapping: { a: { b: 'x' } } });
  toMapping.setValue('a', 'b', Fn.findInMap('Ring', 'a', 'b'));
  const inStack: NestedStack = new NestedStack(stack, 'Nested');
  const parameter = new CfnParameter(inStack, 'In');
  const output = new CfnOutput(inStack, 'Out', { value: Fn.join('', [parameter.valueAsString, parameter.valueAsString]) });
  const toOutput = Token.asString({ 'Fn::GetAtt': [stack.getLogicalId(inStack.nestedStackResource as CfnResource), `Outputs.${inStack.getLogicalId(output)}`] });
  inStack.setParameter('In', toOutput);
  [Fn.findInMap('Ring', 'a', 'b'), toOutput].forEach((mode, index) => new CfnResource(stack, `Cluster${index}`, { type: 'AWS::RDS::DBCluster', properties: cluster(mode).Properties }));
  new CfnResource(inStack, 'Inner', { type: 'AWS::RDS::DBCluster', properties: cluster(parameter.valueAsString).Properties });
  expect(timeOf(() => saidOf(readConstructTree(stack)))).toBeLessThan(LIMIT);
});

describe('what a secret is compared with is never shown', () => {
  const SECRET = 'hunter2Xq';
  const half = [SECRET.slice(0, 4), SECRET.slice(4)];
  const password = { Ref: 'Login' };

  test.each<[string, unknown, unknown]>([
    ['by Ref', password, SECRET],
    ['by Fn::Sub', { 'Fn::Sub': '${Login}' }, SECRET],
    ['by Fn::Sub, with text of the secret', { 'Fn::Sub': `\${Login}-${SECRET}` }, 'x'],
    ['by Fn::Sub with variables', { 'Fn::Sub': ['${P}', { P: password }] }, SECRET],
    ['by Fn::Join', { 'Fn::Join': ['', [password, '']] }, SECRET],
    ['by Fn::Join, with text of the secret', { 'Fn::Join': [SECRET, [password, SECRET]] }, 'x'],
    ['by Fn::Select of Fn::Split', { 'Fn::Select': [0, { 'Fn::Split': [',', password] }] }, SECRET],
    ['by Fn::If', { 'Fn::If': ['Other', password, 'x'] }, SECRET],
    ['by a mapping', { 'Fn::FindInMap': ['Map', password, SECRET] }, 'x'],
    ['with a text that is joined', password, { 'Fn::Join': ['', half] }],
    ['with a text by Fn::Sub', { 'Fn::Sub': '${Login}' }, { 'Fn::Sub': SECRET }],
  ])('%s', (_, left, right) => {
    const all = [{ 'Fn::Equals': [left, right] }, { 'Fn::Equals': [right, left] }, { 'Fn::Not': [{ 'Fn::Equals': [left, right] }] }];
    for (const expression of all) {
      // Without a name of its own, the expression is what is shown.
      const conditions = { Is: { 'Fn::Or': [expression, { 'Fn::Equals': [{ Ref: 'AWS::StackName' }, 'orders'] }] } };
      const example: Example = {
        title: 'secret',
        parameters: { Login: { Type: 'String', NoEcho: true } },
        conditions,
        resources: { Cluster: cluster({ 'Fn::If': ['Is', 'parallelquery', 'provisioned'] }) },
      };
      for (const read of Object.values(READERS)) {
        const said = saidOf(read(example)()).join('\n');
        expect(said).toContain('orders');
        half.forEach((text) => expect(said).not.toContain(text));
      }
    }
  });

  test('nor one that a parent stack passes on under another name', () => {
    const inner = {
      Parameters: { Plain: { Type: 'String' } },
      Conditions: { Is: { 'Fn::Or': [{ 'Fn::Equals': [{ 'Fn::Sub': '${Plain}!' }, SECRET] }, { 'Fn::Equals': [{ Ref: 'AWS::StackName' }, 'orders'] }] } },
      Resources: { Cluster: cluster({ 'Fn::If': ['Is', 'parallelquery', 'provisioned'] }) },
    };
    const Nested = { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Plain: password } } };
    const said = saidOf(readTemplates([{ name: 'parent', template: { Parameters: { Login: { Type: 'String', NoEcho: true } }, Resources: { Nested } }, nested: { Nested: { template: inner } } }])).join('\n');
    expect(said).toContain('orders');
    expect(said).not.toContain(SECRET);
  });
});
