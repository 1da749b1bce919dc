import { auroraChecks } from '../../bench/checks';
import { cpuOf } from '../../bench/cpu-time';
import { SHAPES, Shape } from '../../bench/shapes';

/** What is linear costs 2 and noise, what is quadratic 4. The bench, on a machine of its own, holds it to less. */
const LIMIT = 3;

const ROUNDS = 12;
/** What takes this long altogether has shown how it grows. */
const ENOUGH_MS = 3000;

/** What doubling the shape costs: best runs in turns, until they show that it is little, or that it is not. */
function doubling({ app, to }: Shape): number {
  const [once, twice] = [auroraChecks(app(to / 16)), auroraChecks(app(to / 8))];
  once();
  twice();
  let [onceCpu, twiceCpu] = [Infinity, Infinity];
  for (let round = 1; round <= ROUNDS; round++) {
    onceCpu = Math.min(onceCpu, cpuOf(once));
    twiceCpu = Math.min(twiceCpu, cpuOf(twice));
    if (round * twiceCpu > ENOUGH_MS || round > 1 && twiceCpu / onceCpu <= LIMIT) break;
  }
  return twiceCpu / onceCpu;
}

describe('twice as large, and about twice as long to check', () => {
  for (const shape of Object.values(SHAPES)) {
    test(shape.title, () => { expect(doubling(shape)).toBeLessThanOrEqual(LIMIT); });
  }
});
