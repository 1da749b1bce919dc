import { Duration, Token } from 'aws-cdk-lib';
import {
  ActiveStandbyOptions,
  ConflictHandlingOptions,
  ConflictStrategy,
  CustomConflictHandlingOptions,
  HighestValueOptions,
  LastWriteWinsOptions,
  PartitionedWritesOptions,
  RetryOptions,
  WritePartition,
} from './conflict-handling-options';
import { invalidArgument, requireText, requireUnique, requireWholeNumber } from './private/arguments';

const DEFAULT_MAX_ATTEMPTS = 5;
const DEFAULT_BASE_DELAY = Duration.millis(50);
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
}

/**
 * How an application deals with write conflicts of a multi-master cluster.
 *
 * Two writers can change the same row at once. Aurora rolls back one of the two transactions and answers it with MySQL
 * error 1213 (deadlock); what happens then is up to the application. A `MultiMasterCluster` cannot be declared without saying
 * which way it goes. The best way is to have no conflicts: `partitionedWrites`, or `activeStandby`.
 *
 * The cluster does not carry out a strategy. It records the decision and checks it against its writers.
 *
 * @see https://github.com/awsdocs/amazon-aurora-user-guide/blob/9b4ad04/doc_source/aurora-multi-master.md
 */
export class ConflictHandling {
  /**
   * Each tenant, region or range of keys is always written through one and the same writer, so that no two writers meet.
   *
   * Loses no updates. The application has to route its writes; `MultiMasterCluster.writerEndpointFor` tells it where.
   * Building the cluster fails when a partition names a writer that does not exist, and warns of a writer without partition.
   *
   * @throws an error when there is no partition, when a partition has no name, when a name occurs twice, and when a writer is
   * neither a name nor a whole number from 1 up
   */
  public static partitionedWrites(options: PartitionedWritesOptions): ConflictHandling {
    const { partitions } = options;
    if (partitions.length === 0) {
      invalidArgument('`partitions` must have at least 1 entry, got: an empty list; name the partitions of the data and their writers');
    }
    for (const { partition, writer } of partitions) {
      requireText('partition', partition, 'name the part of the data the writer serves');
      requireWriter('writer', writer);
    }
    requireUnique('partition', partitions.map(({ partition }) => partition), 'give each partition to one writer only');
    return new ConflictHandling(ConflictStrategy.PARTITIONED_WRITES, { losesUpdates: false, partitions: [...partitions] });
  }

  /**
   * All writes go to one writer, and the others stand by: when it fails, the application writes through the next one at once,
   * without waiting for a failover.
   *
   * Loses no updates. A moment with two active writers has conflicts again, which the application then has to repeat.
   *
   * @throws an error when the writer is neither a name nor a whole number from 1 up
   */
  public static activeStandby(options: ActiveStandbyOptions = {}): ConflictHandling {
    const activeWriter = options.activeWriter ?? 1;
    requireWriter('activeWriter', activeWriter);
    return new ConflictHandling(ConflictStrategy.ACTIVE_STANDBY, { losesUpdates: false, activeWriter });
  }

  /**
   * The application runs the losing transaction again, on the data as it is then.
   *
   * Loses no updates as long as a transaction reads what it depends on each time it is run. A transaction that still fails
   * after the last attempt is reported to its caller.
   *
   * @throws an error when `maxAttempts` is not a whole number from 2 up, and when a table has no name or occurs twice
   */
  public static retry(options: RetryOptions = {}): ConflictHandling {
    const maxAttempts = options.maxAttempts ?? DEFAULT_MAX_ATTEMPTS;
    requireWholeNumber('maxAttempts', maxAttempts, 2, 'count the first attempt and at least one repetition');
    return new ConflictHandling(ConflictStrategy.RETRY, {
      losesUpdates: false,
      maxAttempts,
      baseDelay: options.baseDelay ?? DEFAULT_BASE_DELAY,
      tables: checkedTables(options),
    });
  }

  /**
   * The version with the later timestamp replaces the other.
   *
   * **Loses updates**: the earlier one is gone without a trace. Fit for data that is reported anew anyway, such as a last
   * known position; wrong for account balances.
   *
   * @throws an error when the column has no name, and when a table has no name or occurs twice
   */
  public static lastWriteWins(options: LastWriteWinsOptions = {}): ConflictHandling {
    const column = options.timestampColumn ?? DEFAULT_TIMESTAMP_COLUMN;
    requireText('timestampColumn', column, 'name the column with the time of the last change');
    return new ConflictHandling(ConflictStrategy.LAST_WRITE_WINS, { losesUpdates: true, column, tables: checkedTables(options) });
  }

  /**
   * The version with the higher value in one column replaces the other, such as the higher quantity or the higher bid.
   *
   * **Loses updates**: whatever else the lower version changed is gone with it.
   *
   * @throws an error when the column has no name, and when a table has no name or occurs twice
   */
  public static highestValue(options: HighestValueOptions): ConflictHandling {
    requireText('column', options.column, 'name the column that is compared');
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
   * @throws an error when a table has no name or occurs twice
   */
  public static merge(options: ConflictHandlingOptions = {}): ConflictHandling {
    return new ConflictHandling(ConflictStrategy.MERGE, { losesUpdates: false, tables: checkedTables(options) });
  }

  /**
   * The application puts the losing version into a queue, where a person decides.
   *
   * Loses no updates, but the losing one has no effect until somebody has looked at it.
   *
   * @throws an error when a table has no name or occurs twice
   */
  public static deadLetter(options: ConflictHandlingOptions = {}): ConflictHandling {
    return new ConflictHandling(ConflictStrategy.DEAD_LETTER, { losesUpdates: false, tables: checkedTables(options) });
  }

  /**
   * The application decides in a way of its own, such as "the earlier bid wins".
   *
   * Whether updates can be lost is for you to say.
   *
   * @throws an error when the strategy has no name, and when a table has no name or occurs twice
   */
  public static custom(options: CustomConflictHandlingOptions): ConflictHandling {
    requireText('name', options.name, 'name the strategy as the application knows it');
    return new ConflictHandling(ConflictStrategy.CUSTOM, {
      losesUpdates: options.losesUpdates,
      name: options.name,
      tables: checkedTables(options),
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

  /** The partitions and their writers; empty unless the strategy is `partitionedWrites`. */
  public readonly partitions: WritePartition[];

  /** The writer that takes the writes; `undefined` unless the strategy is `activeStandby`. */
  public readonly activeWriter?: number | string;

  /** How often a transaction is run in all; `undefined` unless the strategy is `retry`. */
  public readonly maxAttempts?: number;

  /** How long the application waits before the first repetition; `undefined` unless the strategy is `retry`. */
  public readonly baseDelay?: Duration;

  /** The column that decides; `undefined` unless the strategy is `lastWriteWins` or `highestValue`. */
  public readonly column?: string;

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
  }
}

/** A writer is named, or counted from 1; whether it exists is seen when the cluster is built. */
function requireWriter(property: string, writer: number | string): void {
  const fix = 'give its position in `writers` counted from 1, its name or its instance identifier';
  if (typeof writer === 'number') {
    if (Token.isUnresolved(writer)) {
      invalidArgument(`\`${property}\` must be known when the app is synthesized, got: a token; ${fix}`);
    }
    requireWholeNumber(property, writer, 1, fix);
  } else {
    requireText(property, writer, fix);
  }
}

function checkedTables(options: ConflictHandlingOptions): string[] | undefined {
  const { tables } = options;
  if (tables?.length === 0) {
    invalidArgument('`tables` must have at least 1 entry, got: an empty list; name the tables, or leave it out for all tables');
  }
  tables?.forEach((table) => requireText('tables', table, 'name the table as the application does'));
  requireUnique('tables', tables ?? [], 'name each table once');
  return tables && [...tables];
}
