import { existsSync, statSync } from 'fs';
import { resolve } from 'path';
import { globSync } from 'tinyglobby';
import { StackFile } from '../../readers/files/stack-file';
import { readPath } from '../../readers/files/template-files';

/** The templates that are about to be deployed together, as they were read. */
export interface Plan {
  readonly stacks: readonly StackFile[];
  /** What cannot be read, or not be made sense of, one line each. */
  readonly problems: readonly string[];
}

/** What is checked where nothing is said: where `cdk synth` writes to. */
export const DEFAULT_PATH = 'cdk.out';

/** Reads files, folders of templates and cloud assemblies; what is asked for twice is read once. */
export function readPlan(paths: readonly string[], cwd: string): Plan {
  const read = [...new Set(paths.flatMap((path) => expand(path, cwd)))].map((path) =>
    (existsSync(resolve(cwd, path)) ? readPath(resolve(cwd, path)) : { stacks: [], problems: [notThere(path)] }));
  const byFile = new Map(read.flatMap(({ stacks }) => stacks).map((stack) => [stack.file, stack]));
  return { stacks: [...byFile.values()], problems: read.flatMap(({ problems }) => problems) };
}

/** A path that is there is taken as it is, whatever characters it has. */
function expand(path: string, cwd: string): string[] {
  if (existsSync(resolve(cwd, path))) return [path];
  const found = /[*?[{]/.test(path) ? globSync(path, { cwd, onlyFiles: false, expandDirectories: false }).sort() : [];
  return found.length > 0 ? found.filter((one) => found.length === 1 || statSync(resolve(cwd, one)).isFile()) : [path];
}

const notThere = (path: string): string =>
  (path === DEFAULT_PATH ? `there is no ${path} here: run cdk synth, or name a template` : `${path} is not there`);
