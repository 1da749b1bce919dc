import { ChangeRule, changeRule } from '../../engine/change-rule';
import { ChangeExample } from '../../engine/example';
import { topic } from '../../engine/rule';
import { defaultGroupOf, familyOf } from '../../facts/parameter-groups';
import { serviceError, userGuide } from '../../facts/sources';
import { clusterUpdates } from '../../facts/updates/cluster';
import { READ } from '../../facts/updates/table';
import { UpgradePath, cannotDowngrade, cannotUpgrade, firstTarget, upgradePath, upgradeSources } from '../../facts/upgrade-paths';
import { EngineVersion, parseVersion } from '../../facts/versions';
import { Update } from '../../topology/changes/update';
import type { Cluster } from '../../topology/cluster';
import { namesDefaultGroup } from '../../topology/parameter-group';
import { known } from '../../topology/resource';
import { changed, isInPlace, runningText, startOf, told, toldWhatRuns } from '../_changes';
import { ANYTHING, clusterParameters, instanceParameters, member, mysql, postgresql } from '../_examples';

const EVERY_UPGRADE = [userGuide('Aurora.Modifying.html', READ), ...upgradeSources, ...clusterUpdates.sources];

function versionOf({ declared, engine }: Cluster): EngineVersion | undefined {
  const text = declared.string('EngineVersion');
  return text === undefined ? undefined : parseVersion(engine, text);
}

/** What the change of EngineVersion amounts to, where it is made to the cluster that runs; what does not change is not sent. */
function pathOf(cluster: Update<Cluster>): UpgradePath | undefined {
  const [from, to] = [startOf(cluster.before), versionOf(cluster.after)];
  const path = from && to && cluster.differs('EngineVersion') ? upgradePath(from, to) : undefined;
  return path !== undefined && isInPlace(cluster) ? path : undefined;
}

/** The version that an upgrade starts from, as messages show it. */
function shownStart(cluster: Update<Cluster>): string | undefined {
  const text = runningText(cluster.before, 'EngineVersion');
  return text === undefined ? cluster.shown('EngineVersion').before : `'${text}'`;
}

const takes = (cluster: Update<Cluster>, ...paths: readonly UpgradePath[]): boolean => paths.includes(pathOf(cluster)!);

const downgrade = changeRule('ClusterEngineVersionDowngrade', {
  on: 'updatedCluster',
  with: 'EngineVersion',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'EngineVersion of a deployed cluster never becomes a lower one.',
  sources: [cannotDowngrade, ...EVERY_UPGRADE],
  check: (cluster) => takes(cluster, 'downgrade') && { at: 'EngineVersion' },
  what: (_, cluster) => toldWhatRuns(cluster, 'EngineVersion'),
  why: 'RDS refuses to go back to a lower version; a minor version may have been raised automatically, and a rollback of CloudFormation leaves a raised one as it is',
  fix: (_, cluster) => `set EngineVersion to ${shownStart(cluster)}, which the cluster has, or to a newer one`,
  invalid: [
    changed('a lower minor', postgresql({ EngineVersion: '16.10' }), postgresql({ EngineVersion: '16.9' })),
    changed('a lower major', postgresql({ EngineVersion: '17.5' }), postgresql({ EngineVersion: '16' })),
    changed('a lower patch', mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4' }), mysql({ EngineVersion: '8.0.mysql_aurora.3.10.2' })),
  ],
  valid: [
    changed('a higher minor, although its text is lower', postgresql({ EngineVersion: '16.9' }), postgresql({ EngineVersion: '16.10' })),
    changed('any minor of the major', postgresql({ EngineVersion: '16.10' }), postgresql({ EngineVersion: '16' })),
    changed('it is an import', postgresql({ EngineVersion: '16.10' }), postgresql({ EngineVersion: ANYTHING })),
  ],
});

const targetTooOld = changeRule('ClusterUpgradeTargetTooOld', {
  on: 'updatedCluster',
  with: 'EngineVersion',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A major upgrade of Aurora PostgreSQL goes to a minor that is no older than the one it starts from.',
  sources: [cannotUpgrade, ...EVERY_UPGRADE],
  check: (cluster) => takes(cluster, 'tooOld') && { at: 'EngineVersion', first: firstTarget(startOf(cluster.before)!, versionOf(cluster.after)!.major) },
  what: (_, cluster) => toldWhatRuns(cluster, 'EngineVersion'),
  why: 'the target was released before the version that runs, and RDS has no upgrade path to it',
  fix: ({ first }, { after }) => (first === undefined ? `set EngineVersion to a later minor of ${versionOf(after)!.major}` : `set EngineVersion to '${first}', or a later minor`),
  invalid: [
    changed('made before', postgresql({ EngineVersion: '16.13' }), postgresql({ EngineVersion: '17.7' })),
    changed('two majors further', postgresql({ EngineVersion: '14.22' }), postgresql({ EngineVersion: '16.11' })),
  ],
  valid: [
    changed('made in the same quarter', postgresql({ EngineVersion: '16.8' }), postgresql({ EngineVersion: '17.4' })),
    changed('a bare major', postgresql({ EngineVersion: '16.13' }), postgresql({ EngineVersion: '17' })),
    changed('it is an import', postgresql({ EngineVersion: '16.13' }), postgresql({ EngineVersion: ANYTHING })),
  ],
});

const skipsMajor = changeRule('ClusterUpgradeSkipsMajor', {
  on: 'updatedCluster',
  with: 'EngineVersion',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Aurora MySQL is upgraded from one major to the next.',
  sources: EVERY_UPGRADE,
  check: (cluster) => takes(cluster, 'tooFar') && { at: 'EngineVersion' },
  what: (_, cluster) => toldWhatRuns(cluster, 'EngineVersion'),
  why: 'RDS upgrades Aurora MySQL version 2 to version 3 only, and refuses to skip that',
  fix: "set EngineVersion to '8.0.mysql_aurora.3.10.4' first, and to this one in a later deployment",
  invalid: [changed('version 3 is skipped', mysql({ EngineVersion: '5.7.mysql_aurora.2.12.6' }), mysql({ EngineVersion: '8.4.mysql_aurora.8.4.8' }))],
  valid: [
    changed('one after the other', mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4' }), mysql({ EngineVersion: '8.4.mysql_aurora.8.4.8' })),
    changed('it is an import', mysql({ EngineVersion: '5.7.mysql_aurora.2.12.6' }), mysql({ EngineVersion: ANYTHING })),
  ],
});

const majorUpgrade = changeRule('ClusterMajorUpgrade', {
  on: 'updatedCluster',
  with: 'EngineVersion',
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'A major upgrade is a deployment of its own, for which an outage is planned.',
  sources: EVERY_UPGRADE,
  check: (cluster) => takes(cluster, 'major') && { at: 'EngineVersion' },
  what: (_, cluster) => toldWhatRuns(cluster, 'EngineVersion'),
  why: 'CloudFormation allows and starts the upgrade at once, and the cluster is down meanwhile; there is no way back: where the deployment fails later, '
    + 'the stack says the old version again, and the cluster keeps the new one',
  fix: 'deploy nothing else with it, take a snapshot before, or upgrade with a blue/green deployment',
  invalid: [
    changed('PostgreSQL', postgresql({ EngineVersion: '16.8' }), postgresql({ EngineVersion: '17.5' })),
    changed('MySQL', mysql({ EngineVersion: '5.7.mysql_aurora.2.12.6' }), mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4' })),
  ],
  valid: [
    changed('a minor one', postgresql({ EngineVersion: '16.8' }), postgresql({ EngineVersion: '16.10' })),
    changed('it is an import', postgresql({ EngineVersion: '16.8' }), postgresql({ EngineVersion: ANYTHING })),
  ],
});

/** Whether a member that runs uses an instance parameter group of somebody's own. */
const hasCustomGroup = ({ before }: Update<Cluster>): boolean =>
  before.members.some(({ declared }) => known(() => declared.has('DBParameterGroupName') && !namesDefaultGroup(declared, 'DBParameterGroupName')) === true);

const CUSTOM_INSTANCE_GROUP = 'The current DB instance parameter group X is custom. You must explicitly specify a new DB instance parameter group, either default or '
  + 'custom, for the engine version upgrade.';

/** A cluster whose writer has a group of its own, with an instance group for the upgrade or without. */
const upgraded = (title: string, before: Record<string, unknown>, after: Record<string, unknown>, family = 'aurora-postgresql17'): ChangeExample => ({
  title,
  before: {
    Cluster: postgresql({ EngineVersion: '16.8', ...before }),
    Group: instanceParameters('aurora-postgresql16', {}),
    Writer: member('aurora-postgresql', { DBParameterGroupName: { Ref: 'Group' } }),
  },
  after: {
    Cluster: postgresql({ EngineVersion: '17.5', ...after }),
    Group: instanceParameters(family, {}),
    Writer: member('aurora-postgresql', { DBParameterGroupName: { Ref: 'Group' } }),
  },
});

const instanceGroupMissing = changeRule('ClusterMajorUpgradeInstanceParameterGroup', {
  on: 'updatedCluster',
  with: 'EngineVersion',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A major upgrade of a cluster whose instances use a parameter group of their own names the one to use instead.',
  sources: [serviceError(CUSTOM_INSTANCE_GROUP, 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/896', READ), ...EVERY_UPGRADE],
  check: (cluster) => takes(cluster, 'major') && !cluster.after.declared.has('DBInstanceParameterGroupName') && hasCustomGroup(cluster) && { at: 'EngineVersion' },
  what: (_, cluster) => `${told(cluster, 'EngineVersion')}, without DBInstanceParameterGroupName`,
  why: 'RDS refuses the major upgrade, because the parameter group that instances use is for the old version',
  fix: (_, { after }) => `set DBInstanceParameterGroupName of the cluster${defaultGroup(after)} in the same deployment`,
  invalid: [upgraded('it is not named', {}, {})],
  valid: [
    upgraded('it is named', {}, { DBInstanceParameterGroupName: { Ref: 'Group' } }),
    {
      title: 'its instances use the default one',
      before: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: member('aurora-postgresql') },
      after: { Cluster: postgresql({ EngineVersion: '17.5' }), Writer: member('aurora-postgresql') },
    },
    upgraded('the version is an import', {}, { EngineVersion: ANYTHING }),
  ],
});

/** Which group would do, where the family of the version is known. */
function defaultGroup(after: Cluster): string {
  const version = versionOf(after);
  const family = version && familyOf(version);
  return family === undefined ? '' : ` to '${defaultGroupOf(family)}', or to a group of that family,`;
}

const instanceGroupUnchanged = changeRule('ClusterMajorUpgradeInstanceParameterGroupUnchanged', {
  on: 'updatedCluster',
  with: 'DBInstanceParameterGroupName',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'DBInstanceParameterGroupName changes in the same deployment as EngineVersion.',
  sources: [serviceError(CUSTOM_INSTANCE_GROUP, 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/896', READ), ...EVERY_UPGRADE],
  check: (cluster) =>
    takes(cluster, 'major') && cluster.after.declared.has('DBInstanceParameterGroupName') && !cluster.differs('DBInstanceParameterGroupName')
      && !cluster.isFollowing('DBInstanceParameterGroupName') && hasCustomGroup(cluster) && { at: 'DBInstanceParameterGroupName' },
  what: (_, cluster) => `${told(cluster, 'EngineVersion')}, and DBInstanceParameterGroupName stays ${cluster.shown('DBInstanceParameterGroupName').after}`,
  why: 'CloudFormation sends the group only where it changes together with the version, so RDS refuses the major upgrade as if it were not there',
  fix: 'deploy the old version without DBInstanceParameterGroupName first, and set both together',
  invalid: [upgraded('it was set a deployment before', { DBInstanceParameterGroupName: 'orders17' }, { DBInstanceParameterGroupName: 'orders17' })],
  valid: [
    upgraded('it changes too', { DBInstanceParameterGroupName: 'orders16' }, { DBInstanceParameterGroupName: 'orders17' }),
    upgraded('it is an import', { DBInstanceParameterGroupName: 'orders17' }, { DBInstanceParameterGroupName: ANYTHING }),
  ],
});

const instanceGroupWithoutUpgrade = changeRule('ClusterInstanceParameterGroupWithoutUpgrade', {
  on: 'updatedCluster',
  with: 'DBInstanceParameterGroupName',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'DBInstanceParameterGroupName of a deployed cluster changes together with EngineVersion.',
  sources: clusterUpdates.sources,
  check: (cluster) =>
    ['added', 'changed'].includes(cluster.way('DBInstanceParameterGroupName') ?? '') && !cluster.differs('EngineVersion') && isInPlace(cluster)
      && { at: 'DBInstanceParameterGroupName' },
  what: (_, cluster) => `${told(cluster, 'DBInstanceParameterGroupName')}, and EngineVersion stays the same`,
  why: 'CloudFormation sends the group together with another version only: the instances keep theirs, and a later upgrade is refused, because it does not change then',
  fix: 'set it in the deployment that changes EngineVersion, and give each instance its DBParameterGroupName until then',
  invalid: [changed('before the upgrade', postgresql({ EngineVersion: '16.8' }), postgresql({ EngineVersion: '16.8', DBInstanceParameterGroupName: 'orders17' }))],
  valid: [
    changed('with the upgrade', postgresql({ EngineVersion: '16.8' }), postgresql({ EngineVersion: '17.5', DBInstanceParameterGroupName: 'orders17' })),
    changed('it is an import', postgresql({ DBInstanceParameterGroupName: 'orders17' }), postgresql({ DBInstanceParameterGroupName: ANYTHING })),
  ],
});

const CLUSTER_GROUP = 'DBClusterParameterGroupName';
const CUSTOM_CLUSTER_GROUP = 'The current DB cluster parameter group X is custom. You must explicitly specify a new DB cluster parameter group, either default or custom, '
  + 'for the engine version upgrade.';

/** Whether a group of somebody's own goes on: by its name, or because nothing is sent. One of the app is judged by its family. */
function keepsClusterGroup(cluster: Update<Cluster>): boolean {
  if (!cluster.before.declared.has(CLUSTER_GROUP) || namesDefaultGroup(cluster.before.declared, CLUSTER_GROUP)) return false;
  const way = cluster.way(CLUSTER_GROUP);
  return way === 'removed' || (way === undefined && typeof cluster.after.declared.target(CLUSTER_GROUP) === 'string' && known(() => cluster.after.parameterGroup) === undefined);
}

const clusterGroupKept = changeRule('ClusterMajorUpgradeParameterGroupKept', {
  on: 'updatedCluster',
  with: 'DBClusterParameterGroupName',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A major upgrade of a cluster with a parameter group of its own names one of the new family.',
  sources: [serviceError(CUSTOM_CLUSTER_GROUP, 'https://github.com/crossplane-contrib/provider-aws/pull/1692', READ), ...EVERY_UPGRADE],
  check: (cluster) => takes(cluster, 'major') && keepsClusterGroup(cluster) && { at: 'DBClusterParameterGroupName' },
  what: (_, cluster) =>
    `${told(cluster, 'EngineVersion')}, and DBClusterParameterGroupName ${cluster.way(CLUSTER_GROUP) === 'removed' ? 'is no longer set' : `stays ${cluster.shown(CLUSTER_GROUP).after}`}`,
  why: 'the cluster would keep a parameter group of the old version, and RDS refuses the major upgrade',
  fix: (_, { after }) => `set DBClusterParameterGroupName${defaultGroup(after)} in the same deployment`,
  invalid: [
    changed('it stays', postgresql({ EngineVersion: '16.8', DBClusterParameterGroupName: 'orders' }), postgresql({ EngineVersion: '17.5', DBClusterParameterGroupName: 'orders' })),
    changed('it is removed', postgresql({ EngineVersion: '16.8', DBClusterParameterGroupName: 'orders' }), postgresql({ EngineVersion: '17.5' })),
  ],
  valid: [
    changed('another one', postgresql({ EngineVersion: '16.8', DBClusterParameterGroupName: 'orders' }), postgresql({ EngineVersion: '17.5', DBClusterParameterGroupName: 'orders17' })),
    changed('the default one is left out', postgresql({ EngineVersion: '16.8', DBClusterParameterGroupName: 'default.aurora-postgresql16' }), postgresql({ EngineVersion: '17.5' })),
    {
      title: 'its family is raised with it',
      before: { Cluster: postgresql({ EngineVersion: '16.8', DBClusterParameterGroupName: { Ref: 'Group' } }), Group: clusterParameters('aurora-postgresql16', {}) },
      after: { Cluster: postgresql({ EngineVersion: '17.5', DBClusterParameterGroupName: { Ref: 'Group' } }), Group: clusterParameters('aurora-postgresql17', {}) },
    },
    changed('it is an import', postgresql({ EngineVersion: '16.8', DBClusterParameterGroupName: 'orders' }), postgresql({ EngineVersion: '17.5', DBClusterParameterGroupName: ANYTHING })),
  ],
});

const minorUpgrade = changeRule('ClusterMinorUpgrade', {
  on: 'updatedCluster',
  with: 'EngineVersion',
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'A minor upgrade is deployed when a short outage is acceptable.',
  sources: EVERY_UPGRADE,
  check: (cluster) => takes(cluster, 'minor') && { at: 'EngineVersion' },
  what: (_, cluster) => toldWhatRuns(cluster, 'EngineVersion'),
  why: 'CloudFormation starts the upgrade at once, and not in the maintenance window: instances restart, unless RDS can patch them without, and there is no way back',
  fix: 'deploy it when clients can bear to be disconnected',
  invalid: [changed('the next minor', postgresql({ EngineVersion: '16.9' }), postgresql({ EngineVersion: '16.10' }))],
  valid: [
    changed('the same one', mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4' }), mysql({ EngineVersion: { 'Fn::Sub': '8.0.mysql_aurora.3.10.4' } })),
    changed('it was an import', postgresql({ EngineVersion: ANYTHING }), postgresql({ EngineVersion: '16.10' })),
  ],
});

export const clusterUpgrades = topic<ChangeRule>(
  'cluster-upgrades',
  {
    title: 'Upgrades of a cluster',
    about: 'CloudFormation allows major upgrades always, starts every upgrade at once, and does not lower a version when it rolls back. Which versions '
      + 'RDS upgrades to is told here as far as it follows from the versions themselves. These rules run where the app is compared with what is '
      + 'deployed: see `baseline`.',
  },
  [
    downgrade, targetTooOld, skipsMajor, majorUpgrade, minorUpgrade, instanceGroupMissing, instanceGroupUnchanged,
    instanceGroupWithoutUpgrade, clusterGroupKept,
  ],
);
