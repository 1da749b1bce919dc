import { isAbsolute, relative } from 'path';
import { fileURLToPath } from 'url';

/** A place in the code of the user. */
export interface SourceLine {
  /** Relative to the folder the command runs in, where it is inside; otherwise the whole path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A frame of a stack trace, with or without a function. */
const FRAME = /^\s*(?:at )?(?:.*\()?(.+?):(\d+):(\d+)\)?$/;

/** Code that the user has not written. */
const FOREIGN = /^node:|^internal\/|[\\/]node_modules[\\/]/;

/** The innermost frame of a stack trace, as CDK records it, that is code of the user; undefined where there is none. */
export function sourceIn(trace: unknown, cwd: string): SourceLine | undefined {
  for (const frame of Array.isArray(trace) ? trace as unknown[] : []) {
    const [, place, line, column] = (typeof frame === 'string' && FRAME.exec(frame)) || [];
    const file = place === undefined ? undefined : pathOf(place);
    if (file === undefined || FOREIGN.test(file)) continue;
    return { file: relativeWhereInside(file, cwd), line: Number(line), column: Number(column) };
  }
  return undefined;
}

function pathOf(place: string): string | undefined {
  try {
    return place.startsWith('file:') ? fileURLToPath(place) : place;
  } catch {
    return undefined;
  }
}

/** Where a file is, as somebody in a folder calls it. */
export function relativeWhereInside(file: string, folder: string): string {
  const path = relative(folder, file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
}
