import { ChangeRule, changeRule } from '../../engine/change-rule';
import { topic } from '../../engine/rule';
import { defaultGroupOf, familyOf } from '../../facts/parameter-groups';
import { userGuide } from '../../facts/sources';
import { IO_OPTIMIZED_STORAGE, STANDARD_STORAGE } from '../../facts/storage';
import { clusterUpdates } from '../../facts/updates/cluster';
import { KEPT_PROPERTIES, SENT_RETENTION, sentPort, withoutIt } from '../../facts/updates/cluster-defaults';
import { READ } from '../../facts/updates/table';
import { Update } from '../../topology/changes/update';
import type { Cluster } from '../../topology/cluster';
import { namesDefaultGroup } from '../../topology/parameter-group';
import { changed, isInPlace, told } from '../_changes';
import { ANYTHING, member, mysql, postgresql } from '../_examples';

const { sources } = clusterUpdates;
const modifying = [userGuide('Aurora.Modifying.html', READ), ...sources];

/** The port CloudFormation asks for. */
const portOf = ({ declared, engine, engineMode }: Cluster): number => declared.number('Port') ?? sentPort(engine, engineMode);

const portChanged = changeRule('ClusterPortChanged', {
  on: 'updatedCluster',
  with: 'Port',
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'A deployed cluster keeps its port.',
  sources: modifying,
  check: (cluster) => cluster.after.declared.has('Port') && cluster.differs('Port') && portOf(cluster.before) !== portOf(cluster.after) && isInPlace(cluster) && { at: 'Port' },
  what: (_, cluster) => told(cluster, 'Port'),
  why: 'RDS restarts all instances of the cluster at once, and clients and security groups still name the old port',
  fix: (_, cluster) => `keep Port ${portOf(cluster.before)}, or plan for the outage and open the new port first`,
  invalid: [
    changed('another port', postgresql({ Port: 5432 }), postgresql({ Port: 5433 })),
    changed('what is usual for PostgreSQL is not what CloudFormation asks for', postgresql(), postgresql({ Port: 5432 })),
  ],
  valid: [
    changed('the same port, as text', postgresql({ Port: 5432 }), postgresql({ Port: '5432' })),
    changed('the default is spelled out', mysql(), mysql({ Port: 3306 })),
    changed('the port is an import', postgresql({ Port: 5432 }), postgresql({ Port: ANYTHING })),
  ],
});

const portRemoved = changeRule('ClusterPortRemoved', {
  on: 'updatedCluster',
  with: 'Port',
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'A deployed cluster with a port of its own goes on saying so.',
  sources: modifying,
  check: (cluster) =>
    cluster.way('Port') === 'removed' && portOf(cluster.before) !== portOf(cluster.after) && isInPlace(cluster) && { at: 'Port', port: portOf(cluster.after) },
  what: (_, cluster) => told(cluster, 'Port'),
  why: ({ port }) => `CloudFormation sends ${port} where there is none, whatever the engine: RDS restarts all instances at once on that port, where no client looks for them`,
  fix: (_, cluster) => `keep Port ${portOf(cluster.before)}`,
  invalid: [changed('that of PostgreSQL', postgresql({ Port: 5432 }), postgresql())],
  valid: [
    changed('it is the default', mysql({ Port: 3306 }), mysql()),
    changed('it was an import', postgresql({ Port: ANYTHING }), postgresql()),
  ],
});

const retentionOf = ({ declared }: Cluster): number => declared.number('BackupRetentionPeriod') ?? SENT_RETENTION;

const RETENTION = { on: 'updatedCluster', with: 'BackupRetentionPeriod', effect: 'irreversible', since: '0.1.0' } as const;
const backups = [userGuide('Aurora.Managing.Backups.html', READ), ...sources];

const retentionLowered = changeRule('ClusterBackupRetentionLowered', {
  ...RETENTION,
  summary: 'Backups of a deployed cluster are kept as long as before.',
  sources: backups,
  check: (cluster) =>
    cluster.after.declared.has('BackupRetentionPeriod') && retentionOf(cluster.after) < retentionOf(cluster.before) && isInPlace(cluster)
      && { at: 'BackupRetentionPeriod' },
  what: (_, cluster) => told(cluster, 'BackupRetentionPeriod'),
  why: (_, { after }) => `RDS deletes the backups that are older than that at once: the cluster can be restored to the last ${days(retentionOf(after))} only`,
  fix: (_, { before }) => `keep BackupRetentionPeriod ${retentionOf(before)}, or take a snapshot of what is to be kept before`,
  invalid: [changed('fewer days', mysql({ BackupRetentionPeriod: 14 }), mysql({ BackupRetentionPeriod: 7 }))],
  valid: [
    changed('more days', mysql({ BackupRetentionPeriod: 7 }), mysql({ BackupRetentionPeriod: 14 })),
    changed('the default is spelled out', mysql(), mysql({ BackupRetentionPeriod: 1 })),
    changed('it is an import', mysql({ BackupRetentionPeriod: 7 }), mysql({ BackupRetentionPeriod: ANYTHING })),
  ],
});

const retentionRemoved = changeRule('ClusterBackupRetentionRemoved', {
  ...RETENTION,
  summary: 'A deployed cluster goes on saying how long its backups are kept.',
  sources: backups,
  check: (cluster) =>
    cluster.way('BackupRetentionPeriod') === 'removed' && retentionOf(cluster.before) > SENT_RETENTION && isInPlace(cluster) && { at: 'BackupRetentionPeriod' },
  what: (_, cluster) => told(cluster, 'BackupRetentionPeriod'),
  why: `CloudFormation sends ${SENT_RETENTION} where there is none, and RDS deletes the backups that are older than ${days(SENT_RETENTION)} at once`,
  fix: (_, { before }) => `keep BackupRetentionPeriod ${retentionOf(before)}`,
  invalid: [changed('it is removed', mysql({ BackupRetentionPeriod: 14 }), mysql())],
  valid: [
    changed('it is the default', mysql({ BackupRetentionPeriod: 1 }), mysql()),
    changed('it was an import', mysql({ BackupRetentionPeriod: ANYTHING }), mysql()),
  ],
});

function days(count: number): string {
  return count === 1 ? 'day' : `${count} days`;
}

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

const MAX_CAPACITY = 'ServerlessV2ScalingConfiguration.MaxCapacity';

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
  check: (cluster) => cluster.way(MAX_CAPACITY) === 'changed' && cluster.before.hasServerlessMember && isInPlace(cluster) && { at: MAX_CAPACITY },
  what: (_, cluster) => told(cluster, MAX_CAPACITY),
  why: 'parameters that follow it, such as max_connections, wait for a restart of the instances, which CloudFormation makes where it finds one waiting',
  fix: 'deploy it when a restart of the Serverless v2 instances is acceptable',
  invalid: [{ title: 'more ACUs', before: scaling(8), after: scaling(16) }],
  valid: [
    { title: 'as text', before: scaling(8), after: scaling('8') },
    changed('without such an instance', scaling(8).Cluster, scaling(16).Cluster),
    { title: 'it is an import', before: scaling(8), after: scaling(ANYTHING) },
  ],
});

const storageOf = ({ declared }: Cluster): string => declared.string('StorageType') ?? STANDARD_STORAGE;

const storageTypeChanged = changeRule('ClusterStorageTypeChanged', {
  on: 'updatedCluster',
  with: 'StorageType',
  effect: 'irreversible',
  since: '0.1.0',
  summary: 'The storage type of a deployed cluster changes seldom.',
  sources: [userGuide('Concepts.Aurora_Fea_Regions_DB-eng.Feature.storage-type.html', READ), userGuide('Aurora.Overview.StorageReliability.html', READ), ...sources],
  check: (cluster) => cluster.after.declared.has('StorageType') && storageOf(cluster.before) !== storageOf(cluster.after) && isInPlace(cluster) && { at: 'StorageType' },
  what: (_, cluster) => told(cluster, 'StorageType'),
  why: (_, { after }) =>
    (storageOf(after) === IO_OPTIMIZED_STORAGE
      ? `RDS takes a cluster to '${IO_OPTIMIZED_STORAGE}' once in 30 days: whoever goes back to '${STANDARD_STORAGE}' before stays there until then`
      : `RDS refuses to take the cluster back to '${IO_OPTIMIZED_STORAGE}' until 30 days after it was last taken there`),
  fix: (_, { before }) => `keep StorageType '${storageOf(before)}', unless the bill has been compared for both`,
  invalid: [
    changed('to I/O-Optimized', mysql(), mysql({ StorageType: 'aurora-iopt1' })),
    changed('and back', mysql({ StorageType: 'aurora-iopt1' }), mysql({ StorageType: 'aurora' })),
  ],
  valid: [
    changed('the default is spelled out', mysql(), mysql({ StorageType: 'aurora' })),
    changed('it is an import', mysql(), mysql({ StorageType: ANYTHING })),
  ],
});

const GROUP = 'DBClusterParameterGroupName';

/** What to write to have the default, and not what was set before. */
function insteadOfNothing({ after }: Update<Cluster>, property: string): string | undefined {
  if (property !== GROUP) return withoutIt(property);
  const family = after.version && familyOf(after.version);
  return family === undefined ? 'the default group of the family' : defaultGroupOf(family);
}

const meansNothing = ({ declared }: Cluster, property: string): boolean =>
  (property === GROUP ? namesDefaultGroup(declared, GROUP) : declared.string(property)?.toLowerCase() === withoutIt(property)?.toLowerCase());

const removalIgnored = changeRule('ClusterPropertyRemovalIgnored', {
  on: 'updatedCluster',
  with: [GROUP, ...KEPT_PROPERTIES],
  effect: 'ignored',
  since: '0.1.0',
  summary: 'What a deployed cluster is no longer to have is said, and not left out.',
  sources,
  check: (cluster) =>
    [GROUP, ...KEPT_PROPERTIES]
      .filter((property) => cluster.way(property) === 'removed' && !meansNothing(cluster.before, property) && isInPlace(cluster))
      .map((property) => ({ at: property })),
  what: ({ at }, cluster) => told(cluster, at),
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
    changed('write forwarding', mysql({ EnableGlobalWriteForwarding: true }), mysql()),
  ],
  valid: [
    changed('it was what it is without', mysql({ DeletionProtection: 'false', StorageType: 'aurora', BacktrackWindow: 0, MonitoringInterval: '0' }), mysql()),
    changed('it is switched off', mysql({ DeletionProtection: true }), mysql({ DeletionProtection: false })),
    changed('the default group is left out', mysql({ DBClusterParameterGroupName: 'default.aurora-mysql8.0' }), mysql()),
    changed('it was an import', mysql({ DeletionProtection: ANYTHING }), mysql()),
  ],
});

export const clusterModification = topic<ChangeRule>(
  'cluster-modification',
  {
    title: 'Updates of a cluster in place',
    about: 'CloudFormation sends what changes in place at once: nothing waits for the maintenance window. What a template no longer says is not '
      + 'sent, and stays in force. These rules run where the app is compared with what is deployed: see `baseline`.',
  },
  [portChanged, portRemoved, retentionLowered, retentionRemoved, securityGroupsRemoved, scalingRemoved, maxCapacityChanged, storageTypeChanged, removalIgnored],
);
