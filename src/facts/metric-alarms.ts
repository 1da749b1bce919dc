import { BYTES_PER_GIB, MEMORY_PER_ACU, localStorageOf, memoryOf } from './instance-capacity';
import { defaultMaxConnections, defaultServerlessMaxConnections } from './max-connections';
import { ClusterShape, compatibilityOf, hasMetric, hasReaders, metric } from './metrics';
import { SERVERLESS_CLASS } from './serverless-v2';
import { Source, userGuide } from './sources';
import { Since, lacks } from './versions';

/**
 * Alarms on the metrics of Aurora, and where each of them begins unless its user says otherwise. Where AWS recommends an alarm,
 * its threshold and its duration are taken over; where it does not, `why` gives the reason for ours.
 */
const READ = '2026-11-22';

const recommended: Source = {
  url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#RDS',
  read: READ,
};
const metricsPage = userGuide('Aurora.AuroraMonitoring.Metrics.html', READ);

/** An alarm. */
export interface AlarmFact {
  /** The metrics it can be on; the first that the cluster has counts. None: one of the application is given. */
  readonly metrics: readonly string[];
  /** In place of the metric's own. */
  readonly statistic?: 'SampleCount';
  /** Only of the readers, where the metric comes by role. */
  readonly readersOnly?: true;
  /** What is compared, where it is not the metric itself. */
  readonly compares?: 'change within a day, in percent';
  readonly comparison: '>' | '>=' | '<';
  readonly evaluationPeriods: number;
  /** Whether no data is a reason for the alarm. Where it is not, instances that pause or start do not raise it. */
  readonly missingDataIsBreaching?: true;
  /** Where it begins; `undefined` where that is not known, and there is no alarm then. */
  readonly threshold: (cluster: ClusterShape) => number | undefined;
  /** The same in words. */
  readonly words: string;
  readonly unit: string;
  readonly title: string;
  readonly why: string;
  readonly source: Source;
  /** A restriction beyond that of the metric. */
  readonly only?: (cluster: ClusterShape) => boolean;
}

/** AWS recommends 90 to 95 percent of the most connections there are. */
const CONNECTIONS_SHARE = 0.9;

/** AWS recommends close to 5 percent of the memory for Aurora, whose buffers take most of it by design. */
const MEMORY_SHARE = 0.05;

/** For a class whose memory is not known: 5 percent of 4 GiB and a little more. */
const LEAST_FREEABLE_MEMORY = 256 * 1024 ** 2;

/** AWS recommends to act when 10 to 20 percent of the local storage, or of the volume, are left. */
const STORAGE_SHARE = 0.1;

const BYTES_PER_TIB = 1024 ** 4;

/**
 * Most that a volume holds, and first versions that hold more.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html (read 2026-11-22).
 */
const VOLUME_LIMIT = 128 * BYTES_PER_TIB;
const LARGE_VOLUME_LIMIT = 256 * BYTES_PER_TIB;
const LARGE_VOLUME: Since = { 'aurora-mysql': ['3.10.0'], 'aurora-postgresql': ['15.13', '16.9', '17.5'] };

/** Growth that is not worth a message, however large its share of a small volume. */
export const LEAST_VOLUME_CHANGE = 10 * BYTES_PER_GIB;

/** Every alarm, by the name its user knows it by. */
export const ALARMS = {
  failoverTarget: {
    metrics: ['CPUUtilization'],
    statistic: 'SampleCount',
    readersOnly: true,
    comparison: '<',
    evaluationPeriods: 5,
    missingDataIsBreaching: true,
    threshold: () => 1,
    words: 'no reader reports for 5 minutes',
    unit: 'Values a minute',
    title: 'No failover target',
    why: 'without a reader the loss of the writer takes minutes instead of seconds; of a secondary cluster, without an instance its Region '
      + 'cannot take over at once. A paused instance still reports its CPU, so a pause does not raise it; stopping the cluster does',
    source: userGuide('aurora-serverless-v2-auto-pause.html#auto-pause-metrics', READ),
    only: (cluster) => hasReaders(cluster) || cluster.topology === 'global-secondary',
  },
  replicaLag: {
    metrics: ['AuroraReplicaLagMaximum', 'AuroraReplicaLag'],
    comparison: '>',
    evaluationPeriods: 5,
    threshold: () => 1000,
    words: 'above 1,000 ms for 5 minutes',
    unit: 'Milliseconds',
    title: 'Readers lag behind',
    why: 'readers usually lag by much less than 100 ms; ten times as much is a sign of overload, and readers that lag far restart',
    source: userGuide('Aurora.Replication.html', READ),
  },
  globalReplicationLag: {
    metrics: ['AuroraGlobalDBReplicationLag'],
    comparison: '>',
    evaluationPeriods: 5,
    threshold: () => 5000,
    words: 'above 5,000 ms for 5 minutes',
    unit: 'Milliseconds',
    title: 'The Region lags behind the primary one',
    why: 'a secondary Region is typically less than a second behind',
    source: userGuide('aurora-global-database.html', READ),
  },
  globalRpoLag: {
    metrics: ['AuroraGlobalDBRPOLag'],
    comparison: '>',
    evaluationPeriods: 5,
    threshold: () => 10_000,
    words: 'above 10,000 ms for 5 minutes',
    unit: 'Milliseconds',
    title: 'A loss of the primary Region would cost data',
    why: 'half of the 20 seconds that are the least a managed RPO (`rds.global_db_rpo`) can promise',
    source: userGuide('aurora-global-database-disaster-recovery.html', READ),
  },
  capacity: {
    metrics: ['ACUUtilization'],
    comparison: '>=',
    evaluationPeriods: 15,
    threshold: () => 95,
    words: 'at 95 % of the maximum capacity or more for 15 minutes',
    unit: 'Percent',
    title: 'Capacity is at its maximum',
    why: 'an instance at 100 % cannot scale any further; scaling up to there for a moment is what it is for',
    source: userGuide('aurora-serverless-v2.setting-capacity.html#aurora-serverless-v2.viewing.monitoring', READ),
  },
  cpu: {
    metrics: ['CPUUtilization'],
    comparison: '>',
    evaluationPeriods: 5,
    threshold: () => 90,
    words: 'above 90 % for 5 minutes',
    unit: 'Percent',
    title: 'CPU is busy',
    why: 'sustained load delays requests, short peaks do not; of Serverless v2 it is the share of the maximum capacity',
    source: recommended,
  },
  freeableMemory: {
    metrics: ['FreeableMemory'],
    comparison: '<',
    evaluationPeriods: 15,
    threshold: freeableMemory,
    words: 'below 5 % of the memory of the smallest instance for 15 minutes; below 256 MiB where its class is not known',
    unit: 'Bytes',
    title: 'Memory runs out',
    why: 'an instance without memory refuses connections and restarts; of Serverless v2 it only comes near zero at the maximum capacity',
    source: recommended,
  },
  localStorage: {
    metrics: ['FreeLocalStorage'],
    comparison: '<',
    evaluationPeriods: 5,
    threshold: localStorage,
    words: 'below 10 % of what the smallest instance can have for 5 minutes; off where its class is not known',
    unit: 'Bytes',
    title: 'Local storage runs out',
    why: 'sorts, temporary tables and index builds fail without it',
    source: recommended,
  },
  connections: {
    metrics: ['DatabaseConnections'],
    comparison: '>',
    evaluationPeriods: 5,
    threshold: connections,
    words: 'above 90 % of the `max_connections` of the smallest instance for 5 minutes; off where that is not known',
    unit: 'Connections',
    title: 'Connections run out',
    why: 'connections beyond the limit are refused; the smallest instance counts, because the connections have to fit after a failover',
    source: recommended,
  },
  deadlocks: {
    metrics: ['Deadlocks'],
    comparison: '>',
    evaluationPeriods: 5,
    threshold: () => 0.1,
    words: 'above 0.1 a second for 5 minutes',
    unit: 'Count/Second',
    title: 'Transactions deadlock',
    why: 'a single deadlock is retried and forgotten; 6 a minute for 5 minutes are a pattern',
    source: metricsPage,
    only: ({ topology }) => topology !== 'multi-master',
  },
  writeConflicts: {
    metrics: ['Deadlocks'],
    comparison: '>',
    evaluationPeriods: 5,
    threshold: () => 1,
    words: 'above 1 a second for 5 minutes',
    unit: 'Count/Second',
    title: 'Writers are in conflict',
    why: 'write conflicts between writers show as deadlocks; a few belong to multi-master, and one a second means the writes are not partitioned',
    source: { url: 'https://github.com/awsdocs/amazon-aurora-user-guide/blob/9b4ad04/doc_source/aurora-multi-master.md', read: READ },
    only: ({ topology }) => topology === 'multi-master',
  },
  applicationConflicts: {
    metrics: [],
    comparison: '>',
    evaluationPeriods: 5,
    threshold: () => 10,
    words: 'above 10 in each of 5 periods of the metric',
    unit: 'Conflicts',
    title: 'The application meets conflicts',
    why: 'the application counts what it had to resolve, and so sees more than the deadlocks of the database',
    source: { url: 'https://github.com/awsdocs/amazon-aurora-user-guide/blob/9b4ad04/doc_source/aurora-multi-master.md', read: READ },
    only: ({ topology }) => topology === 'multi-master',
  },
  conflictQueue: {
    metrics: [],
    comparison: '>',
    evaluationPeriods: 1,
    threshold: () => 0,
    words: 'above 0 in one period of the metric',
    unit: 'Messages',
    title: 'A conflict waits for a person',
    why: 'an update in the queue has no effect until somebody has decided on it',
    source: { url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html', read: READ },
    only: ({ topology }) => topology === 'multi-master',
  },
  transactionIds: {
    metrics: ['MaximumUsedTransactionIDs'],
    comparison: '>',
    evaluationPeriods: 1,
    threshold: () => 1_000_000_000,
    words: 'above 1,000,000,000 for 1 minute',
    unit: 'Transactions',
    title: 'Transaction IDs run out',
    why: 'autovacuum does not keep up, and at 2,146,483,648 the database becomes read-only; a billion leaves time to look into it',
    source: recommended,
  },
  volumeLeft: {
    metrics: ['AuroraVolumeBytesLeftTotal'],
    comparison: '<',
    evaluationPeriods: 3,
    threshold: (cluster) => volumeLimit(cluster) * STORAGE_SHARE,
    words: 'below 10 % of the limit of the engine version for 15 minutes',
    unit: 'Bytes',
    title: 'The volume is nearly full',
    why: 'a full volume refuses writes; this counts more than what is billed, so it is preferred to `VolumeBytesUsed` where it exists',
    source: recommended,
  },
  volumeUsed: {
    metrics: ['VolumeBytesUsed'],
    comparison: '>',
    evaluationPeriods: 3,
    threshold: (cluster) => volumeLimit(cluster) * (1 - STORAGE_SHARE),
    words: 'above 90 % of the limit of the engine version for 15 minutes',
    unit: 'Bytes',
    title: 'The volume is nearly full',
    why: 'a full volume refuses writes; there is no metric for what is left on this engine',
    source: metricsPage,
    only: (cluster) => !hasMetric(metric('AuroraVolumeBytesLeftTotal'), cluster),
  },
  volumeGrowth: {
    metrics: ['VolumeBytesUsed'],
    compares: 'change within a day, in percent',
    comparison: '>',
    evaluationPeriods: 1,
    threshold: () => 20,
    words: 'changed by more than 20 %, and 10 GiB, within a day',
    unit: 'Percent',
    title: 'The volume grows fast',
    why: 'a job that does not end, or undo that is never purged, is cheaper to find in a day than on the bill; the first load of data raises it, too',
    source: metricsPage,
    only: ({ topology }) => topology !== 'global-secondary' && topology !== 'headless-secondary',
  },
} satisfies Readonly<Record<string, AlarmFact>>;

/** The name of an alarm. */
export type AlarmName = keyof typeof ALARMS;

/** Every name, in the order of the table. */
export const ALARM_NAMES = Object.keys(ALARMS) as readonly AlarmName[];

export const alarm = (name: AlarmName): AlarmFact => ALARMS[name];

/** The metric of an alarm on this cluster; `undefined` when it has none of them. */
export function metricOfAlarm({ metrics, only }: AlarmFact, cluster: ClusterShape): string | undefined {
  return only === undefined || only(cluster) ? metrics.find((name) => hasMetric(metric(name), cluster)) : undefined;
}

/** Unless the version is certain to hold more. */
function volumeLimit({ version }: ClusterShape): number {
  return version === undefined || lacks(version, LARGE_VOLUME) || version.minor.length === 0 ? VOLUME_LIMIT : LARGE_VOLUME_LIMIT;
}

function freeableMemory(cluster: ClusterShape): number {
  const memories = cluster.classes.map((one) => {
    if (one !== SERVERLESS_CLASS) return one === undefined ? undefined : memoryOf(one);
    return cluster.maxCapacity === undefined ? undefined : cluster.maxCapacity * MEMORY_PER_ACU;
  });
  const least = leastOf(memories);
  return least === undefined ? LEAST_FREEABLE_MEMORY : Math.floor(least * MEMORY_SHARE);
}

function localStorage(cluster: ClusterShape): number | undefined {
  const engine = compatibilityOf(cluster.engine);
  const least = leastOf(cluster.classes
    .filter((one) => one !== SERVERLESS_CLASS)
    .map((one) => (one === undefined || engine === undefined ? undefined : localStorageOf(engine, one))));
  return least === undefined ? undefined : Math.floor(least * STORAGE_SHARE);
}

function connections(cluster: ClusterShape): number | undefined {
  const least = maxConnections(cluster);
  return least === undefined ? undefined : Math.floor(least * CONNECTIONS_SHARE);
}

/** `max_connections` of the instance with the fewest; `undefined` where that of an instance is not known. */
export function maxConnections(cluster: ClusterShape): number | undefined {
  const engine = compatibilityOf(cluster.engine);
  return leastOf(cluster.classes.map((one, index) => {
    const own = cluster.maxConnections[index];
    if (own !== undefined) return own === 'unknown' ? undefined : own;
    if (one === undefined || engine === undefined) return undefined;
    return one === SERVERLESS_CLASS
      ? defaultServerlessMaxConnections(engine, cluster.minCapacity, cluster.maxCapacity)
      : defaultMaxConnections(engine, one);
  }));
}

/** `undefined` when one of them is, or when there are none. */
function leastOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value): value is number => value !== undefined);
  return known.length === 0 || known.length < values.length ? undefined : Math.min(...known);
}
