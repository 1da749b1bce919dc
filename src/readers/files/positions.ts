/** Where a value is in a text, and those in it. */
export interface Positions {
  /** Of its key, where it has one; in characters from the beginning. */
  readonly position: number;
  /** What is under a key, or at an index. */
  at(key: string): Positions | undefined;
}
