import { ResultSetHeader, RowDataPacket, escapeId } from 'mysql2';
import { Connection } from 'mysql2/promise';

export type Value = string | number | boolean | Buffer | null;

/** Columns of a row. */
export type Row = Readonly<Record<string, Value>>;

/** A row as it is. `lock` keeps other transactions of the same writer away from it. */
export async function readRow(connection: Connection, table: string, key: Row, lock?: 'lock'): Promise<Row | undefined> {
  const where = equalities(key, ' AND ');
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT * FROM ${escapeId(table)} WHERE ${where.sql}${lock === undefined ? '' : ' FOR UPDATE'}`,
    where.values,
  );
  return rows[0] === undefined ? undefined : { ...rows[0] };
}

/** Changes columns of a row that is there, or inserts one that is not. */
export async function writeRow(connection: Connection, table: string, key: Row, columns: Row, exists: boolean): Promise<void> {
  const values = equalities({ ...(exists ? {} : key), ...columns }, ', ');
  if (!exists) {
    await connection.query<ResultSetHeader>(`INSERT INTO ${escapeId(table)} SET ${values.sql}`, values.values);
    return;
  }
  const where = equalities(key, ' AND ');
  await connection.query<ResultSetHeader>(
    `UPDATE ${escapeId(table)} SET ${values.sql} WHERE ${where.sql}`,
    [...values.values, ...where.values],
  );
}

function equalities(columns: Row, separator: string): { sql: string; values: Value[] } {
  const names = Object.keys(columns);
  if (names.length === 0) {
    throw new Error('A row needs at least one column in its key and in its change');
  }
  return { sql: names.map((name) => `${escapeId(name, true)} = ?`).join(separator), values: names.map((name) => columns[name] ?? null) };
}
