import { CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { AuroraChecks, AuroraRules, AuroraSeverity } from '../../src';
import { evaluate } from '../../src/engine/evaluate';
import { Example, ExampleResource } from '../../src/engine/example';
import { Rule } from '../../src/engine/rule';
import { readConstructTree } from '../../src/readers/construct-tree';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { Topology } from '../../src/topology/topology';
import { newApp } from '../support/apps';
import { exampleApp } from '../support/example-app';
import { exampleTemplates } from '../support/example-templates';
import { NUM_RUNS } from '../support/holds';

/** Names that any object seems to have, and one that changes what an object is. */
const NAMES = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];

/** One that breaks each rule, and one that keeps it. */
const EXAMPLES = RULES.flatMap(({ invalid, valid }) => [...invalid.slice(0, 1), ...valid.slice(0, 1)]);

/** Of each rule one of the two for each name, and the other one for the next. */
const examplesFor = (name: string): Example[] =>
  EXAMPLES.filter((_, index) => NUM_RUNS > 1000 || (index + Math.floor(index / 2) + NAMES.indexOf(name)) % 2 === 0);

/** What is there before, and has to be there after. */
const untouched = () => ({
  object: Object.getOwnPropertyNames(Object.prototype),
  array: Object.getOwnPropertyNames(Array.prototype),
  func: Object.getOwnPropertyNames(Function.prototype),
});
const before = untouched();

afterEach(() => {
  expect(untouched()).toEqual(before);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

/** An object with this as its own property, whatever the name. */
const withOwn = (object: object, name: string, value: unknown): object =>
  Object.defineProperty({ ...object }, name, { value, enumerable: true, configurable: true, writable: true });

type Change = (value: unknown) => unknown;

const texts = (name: string): Change => function change(value: unknown): unknown {
  if (typeof value === 'string') return name;
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isIdOf(key) ? inner : change(inner)]));
};
/** What an intrinsic function names stays as it is. */
const isIdOf = (key: string): boolean => key === 'Ref' || key.startsWith('Fn::');

const keys = (name: string): Change => function change(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, change(entry)]));
  return Object.keys(inner).some(isIdOf) ? inner : withOwn(inner, name, { polluted: true });
};

function changed(example: Example, change: Change): Example {
  const resources = Object.entries(example.resources).map(([id, resource]): [string, ExampleResource] => {
    const Properties = change(resource.Properties) as Record<string, unknown>;
    return [id, { ...resource, Properties }];
  });
  return { ...example, resources: Object.fromEntries(resources) };
}

/** The rules that fail by their own fault. */
const failedOn = (topology: Topology, rules = RULES): string[] =>
  evaluate(topology, rules).failed.map(({ rule, error }) => `${rule.id}: ${String(error)}`);
const failing = (example: Example): string[] => failedOn(readConstructTree(exampleApp(example)));

/** Each property of each resource of an example, by itself. */
function* oneByOne(example: Example, value: unknown): Iterable<Example> {
  for (const [id, resource] of Object.entries(example.resources)) {
    for (const property of Object.keys(resource.Properties)) {
      const Properties = { ...resource.Properties, [property]: value };
      yield { ...example, resources: { ...example.resources, [id]: { ...resource, Properties } } };
    }
  }
}

describe.each(NAMES)('%s', (name) => {
  test('as every text of a template, no rule fails', () => {
    expect(examplesFor(name).flatMap((example) => failing(changed(example, texts(name))))).toEqual([]);
  });

  test('as a property beside the others, no rule fails', () => {
    expect(examplesFor(name).flatMap((example) => failing(changed(example, keys(name))))).toEqual([]);
  });

  test('as what is referred to, and is not there, it is unknown', () => {
    const references = [
      { Ref: name }, { 'Fn::GetAtt': [name, name] }, { 'Fn::GetAtt': ['Cluster', name] }, { 'Fn::ImportValue': name }, { 'Fn::Sub': `\${${name}}` },
      { 'Fn::Sub': [`\${${name}}`, {}] }, { 'Fn::FindInMap': [name, name, name] }, { 'Fn::If': [name, name, name] }, { [name]: name }, { [`Fn::${name}`]: [] },
      { Condition: name },
    ];
    for (const reference of references) {
      const resources = { Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', EngineMode: reference, EngineVersion: reference, StorageType: reference } } };
      expect([reference, failing({ title: name, resources })]).toEqual([reference, []]);
    }
  });

  test('as the logical id of a parameter, a condition and a resource it is one', () => {
    const stack = new Stack(newApp(), 'Stack');
    const mode = new CfnParameter(stack, 'Mode', { default: 'parallelquery' });
    mode.overrideLogicalId(name);
    const findings = (engineMode: string): unknown => {
      const cluster = new rds.CfnDBCluster(stack, `Cluster${stack.node.children.length}`, { engine: 'aurora-mysql', engineMode });
      cluster.overrideLogicalId(name);
      return AuroraChecks.findings(cluster).map(({ ruleId, logicalId, condition }) => [ruleId, logicalId, condition]);
    };
    expect(findings(mode.valueAsString)).toContainEqual(['EngineModeRetired', name, `parameter ${name} keeps its default 'parallelquery'`]);

    const condition = new CfnCondition(stack, 'Condition', { expression: Fn.conditionEquals(Fn.ref('AWS::Region'), 'eu-west-1') });
    condition.overrideLogicalId(`Is${name}`);
    expect(findings(Fn.conditionIf(`Is${name}`, 'parallelquery', 'provisioned').toString()))
      .toContainEqual(['EngineModeRetired', name, `condition Is${name} is true`]);
  });

  test('in severities it is the id of no rule', () => {
    const severities = withOwn({}, name, AuroraSeverity.OFF) as { [id: string]: AuroraSeverity };
    expect(() => new AuroraChecks(newApp(), { severities })).toThrow(`severities: there is no rule ${name}; AuroraRules.all lists the ids`);
    expect(() => AuroraRules.find(name)).toThrow(`There is no Aurora rule '${name}'`);
  });

  test('as the id of an own rule it is refused, unless it is a PascalCase name', () => {
    const rule = { ruleId: name, summary: 'none', check: () => [] };
    expect(() => new AuroraChecks(newApp(), { rules: [rule] })).toThrow(`the ruleId '${name}' is no PascalCase name`);
  });
});

test.each(['__proto__', 'constructor'])('%s as one property after the other: the rule does not fail', (name) => {
  const failuresOf = (rule: Rule): string[] => rule.invalid
    .flatMap((example) => [...oneByOne(example, name)])
    .flatMap((example) => failedOn(readTemplates(exampleTemplates(example)), [rule]));
  expect(RULES.flatMap(failuresOf)).toEqual([]);
});
