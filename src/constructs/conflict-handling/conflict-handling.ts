import { Duration } from 'aws-cdk-lib';
import { requireArgument, requireProperties } from '../../arguments/argument';
import { requireUnique } from '../../arguments/checks';
import { DEFAULT_RETRY_ATTEMPTS, DEFAULT_RETRY_DELAY_MILLIS } from '../../facts/write-routing';
import {
  ACTIVE_STANDBY_OPTIONS,
  CONFLICT_HANDLING_OPTIONS,
  CUSTOM_OPTIONS,
  HIGHEST_VALUE_OPTIONS,
  LAST_WRITE_WINS_OPTIONS,
  MERGE_OPTIONS,
  PARTITIONED_WRITES_OPTIONS,
  RETRY_OPTIONS,
  checkedTables,
  conflictHandling,
  requireMergedColumn,
} from './arguments';
import { checkedCombination } from './combination';
import {
  ActiveStandbyOptions,
  ConflictHandlingOptions,
  ConflictStrategy,
  CustomConflictHandlingOptions,
  HighestValueOptions,
  LastWriteWinsOptions,
  MergeOperation,
  MergeOptions,
  PartitionedWritesOptions,
  RetryOptions,
  WritePartition,
} from './conflict-handling-options';

const DEFAULT_TIMESTAMP_COLUMN = 'updated_at';

/** What the factories hand to the constructor: the strategy's own part of a `ConflictHandling`. */
interface Declaration {
  readonly losesUpdates: boolean;
  readonly tables?: string[];
  readonly name?: string;
  readonly partitions?: WritePartition[];
  readonly activeWriter?: number | string;
  readonly maxAttempts?: number;
  readonly baseDelay?: Duration;
  readonly column?: string;
  readonly operation?: MergeOperation;
  readonly usesConflictQueue?: boolean;
  readonly parts?: ConflictHandling[];
}

/**
 * How an application deals with write conflicts of a multi-master cluster.
 *
 * Two writers can change the same row at once. Aurora rolls back one of the two transactions and answers it with MySQL
 * error 1213 (deadlock); what happens then is up to the application. A `MultiMasterCluster` cannot be declared without saying
 * which way it goes. The best way is to have no conflicts: `partitionedWrites`, or `activeStandby`.
 *
 * The application carries the strategy out. The cluster checks the declaration against its writers, and publishes it for the
 * application: `MultiMasterCluster.writeRouting` is a parameter with the endpoints, the partitions and the strategy of each table,
 * and `MultiMasterCluster.conflictQueue` takes the conflicts a person has to decide.
 *
 * Whatever a strategy does not decide is repeated as `retry` says.
 *
 * @see https://github.com/awsdocs/amazon-aurora-user-guide/blob/9b4ad04/doc_source/aurora-multi-master.md
 * @example
 * import { ConflictHandling, MultiMasterCluster } from 'cdk-aurora-topology';
 *
 * new MultiMasterCluster(stack, 'Auction', { vpc, writers: 2, conflictHandling: ConflictHandling.retry() });
 */
export class ConflictHandling {
  /**
   * Each tenant, region or range of keys is always written through one and the same writer, so that no two writers meet.
   *
   * Loses no updates. The application has to route its writes; `MultiMasterCluster.writerEndpointFor` tells it where.
   * Building the cluster fails when a partition names a writer that does not exist, and warns of a writer without partition.
   *
   * @param options the partitions, and the writer of each
   * @throws an error when there is no partition, when a partition has no name, when a name occurs twice, and when a writer is
   * neither a name nor a whole number from 1 up
   * @example
   * import { ConflictHandling } from 'cdk-aurora-topology';
   *
   * ConflictHandling.partitionedWrites({ partitions: [{ partition: 'eu', writer: 1 }, { partition: 'us', writer: 2 }] });
   */
  public static partitionedWrites(options: PartitionedWritesOptions): ConflictHandling {
    requireProperties(PARTITIONED_WRITES_OPTIONS, options, undefined, 'options');
    const { partitions } = options;
    requireUnique('partition', partitions.map(({ partition }) => partition), 'give each partition to one writer only');
    return new ConflictHandling(ConflictStrategy.PARTITIONED_WRITES, { losesUpdates: false, partitions: [...partitions] });
  }

  /**
   * All writes go to one writer, and the others stand by: when it fails, the application writes through the next one at once,
   * without waiting for a failover.
   *
   * Loses no updates. A moment with two active writers has conflicts again, which the application then has to repeat.
   *
   * @param options which writer is the active one
   * @throws an error when the writer is neither a name nor a whole number from 1 up
   * @example
   * import { ConflictHandling } from 'cdk-aurora-topology';
   *
   * ConflictHandling.activeStandby({ activeWriter: 2 });
   */
  public static activeStandby(options: ActiveStandbyOptions = {}): ConflictHandling {
    requireProperties(ACTIVE_STANDBY_OPTIONS, options, undefined, 'options');
    return new ConflictHandling(ConflictStrategy.ACTIVE_STANDBY, { losesUpdates: false, activeWriter: options.activeWriter ?? 1 });
  }

  /**
   * The application runs the losing transaction again, on the data as it is then.
   *
   * Loses no updates as long as a transaction reads what it depends on each time it is run. A transaction that still fails
   * after the last attempt is reported to its caller.
   *
   * @param options how often it is tried, how long to wait in between, and the tables it is for
   * @throws an error when `maxAttempts` is not a whole number from 2 up, and when a table has no name or occurs twice
   * @example
   * import { Duration } from 'aws-cdk-lib';
   * import { ConflictHandling } from 'cdk-aurora-topology';
   *
   * ConflictHandling.retry({ maxAttempts: 5, baseDelay: Duration.millis(20) });
   */
  public static retry(options: RetryOptions = {}): ConflictHandling {
    requireProperties(RETRY_OPTIONS, options, undefined, 'options');
    return new ConflictHandling(ConflictStrategy.RETRY, {
      losesUpdates: false,
      maxAttempts: options.maxAttempts ?? DEFAULT_RETRY_ATTEMPTS,
      baseDelay: options.baseDelay ?? Duration.millis(DEFAULT_RETRY_DELAY_MILLIS),
      tables: checkedTables(options),
    });
  }

  /**
   * The version with the later timestamp replaces the other.
   *
   * **Loses updates**: the earlier one is gone without a trace. Fit for data that is reported anew anyway, such as a last
   * known position; wrong for account balances.
   *
   * @param options the column with the time of the last change, and the tables it is for
   * @throws an error when the column has no name, and when a table has no name or occurs twice
   * @example
   * import { ConflictHandling } from 'cdk-aurora-topology';
   *
   * ConflictHandling.lastWriteWins({ timestampColumn: 'reported_at', tables: ['positions'] });
   */
  public static lastWriteWins(options: LastWriteWinsOptions = {}): ConflictHandling {
    requireProperties(LAST_WRITE_WINS_OPTIONS, options, undefined, 'options');
    const column = options.timestampColumn ?? DEFAULT_TIMESTAMP_COLUMN;
    return new ConflictHandling(ConflictStrategy.LAST_WRITE_WINS, { losesUpdates: true, column, tables: checkedTables(options) });
  }

  /**
   * The version with the higher value in one column replaces the other, such as the higher quantity or the higher bid.
   *
   * **Loses updates**: whatever else the lower version changed is gone with it.
   *
   * @param options the column that is compared, and the tables it is for
   * @throws an error when the column has no name, and when a table has no name or occurs twice
   * @example
   * import { ConflictHandling } from 'cdk-aurora-topology';
   *
   * ConflictHandling.highestValue({ column: 'bid', tables: ['auctions'] });
   */
  public static highestValue(options: HighestValueOptions): ConflictHandling {
    requireProperties(HIGHEST_VALUE_OPTIONS, options, undefined, 'options');
    return new ConflictHandling(ConflictStrategy.HIGHEST_VALUE, {
      losesUpdates: true,
      column: options.column,
      tables: checkedTables(options),
    });
  }

  /**
   * The application makes one version out of two: the articles of both shopping carts, the sum of both scores.
   *
   * Loses no updates, provided that the merge is one where the order does not matter.
   *
   * @param options how two versions become one, and the tables it is for
   * @throws an error when SUM or UNION has no column, when APPLICATION has one, and when a table has no name or occurs twice
   * @example
   * import { ConflictHandling, MergeOperation } from 'cdk-aurora-topology';
   *
   * ConflictHandling.merge({ operation: MergeOperation.SUM, column: 'score', tables: ['scores'] });
   */
  public static merge(options: MergeOptions = {}): ConflictHandling {
    requireProperties(MERGE_OPTIONS, options, undefined, 'options');
    const operation = options.operation ?? MergeOperation.APPLICATION;
    requireMergedColumn(operation, options.column);
    return new ConflictHandling(ConflictStrategy.MERGE, {
      losesUpdates: false,
      operation,
      column: options.column,
      tables: checkedTables(options),
    });
  }

  /**
   * The application puts the losing version into a queue, where a person decides: `MultiMasterCluster.conflictQueue`.
   *
   * Loses no updates, but the losing one has no effect until somebody has looked at it, within 14 days.
   *
   * @param options the tables it is for
   * @throws an error when a table has no name or occurs twice
   * @example
   * import { ConflictHandling } from 'cdk-aurora-topology';
   *
   * ConflictHandling.deadLetter({ tables: ['payments'] });
   */
  public static deadLetter(options: ConflictHandlingOptions = {}): ConflictHandling {
    requireProperties(CONFLICT_HANDLING_OPTIONS, options, undefined, 'options');
    return new ConflictHandling(ConflictStrategy.DEAD_LETTER, {
      losesUpdates: false,
      usesConflictQueue: true,
      tables: checkedTables(options),
    });
  }

  /**
   * The application decides in a way of its own, such as "the earlier bid wins".
   *
   * Whether updates can be lost is for you to say.
   *
   * @param options the name the application knows it by, whether it loses updates, and the tables it is for
   * @throws an error when the strategy has no name, when `losesUpdates` is not said, and when a table has no name or occurs twice
   * @example
   * import { ConflictHandling } from 'cdk-aurora-topology';
   *
   * ConflictHandling.custom({ name: 'earlier-bid-wins', losesUpdates: true, tables: ['bids'] });
   */
  public static custom(options: CustomConflictHandlingOptions): ConflictHandling {
    requireProperties(CUSTOM_OPTIONS, options, undefined, 'options');
    return new ConflictHandling(ConflictStrategy.CUSTOM, {
      losesUpdates: options.losesUpdates,
      name: options.name,
      usesConflictQueue: options.usesConflictQueue,
      tables: checkedTables(options),
    });
  }

  /**
   * Several strategies at once: one for the routes of all writes, and others for the conflicts in the tables they name.
   *
   * Of `partitionedWrites` and `activeStandby` there can be one. Of the others at most one can be without tables: it is for
   * all tables nobody names, which are `retry` otherwise. The combination loses updates when one of its parts does.
   *
   * @param handlings the strategies, in any order
   * @throws an error when there is nothing to combine, when there are two routes or two strategies without tables, and when a
   * table occurs twice
   * @example
   * import { ConflictHandling } from 'cdk-aurora-topology';
   *
   * ConflictHandling.combine(
   *   ConflictHandling.activeStandby(),
   *   ConflictHandling.deadLetter({ tables: ['payments'] }),
   *   ConflictHandling.retry(),
   * );
   */
  public static combine(...handlings: ConflictHandling[]): ConflictHandling {
    handlings.forEach((handling, index) => requireArgument(`handlings[${index}]`, handling, conflictHandling()));
    const parts = handlings.flatMap((handling) => handling.parts);
    const { routing, fallback } = checkedCombination(parts);
    return new ConflictHandling(ConflictStrategy.COMBINED, {
      losesUpdates: parts.some(({ losesUpdates }) => losesUpdates),
      usesConflictQueue: parts.some(({ usesConflictQueue }) => usesConflictQueue),
      partitions: routing?.partitions,
      activeWriter: routing?.activeWriter,
      maxAttempts: fallback?.maxAttempts,
      baseDelay: fallback?.baseDelay,
      parts,
    });
  }

  /** The strategy. */
  public readonly strategy: ConflictStrategy;

  /** Name the application knows the strategy by: that of a custom strategy, or else the value of `strategy`. */
  public readonly name: string;

  /** Whether an update that was confirmed to its client can be gone afterwards. */
  public readonly losesUpdates: boolean;

  /** The tables the strategy is meant for; `undefined` for all tables. */
  public readonly tables?: string[];

  /** What was combined, and for every other strategy the strategy itself. */
  public readonly parts: ConflictHandling[];

  /** The partitions and their writers; empty unless the strategy is `partitionedWrites`, or combines it. */
  public readonly partitions: WritePartition[];

  /** The writer that takes the writes; `undefined` unless the strategy is `activeStandby`, or combines it. */
  public readonly activeWriter?: number | string;

  /** How often a transaction is run in all; `undefined` unless the strategy is `retry`, or combines it for all tables. */
  public readonly maxAttempts?: number;

  /** How long the application waits before the first repetition; `undefined` as `maxAttempts` is. */
  public readonly baseDelay?: Duration;

  /** The column that decides, or is merged; `undefined` unless the strategy is `lastWriteWins`, `highestValue` or `merge`. */
  public readonly column?: string;

  /** How versions are merged; `undefined` unless the strategy is `merge`. */
  public readonly operation?: MergeOperation;

  /** Whether the application puts conflicts into a queue, where a person decides. */
  public readonly usesConflictQueue: boolean;

  private constructor(strategy: ConflictStrategy, declaration: Declaration) {
    this.strategy = strategy;
    this.name = declaration.name ?? strategy;
    this.losesUpdates = declaration.losesUpdates;
    this.tables = declaration.tables;
    this.partitions = declaration.partitions ?? [];
    this.activeWriter = declaration.activeWriter;
    this.maxAttempts = declaration.maxAttempts;
    this.baseDelay = declaration.baseDelay;
    this.column = declaration.column;
    this.operation = declaration.operation;
    this.usesConflictQueue = declaration.usesConflictQueue ?? false;
    this.parts = declaration.parts ?? [this];
  }
}
