import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJson } from './files.mjs';
import { ROOT, run } from './process.mjs';

export const PACKAGE = 'cdk-aurora-topology';

/** Packs the package as npm does, into a folder of the project: the path of the file, and of the files in it. */
export async function pack(folder) {
  mkdirSync(join(ROOT, folder), { recursive: true });
  const { code, output } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  if (code !== 0) throw new Error(output);
  const [{ filename, files }] = JSON.parse(output);
  return { tarball: join(ROOT, folder, filename), files: files.map(({ path }) => path) };
}

/** Puts what is packed now into an installation. */
export function refresh(installation, files) {
  const installed = join(installation, 'node_modules', PACKAGE);
  rmSync(installed, { recursive: true, force: true });
  for (const file of files) {
    mkdirSync(dirname(join(installed, file)), { recursive: true });
    copyFileSync(join(ROOT, file), join(installed, file));
  }
}

/** The oldest peers that the package allows. */
export function oldestPeers() {
  const { peerDependencies } = readJson('package.json');
  return Object.fromEntries(Object.entries(peerDependencies).map(([name, range]) => [name, range.replace('^', '')]));
}

/** Where the package is beside the oldest peers it allows, and nothing else. */
export const OLDEST = '.stamps/oldest';

/** Installs the package beside the oldest peers it allows. */
export async function besideOldestPeers() {
  const wanted = Object.entries(oldestPeers()).map(([name, version]) => ({ name, version }));
  const folder = join(ROOT, OLDEST);
  const isThere = ({ name, version }) => existsSync(join(folder, 'node_modules', name, 'package.json'))
    && readJson(`${OLDEST}/node_modules/${name}/package.json`).version === version;
  if (!wanted.every(isThere)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const packages = wanted.map(({ name, version }) => `${name}@${version}`);
    const { code, output } = await run('npm', ['install', '--prefix', '.', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...packages], { cwd: folder });
    if (code !== 0) return { ok: false, output };
  }
  const { files } = await pack(OLDEST);
  refresh(folder, files);
  return { ok: true, output: '', note: wanted.map(({ name, version }) => `${name} ${version}`).join(', ') };
}
