import { ChangeRule, changeRule } from '../../engine/change-rule';
import { topic } from '../../engine/rule';
import { cfnHandler, serviceError, userGuide } from '../../facts/sources';
import { IO_OPTIMIZED_STORAGE, STANDARD_STORAGE } from '../../facts/storage';
import { clusterUpdates } from '../../facts/updates/cluster';
import { NEXT_IO_OPTIMIZED } from '../../facts/updates/described';
import { READ } from '../../facts/updates/table';
import type { Update } from '../../topology/changes/update';
import type { Cluster } from '../../topology/cluster';
import { known } from '../../topology/resource';
import type { Properties } from '../../values/properties';
import { changed, isInPlace, numberInForce, portOf, retentionOf, runningText, told, toldWhatRuns } from '../_changes';
import { ANYTHING, member, mysql, postgresql } from '../_examples';

const { sources } = clusterUpdates;
const modifying = [userGuide('Aurora.Modifying.html', READ), ...sources];

const portChanged = changeRule('ClusterPortChanged', {
  on: 'updatedCluster',
  with: 'Port',
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'A deployed cluster keeps its port.',
  sources: modifying,
  check: (cluster) => cluster.after.declared.has('Port') && cluster.differs('Port') && portOf(cluster.before) !== portOf(cluster.after) && isInPlace(cluster) && { at: 'Port' },
  what: (_, cluster) => toldWhatRuns(cluster, 'Port'),
  why: 'RDS restarts all instances of the cluster at once, and clients and security groups still name the old port',
  fix: (_, cluster) => `keep Port ${portOf(cluster.before)}, or plan for the outage and open the new port first`,
  invalid: [
    changed('another port', postgresql({ Port: 5432 }), postgresql({ Port: 5433 })),
    { ...changed('back from what was set by hand', mysql({ Port: 3306 }), mysql({ Port: 3307 })), running: { Cluster: { Port: 3308 } } },
    changed('what is usual for PostgreSQL is not what CloudFormation asks for', postgresql(), postgresql({ Port: 5432 })),
  ],
  valid: [
    changed('the same port, as text', postgresql({ Port: 5432 }), postgresql({ Port: '5432' })),
    changed('the default is spelled out', mysql(), mysql({ Port: 3306 })),
    { ...changed('it was set by hand', postgresql({ Port: 5432 }), postgresql({ Port: 5433 })), running: { Cluster: { Port: 5433 } } },
    changed('the port is an import', postgresql({ Port: 5432 }), postgresql({ Port: ANYTHING })),
  ],
});

const retentionLowered = changeRule('ClusterBackupRetentionLowered', {
  on: 'updatedCluster',
  with: 'BackupRetentionPeriod',
  effect: 'irreversible',
  since: '0.1.0',
  summary: 'Backups of a deployed cluster are kept as long as before.',
  sources: [userGuide('Aurora.Managing.Backups.html', READ), ...sources],
  check: (cluster) =>
    cluster.after.declared.has('BackupRetentionPeriod') && cluster.differs('BackupRetentionPeriod') && retentionOf(cluster.after) < retentionOf(cluster.before)
      && isInPlace(cluster)
      && { at: 'BackupRetentionPeriod' },
  what: (_, cluster) => toldWhatRuns(cluster, 'BackupRetentionPeriod'),
  why: (_, { after }) => `RDS deletes the backups that are older than that at once: points of time more than ${retentionOf(after) === 1 ? 'a day' : `${retentionOf(after)} days`} ago are gone for good`,
  fix: (_, { before }) => `keep BackupRetentionPeriod ${retentionOf(before)}, or take a snapshot of what is to be kept before`,
  invalid: [
    changed('fewer days', mysql({ BackupRetentionPeriod: 14 }), mysql({ BackupRetentionPeriod: 7 })),
    { ...changed('more than before, and fewer than were set by hand', mysql({ BackupRetentionPeriod: 7 }), mysql({ BackupRetentionPeriod: 14 })), running: { Cluster: { BackupRetentionPeriod: 30 } } },
  ],
  valid: [
    changed('more days', mysql({ BackupRetentionPeriod: 7 }), mysql({ BackupRetentionPeriod: 14 })),
    changed('the default is spelled out', mysql(), mysql({ BackupRetentionPeriod: 1 })),
    { ...changed('it was set by hand', mysql({ BackupRetentionPeriod: 14 }), mysql({ BackupRetentionPeriod: 7 })), running: { Cluster: { BackupRetentionPeriod: 7 } } },
    changed('it is an import', mysql({ BackupRetentionPeriod: 7 }), mysql({ BackupRetentionPeriod: ANYTHING })),
  ],
});

const MAX_CAPACITY = 'ServerlessV2ScalingConfiguration.MaxCapacity';

const maxCapacityIn = (side: Properties | undefined): number | undefined => side?.properties('ServerlessV2ScalingConfiguration')?.number('MaxCapacity');

/** Whether somebody has set by hand what the template is about to say. */
const hasCapacityAlready = ({ before, after }: Update<Cluster>): boolean => {
  const runs = known(() => maxCapacityIn(before.running));
  return runs !== undefined && runs === maxCapacityIn(after.declared);
};

/** A cluster with one instance of Serverless v2, and up to so many ACUs. */
const scaling = (MaxCapacity: unknown) => ({
  Cluster: mysql({ ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity } }),
  Writer: member('aurora-mysql', { DBInstanceClass: 'db.serverless' }),
});

const maxCapacityChanged = changeRule('ClusterServerlessV2MaxCapacityChanged', {
  on: 'updatedCluster',
  with: 'ServerlessV2ScalingConfiguration',
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'MaxCapacity of a deployed Serverless v2 cluster changes when its instances may restart.',
  sources: [
    userGuide('aurora-serverless-v2.setting-capacity.html', READ),
    { url: 'https://github.com/awsdocs/aws-cloudformation-user-guide/pull/1331', read: READ },
    ...sources,
  ],
  check: (cluster) => cluster.way(MAX_CAPACITY) === 'changed' && !hasCapacityAlready(cluster) && cluster.before.hasServerlessMember && isInPlace(cluster) && { at: MAX_CAPACITY },
  what: (_, cluster) => told(cluster, MAX_CAPACITY),
  why: 'parameters that follow it, such as max_connections, wait for a restart of the instances, which CloudFormation makes where it finds one waiting',
  fix: 'deploy it when a restart of the Serverless v2 instances is acceptable',
  invalid: [{ title: 'more ACUs', before: scaling(8), after: scaling(16) }],
  valid: [
    { title: 'as text', before: scaling(8), after: scaling('8') },
    { title: 'it was set by hand', before: scaling(8), after: scaling(16), running: { Cluster: { ServerlessV2ScalingConfiguration: { MaxCapacity: 16 } } } },
    changed('without such an instance', scaling(8).Cluster, scaling(16).Cluster),
    { title: 'it is an import', before: scaling(8), after: scaling(ANYTHING) },
  ],
});

const storageOf = (cluster: Cluster): string => runningText(cluster, 'StorageType') ?? cluster.declared.string('StorageType') ?? STANDARD_STORAGE;

/** From when on RDS takes the cluster to I/O-Optimized storage again, where that was recorded. */
const since = (cluster: Cluster): string => {
  const day = runningText(cluster, NEXT_IO_OPTIMIZED);
  return day === undefined ? '' : `, and this one not before ${day}`;
};

const storageTypeChanged = changeRule('ClusterStorageTypeChanged', {
  on: 'updatedCluster',
  with: 'StorageType',
  effect: 'irreversible',
  since: '0.1.0',
  summary: 'The storage type of a deployed cluster changes seldom.',
  sources: [userGuide('Concepts.Aurora_Fea_Regions_DB-eng.Feature.storage-type.html', READ), userGuide('Aurora.Overview.StorageReliability.html', READ), ...sources],
  check: (cluster) => cluster.after.declared.has('StorageType') && cluster.differs('StorageType') && storageOf(cluster.before) !== storageOf(cluster.after) && isInPlace(cluster) && { at: 'StorageType' },
  what: (_, cluster) => toldWhatRuns(cluster, 'StorageType'),
  why: (_, { before, after }) =>
    (storageOf(after) === IO_OPTIMIZED_STORAGE
      ? `RDS takes a cluster to '${IO_OPTIMIZED_STORAGE}' once in 30 days${since(before)}: whoever goes back to '${STANDARD_STORAGE}' before stays there until then`
      : `RDS refuses to take the cluster back to '${IO_OPTIMIZED_STORAGE}' until 30 days after it was last taken there`),
  fix: (_, { before }) => `keep StorageType '${storageOf(before)}', unless the bill has been compared for both`,
  invalid: [
    changed('to I/O-Optimized', mysql(), mysql({ StorageType: 'aurora-iopt1' })),
    changed('and back', mysql({ StorageType: 'aurora-iopt1' }), mysql({ StorageType: 'aurora' })),
    { ...changed('once more within 30 days', mysql(), mysql({ StorageType: 'aurora-iopt1' })), running: { Cluster: { IOOptimizedNextAllowedModificationTime: '2026-12-20T08:00:00Z' } } },
  ],
  valid: [
    changed('the default is spelled out', mysql(), mysql({ StorageType: 'aurora' })),
    { ...changed('it was changed by hand', mysql(), mysql({ StorageType: 'aurora-iopt1' })), running: { Cluster: { StorageType: 'aurora-iopt1' } } },
    changed('it is an import', mysql(), mysql({ StorageType: ANYTHING })),
  ],
});

const backtrackOf = (cluster: Cluster): number => numberInForce(cluster, 'BacktrackWindow') ?? 0;

const BACKTRACK = { on: 'updatedCluster', with: 'BacktrackWindow', since: '0.1.0' } as const;
const backtracking = [userGuide('AuroraMySQL.Managing.Backtrack.Configuring.html', READ), ...sources];

const backtrackEnabledLater = changeRule('ClusterBacktrackEnabledLater', {
  ...BACKTRACK,
  effect: 'rejected',
  summary: 'Backtrack is enabled when a cluster is created, or never.',
  sources: [serviceError('Backtrack cannot currently be enabled for this cluster', 'https://github.com/awsdocs/amazon-aurora-user-guide/pull/63', READ), ...backtracking],
  check: (cluster) => cluster.differs('BacktrackWindow') && backtrackOf(cluster.before) === 0 && backtrackOf(cluster.after) > 0 && isInPlace(cluster) && { at: 'BacktrackWindow' },
  what: (_, cluster) => toldWhatRuns(cluster, 'BacktrackWindow'),
  why: 'RDS keeps what it needs to backtrack from the creation of a cluster on, and refuses to enable it later',
  fix: 'leave BacktrackWindow out, or restore a snapshot into a cluster with another logical id that has it',
  invalid: [
    changed('it was not there', mysql(), mysql({ BacktrackWindow: 86400 })),
    changed('it was off', mysql({ BacktrackWindow: 0 }), mysql({ BacktrackWindow: 86400 })),
  ],
  valid: [
    changed('0 is spelled out', mysql(), mysql({ BacktrackWindow: 0 })),
    { ...changed('it has one', mysql(), mysql({ BacktrackWindow: 86400 })), running: { Cluster: { BacktrackWindow: 3600 } } },
    changed('a longer window', mysql({ BacktrackWindow: 3600 }), mysql({ BacktrackWindow: 86400 })),
    changed('it is an import', mysql(), mysql({ BacktrackWindow: ANYTHING })),
  ],
});

const backtrackDisabled = changeRule('ClusterBacktrackDisabled', {
  ...BACKTRACK,
  effect: 'irreversible',
  summary: 'Backtrack is disabled for good.',
  sources: backtracking,
  check: (cluster) =>
    cluster.differs('BacktrackWindow') && backtrackOf(cluster.before) > 0 && cluster.after.declared.has('BacktrackWindow') && backtrackOf(cluster.after) === 0 && isInPlace(cluster)
      && { at: 'BacktrackWindow' },
  what: (_, cluster) => toldWhatRuns(cluster, 'BacktrackWindow'),
  why: 'RDS forgets what it has kept to backtrack, and backtrack cannot be enabled for this cluster again',
  fix: (_, { before }) => `keep BacktrackWindow ${backtrackOf(before)}, unless it is never needed again`,
  invalid: [changed('it is switched off', mysql({ BacktrackWindow: 86400 }), mysql({ BacktrackWindow: 0 }))],
  valid: [
    { ...changed('it was switched off by hand', mysql({ BacktrackWindow: 86400 }), mysql({ BacktrackWindow: 0 })), running: { Cluster: { BacktrackWindow: 0 } } },
    changed('a shorter window', mysql({ BacktrackWindow: 86400 }), mysql({ BacktrackWindow: 3600 })),
    changed('it is an import', mysql({ BacktrackWindow: 86400 }), mysql({ BacktrackWindow: ANYTHING })),
  ],
});

const lifecycleSupportChanged = changeRule('ClusterEngineLifecycleSupportChanged', {
  on: 'updatedCluster',
  with: 'EngineLifecycleSupport',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A deployed cluster keeps what it says of EngineLifecycleSupport, also where it says nothing.',
  sources: [
    cfnHandler('aws-rds-dbcluster/src/main/java/software/amazon/rds/dbcluster/UpdateHandler.java', READ, 'EngineLifecycleSupport cannot be modified.'),
    ...sources,
  ],
  check: (cluster) => cluster.differs('EngineLifecycleSupport') && isInPlace(cluster) && { at: 'EngineLifecycleSupport' },
  what: (_, cluster) => told(cluster, 'EngineLifecycleSupport'),
  why: 'CloudFormation refuses every change of it, also where the default is spelled out',
  fix: (_, cluster) => {
    const { before } = cluster.shown('EngineLifecycleSupport');
    return before === undefined ? 'leave EngineLifecycleSupport out' : `keep EngineLifecycleSupport ${before}`;
  },
  invalid: [
    changed('another one', mysql({ EngineLifecycleSupport: 'open-source-rds-extended-support' }), mysql({ EngineLifecycleSupport: 'open-source-rds-extended-support-disabled' })),
    changed('the default is spelled out', mysql(), mysql({ EngineLifecycleSupport: 'open-source-rds-extended-support' })),
  ],
  valid: [
    changed('the default stays out', mysql(), mysql({ BackupRetentionPeriod: 7 })),
    changed('it is an import', mysql(), mysql({ EngineLifecycleSupport: ANYTHING })),
  ],
});

const replicationSourceChanged = changeRule('ClusterReplicationSourceChanged', {
  on: 'updatedCluster',
  with: 'ReplicationSourceIdentifier',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A deployed cluster keeps its ReplicationSourceIdentifier.',
  sources,
  check: (cluster) => cluster.differs('ReplicationSourceIdentifier') && isInPlace(cluster) && { at: 'ReplicationSourceIdentifier' },
  what: (_, cluster) => told(cluster, 'ReplicationSourceIdentifier'),
  why: 'CloudFormation does not send it in an update: the cluster goes on replicating from what it has replicated from, if anything',
  fix: (_, cluster) => `leave ReplicationSourceIdentifier as it was (${cluster.shown('ReplicationSourceIdentifier').before ?? 'not set'}); to make it stand alone, promote it with aws rds promote-read-replica-db-cluster`,
  invalid: [changed('it is to stand alone', mysql({ ReplicationSourceIdentifier: 'orders' }), mysql())],
  valid: [changed('it is an import', mysql({ ReplicationSourceIdentifier: 'orders' }), mysql({ ReplicationSourceIdentifier: ANYTHING }))],
});

export const clusterModification = topic<ChangeRule>(
  'cluster-modification',
  {
    title: 'Updates of a cluster in place',
    about: 'CloudFormation sends what changes in place at once: nothing waits for the maintenance window. What a template no longer says is not '
      + 'sent, and stays in force. These rules run where the app is compared with what is deployed: see `baseline`.',
  },
  [
    portChanged, retentionLowered, maxCapacityChanged, storageTypeChanged, backtrackEnabledLater, backtrackDisabled,
    lifecycleSupportChanged, replicationSourceChanged,
  ],
);
