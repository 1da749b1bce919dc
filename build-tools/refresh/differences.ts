// What the recorded answers of RDS and the tables of facts do not agree on, and how the tables would be edited.
import { EngineVersion } from '../../src/facts/versions';
import { Edit } from './edits';

export type Engine = EngineVersion['engine'];

export const ENGINES: readonly Engine[] = ['aurora-mysql', 'aurora-postgresql'];

export const isAurora = (engine: string): engine is Engine => ENGINES.some((one) => one === engine);

/** Something RDS and a table do not agree on. */
export interface Difference {
  /**
   * The table lacks it; calls it offered, and it is not; calls it not offered, and it is; has another value; or has it, and another
   * Region may have it still.
   */
  readonly kind: 'lacking' | 'vanished' | 'contradicted' | 'changed' | 'unseen';
  /** An engine, a family of parameter groups, or what else it is of. */
  readonly engine: string;
  /** The version, class, parameter … */
  readonly what: string;
  readonly detail: string;
  /** The file to edit. */
  readonly file: string;
  /** How, where that follows from the answer alone. */
  readonly edit?: Edit | undefined;
}

export interface Comparison {
  readonly title: string;
  /** In the order of the tables, then of the rows. */
  readonly differences: readonly Difference[];
  /** How many different rows were compared. */
  readonly rows: number;
  /** What could not be judged, and why. */
  readonly notes: readonly string[];
}

/** A recording that cannot be compared. */
export class Refused extends Error {}

/** Each once, the last of a key. */
export const unique = <Row>(rows: readonly Row[], key: (row: Row) => string): Row[] =>
  [...new Map(rows.map((row) => [key(row), row])).values()];

/** Rows by a key, in the order they come. */
export function grouped<Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}
