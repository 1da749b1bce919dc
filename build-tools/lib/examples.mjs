import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesBelow } from './files.mjs';
import { ROOT, run } from './process.mjs';

/** The example that must not get past synth. */
const REFUSED = 'refused';

/** The folders of examples/ that hold a CDK app. */
export function exampleFolders() {
  return filesBelow('examples').filter((file) => /^examples\/[^/]+\/cdk\.json$/.test(file)).map(dirname);
}

/** Synthesizes an example with the CDK CLI as a user would, and says whether it went as it should. */
export async function synthesizeExample(folder) {
  const { code, output } = await run('cdk', ['synth', '--quiet', '--no-notices', '--no-version-reporting', '--no-color'], {
    cwd: join(ROOT, folder),
  });
  const findings = output.replace(/^\d+ feature flags are not configured.*\n/gm, '');
  const refused = code === 1 && /^ERROR .*\(Aurora\)/m.test(findings);
  if (basename(folder) === REFUSED) {
    return { ok: refused, output: findings, note: refused ? 'refused, as it should be' : `not refused by the checks, exit code ${code}` };
  }
  return { ok: code === 0, output: findings, note: code === 0 ? 'accepted' : `exit code ${code}` };
}
