import { withoutAurora } from '../apps/without-aurora';
import { auroraChecks } from '../checks';
import { cpuOf } from '../cpu-time';
import { median } from '../statistics';

const CONSTRUCTS = 3000;
const WARM_UP = 3;
const ROUNDS = 9;

/** CPU milliseconds for each 1,000 constructs of an app in which there is nothing to check. */
export default function* measureWithoutAurora(): Generator<number> {
  const app = withoutAurora(CONSTRUCTS);
  const constructs = app.node.findAll().length;
  const run = auroraChecks(app);
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => cpuOf(run));
  yield median(rounds.slice(WARM_UP)) / constructs * 1000;
}
