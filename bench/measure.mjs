import { spawnSync } from 'node:child_process';

/** Milliseconds one call takes. */
export function timeOf(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Of each named function the median of `rounds` calls in milliseconds, taken in turns so that a busy moment hits all alike. */
export function medians(functions, rounds) {
  const times = Object.fromEntries(Object.keys(functions).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(functions)) times[name].push(timeOf(run));
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** What a script prints, as a number: the median over processes of its own. */
export function medianOfProcesses(script, { cwd, count }) {
  return median(Array.from({ length: count }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '-e', script], { cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return Number(stdout);
  }));
}
