import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';

/** How an alarm differs from its default. */
export interface AlarmOptions {
  /**
   * Whether the alarm is created. `true` insists: it is an error when the limit the threshold comes from is not known.
   *
   * @default - true, where the threshold is known
   */
  readonly enabled?: boolean;

  /**
   * Where the alarm begins, in the unit the alarm says. Whether more or less of it is bad does not change.
   *
   * @default - as the alarm says
   */
  readonly threshold?: number;

  /**
   * How many periods are looked at, at least 1, and at most a day of them; a week where they are of an hour or longer. Nearly all periods
   * are of one minute; `docs/monitoring.md` has the others.
   *
   * @default - as the alarm says
   */
  readonly evaluationPeriods?: number;

  /**
   * How many of these periods have to be bad, at least 1 and at most `evaluationPeriods`.
   *
   * @default - all of them
   */
  readonly datapointsToAlarm?: number;
}

/**
 * The alarms of a cluster, by name. Each costs about 0.10 USD a month for each metric it looks at.
 *
 * An alarm whose metric the cluster does not have is not created, whatever is said here, so that one object of options does for
 * clusters of every kind.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html
 */
export interface MonitoringAlarms {
  /**
   * No reader reports, so that the loss of the writer would take minutes instead of seconds. Where readers were declared; of a
   * secondary cluster of a global database, no instance reports.
   *
   * The threshold is in values a minute.
   *
   * @default - on; no reader reports for 5 minutes
   */
  readonly failoverTarget?: AlarmOptions;

  /**
   * The slowest reader lags behind. Where there are readers.
   *
   * The threshold is in milliseconds.
   *
   * @default - on; above 1,000 ms for 5 minutes
   */
  readonly replicaLag?: AlarmOptions;

  /**
   * The Region lags behind the primary one. Of secondary clusters of a global database, with and without instances.
   *
   * The threshold is in milliseconds.
   *
   * @default - on; above 5,000 ms for 5 minutes
   */
  readonly globalReplicationLag?: AlarmOptions;

  /**
   * The loss of the primary Region would cost user transactions. Of secondary clusters of a global database, from Aurora MySQL
   * 2.12.0 and 3.04.0 on.
   *
   * The threshold is in milliseconds.
   *
   * @default - on; above 10,000 ms for 5 minutes
   */
  readonly globalRpoLag?: AlarmOptions;

  /**
   * A Serverless v2 instance cannot scale up any further.
   *
   * The threshold is in percent.
   *
   * @default - on; at 95 % of the maximum capacity or more for 15 minutes
   */
  readonly capacity?: AlarmOptions;

  /**
   * The CPU of an instance is busy.
   *
   * The threshold is in percent.
   *
   * @default - on; above 90 % for 5 minutes
   */
  readonly cpu?: AlarmOptions;

  /**
   * The memory of an instance runs out.
   *
   * The threshold is in bytes.
   *
   * @default - on; below 5 % of the memory of the smallest instance for 15 minutes; below 256 MiB where its class is not known
   */
  readonly freeableMemory?: AlarmOptions;

  /**
   * The local storage of an instance runs out, which sorts and temporary tables need. Not of Serverless v2.
   *
   * The threshold is in bytes.
   *
   * @default - on; below 10 % of what the smallest instance can have for 5 minutes; off where its class is not known
   */
  readonly localStorage?: AlarmOptions;

  /**
   * Connections to an instance run out. The limit is the default of its class, or the number in the parameter groups of this app.
   *
   * The threshold is in connections.
   *
   * @default - on; above 90 % of the `max_connections` of the smallest instance for 5 minutes; off where that is not known
   */
  readonly connections?: AlarmOptions;

  /**
   * Transactions deadlock. Not of multi-master.
   *
   * The threshold is in deadlocks a second.
   *
   * @default - on; above 0.1 a second for 5 minutes
   */
  readonly deadlocks?: AlarmOptions;

  /**
   * Writers of a multi-master cluster are in conflict, which shows as deadlocks.
   *
   * The threshold is in deadlocks a second.
   *
   * @default - on; above 1 a second for 5 minutes
   */
  readonly writeConflicts?: AlarmOptions;

  /**
   * The application of a multi-master cluster meets conflicts, where it counts them.
   *
   * The threshold is in conflicts.
   *
   * @default - on; above 10 in each of 5 periods of the metric
   */
  readonly applicationConflicts?: AlarmOptions;

  /**
   * A conflict of a multi-master cluster waits for a person, where there is a queue for it.
   *
   * The threshold is in messages.
   *
   * @default - on; above 0 in one period of the metric
   */
  readonly conflictQueue?: AlarmOptions;

  /**
   * Autovacuum does not keep up, and the database will become read-only. Of Aurora PostgreSQL.
   *
   * The threshold is in transactions.
   *
   * @default - on; above 1,000,000,000 for 1 minute
   */
  readonly transactionIds?: AlarmOptions;

  /**
   * The volume is nearly full. Of Aurora MySQL.
   *
   * The threshold is in bytes.
   *
   * @default - on; below 10 % of the limit of the engine version for 15 minutes
   */
  readonly volumeLeft?: AlarmOptions;

  /**
   * The volume is nearly full. Of Aurora PostgreSQL.
   *
   * The threshold is in bytes.
   *
   * @default - on; above 90 % of the limit of the engine version for 15 minutes
   */
  readonly volumeUsed?: AlarmOptions;

  /**
   * The volume grows, or shrinks, fast. Not of secondary clusters, which only follow.
   *
   * The threshold is in percent.
   *
   * @default - on; changed by more than 20 %, and 10 GiB, within a day
   */
  readonly volumeGrowth?: AlarmOptions;
}

/** Options of `addMonitoring`. */
export interface MonitoringOptions {
  /**
   * Where alarms and events are sent. Its policy, and that of its key, have to let `cloudwatch.amazonaws.com` and
   * `events.rds.amazonaws.com` publish; neither is changed.
   *
   * @default - a new topic that takes messages over TLS only, encrypted with `topicEncryptionKey`
   */
  readonly topic?: sns.ITopic;

  /**
   * The key of the new topic. Its policy is extended, so that alarms and RDS may use it; the policy of an imported key is not ours
   * to extend and has to allow that. Not together with `topic`.
   *
   * @default - a new customer managed key (1 USD a month), since alarms cannot use the free `aws/sns`
   */
  readonly topicEncryptionKey?: kms.IKey;

  /**
   * Alarms that differ from their defaults.
   *
   * @default - every alarm that the cluster can have, with its default threshold
   */
  readonly alarms?: MonitoringAlarms;

  /**
   * Whether the topic also hears that an alarm is over.
   *
   * @default false
   */
  readonly notifyWhenOver?: boolean;

  /**
   * Whether there is a dashboard. An account has three for free, and further ones cost 3 USD a month.
   *
   * @default true
   */
  readonly dashboard?: boolean;

  /**
   * Whether events of the cluster and of its instances are sent to the topic: failovers, failures, maintenance and the like.
   *
   * @default true
   */
  readonly events?: boolean;
}
