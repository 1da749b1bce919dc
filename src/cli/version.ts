import { readFileSync } from 'fs';
import { dirname, join } from 'path';

const NAME = 'cdk-aurora-topology';

/** The version of the package this file is part of, whether compiled or not. */
export function version(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const manifest = manifestIn(folder);
    if (manifest?.name === NAME) return manifest.version;
    if (folder === dirname(folder)) return 'unknown';
  }
}

function manifestIn(folder: string): { readonly name: string; readonly version: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string };
  } catch {
    return undefined;
  }
}
