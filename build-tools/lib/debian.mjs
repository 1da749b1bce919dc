import { existsSync } from 'node:fs';
import { run } from './process.mjs';

/**
 * Sees that programs of Debian are there that some tests need, on a Debian where we may install them. Elsewhere these tests are
 * skipped and say so, and this is no failure.
 *
 * @param programs the paths of which each is there once it is installed
 * @param packages what has them
 * @param timeoutSeconds ends it after a while, so that a mirror that does not answer holds nothing up
 */
export async function debianPrograms({ programs, packages, timeoutSeconds }) {
  const isInstalled = () => programs.every((program) => existsSync(program));
  if (isInstalled()) {
    return { ok: true, output: '', note: 'installed already' };
  }
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return { ok: true, output: '', note: 'none, and only root on Debian can install one here: its tests are skipped' };
  }
  const apt = (...args) => run('timeout', ['--kill-after=10', String(timeoutSeconds), 'apt-get', ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  await apt('update', '-qq');
  await apt('install', '-qq', '-y', '--no-install-recommends', ...packages);
  return { ok: true, output: '', note: isInstalled() ? 'installed' : 'none, and it could not be installed: its tests are skipped' };
}
