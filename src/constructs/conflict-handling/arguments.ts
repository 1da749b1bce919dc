import { Check, OptionalCheck, Shape, invalidArgument } from '../../arguments/argument';
import { duration, flag, instance, listOf, object, oneOf, optional, requireUnique, text, wholeNumber, part } from '../../arguments/checks';
import { shown } from '../../arguments/shown';
import {
  ActiveStandbyOptions,
  ConflictHandlingOptions,
  CustomConflictHandlingOptions,
  HighestValueOptions,
  LastWriteWinsOptions,
  MergeOperation,
  MergeOptions,
  PartitionedWritesOptions,
  RetryOptions,
  WritePartition,
} from './conflict-handling-options';

const WRITER_FIX = 'give its position in `writers` counted from 1, its name or its instance identifier';

/** A writer is named, or counted from 1; whether it exists is seen when the cluster is built. A position has to be known. */
const WRITER: Check = {
  ...part(text({ fix: WRITER_FIX })),
  must: 'a number or a text',
  instead: (value) => (typeof value === 'number' ? { ...wholeNumber({ min: 1, fix: WRITER_FIX }), takesTokens: false } : undefined),
};

const PARTITION: Shape<WritePartition> = {
  partition: part(text({ fix: 'name the part of the data the writer serves' })),
  writer: WRITER,
};

export const PARTITIONED_WRITES_OPTIONS: Shape<PartitionedWritesOptions> = {
  partitions: { ...listOf(object(PARTITION), { min: 1, fix: 'name the partitions of the data and their writers' }), takesTokens: false },
};

export const ACTIVE_STANDBY_OPTIONS: Shape<ActiveStandbyOptions> = { activeWriter: optional(WRITER) };

const TABLES: OptionalCheck = optional(listOf(
  text({ fix: 'name the table as the application does' }),
  { min: 1, fix: 'name the tables, or leave it out for all tables' },
));

export const CONFLICT_HANDLING_OPTIONS: Shape<ConflictHandlingOptions> = { tables: TABLES };

export const RETRY_OPTIONS: Shape<RetryOptions> = {
  tables: TABLES,
  maxAttempts: optional(wholeNumber({ min: 2, fix: 'count the first attempt and at least one repetition' })),
  baseDelay: optional(duration('Milliseconds')),
};

export const LAST_WRITE_WINS_OPTIONS: Shape<LastWriteWinsOptions> = {
  tables: TABLES,
  timestampColumn: optional(text({ fix: 'name the column with the time of the last change' })),
};

export const HIGHEST_VALUE_OPTIONS: Shape<HighestValueOptions> = {
  tables: TABLES,
  column: text({ fix: 'name the column that is compared' }),
};

export const MERGE_OPTIONS: Shape<MergeOptions> = {
  tables: TABLES,
  operation: optional(oneOf(Object.values(MergeOperation), { isKnown: true })),
  column: optional(text({ fix: 'name the column that is merged' })),
};

export const CUSTOM_OPTIONS: Shape<CustomConflictHandlingOptions> = {
  tables: TABLES,
  name: text({ fix: 'name the strategy as the application knows it' }),
  losesUpdates: flag({ isKnown: true }),
  usesConflictQueue: optional(flag({ isKnown: true })),
};

/** A `ConflictHandling`, of this or of another copy of the library. */
export const conflictHandling = (): Check => instance('ConflictHandling', 'losesUpdates');

/** A copy of the tables a strategy names; `undefined` for all tables. */
export function checkedTables({ tables }: ConflictHandlingOptions): string[] | undefined {
  requireUnique('tables', tables ?? [], 'name each table once');
  return tables && [...tables];
}

/** Adding up and uniting are about one column. */
export function requireMergedColumn(operation: MergeOperation, column?: string): void {
  if (operation === MergeOperation.APPLICATION && column !== undefined) {
    invalidArgument(`\`column\` needs the operation SUM or UNION, got: ${shown(column)} without; give \`operation\`, or leave \`column\` out`);
  }
  if (operation !== MergeOperation.APPLICATION && column === undefined) {
    invalidArgument(`\`column\` must be given for the operation ${operation.toUpperCase()}, got: none; name the column that is merged`);
  }
}
