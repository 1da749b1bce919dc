import { readFileSync } from 'fs';
import { dirname, join, relative, sep } from 'path';

const NAME = 'cdk-aurora-topology';

interface Manifest {
  readonly name?: unknown;
  readonly version?: unknown;
}

/** The version of the package this file is part of, whether compiled or not. */
export function version(): string {
  const own = around(__dirname, (folder) => (manifestIn(folder)?.name === NAME ? folder : undefined));
  return own === undefined ? 'unknown' : String(manifestIn(own)?.version);
}

/** The folders of this package whose code users do not write, also where it is no dependency but a clone. */
const CODE = ['src', 'lib'];

/** Of another machine: to look there would ask it for something. */
const REMOTE = /^[\\/]{2}/;

/** Whether a file is code of this package: of the one that is run, or of a clone of it. */
export function isOwnCode(file: string): boolean {
  if (REMOTE.test(file)) return false;
  const root = around(dirname(file), (folder) => (manifestIn(folder) ? folder : undefined));
  return root !== undefined && manifestIn(root)?.name === NAME && CODE.includes(relative(root, file).split(sep)[0]!);
}

/** What is found in a folder, or in the nearest one around it. */
function around(folder: string, look: (folder: string) => string | undefined): string | undefined {
  const parent = dirname(folder);
  return look(folder) ?? (parent === folder ? undefined : around(parent, look));
}

const manifests = new Map<string, Manifest | undefined>();

/** Asked for the folders around each resource, of which there may be thousands. */
function manifestIn(folder: string): Manifest | undefined {
  if (!manifests.has(folder)) manifests.set(folder, readManifest(folder));
  return manifests.get(folder);
}

function readManifest(folder: string): Manifest | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof content === 'object' && content !== null ? content : undefined;
  } catch {
    return undefined;
  }
}
