import { App } from 'aws-cdk-lib';
import { chainOfConditions, clustersWithConditions } from './conditions';
import { globalClustersOfImports, instancesOfImports } from './imports';
import { customEndpoints, eventSubscriptions, proxies, proxyOfManyClusters, scalingTargets } from './lists';
import { clustersOfOneName, instancesOfOneCluster, oneGlobalClusterInManyStacks, oneIdentifierInManyStacks } from './names';
import { allChanged, allFollowing, allRemoved, allRenamed, allRestarting, deployed, deployedInstances, unchanged } from './pairs';
import { copiesOfOneCluster, sharedGroups } from './shared';

/** A kind of app that can grow: the checks of one twice as large take at most a bit more than twice as long. */
export interface Shape {
  readonly title: string;
  /** The app of a size. */
  readonly app: (size: number) => App;
  /** What is deployed of that size, where the app is compared with it. */
  readonly deployed?: (size: number) => App;
  /** The smallest and the largest size that is measured, and all between that are twice the one before. */
  readonly from: number;
  readonly to: number;
}

export const SHAPES = {
  oneIdentifierInManyStacks: { title: 'stacks with a cluster of one name, and an instance that names it', app: oneIdentifierInManyStacks, from: 25, to: 400 },
  oneGlobalClusterInManyStacks: { title: 'stacks with a global database of one name, and a cluster that names it', app: oneGlobalClusterInManyStacks, from: 25, to: 400 },
  clustersOfOneName: { title: 'clusters of one name in one stack', app: clustersOfOneName, from: 250, to: 2000 },
  instancesOfOneCluster: { title: 'instances of one cluster', app: instancesOfOneCluster, from: 625, to: 5000 },
  instancesOfImports: { title: 'clusters, and instances of imported ones', app: instancesOfImports, from: 250, to: 2000 },
  globalClustersOfImports: { title: 'clusters, and global databases of imported ones', app: globalClustersOfImports, from: 250, to: 2000 },
  chainOfConditions: { title: 'conditions of one cluster that build on each other', app: chainOfConditions, from: 25, to: 400 },
  clustersWithConditions: { title: 'clusters with four conditions that build on each other', app: clustersWithConditions, from: 25, to: 400 },
  proxies: { title: 'clusters, every other behind a proxy', app: proxies, from: 250, to: 2000 },
  proxyOfManyClusters: { title: 'clusters behind one proxy, with as many ways to log in', app: proxyOfManyClusters, from: 250, to: 2000 },
  scalingTargets: { title: 'clusters with readers that are scaled', app: scalingTargets, from: 250, to: 2000 },
  eventSubscriptions: { title: 'clusters in one event subscription, and in one each', app: eventSubscriptions, from: 250, to: 2000 },
  customEndpoints: { title: 'custom endpoints of one cluster, and one of all its instances', app: customEndpoints, from: 250, to: 2000 },
  sharedGroups: { title: 'clusters that share their groups, key and role', app: sharedGroups, from: 250, to: 2000 },
  copiesOfOneCluster: { title: 'clones and replicas of one cluster', app: copiesOfOneCluster, from: 250, to: 2000 },
  unchangedPair: { title: 'clusters that are deployed, and do not change', app: unchanged, deployed, from: 250, to: 2000 },
  changedPair: { title: 'clusters that are deployed, and all change', app: allChanged, deployed, from: 250, to: 2000 },
  removedPair: { title: 'clusters that are deployed, and are no more in the app', app: allRemoved, deployed, from: 250, to: 2000 },
  renamedPair: { title: 'clusters that are deployed, and have other logical ids', app: allRenamed, deployed, from: 250, to: 2000 },
  followingPair: { title: 'clusters that are deployed, and are replaced with their subnet group', app: allFollowing, deployed, from: 250, to: 2000 },
  restartingPair: { title: 'instances of one cluster that are deployed, and all restart', app: allRestarting, deployed: deployedInstances, from: 625, to: 5000 },
} satisfies Readonly<Record<string, Shape>>;

export type ShapeName = keyof typeof SHAPES;
