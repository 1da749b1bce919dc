import { evaluate } from '../../src/engine/evaluate';
import { ExampleStack } from '../../src/engine/example';
import { Rule, rule, topic } from '../../src/engine/rule';
import { readConstructTree } from '../../src/readers/construct-tree';
import { mysql } from '../../src/rules/_examples';
import { Cluster } from '../../src/topology/cluster';
import { WORLD_LIMIT } from '../../src/values/world';
import { exampleApp } from '../support/example-app';

/** A rule that says what it sees, each at a place of its own: what is at one place is one mistake. */
const seen = (look: (cluster: Cluster) => string | undefined | false): Rule =>
  topic('test', { title: 'Test', about: 'Test.' }, [rule('Seen', {
    on: 'cluster',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'A test.',
    sources: [],
    check: (cluster) => {
      const found = look(cluster);
      return found !== undefined && found !== false && { at: found, found };
    },
    what: ({ found }) => found,
    why: 'a test',
    fix: 'change it',
    invalid: [],
    valid: [],
  })]).rules[0]!;

type Look = (cluster: Cluster) => string | undefined | false;

/** What a rule sees, and when. */
const found = (stack: ExampleStack, look: Look, elsewhere?: Record<string, ExampleStack>): string[] => {
  const app = exampleApp({ title: 'test', ...stack, ...(elsewhere ? { elsewhere } : {}) });
  const { findings, failed } = evaluate(readConstructTree(app), [seen(look)]);
  expect(failed).toEqual([]);
  return findings.map(({ what, when, holdsByDefault }) => `${what}${when === undefined ? '' : ` when ${when}`}${when !== undefined && holdsByDefault ? ', by default' : ''}`);
};

/** How EngineVersion reads, in every world it is found in. */
const readings = (value: unknown, more: Omit<ExampleStack, 'resources'> = {}): string[] =>
  found({ ...more, resources: { Cluster: mysql({ EngineVersion: value }) } }, ({ engineVersion }) => engineVersion ?? 'absent');

const ENV = { Env: { Type: 'String', AllowedValues: ['prod', 'stage', 'dev'] } };
const is = (env: string) => ({ 'Fn::Equals': [{ Ref: 'Env' }, env] });
const yesNo = (condition: string) => ({ 'Fn::If': [condition, 'yes', 'no'] });

describe('conditions', () => {
  test.each<[string, unknown, string[]]>([
    ['Fn::And needs all of them', { 'Fn::And': [{ 'Fn::Not': [is('prod')] }, { 'Fn::Not': [is('stage')] }] }, ['dev']],
    ['Fn::Or needs one', { 'Fn::Or': [is('prod'), is('dev')] }, ['prod', 'dev']],
    ['Fn::Not is the opposite', { 'Fn::Not': [is('prod')] }, ['stage', 'dev']],
    ['they nest', { 'Fn::And': [{ 'Fn::Or': [is('prod'), is('stage')] }, { 'Fn::Not': [{ 'Fn::Or': [is('stage'), is('dev')] }] }] }, ['prod']],
    ['they refer to others', { 'Fn::And': [{ Condition: 'IsProd' }, { 'Fn::Not': [{ Condition: 'IsDev' }] }] }, ['prod']],
    ['Fn::Equals compares what functions give', { 'Fn::Equals': [{ 'Fn::Join': ['-', [{ Ref: 'Env' }, 'eu']] }, 'prod-eu'] }, ['prod']],
    ['Fn::Equals compares what Fn::Select and Fn::Split give', { 'Fn::Equals': [{ 'Fn::Select': [0, { 'Fn::Split': ['a', { Ref: 'Env' }] }] }, 'st'] }, ['stage']],
    ['Fn::Equals compares what a mapping gives', { 'Fn::Equals': [{ 'Fn::If': ['IsProd', 'large', 'small'] }, 'large'] }, ['prod']],
  ])('%s', (_, C, expected) => {
    const conditions = { IsProd: is('prod'), IsDev: is('dev'), C };
    const env = found({ parameters: ENV, conditions, resources: { Cluster: mysql({ EngineVersion: yesNo('C'), DatabaseName: { Ref: 'Env' } }) } }, ({ engineVersion, properties }) => engineVersion === 'yes' && properties.string('DatabaseName'));
    expect(env.map((line) => line.split(' ')[0])).toEqual([...expected].sort());
  });

  test('one that only the deployment decides has one truth in a world', () => {
    const conditions = { C: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }, Same: { 'Fn::Not': [{ 'Fn::Not': [{ Condition: 'C' }] }] }, Not: { 'Fn::Not': [{ Condition: 'C' }] } };
    const resources = { Cluster: mysql({ EngineVersion: yesNo('C'), DatabaseName: yesNo('Same'), Port: yesNo('Not') }) };
    expect(found({ conditions, resources }, ({ properties }) => ['EngineVersion', 'DatabaseName', 'Port'].map((name) => properties.string(name)).join())).toEqual([
      'no,no,yes when condition C is false',
      'yes,yes,no when condition C is true',
    ]);
  });

  test('a region that is known decides', () => {
    expect(readings(yesNo('C'), { region: 'eu-west-1', conditions: { C: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } } })).toEqual(['yes']);
  });

  test('one of a resource leaves it out, and what refers to it', () => {
    const conditions = { IsProd: is('prod') };
    const member = { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: { Ref: 'Cluster' } } };
    const count = (cluster: Cluster): string => `${cluster.members.length} members`;
    expect(found({ parameters: ENV, conditions, resources: { Cluster: mysql(), Writer: member, Reader: { ...member, Condition: 'IsProd' } } }, count)).toEqual([
      '1 members',
      "2 members when parameter Env is 'prod'",
    ].map((line) => expect.stringContaining(line.slice(0, 9)) as string));
    expect(found({ parameters: ENV, conditions, resources: { Cluster: { ...mysql(), Condition: 'IsProd' }, Writer: member } }, count)).toEqual(["1 members when parameter Env is 'prod'"]);
  });

  test('resources of opposite conditions never meet', () => {
    const group = (Family: string, Condition: string) => ({ Type: 'AWS::RDS::DBClusterParameterGroup', Properties: { Family }, Condition });
    const resources = {
      Cluster: mysql({ EngineVersion: yesNo('IsProd'), DBClusterParameterGroupName: { 'Fn::If': ['IsProd', { Ref: 'One' }, { Ref: 'Two' }] } }),
      One: group('one', 'IsProd'),
      Two: group('two', 'IsOther'),
    };
    const conditions = { IsProd: is('prod'), IsOther: { 'Fn::Not': [{ Condition: 'IsProd' }] } };
    const pairs = found({ parameters: ENV, conditions, resources }, ({ engineVersion, parameterGroup }) => `${engineVersion} ${parameterGroup?.family}`);
    expect(pairs.map((line) => line.split(' when ')[0])).toEqual(['no two', 'yes one']);
  });
});

describe('parameters', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['without a default is unknown', { Type: 'String' }, []],
    ['with a default is that, or something else', { Type: 'String', Default: 'a' }, ["a when parameter P keeps its default 'a', by default"]],
    ['with allowed values is one of them', { Type: 'String', AllowedValues: ['a', 'b'] }, ["a when parameter P is 'a'", "b when parameter P is 'b'"]],
    ['with allowed values holds by default what its default makes', { Type: 'String', AllowedValues: ['a', 'b'], Default: 'b' }, ["a when parameter P is 'a'", "b when parameter P is 'b', by default"]],
    ['with one allowed value is that', { Type: 'String', AllowedValues: ['a'] }, ['a']],
    ['with a pattern can still be anything', { Type: 'String', AllowedPattern: '^a$' }, []],
    ['with a pattern and a default is that, or something else', { Type: 'String', AllowedPattern: '^[ab]$', Default: 'a' }, ["a when parameter P keeps its default 'a', by default"]],
    ['with bounds can be any number in them', { Type: 'Number', MinValue: 1, MaxValue: 2 }, []],
    ['that is looked up is unknown', { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a' }, []],
    ['that is a name of a parameter in the store is that', { Type: 'AWS::SSM::Parameter::Name', AllowedValues: ['/a'] }, ['/a']],
    ['that is secret is unknown', { Type: 'String', Default: 'a', NoEcho: 'true' }, []],
  ])('one %s', (_, P, expected) => expect(readings({ Ref: 'P' }, { parameters: { P } })).toEqual(expected));
});

describe('functions', () => {
  const more = { parameters: ENV, conditions: { IsProd: is('prod') } };

  test.each<[string, unknown, string[]]>([
    ['Fn::Sub', { 'Fn::Sub': 'v-${Env}' }, ["v-dev when parameter Env is 'dev'", "v-prod when parameter Env is 'prod'", "v-stage when parameter Env is 'stage'"]],
    ['Fn::Sub with variables that are choices', { 'Fn::Sub': ['v-${x}', { x: { 'Fn::If': ['IsProd', 'p', 'p'] } }] }, ['v-p']],
    ['Fn::Join over a choice of nothing', { 'Fn::Join': ['-', ['a', { 'Fn::If': ['IsProd', 'b', { Ref: 'AWS::NoValue' }] }]] }, ["a-b when parameter Env is 'prod'"]],
    ['Fn::Select of an item that is a choice', { 'Fn::Select': ['1', ['a', { 'Fn::If': ['IsProd', 'b', 'b'] }]] }, ['b']],
    ['Fn::Split of a choice', { 'Fn::Select': [1, { 'Fn::Split': ['.', { 'Fn::Sub': '${Env}.x' }] }] }, ['x']],
    ['Fn::If in Fn::If of one condition', { 'Fn::If': ['IsProd', { 'Fn::If': ['IsProd', 'a', 'never'] }, { 'Fn::If': ['IsProd', 'never', 'b'] }] }, ["a when parameter Env is 'prod'", 'b when ']],
    ['AWS::NoValue', { Ref: 'AWS::NoValue' }, ['absent']],
    ['AWS::NoValue in one branch', { 'Fn::If': ['IsProd', 'a', { Ref: 'AWS::NoValue' }] }, ["a when parameter Env is 'prod'", 'absent when ']],
    ['a pseudo parameter', { Ref: 'AWS::StackName' }, []],
    ['a dynamic reference', '{{resolve:ssm:/version}}', []],
    ['a dynamic reference in a text', { 'Fn::Sub': '{{resolve:ssm:/version-${Env}}}' }, []],
    ['a dynamic reference that is joined', { 'Fn::Join': ['', ['{{resolve:ssm:', '/version', '}}']] }, []],
    ['a transform', { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://x' } } }, []],
    ['Fn::ForEach', { 'Fn::ForEach::Loop': ['X', ['a'], { '${X}': 'b' }] }, []],
    ['Fn::Length, which needs a transform', { 'Fn::Length': ['a'] }, []],
    ['an import from outside', { 'Fn::ImportValue': 'outside' }, []],
  ])('%s', (_, value, expected) => {
    const lines = readings(value, more);
    expect(lines).toHaveLength(expected.length);
    expected.forEach((line, index) => expect(lines[index]).toContain(line));
  });

  test('Fn::Transform and Fn::ForEach beside properties make all of them unknown', () => {
    for (const macro of [{ 'Fn::Transform': { Name: 'AWS::Include' } }, { 'Fn::ForEach::Loop': ['X', ['a'], {}] }]) {
      expect(found({ resources: { Cluster: mysql(macro) } }, ({ properties }) => properties.string('MasterUsername'))).toEqual([]);
    }
  });

  test('an import from another stack of the app is what it exports, in that stack', () => {
    const elsewhere = { Other: { resources: {}, parameters: { P: { Type: 'String', AllowedValues: ['a', 'b'] } }, outputs: { Out: { Value: { Ref: 'P' }, Export: { Name: 'shared' } } } } };
    expect(found({ resources: { Cluster: mysql({ EngineVersion: { 'Fn::ImportValue': 'shared' } }) } }, ({ engineVersion }) => engineVersion, elsewhere)).toEqual([
      "a when parameter P is 'a'",
      "b when parameter P is 'b'",
    ]);
  });

  test('an import of a name that is a choice', () => {
    const other = { resources: {}, outputs: { Out: { Value: 'a', Export: { Name: 'prod-version' } } } };
    const stack = { parameters: ENV, resources: { Cluster: mysql({ EngineVersion: { 'Fn::ImportValue': { 'Fn::Sub': '${Env}-version' } } }) } };
    expect(found(stack, ({ engineVersion }) => engineVersion, { Other: other })).toEqual(["a when parameter Env is 'prod'"]);
  });
});

describe('many worlds', () => {
  const NAMES = Array.from({ length: 8 }, (_, index) => `P${index}`);
  const parameters = Object.fromEntries(NAMES.map((name) => [name, { Type: 'String', AllowedValues: ['a', 'b'] }]));

  test('the limit loses findings, and invents none', () => {
    const worlds = new Set<string>();
    const lines = found({ parameters, resources: { Cluster: mysql({ EngineVersion: { 'Fn::Join': ['', NAMES.map((Ref) => ({ Ref }))] } }) } }, ({ engineVersion }) => {
      worlds.add(engineVersion!);
      return engineVersion;
    });
    expect(worlds.size).toBe(WORLD_LIMIT);
    expect(lines).toHaveLength(WORLD_LIMIT);
    for (const line of lines) {
      // What a world says is what its own condition makes of the template.
      const [value, when] = line.split(' when ') as [string, string];
      expect(value).toBe(NAMES.map((name) => new RegExp(`parameter ${name} is '(.)'`).exec(when)![1]).join(''));
    }
  });

  test('what was not looked at in every world is not said to hold always', () => {
    const [line] = found({ parameters, resources: { Cluster: mysql({ EngineVersion: { 'Fn::Join': ['', NAMES.map((Ref) => ({ Ref }))] } }) } }, ({ engineVersion }) => engineVersion?.startsWith('a') && 'begins with a');
    expect(line).toBe("begins with a when parameter P0 is 'a' and parameter P1 is 'a'");
  });
});

describe('a dynamic reference that a parameter may be', () => {
  const REFERENCE = '{{resolve:ssm:/aurora/version:1}}';

  test.each<[string, object, string[]]>([
    ['by default', { Default: REFERENCE }, []],
    ['as one of the values that are allowed', { AllowedValues: ['16.4', REFERENCE] }, ["16.4 when parameter Version is '16.4'"]],
    ['by default, of a list', { Type: 'CommaDelimitedList', Default: `16.4,${REFERENCE}` }, []],
    ['not, where braces are braces', { Default: '{{16.4}}' }, ["{{16.4}} when parameter Version keeps its default '{{16.4}}', by default"]],
  ])('%s', (_, declaration, expected) => {
    const Version = { Type: 'String', ...declaration };
    const value = Version.Type === 'String' ? { Ref: 'Version' } : { 'Fn::Select': [0, { Ref: 'Version' }] };
    expect(readings(value, { parameters: { Version } })).toEqual(expected);
  });

  test('decides conditions by what it is written as', () => {
    const parameters = { Version: { Type: 'String', Default: REFERENCE, AllowedValues: ['none', REFERENCE] } };
    const conditions = { IsNone: { 'Fn::Equals': [{ Ref: 'Version' }, 'none'] } };
    const when = (value: string) => `when parameter Version is '${value}'`;
    expect(readings(yesNo('IsNone'), { parameters, conditions })).toEqual([`no ${when(REFERENCE)}, by default`, `yes ${when('none')}`]);
  });
});
