import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, unlessUnchanged } from './files.mjs';
import { ROOT, run, runTasks } from './process.mjs';

/** The code of the README and of the doc comments in the languages of the packages. */
export const TRANSLATIONS = '.jsii.tabl.json';

/** Installs what package-lock.json says, unless exactly that is installed. Never through a link: others may use what it points to. */
export async function install() {
  if (isInstalled()) {
    return { ok: true, output: '', note: 'unchanged' };
  }
  if (lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    return { ok: false, output: 'node_modules is a link, and npm would empty the folder it points to. Remove the link, and run this again.' };
  }
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  return { ok: code === 0, output };
}

/** Compares package-lock.json with npm's own record of what it put into node_modules. */
function isInstalled() {
  if (!existsSync(join(ROOT, 'node_modules/.package-lock.json'))) {
    return false;
  }
  const { '': _project, ...wanted } = readJson('package-lock.json').packages;
  const { packages: installed } = readJson('node_modules/.package-lock.json');
  return Object.keys(installed).every((path) => path in wanted)
    && Object.entries(wanted).every(([path, { version, integrity, optional }]) => path in installed
      ? installed[path].version === version && installed[path].integrity === integrity
      : optional);
}

/** Compiles src into lib, unless that has been done. */
export function compile() {
  return unlessUnchanged({
    name: 'compile',
    inputs: ['src', 'README.md', 'package.json', 'package-lock.json', 'tsconfig.json', 'build-tools/bundle.mjs', 'build-tools/lib/bundled.mjs', 'build-tools/lib/licences.mjs'],
    outputs: ['lib', '.jsii'],
  }, () => runTasks('pre-compile', 'compile'));
}

/** Compiles the code of the README and of the doc comments, and translates it, unless that has been done. */
export function rosetta() {
  return unlessUnchanged({
    name: 'rosetta',
    inputs: ['.jsii', 'lib', 'rosetta', 'package-lock.json'],
    outputs: [TRANSLATIONS],
  }, () => runTasks('rosetta'));
}
