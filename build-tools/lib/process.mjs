import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const ENVIRONMENT = {
  ...process.env,
  PATH: [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  npm_config_loglevel: 'error',
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
  // Nothing here needs an account, and nothing is to be looked up.
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  CDK_DISABLE_VERSION_CHECK: '1',
};

/** Runs a command, the project's own tools first on its path, and collects what it prints. Never throws. */
export function run(command, args, { cwd = ROOT, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env: { ...ENVIRONMENT, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => done({ code: 127, output: String(error) }));
    child.on('close', (code, signal) => {
      const output = Buffer.concat(chunks).toString();
      done(signal ? { code: 1, output: `${output}\nEnded by ${signal}` } : { code, output });
    });
  });
}

/** Runs tasks of projen one after the other, up to the first that fails. */
export async function runTasks(...names) {
  const outputs = [];
  for (const name of names) {
    // Projen would install whenever it has changed package.json; that is for whoever changed .projenrc.ts.
    const { code, output } = await run('projen', [name], { env: { PROJEN_DISABLE_POST: 'true' } });
    outputs.push(output);
    if (code !== 0) {
      return { ok: false, output: outputs.join('') };
    }
  }
  return { ok: true, output: outputs.join('') };
}
