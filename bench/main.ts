// `npm run bench`: what the checks cost. Every figure is CPU time of the main thread, taken in processes of its own.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ClusterApp } from './apps/clusters';
import { commandLine } from './command-line';
import { Cost } from './doubling';
import { GOAL_APPS, goalsOf } from './goals';
import { ClusterRow, Measured } from './measured';
import type { Beside } from './measurements/synthesis';
import { inProcesses, resultsOf } from './processes';
import { SHAPES, ShapeName } from './shapes';
import { median, medians } from './statistics';
import { printTables } from './tables';

const REPORT = join(__dirname, '..', 'latest.json');

/** How often each synthesis is measured: those that goals are about more often. */
const SYNTHESES: Readonly<Record<Beside, number>> = { 'nothing': 5, 'AuroraChecks': 5, 'AwsSolutions of cdk-nag': 2, 'cdk-preflight': 1 };
/** How often apps of clusters are. */
const CLUSTERS: readonly (readonly [number, ClusterApp])[] = [
  [1, { count: 1, kind: 'varied', mistakes: 'none' }],
  [1, { count: 10, kind: 'varied', mistakes: 'none' }],
  [1, { count: 100, kind: 'varied', mistakes: 'none' }],
  [3, GOAL_APPS.ordinary100],
  [3, GOAL_APPS.ordinary],
  [3, GOAL_APPS.varied],
  [3, GOAL_APPS.faulty],
];
/** One that stops by itself when it has shown how it grows takes less, unless the machine is busy. */
const SHAPE_LIMIT_MS = 180_000;
/** Growth is a ratio, so two at a time do not disturb each other. */
const SHAPES_AT_A_TIME = 2;

async function main(): Promise<void> {
  const measured: Measured = {
    firstCheck: medians(await step('first check', () => inProcesses(7, 'first-check'))),
    importing: median(await step('import', () => inProcesses(7, 'import'))),
    withoutAurora: median(await step('app without Aurora', () => inProcesses(3, 'without-aurora'))),
    commandLine: await step('command line', () => Promise.resolve(commandLine())),
    synthesis: await eachOf(SYNTHESES, async (count, beside) =>
      medians(await step(`synthesis beside ${beside}`, () => inProcesses(count, 'synthesis', beside)))),
    clusters: await clusterRows(),
    oneCluster: await step('one cluster', () => resultsOf('one-cluster', [])),
    shapes: await step('shapes', growths),
  };
  const goals = goalsOf(measured);
  printTables(measured, goals);
  const machine = { node: process.version, cpu: cpus()[0]?.model, cpus: cpus().length };
  writeFileSync(REPORT, `${JSON.stringify({ ...machine, ...measured, goals }, null, 2)}\n`);
}

async function clusterRows(): Promise<ClusterRow[]> {
  const rows: ClusterRow[] = [];
  for (const [count, app] of CLUSTERS) {
    const results = await step(`${app.count} clusters, ${app.kind}, mistakes in ${app.mistakes}`, () => inProcesses(count, 'clusters', app));
    rows.push({ ...app, ...medians(results) });
  }
  return rows;
}

async function growths(): Promise<Measured['shapes']> {
  const names = Object.keys(SHAPES) as ShapeName[];
  const waiting = [...names];
  const costs = new Map<ShapeName, readonly Cost[]>();
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name; name = waiting.shift()) costs.set(name, await resultsOf('shape', [name], SHAPE_LIMIT_MS));
  };
  await Promise.all(Array.from({ length: SHAPES_AT_A_TIME }, work));
  return Object.fromEntries(names.map((name) => [name, costs.get(name)!])) as Measured['shapes'];
}

/** Says what was going on, and how long it took. */
async function step<T>(title: string, run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await run();
  console.error(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${title}`);
  return result;
}

/** Measures the entries of a record, one after the other. */
async function eachOf<K extends string, V, R>(
  entries: Readonly<Record<K, V>>, measure: (value: V, key: K) => Promise<R>,
): Promise<Record<K, R>> {
  const results = {} as Record<K, R>;
  for (const [key, value] of Object.entries(entries) as [K, V][]) results[key] = await measure(value, key);
  return results;
}

void main();
