// Compares what npm would publish with what a user needs.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE, CLI, EXPLANATIONS, REPORT, YAML, isBundled, isCommandLine } from './lib/bundled.mjs';
import { filesBelow, readJson } from './lib/files.mjs';
import { LICENCES } from './lib/licences.mjs';
import { PACKAGE, pack } from './lib/packed.mjs';
import { ROOT } from './lib/process.mjs';

const WANTED = [
  '.jsii', 'API.md', 'LICENSE', 'NOTICE', 'README.md', 'llms.txt', 'nag/package.json', 'package.json', 'schema/aurora-topology.schema.json',
  'schema/check.v1.schema.json', 'lib/index.js', 'lib/index.d.ts', ...[BUNDLE, CLI, EXPLANATIONS, LICENCES, REPORT, YAML].map((name) => `lib/${name}`),
];
const COMPILED = /^lib\/(.+)\.(js|d\.ts)$/;

const packed = await packTwice();
const { exports: exported, bin = {} } = readJson('package.json');

const problems = [
  ...[...WANTED, ...Object.values(exported), ...Object.values(bin)]
    .map((path) => path.replace(/^\.\//, ''))
    .filter((path) => !packed.includes(path))
    .map((path) => `missing: ${path}`),
  ...packed.filter((path) => !WANTED.includes(path) && !isCompiled(path)).map((path) => `should not be published: ${path}`),
  ...filesBelow('src').flatMap((path) => /^src\/(.*)\.ts$/.exec(path)?.[1] ?? [])
    .filter((module) => !isCommandLine(module))
    .map((module) => `lib/${module}.${isBundled(module) ? 'd.ts' : 'js'}`)
    .filter((path) => !packed.includes(path))
    .map((path) => `not compiled: ${path}`),
];
for (const problem of new Set(problems)) {
  console.error(problem);
}
process.exitCode = problems.length > 0 ? 1 : 0;

/** Whether the source of a compiled file is still there. */
function isCompiled(path) {
  const source = COMPILED.exec(path)?.[1];
  return source !== undefined && existsSync(join(ROOT, 'src', `${source}.ts`));
}

/** What npm packs where a package lies that was packed before: `npm pack` leaves it in this folder. */
async function packTwice() {
  const { version } = readJson('package.json');
  const first = join(ROOT, `${PACKAGE}-${version}.tgz`);
  const wasThere = existsSync(first);
  try {
    await pack('.');
    return (await pack('.')).files;
  } finally {
    if (!wasThere) rmSync(first, { force: true });
  }
}
