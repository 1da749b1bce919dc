// Shows on the examples what the library does: `npm run try` on a fresh clone, with nothing but Node and npm.
import { exampleSteps } from './lib/examples.mjs';
import { compile, install } from './lib/prepare.mjs';
import { indent, runSteps } from './lib/steps.mjs';

const prepared = await runSteps([
  { name: 'install', run: install },
  { name: 'compile', needs: ['install'], run: compile },
]);
if (prepared.some(({ ok }) => !ok)) {
  process.exit(1);
}

const steps = exampleSteps();
if (steps.length === 0) {
  console.log('There is no example with a cdk.json');
}
const results = await runSteps(steps.map((step) => ({
  ...step,
  run: async () => {
    const result = await step.run();
    return { ...result, note: [result.note, ...result.ok && result.output.trim() ? [indent(result.output)] : []].join('\n') };
  },
})));

const wrong = results.filter(({ ok }) => !ok).length;
console.log(`\n${results.length - wrong} of ${results.length} syntheses of examples went as they should`);
process.exitCode = wrong > 0 || results.length === 0 ? 1 : 0;
