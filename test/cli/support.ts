import { mkdirSync, mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { createColors } from 'picocolors';
import { run } from '../../src/cli/program';
import { Terminal } from '../../src/cli/terminal';

/** How a command went. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, as at a pipe. */
export async function aurora(cwd: string, args: readonly string[], terminal: Partial<Terminal> = {}): Promise<Outcome> {
  const written = { out: '', err: '' };
  const status = await run(args, {
    cwd,
    environment: {},
    columns: undefined,
    isInteractive: false,
    isWatched: false,
    colors: createColors(false),
    out: (text) => { written.out += text; },
    err: (text) => { written.err += text; },
    ...terminal,
  });
  return { status, ...written };
}

/** A new folder with files, by their paths; what is no text is written as JSON. */
export function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'aurora-cli-'));
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  }
  return folder;
}
