import { ChangeRule, changeRule } from '../../engine/change-rule';
import { topic } from '../../engine/rule';
import { MAX_INSTANCES } from '../../facts/members';
import { serviceError, userGuide } from '../../facts/sources';
import { clusterUpdates } from '../../facts/updates/cluster';
import { instanceUpdates } from '../../facts/updates/instance';
import { READ } from '../../facts/updates/table';
import type { Update } from '../../topology/changes/update';
import type { Cluster } from '../../topology/cluster';
import type { Instance } from '../../topology/instance';
import { namesDefaultGroup } from '../../topology/parameter-group';
import { known } from '../../topology/resource';
import { changed, runsAlready, told, toldWhatRuns } from '../_changes';
import { ANYTHING, instanceParameters, member, mysql, postgresql } from '../_examples';

const { sources } = instanceUpdates;

/** Whether its class changes: what somebody has changed by hand to what the template is about to say is no change. */
const isResized = (instance: Update<Instance>): boolean => instance.way('DBInstanceClass') === 'changed' && !runsAlready(instance, 'DBInstanceClass');

/** The property because of which an instance restarts while it stays what it is; undefined where none does. */
function restartsFor(instance: Update<Instance>): string | undefined {
  if (instance.after.declared.boolean('ApplyImmediately') === false) return undefined;
  const groupWay = instance.way('DBParameterGroupName');
  // The group of the family is what it had without any.
  const isOtherGroup = groupWay === 'changed' || (groupWay === 'added' && !namesDefaultGroup(instance.after.properties, 'DBParameterGroupName'));
  return isResized(instance) ? 'DBInstanceClass' : isOtherGroup ? 'DBParameterGroupName' : undefined;
}

/** The instances of its cluster that restart with it, itself among them; undefined where one goes on meanwhile. */
function restartingTogether({ after, changes }: Update<Instance>): readonly Instance[] | undefined {
  const { cluster } = after;
  const update = cluster && changes.updateOf(cluster);
  if (!update?.exists || update.isReplaced || cluster!.hasScaledReaders) return undefined;
  const all = cluster!.allMembers;
  // There is no such cluster, and each of them would be compared with each.
  if (all.length > MAX_INSTANCES) return undefined;
  const deployed = all.flatMap((one) => changes.updateOf(one) ?? []).filter(({ exists }) => exists);
  const isOneAfterAnother = deployed.some((one) => all.some((other) => other !== one.after && one.after.waitsFor(other)));
  const goesOn = (one: Update<Instance>): boolean => restartsFor(one) === undefined || one.isReplaced;
  return isOneAfterAnother || deployed.some(goesOn) ? undefined : deployed.map((one) => one.after);
}

const two = (of: (index: number) => object, title: string, chained = false) => {
  const instance = (index: number, properties: object) =>
    member('aurora-mysql', { DBInstanceClass: 'db.r6g.large', ...properties }, chained && index === 2 ? { DependsOn: ['Instance1'] } : {});
  return {
    title,
    before: { Cluster: mysql(), Instance1: instance(1, {}), Instance2: instance(2, {}) },
    after: { Cluster: mysql(), Instance1: instance(1, of(1)), Instance2: instance(2, of(2)) },
  };
};

const restartTogether = changeRule('MembersRestartTogether', {
  on: 'updatedMember',
  with: ['DBInstanceClass', 'DBParameterGroupName'],
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'While an instance restarts, another one of its cluster goes on.',
  sources: [userGuide('Aurora.Modifying.html', READ), ...sources, { url: 'https://github.com/aws/aws-cdk/issues/10595', read: READ }],
  check: (instance) => {
    const at = restartsFor(instance);
    const together = at !== undefined && !instance.isReplaced && restartingTogether(instance);
    return together && { at, others: together.filter((one) => one !== instance.after).map(({ logicalId }) => logicalId) };
  },
  what: ({ at }, instance) => (at === 'DBInstanceClass' ? toldWhatRuns(instance, at) : told(instance, at)),
  why: ({ others }) =>
    (others.length === 0
      ? 'the instance restarts at once, not in the maintenance window, and the cluster has no other to fail over to: nobody can connect meanwhile'
      : `the instance restarts at once, at the same time as ${others.join(', ')}: none is left to fail over to, and nobody can connect until one is back`),
  fix: ({ others }) =>
    (others.length === 0
      ? 'add a reader in a deployment before this one, so that it takes over'
      : 'let one instance depend on the other (DependsOn, as the readers of DatabaseCluster depend on its writer), so that they restart one after the other'),
  invalid: [
    two(() => ({ DBInstanceClass: 'db.r6g.xlarge' }), 'another class of both'),
    {
      title: 'another class of the only one',
      before: { Cluster: postgresql(), Writer: member('aurora-postgresql') },
      after: { Cluster: postgresql(), Writer: member('aurora-postgresql', { DBInstanceClass: 'db.serverless' }) },
    },
    two(() => ({ DBParameterGroupName: 'tuned' }), 'another parameter group of both'),
    { ...two(() => ({ DBInstanceClass: 'db.r6g.xlarge' }), 'both were changed by hand, to another class still'), running: { Instance1: { DBInstanceClass: 'db.r6g.2xlarge' }, Instance2: { DBInstanceClass: 'db.r6g.2xlarge' } } },
  ],
  valid: [
    two(() => ({ DBInstanceClass: 'db.r6g.xlarge' }), 'one after the other', true),
    { ...two(() => ({ DBInstanceClass: 'db.r6g.xlarge' }), 'one of them was changed by hand'), running: { Instance2: { DBInstanceClass: 'db.r6g.xlarge' } } },
    two((index) => ({ DBInstanceClass: index === 1 ? 'db.r6g.xlarge' : 'db.r6g.large' }), 'one of two'),
    two(() => ({ DBParameterGroupName: 'default.aurora-mysql8.0' }), 'the group they had is spelled out'),
    two(() => ({ DBInstanceClass: 'db.r6g.xlarge', ApplyImmediately: false }), 'in the maintenance window'),
    two(() => ({ DBInstanceClass: ANYTHING }), 'the class is an import'),
  ],
});

const versionChanged = changeRule('MemberEngineVersionChanged', {
  on: 'updatedMember',
  with: 'EngineVersion',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An upgrade changes the EngineVersion of the cluster, and not that of its instances.',
  sources: [
    serviceError(
      'The specified DB Instance is a member of a cluster. Modify the DB engine version for the DB Cluster using the ModifyDbCluster API',
      'https://github.com/aws/aws-cdk/issues/21758',
      READ,
    ),
    ...sources,
  ],
  check: (instance) => instance.way('EngineVersion') === 'changed' && !instance.isReplaced && { at: 'EngineVersion' },
  what: (_, instance) => told(instance, 'EngineVersion'),
  why: 'CloudFormation sends it to the instance, and RDS answers that only the cluster has a version to modify',
  fix: 'remove EngineVersion from the instances, which is accepted, and change that of the cluster only',
  invalid: [
    {
      title: 'cluster and instances together',
      before: { Cluster: postgresql({ EngineVersion: '15.15' }), Writer: member('aurora-postgresql', { EngineVersion: '15.15' }) },
      after: { Cluster: postgresql({ EngineVersion: '16.11' }), Writer: member('aurora-postgresql', { EngineVersion: '16.11' }) },
    },
    {
      // With the cluster, the instance has the version by the time that it is sent one, and RDS refuses that too.
      title: 'to the version that it has',
      before: { Cluster: postgresql(), Writer: member('aurora-postgresql', { EngineVersion: '15.14' }) },
      after: { Cluster: postgresql(), Writer: member('aurora-postgresql', { EngineVersion: '15.15' }) },
      running: { Writer: { EngineVersion: '15.15' } },
    },
  ],
  valid: [
    {
      title: 'the instance says no more',
      before: { Cluster: postgresql({ EngineVersion: '15.14' }), Writer: member('aurora-postgresql', { EngineVersion: '15.14' }) },
      after: { Cluster: postgresql({ EngineVersion: '15.15' }), Writer: member('aurora-postgresql') },
    },
    {
      title: 'it is an import',
      before: { Cluster: postgresql(), Writer: member('aurora-postgresql', { EngineVersion: '15.15' }) },
      after: { Cluster: postgresql(), Writer: member('aurora-postgresql', { EngineVersion: ANYTHING }) },
    },
  ],
});

const SUPPORT = 'open-source-rds-extended-support';
const supported = (text?: unknown) => member('aurora-mysql', { EngineLifecycleSupport: text });

const lifecycleSupportChanged = changeRule('MemberEngineLifecycleSupportChanged', {
  on: 'updatedMember',
  with: 'EngineLifecycleSupport',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A deployed instance keeps what it says of EngineLifecycleSupport.',
  sources,
  check: (instance) => instance.differs('EngineLifecycleSupport') && !instance.isReplaced && { at: 'EngineLifecycleSupport' },
  what: (_, instance) => told(instance, 'EngineLifecycleSupport'),
  why: 'CloudFormation refuses every change of it, also between the default and none: EngineLifecycleSupport cannot be modified',
  fix: 'leave EngineLifecycleSupport as it was',
  invalid: [
    changed('switched off', supported(SUPPORT), supported(`${SUPPORT}-disabled`)),
    changed('the default is spelled out', supported(), supported(SUPPORT)),
  ],
  valid: [
    changed('it stays', supported(SUPPORT), supported(SUPPORT)),
    changed('it is an import', supported(SUPPORT), supported(ANYTHING)),
  ],
});

const scaling = { ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 8 } };

/** Whether it goes on without any instance; a secondary of a global database may be meant to. */
const isLeftAlone = ({ before, after }: Update<Cluster>): boolean =>
  before.members.length > 0 && after.allMembers.length === 0 && !after.isInGlobalDatabase && !after.isLimitless;

const membersRemoved = changeRule('ClusterMembersRemoved', {
  on: 'updatedCluster',
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'A deployed cluster keeps an instance.',
  sources: [userGuide('Aurora.Overview.html', READ), ...sources],
  check: (cluster) => isLeftAlone(cluster) && !cluster.isReplaced && { lost: cluster.before.members.map(({ logicalId }) => logicalId) },
  what: ({ lost }, cluster) => `the cluster ${cluster.after.logicalId} has no instance any more: ${lost.join(', ')} ${lost.length === 1 ? 'is' : 'are'} no longer in the template`,
  why: 'CloudFormation deletes them; the data stays in the cluster, but nobody can connect to it',
  fix: ({ lost }) => `keep ${lost[0]}, or another instance`,
  invalid: [
    { title: 'the last one is removed', before: { Cluster: mysql(scaling), Writer: member('aurora-mysql') }, after: { Cluster: mysql(scaling) } },
  ],
  valid: [
    {
      title: 'one stays',
      before: { Cluster: mysql(), Writer: member('aurora-mysql'), Reader: member('aurora-mysql'), Group: instanceParameters('aurora-mysql8.0', {}) },
      after: { Cluster: mysql(), Writer: member('aurora-mysql'), Group: instanceParameters('aurora-mysql8.0', {}) },
    },
    {
      title: 'another instance may be of it',
      before: { Cluster: mysql(), Writer: member('aurora-mysql') },
      after: { Cluster: mysql(), Other: member('aurora-mysql', { DBClusterIdentifier: ANYTHING }) },
    },
  ],
});

const upgraded = (version: string, instanceClass: string) => ({
  Cluster: postgresql({ EngineVersion: version }),
  Writer: member('aurora-postgresql', { DBInstanceClass: instanceClass }),
  Reader: member('aurora-postgresql', { DBInstanceClass: instanceClass }, { DependsOn: ['Writer'] }),
});

const upgradeMixed = changeRule('UpgradeWithInstanceChanges', {
  on: 'updatedCluster',
  with: 'EngineVersion',
  effect: 'irreversible',
  since: '0.1.0',
  summary: 'An upgrade of the engine is deployed without changes of the instances that may fail.',
  sources: clusterUpdates.sources,
  check: (cluster) => {
    if (cluster.way('EngineVersion') !== 'changed' || cluster.isReplaced || runsAlready(cluster, 'EngineVersion')) return undefined;
    const resized = cluster.after.members.filter((one) => {
      const instance = cluster.changes.updateOf(one);
      return instance?.exists && known(() => isResized(instance)) === true;
    });
    return resized.length > 0 && { at: 'EngineVersion', resized: resized.map(({ logicalId }) => logicalId) };
  },
  what: ({ resized }, cluster) => `${told(cluster, 'EngineVersion')}, and with it DBInstanceClass of ${resized.join(', ')} changes`,
  why: 'if an instance fails, because there is no capacity for its class, CloudFormation takes back everything but the version: the cluster stays upgraded, and the template that is in force then asks for a lower one, which RDS refuses',
  fix: 'deploy EngineVersion by itself, and the classes after it',
  invalid: [{ title: 'version and class in one deployment', before: upgraded('16.8', 'db.r6g.large'), after: upgraded('16.11', 'db.r7g.large') }],
  valid: [
    { title: 'the version alone', before: upgraded('16.8', 'db.r6g.large'), after: upgraded('16.11', 'db.r6g.large') },
    { title: 'the version was raised by hand', before: upgraded('16.8', 'db.r6g.large'), after: upgraded('16.11', 'db.r7g.large'), running: { Cluster: { EngineVersion: '16.11' } } },
    { title: 'the class alone', before: upgraded('16.8', 'db.r6g.large'), after: upgraded('16.8', 'db.r7g.large') },
  ],
});

export const memberModification = topic<ChangeRule>(
  'member-modification',
  {
    title: 'Updates of instances in place',
    about: 'CloudFormation changes an instance at once, unless ApplyImmediately says otherwise, and all instances of a cluster at the same time, unless '
      + 'one depends on the other. These rules run where the app is compared with what is deployed: see `baseline`.',
  },
  [restartTogether, versionChanged, lifecycleSupportChanged, membersRemoved, upgradeMixed],
);
