import { isAbsolute, relative } from 'path';
import { fileURLToPath } from 'url';
import { isOwnCode } from './own-package';

/** A place in the code of the user. */
export interface SourceLine {
  /** Relative to the folder the command runs in, where it is inside; otherwise the whole path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a frame of a stack trace ends with. */
const POSITION = /:(\d+):(\d+)\)?$/;

/** Code that the user has not written. */
const FOREIGN = /^node:|^internal\/|[\\/]node_modules[\\/]/;

/** The innermost frame of a stack trace, as CDK records it, that is code of the user; undefined where there is none. */
export function sourceIn(trace: unknown, cwd: string): SourceLine | undefined {
  for (const frame of Array.isArray(trace) ? trace as unknown[] : []) {
    const position = typeof frame === 'string' ? POSITION.exec(frame) : null;
    const file = position ? pathOf(position.input.slice(0, position.index)) : undefined;
    if (file === undefined || FOREIGN.test(file) || isOwnCode(file)) continue;
    return { file: relativeWhereInside(file, cwd), line: Number(position![1]), column: Number(position![2]) };
  }
  return undefined;
}

/** The path in a frame, which may begin with the name of a function. */
function pathOf(frame: string): string | undefined {
  const called = frame.indexOf(' (');
  const place = called < 0 ? frame.trim().replace(/^at /, '') : frame.slice(called + ' ('.length);
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
