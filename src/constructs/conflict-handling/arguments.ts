import { Token } from 'aws-cdk-lib';
import { invalidArgument, requireText, requireUnique, requireWholeNumber } from '../shared/arguments';
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
