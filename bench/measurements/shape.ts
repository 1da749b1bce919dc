import { auroraChecks } from '../checks';
import { cpuOf } from '../cpu-time';
import { Cost, DOUBLING_LIMIT, costOf, worstDoubling } from '../doubling';
import { SHAPES, Shape, ShapeName } from '../shapes';

/** Warms up what is measured next. */
const WARM_UP = 3;
/** Where doubling costs too much, and a size takes longer than that, the next would only take long. */
const LIMIT_MS = 1500;

/** The cost of one size after the other. */
export default function* measureShape(name: ShapeName): Generator<Cost> {
  const { app, deployed, from, to }: Shape = SHAPES[name];
  const warmUp = auroraChecks(app(from), deployed?.(from));
  for (let count = 0; count < WARM_UP && cpuOf(warmUp) < LIMIT_MS; count++);
  const costs: Cost[] = [];
  for (let size = from; size <= to; size *= 2) {
    const cost = costOf(size, app(size), deployed?.(size));
    costs.push(cost);
    yield cost;
    if (cost.cpu > LIMIT_MS && (worstDoubling(costs) ?? Infinity) > DOUBLING_LIMIT) return;
  }
}
