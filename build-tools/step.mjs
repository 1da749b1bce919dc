// Single steps of build-tools/check.mjs, for the tasks of projen: node build-tools/step.mjs peers
import { audit } from './lib/audit.mjs';
import { peers } from './lib/peers.mjs';
import { runSteps } from './lib/steps.mjs';

const STEPS = { audit, peers };

const results = await runSteps(process.argv.slice(2).map((name) => ({ name, run: STEPS[name] })));
process.exitCode = results.some(({ ok }) => !ok) ? 1 : 0;
