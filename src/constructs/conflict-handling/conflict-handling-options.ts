import { Duration } from 'aws-cdk-lib';

/** What an application does about two writers that changed the same row. */
export enum ConflictStrategy {
  /** Every partition of the data has one writer, so that conflicts do not happen. */
  PARTITIONED_WRITES = 'partitioned-writes',
  /** All writes go to one writer; the others wait to take over. */
  ACTIVE_STANDBY = 'active-standby',
  /** The losing transaction is run again on the current data. */
  RETRY = 'retry',
  /** The version with the later timestamp stays. */
  LAST_WRITE_WINS = 'last-write-wins',
  /** The version with the higher value stays. */
  HIGHEST_VALUE = 'highest-value',
  /** Both versions become one. */
  MERGE = 'merge',
  /** The conflict is put aside for a person. */
  DEAD_LETTER = 'dead-letter',
  /** The application decides in its own way. */
  CUSTOM = 'custom',
  /** Several of these: one for the routes of the writes, others for their tables. */
  COMBINED = 'combined',
}

/** How `ConflictHandling.merge` makes one version out of two. */
export enum MergeOperation {
  /**
   * What both added to one column is added up: the losing transaction's own share comes on top of the current value. For
   * scores, counters and balances.
   */
  SUM = 'sum',
  /** One column with a JSON array keeps the entries of both. What only one of them removed is back again. For carts and tags. */
  UNION = 'union',
  /** The application has a function of its own for it. */
  APPLICATION = 'application',
}

/** A partition of the data, and the writer that takes all of its writes. */
export interface WritePartition {
  /** Name of the partition, such as a tenant, a region or a range of keys. Each name occurs once. */
  readonly partition: string;

  /**
   * The writer: its position in `writers` counted from 1, or its `name` or `instanceIdentifier`.
   *
   * Building the cluster fails when there is no such writer.
   */
  readonly writer: number | string;
}

/** Options of `ConflictHandling.partitionedWrites`. */
export interface PartitionedWritesOptions {
  /** The partitions, at least one. One writer can serve several. */
  readonly partitions: WritePartition[];
}

/** Options of `ConflictHandling.activeStandby`. */
export interface ActiveStandbyOptions {
  /**
   * The writer that takes the writes: its position in `writers` counted from 1, or its `name` or `instanceIdentifier`.
   *
   * Building the cluster fails when there is no such writer.
   *
   * @default 1
   */
  readonly activeWriter?: number | string;
}

/** Options of every strategy that decides between versions of a row. */
export interface ConflictHandlingOptions {
  /**
   * The tables the strategy is meant for, as the application names them.
   *
   * @default - all tables
   */
  readonly tables?: string[];
}

/** Options of `ConflictHandling.retry`. */
export interface RetryOptions extends ConflictHandlingOptions {
  /**
   * How often a transaction is run in all, the first time included. At least 2.
   *
   * @default 5
   */
  readonly maxAttempts?: number;

  /**
   * How long the application waits before the first repetition. It doubles the wait for each further one, and varies it at
   * random so that two writers do not collide again.
   *
   * @default Duration.millis(50)
   */
  readonly baseDelay?: Duration;
}

/** Options of `ConflictHandling.lastWriteWins`. */
export interface LastWriteWinsOptions extends ConflictHandlingOptions {
  /**
   * The column with the time of the last change. The writers' clocks have to agree for it to mean anything.
   *
   * @default 'updated_at'
   */
  readonly timestampColumn?: string;
}

/** Options of `ConflictHandling.highestValue`. */
export interface HighestValueOptions extends ConflictHandlingOptions {
  /** The column that is compared, such as a quantity or a bid. */
  readonly column: string;
}

/** Options of `ConflictHandling.merge`. */
export interface MergeOptions extends ConflictHandlingOptions {
  /**
   * How one version is made out of two.
   *
   * @default MergeOperation.APPLICATION
   */
  readonly operation?: MergeOperation;

  /**
   * The column that is merged. SUM and UNION need it, and the losing version's other columns follow `retry`: they are made
   * anew from the current row. APPLICATION has none.
   *
   * @default - none
   */
  readonly column?: string;
}

/** Options of `ConflictHandling.custom`. */
export interface CustomConflictHandlingOptions extends ConflictHandlingOptions {
  /** Name the application knows the strategy by, such as `earliest-bid-wins`. */
  readonly name: string;

  /** Whether an update that was confirmed to its client can be gone afterwards. */
  readonly losesUpdates: boolean;

  /**
   * Whether the application puts what it cannot decide itself into a queue, as with `deadLetter`.
   *
   * @default false
   */
  readonly usesConflictQueue?: boolean;
}
