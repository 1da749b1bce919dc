import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../lib/files.mjs';
import { ROOT, run } from '../lib/process.mjs';
import { copyApp, succeed, synthesize } from './apps.mjs';
import { assertTranslated, codeBlocks } from './translations.mjs';

export const APP = 'examples/languages/go';
export const inputs = [APP];

export async function missing() {
  const { code } = await run('go', ['version']);
  return code === 0 ? undefined : 'there is no Go';
}

export async function check() {
  const place = copyApp(APP, 'go');
  const output = await succeed('go', ['test', '-count=1', '-v', './...'], { cwd: place });
  await succeed('go', ['vet', './...'], { cwd: place });
  await synthesize(place);
  const [readme] = filesBelow('dist/go').filter((file) => file.endsWith('/README.md'));
  assertTranslated('README.md of the module', codeBlocks(readFileSync(join(ROOT, readme), 'utf8'), 'go'), 'cdkauroratopology.NewAuroraChecks(app)');
  return { tests: output.match(/--- PASS: Test/g)?.length ?? 0 };
}
