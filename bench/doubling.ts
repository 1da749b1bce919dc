import { App } from 'aws-cdk-lib';
import { auroraChecks } from './checks';
import { cpuOf } from './cpu-time';

/** What doubling an app may cost at most: twice as much, and something for the noise. */
export const DOUBLING_LIMIT = 2.3;

/** The CPU milliseconds the checks of an app of `size` took. */
export interface Cost {
  readonly size: number;
  readonly cpu: number;
}

const RUNS = 5;
/** A run this long is not repeated: it stands out of the noise. */
const LONG_MS = 500;

/** The best of a few runs: what disturbs a run only ever makes it longer. */
export function costOf(size: number, app: App, deployed?: App): Cost {
  const run = auroraChecks(app, deployed);
  let cpu = Infinity;
  for (let count = 0; count < RUNS; count++) {
    cpu = Math.min(cpu, cpuOf(run));
    if (cpu > LONG_MS) break;
  }
  return { size, cpu };
}

/** Below it a cost is mostly noise, and what does not depend on the size. */
const NOISE_MS = 10;

/** The most that a doubling cost, of those that start above the noise, or else of the last; undefined where there was none. */
export function worstDoubling(costs: readonly Cost[]): number | undefined {
  const steps = costs.slice(1).map((cost, index) => ({ from: costs[index]!.cpu, ratio: cost.cpu / costs[index]!.cpu }));
  const telling = steps.filter(({ from }) => from >= NOISE_MS);
  const ratios = (telling.length > 0 ? telling : steps.slice(-1)).map(({ ratio }) => ratio);
  return ratios.length === 0 ? undefined : Math.max(...ratios);
}
