import { existsSync } from 'fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'path';
import { Judged } from '../judgement/judge';
import { Place } from '../judgement/places';
import { Terminal } from '../terminal';

/** A place in a file. */
export interface FileLocation {
  /** Relative to the folder the command runs in; empty where the template is not known. */
  readonly file: string;
  /** From 1; undefined where it is not known. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** A place whose lines are known. */
interface PlaceInFiles extends Place {
  /** The line of code that CDK recorded. */
  readonly source?: FileLocation | undefined;
  /** The line of a property in the template, or of the resource. */
  line?(property?: string): number | undefined;
}

/** Where one has to look: at the line of code that CDK recorded, or else at the line of the template. */
export const locationOf = (judged: Judged): FileLocation => (judged.place as PlaceInFiles).source ?? templateLocation(judged);

/** Where it is in the template. */
export function templateLocation({ finding, place }: Judged): FileLocation {
  return { file: place.file, line: (place as PlaceInFiles).line?.(finding.location.property) };
}

/** `file:line:column`, which terminals and editors know how to open. */
export const locationText = ({ file, line, column }: FileLocation): string => [file, line, column].filter((part) => part !== undefined).join(':');

/** The folder that annotations and code scanning have their paths relative to: that of the repository. */
export function repositoryRoot({ cwd, environment }: Pick<Terminal, 'cwd' | 'environment'>): string {
  const workspace = environment.GITHUB_WORKSPACE;
  if (workspace !== undefined && isAbsolute(workspace) && isWithin(workspace, cwd)) return workspace;
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return cwd;
  }
}

/** A file relative to a folder, with slashes; undefined where it is not in there. */
export function pathFrom(root: string, cwd: string, file: string): string | undefined {
  const path = resolve(cwd, file);
  return isWithin(root, path) ? relative(root, path).split(sep).join('/') : undefined;
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
