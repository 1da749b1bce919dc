import { evaluate } from '../../src/engine/evaluate';
import { Rule, rule, topic } from '../../src/engine/rule';
import { TemplateInput, readTemplates } from '../../src/readers/template';
import { Cluster } from '../../src/topology/cluster';
import { KINDS } from '../../src/topology/kinds';

type Json = Readonly<Record<string, unknown>>;

/** The resources of one cluster; each has a template of its own. */
type Neighbourhood = Json;

const cluster = (properties: Json = {}, more: Json = {}): Json => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', ...properties }, ...more });
const scaled = (scaling: Json): Json => cluster({ ServerlessV2ScalingConfiguration: scaling });
const instance = (properties: Json = {}, more: Json = {}): Json =>
  ({ Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: { Ref: 'Cluster' }, ...properties }, ...more });
const group = (type: string, properties: Json = {}): Json => ({ Type: `AWS::RDS::${type}`, Properties: { Family: 'aurora-mysql8.0', ...properties } });

/** A rule that is broken where `isWrong`, and how often it was asked. */
function watched(isWrong: (cluster: Cluster) => boolean, id = 'TestRule'): { readonly rule: Rule; readonly asked: () => number } {
  let asked = 0;
  const { rules: [only] } = topic('test', { title: 'Test', about: 'Test.' }, [rule(id, {
    on: 'cluster',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'A test.',
    sources: [],
    check: (subject) => {
      asked++;
      return isWrong(subject) && {};
    },
    what: 'It is wrong',
    why: 'a test',
    fix: 'change it',
    invalid: [],
    valid: [],
  })]);
  return { rule: only!, asked: () => asked };
}

const template = (name: string, Resources: Neighbourhood, more: Partial<TemplateInput> = {}, sections: Json = {}): TemplateInput =>
  ({ name, template: { Resources, ...sections }, region: 'eu-west-1', account: '111122223333', ...more });

const COPIES = 20;

/** Many neighbourhoods that are alike, and at last one that is not. */
const manyAndOne = (like: Neighbourhood, odd: Neighbourhood, more: Partial<TemplateInput> = {}): TemplateInput[] =>
  [...Array.from({ length: COPIES }, (_, index) => template(`t${index}`, like)), template('odd', odd, more)];

const wrong = (templates: TemplateInput[], one: Rule): string[] =>
  evaluate(readTemplates(templates), [one]).findings.map(({ location }) => location.resource.stackAddress);

type Case = [what: string, isWrong: (cluster: Cluster) => boolean, like: Neighbourhood, odd: Neighbourhood, more?: Partial<TemplateInput>];

const firstMember = ({ members }: Cluster) => members[0]!;

describe('a rule is not asked about what it has seen, and notices what is different', () => {
  test.each<Case>([
    ['a property', ({ properties }) => properties.number('Port') === 1, { Cluster: cluster({ Port: 3306 }) }, { Cluster: cluster({ Port: 1 }) }],
    ['a property that is there', ({ properties }) => properties.has('Port'), { Cluster: cluster() }, { Cluster: cluster({ Port: { 'Fn::ImportValue': 'p' } }) }],
    ['a property that is not there', ({ properties }) => !properties.has('Port'), { Cluster: cluster({ Port: 3306 }) }, { Cluster: cluster() }],
    ['a text that could be a number', ({ properties }) => properties.shown('Port') === "'3306'", { Cluster: cluster({ Port: 3306 }) }, { Cluster: cluster({ Port: '3306' }) }],
    ['an item of a list', ({ properties }) => properties.strings('EnableCloudwatchLogsExports')!.includes('slow'),
      { Cluster: cluster({ EnableCloudwatchLogsExports: ['audit', 'error'] }) }, { Cluster: cluster({ EnableCloudwatchLogsExports: ['audit', 'slow'] }) }],
    ['where one item ends', ({ properties }) => properties.count('AvailabilityZones') === 2,
      { Cluster: cluster({ AvailabilityZones: ['a,b'] }) }, { Cluster: cluster({ AvailabilityZones: ['a', 'b'] }) }],
    ['a nested property', ({ serverlessScaling }) => serverlessScaling?.number('MinCapacity') === 0,
      { Cluster: scaled({ MinCapacity: 1 }) }, { Cluster: scaled({ MinCapacity: 0 }) }],
    ['the names of nested properties', ({ serverlessScaling }) => serverlessScaling!.names.includes('MaxCapacity'),
      { Cluster: scaled({ MinCapacity: 1 }) }, { Cluster: scaled({ MaxCapacity: 1 }) }],
    ['the number of members', ({ members }) => members.length === 2,
      { Cluster: cluster(), A: instance() }, { Cluster: cluster(), A: instance(), B: instance() }],
    ['what a member says', (one) => firstMember(one).promotionTier === 15,
      { Cluster: cluster(), A: instance({ PromotionTier: 1 }) }, { Cluster: cluster(), A: instance({ PromotionTier: 15 }) }],
    ['what the last of the members says', ({ members }) => members.some(({ promotionTier }) => promotionTier === 15),
      { Cluster: cluster(), A: instance({ PromotionTier: 1 }), B: instance({ PromotionTier: 1 }) },
      { Cluster: cluster(), A: instance({ PromotionTier: 1 }), B: instance({ PromotionTier: 15 }) }],
    ['what the parameter group of a member says', (one) => firstMember(one).isReadOnly,
      { Cluster: cluster(), A: instance({ DBParameterGroupName: { Ref: 'G' } }), G: group('DBParameterGroup', { Parameters: { read_only: '0' } }) },
      { Cluster: cluster(), A: instance({ DBParameterGroupName: { Ref: 'G' } }), G: group('DBParameterGroup', { Parameters: { read_only: '1' } }) }],
    ['whether two refer to the same', ({ members: [a, b] }) => a!.parameterGroup === b!.parameterGroup,
      { Cluster: cluster(), A: instance({ DBParameterGroupName: { Ref: 'G' } }), B: instance({ DBParameterGroupName: { Ref: 'H' } }), G: group('DBParameterGroup'), H: group('DBParameterGroup') },
      { Cluster: cluster(), A: instance({ DBParameterGroupName: { Ref: 'G' } }), B: instance({ DBParameterGroupName: { Ref: 'G' } }), G: group('DBParameterGroup'), H: group('DBParameterGroup') }],
    ['the kind of what it refers to', ({ misplacedParameterGroup }) => misplacedParameterGroup !== undefined,
      { Cluster: cluster({ DBClusterParameterGroupName: { Ref: 'G' } }), G: group('DBClusterParameterGroup') },
      { Cluster: cluster({ DBClusterParameterGroupName: { Ref: 'G' } }), G: group('DBParameterGroup') }],
    ['what it refers to is of no kind', ({ misplacedParameterGroup }) => misplacedParameterGroup !== undefined,
      { Cluster: cluster({ DBClusterParameterGroupName: { Ref: 'G' } }), G: { Type: 'Custom::Group' } },
      { Cluster: cluster({ DBClusterParameterGroupName: { Ref: 'G' } }), G: group('DBParameterGroup') }],
    ['whether unknown values are equal', ({ members: [a, b] }) => a!.zoneIdentity === b!.zoneIdentity,
      { Cluster: cluster(), A: instance({ AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } }), B: instance({ AvailabilityZone: { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] } }) },
      { Cluster: cluster(), A: instance({ AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } }), B: instance({ AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } }) }],
    ['the Region', ({ region }) => region === 'us-east-1', { Cluster: cluster() }, { Cluster: cluster() }, { region: 'us-east-1' }],
    ['the account', ({ account }) => account === '444455556666', { Cluster: cluster() }, { Cluster: cluster() }, { account: '444455556666' }],
    ['the deletion policy', ({ deletionPolicy }) => deletionPolicy === 'Retain', { Cluster: cluster() }, { Cluster: cluster({}, { DeletionPolicy: 'Retain' }) }],
    ['the order of creation', ({ firstMember: first }) => first !== undefined,
      { Cluster: cluster(), A: instance(), B: instance() }, { Cluster: cluster(), A: instance(), B: instance({}, { DependsOn: 'A' }) }],
    ['who waits for whom', ({ members: [a, b] }) => a!.waitsFor(b!),
      { Cluster: cluster(), A: instance(), B: instance({}, { DependsOn: 'A' }) }, { Cluster: cluster(), A: instance({}, { DependsOn: 'B' }), B: instance() }],
    ['a condition that is never met', ({ members }) => members.length === 0,
      { Cluster: cluster(), A: instance() }, { Cluster: cluster(), A: instance({}, { Condition: 'Never' }) }],
  ])('%s', (_, isWrong, like, odd, ...[more]) => {
    const { rule: one, asked } = watched(isWrong);
    const never = { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } };
    const templates = manyAndOne(like, odd, more).map((input) => ({ ...input, template: { ...input.template as Json, ...never } }));
    expect(wrong(templates, one)).toEqual(['odd']);
    // Once for all that are alike, and for the last one once to see that it is wrong, and once to say so.
    expect(asked()).toBe(3);
  });

  test.each<Case>([
    ['the address', (one) => one.address.startsWith('odd'), { Cluster: cluster() }, { Cluster: cluster() }],
    ['the logical id', ({ logicalId }) => logicalId === 'Other', { Cluster: cluster() }, { Other: cluster() }],
    ['the names of the properties', ({ properties }) => properties.names.includes('Port'), { Cluster: cluster() }, { Cluster: cluster({ Port: 1 }) }],
    ['the workload', ({ workload }) => workload?.readRegions === 2, { Cluster: cluster({}, { Metadata: { 'AuroraTopology::Workload': { readRegions: 1 } } }) },
      { Cluster: cluster({}, { Metadata: { 'AuroraTopology::Workload': { readRegions: 2 } } }) }],
  ])('what is different everywhere is asked every time: %s', (_, isWrong, like, odd) => {
    const { rule: one, asked } = watched(isWrong);
    expect(wrong(manyAndOne(like, odd), one)).toEqual(['odd']);
    expect(asked()).toBe(COPIES + 2);
  });
});

test('a parameter with a choice is asked about in every world', () => {
  const { rule: one } = watched(({ properties }) => properties.number('Port') === 1);
  const choice = template('choice', { Cluster: cluster({ Port: { Ref: 'P' } }) }, {}, { Parameters: { P: { Type: 'Number', AllowedValues: [3306, 1] } } });
  expect(wrong([...manyAndOne({ Cluster: cluster({ Port: 3306 }) }, { Cluster: cluster({ Port: 3306 }) }), choice], one)).toEqual(['choice']);
});

test('an instance that may not exist is not taken for one that does', () => {
  const { rule: one } = watched(({ members }) => members.length === 0);
  const sections = { Parameters: { P: { Type: 'String', AllowedValues: ['yes', 'no'] } }, Conditions: { Maybe: { 'Fn::Equals': [{ Ref: 'P' }, 'yes'] } } };
  const maybe = template('maybe', { Cluster: cluster(), A: instance({}, { Condition: 'Maybe' }) }, {}, sections);
  expect(wrong([...manyAndOne({ Cluster: cluster(), A: instance() }, { Cluster: cluster(), A: instance() }), maybe], one)).toEqual(['maybe']);
});

test('names that are given twice are noticed, however alike the clusters are', () => {
  const { rule: one } = watched(({ rivals }) => rivals.length > 0);
  const twins = { A: cluster({ DBClusterIdentifier: 'same' }), B: cluster({ DBClusterIdentifier: 'Same' }) };
  expect(wrong(manyAndOne({ A: cluster({ DBClusterIdentifier: 'same' }) }, twins), one)).toEqual(['odd', 'odd']);
});

test('a neighbour found by its name is noticed', () => {
  const { rule: one } = watched(({ parameterGroup }) => parameterGroup?.family === 'aurora5.6');
  const like = { Cluster: cluster({ DBClusterParameterGroupName: 'g' }), G: group('DBClusterParameterGroup', { DBClusterParameterGroupName: 'g' }) };
  const odd = { ...like, G: group('DBClusterParameterGroup', { DBClusterParameterGroupName: 'g', Family: 'aurora5.6' }) };
  expect(wrong([...manyAndOne(like, like), template('odd2', odd, { region: 'us-east-1' })], one)).toEqual(['odd2']);
});

test('a target that may be a member of any cluster is noticed', () => {
  const { rule: one } = watched(({ allMembers }) => allMembers.length === 1);
  const like = { Cluster: cluster(), A: instance(), B: instance() };
  const floating = { Cluster: cluster(), A: instance(), F: instance({ DBClusterIdentifier: { 'Fn::ImportValue': 'x' } }) };
  // One import could be anybody's, so nobody's members are all known.
  const { findings, undecided } = evaluate(readTemplates(manyAndOne(like, floating)), [one]);
  expect(findings).toEqual([]);
  expect(undecided).toHaveLength(COPIES + 1);
});

test('what is undecided is remembered, too, and listed for each resource', () => {
  const { rule: one, asked } = watched(({ properties }) => properties.number('Port') === 1);
  const { findings, undecided } = evaluate(readTemplates(manyAndOne({ Cluster: cluster({ Port: { 'Fn::ImportValue': 'p' } }) }, { Cluster: cluster({ Port: 1 }) })), [one]);
  expect(findings.map(({ location }) => location.resource.stackAddress)).toEqual(['odd']);
  expect(undecided.map(({ property, resource }) => [property, resource.stackAddress])).toEqual(Array.from({ length: COPIES }, (_, index) => ['Port', `t${index}`]));
  expect(asked()).toBe(3);
});

test('what one subject is learned of is learned again when it changes', () => {
  const { rule: one, asked } = watched(({ properties }) => properties.number('Port') === 1);
  const ports = [3306, 3307, 3308, 3309];
  const templates = Array.from({ length: 40 }, (_, index) => template(`t${index}`, { Cluster: cluster({ Port: ports[index % ports.length] }) }));
  expect(wrong(templates, one)).toEqual([]);
  expect(asked()).toBe(ports.length);
});

test('what teaches nothing is given up, and tried again from time to time', () => {
  const { rule: one, asked } = watched(({ properties }) => properties.number('Port') === 1);
  const unique = Array.from({ length: 40 }, (_, index) => template(`t${index}`, { Cluster: cluster({ Port: 2000 + index }) }));
  const like = Array.from({ length: 40 }, (_, index) => template(`u${index}`, { Cluster: cluster({ Port: 3306 }) }));
  expect(wrong([...unique, ...like], one)).toEqual([]);
  // There is one lesson more for every 16 that have been seen, so the next is due after 48.
  expect(asked()).toBe(49);
});

test('rules of others are asked every time: what they look at is not known', () => {
  const { rule: one, asked } = watched(() => false);
  evaluate(readTemplates(manyAndOne({ Cluster: cluster() }, { Cluster: cluster() })), [{ ...one, isPure: false }]);
  expect(asked()).toBe(COPIES + 1);
});

test('whom a rule is about is remembered as well', () => {
  const { rule: one, asked } = watched(() => true);
  const other = { Cluster: cluster({ Engine: 'mysql' }) };
  expect(wrong(manyAndOne(other, { Cluster: cluster() }), one)).toEqual(['odd']);
  expect(asked()).toBe(2);
  expect(readTemplates([template('t', other)]).all(KINDS.cluster)[0]!.isAurora).toBe(false);
});

test('rules that look at different things are remembered side by side', () => {
  const tier = watched((one) => firstMember(one).promotionTier === 15, 'TestTier');
  const family = watched(({ parameterGroup }) => parameterGroup?.family === 'aurora5.6', 'TestFamily');
  const port = watched(({ properties }) => properties.number('Port') === 1, 'TestPort');
  const both = watched(({ properties, members }) => properties.number('Port') === 3306 && members.length === 2, 'TestBoth');
  const rules = [tier, family, port, both];
  const like = (cluster1: Json, instance1: Json, group1: Json): Neighbourhood => ({
    Cluster: cluster({ Port: 3306, DBClusterParameterGroupName: { Ref: 'G' }, ...cluster1 }),
    A: instance({ PromotionTier: 1, ...instance1 }),
    G: group('DBClusterParameterGroup', group1),
  });
  const templates = [
    ...Array.from({ length: COPIES }, (_, index) => template(`t${index}`, like({}, {}, {}))),
    template('tier', like({}, { PromotionTier: 15 }, {})),
    template('family', like({}, {}, { Family: 'aurora5.6' })),
    template('port', like({ Port: 1 }, {}, {})),
    template('both', { ...like({}, {}, {}), B: instance() }),
    template('none', like({}, {}, {})),
  ];
  const { findings } = evaluate(readTemplates(templates), rules.map((one) => one.rule));
  expect(findings.map(({ rule: { id }, location }) => `${id} ${location.resource.stackAddress}`)).toEqual([
    'TestBoth both', 'TestFamily family', 'TestPort port', 'TestTier tier',
  ]);
  // Each once for the alike, and twice where it is broken. One more for another port, and one for the first of two members.
  expect(rules.map(({ asked }) => asked())).toEqual([4, 3, 3, 4]);
});
