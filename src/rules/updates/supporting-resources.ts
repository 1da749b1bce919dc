import { ChangeRule, changeRule } from '../../engine/change-rule';
import { topic } from '../../engine/rule';
import { serviceError } from '../../facts/sources';
import { subnetGroupUpdates } from '../../facts/updates/subnet-group';
import { READ } from '../../facts/updates/table';
import type { Update } from '../../topology/changes/update';
import { known } from '../../topology/resource';
import type { SubnetGroup } from '../../topology/subnet-group';
import { told } from '../_changes';
import { ANYTHING, member, mysql, other } from '../_examples';

const group = (name?: unknown) =>
  other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'example', SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0fedcba9876543210'], DBSubnetGroupName: name });
const subnet = (zone: string) => other('AWS::EC2::Subnet', { VpcId: 'vpc-0123456789abcdef0', AvailabilityZone: zone, CidrBlock: '10.0.0.0/24' });
const grouped = (name?: unknown) => ({ Group: group(name), Cluster: mysql({ DBSubnetGroupName: { Ref: 'Group' } }), Writer: member('aurora-mysql') });

/** Whether a cluster in the group has a name that it keeps. */
const isRefused = ({ after, changes }: Update<SubnetGroup>): boolean =>
  after.clusters.some((cluster) => known(() => changes.updateOf(cluster)?.keepsName) === true);

const subnetGroupReplaced = changeRule('SubnetGroupNameChanged', {
  on: 'updatedSubnetGroup',
  with: 'DBSubnetGroupName',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'The subnet group of a deployed cluster keeps its name.',
  sources: subnetGroupUpdates.sources,
  check: (subnetGroup) => subnetGroup.replacedFor('DBSubnetGroupName') && { at: 'DBSubnetGroupName' },
  what: (_, subnetGroup) => told(subnetGroup, 'DBSubnetGroupName'),
  why: (_, subnetGroup) =>
    `CloudFormation creates another subnet group, and a cluster cannot change over to it: ${isRefused(subnetGroup)
      ? 'one that keeps its name cannot be replaced either, so the update is refused'
      : 'it is replaced by an empty one'}`,
  fix: (_, subnetGroup) => `leave DBSubnetGroupName as it was: ${subnetGroup.shown('DBSubnetGroupName').before ?? 'not set'}`,
  invalid: [
    { title: 'in lower case', before: grouped('Databases'), after: grouped('databases') },
    {
      title: 'its cluster keeps its name',
      before: { Group: group('Databases'), Cluster: mysql({ DBSubnetGroupName: { Ref: 'Group' }, DBClusterIdentifier: 'orders' }) },
      after: { Group: group('databases'), Cluster: mysql({ DBSubnetGroupName: { Ref: 'Group' }, DBClusterIdentifier: 'orders' }) },
    },
  ],
  valid: [
    { title: 'it has none', before: grouped(), after: grouped() },
    { title: 'an import', before: grouped(ANYTHING), after: grouped('databases') },
  ],
});

/** Whether there is certain to be an instance in one of the subnets that leave a group. */
function leavesInstances(update: Update<SubnetGroup>): boolean {
  const { before, after } = update;
  // Instances are deleted last, also those that are replaced.
  const instances = before.clusters.flatMap((cluster) => cluster.members);
  if (instances.length === 0 || update.way('SubnetIds') !== 'changed') return false;
  if (update.kept('SubnetIds') === 0) return true;
  const zones = new Set(after.subnets.map(({ settledZone }) => settledZone));
  return instances.some(({ zone }) => zone !== undefined && !zones.has(zone) && before.subnets.some((one) => one.zone === zone));
}

const inSubnets = (subnets: readonly unknown[], instance = member('aurora-mysql')) => ({
  SubnetA: subnet('eu-west-1a'),
  SubnetB: subnet('eu-west-1b'),
  SubnetC: subnet('eu-west-1c'),
  Group: other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'example', SubnetIds: subnets }),
  Cluster: mysql({ DBSubnetGroupName: { Ref: 'Group' } }),
  Writer: instance,
});
const A = { Ref: 'SubnetA' };
const B = { Ref: 'SubnetB' };
const C = { Ref: 'SubnetC' };

const subnetsRemoved = changeRule('SubnetGroupSubnetsRemoved', {
  on: 'updatedSubnetGroup',
  with: 'SubnetIds',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The subnet group of a deployed cluster keeps the subnets that its instances are in.',
  sources: [
    serviceError('Some of the subnets to be deleted are currently in use', 'https://github.com/aws/aws-cdk/issues/26135', READ),
    ...subnetGroupUpdates.sources,
  ],
  check: (update) => !update.requiresReplacement && leavesInstances(update)
    && { at: 'SubnetIds', clusters: update.before.clusters.map(({ logicalId }) => logicalId) },
  what: (_, update) => told(update, 'SubnetIds'),
  why: ({ clusters }) =>
    `instances of ${clusters.join(', ')} are in subnets that leave the group, and RDS refuses that: some of the subnets to be deleted are currently in use`,
  fix: 'keep the subnets of the group and add others to them, or restore a snapshot into a cluster with another subnet group',
  invalid: [
    { title: 'all are other ones', before: grouped(), after: { ...grouped(), Group: other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'example', SubnetIds: ['subnet-00000000000000001', 'subnet-00000000000000002'] }) } },
    { title: 'that of an instance in a zone of its own', before: inSubnets([A, B, C], member('aurora-mysql', { AvailabilityZone: 'eu-west-1a' })), after: inSubnets([B, C], member('aurora-mysql', { AvailabilityZone: 'eu-west-1a' })) },
  ],
  valid: [
    { title: 'one is added', before: inSubnets([A, B]), after: inSubnets([A, B, C]) },
    { title: 'another order', before: inSubnets([A, B]), after: inSubnets([B, A]) },
    { title: 'the instance may be in another one', before: inSubnets([A, B, C]), after: inSubnets([B, C]) },
    { title: 'one is an import', before: inSubnets([A, B]), after: inSubnets([C, ANYTHING]) },
  ],
});

export const supportingResources = topic<ChangeRule>(
  'supporting-resources',
  {
    title: 'Updates of what clusters use',
    about: 'Subnet groups, parameter groups and the like hold no data, and a cluster may be replaced because of them. These rules run where the app '
      + 'is compared with what is deployed: see `baseline`.',
  },
  [subnetGroupReplaced, subnetsRemoved],
);
