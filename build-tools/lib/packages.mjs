import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unlessUnchanged } from './files.mjs';
import { OLDEST, PACKAGE } from './packed.mjs';
import { TRANSLATIONS } from './prepare.mjs';
import { ROOT, run } from './process.mjs';

// The packages for other languages. They are made beside the oldest peers, since what the module of Go and the POM need at least is
// what is installed here. Code that has no translation fails: it would stand there in TypeScript, under the name of another language.

/** How to make the package of each language in a folder of dist. */
const MAKE = {
  python: (folder) => pacmak('python', folder),
  dotnet: (folder) => pacmak('dotnet', folder),
  java: makeMavenRepository,
  go: makeGoModule,
};

const INPUTS = [
  '.jsii', 'lib', 'nag', 'README.md', 'package.json', 'package-lock.json', TRANSLATIONS, 'build-tools/lib/packages.mjs', 'build-tools/lib/packed.mjs',
];

export const LANGUAGES = Object.keys(MAKE);

/** Makes the package for a language, unless that has been done. Rosetta has run, and OLDEST is there. */
export function makePackage(language) {
  return unlessUnchanged({
    name: `package-${language}`,
    inputs: INPUTS,
    outputs: [`dist/${language}`],
  }, async () => {
    const folder = join(ROOT, 'dist', language);
    rmSync(folder, { recursive: true, force: true });
    await MAKE[language](folder);
    return { ok: true, output: '' };
  });
}

/** Only generates the code of a language, for where it cannot be compiled, unless that has been done. */
export function generateCode(language, folder) {
  return unlessUnchanged({ name: `code-${language}`, inputs: INPUTS, outputs: [folder] }, async () => {
    rmSync(join(ROOT, folder), { recursive: true, force: true });
    await pacmak(language, join(ROOT, folder), '--code-only');
    return { ok: true, output: '' };
  });
}

/** The folder is the one of the language, which pacmak makes. */
function pacmak(language, folder, ...more) {
  const translations = ['--rosetta-tablet', join(ROOT, TRANSLATIONS), '--rosetta-unknown-snippets', 'fail'];
  return succeed('jsii-pacmak', ['--target', language, '--outdir', join(folder, '..'), '--no-npmignore', ...translations, ...more], join(ROOT, OLDEST, 'node_modules', PACKAGE));
}

/** With pacmak the POM would need the newest versions of the day: it needs the oldest that the package allows. */
function makeMavenRepository(folder) {
  return inScratch(async (scratch) => {
    await pacmak('java', join(scratch, 'java'), '--code-only');
    const pom = join(scratch, 'java', 'pom.xml');
    writeFileSync(pom, readFileSync(pom, 'utf8').replace(/<version>\[([^,]+),[^)]+\)<\/version>/g, '<version>$1</version>'));
    await succeed('mvn', ['--batch-mode', '--no-transfer-progress', '--quiet', 'deploy', `-DaltDeploymentRepository=local::default::${pathToFileURL(folder)}`], join(scratch, 'java'));
  });
}

/** With pacmak the module would need the newest of what its dependencies need: it needs what they say. */
function makeGoModule(folder) {
  return inScratch(async (scratch) => {
    await pacmak('go', join(scratch, 'go'), '--code-only');
    const [name] = readdirSync(join(scratch, 'go'));
    const module = join(scratch, 'go', name);
    const file = join(module, 'go.mod');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^.*\/\/ indirect\n/gm, ''));
    await succeed('go', ['mod', 'tidy'], module);
    await succeed('go', ['build', './...'], module);
    // Of a module that others need, Go reads none.
    rmSync(join(module, 'go.sum'));
    cpSync(join(scratch, 'go'), folder, { recursive: true });
  });
}

async function inScratch(action) {
  const scratch = mkdtempSync(join(tmpdir(), 'package-'));
  try {
    await action(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function succeed(command, args, cwd) {
  const { code, output } = await run(command, args, { cwd });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: exit code ${code}\n${output}`);
}
