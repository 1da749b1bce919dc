import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(__dirname, '../..');
const MODULE = pathToFileURL(join(ROOT, 'build-tools/lib/licences.mjs')).href;

/** Runs a module that has the functions of licences.mjs. */
function run(source: string): { readonly output: string; readonly errors: string } {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', `import * as licences from '${MODULE}';\n${source}`], { cwd: ROOT, encoding: 'utf8' });
  return { output: stdout, errors: stderr };
}

/** What the command line imports that is not part of Node, as its source has it. */
function imported(): string[] {
  const sources = readdirSync(join(ROOT, 'src/cli'), { recursive: true }).map(String).filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, 'src/cli', file), 'utf8'));
  const names = sources.flatMap((source) => [...source.matchAll(/^(?:import|export) (?!type ).*from '([^.'][^']*)';$/gm)].map(([, name]) => name!));
  return [...new Set(names)].filter((name) => !builtinModules.includes(name.replace('node:', ''))).sort();
}

const { output, errors } = run(`
  import { build } from 'esbuild';
  const { metafile } = await build({ entryPoints: ['src/cli/main.ts'], bundle: true, write: false, metafile: true, platform: 'node', logLevel: 'error' });
  const packages = licences.packagesIn(metafile);
  console.log(JSON.stringify({ names: packages.map(({ name }) => name), inputs: Object.keys(metafile.inputs), text: licences.licencesOf(packages) }));
`);
const { names, inputs, text } = JSON.parse(output || errors) as { names: string[]; inputs: string[]; text: string };

test('each package in the bundle is listed with its version and its licence', () => {
  expect(names).toEqual(expect.arrayContaining([...imported(), 'yaml']));
  // Where a package has one of its own, it may have another version.
  const folders = new Set(inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []));
  expect(names).toHaveLength(folders.size);
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Record<string, string>;
    expect(text).toContain(`\n${name} ${version} (${license})\n\n`);
  }
  expect(text.match(/Permission/g)!.length).toBeGreaterThanOrEqual(names.length);
});

test('all of them are licences that allow it', () => {
  const licences = new Set([...text.matchAll(/^-+\n\S+ \S+ \((.*)\)$/gm)].map(([, licence]) => licence));
  expect(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']).toEqual(expect.arrayContaining([...licences]));
});

test('a package without a licence is not bundled', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'aurora-licences-')), 'node_modules/silent');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "silent", "version": "1.0.0" }');
  const file = JSON.stringify(join(folder, 'index.js'));
  expect(run(`licences.packagesIn({ inputs: { [${file}]: {} } });`).errors).toContain('silent 1.0.0 is bundled, and has no licence file');
});
