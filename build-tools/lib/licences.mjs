import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from './process.mjs';

/** The file with the licences of what is bundled. */
export const LICENCES = 'THIRD-PARTY-LICENSES';

const LICENCE_FILE = /^licen[cs]e(?:[-.].*)?$/i;

/** The packages that files of a bundle came from, with their licence, in order. */
export function packagesIn(...metafiles) {
  const folders = new Set(metafiles.flatMap(({ inputs }) => Object.keys(inputs)).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []));
  return [...folders].map(packageIn).sort((a, b) => (a.title < b.title ? -1 : 1));
}

/** Throws where a package does not say its licence: then it cannot be published with us. */
function packageIn(folder) {
  const path = resolve(ROOT, folder);
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const files = readdirSync(path).filter((file) => LICENCE_FILE.test(file)).sort();
  if (files.length === 0) throw new Error(`${name} ${version} is bundled, and has no licence file`);
  return { name, title: `${name} ${version} (${license})`, text: files.map((file) => readFileSync(join(path, file), 'utf8').trim()).join('\n\n') };
}

/** The licences of packages, as they are published. */
export function licencesOf(packages) {
  const chapters = packages.map(({ title, text }) => `${'-'.repeat(80)}\n${title}\n\n${text.replace(/\r\n/g, '\n')}\n`);
  return ['The command line, lib/cli.js, what draws, lib/report.js, and what reads YAML, lib/yaml.js, have these packages in them.\n', ...chapters].join('\n');
}
