import { clusters } from '../apps/clusters';
import { CONDITIONAL_CLUSTERS, ConditionalCluster } from '../apps/conditional-clusters';
import { auroraChecks } from '../checks';
import { costOf } from '../doubling';

export interface OneCluster {
  readonly title: ConditionalCluster;
  /** CPU milliseconds, in a process that has checked other clusters. */
  readonly cpu: number;
}

const WARM_UP = 3;

export default function* measureOneCluster(): Generator<OneCluster> {
  const others = clusters({ count: 20, kind: 'varied', mistakes: 'all' });
  for (let count = 0; count < WARM_UP; count++) auroraChecks(others)();
  for (const title of Object.keys(CONDITIONAL_CLUSTERS) as ConditionalCluster[]) {
    yield { title, cpu: costOf(1, CONDITIONAL_CLUSTERS[title]()).cpu };
  }
}
