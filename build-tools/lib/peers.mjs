import assert from 'node:assert/strict';
import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COPIED, runCopiedExample } from './copied-example.mjs';
import { readJson, unlessUnchanged } from './files.mjs';
import { oldestPeers, pack, refresh } from './packed.mjs';
import { ROOT, run } from './process.mjs';
import { unresolved } from './resolutions.mjs';

/** What is packed of this checkout, and may change what runs. */
const PACKED = ['lib', 'nag', 'package.json'];

/** The apps: plain Node but for one that is only compiled, copied to where they find nothing of this checkout. */
const APPS = 'build-tools/peer-apps';
/** What is installed stays here from run to run. */
const CACHE = '.stamps/peers';
const VERSIONS = `${CACHE}/versions.json`;
/** From then on Node refuses what is not allowed; Node 20 has it under its first name. */
const PERMISSION = ['--permission', '--experimental-permission'].find((flag) => process.allowedNodeEnvironmentFlags.has(flag));

/** What npm wrote down of what it installed. */
const RECORD = '.package-lock.json';

const OLDEST = 'oldest';
const NEWEST = 'newest';

/** The apps to run at both ends of the peer range, beside each major of cdk-nag and without it. */
const INSTALLATIONS = [OLDEST, NEWEST].flatMap((end) => [
  { end, apps: ['accepted', 'refused', 'without-cdk-nag'] },
  { end, nag: '2', apps: ['cdk-nag-2'] },
  { end, nag: '3', apps: ['cdk-nag-3'], compiled: end === NEWEST },
]);

/** How an app has to end that is not to end well. */
const ENDS_BADLY = { refused: { code: 1, output: /MultiMasterWriterLimit[^]*Validation failed/ } };

/**
 * Installs the package as npm packs it beside the oldest and the newest peers it allows, and runs apps there. What these
 * synthesize has to be the same at both ends.
 */
export async function peers() {
  const versions = await versionsInRange();
  mkdirSync(join(ROOT, CACHE), { recursive: true });
  writeFileSync(join(ROOT, VERSIONS), JSON.stringify(versions, undefined, 2));
  const result = await unlessUnchanged({
    name: 'peers/stamp',
    inputs: [...PACKED, APPS, COPIED, ...['peers', 'packed', 'resolutions', 'copied-example'].map((name) => `build-tools/lib/${name}.mjs`), VERSIONS],
    outputs: [],
  }, () => runEverywhere(versions));
  const ends = [OLDEST, NEWEST].map((end) => versions[end]['aws-cdk-lib']).join(' and ');
  return { ...result, note: `aws-cdk-lib ${ends}, cdk-nag ${Object.values(versions.nag).join(' and ')}${result.note ? `; ${result.note}` : ''}` };
}

/** The ends of the peer range, and the newest of each major of cdk-nag. */
async function versionsInRange() {
  const { peerDependencies } = readJson('package.json');
  const newest = async ([name, range]) => {
    const { code, output } = await run('npm', ['view', '--json', `${name}@${range}`, 'version']);
    if (code !== 0) throw new Error(output);
    return [name, [JSON.parse(output)].flat().sort(byVersion).at(-1)];
  };
  const [[, nag2], [, nag3], ...newestPeers] = await Promise.all([['cdk-nag', 2], ['cdk-nag', 3], ...Object.entries(peerDependencies)].map(newest));
  return {
    [OLDEST]: oldestPeers(),
    [NEWEST]: Object.fromEntries(newestPeers),
    nag: { 2: nag2, 3: nag3 },
  };
}

function byVersion(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const index = left.findIndex((part, i) => part !== right[i]);
  return index < 0 ? 0 : left[index] - right[index];
}

async function runEverywhere(versions) {
  const { tarball, files } = await pack(CACHE);
  const wanted = INSTALLATIONS.map(({ end, nag, ...rest }) => ({ end, ...rest, packages: { ...versions[end], ...nag && { 'cdk-nag': versions.nag[nag] } } }));
  removeAllBut(wanted.map(({ packages }) => folderOf(packages)));

  const failures = [];
  const templates = [];
  for (const { end, apps, compiled, packages } of wanted) {
    const folder = await installation(packages, versions[end], tarball);
    refresh(folder, files);
    for (const app of apps) {
      const { code, output } = await runApp(app, folder);
      const expected = ENDS_BADLY[app] ?? { code: 0, output: /(?:)/ };
      if (code !== expected.code || !expected.output.test(output)) failures.push(`${app} beside ${describe(packages)}, exit code ${code}:\n${output}`);
      const [, synthesized] = /^Templates: (.*)$/m.exec(output) ?? [];
      if (synthesized) templates.push(JSON.parse(synthesized, withoutDashboards));
    }
    if (compiled) failures.push(...await inPlace(folder, (place) => unresolved('typescript/app.ts', place)));
  }
  failures.push(...await runCopiedExample(tarball));
  failures.push(...differences(templates));
  return { ok: failures.length === 0, output: failures.join('\n') };
}

/** Runs an app: Node allows it no process of its own, and no file outside the assembly. */
function runApp(app, folder) {
  return inPlace(folder, (place) => {
    const assembly = join(place, 'cdk.out');
    mkdirSync(assembly);
    const flags = ['--preserve-symlinks', '--preserve-symlinks-main', PERMISSION, '--disable-warning=ExperimentalWarning', '--allow-fs-read=*', `--allow-fs-write=${assembly}/*`];
    return run('node', [...flags, `${app}.mjs`], { cwd: place, env: { PEERS_OUTDIR: assembly } });
  });
}

/** Does something with a copy of the apps that finds what is installed in `folder`, and nothing of this checkout around it. */
async function inPlace(folder, action) {
  const place = mkdtempSync(join(tmpdir(), 'peers-'));
  try {
    cpSync(join(ROOT, APPS), place, { recursive: true });
    symlinkSync(join(folder, 'node_modules'), join(place, 'node_modules'), 'junction');
    return await action(place);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const describe = (packages) => Object.entries(packages).map(([name, version]) => `${name}@${version}`).join(' ');

const folderOf = (packages) => join(ROOT, CACHE, describe(packages).replaceAll(' ', '+'));

function removeAllBut(folders) {
  for (const entry of readdirSync(join(ROOT, CACHE), { withFileTypes: true })) {
    const path = join(ROOT, CACHE, entry.name);
    if (entry.isDirectory() && !folders.includes(path)) rmSync(path, { recursive: true });
  }
}

/** The folder where npm has installed the package and these; npm resolves anew when what the package asks for has changed. */
async function installation(packages, base, tarball) {
  const folder = folderOf(packages);
  const complete = join(folder, 'complete.json');
  const { peerDependencies, peerDependenciesMeta, dependencies } = readJson('package.json');
  const state = JSON.stringify({ peerDependencies, peerDependenciesMeta, dependencies });
  if (existsSync(complete) && readFileSync(complete, 'utf8') === state) return folder;

  rmSync(folder, { recursive: true, force: true });
  if (folder !== folderOf(base)) {
    linkTree(join(folderOf(base), 'node_modules'), join(folder, 'node_modules'));
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const steps = [
    ['install', '--strict-peer-deps', '--ignore-scripts', ...quiet, tarball, ...describe(packages).split(' ')],
    ['ls', '--all', ...quiet],
  ];
  for (const step of steps) {
    const { code, output } = await run('npm', step, { cwd: folder });
    if (code !== 0) throw new Error(`npm ${step.join(' ')}\n${output}`);
  }
  writeFileSync(complete, state);
  return folder;
}

/** A copy of what npm has installed that takes no space: npm replaces files, and writes into none but its own record. */
function linkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isFile() && entry.name !== RECORD) linkSync(source, target);
  }
  // Last, since npm only believes a record that is newer than what it is about.
  if (existsSync(join(from, RECORD))) copyFileSync(join(from, RECORD), join(to, RECORD));
}

/** How widgets are written down is up to CDK, and has changed. */
function withoutDashboards(_key, value) {
  return value?.Type === 'AWS::CloudWatch::Dashboard' ? undefined : value;
}

function differences([oldest, newest]) {
  try {
    assert.deepEqual(newest, oldest);
    return [];
  } catch (error) {
    return [`The templates are not the same at both ends of the peer range:\n${error.message}`];
  }
}
