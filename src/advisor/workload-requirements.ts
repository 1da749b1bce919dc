/** The database engine a workload is written for. */
export enum WorkloadEngine {
  /** Aurora MySQL. */
  MYSQL = 'MYSQL',

  /** Aurora PostgreSQL. */
  POSTGRESQL = 'POSTGRESQL',
}

/** How the load of a workload changes. */
export enum LoadPattern {
  /** About the same all day. */
  STEADY = 'STEADY',

  /** Peaks that an instance of fixed size would have to be sized for. */
  VARIABLE = 'VARIABLE',

  /** Idle for minutes or longer, without any connection. */
  INTERMITTENT = 'INTERMITTENT',
}

/**
 * What a workload needs from its database: the input of `TopologyAdvisor`, and the `workload` of a cluster, which the checks compare
 * with what is declared.
 *
 * Everything may be left out. What is not known is taken as the answer that asks for least, and the advice says so.
 *
 * @example
 * import { aws_rds as rds } from 'aws-cdk-lib';
 * import { SingleMasterCluster } from 'cdk-aurora-topology';
 *
 * new SingleMasterCluster(stack, 'Orders', {
 *   vpc,
 *   engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 }),
 *   workload: { tolerableWriteOutageSeconds: 60 },
 * });
 */
export interface WorkloadRequirements {
  /**
   * For how many seconds writes may be unavailable when the writer fails, at least 0.
   *
   * A cluster with one writer and a reader is typically back within 60 seconds, often within 30, and takes 2 minutes in bad cases.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
   * @default - not known; taken as long enough for a failover
   */
  readonly tolerableWriteOutageSeconds?: number;

  /**
   * Whether the application can queue writes and retry them, so that an outage of writes does not matter.
   *
   * @default - not known; taken as false
   */
  readonly canQueueWrites?: boolean;

  /**
   * Whether the application resolves write conflicts: it lives with eventual consistency, has resolution logic, and tests for it.
   * Only the verdict on multi-master asks for it.
   *
   * @default - not known; taken as false
   */
  readonly resolvesConflicts?: boolean;

  /**
   * The engine the application needs.
   *
   * @default - not known; nothing that only one engine has is recommended
   */
  readonly engine?: WorkloadEngine;

  /**
   * Whether the application could commit to Aurora MySQL 5.6. Only the verdict on multi-master asks for it.
   *
   * @default - not known; taken as false
   */
  readonly canUseMySql56?: boolean;

  /**
   * The number of Regions that read with low latency, the one of the writer included: a whole number, at least 1.
   *
   * @default - not known; taken as 1
   */
  readonly readRegions?: number;

  /**
   * The number of Regions that writes come from, the one of the writer included: a whole number, at least 1. With more than one the
   * others may forward theirs; see `writesInAllRegionsAtOnce` where that is not enough.
   *
   * @default - not known; taken as 1
   */
  readonly writeRegions?: number;

  /**
   * Whether several Regions have to accept writes at the same time, each going on while another is lost.
   *
   * @default - not known; taken as false
   */
  readonly writesInAllRegionsAtOnce?: boolean;

  /**
   * How many seconds of writes may be lost when the Region is lost and the workload goes on in another one (RPO), at least 0. Leave
   * it out where a backup that was copied to another Region is enough.
   *
   * @default - the loss of the Region is answered with a backup
   */
  readonly tolerableRegionDataLossSeconds?: number;

  /**
   * Whether there are more writes than the largest instance takes.
   *
   * @default - not known; taken as false
   */
  readonly exceedsLargestInstance?: boolean;

  /**
   * Whether the tables can be sharded: they have a key that nearly all queries name.
   *
   * @default - not known; taken as false
   */
  readonly canShard?: boolean;

  /**
   * Whether the application can live with Aurora DSQL: its subset of PostgreSQL, and transactions that are retried when they lose a
   * conflict.
   *
   * @see https://docs.aws.amazon.com/aurora-dsql/latest/userguide/working-with-postgresql-compatibility-migration-guide.html
   * @default - not known; taken as false
   */
  readonly canUseDsql?: boolean;

  /**
   * Whether the application sends writes to readers, too, because it has one connection for everything.
   *
   * @default - not known; taken as false
   */
  readonly writesThroughReaders?: boolean;

  /**
   * Whether writes have to go on while the engine is upgraded, but for a switchover of about a minute.
   *
   * @default - not known; taken as false
   */
  readonly writesDuringUpgrades?: boolean;

  /**
   * How the load changes.
   *
   * @default - not known; taken as steady
   */
  readonly load?: LoadPattern;

  /**
   * The share of I/O in the bill of the database, in percent: 0 to 100.
   *
   * @default - not known; taken as low
   */
  readonly ioCostPercent?: number;
}
