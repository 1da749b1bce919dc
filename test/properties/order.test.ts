import { App, CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { Example, ExampleStack } from '../../src/engine/example';
import { Finding } from '../../src/engine/finding';
import { holds } from '../support/holds';
import { EXAMPLES, anExample, baseline, evaluateApp, evaluateExample } from '../support/properties';

const shuffled = <T>(record: Readonly<Record<string, T>>): fc.Arbitrary<Record<string, T>> => {
  const entries = Object.entries(record);
  return fc.shuffledSubarray(entries, { minLength: entries.length }).map((some) => Object.fromEntries(some));
};

/** The example with its resources declared in another order, and its stacks. */
const anotherOrder = anExample.chain((example) =>
  fc.record({
    resources: shuffled(example.resources),
    elsewhere: shuffled(example.elsewhere ?? {}).chain((stacks) => fc.record(Object.fromEntries(
      Object.entries(stacks).map(([name, stack]) => [
        name,
        shuffled(stack.resources).map((resources): ExampleStack => ({ ...stack, resources })),
      ])))),
  }).map((parts) => ({ example, changed: { ...example, ...parts } })));

/** A finding without the names of stacks. */
const shown = ({ rule, location: { resource, property }, what, when }: Finding): string =>
  `${rule.id}@${resource.logicalId}.${property ?? ''}: ${what.replace(/\b(Example|A|B|C)\//g, '')}${when === undefined ? '' : ` (${when})`}`;

holds('the order of declaration changes no finding', anotherOrder, ({ example, changed }) => {
  expect(evaluateExample(changed).findings.map(shown).sort()).toEqual(baseline(example).findings.map(shown).sort());
});

/** Declared in one stack, without what can only be said in one. */
const splittable = EXAMPLES.filter(({ resources, parameters, conditions, outputs, elsewhere }) =>
  !parameters && !conditions && !outputs && !elsewhere && Object.keys(resources).length > 1
  && !/"(Fn::Sub|Condition|DependsOn)"/.test(JSON.stringify(resources)));

const split = fc.constantFrom(...splittable).chain((example) => {
  const { length } = Object.keys(example.resources);
  const stacks = fc.array(fc.nat({ max: 2 }), { minLength: length, maxLength: length });
  return fc.record({ example: fc.constant(example), isPlaced: fc.boolean(), stacks });
});

/** Rules about names that are only known to meet within one stack: two stacks of one environment need not be there at once. */
const WITHIN_STACK = new Set(['ClusterIdentifierTaken', 'MemberIdentifierTaken']);

/** Its resources in several stacks of one environment, referring to each other across them. */
function splitApp({ resources }: Example, stackOf: readonly number[], region: string | undefined): App {
  const app = new App({ stackTraces: false, treeMetadata: false, analyticsReporting: false });
  const stacks = ['A', 'B', 'C'].map((name) => new Stack(app, name, region === undefined ? {} : { env: { region, account: '111122223333' } }));
  const declared = new Map<string, CfnResource>();
  const linked = (json: unknown): unknown => {
    if (Array.isArray(json)) return json.map(linked);
    if (typeof json !== 'object' || json === null) return json;
    const { Ref: id, 'Fn::GetAtt': attribute } = json as { 'Ref'?: string; 'Fn::GetAtt'?: [string, string] };
    const target = id ?? attribute?.[0];
    if (target !== undefined && target in resources) {
      return Lazy.any({ produce: () => (attribute ? declared.get(target)!.getAtt(attribute[1]) : declared.get(target)!.ref) });
    }
    return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined).map(([key, value]) => [key, linked(value)]));
  };
  for (const [index, [id, { Type, Properties, ...attributes }]] of Object.entries(resources).entries()) {
    const properties = linked(Properties) as Record<string, unknown>;
    const resource = new CfnResource(stacks[stackOf[index]!]!, id, { type: Type, properties });
    resource.overrideLogicalId(id);
    for (const [attribute, value] of Object.entries(attributes)) resource.addOverride(attribute, value);
    declared.set(id, resource);
  }
  return app;
}

holds('splitting the resources over stacks changes no finding', split, ({ example, isPlaced, stacks }) => {
  const region = isPlaced ? example.region ?? 'us-east-1' : example.region;
  const inOneStack = evaluateApp(splitApp(example, stacks.map(() => 0), region)).findings.filter(({ rule }) => !WITHIN_STACK.has(rule.id));
  const { findings, failed } = evaluateApp(splitApp(example, stacks, region));
  const inSeveral = findings.filter(({ rule }) => !WITHIN_STACK.has(rule.id));
  expect(failed).toEqual([]);
  // Stacks that do not say where they are need not meet, so names no longer tie their resources together.
  if (region === undefined) expect(inOneStack.map(shown)).toEqual(expect.arrayContaining(inSeveral.map(shown)));
  else expect(inSeveral.map(shown).sort()).toEqual(inOneStack.map(shown).sort());
});
