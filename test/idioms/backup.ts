import { CfnParameter, Duration, Fn, Stack, aws_rds as rds } from 'aws-cdk-lib';
import { RestoreSource } from '../../src';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { l1, l1Instance, l2, l2Mysql, mysqlProps, ours, resourceOf, writer } from './fixtures';

const copyOf = (sourceDbClusterIdentifier: string) =>
  ({ sourceDbClusterIdentifier, useLatestRestorableTime: true, masterUsername: undefined, manageMasterUserPassword: undefined });

/** A cluster of `aws-rds` that escape hatches make a copy. */
const l2Copy = (stack: Stack, cluster: rds.IDatabaseCluster, type: string, id = 'Copy') => {
  const copy = l2(stack, {}, id);
  const resource = resourceOf(copy);
  resource.addPropertyOverride('SourceDBClusterIdentifier', cluster.clusterIdentifier);
  resource.addPropertyOverride('RestoreType', type);
  resource.addPropertyDeletionOverride('MasterUsername');
  resource.addPropertyDeletionOverride('MasterUserPassword');
  return resource;
};

export const idioms: AreaIdioms = {
  backup: {
    L2: [
      wrongValue('more days than a backup is kept', (stack, days: number) => l2(stack, { backup: { retention: Duration.days(days) } }), [40, 35], 'error ClusterBackupRetention Shop/Orders/Resource BackupRetentionPeriod'),
      wrongValue('ten minutes to back up', (stack, preferredWindow: string) => l2(stack, { backup: { retention: Duration.days(7), preferredWindow } }), ['02:00-02:10', '02:00-02:30'], 'error ClusterBackupWindowLength Shop/Orders/Resource PreferredBackupWindow'),
      wrongValue('a window of an instance without a day', (stack, preferredMaintenanceWindow: string) => l2(stack, { writer: writer({ preferredMaintenanceWindow }) }), ['03:00-04:00', 'sun:03:00-sun:04:00'], 'error MemberMaintenanceWindowFormat Shop/Orders/Writer/Resource PreferredMaintenanceWindow'),
    ],
    ours: wrongValue('both windows at once', (stack, preferredWindow: string) => ours(stack, { backup: { retention: Duration.days(7), preferredWindow }, preferredMaintenanceWindow: 'sun:03:00-sun:04:00' }), ['03:30-04:00', '01:30-02:00'],
      'error ClusterWindowOverlap Shop/Orders/Resource PreferredMaintenanceWindow'),
    L1: wrongValue('a window that is put together', (stack, end: string) => l1(stack, { preferredBackupWindow: Fn.join('-', ['02:00', end]) }), ['2:30am', '02:30'], 'error ClusterBackupWindowFormat Shop/Orders PreferredBackupWindow'),
  },
  backtrack: {
    L2: wrongValue('four days', (stack, hours: number) => l2Mysql(stack, { backtrackWindow: Duration.hours(hours) }), [96, 72], 'error BacktrackWindowRange Shop/Orders/Resource BacktrackWindow'),
    ours: wrongValue('of PostgreSQL', (stack, backtrackWindow: Duration | undefined) => ours(stack, { backtrackWindow }), [Duration.hours(24), undefined], 'error BacktrackEngine Shop/Orders/Resource BacktrackWindow'),
    L1: wrongValue('beside the binary log of a group of the app', (stack, binlog_format: string) => {
      const group = new rds.CfnDBClusterParameterGroup(stack, 'Parameters', { description: 'x', family: 'aurora-mysql8.0', parameters: { binlog_format } });
      l1(stack, { ...mysqlProps, backtrackWindow: 86400, dbClusterParameterGroupName: group.ref });
    }, ['ROW', 'OFF'], 'warning BacktrackBinaryLog Shop/Orders BacktrackWindow'),
  },
  restore: {
    L2: [
      wrongValue('a full copy of no time', (stack, isLatest: boolean) => {
        const copy = l2Copy(stack, l2(stack), 'full-copy');
        if (isLatest) copy.addPropertyOverride('UseLatestRestorableTime', true);
      }, [false, true], 'error RestoreTimeMissing Shop/Copy/Resource UseLatestRestorableTime'),
      wrongValue('a type as the console names it', (stack, type: string) => l2Copy(stack, l2(stack), type).addPropertyOverride('UseLatestRestorableTime', true), ['Full-Copy', 'full-copy'], 'error RestoreTypeSpelling Shop/Copy/Resource RestoreType'),
    ],
    ours: wrongValue('a day without a time', (stack, restoreToTime: string) => ours(stack, { restoreFrom: RestoreSource.pointInTime(l2(stack, {}, 'Source'), { restoreToTime }), removalPolicy: undefined }), ['2026-11-01', '2026-11-01T00:00:00Z'],
      'error RestoreTimeFormat Shop/Orders/Resource RestoreToTime'),
    L1: [
      wrongValue('by the ARN of the source, of no time', (stack, useLatestRestorableTime: boolean) => l1(stack, { ...copyOf(l1(stack).attrDbClusterArn), useLatestRestorableTime }, {}, 'Copy'), [false, true], 'error RestoreTimeMissing Shop/Copy UseLatestRestorableTime'),
      {
        title: 'a time by a parameter',
        mistake: (stack) => l1(stack, { ...copyOf('orders'), useLatestRestorableTime: undefined, restoreType: 'copy-on-write', restoreToTime: new CfnParameter(stack, 'Time', { default: '2026-11-01T00:00:00Z', allowedValues: ['2026-11-01T00:00:00Z'] }).valueAsString }, {}, 'Copy'),
        due: 'error CloneRestoreTime Shop/Copy RestoreToTime',
        mended: (stack) => l1(stack, { ...copyOf('orders'), restoreType: 'copy-on-write' }, {}, 'Copy'),
      },
    ],
  },
  cloning: {
    L2: wrongValue('a clone that does not wait for its source', (stack, waits: boolean) => {
      const source = l2(stack);
      const clone = l2Copy(stack, source, 'copy-on-write');
      clone.addPropertyOverride('UseLatestRestorableTime', true);
      if (waits) clone.node.addDependency(source);
    }, [false, true], 'warning CloneSourceOrder Shop/Copy/Resource SourceDBClusterIdentifier'),
    ours: wrongValue('a clone that does not wait for its source', (stack, waits: boolean) => {
      const source = ours(stack);
      const clone = ours(stack, { restoreFrom: RestoreSource.clone(source) }, 'Copy');
      if (waits) clone.node.addDependency(source);
      else resourceOf(clone).addDeletionOverride('DependsOn');
    }, [false, true], 'warning CloneSourceOrder Shop/Copy/Resource SourceDBClusterIdentifier'),
    L1: [
      wrongValue('by the ARN of a source without instances', (stack, hasInstance: boolean) => {
        const source = new rds.CfnDBCluster(stack, 'Orders', { engine: 'aurora-postgresql', port: 5432, masterUsername: 'dbadmin', manageMasterUserPassword: true });
        const writerOf = hasInstance ? l1Instance(stack, source, {}, 'Writer') : undefined;
        const clone = l1(stack, { ...copyOf(source.attrDbClusterArn), engineVersion: undefined, restoreType: 'copy-on-write' }, {}, 'Copy');
        if (writerOf) clone.addDependency(writerOf);
      }, [false, true], ['error CloneSourceInstances Shop/Copy SourceDBClusterIdentifier', 'warning ClusterInstancesMissing Shop/Orders']),
    ],
  },
};
