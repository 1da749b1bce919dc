import {
  Deployed, Json, Parts, Replace, ResourceJson, Rewriting, attributeOf, isLiteral, isObject, isScalar, naming, refOf, withAdditions, withValues,
} from './rewriting';

const join = (separator: string, ...parts: unknown[]): unknown => ({ 'Fn::Join': [separator, parts] });

/** Each value in place of itself. */
const each = (replace: Replace): Rewriting => (input) => [withValues(input, replace)];

/** Each text, and whatever else is written down where a text may stand. */
const eachText = (replace: (text: string) => unknown): Rewriting => each((value) => (typeof value === 'string' ? replace(value) : value));
const eachScalar = (replace: (value: string | number | boolean) => unknown): Rewriting => each((value) => (isScalar(value) ? replace(value) : value));

const eachRef = (replace: (id: string) => unknown): Rewriting => each((value) => {
  const id = refOf(value);
  return id === undefined ? value : replace(id);
});

const eachAttribute = (replace: (id: string, attribute: string) => unknown): Rewriting => each((value) => {
  const [id, attribute] = attributeOf(value) ?? [];
  return id === undefined || attribute === undefined ? value : replace(id, attribute);
});

/** Only where it is a resource: a parameter may be a list. */
const ofResources = (rewrite: (isResource: (id: string) => boolean) => Rewriting): Rewriting => (input) => {
  const resources = input.template.Resources ?? {};
  return rewrite((id) => Object.prototype.hasOwnProperty.call(resources, id))(input);
};

const eachResource = (replace: (id: string) => unknown): Rewriting => ofResources((isResource) => eachRef((id) => (isResource(id) ? replace(id) : { Ref: id })));

/** As text of `Fn::Sub`. */
const escaped = (text: string): string => text.replaceAll('${', '${!');

const ALWAYS = { 'Fn::Equals': ['same', 'same'] };
const EITHER = { 'Fn::Equals': [{ Ref: 'AWS::StackName' }, 'another'] };
const NEVER_READ = 'never read';
const NO_VALUE = { Ref: 'AWS::NoValue' };

const withConditions = (rewriting: Rewriting, conditions: Json): Rewriting => (input) =>
  rewriting(input).map((one) => (one === input ? one : withAdditions(one, { Conditions: conditions })));

/** Scalars by something that is declared elsewhere in the template. */
const declaredIn = (section: 'Parameters' | 'Mappings', declare: (value: string | number | boolean) => { entry: Json; read: (name: string) => unknown } | undefined): Rewriting =>
  (input) => {
    const next = naming(`Rewritten${Object.keys(input.template[section] ?? {}).length}x`);
    const entries: Record<string, unknown> = {};
    const rewritten = withValues(input, (value) => {
      const declared = isScalar(value) ? declare(value) : undefined;
      if (!declared) return value;
      const name = next();
      entries[name] = declared.entry;
      return declared.read(name);
    });
    return [rewritten === input ? input : withAdditions(rewritten, { [section]: entries })];
  };

const typeOf = (value: unknown): string => (typeof value === 'number' ? 'Number' : 'String');
const parameter = (declaration: (value: string | number | boolean) => Json): Rewriting =>
  declaredIn('Parameters', (value) => (value === '' ? undefined : { entry: { Type: typeOf(value), ...declaration(value) }, read: (name) => ({ Ref: name }) }));

/** Scalars by a name each, and what the names stand for. */
function named(input: Deployed, prefix: string, read: (name: string) => unknown): { template: Deployed; values: Json } {
  const next = naming(prefix);
  const values: Record<string, unknown> = {};
  const template = withValues(input, (value) => {
    if (!isScalar(value)) return value;
    const name = next();
    values[name] = value;
    return read(name);
  });
  return { template, values };
}

const mapped = (json: Json, map: (value: unknown, name: string) => Json): Record<string, Json> =>
  Object.fromEntries(Object.entries(json).map(([name, value]) => [name, map(value, name)]));

/** How the logical id of a nested stack begins. */
export const NESTED = 'RewrittenNestedStack';

const nestedStack = (properties: Json): ResourceJson => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/nested.json', ...properties } });

/** In the template of a nested stack, whose parameters have the values that its parent passes. */
function nested(input: Deployed): Deployed[] {
  const { template: inner, values } = named(input, 'Passed', (name) => ({ Ref: name }));
  const { template } = withAdditions(inner, { Parameters: mapped(values, (value) => ({ Type: typeOf(value) })) });
  return [{
    ...input,
    template: { Resources: { [NESTED]: nestedStack({ Parameters: values }) } },
    nested: { [NESTED]: { template, ...(input.nested ? { nested: input.nested } : {}) } },
  }];
}

/** Values that a nested stack puts out. */
function fromNested(input: Deployed): Deployed[] {
  const id = `${NESTED}${Object.keys(input.nested ?? {}).length}`;
  const { template: reading, values } = named(input, 'Output', (name) => ({ 'Fn::GetAtt': [id, `Outputs.${name}`] }));
  const { template } = reading;
  return [{
    ...reading,
    template: { ...template, Resources: { ...template.Resources, [id]: nestedStack({}) } },
    nested: { ...input.nested, [id]: { template: { Outputs: mapped(values, (Value) => ({ Value })) } } },
  }];
}

/** Values that another stack of the same place exports. */
function imported(input: Deployed): Deployed[] {
  const { template, values } = named(input, `Exported-${input.name}-`, (name) => ({ 'Fn::ImportValue': name }));
  const outputs = Object.entries(values).map(([Name, Value], index) => [`Output${index}`, { Value, Export: { Name } }]);
  return [template, { ...input, name: `${input.name}-exporting`, template: { Outputs: Object.fromEntries(outputs) as Json } }];
}

const reversed = (json: unknown): unknown => (isObject(json) ? Object.fromEntries(Object.entries(json).reverse()) : json);

/** Resources, and the properties of each, from the last to the first. */
function inReverse(input: Deployed): Deployed[] {
  const { template } = input;
  const resources = Object.entries(template.Resources ?? {}).reverse()
    .map(([id, resource]) => [id, reversed(isObject(resource) ? { ...resource, Properties: reversed(resource.Properties) } : resource)]);
  return [{ ...input, template: { ...reversed(template) as Parts, Resources: Object.fromEntries(resources) } }];
}

const isTextList = (value: unknown): value is string[] => Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && !item.includes(','));

/** Forms CloudFormation takes for the same, by name: what a template says is the same in each of them, in every deployment. */
export const REWRITINGS: Readonly<Record<string, Rewriting>> = {
  'a reference as Fn::Sub': eachResource((id) => ({ 'Fn::Sub': `\${${id}}` })),
  'a reference as a variable of Fn::Sub': eachResource((id) => ({ 'Fn::Sub': ['${It}', { It: { Ref: id } }] })),
  'a reference as Fn::Join of one': eachResource((id) => join('', { Ref: id })),
  'a reference as Fn::Select': eachResource((id) => ({ 'Fn::Select': ['1', ['another', { Ref: id }]] })),
  'a reference as Fn::If of what is the same': withConditions(eachResource((id) => ({ 'Fn::If': ['Either', { Ref: id }, { Ref: id }] })), { Either: EITHER }),
  'an attribute as text': eachAttribute((id, attribute) => ({ 'Fn::GetAtt': `${id}.${attribute}` })),
  'an attribute as a list': eachAttribute((id, attribute) => ({ 'Fn::GetAtt': [id, attribute] })),
  'an attribute as Fn::Sub': ofResources((isResource) => eachAttribute((id, attribute) => (isResource(id) ? { 'Fn::Sub': `\${${id}.${attribute}}` } : { 'Fn::GetAtt': [id, attribute] }))),
  'text by Fn::Join': eachText((text) => join('', text.slice(0, text.length / 2), text.slice(text.length / 2))),
  'text by Fn::Join of its words': eachText((text) => join('-', ...text.split('-'))),
  'text by Fn::Sub': eachText((text) => ({ 'Fn::Sub': escaped(text) })),
  'text by a variable of Fn::Sub': eachText((text) => ({ 'Fn::Sub': ['${Start}${End}', { Start: text.slice(0, 1), End: text.slice(1) }] })),
  'text by Fn::Select': eachText((text) => ({ 'Fn::Select': [1, [NEVER_READ, text]] })),
  'text by Fn::Split': eachText((text) => ({ 'Fn::Select': ['1', { 'Fn::Split': ['|', `${NEVER_READ}|${text.replaceAll('|', '')}`] }] })),
  'values by a mapping': declaredIn('Mappings', (value) => ({ entry: { 'first-key': { second: value } }, read: (name) => ({ 'Fn::FindInMap': [name, 'first-key', 'second'] }) })),
  'values by the only value of a parameter': parameter((value) => ({ AllowedValues: [value] })),
  'values by Fn::If of a condition that holds': withConditions(eachScalar((value) => ({ 'Fn::If': ['Always', value, NEVER_READ] })), { Always: ALWAYS }),
  'values by Fn::If of a condition that does not hold': withConditions(eachScalar((value) => ({ 'Fn::If': ['Never', NEVER_READ, value] })), { Always: ALWAYS, Never: { 'Fn::Not': [{ Condition: 'Always' }] } }),
  'values by Fn::If of what is the same': withConditions(eachScalar((value) => ({ 'Fn::If': ['Either', value, value] })), { Either: EITHER }),
  'whole properties by Fn::If of a condition that holds': withConditions(each((value, { isWhole }) => (isWhole ? { 'Fn::If': ['Always', value, NO_VALUE] } : value)), { Always: ALWAYS }),
  'whole properties by Fn::If of what is the same': withConditions(each((value, { isWhole }) => (isWhole ? { 'Fn::If': ['Either', value, value] } : value)), { Either: EITHER }),
  'values by parameters of a nested stack': nested,
  'values by outputs of a nested stack': fromNested,
  'values by exports': imported,
  'numbers and booleans as text': eachScalar(String),
  'text as numbers and booleans': eachText((text) => (String(Number(text)) === text && Number.isFinite(Number(text)) ? Number(text) : text === 'true' || text === 'false' ? text === 'true' : text)),
  'lists by Fn::Split': each((value) => (isTextList(value) ? { 'Fn::Split': [',', value.join(',')] } : value)),
  'lists with items that are not there': withConditions(each((value) => (Array.isArray(value) && value.every(isLiteral) ? [{ 'Fn::If': ['Always', NO_VALUE, NEVER_READ] }, ...value as unknown[], NO_VALUE] : value)), { Always: ALWAYS }),
  'another order': inReverse,
};

/** One after the other. */
export const composed = (first: Rewriting, second: Rewriting): Rewriting => (input) => first(input).flatMap(second);

/** What is the same only if nobody gives another value in the deployment. */
export const REWRITINGS_BY_DEFAULT: Readonly<Record<string, Rewriting>> = {
  'values by the default of a parameter': parameter((value) => ({ Default: value })),
};
