import { rule, topic } from '../../engine/rule';
import { apiReference, cfnHandler, serviceError, userGuide } from '../../facts/sources';
import { MAX_TAGS, RESERVED_TAG_PREFIX, isReservedTag } from '../../facts/tags';
import type { Resource } from '../../topology/resource';
import { ANYTHING, member, mysql, other } from '../_examples';

const READ = '2026-11-28';

const reservedPrefix = serviceError(
  'Tag keys cannot start with the reserved prefix "aws:".',
  'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds/issues/239',
  READ,
);

type Properties = Record<string, unknown>;
const subscription = (properties: Properties) => other('AWS::RDS::EventSubscription', { SnsTopicArn: 'arn:aws:sns:eu-west-1:111122223333:events', ...properties });

/** What takes tags, and how it is declared with some. */
const TAGGED = [
  { prefix: 'Cluster', on: 'cluster', type: 'dbcluster', example: (properties: Properties) => ({ Cluster: mysql(properties) }) },
  { prefix: 'Member', on: 'member', type: 'dbinstance', example: (properties: Properties) => ({ Cluster: mysql(), Writer: member('aurora-mysql', properties) }) },
  { prefix: 'EventSubscription', on: 'eventSubscription', type: 'eventsubscription', example: (properties: Properties) => ({ Events: subscription(properties) }) },
] as const;

const tags = (count: number): Properties => ({ Tags: Array.from({ length: count }, (_, index) => ({ Key: `tag${index}`, Value: 'x' })) });

const limit = ({ prefix, on, type, example }: (typeof TAGGED)[number]) =>
  rule(`${prefix}TagLimit`, {
    on,
    with: 'Tags',
    effect: 'rejected',
    since: '0.1.0',
    summary: `A resource has at most ${MAX_TAGS} tags.`,
    sources: [cfnHandler(`aws-rds-${type}/aws-rds-${type}.json`, READ), userGuide('USER_Tagging.html', READ)],
    check: ({ properties }: Resource) => {
      const count = properties.count('Tags') ?? 0;
      return count > MAX_TAGS && { at: 'Tags', count };
    },
    what: ({ count }) => `Tags has ${count} tags, above the limit of ${MAX_TAGS}`,
    why: 'the resource is refused when it is created',
    fix: `keep at most ${MAX_TAGS} tags`,
    invalid: [{ title: '51 tags', resources: example(tags(51)) }],
    valid: [
      { title: '50 tags', resources: example(tags(50)) },
      { title: 'the tags are an import', resources: example({ Tags: ANYTHING }) },
    ],
  });

const reserved = ({ prefix, on, example }: (typeof TAGGED)[number]) =>
  rule(`${prefix}TagKey`, {
    on,
    with: 'Tags',
    effect: 'rejected',
    since: '0.1.0',
    summary: `The key of a tag does not begin with ${RESERVED_TAG_PREFIX}, which AWS keeps for itself.`,
    sources: [reservedPrefix, apiReference('API_Tag.html', READ), userGuide('USER_Tagging.html', READ)],
    check: ({ properties }: Resource) =>
      (properties.propertiesList('Tags') ?? []).flatMap((tag, index) => {
        const key = tag.string('Key');
        return key !== undefined && isReservedTag(key) ? [{ at: `Tags.${index}.Key`, key }] : [];
      }),
    what: ({ key }) => `the key of a tag is '${key}', and AWS keeps keys that begin with ${RESERVED_TAG_PREFIX} for itself`,
    why: 'the resource is refused when it is created',
    fix: ({ key }) => `call the tag '${key.slice(RESERVED_TAG_PREFIX.length)}', or another name without the prefix`,
    invalid: [
      { title: 'a tag of CloudFormation', resources: example({ Tags: [{ Key: 'team', Value: 'x' }, { Key: 'aws:cloudformation:stack-name', Value: 'x' }] }) },
      { title: 'in another case', resources: example({ Tags: [{ Key: 'AWS:owner', Value: 'x' }] }) },
    ],
    valid: [
      { title: 'aws without a colon', resources: example({ Tags: [{ Key: 'aws-account', Value: 'x' }] }) },
      { title: 'the key is an import', resources: example({ Tags: [{ Key: ANYTHING, Value: 'x' }] }) },
    ],
  });

export const resourceTags = topic(
  'tags',
  { title: 'Tags', about: 'How many tags there may be, and what they may be called.' },
  [...TAGGED.map(limit), ...TAGGED.map(reserved)],
);
