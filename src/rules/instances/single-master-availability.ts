import { rule, topic } from '../../engine/rule';
import { sizeRank } from '../../facts/instance-sizes';
import { DEFAULT_PROMOTION_TIER, FIRST_PROMOTION_TIER, LAST_PROMOTION_TIER, MAX_INSTANCES, MAX_READERS, isPromotionTier, nearestPromotionTier } from '../../facts/members';
import { cfnReference, userGuide } from '../../facts/sources';
import { RECREATION_SECONDS } from '../../facts/topologies';
import { Workload, cannotWait } from '../../facts/workload';
import { Cluster } from '../../topology/cluster';
import { Instance } from '../../topology/instance';
import { WORKLOAD_METADATA } from '../../topology/workload';
import { ANYTHING, member, multiMaster, mysql, several } from '../_examples';

const replicas = userGuide('Aurora.Replication.html#Aurora.Replication.Replicas', '2026-11-22');
const highAvailability = userGuide('Concepts.AuroraHighAvailability.html', '2026-11-22');

const instance = (properties?: Record<string, unknown>, attributes?: { DependsOn: string }) => member('aurora-mysql', properties, attributes);

const PROTECTED = { DeletionProtection: true };
const workload = (entries: Workload) => ({ Metadata: { [WORKLOAD_METADATA]: entries } });

const noFailoverTarget = rule('ClusterFailoverTarget', {
  on: 'singleMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster that is protected from deletion, or whose workload cannot wait for a new instance, has a second one to fail over to.',
  sources: [highAvailability],
  // Most published templates have one instance, and most of those are for development: without a sign that it matters it is a choice.
  check: (cluster) => cluster.allMembers.length === 1 && (needsFailover(cluster) || cluster.properties.boolean('DeletionProtection') === true) && {},
  what: 'the cluster has one instance, so there is none to fail over to',
  why: 'when it fails, nothing can be read or written until Aurora has created it anew, which takes up to ten minutes',
  fix: 'add a reader in another Availability Zone',
  invalid: [
    { title: 'a writer alone', resources: { Cluster: mysql(PROTECTED), Writer: instance() } },
    { title: 'a writer alone, and a workload that cannot wait ten minutes', resources: { Cluster: mysql({}, workload({ tolerableWriteOutageSeconds: 599 })), Writer: instance() } },
  ],
  valid: [
    { title: 'a writer and a reader', resources: { Cluster: mysql(PROTECTED), Writer: instance(), Reader: instance() } },
    { title: 'nothing shows that the cluster matters', resources: { Cluster: mysql(), Writer: instance() } },
    { title: 'it may be deleted', resources: { Cluster: mysql({ DeletionProtection: false }), Writer: instance() } },
    { title: 'whether it is protected is an import', resources: { Cluster: mysql({ DeletionProtection: ANYTHING }), Writer: instance() } },
    { title: 'the workload can wait ten minutes', resources: { Cluster: mysql({}, workload({ tolerableWriteOutageSeconds: 600 })), Writer: instance() } },
    { title: 'which cluster the second instance is in is an import', resources: { Cluster: mysql(PROTECTED), Writer: instance(), Reader: instance({ DBClusterIdentifier: ANYTHING }) } },
    { title: 'the instances are declared in another app', resources: { Cluster: mysql(PROTECTED) } },
  ],
});

const oneZone = rule('ClusterInstanceZones', {
  on: 'singleMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'The instances of a cluster are in more than one Availability Zone.',
  sources: [replicas],
  check: ({ allMembers }) => {
    const [first, ...rest] = allMembers.map((one) => one.zoneIdentity);
    const isOne = first !== undefined && rest.length > 0 && rest.every((zone) => zone === first);
    return isOne && { zone: first.startsWith('=') ? first.slice(1) : 'the same Availability Zone', count: rest.length + 1 };
  },
  what: ({ count, zone }) => `AvailabilityZone pins all ${count} instances of the cluster to ${zone}`,
  why: 'losing that zone takes the writer and every failover target with it',
  fix: 'give one instance another AvailabilityZone, or remove AvailabilityZone and let RDS spread them',
  invalid: [
    { title: 'both in one zone', resources: { Cluster: mysql(), Writer: instance({ AvailabilityZone: 'eu-west-1a' }), Reader: instance({ AvailabilityZone: 'eu-west-1a' }) } },
    {
      title: 'both in the first zone, whichever that is',
      resources: {
        Cluster: mysql(),
        Writer: instance({ AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } }),
        Reader: instance({ AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } }),
      },
    },
  ],
  valid: [
    { title: 'two zones', resources: { Cluster: mysql(), Writer: instance({ AvailabilityZone: 'eu-west-1a' }), Reader: instance({ AvailabilityZone: 'eu-west-1b' }) } },
    { title: 'RDS chooses', resources: { Cluster: mysql(), Writer: instance(), Reader: instance() } },
    { title: 'one instance', resources: { Cluster: mysql(), Writer: instance({ AvailabilityZone: 'eu-west-1a' }) } },
    { title: 'one of three in another zone', resources: { Cluster: mysql(), ...several(3, 'Instance', (index) => instance({ AvailabilityZone: index === 3 ? 'eu-west-1b' : 'eu-west-1a' })) } },
    { title: 'one zone is an import', resources: { Cluster: mysql(), Writer: instance({ AvailabilityZone: 'eu-west-1a' }), Reader: instance({ AvailabilityZone: ANYTHING }) } },
    { title: 'whose instance the second is, is an import', resources: { Cluster: mysql(), Writer: instance({ AvailabilityZone: 'eu-west-1a' }), Reader: instance({ AvailabilityZone: 'eu-west-1a', DBClusterIdentifier: ANYTHING }) } },
  ],
});

const instanceLimit = rule('ClusterInstanceLimit', {
  on: 'cluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A cluster has at most ${MAX_INSTANCES} instances: a writer and ${MAX_READERS} readers.`,
  sources: [replicas],
  check: ({ members, isMultiMaster }) => !isMultiMaster && members.length > MAX_INSTANCES && { count: members.length },
  what: ({ count }) => `${count} instances name the cluster in DBClusterIdentifier, above the limit of ${MAX_INSTANCES}`,
  why: `RDS refuses to create instance ${MAX_INSTANCES + 1}`,
  fix: `keep a writer and at most ${MAX_READERS} readers`,
  invalid: [{ title: '16 readers', resources: { Cluster: mysql(), ...several(17, 'Instance', () => instance()) } }],
  valid: [
    { title: '15 readers', resources: { Cluster: mysql(), ...several(16, 'Instance', () => instance()) } },
    { title: 'whose instance the last is, is an import', resources: { Cluster: mysql(), ...several(16, 'Instance', () => instance()), Last: instance({ DBClusterIdentifier: ANYTHING }) } },
  ],
});

const large = (properties: Record<string, unknown> = {}, DependsOn?: string) => instance({ DBInstanceClass: 'db.r6g.4xlarge', ...properties }, DependsOn === undefined ? undefined : { DependsOn });
const small = (properties: Record<string, unknown> = {}) => instance({ DBInstanceClass: 'db.r6g.large', ...properties }, { DependsOn: 'Writer' });
const capacities = { EngineVersion: '8.0.mysql_aurora.3.10.4', ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 64 } };

const smallerTarget = rule('ClusterFailoverTargetSize', {
  on: 'singleMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'The instance that is promoted first is at least as large as the writer.',
  sources: [replicas, highAvailability],
  check: (cluster) => {
    const writer = cluster.firstMember;
    if (!writer) return undefined;
    const [target] = cluster.allMembers.filter((one) => one !== writer).sort(byPromotion);
    const [from, to] = [writer.instanceClass, target?.instanceClass];
    if (!target || from === undefined || to === undefined) return undefined;
    const [fromRank, toRank] = [sizeRank(from), sizeRank(to)];
    return fromRank !== undefined && toRank !== undefined && toRank < fromRank && { at: target.at('DBInstanceClass'), from, to, tier: tierOf(target) };
  },
  what: ({ to, from, tier }) => `DBInstanceClass is '${to}' on the instance that is promoted first (tier ${tier}), smaller than the '${from}' of the writer`,
  why: 'after a failover the cluster runs on the smaller class, under the same load',
  fix: ({ from }) => `set DBInstanceClass to '${from}', or give a reader of that class a lower PromotionTier`,
  invalid: [
    {
      title: 'a small reader in tier 0',
      resources: {
        Cluster: mysql(),
        Writer: instance({ DBInstanceClass: 'db.r6g.4xlarge' }),
        Reader: instance({ DBInstanceClass: 'db.r6g.large', PromotionTier: 0 }, { DependsOn: 'Writer' }),
      },
    },
    { title: 'a small reader in the tier of the writer', resources: { Cluster: mysql(), Writer: large(), Reader: small() } },
    { title: 'a small reader before a large one', resources: { Cluster: mysql(), Writer: large(), Standby: large({ PromotionTier: 15 }, 'Writer'), Reader: small({ PromotionTier: 0 }) } },
  ],
  valid: [
    {
      title: 'small readers wait behind one of the same class',
      resources: {
        Cluster: mysql(),
        Writer: instance({ DBInstanceClass: 'db.r6g.4xlarge' }),
        Standby: instance({ DBInstanceClass: 'db.r6g.4xlarge', PromotionTier: 0 }, { DependsOn: 'Writer' }),
        Reader: instance({ DBInstanceClass: 'db.r6g.large', PromotionTier: 15 }, { DependsOn: 'Writer' }),
      },
    },
    { title: 'the class is an import', resources: { Cluster: mysql(), Writer: instance({ DBInstanceClass: 'db.r6g.4xlarge' }), Reader: instance({ DBInstanceClass: ANYTHING }, { DependsOn: 'Writer' }) } },
    { title: 'the largest of a tier is promoted', resources: { Cluster: mysql(), Writer: large(), Reader: small(), Standby: large({}, 'Writer') } },
    { title: 'db.serverless in the same tier is of any size', resources: { Cluster: mysql(capacities), Writer: large(), Reader: small(), Elastic: instance({ DBInstanceClass: 'db.serverless' }, { DependsOn: 'Writer' }) } },
    { title: 'which instance is the writer is not said', resources: { Cluster: mysql(), One: instance({ DBInstanceClass: 'db.r6g.4xlarge' }), Other: instance({ DBInstanceClass: 'db.r6g.large' }) } },
    { title: 'whose instance the reader is, is an import', resources: { Cluster: mysql(), Writer: instance({ DBInstanceClass: 'db.r6g.4xlarge' }), Reader: instance({ DBClusterIdentifier: ANYTHING }, { DependsOn: 'Writer' }) } },
  ],
});

const promotionTier = rule('MemberPromotionTier', {
  on: 'member',
  with: 'PromotionTier',
  effect: 'rejected',
  since: '0.1.0',
  summary: `PromotionTier is a whole number from ${FIRST_PROMOTION_TIER} to ${LAST_PROMOTION_TIER}.`,
  sources: [cfnReference('aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-promotiontier', '2026-11-22')],
  check: ({ promotionTier: tier }) => tier !== undefined && !isPromotionTier(tier) && { at: 'PromotionTier', tier },
  what: ({ tier }) => `PromotionTier is ${tier}, and tiers go from ${FIRST_PROMOTION_TIER} to ${LAST_PROMOTION_TIER}`,
  why: 'RDS refuses to create the instance',
  fix: ({ tier }) => `set PromotionTier to ${nearestPromotionTier(tier)}`,
  invalid: [
    { title: 'above the last', resources: { Cluster: mysql(), Reader: instance({ PromotionTier: 16 }) } },
    { title: 'below the first', resources: { Cluster: mysql(), Reader: instance({ PromotionTier: -1 }) } },
  ],
  valid: [
    { title: 'the last', resources: { Cluster: mysql(), Reader: instance({ PromotionTier: 15 }) } },
    { title: 'the first', resources: { Cluster: mysql(), Reader: instance({ PromotionTier: 0 }) } },
    { title: 'the tier is an import', resources: { Cluster: mysql(), Reader: instance({ PromotionTier: ANYTHING }) } },
    { title: 'multi-master has none', resources: { Cluster: multiMaster() } },
  ],
});

const needsFailover = (cluster: Cluster): boolean => cluster.workload !== undefined && cannotWait(cluster.workload, RECREATION_SECONDS);

/** In the order Aurora promotes them: by tier, then the largest first. */
function byPromotion(a: Instance, b: Instance): number {
  return tierOf(a) - tierOf(b) || rankOf(b) - rankOf(a);
}

const tierOf = (one: Instance): number => one.promotionTier ?? DEFAULT_PROMOTION_TIER;
/** What has no size of its own, as `db.serverless`, may be the largest. */
const rankOf = (one: Instance): number => sizeRank(one.instanceClass ?? '') ?? Infinity;

export const singleMasterAvailability = topic(
  'single-master-availability',
  { title: 'Availability of clusters with one writer', about: 'Whether something can take over when the writer fails, and whether it can carry the load.' },
  [noFailoverTarget, oneZone, instanceLimit, smallerTarget, promotionTier],
);
