import { ChangeRule, changeRule } from '../../engine/change-rule';
import { topic } from '../../engine/rule';
import { cfnReference, userGuide } from '../../facts/sources';
import { clusterUpdates } from '../../facts/updates/cluster';
import { policySources } from '../../facts/updates/policies';
import { READ } from '../../facts/updates/table';
import { changed, createOnly, startsOver, told } from '../_changes';
import { ANYTHING, mysql, postgresql } from '../_examples';

const sources = [cfnReference('aws-resource-rds-dbcluster.html', READ), ...clusterUpdates.sources, ...policySources];
const restoring = [userGuide('aurora-restore-snapshot.html', READ), ...sources];

const SNAPSHOT = 'arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:monday';
const LATER = 'arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:tuesday';

const snapshotRemoved = createOnly('ClusterSnapshotIdentifierRemoved', 'SnapshotIdentifier', {
  ways: ['removed'],
  sources: restoring,
  summary: 'A cluster that was restored from a snapshot keeps its SnapshotIdentifier for ever.',
  fix: 'keep SnapshotIdentifier in the template: while it stays the same, nothing is restored again, even where the snapshot is long gone',
  invalid: [changed('after the restore', postgresql({ SnapshotIdentifier: SNAPSHOT }), postgresql())],
  valid: [
    changed('it stays', postgresql({ SnapshotIdentifier: SNAPSHOT }), postgresql({ SnapshotIdentifier: SNAPSHOT, BackupRetentionPeriod: 7 })),
    changed('it was an import', postgresql({ SnapshotIdentifier: ANYTHING }), postgresql()),
  ],
});

const snapshotChanged = createOnly('ClusterSnapshotIdentifierChanged', 'SnapshotIdentifier', {
  ways: ['changed'],
  sources: restoring,
  summary: 'A cluster that was restored from a snapshot keeps its SnapshotIdentifier.',
  why: 'CloudFormation restores the other snapshot into a new cluster in place of this one, which then lacks all that was written since',
  fix: 'leave SnapshotIdentifier as it was, and restore the other snapshot into a cluster with another logical id',
  invalid: [changed('another snapshot', mysql({ SnapshotIdentifier: SNAPSHOT }), mysql({ SnapshotIdentifier: LATER }))],
  valid: [changed('it is an import', mysql({ SnapshotIdentifier: SNAPSHOT }), mysql({ SnapshotIdentifier: ANYTHING }))],
});

const snapshotAdded = createOnly('ClusterSnapshotIdentifierAdded', 'SnapshotIdentifier', {
  ways: ['added'],
  sources: restoring,
  summary: 'A snapshot is restored into a new cluster, and not into one that is deployed.',
  why: 'a snapshot is only restored into a new cluster: CloudFormation creates one from it in place of this one, which then lacks what this one holds now',
  fix: 'restore the snapshot into a cluster with another logical id',
  invalid: [changed('to go back', mysql(), mysql({ SnapshotIdentifier: SNAPSHOT }))],
  valid: [changed('it is an import', mysql(), mysql({ SnapshotIdentifier: ANYTHING }))],
});

/** What a cluster is copied from, and up to when. */
const SOURCE = ['SourceDBClusterIdentifier', 'SourceDbClusterResourceId', 'SourceRegion', 'RestoreToTime', 'RestoreType', 'UseLatestRestorableTime'];

const copy = (properties: Record<string, unknown>) => mysql({ ManageMasterUserPassword: undefined, MasterUsername: undefined, SourceDBClusterIdentifier: 'orders', ...properties });

const restoreSourceChanged = changeRule('ClusterRestoreSourceChanged', {
  on: 'updatedCluster',
  with: SOURCE,
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A cluster that was copied from another one keeps what its template says of that.',
  sources: [userGuide('aurora-pitr.html', READ), ...sources],
  check: (cluster) => SOURCE.filter((property) => cluster.replacedFor(property)).map((property) => ({ at: property })),
  what: ({ at }, cluster) => told(cluster, at),
  why: (_, { after }) => startsOver(after),
  fix: ({ at }) => `leave ${at} as it was: while it stays the same, nothing is copied again`,
  invalid: [
    changed('to another time', copy({ RestoreToTime: '2026-11-01T00:00:00Z' }), copy({ RestoreToTime: '2026-11-02T00:00:00Z' })),
    changed('as a clone', copy({ SourceDBClusterIdentifier: undefined, SourceDbClusterResourceId: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ' }), copy({ SourceDBClusterIdentifier: undefined, SourceDbClusterResourceId: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ', RestoreType: 'copy-on-write' })),
    changed('of another Region', copy({ SourceRegion: 'us-east-1' }), copy({ SourceRegion: 'us-west-2' })),
    changed('it is done, and no longer said', copy({ UseLatestRestorableTime: true }), copy({ SourceDBClusterIdentifier: undefined, MasterUsername: 'dbadmin', ManageMasterUserPassword: true })),
  ],
  valid: [
    changed('it stays', copy({ UseLatestRestorableTime: true }), copy({ UseLatestRestorableTime: 'true', BackupRetentionPeriod: 7 })),
    changed('it is an import', copy({}), copy({ SourceDBClusterIdentifier: ANYTHING })),
  ],
});

export const clusterSources = topic<ChangeRule>(
  'cluster-sources',
  {
    title: 'Updates of what a cluster was made from',
    about: 'A snapshot is restored, and another cluster is copied, when a cluster is created: what the template says of that has to stay there. '
      + 'These rules run where the app is compared with what is deployed: see `baseline`.',
  },
  [snapshotRemoved, snapshotChanged, snapshotAdded, restoreSourceChanged],
);
