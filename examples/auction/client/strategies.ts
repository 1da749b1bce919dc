import { addShare, compareNumbers } from './numbers';
import { Row } from './rows';
import { TableStrategy } from './write-routing';

/** The versions of a row in a conflict. */
export interface Versions {
  /** What the change was made from; `undefined` when there was no row. */
  readonly seen?: Row;
  /** What the change would have made of it. */
  readonly mine: Row;
  /** What somebody else has made of it, and was confirmed to them. */
  readonly theirs: Row;
}

/** What becomes of a row. */
export type Decision =
  /** The change is made once more, from the current row. */
  | { readonly outcome: 'repeated'; readonly columns: Row }
  /** One version is made of both. */
  | { readonly outcome: 'merged'; readonly columns: Row }
  /** Theirs is replaced by mine. */
  | { readonly outcome: 'replaced'; readonly columns: Row; readonly lost: Row }
  /** Theirs stays, and mine is not written. */
  | { readonly outcome: 'superseded'; readonly lost: Row }
  /** A person decides; nothing of the transaction is written. */
  | { readonly outcome: 'queued' };

/** An application's own function: it makes one version of two, or takes mine, or theirs, or leaves it to a person. */
export type Decide = (versions: Versions) => Row | 'mine' | 'theirs' | 'queue';

/** A conflict: the versions, and how to make the change once more, from the current row. */
export interface Conflict extends Versions {
  readonly change: Row;
  remake(): Row;
}

/** Decides as the strategy of the table says. `decide` is the application's function, where the strategy has one. */
export function resolve(strategy: TableStrategy, conflict: Conflict, decide?: Decide): Decision {
  const { mine, theirs } = conflict;
  switch (strategy.strategy) {
    case 'last-write-wins':
      // Times are text of one format, so that the later one is the greater one.
      return winner(conflict, String(valueOf(mine, strategy)) > String(valueOf(theirs, strategy)));
    case 'highest-value':
      return winner(conflict, compareNumbers(valueOf(mine, strategy), valueOf(theirs, strategy)) > 0);
    case 'merge':
      return { outcome: 'merged', columns: merge(strategy, conflict, decide) };
    case 'dead-letter':
      return { outcome: 'queued' };
    case 'custom':
      return decided(conflict, required(decide, strategy)(conflict));
    case 'retry':
      return { outcome: 'repeated', columns: conflict.remake() };
  }
}

function winner({ change, mine, theirs }: Conflict, isMine: boolean): Decision {
  return isMine ? { outcome: 'replaced', columns: change, lost: theirs } : { outcome: 'superseded', lost: mine };
}

function decided(conflict: Conflict, decision: ReturnType<Decide>): Decision {
  switch (decision) {
    case 'mine':
    case 'theirs':
      return winner(conflict, decision === 'mine');
    case 'queue':
      return { outcome: 'queued' };
    default:
      return { outcome: 'merged', columns: decision };
  }
}

function merge(strategy: TableStrategy, conflict: Conflict, decide?: Decide): Row {
  const { column, operation } = strategy;
  const { seen, mine, theirs } = conflict;
  if (operation === 'application' || column === undefined) {
    const merged = required(decide, strategy)(conflict);
    if (typeof merged === 'string') {
      throw new Error(`A merge gives a row, got: '${merged}'`);
    }
    return merged;
  }
  const merged = operation === 'sum'
    ? addShare(theirs[column] ?? 0, mine[column] ?? 0, seen?.[column] ?? 0)
    : JSON.stringify(union(theirs[column], mine[column]));
  return { ...conflict.remake(), [column]: merged };
}

/** The entries of two JSON arrays, each once, those of the first one first. */
function union(...arrays: unknown[]): unknown[] {
  const entries = arrays.flatMap((array) => JSON.parse(String(array ?? '[]')) as unknown[]);
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

function valueOf(row: Row, { strategy, column }: TableStrategy): NonNullable<Row[string]> {
  const value = row[column ?? ''];
  if (value === undefined || value === null) {
    throw new Error(`${strategy} compares column '${column}', which the row does not have`);
  }
  return value;
}

/** The names under which the strategies look for a function of the application. */
export function functionsNeeded(strategies: readonly TableStrategy[]): string[] {
  return strategies.flatMap(({ strategy, operation, name, tables }) => {
    if (strategy === 'custom') return [name ?? ''];
    return strategy === 'merge' && operation === 'application' ? tables ?? [] : [];
  });
}

function required(decide: Decide | undefined, { strategy, name, tables }: TableStrategy): Decide {
  if (decide === undefined) {
    throw new Error(`The strategy ${name ?? strategy} of ${tables?.join(', ') ?? 'all tables'} needs a function of the application`);
  }
  return decide;
}
