import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { filesBelow, hashOf } from '../lib/files.mjs';
import { oldestPeers } from '../lib/packed.mjs';
import { ROOT, run } from '../lib/process.mjs';
import { copyApp, succeed, synthesize } from './apps.mjs';
import { assertTranslated, codeBlocks } from './translations.mjs';

export const APP = 'examples/languages/python';
export const inputs = [APP];

export async function missing() {
  const { code } = await run('python3', ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))']);
  return code === 0 ? undefined : 'there is no Python 3.10 with venv';
}

export async function check() {
  const place = copyApp(APP, 'python', ['.venv']);
  const bin = join(place, '.venv', 'bin');
  const [wheel] = filesBelow('dist/python').filter((file) => file.endsWith('.whl'));
  await install(place, join(ROOT, wheel));

  const env = { PATH: [bin, process.env.PATH].join(delimiter), PYTHONDONTWRITEBYTECODE: '1' };
  const output = await succeed('python', ['-m', 'pytest', '-q'], { cwd: place, env });
  await synthesize(place, env);
  const folder = await succeed('python', ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'], { cwd: place, env });
  translations(folder.trim());
  return { tests: Number(/(\d+) passed/.exec(output)?.[1]) };
}

/** What is asked for is installed once; the wheel each time. The oldest versions, as those of the other languages. */
async function install(place, wheel) {
  const requirements = ['requirements.txt', 'requirements-dev.txt'];
  const versions = Object.entries(oldestPeers()).map(([name, version]) => `${name}==${version}`);
  const wanted = [...requirements.map((file) => hashOf(`${APP}/${file}`)), ...versions].join('\n');
  const complete = join(place, '.venv', 'complete');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  const python = join(place, '.venv', 'bin', 'python');
  if (!existsSync(complete) || readFileSync(complete, 'utf8') !== wanted) {
    rmSync(join(place, '.venv'), { recursive: true, force: true });
    await succeed('python3', ['-m', 'venv', '.venv'], { cwd: place });
    await succeed(python, [...pip, wheel, ...requirements.flatMap((file) => ['-r', file]), ...versions], { cwd: place });
    writeFileSync(complete, wanted);
  }
  await succeed(python, [...pip, '--force-reinstall', '--no-deps', wheel], { cwd: place });
}

/** The page on PyPI, and what an editor shows. */
function translations(folder) {
  const [info] = readdirSync(folder).filter((name) => /^cdk_aurora_topology-.*\.dist-info$/.test(name));
  const page = readFileSync(join(folder, info, 'METADATA'), 'utf8');
  const docs = readFileSync(join(folder, 'cdk_aurora_topology', '__init__.py'), 'utf8');
  for (const [name, text] of [['METADATA', page], ['__init__.py', docs]]) {
    assertTranslated(`${name} of the wheel`, codeBlocks(text, 'python'), 'Validations.of(app).add_plugins(AuroraChecks(app))');
  }
}
