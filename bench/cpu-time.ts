import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What Linux keeps of the main thread, whose id is that of the process; its first number is nanoseconds on a CPU. */
const SCHEDULER_STATISTICS = `/proc/self/task/${process.pid}/schedstat`;
/** Leaving the CPU for a moment makes Linux bring them up to date, which it otherwise does a few times in 10 ms. */
const MOMENT_MS = 0.01;
const nothing = new Int32Array(new SharedArrayBuffer(4));

/**
 * Milliseconds the main thread has been on a CPU: what else runs on the machine lengthens them less than the time on the clock, and
 * threads of Node beside it do not count. Elsewhere than on Linux, what the whole process has taken.
 */
export const cpuTime: () => number = hasStatistics() ? ofMainThread : ofProcess;

// The first call costs more than some of what is measured.
cpuTime();

function ofMainThread(): number {
  Atomics.wait(nothing, 0, 0, MOMENT_MS);
  return Number.parseInt(readFileSync(SCHEDULER_STATISTICS, 'latin1'), 10) / 1e6;
}

function ofProcess(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function hasStatistics(): boolean {
  try {
    return ofMainThread() > 0;
  } catch {
    return false;
  }
}

/** Collects garbage, also in a process that was not started with `--expose-gc`. */
export const collectGarbage: () => void = exposedGc();

function exposedGc(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/** CPU milliseconds of one call, begun without garbage of earlier ones. */
export function cpuOf(run: () => void): number {
  collectGarbage();
  const start = cpuTime();
  run();
  return cpuTime() - start;
}
