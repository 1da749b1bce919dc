import { ChangeRule, changeRule } from '../../engine/change-rule';
import { topic } from '../../engine/rule';
import { Source } from '../../facts/sources';
import { instanceUpdates } from '../../facts/updates/instance';
import { READ } from '../../facts/updates/table';
import type { Update } from '../../topology/changes/update';
import type { Instance } from '../../topology/instance';
import { known } from '../../topology/resource';
import { runsAlready, told } from '../_changes';
import { ANYTHING, member, mysql, postgresql } from '../_examples';

const sources: readonly Source[] = [
  ...instanceUpdates.sources,
  { url: 'https://github.com/aws/aws-cdk/issues/27177', read: READ },
];
const INSTEAD = 'CloudFormation creates another instance and deletes this one: the cluster fails over if it is the writer, and its endpoint is gone; the data stays in the cluster';

/** What has a rule of its own. */
const ON_ITS_OWN: ReadonlySet<string> = new Set(['DBInstanceIdentifier', 'AvailabilityZone', 'PerformanceInsightsKMSKeyId']);

/** Whether its cluster is replaced, or gone: then it is that which is to be said. */
const goesWithItsCluster = ({ before, after, changes }: Update<Instance>): boolean => {
  const [was, is] = [known(() => before.cluster), known(() => after.cluster)];
  if (was && !changes.updateOf(was)?.exists) return true;
  return is !== undefined && (changes.updateOf(is)?.requiresReplacement ?? changes.predecessorOf(is) !== undefined);
};

const pair = (before: object, after: object, title: string) => ({
  title,
  before: { Cluster: postgresql(), Writer: member('aurora-postgresql', { ...before }) },
  after: { Cluster: postgresql(), Writer: member('aurora-postgresql', { ...after }) },
});

const identifierChanged = changeRule('MemberIdentifierChanged', {
  on: 'updatedMember',
  with: 'DBInstanceIdentifier',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A deployed instance keeps its DBInstanceIdentifier, also where it has none.',
  sources,
  check: (instance) => instance.replacedFor('DBInstanceIdentifier') && !goesWithItsCluster(instance) && { at: 'DBInstanceIdentifier' },
  what: (_, instance) => told(instance, 'DBInstanceIdentifier'),
  why: INSTEAD,
  fix: (_, instance) => {
    const { before } = instance.shown('DBInstanceIdentifier');
    return before === undefined ? 'leave DBInstanceIdentifier out, as it was' : `keep DBInstanceIdentifier ${before}: instanceIdentifier on the writer or reader in CDK`;
  },
  invalid: [
    pair({ DBInstanceIdentifier: 'orders-tmp' }, { DBInstanceIdentifier: 'orders-2' }, 'it is renamed'),
    pair({ DBInstanceIdentifier: 'ordersinstance1' }, {}, 'writer and readers in place of instanceProps give no identifiers'),
    pair({}, { DBInstanceIdentifier: 'orders-1' }, 'it gets one'),
  ],
  valid: [
    pair({ DBInstanceIdentifier: 'orders-1' }, { DBInstanceIdentifier: 'orders-1', PromotionTier: 1 }, 'it stays'),
    pair({ DBInstanceIdentifier: ANYTHING }, { DBInstanceIdentifier: 'orders-1' }, 'it was an import'),
  ],
});

const zoneChanged = changeRule('MemberAvailabilityZoneChanged', {
  on: 'updatedMember',
  with: 'AvailabilityZone',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A deployed instance keeps what it says of its AvailabilityZone.',
  sources: instanceUpdates.sources,
  check: (instance) => instance.replacedFor('AvailabilityZone') && !goesWithItsCluster(instance) && { at: 'AvailabilityZone' },
  what: (_, instance) => told(instance, 'AvailabilityZone'),
  why: (_, instance) => (known(() => runsAlready(instance, 'AvailabilityZone')) === true ? `the instance runs there, but CloudFormation compares templates: ${INSTEAD}` : INSTEAD),
  fix: 'leave AvailabilityZone as it was, or add an instance in the other zone first and remove this one in a later deployment',
  invalid: [
    pair({ AvailabilityZone: 'eu-west-1a' }, { AvailabilityZone: 'eu-west-1b' }, 'another zone'),
    pair({ AvailabilityZone: 'eu-west-1a' }, {}, 'it is removed'),
  ],
  valid: [
    pair({ AvailabilityZone: 'eu-west-1a' }, { AvailabilityZone: 'eu-west-1a', PromotionTier: 1 }, 'it stays'),
    pair({ AvailabilityZone: ANYTHING }, { AvailabilityZone: 'eu-west-1a' }, 'it was an import'),
  ],
});

const OTHER_KEY = 'arn:aws:kms:eu-west-1:111122223333:key/22222222-2222-2222-2222-222222222222';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-1111-1111-1111-111111111111';
const insights = (key?: unknown) => ({ EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: key });

const insightsKeyChanged = changeRule('MemberInsightsKeyChanged', {
  on: 'updatedMember',
  with: 'PerformanceInsightsKMSKeyId',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A deployed instance keeps the key that Performance Insights encrypts with.',
  sources: instanceUpdates.sources,
  check: (instance) => instance.replacedFor('PerformanceInsightsKMSKeyId') && !goesWithItsCluster(instance) && { at: 'PerformanceInsightsKMSKeyId' },
  what: (_, instance) => told(instance, 'PerformanceInsightsKMSKeyId'),
  why: INSTEAD,
  fix: 'leave PerformanceInsightsKMSKeyId as it was, or give the other key to an instance that is added',
  invalid: [
    pair(insights(KEY), insights(OTHER_KEY), 'another key'),
    pair(insights(KEY), insights(), 'it is left to RDS'),
  ],
  valid: [
    pair(insights(), insights(KEY), 'it gets one'),
    pair(insights(ANYTHING), insights(KEY), 'it was an import'),
  ],
});

const memberReplaced = changeRule('MemberReplaced', {
  on: 'updatedMember',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A deployed instance keeps the properties that are only asked when it is created.',
  sources: instanceUpdates.sources,
  check: (instance) => !instance.keepsName && !goesWithItsCluster(instance)
    && instance.replacing.filter((name) => !ON_ITS_OWN.has(name)).map((name) => ({ at: name })),
  what: ({ at }, instance) => told(instance, at),
  why: ({ at }) =>
    (at === 'DBClusterIdentifier' ? 'CloudFormation creates another instance, of the other cluster, and deletes this one: the cluster it leaves fails over if it is the writer' : INSTEAD),
  fix: ({ at }, instance) =>
    (at === 'DBSubnetGroupName' && instance.way(at) === 'removed'
      ? 'keep DBSubnetGroupName: isFromLegacyInstanceProps on the writer and the readers in CDK'
      : `leave ${at} as it was, or add an instance with the other one first and remove this one in a later deployment`),
  invalid: [
    pair({ DBSubnetGroupName: 'databases' }, {}, 'writer and readers in place of instanceProps name no subnet group'),
    {
      title: 'it joins another cluster',
      before: { Cluster: mysql(), Other: mysql(), Writer: member('aurora-mysql') },
      after: { Cluster: mysql(), Other: mysql(), Writer: member('aurora-mysql', { DBClusterIdentifier: { Ref: 'Other' } }) },
    },
  ],
  valid: [
    pair({ DBSubnetGroupName: 'databases' }, { DBSubnetGroupName: 'databases', PromotionTier: 1 }, 'it stays'),
    pair({ DBSubnetGroupName: ANYTHING }, { DBSubnetGroupName: 'databases' }, 'it was an import'),
  ],
});

const inCluster = (...ids: readonly string[]) =>
  ({ Cluster: postgresql(), ...Object.fromEntries(ids.map((id) => [id, member('aurora-postgresql')])) });

const logicalIdChanged = changeRule('MemberLogicalIdChanged', {
  on: 'removedMember',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A deployed instance keeps its logical id.',
  sources: [...instanceUpdates.sources, { url: 'https://github.com/aws/aws-cdk/issues/25898', read: READ }],
  check: ({ before, changes }) => {
    const cluster = before.cluster && changes.updateOf(before.cluster);
    if (!cluster?.exists || known(() => cluster.isReplaced) === true) return undefined;
    const name = before.physicalName;
    const added = cluster.after.members.filter((one) => !(changes.updateOf(one)?.before.exists ?? false));
    // Under its name it would be refused.
    if (name !== undefined && added.some((one) => one.isNamed(name))) return undefined;
    return added.length > 0 && { added: added.map(({ logicalId }) => logicalId) };
  },
  what: ({ added }, { before }) => `the instance ${before.logicalId} is no longer in the template, and its cluster gets ${added.join(', ')}`,
  why: 'a logical id is all that CloudFormation knows it by: it creates the new, and deletes this one; the cluster fails over if it is the writer, and its endpoint is gone; the data stays in the cluster',
  fix: (_, { before }) =>
    `call overrideLogicalId('${before.logicalId}') on the L1 of the instance, or, coming from instanceProps, set isFromLegacyInstanceProps and the ids Instance1, Instance2 on writer and readers`,
  invalid: [
    { title: 'writer and readers in place of instanceProps', before: inCluster('Instance1', 'Instance2'), after: inCluster('Writer', 'Reader') },
    { title: 'one of two is renamed', before: inCluster('Writer', 'Reader'), after: inCluster('Writer', 'Reporting') },
  ],
  valid: [
    { title: 'a reader is added', before: inCluster('Writer'), after: inCluster('Writer', 'Reader') },
    { title: 'a reader is removed', before: inCluster('Writer', 'Reader'), after: inCluster('Writer') },
  ],
});

export const memberReplacement = topic<ChangeRule>(
  'member-replacement',
  {
    title: 'Updates that replace instances',
    about: 'The data of a cluster is in its volume: an instance that is replaced loses none. It costs a failover where it is the writer, and its '
      + 'endpoint. These rules run where the app is compared with what is deployed: see `baseline`.',
  },
  [identifierChanged, zoneChanged, insightsKeyChanged, memberReplaced, logicalIdChanged],
);
