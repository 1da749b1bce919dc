import { App } from 'aws-cdk-lib';
import fc from 'fast-check';
import { evaluate } from '../../src/engine/evaluate';
import { Example } from '../../src/engine/example';
import { Evaluation, Finding } from '../../src/engine/finding';
import { readConstructTree } from '../../src/readers/construct-tree';
import { RULES } from '../../src/rules';
import { exampleApp } from './example-app';

/** Every example of every rule: templates that touch whatever the rules look at, right and wrong. */
export const EXAMPLES: readonly Example[] = RULES.flatMap(({ valid, invalid }) => [...valid, ...invalid]);

export const anExample: fc.Arbitrary<Example> = fc.constantFrom(...EXAMPLES);

export const evaluateApp = (app: App): Evaluation => evaluate(readConstructTree(app), RULES);

export const evaluateExample = (example: Example): Evaluation => evaluateApp(exampleApp(example));

const evaluated = new WeakMap<Example, Evaluation>();

/** As `evaluateExample`, and remembered. */
export function baseline(example: Example): Evaluation {
  let evaluation = evaluated.get(example);
  if (!evaluation) evaluated.set(example, (evaluation = evaluateExample(example)));
  return evaluation;
}

/** The rule that is broken and the resource that breaks it. */
export const place = ({ rule, location }: Finding): string => `${rule.id}@${location.resource.address}`;

/** A place in the properties of a resource of the first stack. */
export interface Place {
  readonly id: string;
  readonly path: readonly (string | number)[];
}

/** Every place in the properties of the resources of an example, at any depth, functions of CloudFormation not entered. */
export function places({ resources }: Example): Place[] {
  const below = (json: unknown, id: string, path: Place['path']): Place[] => {
    const own = path.length === 0 ? [] : [{ id, path }];
    if (typeof json !== 'object' || json === null || Object.keys(json).some((key) => key === 'Ref' || key.startsWith('Fn::'))) return own;
    const entries = Object.entries(json).filter(([, value]) => value !== undefined);
    return [...own, ...entries.flatMap(([key, value]) => below(value, id, [...path, Array.isArray(json) ? Number(key) : key]))];
  };
  return Object.entries(resources).flatMap(([id, { Properties }]) => below(Properties, id, []));
}

/** The example with what is at a place replaced. */
export function replaceAt<E extends Example>(example: E, { id, path }: Place, replace: (old: unknown) => unknown): E {
  const within = (json: unknown, [key, ...rest]: readonly (string | number)[]): unknown => {
    if (key === undefined) return replace(json);
    if (Array.isArray(json)) return json.map((item: unknown, index) => (index === key ? within(item, rest) : item));
    return { ...(json as object), [key]: within((json as Record<string, unknown>)[key], rest) };
  };
  const resource = example.resources[id]!;
  const replaced = { ...resource, Properties: within(resource.Properties, path) as Record<string, unknown> };
  return { ...example, resources: { ...example.resources, [id]: replaced } };
}

/** An example and a place in it. */
export const aPlace: fc.Arbitrary<{ example: Example; at: Place }> = fc
  .constantFrom(...EXAMPLES.filter((example) => places(example).length > 0))
  .chain((example) => fc.record({ example: fc.constant(example), at: fc.constantFrom(...places(example)) }));
