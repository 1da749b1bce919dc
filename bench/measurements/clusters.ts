import { App } from 'aws-cdk-lib';
import { AuroraChecks } from 'cdk-aurora-topology';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ClusterApp, clusters } from '../apps/clusters';
import { auroraChecks, runsOf } from '../checks';
import { collectGarbage, cpuOf } from '../cpu-time';
import { readEverything } from '../floor';
import { bestOf } from '../statistics';

/** CPU milliseconds of one run in a process that has done it before, and what the app is like. */
export interface Clusters {
  readonly findings: number;
  readonly floor: number;
  readonly checks: number;
  readonly awsSolutions: number;
  /** Megabytes that the checks hold before they return. */
  readonly memory: number;
}

const WARM_UP = 1;
const ROUNDS = 2;

export default function* measureClusters(options: ClusterApp): Generator<Clusters> {
  const app = clusters(options);
  const runs = {
    floor: () => readEverything(app),
    checks: auroraChecks(app),
    awsSolutions: runsOf(new AwsSolutionsChecks(app), app),
  };
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => inTurns(runs));
  yield { findings: AuroraChecks.findings(app).length, ...bestOf(rounds.slice(WARM_UP)), memory: memoryOf(app, options.count) };
}

/** In turns, so that a busy moment of the machine hits all alike. */
function inTurns<K extends string>(runs: Readonly<Record<K, () => void>>): Record<K, number> {
  return Object.fromEntries(Object.entries<() => void>(runs).map(([name, run]) => [name, cpuOf(run)])) as Record<K, number>;
}

/** What the checks hold while they run, seen by a rule of the app's own when it is asked about the last cluster. */
function memoryOf(app: App, count: number): number {
  let asked = 0;
  let held = 0;
  const plugin = new AuroraChecks(app, {
    rules: [{
      ruleId: 'BenchMemory',
      summary: 'Takes no memory.',
      check: () => {
        if (++asked === count) held = heapUsed();
        return [];
      },
    }],
  });
  const before = heapUsed();
  runsOf(plugin, app)();
  if (held === 0) throw new Error(`The rule was asked ${asked} times, about ${count} clusters`);
  return (held - before) / 1e6;
}

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
