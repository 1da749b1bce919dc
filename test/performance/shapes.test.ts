import { auroraChecks } from '../../bench/checks';
import { cpuOf } from '../../bench/cpu-time';
import { SHAPES, Shape } from '../../bench/shapes';

/** What is linear costs 2 and noise, what is quadratic 4. The bench, on a machine of its own, holds it to less. */
const LIMIT = 3;
/** What one round shows to be linear, whatever disturbed it. */
const CLEAR = 2.4;

const ROUNDS = 12;
/** What takes this long altogether has shown how it grows. */
const ENOUGH_MS = 3000;

/** What doubling the shape costs: best runs in turns, until they show that it is little, or that it is not. */
function doubling({ app, deployed, to }: Shape): number {
  // Two sides take longer, and so show it sooner.
  const largest = deployed ? to / 16 : to / 8;
  const [once, twice] = [largest / 2, largest].map((size) => auroraChecks(app(size), deployed?.(size))) as [() => void, () => void];
  once();
  let [onceCpu, twiceCpu] = [Infinity, Infinity];
  for (let round = 1; round <= ROUNDS; round++) {
    onceCpu = Math.min(onceCpu, cpuOf(once));
    twiceCpu = Math.min(twiceCpu, cpuOf(twice));
    if (round * twiceCpu > ENOUGH_MS || twiceCpu / onceCpu <= (round > 1 ? LIMIT : CLEAR)) break;
  }
  return twiceCpu / onceCpu;
}

describe('twice as large, and about twice as long to check', () => {
  for (const shape of Object.values(SHAPES)) {
    test(shape.title, () => { expect(doubling(shape)).toBeLessThanOrEqual(LIMIT); });
  }
});
