// `npm run bench`: what the checks cost, in one process and one run, as ratios to what they are measured against.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AuroraChecks } from 'cdk-aurora-topology';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Preflight } from 'cdk-preflight';
import useTemporaryFolder from '../build-tools/lib/temporary-folder.mjs';
// No part of the API: what is in memory while the checks run is gone when they return.
import { evaluate } from '../lib/engine/evaluate.js';
import { readConstructTree } from '../lib/readers/construct-tree.js';
import { RULES } from '../lib/rules/index.js';
import { KINDS } from '../lib/topology/kinds.js';
import { clusters, withoutAurora } from './apps.mjs';
import { medianOfProcesses, medians, timeOf } from './measure.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SIZES = [1, 10, 100, 1000, 2000];
/** CDK takes minutes to declare 1,000 clusters in one stack, which is more than CloudFormation takes. */
const SIZES_OF_ONE_STACK = SIZES.filter((count) => count <= 100);
const MAIN = 1000;
/** Synthesis with the validation that comes with CDK takes about a minute for 1,000 clusters. */
const SYNTHESIZED = 100;
const ROUNDS = 5;

useTemporaryFolder();

const cold = coldStart();
const importing = importTime();
const sizes = [...SIZES.map((count) => measureSize(count, 'many')), ...SIZES_OF_ONE_STACK.map((count) => measureSize(count, 'one'))];
const main = sizeOf(MAIN);
const synthesis = synthesisTimes();
const empty = measureWithoutAurora();

const goals = [
  goal('AuroraChecks / AwsSolutions of cdk-nag, 1,000 clusters', main.checks / main.awsSolutions, 0.5),
  goal('AuroraChecks / what cdk-preflight adds to synthesis, 100 clusters', sizeOf(SYNTHESIZED).checks / synthesis.preflight, 1 / 20),
  goal('AuroraChecks / app.synth(), 100 clusters', sizeOf(SYNTHESIZED).checks / synthesis.synth, 0.03),
  goal('AuroraChecks / bare walk over the tree, 1,000 clusters', main.checks / main.walk, 6),
  goal('per cluster, 2,000 clusters / 100 clusters', perCluster(2000) / perCluster(100), 1.3),
  goal('memory per cluster, 2,000 clusters / 100 clusters', memoryPerCluster(2000) / memoryPerCluster(100), 1.3),
  goal('first check of one cluster, in a process of its own (ms)', cold, 30),
  goal('import after aws-cdk-lib, above that of an empty module (ms)', importing, 15),
  goal('app without Aurora, per 1,000 constructs (ms)', empty, 1),
];

console.table(Object.fromEntries(sizes.map(({ count, stacks, ...row }) => [`${count} in ${stacks === 'one' ? 'one stack' : 'stacks of 20'}`, rounded(row)])));
console.table(goals.map(({ name, value, limit, met }) => ({ goal: name, value: shortened(value), limit: shortened(limit), met })));
writeFileSync(join(ROOT, 'bench', 'latest.json'), `${JSON.stringify({
  node: process.version, cpu: cpus()[0]?.model, cpus: cpus().length, sizes, synthesis, cold, importing, withoutAurora: empty, goals,
}, null, 2)}\n`);

function measureSize(count, stacks) {
  const app = clusters(count, { stacks });
  const pack = new AwsSolutionsChecks();
  const functions = {
    walk: () => walk(app),
    checks: () => AuroraChecks.findings(app),
    awsSolutions: () => pack.validateScope(app),
  };
  medians(functions, 3);
  const times = medians(functions, ROUNDS);
  return { count, stacks, ...times, memory: memoryOf(app) };
}

/** Synthesis alone, and what cdk-preflight adds to it: of new apps, because an app is synthesized once. */
function synthesisTimes() {
  clusters(10).synth();
  const [plain, checked] = [clusters(SYNTHESIZED), clusters(SYNTHESIZED)];
  Preflight.apply(checked);
  const [synth, withPreflight] = [timeOf(() => plain.synth()), timeOf(() => checked.synth())];
  return { synth, preflight: withPreflight - synth };
}

function measureWithoutAurora() {
  const app = withoutAurora(10_000);
  const constructs = app.node.findAll().length;
  const run = () => AuroraChecks.findings(app);
  medians({ run }, 3);
  return medians({ run }, ROUNDS).run / constructs * 1000;
}

/** The first check in a process, with everything it loads: the app is there already. */
function coldStart() {
  return medianOfProcesses(`
    import(${JSON.stringify(new URL('./apps.mjs', import.meta.url).href)}).then(({ clusters }) => {
      const { AuroraChecks } = require('cdk-aurora-topology');
      const app = clusters(1);
      const start = performance.now();
      AuroraChecks.findings(app);
      console.log(performance.now() - start);
    });`, { cwd: ROOT, count: 5 });
}

function importTime() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const nothing = join(folder, 'nothing.js');
  writeFileSync(nothing, '');
  const timed = (name) => medianOfProcesses(`
    require('aws-cdk-lib');
    const start = performance.now();
    require(${JSON.stringify(name)});
    console.log(performance.now() - start);`, { cwd: ROOT, count: 7 });
  const difference = timed('cdk-aurora-topology') - timed(nothing);
  rmSync(folder, { recursive: true });
  return difference;
}

/** What the checks hold in memory while they run: the topology, with all that was read of it. */
function memoryOf(app) {
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  const topology = readConstructTree(app);
  evaluate(topology, RULES);
  globalThis.gc();
  const held = process.memoryUsage().heapUsed - before;
  return topology.all(KINDS.cluster).length > 0 ? held : 0;
}

function sizeOf(count) {
  return sizes.find((row) => row.count === count && row.stacks === 'many');
}

function perCluster(count) {
  return sizeOf(count).checks / count;
}

function memoryPerCluster(count) {
  return sizeOf(count).memory / count;
}

function walk(node) {
  let count = 1;
  for (const child of node.node.children) count += walk(child);
  return count;
}

function goal(name, value, limit) {
  return { name, value, limit, met: value <= limit };
}

function rounded(row) {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, name === 'memory' ? `${shortened(value / 1e6)} MB` : `${shortened(value)} ms`]));
}

function shortened(value) {
  return Number(value.toPrecision(3));
}
