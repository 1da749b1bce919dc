import { Token } from 'aws-cdk-lib';
import { invalidArgument, requireText, requireUnique, requireWholeNumber } from '../shared/arguments';
import type { ConflictHandling } from './conflict-handling';
import { ConflictHandlingOptions, MergeOperation } from './conflict-handling-options';

/** A writer is named, or counted from 1; whether it exists is seen when the cluster is built. */
export function requireWriter(property: string, writer: number | string): void {
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

/** A copy of the tables a strategy names; `undefined` for all tables. */
export function checkedTables(options: ConflictHandlingOptions): string[] | undefined {
  const { tables } = options;
  if (tables?.length === 0) {
    invalidArgument('`tables` must have at least 1 entry, got: an empty list; name the tables, or leave it out for all tables');
  }
  tables?.forEach((table) => requireText('tables', table, 'name the table as the application does'));
  requireUnique('tables', tables ?? [], 'name each table once');
  return tables && [...tables];
}

/** Adding up and uniting are about one column. */
export function requireMergedColumn(operation: MergeOperation, column?: string): void {
  if (operation === MergeOperation.APPLICATION) {
    if (column !== undefined) {
      invalidArgument(`\`column\` needs the operation SUM or UNION, got: '${column}' without; give \`operation\`, or leave \`column\` out`);
    }
    return;
  }
  if (column === undefined) {
    invalidArgument(`\`column\` must be given for the operation ${operation.toUpperCase()}, got: none; name the column that is merged`);
  }
  requireText('column', column, 'name the column that is merged');
}

/** Whether the strategy says through which writer a write goes, rather than what becomes of a conflict. */
export function isRouting(handling: ConflictHandling): boolean {
  return handling.partitions.length > 0 || handling.activeWriter !== undefined;
}

/**
 * The part that routes the writes, and the one for all tables that no other part names.
 *
 * @throws an error when there is no part, when there are two of either, and when a table belongs to two parts
 */
export function checkedCombination(parts: readonly ConflictHandling[]): { routing?: ConflictHandling; fallback?: ConflictHandling } {
  if (parts.length === 0) {
    invalidArgument('`handlings` must have at least 1 entry, got: none; give the strategies to combine');
  }
  const routings = parts.filter(isRouting);
  const fallbacks = parts.filter((part) => !isRouting(part) && part.tables === undefined);
  if (routings.length > 1) {
    invalidArgument(`\`handlings\` must have at most 1 of partitionedWrites and activeStandby, got: ${namesOf(routings)}; leave one of them out`);
  }
  if (fallbacks.length > 1) {
    invalidArgument(`\`handlings\` must have at most 1 strategy without \`tables\`, got: ${namesOf(fallbacks)}; name the tables of the others`);
  }
  requireUnique('tables', parts.flatMap(({ tables }) => tables ?? []), 'give each table one strategy');
  return { routing: routings[0], fallback: fallbacks[0] };
}

function namesOf(handlings: readonly ConflictHandling[]): string {
  return handlings.map(({ name }) => name).join(', ');
}
