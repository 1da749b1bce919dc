import { realpathSync, statSync } from 'fs';
import { dirname, resolve } from 'path';
import { globSync } from 'tinyglobby';
import { isAssembly, readAssembly } from '../../readers/files/assembly';
import { NestedStackFile, StackFile, StackFiles } from '../../readers/files/stack-file';
import { merged, readPath } from '../../readers/files/template-files';
import { systemReason } from '../../readers/files/text-file';
import { transformNotes } from './transforms';

/** The templates that are about to be deployed together, as they were read. */
export interface Plan {
  readonly stacks: readonly StackFile[];
  /** What cannot be read, or not be made sense of, one line each. */
  readonly problems: readonly string[];
  /** What there is to know beside, one line each. */
  readonly notes: readonly string[];
}

/** What is checked where nothing is said: where `cdk synth` writes to. */
export const DEFAULT_PATH = 'cdk.out';

/** Folders that a glob does not mean. */
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/**
 * Reads files, folders of templates and cloud assemblies. What is asked for twice is read once, and a template of an assembly with all that
 * is known there of its stack.
 *
 * @param folder what the paths are relative to
 */
export function readPlan(paths: readonly string[], folder: string): Plan {
  const { stacks, problems } = merged(paths.map((path) => readOne(path, folder)));
  const placed = distinct(stacks.map(inAssembly()));
  return { stacks: placed, problems: [...new Set(problems)], notes: placed.flatMap(transformNotes) };
}

/** A path that is there is taken as it is, whatever characters it has. */
function readOne(path: string, folder: string): StackFiles {
  const full = resolve(folder, path);
  const reason = unreachable(full);
  if (reason === undefined) return named(path, readPath(full));
  if (reason !== NOT_THERE) return { stacks: [], problems: [`${full} cannot be read: ${reason}`] };
  if (/[*?[{(]/.test(path)) return readGlob(path, folder);
  return { stacks: [], problems: [path === DEFAULT_PATH ? `there is no ${path} here: run cdk synth, or name a template` : `${path} is not there`] };
}

const NOT_THERE = 'no such file or directory';

/** Why nothing can be found at a path; undefined where there is something. */
function unreachable(path: string): string | undefined {
  try {
    statSync(path);
    return undefined;
  } catch (error) {
    return systemReason(error);
  }
}

/** What was asked for by its name has to be a template. */
function named(path: string, read: StackFiles): StackFiles {
  const isRecorded = read.stacks.length === 0 && (read.recorded ?? []).length > 0;
  return isRecorded ? { stacks: [], problems: [`${path} has recorded answers about what is deployed, and no template: name it with --live`] } : read;
}

function readGlob(glob: string, folder: string): StackFiles {
  const found = globSync(glob, { cwd: folder, absolute: true, onlyFiles: false, expandDirectories: false, ignore: IGNORED }).sort();
  const meant = found.filter((path) => found.length === 1 || !isFolder(path) || isAssembly(path));
  const read = meant.map(readPath).filter(({ isForeign = false }) => !isForeign);
  return read.length === 0 ? { stacks: [], problems: [`${glob} matches ${found.length === 0 ? 'nothing' : 'no template'}`] } : merged(read);
}

/** A link that goes nowhere is no folder. */
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Finds the stack that an assembly has of a template in its folder, so that what CDK noted of it is known. */
function inAssembly(): (stack: StackFile) => StackFile {
  const byFolder = new Map<string, readonly StackFile[]>();
  return (stack) => {
    if (stack.metadata) return stack;
    const folder = dirname(stack.file);
    const known = byFolder.get(folder) ?? (isAssembly(folder) ? readAssembly(folder).stacks : []);
    byFolder.set(folder, known);
    return known.find(({ file, nested = {} }) => file === stack.file || filesOf(nested).includes(stack.file)) ?? stack;
  };
}

/** Each template once, also where it is one of a nested stack, whatever the paths to it. */
function distinct(stacks: readonly StackFile[]): StackFile[] {
  const nested = new Set(stacks.flatMap((stack) => filesOf(stack.nested ?? {})).map(realFile));
  const byFile = new Map(stacks.map((stack) => [realFile(stack.file), stack]));
  return [...byFile].filter(([file]) => !nested.has(file)).map(([, stack]) => stack);
}

const filesOf = (nested: Readonly<Record<string, NestedStackFile>>): string[] =>
  Object.values(nested).flatMap((one) => [one.file, ...filesOf(one.nested)]);

function realFile(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
