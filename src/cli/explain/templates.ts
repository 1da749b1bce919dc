import { stringify } from 'yaml';
import { ChangeExample, Example, ExampleStack } from '../../engine/example';

/** A stack of an example as a template. */
export interface ExampleTemplate {
  /** The name of the stack; absent where it is the one the example is about. */
  readonly name?: string;
  readonly region?: string | undefined;
  readonly stack: ExampleStack;
  /** The template, without what is not set. */
  readonly template: Readonly<Record<string, unknown>>;
}

/** The stacks of an example, the one it is about first. */
export function templatesOf({ elsewhere = {}, ...main }: Example): readonly ExampleTemplate[] {
  return [templateOf(main), ...Object.entries(elsewhere).map(([name, stack]) => ({ name, ...templateOf(stack) }))];
}

/** The stacks of one side of a change. */
export function sideOf({ before, after, elsewhere = {}, ...shared }: ChangeExample, side: 'before' | 'after'): readonly ExampleTemplate[] {
  const others = Object.entries(elsewhere)
    .filter(([, sides]) => sides[side] !== undefined)
    .map(([name, { region, ...sides }]) => [name, { resources: sides[side]!, ...(region === undefined ? {} : { region }) }] as const);
  return templatesOf({ ...shared, resources: side === 'before' ? before : after, elsewhere: Object.fromEntries(others) });
}

function templateOf(stack: ExampleStack): ExampleTemplate {
  const { region, parameters, conditions, resources, outputs } = stack;
  const sections = { Parameters: parameters, Conditions: conditions, Resources: resources, Outputs: outputs };
  // As JSON, what is set to `undefined` is not there.
  return { region, stack, template: JSON.parse(JSON.stringify(sections)) as Record<string, unknown> };
}

/** Templates as one writes them; of several the others say which stack they are. */
export const yamlOf = (templates: readonly ExampleTemplate[]): string =>
  templates.map(({ name, region, template }) => [
    ...(name === undefined ? [] : [`# stack ${name}\n`]),
    ...(region === undefined ? [] : [`# in ${region}\n`]),
    stringify(template, { lineWidth: 0 }),
  ].join('')).join('---\n').trimEnd();

/** Data as one writes it. */
export const dataYamlOf = (data: unknown): string => stringify(data, { lineWidth: 0 }).trimEnd();
