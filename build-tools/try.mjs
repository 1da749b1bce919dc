// Shows on the examples what the library does: `npm run try` on a fresh clone, with nothing but Node and npm.
// What was planted and found is told in one screen; with --details, all that was said.
import { exampleSteps } from './lib/examples.mjs';
import { plantedIn, reportedIn, withFound } from './lib/planted.mjs';
import { compile, install } from './lib/prepare.mjs';
import { indent, runSteps, seconds } from './lib/steps.mjs';

const WIDTH = 120;
const isDetailed = process.argv.includes('--details');

const prepared = await runSteps([
  { name: 'install', run: install },
  { name: 'compile', needs: ['install'], run: compile },
]);
if (prepared.some(({ ok }) => !ok)) process.exit(1);

const start = performance.now();
const steps = exampleSteps();
if (!isDetailed) console.log(`… ${steps.length} syntheses with the CDK CLI`);
const results = await runSteps(steps.map((step) => ({ ...step, run: () => detailed(step) })), { isSilent: !isDetailed });
const wrong = results.filter(({ ok }) => !ok);
console.log(`✔ ${steps.length - wrong.length} of ${steps.length} syntheses went as they should  ${seconds(start)}`);
for (const { name, output } of wrong) console.log(`✘ ${name}\n${indent(output)}`);

const stories = wrong.length > 0 ? [] : [
  story('examples/refused', 'examples/refused/cdk.out', 'mistakes were planted'),
  story('examples/safe-update', 'examples/safe-update/careless/cdk.out', 'changes of a pull request destroy, or do nothing'),
];
if (wrong.length === 0) {
  const accepted = steps.map(({ name }) => name).filter((name) => !/refused|careless/.test(name)).map((name) => name.replace('examples/', ''));
  console.log(`\nNothing is refused in ${accepted.join('; ')}.`);
  console.log('\nWhat each finding says, and the step that mends it: npm run try -- --details');
}
process.exitCode = wrong.length > 0 || stories.some((isWhole) => !isWhole) ? 1 : 0;

async function detailed(step) {
  const result = await step.run();
  if (!isDetailed) return result;
  return { ...result, note: [result.note, ...result.ok && result.output.trim() ? [indent(result.output)] : []].join('\n') };
}

/** Tells which planted mistakes were found. Returns whether all were. */
function story(folder, assembly, what) {
  const { rules, changes } = reportedIn(assembly);
  const mistakes = withFound(plantedIn(folder), rules);
  const found = mistakes.filter(({ isFound }) => isFound).length;
  console.log(`\n${folder}: ${mistakes.length} ${what}, ${found} of ${mistakes.length} were found`);
  const longest = (key) => Math.max(...mistakes.map((mistake) => mistake[key].length));
  for (const { place, rule, words, isFound } of mistakes) {
    const line = `  ${isFound ? '✔' : '✘'} ${place.padEnd(longest('place'))}  ${rule.padEnd(longest('rule'))}  ${words}`;
    console.log(line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line);
  }
  if (changes !== undefined) console.log(`  ${changes}`);
  return found === mistakes.length;
}
