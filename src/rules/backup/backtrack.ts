import { rule, topic } from '../../engine/rule';
import { BINARY_LOG_OFF, BINARY_LOG_PARAMETER, MAX_BACKTRACK_SECONDS, lacksBacktrack, nearestBacktrackWindow } from '../../facts/backtrack';
import { cfnReference, serviceError, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, clusterParameters, mysql, postgresql } from '../_examples';

const READ = '2026-11-22';
const reference = cfnReference('aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-backtrackwindow', READ);
const limitations = userGuide('AuroraMySQL.Managing.Backtrack.html#AuroraMySQL.Managing.Backtrack.Limitations', READ);
const knowledgeCenter = { url: 'https://aws.amazon.com/premiumsupport/knowledge-center/aurora-mysql-cluster-backtrack/', read: READ };

/** The backtrack window; zero, and none at all, are the same. */
const backtracks = ({ properties }: Cluster): number => properties.number('BacktrackWindow') ?? 0;

const range = rule('BacktrackWindowRange', {
  on: 'cluster',
  with: 'BacktrackWindow',
  effect: 'rejected',
  since: '0.1.0',
  summary: `BacktrackWindow is from 0 to ${MAX_BACKTRACK_SECONDS} seconds, which are 72 hours.`,
  sources: [
    serviceError(
      'The specified value (259201) is not a valid Backtrack Window. Allowed values are within the range of 0 to 259200',
      'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-backtrack/meta.yaml',
      READ,
    ),
    reference,
  ],
  check: (cluster) => {
    const seconds = backtracks(cluster);
    return seconds !== nearestBacktrackWindow(seconds) && { at: 'BacktrackWindow', seconds };
  },
  what: ({ seconds }) => `BacktrackWindow is ${seconds}, and windows go from 0 to ${MAX_BACKTRACK_SECONDS} seconds`,
  why: 'RDS refuses to create the cluster: it is not a valid backtrack window',
  fix: ({ seconds }) => `set BacktrackWindow to ${nearestBacktrackWindow(seconds)}`,
  invalid: [
    { title: 'a second too many', resources: { Cluster: mysql({ BacktrackWindow: 259201 }) } },
    { title: 'below zero', resources: { Cluster: mysql({ BacktrackWindow: -1 }) } },
  ],
  valid: [
    { title: '72 hours', resources: { Cluster: mysql({ BacktrackWindow: 259200 }) } },
    { title: 'off', resources: { Cluster: mysql({ BacktrackWindow: 0 }) } },
    { title: 'the window is an import', resources: { Cluster: mysql({ BacktrackWindow: ANYTHING }) } },
  ],
});

const engine = rule('BacktrackEngine', {
  on: 'cluster',
  with: 'BacktrackWindow',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'BacktrackWindow is not set on Aurora PostgreSQL, which has no backtrack.',
  sources: [
    serviceError('Backtrack is not enabled for the aurora-mysql engine.', 'https://github.com/hashicorp/terraform-provider-aws/issues/4640', '2026-11-28'),
    reference,
    knowledgeCenter,
  ],
  check: (cluster) => lacksBacktrack(cluster.engine) && backtracks(cluster) > 0 && { at: 'BacktrackWindow', seconds: backtracks(cluster) },
  what: ({ seconds }) => `BacktrackWindow is ${seconds} on an Aurora PostgreSQL cluster`,
  why: 'RDS refuses to create the cluster: backtrack is a feature of Aurora MySQL',
  fix: 'remove BacktrackWindow, and restore to a point in time instead',
  invalid: [{ title: 'Aurora PostgreSQL', resources: { Cluster: postgresql({ BacktrackWindow: 3600 }) } }],
  valid: [
    { title: 'Aurora MySQL', resources: { Cluster: mysql({ BacktrackWindow: 3600 }) } },
    { title: 'off', resources: { Cluster: postgresql({ BacktrackWindow: 0 }) } },
    { title: 'the engine is an import', resources: { Cluster: postgresql({ Engine: ANYTHING, BacktrackWindow: 3600 }) } },
  ],
});

const replica = rule('BacktrackReplica', {
  on: 'singleMasterCluster',
  with: 'BacktrackWindow',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A cluster that replicates another one is not backtracked.',
  sources: [limitations, knowledgeCenter],
  check: (cluster) =>
    cluster.engine === 'aurora-mysql' && backtracks(cluster) > 0 && cluster.properties.has('ReplicationSourceIdentifier') && { at: 'BacktrackWindow', seconds: backtracks(cluster) },
  what: ({ seconds }) => `BacktrackWindow is ${seconds} on a cluster with ReplicationSourceIdentifier`,
  why: 'backtrack is not supported with binary log replication, and RDS does not let it be configured until the replication is off',
  fix: 'remove BacktrackWindow from the replica',
  invalid: [
    {
      title: 'a replica',
      resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, ReplicationSourceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:cluster:orders', BacktrackWindow: 3600 }) },
    },
  ],
  valid: [
    { title: 'no replica', resources: { Cluster: mysql({ BacktrackWindow: 3600 }) } },
    { title: 'no backtrack', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, ReplicationSourceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:cluster:orders', BacktrackWindow: 0 }) } },
    {
      title: 'the window is an import',
      resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, ReplicationSourceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:cluster:orders', BacktrackWindow: ANYTHING }) },
    },
  ],
});

const withBinaryLog = (format: unknown, properties: Record<string, unknown> = {}) => ({
  Parameters: clusterParameters('aurora-mysql8.0', { [BINARY_LOG_PARAMETER]: format }),
  Cluster: mysql({ BacktrackWindow: 3600, DBClusterParameterGroupName: { Ref: 'Parameters' }, ...properties }),
});

const binaryLog = rule('BacktrackBinaryLog', {
  on: 'singleMasterCluster',
  with: 'BacktrackWindow',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster that can be backtracked has its binary log off.',
  sources: [userGuide('AuroraMySQL.Managing.Backtrack.Performing0.html', READ), limitations],
  check: (cluster) => {
    if (backtracks(cluster) <= 0) return undefined;
    const format = cluster.parameter(BINARY_LOG_PARAMETER);
    return format !== undefined && format.toLowerCase() !== BINARY_LOG_OFF && { at: 'BacktrackWindow', format };
  },
  what: ({ format }) => `BacktrackWindow is set, and ${BINARY_LOG_PARAMETER} is '${format}' in the parameter group of the cluster`,
  why: 'RDS refuses to backtrack a cluster that writes a binary log, unless it is forced to, and then the log misses what was undone',
  fix: `remove BacktrackWindow, or set ${BINARY_LOG_PARAMETER} to 'OFF'`,
  invalid: [{ title: 'a binary log', resources: withBinaryLog('ROW') }],
  valid: [
    { title: 'off', resources: withBinaryLog('OFF') },
    { title: 'the format is an import', resources: withBinaryLog(ANYTHING) },
    { title: 'the parameter group is in another app', resources: { Cluster: mysql({ BacktrackWindow: 3600, DBClusterParameterGroupName: ANYTHING }) } },
    { title: 'no backtrack', resources: withBinaryLog('ROW', { BacktrackWindow: 0 }) },
  ],
});

export const backtrack = topic(
  'backtrack',
  { title: 'Backtrack', about: 'Which clusters can be wound back, how far, and what stands in the way.' },
  [range, engine, replica, binaryLog],
);
