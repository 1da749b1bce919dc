/** `1.2 s` */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs steps, at most `parallel` at a time, the first ones first.
 *
 * A step has a `name`, a `run` that gives `{ ok, output, note?, passed?, failed? }`, and optionally the names of other steps:
 * `needs` must have passed, `after` must be over. A step whose needs failed is not run, and does not count. Each is told of when it
 * ends, unless that `isSilent`.
 */
export async function runSteps(steps, { parallel = 2, isSilent = false } = {}) {
  const results = new Map();
  const running = new Map();
  let waiting = [...steps];

  while (waiting.length > 0 || running.size > 0) {
    for (const step of waiting) {
      if ((step.needs ?? []).some((name) => results.has(name) && !results.get(name).ok)) {
        results.set(step.name, { ok: false, passed: 0, failed: 0 });
        console.log(`- ${step.name}: not run`);
      } else if (running.size < parallel && [...(step.needs ?? []), ...(step.after ?? [])].every((name) => results.has(name))) {
        running.set(step.name, runStep(step, isSilent));
      }
    }
    waiting = waiting.filter(({ name }) => !results.has(name) && !running.has(name));
    if (running.size > 0) {
      const [name, result] = await Promise.race(running.values());
      running.delete(name);
      results.set(name, result);
    }
  }
  return [...results.values()];
}

async function runStep({ name, run }, isSilent) {
  const start = performance.now();
  const result = await run().catch((error) => ({ ok: false, output: error.stack }));
  const { ok, output, note } = result;
  if (!isSilent) {
    console.log([`${ok ? '✔' : '✘'} ${name}`, seconds(start), ...note ? [note] : []].join('  '));
    if (!ok) console.log(indent(output));
  }
  return [name, { name, ...result, passed: result.passed ?? (ok ? 1 : 0), failed: Math.max(result.failed ?? 0, ok ? 0 : 1) }];
}

/** Prints how steps went, as the last line, and has the process end with it. */
export function finish(results, start) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${seconds(start)} in all`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

export function indent(text) {
  return text.trimEnd().replace(/^(?=.)/gm, '    ');
}
