import fc from 'fast-check';

/** How often each property is tried: `PROPERTY_RUNS=20000` looks longer. */
export const NUM_RUNS = Number(process.env.PROPERTY_RUNS ?? 1000);

/** Long enough for the longest of the normal suite on a busy machine, and in proportion for more runs. */
const TIMEOUT = Math.max(120_000, NUM_RUNS * 120);

/** The same for everybody: what fails a check is what has changed since the last. `PROPERTY_SEED=random` looks elsewhere. */
const SEED = 20_230_228;

/**
 * A test that `property` holds for whatever `arbitrary` makes. A failure prints the seed and the path: run it again with
 * `PROPERTY_SEED=… PROPERTY_PATH=…`.
 */
export function holds<T>(name: string, arbitrary: fc.Arbitrary<T>, property: (value: T) => void, numRuns = NUM_RUNS): void {
  const { PROPERTY_SEED: seed = SEED, PROPERTY_PATH: path } = process.env;
  test(name, () => {
    fc.assert(fc.property(arbitrary, property), {
      numRuns,
      ...(seed === 'random' ? {} : { seed: Number(seed) }),
      ...(path === undefined ? {} : { path }),
    });
  }, TIMEOUT);
}
