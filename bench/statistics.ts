export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

type Records<K extends string> = readonly Readonly<Record<K, number>>[];

/** Of each entry the median over all records. */
export function medians<K extends string>(records: Records<K>): Record<K, number> {
  return overAll(records, median);
}

/** Of each entry the best over all records: what disturbs a run only ever makes it longer. */
export function bestOf<K extends string>(records: Records<K>): Record<K, number> {
  return overAll(records, (numbers) => Math.min(...numbers));
}

function overAll<K extends string>(records: Records<K>, combine: (numbers: number[]) => number): Record<K, number> {
  const names = Object.keys(records[0] ?? {}) as K[];
  return Object.fromEntries(names.map((name) => [name, combine(records.map((record) => record[name]))])) as Record<K, number>;
}

/** Three significant digits: more would not be the same in the next run. */
export function shortened(value: number): number {
  return Number(value.toPrecision(3));
}
