/** The entries of a list in turns. */
export function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length]!;
}
