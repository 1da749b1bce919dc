// Everything that must hold before a change lands: `npm run check` on a fresh clone, with nothing but Node and npm.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { languageSteps } from './languages/steps.mjs';
import { audit } from './lib/audit.mjs';
import { browser } from './lib/chromium.mjs';
import { exampleSteps } from './lib/examples.mjs';
import { filesBelow, hashOf, readJson, unlessUnchanged } from './lib/files.mjs';
import { databaseServer } from './lib/mariadb.mjs';
import { awsServer } from './lib/moto.mjs';
import { peers } from './lib/peers.mjs';
import { compile, install, rosetta } from './lib/prepare.mjs';
import { ROOT, run, runTasks } from './lib/process.mjs';
import { finish, runSteps } from './lib/steps.mjs';

const start = performance.now();
const generatedBefore = generatedFiles();

// `--languages`: what CI runs beside, which takes the tools of other languages.
const languages = process.argv.includes('--languages') ? languageSteps() : [];

finish(await runSteps([
  { name: 'install', run: install },
  // What is installed here can fit a lock file that npm refuses elsewhere.
  { name: 'lock file', needs: ['install'], run: () => npm('ci', '--dry-run', '--ignore-scripts', '--loglevel=error') },
  { name: 'audit', needs: ['install'], run: audit },
  { name: 'synth', needs: ['install'], run: () => runTasks('default') },
  { name: 'compile', needs: ['synth'], run: compile },
  { name: 'docs', needs: ['compile'], run: () => runTasks('docs') },
  { name: 'drawings', needs: ['compile'], run: () => runTasks('drawings') },
  { name: 'database server', run: databaseServer },
  { name: 'AWS server', run: awsServer },
  // Debian installs one thing at a time.
  { name: 'browser', after: ['database server'], run: browser },
  { name: 'jest', needs: ['synth'], after: ['compile', 'docs', 'database server', 'AWS server', 'browser'], run: jest },
  { name: 'docgen', needs: ['compile'], run: docgen },
  { name: 'rosetta', needs: ['compile'], run: rosetta },
  { name: 'eslint', needs: ['synth'], run: () => runTasks('eslint', 'oxlint') },
  { name: 'typecheck', needs: ['synth'], run: () => runTasks('typecheck') },
  { name: 'API of the last release', needs: ['compile'], run: () => runTasks('compat') },
  { name: 'tarball', needs: ['docgen'], run: () => runTasks('tarball') },
  { name: 'peers', needs: ['docgen'], run: peers },
  ...exampleSteps().map(({ needs, ...step }) => ({ ...step, needs: ['compile', ...needs] })),
  { name: 'generated files', needs: ['docs', 'drawings', 'docgen'], after: ['rosetta', 'jest'], run: generatedFilesAreUpToDate },
  ...languages,
]), start);

async function npm(...args) {
  const { code, output } = await run('npm', args);
  return { ok: code === 0, output };
}

async function jest() {
  const report = '.stamps/jest.json';
  mkdirSync(join(ROOT, '.stamps'), { recursive: true });
  rmSync(join(ROOT, report), { force: true });
  const { code, output } = await run('jest', ['--ci', '--json', `--outputFile=${report}`]);
  if (!existsSync(join(ROOT, report))) {
    return { ok: false, output };
  }
  const { numPassedTests: passed, numFailedTests: failed } = readJson(report);
  const lines = output.split('\n').filter((line) => !/^\s*✓/.test(line));
  const coverage = lines.find((line) => line.startsWith('Statements'))?.replace(/ +/g, ' ');
  return { ok: code === 0, output: lines.join('\n'), note: `${passed} passed, ${failed} failed; ${coverage}`, passed, failed };
}

function docgen() {
  return unlessUnchanged({
    name: 'docgen',
    inputs: ['.jsii', 'package-lock.json'],
    outputs: ['API.md'],
  }, () => runTasks('docgen'));
}

/** The files that are committed although a tool writes them, with their hashes. */
function generatedFiles() {
  const { files } = readJson('.projen/files.json');
  const paths = [...files, 'package.json', '.npmignore', 'API.md', 'docs/rules', 'docs/facts.md', 'docs/topologies.md', 'docs/monitoring.md', 'docs/drawings'];
  return new Map(filesBelow(...paths).map((file) => [file, hashOf(file)]));
}

async function generatedFilesAreUpToDate() {
  const now = generatedFiles();
  const changed = [...new Set([...generatedBefore.keys(), ...now.keys()])].filter((file) => generatedBefore.get(file) !== now.get(file));
  return { ok: changed.length === 0, output: ['These were out of date, and are not any more: commit them.', ...changed].join('\n') };
}
