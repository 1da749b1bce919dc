import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE } from './packed.mjs';
import { ROOT, run } from './process.mjs';

/** How examples are synthesized where `cdk synth` is not to go well, or is not all there is: each after the one before it. */
const RUNS = {
  'examples/refused': [{ refused: true }],
  'examples/safe-update': [
    { name: 'careless', args: ['--context', 'version=careless', '--output', 'careless/cdk.out'], refused: true },
    { name: 'first' },
    { name: 'second', args: ['--context', 'version=second', '--output', 'second/cdk.out'], env: { AURORA_BASELINE: 'cdk.out' } },
  ],
};

/** The folders of examples/ that hold a CDK app. */
function exampleFolders() {
  return readdirSync(join(ROOT, 'examples')).sort().map((name) => `examples/${name}`).filter((folder) => existsSync(join(ROOT, folder, 'cdk.json')));
}

/** Examples are packages of their own: they find the one of this folder where they would find it installed. */
export function linkPackage() {
  const link = join(ROOT, 'examples', 'node_modules', PACKAGE);
  if (existsSync(link)) return;
  mkdirSync(join(link, '..'), { recursive: true });
  symlinkSync(join('..', '..'), link, 'junction');
}

/** The steps that synthesize the examples, as `runSteps` takes them. */
export function exampleSteps() {
  return exampleFolders().flatMap((folder) => (RUNS[folder] ?? [{}]).map(({ name, ...how }, index, runs) => ({
    name: stepName(folder, name),
    needs: index === 0 ? [] : [stepName(folder, runs[index - 1].name)],
    run: () => synthesizeExample(folder, how),
  })));
}

const stepName = (folder, name) => (name === undefined ? folder : `${folder}, ${name}`);

/** Synthesizes an example with the CDK CLI as a user would, and says whether it went as it should. */
async function synthesizeExample(folder, { args = [], env, refused = false }) {
  linkPackage();
  const { code, output } = await run('cdk', ['synth', '--quiet', '--no-notices', '--no-version-reporting', '--no-color', ...args], {
    cwd: join(ROOT, folder),
    env,
  });
  const findings = output.replace(/^\d+ feature flags are not configured.*\n/gm, '');
  if (refused) {
    const ok = code === 1 && /^ERROR .*\(Aurora\)/m.test(findings);
    return { ok, output: findings, note: ok ? 'refused, as it should be' : `not refused by the checks, exit code ${code}` };
  }
  return { ok: code === 0, output: findings, note: code === 0 ? 'accepted' : `exit code ${code}` };
}
