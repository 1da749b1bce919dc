import fc from 'fast-check';
import { AuroraChecks } from '../../src';
import { Example, ExampleResource } from '../../src/engine/example';
import { exampleApp } from '../support/example-app';
import { holds } from '../support/holds';
import { EXAMPLES, aPlace, places, replaceAt } from '../support/properties';

/** The most CPU time one case may take. */
const LIMIT_MS = 1000;

const PROTOTYPE_NAMES = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'prototype', 'then', 'length'];

const FUNCTIONS = [
  'Ref', 'Condition', 'Fn::GetAtt', 'Fn::If', 'Fn::And', 'Fn::Or', 'Fn::Not', 'Fn::Equals', 'Fn::FindInMap', 'Fn::ImportValue', 'Fn::Join', 'Fn::Sub',
  'Fn::Select', 'Fn::Split', 'Fn::GetAZs', 'Fn::Base64', 'Fn::Cidr', 'Fn::Length', 'Fn::ToJsonString', 'Fn::Transform', 'Fn::ForEach::X', 'Fn::constructor', 'Fn::',
];

/** Logical ids and names of the examples, so that references meet something. */
const IDS = ['Cluster', 'Writer', 'Reader', 'World', 'Proxy', 'Targets', 'Group', 'Vpc', 'AnyParameter', 'AnyCondition', 'AnyOutput', 'AWS::NoValue', 'AWS::Region', 'AWS::', ...PROTOTYPE_NAMES];

const HUGE = ['a', '1', '-', '.', ' ', '0.', 'a-', '${', '}', ':', 'arn:aws:rds:', '8.0.', 'db.', '/', '\\', '{{resolve:', '\u0000', '\n', '😀', ','].map((piece) => piece.repeat(100_000 / piece.length));

/** What templates really have, taken from the examples. */
const REAL_TEXTS = [...new Set(EXAMPLES.flatMap(({ resources }) => JSON.stringify(resources).match(/"[^"\\]{1,80}"/g) ?? []).map((text) => text.slice(1, -1)))];

const text = fc.oneof(
  fc.constantFrom('', ' ', '0', '-1', '1e400', '0x10', 'NaN', 'Infinity', 'true', 'False', 'null', 'undefined', '${', '${Cluster', '${Cluster}', '${!x}', '${Cluster.}', '{{resolve:', '16.', '.8', 'dummy1a'),
  fc.constantFrom(...IDS),
  fc.constantFrom(...REAL_TEXTS),
  { arbitrary: fc.constantFrom(...HUGE), weight: 1 },
  { arbitrary: fc.tuple(fc.constantFrom(...REAL_TEXTS), fc.constantFrom(...HUGE)).map((parts) => parts.join('')), weight: 1 },
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const scalar = fc.oneof(
  text,
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, Number.MAX_SAFE_INTEGER + 2, 1e308),
);

/** An object whose every key, `__proto__` too, is its own. */
const ownKeys = (entries: readonly (readonly [string, unknown])[]): object => Object.fromEntries(entries);

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => (depth === 0 ? 'deep' : wrap(nested(depth - 1, wrap)));

const DEEP = [
  nested(300, (inner) => [inner]),
  nested(300, (inner) => ({ A: inner })),
  nested(300, (inner) => ({ 'Fn::Join': ['', [inner]] })),
  nested(300, (inner) => ({ 'Fn::If': ['AnyCondition', inner, 1] })),
  nested(300, (inner) => ({ 'Fn::Not': [inner] })),
  Array.from({ length: 5000 }, (_, index) => index),
];

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.oneof(fc.constantFrom(...PROTOTYPE_NAMES, ...IDS, ...FUNCTIONS), fc.string({ maxLength: 8 })), tie('json')), { maxLength: 4 }).map(ownKeys),
    fc.tuple(fc.constantFrom(...FUNCTIONS), tie('json')).map((entry) => ownKeys([entry])),
    fc.tuple(fc.constantFrom(...FUNCTIONS), fc.array(tie('json'), { maxLength: 4 })).map((entry) => ownKeys([entry])),
    fc.constantFrom(...DEEP),
  ),
}));

/** Every property any example has, by type of resource. */
const NAMES = new Map<string, Set<string>>();
for (const { resources } of EXAMPLES) {
  for (const { Type, Properties } of Object.values(resources)) {
    const names = NAMES.get(Type) ?? new Set(PROTOTYPE_NAMES);
    Object.keys(Properties).forEach((name) => names.add(name));
    NAMES.set(Type, names);
  }
}

/** An example with a value of no sensible shape in one place, and in another property of the same resource. */
const malformedValue = aPlace.chain(({ example, at }) => {
  const { Type } = example.resources[at.id]!;
  const parts = fc.record({ name: fc.constantFrom(...NAMES.get(Type)!), one: json, other: json, alone: fc.boolean() });
  return parts.map(({ name, one, other, alone }): Example => {
    const changed: Example = replaceAt(example, at, () => one);
    return alone ? changed : replaceAt(changed, { id: at.id, path: [name] }, () => other);
  });
});

/** An example with a property that is a parameter, or depends on a condition, that make no sense; and attributes that make none. */
const malformedDeclaration = fc.record({ place: aPlace, value: fc.constantFrom({ Ref: 'AnyParameter' }, { 'Fn::If': ['AnyCondition', 1, { Ref: 'AWS::NoValue' }] }, { 'Fn::FindInMap': ['AnyMapping', 'a', 'b'] }), parts: fc.array(json, { minLength: 10, maxLength: 10 }) })
  .map(({ place: { example, at }, value, parts }): Example => {
    const [type, initial, allowed, noEcho, condition, conditionName, dependsOn, policy, metadata, mapping] = parts;
    const changed: Example = replaceAt(example, at, () => value);
    const attributes = { Condition: conditionName, DependsOn: dependsOn, DeletionPolicy: policy, Metadata: metadata };
    return {
      ...changed,
      parameters: { ...changed.parameters, AnyParameter: { Type: type, Default: initial, AllowedValues: allowed, NoEcho: noEcho } },
      conditions: { ...changed.conditions, AnyCondition: condition },
      outputs: { ...changed.outputs, AnyOutput: { Value: initial, Export: { Name: mapping } } },
      resources: {
        ...changed.resources,
        [at.id]: { ...changed.resources[at.id]!, ...attributes } as ExampleResource,
      },
    };
  });

/** That checking it throws nothing, fails no check, and takes reasonable time. */
function survives(example: Example): void {
  const app = exampleApp(example);
  const before = process.cpuUsage();
  const { violations } = new AuroraChecks(app).validate({ appConstruct: app, templatePaths: [], stackTemplates: [] });
  const { user, system } = process.cpuUsage(before);
  expect(violations.filter(({ ruleName }) => ruleName === 'CheckFailed').map(({ description }) => description)).toEqual([]);
  expect((user + system) / 1000).toBeLessThan(LIMIT_MS);
}

holds('a value of any shape in any property fails no check, throws nothing and takes no long time', malformedValue, survives);
holds('a parameter, condition, export or attribute of any shape fails no check, throws nothing and takes no long time', malformedDeclaration, survives);

/** Every property that examples set to a text, by type of resource and path, once. */
const TEXTS = [...new Map(EXAMPLES.flatMap((example) => places(example).flatMap((at) => {
  const { Type, Properties } = example.resources[at.id]!;
  const value = at.path.reduce<unknown>((within, key) => (within as Record<string, unknown>)[key], Properties);
  const path = at.path.filter((key) => typeof key === 'string').join('.');
  return typeof value === 'string' ? [[`${Type} ${path}`, { example, at }] as const] : [];
}))).entries()];

test.each(TEXTS)('%s may be the name of anything an object has', (_, { example, at }) => {
  for (const name of PROTOTYPE_NAMES) survives(replaceAt(example, at, () => name));
});
