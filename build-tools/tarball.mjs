// Compares what npm would publish with what a user needs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE, CLI, EXPLANATIONS, REPORT, YAML, isBundled, isCommandLine } from './lib/bundled.mjs';
import { filesBelow, readJson } from './lib/files.mjs';
import { LICENCES } from './lib/licences.mjs';
import { ROOT, run } from './lib/process.mjs';

const WANTED = [
  '.jsii', 'API.md', 'LICENSE', 'NOTICE', 'README.md', 'llms.txt', 'package.json', 'schema/aurora-topology.schema.json', 'schema/check.v1.schema.json',
  'lib/index.js', 'lib/index.d.ts', ...[BUNDLE, CLI, EXPLANATIONS, LICENCES, REPORT, YAML].map((name) => `lib/${name}`),
];
const COMPILED = /^lib\/(.+)\.(js|d\.ts)$/;

const { code, output } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']);
if (code !== 0) {
  console.error(output);
  process.exit(1);
}
const packed = JSON.parse(output)[0].files.map(({ path }) => path);
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
