import { existsSync } from 'fs';
import { basename, dirname, join, relative, resolve } from 'path';
import { readDataFile } from '../../readers/files/data-file';
import { entry } from '../../readers/files/entries';
import { UsageError } from '../status';
import { Configuration } from './configuration';
import { configurationProblems } from './validate';

/** The file of a configuration, and the key of `package.json` that may have one in its place. */
export const CONFIGURATION_FILE = 'aurora-topology.json';
export const PACKAGE_FILE = 'package.json';
export const PACKAGE_KEY = 'aurora-topology';

/** A configuration, and where it is from. */
export interface ConfigurationFile {
  readonly file: string;
  /** Whether it is under a key of `package.json`. */
  readonly isInPackage: boolean;
  readonly content: Configuration;
}

/**
 * The configuration that is given, or else the nearest one: in the current folder, or in one above it, up to the root of the repository.
 * Where a folder has both, the file counts.
 *
 * @throws UsageError where it cannot be read, or says what is no configuration
 */
export function readConfiguration(given: string | undefined, cwd: string): ConfigurationFile | undefined {
  if (given !== undefined) {
    const file = resolve(cwd, given);
    if (!existsSync(file)) throw new UsageError(`there is no configuration file ${given}`);
    return isPackage(file) ? inPackage(file, cwd) ?? fail(`${given} has no key ${PACKAGE_KEY}`) : inFile(file, cwd);
  }
  for (const folder of foldersAbove(cwd)) {
    const file = join(folder, CONFIGURATION_FILE);
    const found = existsSync(file) ? inFile(file, cwd) : inPackage(join(folder, PACKAGE_FILE), cwd);
    if (found) return found;
  }
  return undefined;
}

const isPackage = (file: string): boolean => basename(file) === PACKAGE_FILE;

/** The folder and those around it, up to the one with `.git`. */
function foldersAbove(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, '.git')) ? [folder] : [folder, ...foldersAbove(parent)];
}

function inFile(file: string, cwd: string): ConfigurationFile {
  return { file, isInPackage: false, content: validated(contentOf(file, cwd), relative(cwd, file)) };
}

/** A `package.json` that has not the key is none of our business, and neither is one that cannot be read. */
function inPackage(file: string, cwd: string): ConfigurationFile | undefined {
  const read = existsSync(file) ? readDataFile(file) : undefined;
  const content = read && 'content' in read ? entry(read.content, PACKAGE_KEY) : undefined;
  return content === undefined ? undefined : { file, isInPackage: true, content: validated(content, `${relative(cwd, file)}: ${PACKAGE_KEY}`) };
}

function contentOf(file: string, cwd: string): unknown {
  const read = readDataFile(file);
  return 'problem' in read ? fail(read.problem.replace(file, relative(cwd, file))) : read.content;
}

function validated(content: unknown, name: string): Configuration {
  const problems = configurationProblems(content);
  return problems.length === 0 ? content as Configuration : fail(problems.map((problem) => `${name}: ${problem}`).join('\n'));
}

function fail(problem: string): never {
  throw new UsageError(problem);
}
