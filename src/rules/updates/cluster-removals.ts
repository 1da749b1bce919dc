import { ChangeRule, changeRule } from '../../engine/change-rule';
import { topic } from '../../engine/rule';
import { defaultGroupOf, familyOf } from '../../facts/parameter-groups';
import { userGuide } from '../../facts/sources';
import { clusterUpdates } from '../../facts/updates/cluster';
import { KEPT_PROPERTIES, SENT_RETENTION, withoutIt } from '../../facts/updates/cluster-defaults';
import { READ } from '../../facts/updates/table';
import { Update } from '../../topology/changes/update';
import type { Cluster } from '../../topology/cluster';
import { namesDefaultGroup } from '../../topology/parameter-group';
import { changed, isInPlace, portOf, retentionOf, runningText, told, toldWhatRuns } from '../_changes';
import { ANYTHING, mysql, postgresql } from '../_examples';

const { sources } = clusterUpdates;
const modifying = [userGuide('Aurora.Modifying.html', READ), ...sources];

const portRemoved = changeRule('ClusterPortRemoved', {
  on: 'updatedCluster',
  with: 'Port',
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'A deployed cluster with a port of its own goes on saying so.',
  sources: modifying,
  check: (cluster) =>
    cluster.way('Port') === 'removed' && portOf(cluster.before) !== portOf(cluster.after) && isInPlace(cluster) && { at: 'Port', port: portOf(cluster.after) },
  what: (_, cluster) => toldWhatRuns(cluster, 'Port'),
  why: ({ port }) => `CloudFormation sends ${port} where there is none, whatever the engine: RDS restarts all instances at once on that port, where no client looks for them`,
  fix: (_, cluster) => `keep Port ${portOf(cluster.before)}`,
  invalid: [changed('that of PostgreSQL', postgresql({ Port: 5432 }), postgresql())],
  valid: [
    changed('it is the default', mysql({ Port: 3306 }), mysql()),
    { ...changed('it was set by hand', postgresql({ Port: 5432 }), postgresql()), running: { Cluster: { Port: 3306 } } },
    changed('it was an import', postgresql({ Port: ANYTHING }), postgresql()),
  ],
});

const retentionRemoved = changeRule('ClusterBackupRetentionRemoved', {
  on: 'updatedCluster',
  with: 'BackupRetentionPeriod',
  effect: 'irreversible',
  since: '0.1.0',
  summary: 'A deployed cluster goes on saying how long its backups are kept.',
  sources: [userGuide('Aurora.Managing.Backups.html', READ), ...sources],
  check: (cluster) =>
    cluster.way('BackupRetentionPeriod') === 'removed' && retentionOf(cluster.before) > SENT_RETENTION && isInPlace(cluster) && { at: 'BackupRetentionPeriod' },
  what: (_, cluster) => toldWhatRuns(cluster, 'BackupRetentionPeriod'),
  why: `CloudFormation sends ${SENT_RETENTION} where there is none, and RDS deletes the backups that are older than a day at once`,
  fix: (_, { before }) => `keep BackupRetentionPeriod ${retentionOf(before)}`,
  invalid: [changed('it is removed', mysql({ BackupRetentionPeriod: 14 }), mysql())],
  valid: [
    changed('it is the default', mysql({ BackupRetentionPeriod: 1 }), mysql()),
    changed('it was an import', mysql({ BackupRetentionPeriod: ANYTHING }), mysql()),
  ],
});

const securityGroupsRemoved = changeRule('ClusterSecurityGroupsRemoved', {
  on: 'updatedCluster',
  with: 'VpcSecurityGroupIds',
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'A deployed cluster goes on saying which security groups it is in.',
  sources: modifying,
  check: (cluster) => cluster.way('VpcSecurityGroupIds') === 'removed' && isInPlace(cluster) && { at: 'VpcSecurityGroupIds' },
  what: (_, cluster) => told(cluster, 'VpcSecurityGroupIds'),
  why: 'CloudFormation puts the cluster into the default security group of the VPC in their place: clients are cut off, and others may be let in',
  fix: 'keep VpcSecurityGroupIds',
  invalid: [
    changed('removed', mysql({ VpcSecurityGroupIds: ['sg-0123456789abcdef0'] }), mysql()),
    changed('emptied', mysql({ VpcSecurityGroupIds: ['sg-0123456789abcdef0'] }), mysql({ VpcSecurityGroupIds: [] })),
  ],
  valid: [
    changed('another one', mysql({ VpcSecurityGroupIds: ['sg-0123456789abcdef0'] }), mysql({ VpcSecurityGroupIds: ['sg-0fedcba9876543210'] })),
    changed('it was an import', mysql({ VpcSecurityGroupIds: ANYTHING }), mysql()),
  ],
});

const scalingRemoved = changeRule('ClusterServerlessV2ScalingRemoved', {
  on: 'updatedCluster',
  with: 'ServerlessV2ScalingConfiguration',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'ServerlessV2ScalingConfiguration is changed, and not removed, to change the capacity.',
  sources,
  check: (cluster) => cluster.way('ServerlessV2ScalingConfiguration') === 'removed' && isInPlace(cluster) && { at: 'ServerlessV2ScalingConfiguration' },
  what: (_, cluster) => told(cluster, 'ServerlessV2ScalingConfiguration'),
  why: 'CloudFormation sends nothing for what is absent, so the cluster keeps the range, and the template no longer says which',
  fix: 'keep ServerlessV2ScalingConfiguration for as long as the cluster is to have a range',
  invalid: [
    changed('it is removed', mysql({ ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 8 } }), mysql()),
  ],
  valid: [
    changed('another range', mysql({ ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 8 } }), mysql({ ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 16 } })),
    changed('it was an import', mysql({ ServerlessV2ScalingConfiguration: ANYTHING }), mysql()),
  ],
});

const GROUP = 'DBClusterParameterGroupName';

/** What to write to have the default, and not what was set before. */
function insteadOfNothing({ after }: Update<Cluster>, property: string): string | undefined {
  if (property !== GROUP) return /^(\d+|true|false)$/.test(withoutIt(property)!) ? withoutIt(property)! : `'${withoutIt(property)}'`;
  const family = after.version && familyOf(after.version);
  return family === undefined ? 'the default group of the family' : defaultGroupOf(family);
}

/** Whether somebody would take the removal for a change. Of a group it is told with the upgrade, where there is one. */
function isMisleading(cluster: Update<Cluster>, property: string): boolean {
  const { declared } = cluster.before;
  if (property === GROUP) return !namesDefaultGroup(declared, GROUP) && !cluster.differs('EngineVersion');
  if (!KEPT_PROPERTIES.includes(property)) return false;
  // Where somebody has switched it off by hand, it is as whoever removes it expects.
  return (runningText(cluster.before, property) ?? declared.string(property))?.toLowerCase() !== withoutIt(property)?.toLowerCase();
}

const removalIgnored = changeRule('ClusterPropertyRemovalIgnored', {
  on: 'updatedCluster',
  with: [GROUP, ...KEPT_PROPERTIES],
  effect: 'ignored',
  since: '0.1.0',
  summary: 'What a deployed cluster is no longer to have is said, and not left out.',
  sources,
  check: (cluster) =>
    isInPlace(cluster) && cluster.keptAlthoughRemoved
      .filter((property) => isMisleading(cluster, property))
      .map((property) => ({ at: property })),
  what: ({ at }, cluster) => toldWhatRuns(cluster, at),
  why: 'CloudFormation sends nothing for what is absent: the cluster keeps what it has, and the template no longer says so',
  fix: ({ at }, cluster) => `set ${at} to ${insteadOfNothing(cluster, at)}, or keep it`,
  invalid: [
    changed(
      'all that has a default',
      mysql({
        CopyTagsToSnapshot: true,
        DBClusterParameterGroupName: 'orders',
        DatabaseInsightsMode: 'advanced',
        DeletionProtection: true,
        EnableIAMDatabaseAuthentication: true,
        EngineVersion: '8.0.mysql_aurora.3.10.4',
        MonitoringInterval: 60,
        NetworkType: 'DUAL',
        PerformanceInsightsEnabled: true,
        StorageType: 'aurora-iopt1',
      }),
      mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4' }),
    ),
    changed('backtrack', mysql({ BacktrackWindow: 3600 }), mysql()),
    { ...changed('protection that was switched on by hand', mysql({ DeletionProtection: false }), mysql()), running: { Cluster: { DeletionProtection: true } } },
    changed('write forwarding', mysql({ EnableGlobalWriteForwarding: true }), mysql()),
  ],
  valid: [
    changed('it was what it is without', mysql({ DeletionProtection: 'false', StorageType: 'aurora', BacktrackWindow: 0, MonitoringInterval: '0' }), mysql()),
    changed('it is switched off', mysql({ DeletionProtection: true }), mysql({ DeletionProtection: false })),
    { ...changed('it was switched off by hand', mysql({ DeletionProtection: true, EnableIAMDatabaseAuthentication: true }), mysql()), running: { Cluster: { DeletionProtection: false, IAMDatabaseAuthenticationEnabled: false } } },
    changed('the default group is left out', mysql({ DBClusterParameterGroupName: 'default.aurora-mysql8.0' }), mysql()),
    changed('it was an import', mysql({ DeletionProtection: ANYTHING }), mysql()),
  ],
});

export const clusterRemovals = topic<ChangeRule>(
  'cluster-removals',
  {
    title: 'What is no longer said of a cluster',
    about: 'A property that is taken out of a template is not sent, so the cluster keeps what it has; for a few CloudFormation sends a value of its own. '
      + 'Neither is what leaving them out at creation means. These rules run where the app is compared with what is deployed: see `baseline`.',
  },
  [portRemoved, retentionRemoved, securityGroupsRemoved, scalingRemoved, removalIgnored],
);
