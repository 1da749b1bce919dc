import { SERVERLESS_CLASS } from './serverless-v2';
import { Source, userGuide } from './sources';
import { EngineVersion, Since, lacks } from './versions';

/**
 * Metrics of Aurora in CloudWatch: which exist for what, and how to read them.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html (read 2026-11-22),
 * where no other is named.
 */
export const METRICS_NAMESPACE = 'AWS/RDS';

const READ = '2026-11-22';
const page = userGuide('Aurora.AuroraMonitoring.Metrics.html', READ);
const switchoverPage = userGuide('aurora-global-database-disaster-recovery.html', READ);

/** First versions of Aurora MySQL with AuroraGlobalDBRPOLag; `switchoverPage`. */
const RPO_LAG: Since = { 'aurora-mysql': ['2.12.0', '3.04.0'] };

/** The part a cluster plays, as far as its metrics depend on it. */
export type Topology = 'single-master' | 'multi-master' | 'global-primary' | 'global-secondary' | 'headless-secondary';

/** What decides which metrics a cluster has, and where their limits are. */
export interface ClusterShape {
  readonly topology: Topology;
  /** Value of `Engine`; `undefined` when it is not known. */
  readonly engine: string | undefined;
  readonly version: EngineVersion | undefined;
  /** The class of each instance, as in CloudFormation: `db.r7g.large`; `undefined` for one that is not known. */
  readonly classes: readonly (string | undefined)[];
  /** Capacity of Serverless v2 instances, in ACUs. */
  readonly minCapacity: number | undefined;
  readonly maxCapacity: number | undefined;
  /** `max_connections` of each instance where a parameter group sets it; `undefined` where the default of the service holds. */
  readonly maxConnections: readonly (number | 'unknown' | undefined)[];
}

/** The engines by what they are compatible with. */
export type Compatibility = 'MySQL' | 'PostgreSQL';

const COMPATIBILITIES: Readonly<Record<string, Compatibility>> = {
  'aurora': 'MySQL',
  'aurora-mysql': 'MySQL',
  'aurora-postgresql': 'PostgreSQL',
};

/** What an engine is compatible with; `undefined` for one that is not known. */
export const compatibilityOf = (engine: string | undefined): Compatibility | undefined =>
  engine === undefined ? undefined : COMPATIBILITIES[engine];

/** How the values of a metric are told apart. */
export type Dimensions =
  /** `DBClusterIdentifier`: one series over all instances, or that of the volume. */
  | 'cluster'
  /** `DBClusterIdentifier` with `Role`: a series of the writer and one of the readers. */
  | 'role'
  /** `DBClusterIdentifier` with `SourceRegion`, which a switchover changes, so that it is not named in advance. */
  | 'source region';

/** Subjects of the dashboard, in their order. */
export const SUBJECTS = ['Replication', 'Instances', 'Connections', 'Work', 'Storage', 'Backup'] as const;

/** A metric. */
export interface MetricFact {
  readonly name: string;
  readonly title: string;
  readonly subject: typeof SUBJECTS[number];
  readonly unit: string;
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum';
  /** In seconds. */
  readonly period: number;
  readonly dimensions: Dimensions;
  readonly engines: readonly Compatibility[];
  readonly topologies: readonly Topology[];
  /** Only where there is such an instance. */
  readonly needs?: 'readers' | 'provisioned' | 'serverless';
  /** First versions that have it; an engine that is not named is not limited. */
  readonly since?: Since;
  readonly source: Source;
}

const BOTH: readonly Compatibility[] = ['MySQL', 'PostgreSQL'];
const MYSQL: readonly Compatibility[] = ['MySQL'];
const POSTGRESQL: readonly Compatibility[] = ['PostgreSQL'];

const ALL: readonly Topology[] = ['single-master', 'multi-master', 'global-primary', 'global-secondary', 'headless-secondary'];
const WITH_INSTANCES = ALL.filter((topology) => topology !== 'headless-secondary');
const WITH_SERVERLESS = WITH_INSTANCES.filter((topology) => topology !== 'multi-master');
const WITH_WRITER: readonly Topology[] = ['single-master', 'multi-master', 'global-primary'];
const WITH_ONE_WRITER: readonly Topology[] = ['single-master', 'global-primary'];
const SECONDARY: readonly Topology[] = ['global-secondary', 'headless-secondary'];

const MINUTE = 60;
const FIVE_MINUTES = 300;
const DAY = 86_400;

/** A metric that differs from its group in what is said. */
type Row = Pick<MetricFact, 'name' | 'title'> & Partial<MetricFact>;

/** What all metrics of a group have in common. */
type Group = Pick<MetricFact, 'subject' | 'dimensions' | 'topologies'> & Partial<Pick<MetricFact, 'unit' | 'engines' | 'period' | 'needs'>>;

/**
 * The statistic is that of the worst instance, because an average over instances hides the one that fails. RDS gives each instance
 * one value a minute.
 */
const DEFAULTS = { unit: 'Count', statistic: 'Maximum', period: MINUTE, engines: BOTH, source: page } as const;

const metricsLike = (group: Group, rows: readonly Row[]): MetricFact[] => rows.map((row) => ({ ...DEFAULTS, ...group, ...row }));

const ROLE: Group = { subject: 'Instances', dimensions: 'role', topologies: WITH_INSTANCES };
const WORK: Group = { subject: 'Work', dimensions: 'cluster', topologies: WITH_WRITER };
const VOLUME: Group = { subject: 'Storage', dimensions: 'cluster', topologies: ALL, period: FIVE_MINUTES };

/** All metrics, in the order of the dashboard. */
export const METRICS: readonly MetricFact[] = [
  ...metricsLike({ subject: 'Replication', dimensions: 'cluster', topologies: WITH_ONE_WRITER, unit: 'Milliseconds' }, [
    { name: 'AuroraReplicaLagMaximum', title: 'Lag of the slowest reader', needs: 'readers' },
    { name: 'AuroraReplicaLag', title: 'Lag of the slowest reader behind the volume', topologies: ['global-secondary'] },
  ]),
  ...metricsLike({ subject: 'Replication', dimensions: 'source region', topologies: SECONDARY, unit: 'Milliseconds' }, [
    { name: 'AuroraGlobalDBReplicationLag', title: 'Lag behind the primary Region' },
    { name: 'AuroraGlobalDBRPOLag', title: 'What a loss of the primary Region would cost', since: RPO_LAG, source: switchoverPage },
    { name: 'AuroraGlobalDBReplicatedWriteIO', title: 'Replicated writes', unit: 'Count', statistic: 'Sum', period: FIVE_MINUTES },
  ]),
  ...metricsLike(ROLE, [
    { name: 'CPUUtilization', title: 'CPU', unit: 'Percent' },
    { name: 'FreeableMemory', title: 'Freeable memory', unit: 'Bytes', statistic: 'Minimum' },
    { name: 'ServerlessDatabaseCapacity', title: 'Capacity', unit: 'ACUs', needs: 'serverless', topologies: WITH_SERVERLESS },
    { name: 'ACUUtilization', title: 'Share of the maximum capacity', unit: 'Percent', needs: 'serverless', topologies: WITH_SERVERLESS },
    { name: 'BufferCacheHitRatio', title: 'Buffer cache hits', unit: 'Percent', statistic: 'Minimum' },
    { name: 'DatabaseConnections', title: 'Connections', subject: 'Connections' },
    { name: 'LoginFailures', title: 'Failed logins', subject: 'Connections', unit: 'Count/Second', engines: MYSQL },
  ]),
  ...metricsLike(WORK, [
    { name: 'CommitThroughput', title: 'Commits', unit: 'Count/Second' },
    { name: 'CommitLatency', title: 'Commit latency', unit: 'Milliseconds' },
    { name: 'Deadlocks', title: 'Deadlocks', unit: 'Count/Second' },
    { name: 'BlockedTransactions', title: 'Blocked transactions', unit: 'Count/Second', engines: MYSQL },
    { name: 'Queries', title: 'Queries', unit: 'Count/Second', engines: MYSQL, dimensions: 'role', topologies: WITH_INSTANCES },
    { name: 'MaximumUsedTransactionIDs', title: 'Age of the oldest transaction ID', engines: POSTGRESQL, topologies: WITH_ONE_WRITER },
  ]),
  ...metricsLike(VOLUME, [
    { name: 'VolumeBytesUsed', title: 'Volume used', unit: 'Bytes' },
    { name: 'AuroraVolumeBytesLeftTotal', title: 'Volume left', unit: 'Bytes', statistic: 'Minimum', engines: MYSQL },
    { name: 'VolumeReadIOPs', title: 'Billed reads in 5 minutes', statistic: 'Average' },
    { name: 'VolumeWriteIOPs', title: 'Billed writes in 5 minutes', statistic: 'Average' },
  ]),
  ...metricsLike({ ...ROLE, subject: 'Storage', needs: 'provisioned' }, [
    { name: 'FreeLocalStorage', title: 'Free local storage', unit: 'Bytes', statistic: 'Minimum' },
  ]),
  ...metricsLike({ ...VOLUME, subject: 'Backup', unit: 'Bytes', period: DAY }, [
    { name: 'BackupRetentionPeriodStorageUsed', title: 'Automated backups' },
    { name: 'SnapshotStorageUsed', title: 'Snapshots beyond the retention' },
    { name: 'TotalBackupStorageBilled', title: 'Billed backup storage' },
  ]),
];

/** A metric by its name. */
export function metric(name: string): MetricFact {
  const found = METRICS.find((fact) => fact.name === name);
  if (!found) throw new Error(`${name} is in no table`);
  return found;
}

/** Whether the cluster has the metric. With an engine that is not known only what every engine has. */
export function hasMetric({ engines, topologies, needs, since }: MetricFact, cluster: ClusterShape): boolean {
  const compatibility = compatibilityOf(cluster.engine);
  return topologies.includes(cluster.topology)
    && (compatibility === undefined ? engines.length === BOTH.length : engines.includes(compatibility))
    // What a secondary without instances has is not of instances.
    && (topologies.includes('headless-secondary') || cluster.classes.length > 0)
    && (needs !== 'readers' || hasReaders(cluster))
    && (needs !== 'serverless' || isServerless(cluster))
    && (needs !== 'provisioned' || cluster.classes.some((one) => one !== SERVERLESS_CLASS))
    && (cluster.version === undefined || since?.[cluster.version.engine] === undefined || !lacks(cluster.version, since));
}

/** The metrics of a cluster, in the order of the dashboard. */
export const metricsOf = (cluster: ClusterShape): MetricFact[] => METRICS.filter((fact) => hasMetric(fact, cluster));

/** Whether the metrics of instances come by role. Those of a secondary have no writer, and those of multi-master several. */
export const hasRoles = ({ topology }: ClusterShape): boolean => WITH_ONE_WRITER.includes(topology);

/** Whether there is a reader next to the writer. */
export const hasReaders = (cluster: ClusterShape): boolean => hasRoles(cluster) && cluster.classes.length > 1;

/** Whether an instance is of Serverless v2. */
export const isServerless = ({ classes }: ClusterShape): boolean => classes.includes(SERVERLESS_CLASS);

/**
 * Whether instances may pause. A paused instance sends zeros for CPUUtilization, ACUUtilization and
 * ServerlessDatabaseCapacity, and nothing else.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html#auto-pause-metrics
 * (read 2026-11-22).
 */
export const mayPause = (cluster: ClusterShape): boolean => isServerless(cluster) && cluster.minCapacity === 0;

/**
 * Categories of events that are worth a message.
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html, and for the hyphen, which
 * the page does not write, the service's words in https://github.com/awsdocs/amazon-rds-user-guide/pull/187 (read 2026-11-22).
 */
export const CLUSTER_EVENT_CATEGORIES: readonly string[] = ['failover', 'failure', 'global-failover', 'maintenance', 'notification'];

const INSTANCE_EVENT_CATEGORIES: readonly string[] = [
  'availability', 'failure', 'low storage', 'maintenance', 'notification', 'recovery',
];

/** The same for instances. Where they pause, each pause would be a notification (RDS-EVENT-0370 to 0374, same page). */
export const instanceEventCategories = (cluster: ClusterShape): string[] =>
  INSTANCE_EVENT_CATEGORIES.filter((category) => category !== 'notification' || !mayPause(cluster));
