import { CLOUDFORMATION_DEFAULT_PORT } from '../../src/facts/identifiers';
import { MAX_TAGS } from '../../src/facts/tags';
import { updateOf, updatesOf } from '../../src/facts/updates';
import { KEPT_PROPERTIES, SENT_RETENTION, withoutIt } from '../../src/facts/updates/cluster-defaults';
import { Json, Parts, ResourceJson, Rewriting, isObject, refOf, withAdditions } from './rewriting';
import { REWRITINGS } from './rewritings';

/** Forms that a deployment tells apart: resources that move, and an ARN, which is another text than the identifier in it. */
const TOLD_APART = ['values by parameters of a nested stack', 'an identifier as an ARN', 'an ARN as an identifier'];

const SAME_MEANING = Object.fromEntries(Object.entries(REWRITINGS).filter(([name]) => !TOLD_APART.includes(name)));

const eachResource = (change: (resource: ResourceJson, id: string) => ResourceJson): Rewriting => (input) => {
  const resources = Object.entries(input.template.Resources ?? {})
    .map(([id, resource]) => [id, isObject(resource) ? change(resource as ResourceJson, id) : resource]);
  return [{ ...input, template: { ...input.template, Resources: Object.fromEntries(resources) as Parts['Resources'] } }];
};

/** The properties of the resources of which it is known what an update does with them. */
const eachProperties = (change: (properties: Json, type: string) => Json): Rewriting => eachResource((resource) => {
  const { Type: type = '', Properties: old = {} } = resource;
  // A macro beside the properties is none.
  if (!updatesOf(type) || !isObject(old) || Object.keys(old).some((name) => name.startsWith('Fn::'))) return resource;
  return { ...resource, Properties: change(old, type) };
});

const eachProperty = (change: (value: unknown, name: string) => unknown): Rewriting => eachProperties((old, type) =>
  Object.fromEntries(Object.entries(old).map(([name, value]) => [name, isOrdinary(type, name) ? change(value, name) : value])));

/** Whether no change of a property replaces anything, is refused, or interrupts. */
const isOrdinary = (type: string, name: string): boolean => {
  const { replaces, refusedWith, interrupts } = updateOf(type, name) ?? {};
  return replaces === undefined && refusedWith === undefined && interrupts === undefined;
};

const TAG = { Key: 'rewritten', Value: 'yes' };

/** One more tag, unless that would be refused, or they are no list of tags. */
const tagged = (tags: unknown = []): unknown =>
  (Array.isArray(tags) && tags.length < MAX_TAGS && tags.every((tag) => isObject(tag) && 'Key' in tag) ? [...tags as unknown[], TAG] : tags);

const DESCRIPTIONS = ['Description', 'DBSubnetGroupDescription'];

const isPlainList = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' || refOf(item) !== undefined);

/** What is so where a template says nothing, of what the handlers send alike. */
const DEFAULTS: Readonly<Record<string, (properties: Json) => Json>> = {
  'AWS::RDS::DBCluster': ({ EngineMode: mode }) => ({
    ...Object.fromEntries(KEPT_PROPERTIES.map((name) => [name, withoutIt(name)])),
    BackupRetentionPeriod: SENT_RETENTION,
    // In Serverless v1 that of PostgreSQL is another one.
    ...(mode === 'serverless' ? {} : { Port: CLOUDFORMATION_DEFAULT_PORT }),
  }),
  'AWS::RDS::DBInstance': () => ({ AutoMinorVersionUpgrade: true, MonitoringInterval: 0, PromotionTier: 1 }),
  'AWS::RDS::GlobalCluster': () => ({ DeletionProtection: false }),
  'AWS::RDS::DBProxy': () => ({ DebugLogging: false, IdleClientTimeout: 1800, RequireTLS: false }),
  'AWS::RDS::EventSubscription': () => ({ Enabled: true }),
};

const BESIDE = 'RewrittenBeside';

/** Changes of a template with which nothing happens to what is deployed, by name. */
export const HARMLESS: Readonly<Record<string, Rewriting>> = {
  ...SAME_MEANING,
  'another description, and other metadata': (input) =>
    eachResource((resource, id) => ({ ...resource, Metadata: { ...resource.Metadata, Rewritten: id } }))(
      { ...input, template: { ...input.template, Description: 'Rewritten', Metadata: { Rewritten: true } } as Parts }),
  'other tags': eachProperties((old) => ({ ...old, Tags: tagged(old.Tags) })),
  'other descriptions of resources': eachProperty((value, name) => (DESCRIPTIONS.includes(name) ? 'Rewritten' : value)),
  'lists in another order': eachProperty((value) => (isPlainList(value) ? [...value].reverse() : value)),
  'policies that keep what there is': eachResource((resource) => ({ ...resource, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })),
  'a resource and an output beside': (input) => {
    const resources = { ...input.template.Resources, [BESIDE]: { Type: 'AWS::Logs::LogGroup', Properties: {} } };
    const outputs = { [BESIDE]: { Value: { Ref: BESIDE } } };
    return [withAdditions({ ...input, template: { ...input.template, Resources: resources } }, { Outputs: outputs })];
  },
};

/** What is already so is said, or no longer. Settings of a cluster that was restored, or whose engine has no such thing, are not meant. */
export const DEFAULTS_SPELLED_OUT: Rewriting = eachProperties((old, type) => ({ ...DEFAULTS[type]?.(old), ...old }));
