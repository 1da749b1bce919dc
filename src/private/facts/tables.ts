/** The entry of a table for a text out of a template, which may be the name of anything every object has: `constructor`. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;
