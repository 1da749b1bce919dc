import { interpret } from '../../src/readers/intrinsics';
import { Element, TemplateScope } from '../../src/readers/scope';
import { Reference, Settled, Text, isScalar, settle, unknown } from '../../src/values/value';
import { Worlds, explore } from '../../src/values/world';

interface Template {
  Parameters?: Record<string, Record<string, unknown>>;
  Conditions?: Record<string, unknown>;
  Mappings?: Record<string, unknown>;
  Resources?: readonly string[];
}

function scopeOf({ Parameters = {}, Conditions = {}, Mappings = {}, Resources = [] }: Template): TemplateScope {
  const elements = new Map<string, Element | undefined>();
  const scope: TemplateScope = {
    stack: { address: 'Stack', region: unknown('AWS::Region'), account: unknown('AWS::AccountId') },
    interpret: (json) => interpret(json, scope),
    element: (id) => {
      if (!elements.has(id)) elements.set(id, elementOf(id));
      return elements.get(id);
    },
    exported: (name) => (name === 'shared' ? { json: 'from elsewhere', scope } : undefined),
    conditions: () => Object.values(Conditions),
  };
  return scope;

  function elementOf(id: string): Element | undefined {
    const parameter = Parameters[id];
    if (parameter) {
      const declaration = {
        type: String(parameter.Type ?? 'String'),
        default: parameter.Default,
        allowedValues: parameter.AllowedValues as unknown[],
        noEcho: parameter.NoEcho === true,
      };
      return { kind: 'parameter', id, name: id, declaration, scope };
    }
    if (id in Conditions) return { kind: 'condition', name: id, expression: Conditions[id], scope };
    if (id in Mappings) return { kind: 'mapping', entries: Mappings[id] };
    return Resources.includes(id) ? { kind: 'resource', address: `Stack/${id}`, isModelled: id !== 'Custom' } : undefined;
  }
}

/** How the value reads in every world: `value` or `value when …`. */
function readings(json: unknown, template: Template = {}): string[] {
  const value = interpret(json, scopeOf(template));
  const found: string[] = [];
  explore(new Worlds(), (world) => {
    const text = show(settle(value, world));
    const when = world.decisions.map(({ variable, option }) => variable.describe(option)).join(' and ');
    found.push(when === '' ? text : `${text} when ${when}`);
  });
  return found;
}

function show(value: Settled): string {
  switch (value.kind) {
    case 'known': return isScalar(value.value) ? JSON.stringify(value.value) : value.value instanceof Text ? `text ${value.value.key}` : value.value.key;
    case 'list': return `[${value.items.map((item) => (item.kind === 'choice' ? 'choice' : show(item))).join(', ')}]`;
    case 'bag': return `{${value.keys.join(', ')}}`;
    default: return value.kind;
  }
}

test.each<[string, unknown, string[]]>([
  ['a text', 'x', ['"x"']],
  ['a number', 5, ['5']],
  ['null', null, ['absent']],
  ['undefined', undefined, ['absent']],
  ['a list', ['a', 1], ['["a", 1]']],
  ['an object', { A: 1 }, ['{A}']],
  ['a dynamic reference', '{{resolve:ssm:/x:1}}', ['unknown']],
  ['a zone that CDK has not looked up yet', 'dummy1a', ['unknown']],
  ['a VPC that CDK has not looked up yet', 'vpc-12345', ['unknown']],
  ['a parameter that CDK has not looked up yet', 'dummy-value-for-/database/class', ['unknown']],
  ['no value', { Ref: 'AWS::NoValue' }, ['absent']],
  ['the region', { Ref: 'AWS::Region' }, ['unknown']],
  ['another pseudo parameter', { Ref: 'AWS::Partition' }, ['unknown']],
  ['something undeclared', { Ref: 'Missing' }, ['unknown']],
  ['a resource', { Ref: 'Cluster' }, ['Stack/Cluster.Ref']],
  ['an attribute', { 'Fn::GetAtt': ['Cluster', 'Endpoint.Address'] }, ['Stack/Cluster.Endpoint.Address']],
  ['an attribute as text', { 'Fn::GetAtt': 'Cluster.Endpoint.Address' }, ['Stack/Cluster.Endpoint.Address']],
  ['an attribute of a resource the model does not read', { 'Fn::GetAtt': ['Custom', 'Value'] }, ['unknown']],
  ['an export of the app', { 'Fn::ImportValue': 'shared' }, ['"from elsewhere"']],
  ['an export of another app', { 'Fn::ImportValue': 'other' }, ['unknown']],
  ['an export whose name is not known', { 'Fn::ImportValue': { Ref: 'AWS::StackName' } }, ['unknown']],
  ['a join', { 'Fn::Join': ['-', ['a', 'b', 1]] }, ['"a-b-1"']],
  ['a join with a reference', { 'Fn::Join': ['', ['cluster:', { Ref: 'Cluster' }]] }, ['text cluster:${Stack/Cluster.Ref}']],
  ['a join of one reference', { 'Fn::Join': ['', [{ Ref: 'Cluster' }]] }, ['Stack/Cluster.Ref']],
  ['a join of joins', { 'Fn::Join': ['', [{ 'Fn::Join': ['', ['a', { Ref: 'Cluster' }]] }, 'b']] }, ['text a${Stack/Cluster.Ref}b']],
  ['a join with something unknown', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, ['text a-${AWS::Region}']],
  ['a join of something unknown', { 'Fn::Join': ['-', { 'Fn::GetAZs': '' }] }, ['unknown']],
  ['a substitution', { 'Fn::Sub': 'cluster:${Cluster}' }, ['text cluster:${Stack/Cluster.Ref}']],
  ['a substituted attribute', { 'Fn::Sub': '${Cluster.Endpoint.Address}' }, ['Stack/Cluster.Endpoint.Address']],
  ['a substitution with variables', { 'Fn::Sub': ['${a}-${!b}', { a: 'x' }] }, ['"x-${b}"']],
  ['a substitution of something undeclared', { 'Fn::Sub': '${Missing}' }, ['unknown']],
  ['a selection', { 'Fn::Select': [1, ['a', 'b']] }, ['"b"']],
  ['a selection out of range', { 'Fn::Select': [7, ['a', 'b']] }, ['unknown']],
  ['a selection of zones', { 'Fn::Select': ['0', { 'Fn::GetAZs': '' }] }, ['unknown']],
  ['a split', { 'Fn::Select': [1, { 'Fn::Split': ['.', '16.8'] }] }, ['"8"']],
  ['a split of something unknown', { 'Fn::Split': ['.', { Ref: 'AWS::Region' }] }, ['unknown']],
  ['a transform', { 'Fn::Transform': { Name: 'Include' } }, ['unknown']],
  ['a loop beside other properties', { 'Fn::ForEach::X': [], 'A': 1 }, ['unknown']],
  ['a function that does not exist', { 'Fn::Nonsense': 1 }, ['unknown']],
  ['a name of the prototype as a function', { 'Fn::constructor': 1 }, ['unknown']],
])('%s', (_, json, expected) => expect(readings(json, { Resources: ['Cluster', 'Custom'] })).toEqual(expected));

test.each<[string, unknown]>([
  ['Ref', { Ref: 5 }],
  ['Fn::GetAtt', { 'Fn::GetAtt': [1, 2] }],
  ['Fn::GetAtt of no text', { 'Fn::GetAtt': { toString: 0 } }],
  ['Fn::If', { 'Fn::If': ['A', 1] }],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['A'] }],
  ['Fn::Join', { 'Fn::Join': 'x' }],
  ['Fn::Sub', { 'Fn::Sub': 5 }],
  ['Fn::Select', { 'Fn::Select': 1 }],
  ['Fn::Split', { 'Fn::Split': 1 }],
])('%s with arguments it cannot have is unknown', (_, json) => expect(readings(json)).toEqual(['unknown']));

test('a long text that begins a name again and again takes no longer than it is', () => {
  const before = process.cpuUsage();
  expect(readings({ 'Fn::Sub': '${'.repeat(200_000) })).toHaveLength(1);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
});

test('the same zone of the same region is the same unknown', () => {
  const scope = scopeOf({});
  const zone = (index: number) => interpret({ 'Fn::Select': [index, { 'Fn::GetAZs': { Ref: 'AWS::Region' } }] }, scope);
  expect(zone(0)).toEqual(interpret({ 'Fn::Select': ['0', { 'Fn::GetAZs': '' }] }, scope));
  expect(zone(0)).not.toEqual(zone(1));
});

describe('parameters', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['nothing said', {}, ['unknown']],
    ['allowed values', { AllowedValues: ['a', 'b'] }, ['"a" when parameter P is \'a\'', '"b" when parameter P is \'b\'']],
    ['allowed values, the default first', { AllowedValues: ['a', 'b'], Default: 'b' }, ['"b" when parameter P is \'b\'', '"a" when parameter P is \'a\'']],
    ['a default', { Default: 'x' }, ['"x" when parameter P keeps its default \'x\'', 'unknown when parameter P is none of \'x\'']],
    ['a number', { Type: 'Number', AllowedValues: [1, 2] }, ['1 when parameter P is \'1\'', '2 when parameter P is \'2\'']],
    ['a list', { Type: 'CommaDelimitedList', AllowedValues: ['a, b', 'c'] }, ['["a", "b"] when parameter P is \'a, b\'', '["c"] when parameter P is \'c\'']],
    ['one allowed value, so nothing is chosen', { AllowedValues: ['a'] }, ['"a"']],
    ['an empty default', { Default: '' }, ['unknown when parameter P keeps its default \'\'', 'unknown when parameter P is none of \'\'']],
    ['a secret', { Default: 'x', NoEcho: true }, ['unknown when parameter P keeps its default', 'unknown when parameter P is none of the values that the template names']],
    ['looked up', { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/name' }, ['unknown']],
  ])('%s', (_, parameter, expected) => expect(readings({ Ref: 'P' }, { Parameters: { P: parameter } })).toEqual(expected));
});

describe('conditions', () => {
  const isProduction = { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] };
  const isTest = { 'Fn::Equals': ['test', { Ref: 'Env' }] };
  const both = { 'Fn::Join': ['/', [{ 'Fn::If': ['IsProduction', 'p', '-'] }, { 'Fn::If': ['IsTest', 't', '-'] }]] };

  test('a parameter decides all conditions on it alike', () => {
    const template = { Parameters: { Env: {} }, Conditions: { IsProduction: isProduction, IsTest: isTest } };
    expect(readings(both, template)).toEqual([
      '"p/-" when parameter Env is \'prod\'',
      '"-/t" when parameter Env is \'test\'',
      '"-/-" when parameter Env is none of \'prod\', \'test\'',
    ]);
  });

  test.each<[string, unknown, string[]]>([
    ['not', { 'Fn::Not': [{ Condition: 'IsProduction' }] }, ['"no" when parameter Env is \'prod\'', '"yes" when parameter Env is \'dev\'']],
    ['and', { 'Fn::And': [{ Condition: 'IsProduction' }, { 'Fn::Equals': [1, '1'] }] }, ['"yes" when parameter Env is \'prod\'', '"no" when parameter Env is \'dev\'']],
    ['or', { 'Fn::Or': [{ Condition: 'IsProduction' }, { 'Fn::Equals': ['a', 'b'] }] }, ['"yes" when parameter Env is \'prod\'', '"no" when parameter Env is \'dev\'']],
    ['equal unknowns', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, { Ref: 'AWS::Region' }] }, ['"yes"']],
    ['what nothing decides', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }, ['"yes" when condition C is true', '"no" when condition C is false']],
    ['a reference to itself', { Condition: 'C' }, ['"yes" when condition C is true', '"no" when condition C is false']],
    ['an empty comparison', { 'Fn::Equals': [] }, ['"yes" when condition C is true', '"no" when condition C is false']],
    ['a comparison of one', { 'Fn::Equals': [1] }, ['"yes" when condition C is true', '"no" when condition C is false']],
    ['a comparison of three', { 'Fn::Equals': [1, 1, 1] }, ['"yes" when condition C is true', '"no" when condition C is false']],
    ['not, of nothing', { 'Fn::Not': [] }, ['"yes" when condition C is true', '"no" when condition C is false']],
    ['nonsense', { 'Fn::Equals': 5 }, ['"yes" when condition C is true', '"no" when condition C is false']],
  ])('%s', (_, condition, expected) => {
    const template = { Parameters: { Env: { AllowedValues: ['prod', 'dev'] } }, Conditions: { IsProduction: isProduction, C: condition } };
    expect(readings({ 'Fn::If': ['C', 'yes', 'no'] }, template)).toEqual(expected);
  });

  test('a condition that is not declared can be either', () => {
    expect(readings({ 'Fn::If': ['Missing', 'yes', { Ref: 'AWS::NoValue' }] })).toEqual(['"yes" when condition Missing is true', 'absent when condition Missing is false']);
  });

  test('an empty default counts in conditions, and is a placeholder elsewhere', () => {
    const template = { Parameters: { Snapshot: { Default: '' } }, Conditions: { Restores: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Snapshot' }, ''] }] } } };
    expect(readings({ 'Fn::If': ['Restores', { Ref: 'Snapshot' }, { Ref: 'AWS::NoValue' }] }, template)).toEqual([
      'absent when parameter Snapshot keeps its default \'\'',
      'unknown when parameter Snapshot is none of \'\'',
    ]);
  });
});

describe('mappings', () => {
  const template = { Parameters: { Env: { AllowedValues: ['prod', 'dev'] } }, Mappings: { Sizes: { prod: { class: 'db.r6g.large' }, dev: {} } } };

  test('each choice of a key finds its value', () => {
    expect(readings({ 'Fn::FindInMap': ['Sizes', { Ref: 'Env' }, 'class'] }, template)).toEqual([
      '"db.r6g.large" when parameter Env is \'prod\'',
      'unknown when parameter Env is \'dev\'',
    ]);
  });

  test.each([['an unknown key', { Ref: 'AWS::Region' }], ['a name of the prototype', 'constructor']])('%s', (_, key) => {
    expect(readings({ 'Fn::FindInMap': ['Sizes', key, 'class'] }, template)).toEqual(['unknown']);
  });
});

test('references compare by identity', () => {
  expect(new Reference('A', 'Ref').key).toBe('A.Ref');
});
