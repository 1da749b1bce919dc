// Makes a patch of the differences: what follows from an answer alone.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Difference } from './differences';

export interface Proposal {
  /** The files that change, by their path from the root. */
  readonly files: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
  /** Which differences the files settle; the others are for a person. */
  readonly settled: ReadonlySet<Difference>;
}

export function propose(differences: readonly Difference[], read: (file: string) => string): Proposal {
  const files = new Map<string, { before: string; after: string }>();
  const settled = new Set<Difference>();
  for (const difference of differences) {
    if (!difference.edit) continue;
    const { file } = difference;
    const { before, after } = files.get(file) ?? { before: read(file), after: read(file) };
    const edited = difference.edit(after);
    if (edited === after) continue;
    settled.add(difference);
    files.set(file, { before, after: edited });
  }
  return { files, settled };
}

/** As `git apply` takes it. */
export function unifiedDiff({ files }: Proposal): string {
  const folder = mkdtempSync(join(tmpdir(), 'refresh-'));
  try {
    for (const [file, { before, after }] of files) {
      for (const [side, text] of [['a', before], ['b', after]] as const) {
        mkdirSync(dirname(join(folder, side, file)), { recursive: true });
        writeFileSync(join(folder, side, file), text);
      }
    }
    return files.size === 0 ? '' : spawnSync('git', ['diff', '--no-index', '--no-color', '--no-prefix', 'a', 'b'], { cwd: folder, encoding: 'utf8' }).stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the files as they are proposed. */
export function apply({ files }: Proposal, root: string): void {
  for (const [file, { after }] of files) writeFileSync(join(root, file), after);
}

/** The last day a file of facts says it was read. */
export const dayOf = (text: string): string => [...text.matchAll(/(?:read|READ =|_DATE =) '?(\d{4}-\d\d-\d\d)/g)].map(([, day]) => day!).sort().at(-1) ?? '';

export const readFrom = (root: string) => (file: string): string => readFileSync(join(root, file), 'utf8');
