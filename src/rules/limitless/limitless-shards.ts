import { rule, topic } from '../../engine/rule';
import { MAX_IDENTIFIER_LENGTH } from '../../facts/identifiers';
import { MAX_COMPUTE_REDUNDANCY, MAX_SHARD_GROUPS, MIN_SHARD_GROUP_ACU } from '../../facts/limitless';
import { knownLength, lengthInWords } from '../../facts/partly-known';
import { cfnHandler, cfnReference, userGuide } from '../../facts/sources';
import { ANYTHING, postgresql, stackName } from '../_examples';
import { limitlessCluster, shards } from './_limitless-examples';

const READ = '2026-11-22';
const requirements = userGuide('limitless-reqs-limits.html', READ);
const shardGroupReference = cfnReference('aws-resource-rds-dbshardgroup.html', READ);

const shardGroupCount = rule('LimitlessShardGroupLimit', {
  on: 'cluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A Limitless cluster has one shard group.',
  sources: [requirements],
  check: ({ shardGroups }) => shardGroups.length > MAX_SHARD_GROUPS && { count: shardGroups.length },
  what: ({ count }) => `${count} shard groups name the cluster in DBClusterIdentifier, above the limit of ${MAX_SHARD_GROUPS}`,
  why: 'RDS refuses to create the second',
  fix: 'keep one shard group, and raise its MaxACU',
  invalid: [{ title: 'two', resources: { Cluster: limitlessCluster(), First: shards(), Second: shards() } }],
  valid: [
    { title: 'one', resources: { Cluster: limitlessCluster(), Shards: shards() } },
    { title: 'whose the second is, is an import', resources: { Cluster: limitlessCluster(), Shards: shards(), Second: shards({ DBClusterIdentifier: ANYTHING }) } },
  ],
});

const shardGroupCluster = rule('ShardGroupCluster', {
  on: 'shardGroup',
  with: 'DBClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A shard group belongs to a Limitless cluster.',
  sources: [shardGroupReference, requirements],
  check: ({ cluster }) => cluster && !cluster.isRestored && !cluster.isLimitless && { at: 'DBClusterIdentifier', cluster: cluster.logicalId },
  what: ({ cluster }) => `DBClusterIdentifier names ${cluster}, and ClusterScalabilityType of that cluster is not 'limitless'`,
  why: 'RDS refuses to create the shard group',
  fix: ({ cluster }) => `set ClusterScalabilityType of ${cluster} to 'limitless', or give it instances instead`,
  invalid: [{ title: 'a standard cluster', resources: { Cluster: postgresql(), Shards: shards() } }],
  valid: [
    { title: 'a Limitless cluster', resources: { Cluster: limitlessCluster(), Shards: shards() } },
    { title: 'whether it is Limitless is an import', resources: { Cluster: limitlessCluster({ ClusterScalabilityType: ANYTHING }), Shards: shards() } },
    { title: 'the cluster is outside the app', resources: { Shards: shards({ DBClusterIdentifier: ANYTHING }) } },
  ],
});

const shardGroupCapacity = rule('ShardGroupCapacity', {
  on: 'shardGroup',
  with: 'MaxACU',
  effect: 'rejected',
  since: '0.1.0',
  summary: `MaxACU of a shard group is at least ${MIN_SHARD_GROUP_ACU}, and not below MinACU.`,
  sources: [requirements, shardGroupReference],
  check: ({ properties }) => {
    const [min, max] = [properties.number('MinACU'), properties.number('MaxACU')];
    const least = Math.max(MIN_SHARD_GROUP_ACU, min ?? 0);
    return max !== undefined && max < least && { at: 'MaxACU', max, min: least };
  },
  what: ({ max, min }) => `MaxACU is ${max}, below ${min}, the least it can be here`,
  why: 'RDS refuses to create the shard group',
  fix: ({ min }) => `set MaxACU to at least ${min}`,
  invalid: [
    { title: 'too little', resources: { Cluster: limitlessCluster(), Shards: shards({ MaxACU: 15 }) } },
    { title: 'the most is below the least', resources: { Cluster: limitlessCluster(), Shards: shards({ MinACU: 64, MaxACU: 32 }) } },
  ],
  valid: [
    { title: 'the least', resources: { Cluster: limitlessCluster(), Shards: shards({ MaxACU: 16 }) } },
    { title: 'always the same', resources: { Cluster: limitlessCluster(), Shards: shards({ MinACU: 64, MaxACU: 64 }) } },
    { title: 'more than the page offers, on request', resources: { Cluster: limitlessCluster(), Shards: shards({ MaxACU: 7000 }) } },
    { title: 'the most is an import', resources: { Cluster: limitlessCluster(), Shards: shards({ MinACU: 64, MaxACU: ANYTHING }) } },
  ],
});

const redundancy = rule('ShardGroupComputeRedundancy', {
  on: 'shardGroup',
  with: 'ComputeRedundancy',
  effect: 'rejected',
  since: '0.1.0',
  summary: `ComputeRedundancy of a shard group is from 0 to ${MAX_COMPUTE_REDUNDANCY}.`,
  sources: [shardGroupReference],
  check: ({ properties }) => {
    const value = properties.number('ComputeRedundancy');
    return value !== undefined && ![0, 1, MAX_COMPUTE_REDUNDANCY].includes(value) && { at: 'ComputeRedundancy', value };
  },
  what: ({ value }) => `ComputeRedundancy is ${value}, and may be 0, 1 or ${MAX_COMPUTE_REDUNDANCY}`,
  why: 'RDS refuses to create the shard group',
  fix: ({ value }) => `set ComputeRedundancy to ${value < 0 ? 0 : MAX_COMPUTE_REDUNDANCY}`,
  invalid: [
    { title: 'three', resources: { Cluster: limitlessCluster(), Shards: shards({ ComputeRedundancy: 3 }) } },
    { title: 'less than none', resources: { Cluster: limitlessCluster(), Shards: shards({ ComputeRedundancy: -1 }) } },
  ],
  valid: [
    { title: 'two', resources: { Cluster: limitlessCluster(), Shards: shards({ ComputeRedundancy: 2 }) } },
    { title: 'none', resources: { Cluster: limitlessCluster(), Shards: shards({ ComputeRedundancy: 0 }) } },
    { title: 'an import', resources: { Cluster: limitlessCluster(), Shards: shards({ ComputeRedundancy: ANYTHING }) } },
  ],
});

const name = rule('ShardGroupIdentifierLength', {
  on: 'shardGroup',
  with: 'DBShardGroupIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: `DBShardGroupIdentifier has at most ${MAX_IDENTIFIER_LENGTH} characters.`,
  sources: [cfnHandler('aws-rds-dbshardgroup/aws-rds-dbshardgroup.json', '2026-11-28')],
  check: ({ properties }) => {
    const value = properties.outline('DBShardGroupIdentifier') ?? '';
    return knownLength(value) > MAX_IDENTIFIER_LENGTH && { at: 'DBShardGroupIdentifier', length: lengthInWords(value) };
  },
  what: ({ length }) => `DBShardGroupIdentifier has ${length}, above the limit of ${MAX_IDENTIFIER_LENGTH}`,
  why: 'CloudFormation refuses to create the shard group',
  fix: `shorten DBShardGroupIdentifier to ${MAX_IDENTIFIER_LENGTH} characters`,
  invalid: [
    { title: '64 characters', resources: { Cluster: limitlessCluster(), Shards: shards({ DBShardGroupIdentifier: 'a'.repeat(64) }) } },
    { title: '64 characters behind the name of the stack', resources: { Cluster: limitlessCluster(), Shards: shards({ DBShardGroupIdentifier: stackName('a'.repeat(64)) }) } },
  ],
  valid: [
    { title: '63 characters', resources: { Cluster: limitlessCluster(), Shards: shards({ DBShardGroupIdentifier: 'a'.repeat(63) }) } },
    { title: 'the name is an import', resources: { Cluster: limitlessCluster(), Shards: shards({ DBShardGroupIdentifier: ANYTHING }) } },
  ],
});

export const limitlessShards = topic(
  'limitless-shards',
  { title: 'Limitless Database: shard groups', about: 'The capacity of a Limitless cluster, and what it is called.' },
  [shardGroupCount, shardGroupCluster, shardGroupCapacity, redundancy, name],
);
