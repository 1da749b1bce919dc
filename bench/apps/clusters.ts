import { App, Stack } from 'aws-cdk-lib';
import { MISTAKES } from './mistakes';
import { declareNetwork } from './network';
import { newApp } from './new-app';
import { declareOrdinaryCluster } from './ordinary-cluster';
import { pick } from './pick';
import { declareVariedCluster } from './varied-cluster';

const CLUSTERS_PER_STACK = 20;
const ENV = { account: '111122223333', region: 'eu-west-1' };

export interface ClusterApp {
  readonly count: number;
  /**
   * A writer, a reader and the settings anybody makes, each stack for itself; or with parameter groups, proxies, serverless instances,
   * instances that name their cluster, and a network in another stack.
   */
  readonly kind: 'ordinary' | 'varied';
  /** Which clusters have a mistake: none, one in each stack of 20, or every one. */
  readonly mistakes: 'none' | 'few' | 'all';
}

/** An app of clusters of aws-rds, as different from each other as those of a company are. */
export function clusters({ count, kind, mistakes }: ClusterApp): App {
  const app = newApp();
  const shared = kind === 'varied' ? declareNetwork(new Stack(app, 'Platform', { env: ENV })) : undefined;
  for (let first = 0; first < count; first += CLUSTERS_PER_STACK) {
    const stack = new Stack(app, `Stack${first}`, { env: ENV });
    const network = shared ?? declareNetwork(stack);
    for (let index = first; index < Math.min(first + CLUSTERS_PER_STACK, count); index++) {
      const cluster = kind === 'varied' ? declareVariedCluster(stack, network, index) : declareOrdinaryCluster(stack, network, index);
      if (mistakes === 'all' || (mistakes === 'few' && index === first)) pick(MISTAKES, index)(cluster);
    }
  }
  return app;
}
