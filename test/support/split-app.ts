import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, AppProps, CfnResource, Lazy, NestedStack, Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { Example } from '../../src/engine/example';
import { withoutStackTraces } from './example-app';
import { EXAMPLES } from './properties';

/** An example, and in which of three stacks each of its resources is. */
export interface SplitExample {
  readonly example: Example;
  readonly stacks: readonly number[];
  /** Whether the stacks say where they are. */
  readonly isPlaced: boolean;
  /** Whether the third stack is nested in the second. */
  readonly isNested: boolean;
}

/** Declared in one stack, without what can only be said in one. */
const splittable = EXAMPLES.filter(({ resources, parameters, conditions, outputs, elsewhere }) =>
  !parameters && !conditions && !outputs && !elsewhere && Object.keys(resources).length > 1
  && !/"(Fn::Sub|Condition|DependsOn)"/.test(JSON.stringify(resources)));

export const splitExample: fc.Arbitrary<SplitExample> = fc.constantFrom(...splittable).chain((example) => {
  const { length } = Object.keys(example.resources);
  const stacks = fc.array(fc.nat({ max: 2 }), { minLength: length, maxLength: length });
  return fc.record({ example: fc.constant(example), isPlaced: fc.boolean(), isNested: fc.boolean(), stacks });
});

/** Where none of them is synthesized: each would make a folder of its own as soon as it is declared. */
const OUTDIR = mkdtempSync(join(tmpdir(), 'aurora-split-'));

/** Its resources in several stacks of one environment, referring to each other across them. */
export function splitApp(one: SplitExample, props?: AppProps): App {
  return withoutStackTraces(() => declare(one, props));
}

/** Where the stacks of an example are, if they say so. */
export function regionOf({ example, isPlaced }: SplitExample): string | undefined {
  return isPlaced ? example.region ?? 'us-east-1' : example.region;
}

function declare(one: SplitExample, props?: AppProps): App {
  const { example: { resources }, isNested, stacks: stackOf } = one;
  const region = regionOf(one);
  const app = new App({ outdir: OUTDIR, stackTraces: false, treeMetadata: false, analyticsReporting: false, ...props });
  const env = region === undefined ? {} : { env: { region, account: '111122223333' } };
  const [a, b] = ['A', 'B'].map((name) => new Stack(app, name, env));
  const stacks = [a!, b!, isNested ? new NestedStack(b!, 'C') : new Stack(app, 'C', env)];
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
