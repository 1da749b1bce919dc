import {
  Deployed, Json, Parts, Replace, ResourceJson, Rewriting,
  attributeOf, isLiteral, isObject, isScalar, naming, refOf, withAdditions, withValues,
} from './rewriting';

const join = (separator: string, ...parts: unknown[]): unknown => ({ 'Fn::Join': [separator, parts] });

/** Each value in place of itself. */
const each = (replace: Replace): Rewriting => (input) => [withValues(input, replace)];

const eachText = (replace: (text: string) => unknown): Rewriting => each((value) => (typeof value === 'string' && isScalar(value) ? replace(value) : value));
type Scalar = string | number | boolean;
const eachScalar = (replace: (value: Scalar) => unknown): Rewriting => each((value) => (isScalar(value) ? replace(value) : value));

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

const eachResource = (replace: (id: string) => unknown): Rewriting =>
  ofResources((isResource) => eachRef((id) => (isResource(id) ? replace(id) : { Ref: id })));

/** As text of `Fn::Sub`. */
const escaped = (text: string): string => text.replaceAll('${', '${!');

const ALWAYS = { 'Fn::Equals': ['same', 'same'] };
const EITHER = { 'Fn::Equals': [{ Ref: 'AWS::StackName' }, 'another'] };
const NEVER_READ = 'never read';
/** In no text. */
const SEPARATOR = '\u001f';
const NO_VALUE = { Ref: 'AWS::NoValue' };

const withConditions = (rewriting: Rewriting, conditions: Json): Rewriting => (input) =>
  rewriting(input).map((one) => (one === input ? one : withAdditions(one, { Conditions: conditions })));

/** An element of a template, and how its value is read. */
interface Declared {
  readonly entry: Json;
  readonly read: (name: string) => unknown;
}

/** Scalars by something that is declared elsewhere in the template. */
const declaredIn = (section: 'Parameters' | 'Mappings', declare: (value: Scalar) => Declared | undefined): Rewriting =>
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
const parameter = (declaration: (value: Scalar) => Json): Rewriting =>
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
  const { Parameters = {} } = input.template;
  const own = Object.fromEntries(Object.keys(Parameters).map((Ref) => [Ref, { Ref }]));
  return [{
    ...input,
    template: { Parameters, Resources: { [NESTED]: nestedStack({ Parameters: { ...own, ...values } }) } },
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

const PARTITION = { Ref: 'AWS::Partition' };
const REGION = { Ref: 'AWS::Region' };
const ACCOUNT = { Ref: 'AWS::AccountId' };

/** How the ARN of a resource is put together. */
interface ArnKind {
  readonly service: string;
  /** What stands before the name. */
  readonly type: string;
  /** Whether there is no Region in it. */
  readonly isGlobal?: boolean;
  readonly name: (id: string) => unknown;
}

const byRef = (Ref: string): unknown => ({ Ref });

/** By type and attribute: what is an ARN. */
const ARNS: Readonly<Record<string, ArnKind>> = {
  'AWS::RDS::DBCluster.DBClusterArn': { service: 'rds', type: 'cluster:', name: byRef },
  'AWS::RDS::DBInstance.DBInstanceArn': { service: 'rds', type: 'db:', name: byRef },
  'AWS::KMS::Key.Arn': { service: 'kms', type: 'key/', name: byRef },
  'AWS::IAM::Role.Arn': { service: 'iam', type: 'role/', isGlobal: true, name: byRef },
};

/** ARNs by attribute, of what has no path in its ARN. */
const arnsOfAttributes = (compose: (id: string, kind: ArnKind) => unknown): Rewriting => (input) => {
  const resources = input.template.Resources ?? {};
  return eachAttribute((id, attribute) => {
    const { Type = '', Properties } = resources[id] ?? {};
    const kind = ARNS[`${Type}.${attribute}`];
    return kind && !kind.isGlobal && Properties?.Path === undefined ? compose(id, kind) : { 'Fn::GetAtt': [id, attribute] };
  })(input);
};

/** Properties that take an identifier and an ARN alike, and the type whose ARN it is. */
const TAKING_BOTH: Readonly<Record<string, string>> = {
  'AWS::RDS::DBCluster.SourceDBClusterIdentifier': 'AWS::RDS::DBCluster.DBClusterArn',
  'AWS::RDS::GlobalCluster.SourceDBClusterIdentifier': 'AWS::RDS::DBCluster.DBClusterArn',
  'AWS::RDS::DBCluster.KmsKeyId': 'AWS::KMS::Key.Arn',
  'AWS::RDS::DBCluster.PerformanceInsightsKmsKeyId': 'AWS::KMS::Key.Arn',
  'AWS::RDS::DBInstance.PerformanceInsightsKmsKeyId': 'AWS::KMS::Key.Arn',
  'AWS::RDS::Integration.KMSKeyId': 'AWS::KMS::Key.Arn',
};

function identifiersAsArns(input: Deployed): Deployed[] {
  const resources = input.template.Resources ?? {};
  return [withValues(input, (value, { type, property }) => {
    const [id, arn] = [refOf(value), TAKING_BOTH[`${type}.${property}`]];
    const kind = arn === undefined ? undefined : ARNS[arn];
    if (id === undefined || !kind || !arn!.startsWith(`${resources[id]?.Type}.`)) return value;
    return join('', 'arn:', PARTITION, `:${kind.service}:`, REGION, ':', ACCOUNT, `:${kind.type}`, kind.name(id));
  })];
}

function arnsAsIdentifiers(input: Deployed): Deployed[] {
  const resources = input.template.Resources ?? {};
  return [withValues(input, (value, { type, property }) => {
    const [id, attribute] = attributeOf(value) ?? [];
    return id !== undefined && TAKING_BOTH[`${type}.${property}`] === `${resources[id]?.Type}.${attribute}` ? { Ref: id } : value;
  })];
}

/** Where the template is deployed, in the middle of texts: only of one that says where it is. */
function filledIn(input: Deployed): Deployed[] {
  const { region, account } = input;
  if (region === undefined || account === undefined) return [input];
  return [withValues(input, (value) => {
    if (typeof value !== 'string' || !(value.includes(region) || value.includes(account))) return value;
    return { 'Fn::Sub': escaped(value).replaceAll(region, '${AWS::Region}').replaceAll(account, '${AWS::AccountId}') };
  })];
}

function withResources(input: Deployed, rewrite: (resource: ResourceJson) => ResourceJson): Deployed {
  const { template } = input;
  const resources = Object.entries(template.Resources ?? {})
    .map(([id, resource]): [string, ResourceJson] => [id, isObject(resource) ? rewrite(resource as ResourceJson) : resource]);
  if (resources.every(([id, resource]) => resource === template.Resources![id])) return input;
  return { ...input, template: { ...template, Resources: Object.fromEntries(resources) } };
}

/** Properties of its type that a resource does not have, each by its absence. */
const absentOf = ({ Type = '' }: ResourceJson): Json => Object.fromEntries((SOME_PROPERTIES[Type] ?? []).map((property) => [property, NO_VALUE]));

const SOME_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::RDS::DBCluster': [
    'AvailabilityZones', 'BacktrackWindow', 'DatabaseName', 'DBClusterIdentifier', 'DBClusterParameterGroupName', 'DBSubnetGroupName', 'EnableCloudwatchLogsExports',
    'EngineMode', 'EngineVersion', 'GlobalClusterIdentifier', 'KmsKeyId', 'MasterUserPassword', 'ReplicationSourceIdentifier', 'ScalingConfiguration',
    'ServerlessV2ScalingConfiguration', 'SnapshotIdentifier', 'SourceDBClusterIdentifier', 'SourceRegion', 'StorageType', 'Tags', 'VpcSecurityGroupIds',
  ],
  'AWS::RDS::DBInstance': ['AllocatedStorage', 'AvailabilityZone', 'DBInstanceIdentifier', 'DBParameterGroupName', 'DBSubnetGroupName', 'KmsKeyId', 'PromotionTier', 'StorageEncrypted'],
  'AWS::RDS::GlobalCluster': ['Engine', 'EngineVersion', 'SourceDBClusterIdentifier', 'StorageEncrypted'],
};

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
  'text by Fn::Split': eachText((text) => ({ 'Fn::Select': ['1', { 'Fn::Split': [SEPARATOR, `${NEVER_READ}${SEPARATOR}${text}`] }] })),
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
  'an ARN put together of its parts': arnsOfAttributes((id, kind) => join('', 'arn:', PARTITION, `:${kind.service}:`, REGION, ':', ACCOUNT, `:${kind.type}`, kind.name(id))),
  'an ARN put together between colons': arnsOfAttributes((id, kind) => join(':', 'arn', PARTITION, kind.service, REGION, ACCOUNT, join('', kind.type, kind.name(id)))),
  'an ARN as Fn::Sub': arnsOfAttributes((id, kind) => ({ 'Fn::Sub': [`arn:\${AWS::Partition}:${kind.service}:\${AWS::Region}:\${AWS::AccountId}:${kind.type}\${Name}`, { Name: kind.name(id) }] })),
  'an identifier as an ARN': identifiersAsArns,
  'an ARN as an identifier': arnsAsIdentifiers,
  'the Region and the account as AWS fills them in': filledIn,
  'resources under a condition that holds': withConditions((input) => [withResources(input, (resource) => (resource.Condition === undefined ? { ...resource, Condition: 'Always' } : resource))], { Always: ALWAYS }),
  'DependsOn as a list': (input) => [withResources(input, (resource) => (typeof resource.DependsOn === 'string' ? { ...resource, DependsOn: [resource.DependsOn] } : resource))],
  'properties that are not there': (input) => [withResources(input, (resource) => (isObject(resource.Properties) ? { ...resource, Properties: { ...absentOf(resource), ...resource.Properties } } : resource))],
  'another order': inReverse,
};

/** One after the other. */
export const composed = (first: Rewriting, second: Rewriting): Rewriting => (input) => first(input).flatMap(second);

/** What is the same only if nobody gives another value in the deployment. */
export const REWRITINGS_BY_DEFAULT: Readonly<Record<string, Rewriting>> = {
  'values by the default of a parameter': parameter((value) => ({ Default: value })),
};
