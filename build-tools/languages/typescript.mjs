import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OLDEST } from '../lib/packed.mjs';
import { ROOT } from '../lib/process.mjs';
import { copyApp, synthesize } from './apps.mjs';

/** What the apps in other languages are compared with. */
export const TWIN = 'test/languages';
/** It has the settings and the zones of the others. */
const SETTINGS = ['cdk.json', 'cdk.context.json'];

export const inputs = [TWIN, ...SETTINGS.map((file) => `examples/languages/python/${file}`)];

/** Synthesizes the app in TypeScript, beside the same peers. */
export async function check() {
  // Imported where it is used, since on a fresh clone it is installed by an earlier step.
  const { build } = await import('esbuild');
  const place = copyApp(TWIN, 'typescript');
  await build({ entryPoints: [join(place, 'shop.ts')], outfile: join(place, 'shop.js'), platform: 'node', format: 'cjs', logLevel: 'warning' });
  for (const file of SETTINGS) cpSync(join(ROOT, 'examples/languages/python', file), join(place, file));
  // An app of its own: in a folder of the package, Node would find the package itself.
  writeFileSync(join(place, 'package.json'), JSON.stringify({ private: true }));
  symlinkSync(join(ROOT, OLDEST, 'node_modules'), join(place, 'node_modules'), 'junction');
  await synthesize(place, {}, ['--app', 'node shop.js']);
  return { tests: 0 };
}
