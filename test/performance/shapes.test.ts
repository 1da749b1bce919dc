import { auroraChecks } from '../../bench/checks';
import { cpuOf } from '../../bench/cpu-time';
import { DOUBLING_LIMIT } from '../../bench/doubling';
import { SHAPES, Shape, ShapeName } from '../../bench/shapes';

/** Shapes whose checks grow faster than the app, and why. Whoever mends one takes it out. */
const NOT_YET_LINEAR: Partial<Record<ShapeName, string>> = {
  oneIdentifierInManyStacks: 'a name is looked up among the resources of that name in all stacks, for each that has it or uses it',
  oneGlobalClusterInManyStacks: 'a name is looked up among the resources of that name in all stacks, for each that has it or uses it',
  clustersOfOneName: 'each cluster looks at all others of its name',
  membersOfOneGlobalDatabase: 'each member puts the global database together again',
  instancesOfImports: 'each cluster asks of every import whether it may be one of it',
  globalClustersOfImports: 'each cluster asks of every import whether it may be one of it',
  chainOfConditions: 'a condition is found out again wherever it is mentioned, which takes seconds for one cluster',
  clustersWithConditions: 'a condition is found out again wherever it is mentioned, which takes long for each cluster',
  proxyOfManyClusters: 'each cluster looks through the list of all clusters behind the proxy',
  scalingTargets: 'each cluster looks at the scaling targets of all',
  customEndpoints: 'each endpoint compares all instances with each other to find the writer',
};

const ROUNDS = 6;
/** What takes this long altogether has shown how it grows. */
const ENOUGH_MS = 2000;

/** What doubling the shape costs: best runs in turns, until they show that it is little, or that it is not. */
function doubling({ app, to }: Shape): number {
  const [once, twice] = [auroraChecks(app(to / 4)), auroraChecks(app(to / 2))];
  once();
  twice();
  let [onceCpu, twiceCpu] = [Infinity, Infinity];
  for (let round = 1; round <= ROUNDS; round++) {
    onceCpu = Math.min(onceCpu, cpuOf(once));
    twiceCpu = Math.min(twiceCpu, cpuOf(twice));
    if (round * twiceCpu > ENOUGH_MS || round > 1 && twiceCpu / onceCpu <= DOUBLING_LIMIT) break;
  }
  return twiceCpu / onceCpu;
}

describe('twice as large, and about twice as long to check', () => {
  for (const [name, shape] of Object.entries(SHAPES)) {
    const reason = NOT_YET_LINEAR[name as ShapeName];
    if (reason !== undefined) test.todo(`${shape.title}: ${reason}`);
    else test(shape.title, () => { expect(doubling(shape)).toBeLessThanOrEqual(DOUBLING_LIMIT); });
  }
});
