import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT, run } from './process.mjs';

/** The example with the most dependencies. */
export const COPIED = 'examples/auction';

const NOT_COMMITTED = ['cdk.out', 'node_modules'];

const STEPS = [
  ['npx', ['--no-install', 'cdk', 'synth', '--quiet', '--no-notices', '--no-version-reporting']],
  ['node', [join(ROOT, 'node_modules/typescript-7/bin/tsc')]],
];

/** Copies an example out, installs the package from a file, synthesizes and compiles it, as a user would. Returns what went wrong. */
export async function runCopiedExample(tarball) {
  const place = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    cpSync(join(ROOT, COPIED), place, { recursive: true, filter: (path) => !NOT_COMMITTED.includes(basename(path)) });
    for (const [command, args] of [['npm', ['install', '--no-audit', '--no-fund', tarball]], ...STEPS]) {
      const { code, output } = await run(command, args, { cwd: place });
      if (code !== 0) return [`${COPIED}, copied, ${basename(command)} ${args.join(' ')}: exit code ${code}\n${output}`];
    }
    return [];
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
