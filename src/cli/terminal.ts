import type { Colors } from 'picocolors/types';

/** Where a command runs: what it may read of its surroundings, and where it writes. Tests give one of their own. */
export interface Terminal {
  /** The folder that paths are relative to. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The width of the output; undefined where it is no terminal. */
  readonly columns: number | undefined;
  /** Whether somebody can be asked: input and output are a terminal. */
  readonly isInteractive: boolean;
  /** The colours of the output; they do nothing where it takes none. */
  readonly colors: Colors;
  /** Writes results. */
  out(text: string): void;
  /** Writes everything else. */
  err(text: string): void;
}
