import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './process.mjs';

/** A server of the APIs of AWS, from PyPI. */
const PACKAGE = 'moto[server]==5.2.*';
/** A virtual environment of its own, which stays from run to run. */
const FOLDER = '.stamps/moto';
const PROGRAM = `${FOLDER}/bin/moto_server`;
/** Installed, it starts; before, or after half an installation, it does not. */
const COMPLETE = `${FOLDER}/complete`;
const TIMEOUT_SECONDS = '240';

/**
 * Sees that there is a server for test/cli/record-server.test.ts, where there is Python and a registry that has it.
 * Elsewhere that test is skipped and says so, and this is no failure.
 */
export async function awsServer() {
  if (existsSync(join(ROOT, COMPLETE))) return { ok: true, output: '', note: 'installed already' };
  const python = await run('python3', ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))']);
  if (python.code !== 0) return { ok: true, output: '', note: 'none, as there is no Python 3.9 with venv: its test is skipped' };
  rmSync(join(ROOT, FOLDER), { recursive: true, force: true });
  const install = `python3 -m venv ${FOLDER} && ${FOLDER}/bin/pip install --quiet --disable-pip-version-check '${PACKAGE}' && ${PROGRAM} --help && touch ${COMPLETE}`;
  // Ends it after a while, so that a registry that does not answer holds nothing up.
  const { code } = await run('timeout', ['--kill-after=10', TIMEOUT_SECONDS, 'sh', '-c', install]);
  return { ok: true, output: '', note: code === 0 ? 'installed' : 'none, and it could not be installed: its test is skipped' };
}
