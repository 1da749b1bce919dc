import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ROOT } from './process.mjs';

/** All files below these files and folders of the project, in order; what does not exist has none. */
export function filesBelow(...paths) {
  return paths.flatMap((path) => {
    const absolute = join(ROOT, path);
    if (!existsSync(absolute)) {
      return [];
    }
    return statSync(absolute).isDirectory() ? filesBelow(...readdirSync(absolute).sort().map((name) => `${path}/${name}`)) : [path];
  });
}

/** The paths of all files called template.json below a folder, in order. */
export function templatesBelow(folder) {
  return readdirSync(folder, { recursive: true }).filter((path) => basename(path) === 'template.json').sort().map((path) => join(folder, path));
}

export function readJson(path) {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

export function hashOf(path) {
  return createHash('sha256').update(readFileSync(join(ROOT, path))).digest('hex');
}

function fingerprint(paths) {
  return filesBelow(...paths).map((file) => `${hashOf(file)}  ${file}`).join('\n');
}

/**
 * Runs an action unless its inputs, and the outputs it left behind, are what they were after its last success.
 * The outputs count too, since other commands write them as well.
 */
export async function unlessUnchanged({ name, inputs, outputs }, action) {
  const stamp = join(ROOT, '.stamps', name);
  const state = () => [fingerprint(inputs), fingerprint(outputs)].join('\n\n');
  if (outputs.every((path) => existsSync(join(ROOT, path))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === state()) {
    return { ok: true, output: '', note: 'unchanged' };
  }
  rmSync(stamp, { force: true });
  const before = fingerprint(inputs);
  const result = await action();
  // Whoever edits an input meanwhile gets another run.
  if (result.ok && before === fingerprint(inputs)) {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, state());
  }
  return result;
}
