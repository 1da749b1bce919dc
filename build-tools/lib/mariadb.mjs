import { existsSync } from 'node:fs';
import { run } from './process.mjs';

/** The server and what it takes to set one up; unlike `mariadb-server` they start nothing when they are installed. */
const PACKAGES = ['mariadb-server-core', 'mariadb-client-core'];
const PROGRAMS = ['/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db'];
const TIMEOUT_SECONDS = '60';

/**
 * Sees that there is a database server for test/examples/auction-conflicts.test.ts, on a Debian where we may install one.
 * Elsewhere that test is skipped and says so, and this is no failure.
 */
export async function databaseServer() {
  if (isInstalled()) {
    return { ok: true, output: '', note: 'installed already' };
  }
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return { ok: true, output: '', note: 'none, and only root on Debian can install one here: its test is skipped' };
  }
  await apt('update', '-qq');
  await apt('install', '-qq', '-y', '--no-install-recommends', ...PACKAGES);
  return { ok: true, output: '', note: isInstalled() ? 'installed' : 'none, and it could not be installed: its test is skipped' };
}

function isInstalled() {
  return PROGRAMS.every((program) => existsSync(program));
}

/** Ends it after a while, so that a mirror that does not answer holds nothing up. */
function apt(...args) {
  return run('timeout', ['--kill-after=10', TIMEOUT_SECONDS, 'apt-get', ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } });
}
