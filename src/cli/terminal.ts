import { sep } from 'path';
import type { Colors } from 'picocolors/types';
import { inert, printable } from './printable';

/** Where a command runs: what it may read of its surroundings, and where it writes. Tests give one of their own. */
export interface Terminal {
  /** The folder that paths are relative to. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The width of the output; undefined where it is no terminal. */
  readonly columns: number | undefined;
  /** Whether somebody can be asked: input and output are a terminal. */
  readonly isInteractive: boolean;
  /** Whether somebody sees at once what is no result: the error output is a terminal as well. */
  readonly isWatched: boolean;
  /** The colours of the output; they do nothing where it takes none. */
  readonly colors: Colors;
  /** Writes results. */
  out(text: string): void;
  /** Writes everything else. */
  err(text: string): void;
}

/** Writes one line of what is no result. Control characters in a name do not reach the terminal, and make no line of their own. */
export function say(line: string, { err, cwd }: Pick<Terminal, 'err' | 'cwd'>): void {
  err(`${inert(printable(seenFrom(cwd, line)))}\n`);
}

/** A line with files in it, called as they are seen from a folder. */
export const seenFrom = (folder: string, line: string): string =>
  (folder.endsWith(sep) ? line : line.split(folder + sep).join('').split(`${folder} `).join('. '));
