import { rule, topic } from '../../engine/rule';
import { EVENT_CATEGORIES, EVENT_SOURCES, MAX_SUBSCRIPTION_NAME, isForeignCategory, meantSourceType } from '../../facts/event-subscriptions';
import { knownLength, lengthInWords } from '../../facts/partly-known';
import { apiReference, cfnHandler, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { ANYTHING, member, mysql, other } from '../_examples';
import { spelling } from '../_spelling';

const READ = '2026-11-22';
const createSubscription = apiReference('API_CreateEventSubscription.html', READ);
const sourceIds = cfnReference('aws-resource-rds-eventsubscription.html#cfn-rds-eventsubscription-sourceids', READ);
const observed = (quote: string, name: string) => serviceError(quote, `https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-event-subscription-${name}/meta.yaml`, READ);

const subscription = (properties: Record<string, unknown>) => other('AWS::RDS::EventSubscription', { SnsTopicArn: 'arn:aws:sns:eu-west-1:111122223333:events', ...properties });
const cluster = { Cluster: mysql(), Writer: member('aurora-mysql') };

const typeMissing = rule('EventSubscriptionSourceTypeMissing', {
  on: 'eventSubscription',
  with: 'SourceIds',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An event subscription that names sources says of which type they are.',
  sources: [observed('If SourceType is null, SourceId must also be null.', 'source-ids-require-type'), sourceIds],
  check: ({ properties, sourceType }) => (properties.count('SourceIds') ?? 0) > 0 && sourceType === undefined && { at: 'SourceType' },
  what: 'SourceType is missing, and SourceIds is set',
  why: 'RDS refuses to create the subscription',
  fix: "set SourceType, such as 'db-cluster'",
  invalid: [{ title: 'no type', resources: { ...cluster, Events: subscription({ SourceIds: [{ Ref: 'Cluster' }] }) } }],
  valid: [
    { title: 'a type', resources: { ...cluster, Events: subscription({ SourceType: 'db-cluster', SourceIds: [{ Ref: 'Cluster' }] }) } },
    { title: 'everything', resources: { ...cluster, Events: subscription({}) } },
    { title: 'the type is an import', resources: { ...cluster, Events: subscription({ SourceType: ANYTHING, SourceIds: [{ Ref: 'Cluster' }] }) } },
  ],
});

const categoriesWithoutType = rule('EventSubscriptionCategoryType', {
  on: 'eventSubscription',
  with: 'EventCategories',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An event subscription that names categories says of which type its sources are.',
  sources: [
    serviceError('If SourceType is null, Categories must also be null.', 'https://github.com/hashicorp/terraform-provider-aws/issues/1817', '2026-11-28'),
    createSubscription,
  ],
  // Where sources are named as well, the rule above says it.
  check: ({ properties, sourceType }) =>
    (properties.count('EventCategories') ?? 0) > 0 && sourceType === undefined && (properties.count('SourceIds') ?? 0) === 0 && { at: 'SourceType' },
  what: 'SourceType is missing, and EventCategories is set',
  why: 'RDS refuses to create the subscription: categories are those of a source type',
  fix: "set SourceType, such as 'db-cluster', or remove EventCategories",
  invalid: [{ title: 'no type', resources: { Events: subscription({ EventCategories: ['failover'] }) } }],
  valid: [
    { title: 'a type', resources: { Events: subscription({ SourceType: 'db-cluster', EventCategories: ['failover'] }) } },
    { title: 'no categories', resources: { Events: subscription({ EventCategories: [] }) } },
    { title: 'the type is an import', resources: { Events: subscription({ SourceType: ANYTHING, EventCategories: ['failover'] }) } },
  ],
});

const nameLength = rule('EventSubscriptionNameLength', {
  on: 'eventSubscription',
  with: 'SubscriptionName',
  effect: 'rejected',
  since: '0.1.0',
  summary: `SubscriptionName has at most ${MAX_SUBSCRIPTION_NAME} characters.`,
  sources: [cfnHandler('aws-rds-eventsubscription/aws-rds-eventsubscription.json', '2026-11-28'), createSubscription],
  check: ({ properties }) => {
    const value = properties.outline('SubscriptionName') ?? '';
    return knownLength(value) > MAX_SUBSCRIPTION_NAME && { at: 'SubscriptionName', length: lengthInWords(value) };
  },
  what: ({ length }) => `SubscriptionName has ${length}, above the limit of ${MAX_SUBSCRIPTION_NAME}`,
  why: 'CloudFormation refuses to create the subscription',
  fix: `shorten SubscriptionName to ${MAX_SUBSCRIPTION_NAME} characters`,
  invalid: [{ title: '256 characters', resources: { Events: subscription({ SubscriptionName: 'a'.repeat(256) }) } }],
  valid: [
    { title: '255 characters', resources: { Events: subscription({ SubscriptionName: 'a'.repeat(255) }) } },
    { title: 'the name is an import', resources: { Events: subscription({ SubscriptionName: ANYTHING }) } },
  ],
});

const typeName = rule('EventSubscriptionSourceType', {
  on: 'eventSubscription',
  with: 'SourceType',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'SourceType is spelled as the API spells it.',
  sources: [observed(`Invalid event source type. Valid types are ${EVENT_SOURCES.map((source) => `'${source}'`).join(', ')}`, 'source-type-values'), createSubscription],
  check: ({ sourceType: value }) => {
    const meant = value === undefined ? undefined : meantSourceType(value);
    return meant !== undefined && { at: 'SourceType', value, meant };
  },
  what: ({ value }) => `SourceType is '${value}', which is no type of event sources`,
  why: 'RDS refuses to create the subscription',
  fix: ({ meant }) => `set SourceType to '${meant}'`,
  invalid: [
    { title: 'without db', resources: { ...cluster, Events: subscription({ SourceType: 'cluster' }) } },
    { title: 'with an underscore', resources: { ...cluster, Events: subscription({ SourceType: 'DB_INSTANCE' }) } },
  ],
  valid: [
    { title: 'db-cluster', resources: { ...cluster, Events: subscription({ SourceType: 'db-cluster' }) } },
    { title: 'a type newer than this package', resources: { ...cluster, Events: subscription({ SourceType: 'db-limitless-router' }) } },
    { title: 'the type is an import', resources: { ...cluster, Events: subscription({ SourceType: ANYTHING }) } },
  ],
});

const wrongKind = rule('EventSubscriptionSourceKind', {
  on: 'eventSubscription',
  with: 'SourceIds',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The sources of an event subscription are of its type.',
  sources: [sourceIds, createSubscription],
  check: ({ sourceType, referencedClusters, referencedInstances }) => {
    const [cluster_, instance] = [referencedClusters[0]?.logicalId, referencedInstances[0]?.logicalId];
    if (sourceType === 'db-instance' && cluster_ !== undefined) return { at: 'SourceIds', id: cluster_, is: 'a cluster', sourceType, right: 'db-cluster' };
    return sourceType === 'db-cluster' && instance !== undefined && { at: 'SourceIds', id: instance, is: 'an instance', sourceType, right: 'db-instance' };
  },
  what: ({ id, is, sourceType }) => `SourceIds names ${id}, ${is}, and SourceType is '${sourceType}'`,
  why: 'RDS refuses to create the subscription: it finds no source of that type under the identifier',
  fix: ({ right }) => `set SourceType to '${right}'`,
  invalid: [
    { title: 'a cluster among instances', resources: { ...cluster, Events: subscription({ SourceType: 'db-instance', SourceIds: [{ Ref: 'Cluster' }] }) } },
    { title: 'an instance among clusters', resources: { ...cluster, Events: subscription({ SourceType: 'db-cluster', SourceIds: [{ Ref: 'Writer' }] }) } },
  ],
  valid: [
    { title: 'a cluster', resources: { ...cluster, Events: subscription({ SourceType: 'db-cluster', SourceIds: [{ Ref: 'Cluster' }] }) } },
    { title: 'the type is an import', resources: { ...cluster, Events: subscription({ SourceType: ANYTHING, SourceIds: [{ Ref: 'Cluster' }] }) } },
    { title: 'the source is outside the app', resources: { Events: subscription({ SourceType: 'db-instance', SourceIds: [ANYTHING] }) } },
  ],
});

const category = rule('EventSubscriptionCategory', {
  on: 'eventSubscription',
  with: 'EventCategories',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Event categories belong to the source type of the subscription.',
  sources: [observed('Category : restoration not found for source type db-cluster.', 'categories'), createSubscription],
  check: ({ properties, sourceType }) => {
    const foreign = sourceType === undefined ? undefined : (properties.strings('EventCategories') ?? []).find((one) => isForeignCategory(sourceType, one));
    return foreign !== undefined && { at: 'EventCategories', foreign, sourceType };
  },
  what: ({ foreign, sourceType }) => `EventCategories has '${foreign}', which SourceType '${sourceType}' does not have`,
  why: 'RDS refuses to create the subscription',
  fix: ({ foreign }) => `remove '${foreign}' from EventCategories`,
  invalid: [{ title: 'a category of instances', resources: { Events: subscription({ SourceType: 'db-cluster', EventCategories: ['failover', 'restoration'] }) } }],
  valid: [
    { title: 'its own', resources: { Events: subscription({ SourceType: 'db-cluster', EventCategories: ['failover', 'failure', 'notification'] }) } },
    { title: 'instances have it', resources: { Events: subscription({ SourceType: 'db-instance', EventCategories: ['restoration'] }) } },
    { title: 'the categories are an import', resources: { Events: subscription({ SourceType: 'db-cluster', EventCategories: ANYTHING }) } },
  ],
});

const categorySpelling = spelling('EventSubscriptionCategorySpelling', {
  on: 'eventSubscription',
  property: 'EventCategories.*',
  thing: 'event category',
  words: EVENT_CATEGORIES,
  why: 'RDS refuses to create the subscription: it does not find the category',
  sources: [
    serviceError('Category : global failover not found for source type db-cluster', 'https://github.com/awsdocs/amazon-rds-user-guide/pull/187', '2026-11-28'),
    userGuide('USER_Events.Messages.html', '2026-11-28'),
  ],
  example: (value) => ({ Events: subscription({ SourceType: 'db-cluster', EventCategories: [value] }) }),
  wrong: { 'in another case': 'Failover', 'as the guide writes it': 'global failover', 'a hyphen for a space': 'configuration-change', 'a letter left out': 'maintenace' },
  newer: 'levitation',
  valid: [{ title: 'two that differ in two letters', resources: { Events: subscription({ SourceType: 'db-cluster', EventCategories: ['global-failover', 'modification'] }) } }],
});

const fifo = rule('EventSubscriptionFifoTopic', {
  on: 'eventSubscription',
  with: 'SnsTopicArn',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Events go to a standard topic, not to a FIFO topic.',
  sources: [cfnReference('aws-resource-rds-eventsubscription.html#cfn-rds-eventsubscription-snstopicarn', READ), createSubscription],
  check: (one) => {
    const target = one.properties.target('SnsTopicArn');
    return (typeof target === 'string' ? target.endsWith('.fifo') : one.topic?.isFifo) && { at: 'SnsTopicArn' };
  },
  what: 'SnsTopicArn is the ARN of a FIFO topic',
  why: 'RDS refuses to create the subscription: it does not support FIFO topics',
  fix: 'set SnsTopicArn to a standard topic',
  invalid: [
    { title: 'a FIFO topic of the app', resources: { Topic: other('AWS::SNS::Topic', { FifoTopic: true, TopicName: 'events.fifo' }), Events: subscription({ SnsTopicArn: { Ref: 'Topic' } }) } },
    { title: 'one outside the app', resources: { Events: subscription({ SnsTopicArn: 'arn:aws:sns:eu-west-1:111122223333:events.fifo' }) } },
  ],
  valid: [
    { title: 'a standard topic', resources: { Topic: other('AWS::SNS::Topic', {}), Events: subscription({ SnsTopicArn: { Ref: 'Topic' } }) } },
    { title: 'a standard topic outside the app', resources: { Events: subscription({ SnsTopicArn: 'arn:aws:sns:eu-west-1:111122223333:fifo' }) } },
    { title: 'the topic is an import', resources: { Events: subscription({ SnsTopicArn: ANYTHING }) } },
  ],
});

export const eventSubscriptions = topic(
  'event-subscriptions',
  { title: 'Event subscriptions', about: 'Which events of which sources are sent to which topic.' },
  [typeMissing, categoriesWithoutType, nameLength, typeName, wrongKind, category, categorySpelling, fifo],
);
