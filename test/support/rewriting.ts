import { TemplateInput } from '../../src/readers/template-input';

export type Json = Readonly<Record<string, unknown>>;

/** A template as rewritings take it apart. */
export interface Parts {
  readonly Parameters?: Json | undefined;
  readonly Mappings?: Json | undefined;
  readonly Conditions?: Json | undefined;
  readonly Resources?: Readonly<Record<string, ResourceJson>> | undefined;
  readonly Outputs?: Json | undefined;
}

export interface ResourceJson {
  readonly Type?: string;
  readonly Properties?: Json;
  readonly Condition?: unknown;
  readonly DependsOn?: unknown;
  readonly Metadata?: Json;
}

/** A template that is deployed to one place, and what it takes to say the same in another way. */
export interface Deployed extends TemplateInput {
  readonly template: Parts;
}

/** Templates that say the same as one. */
export type Rewriting = (input: Deployed) => Deployed[];

/** Where a value stands. */
export interface Site {
  readonly type: string;
  /** The first property on the way to it. */
  readonly property: string;
  /** Whether it is all of that. */
  readonly isWhole: boolean;
}

/** What stands in place of a value; the value itself where that stays. */
export type Replace = (value: unknown, site: Site) => unknown;

/** What is added to sections of a template. */
export type Additions = { readonly [Section in 'Parameters' | 'Mappings' | 'Conditions' | 'Outputs']?: Json };

/**
 * Replaces values in the properties of all resources, the outermost first. What replaces another is left as it is. The template itself
 * where there is nothing to replace.
 */
export function withValues(input: Deployed, replace: Replace, additions: Additions = {}): Deployed {
  const { template } = input;
  const resources = Object.entries(template.Resources ?? {}).map(([id, resource]): [string, ResourceJson] => {
    const { Type: type, Properties: old } = isObject(resource) ? resource as ResourceJson : {};
    if (typeof type !== 'string' || !isObject(old)) return [id, resource];
    // A macro beside the properties is none.
    const properties = Object.entries(old).map(([property, value]): [string, unknown] =>
      [property, property.startsWith('Fn::') || value === undefined ? value : replaced(value, replace, { type, property, isWhole: true })]);
    const isChanged = properties.some(([property, value]) => value !== old[property]);
    return [id, isChanged ? { ...resource, Properties: Object.fromEntries(properties) } : resource];
  });
  if (resources.every(([id, resource]) => resource === template.Resources![id])) return input;
  return withAdditions({ ...input, template: { ...template, Resources: Object.fromEntries(resources) } }, additions);
}

export function withAdditions(input: Deployed, additions: Additions): Deployed {
  const added = Object.entries(additions)
    .map(([section, entries]) => [section, { ...input.template[section as keyof Additions], ...entries }]);
  return { ...input, template: { ...input.template, ...Object.fromEntries(added) as Additions } };
}

/** Where the arguments of functions are values. */
const VALUES_IN: Readonly<Record<string, (argument: unknown, inner: (value: unknown) => unknown) => unknown>> = {
  'Fn::If': (argument, inner) => {
    const [condition, ...branches] = Array.isArray(argument) ? argument as unknown[] : [];
    return branches.length === 2 ? [condition, ...branches.map(inner)] : argument;
  },
  'Fn::Join': (argument, inner) => (Array.isArray(argument) && Array.isArray(argument[1]) ? [argument[0], argument[1].map(inner)] : argument),
  'Fn::Sub': (argument, inner) => (Array.isArray(argument) && isObject(argument[1])
    ? [argument[0], Object.fromEntries(Object.entries(argument[1]).map(([name, value]) => [name, inner(value)]))]
    : argument),
};

function replaced(value: unknown, replace: Replace, site: Site): unknown {
  const own = replace(value, site);
  if (own !== value) return own;
  let isChanged = false;
  const inner = (one: unknown): unknown => {
    const now = replaced(one, replace, { ...site, isWhole: false });
    isChanged ||= now !== one;
    return now;
  };
  const rewritten = within(value, inner);
  return isChanged ? rewritten : value;
}

/** A value with what is in it replaced. */
function within(value: unknown, inner: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  if (!isFunction(value)) return Object.fromEntries(entries.map(([key, entry]) => [key, inner(entry)]));
  const [name, argument] = entries[0]!;
  return entries.length === 1 && VALUES_IN[name] ? { [name]: VALUES_IN[name](argument, inner) } : value;
}

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

export const isFunction = (value: Json): boolean => Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));

/** A piece of a dynamic reference is none: whether CloudFormation finds one that is put together by other functions is not documented. */
export const isScalar = (value: unknown): value is string | number | boolean =>
  (typeof value === 'string' ? !/\{\{resolve:|\}\}$/.test(value) : ['number', 'boolean'].includes(typeof value));

/** Whether it is a value without functions, and which is not deleted. */
export function isLiteral(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isLiteral);
  return isObject(value) ? !isFunction(value) && Object.values(value).every(isLiteral) : isScalar(value);
}

/** What a `Ref` is of, unless it is a pseudo parameter. */
export function refOf(value: unknown): string | undefined {
  const { Ref: id, ...others } = isObject(value) ? value : {};
  return typeof id === 'string' && !id.startsWith('AWS::') && Object.keys(others).length === 0 ? id : undefined;
}

/** What a `Fn::GetAtt` reads. */
export function attributeOf(value: unknown): [id: string, attribute: string] | undefined {
  const argument = isObject(value) && Object.keys(value).length === 1 ? value['Fn::GetAtt'] : undefined;
  const [id, ...attribute] = Array.isArray(argument) ? argument as unknown[] : typeof argument === 'string' ? argument.split('.') : [];
  return typeof id === 'string' && attribute.length > 0 && attribute.every((part) => typeof part === 'string') ? [id, attribute.join('.')] : undefined;
}

/** A name that no other has: one for each call of what it returns, and the same in each run. */
export function naming(prefix: string): () => string {
  let count = 0;
  return () => `${prefix}${count++}`;
}
