import { App, Stack, aws_rds as rds } from 'aws-cdk-lib';
import { newApp } from '../apps/new-app';
import { cluster, instance, times } from './declare';

const CLASSES = ['db.r6g.large', 'db.r7g.large', 'db.r7g.xlarge', 'db.r8g.large'];

/** One template deployed to many places, as n stacks that leave the place open: each has a cluster and an instance that names it. */
export function oneIdentifierInManyStacks(n: number): App {
  const app = newApp();
  times(n, (index) => {
    const stack = new Stack(app, `Stack${index}`);
    cluster(stack, 'Cluster', { dbClusterIdentifier: 'orders' });
    instance(stack, 'Writer', 'orders');
  });
  return app;
}

/** The same with a global database: each of n stacks has one, and a cluster that names it. */
export function oneGlobalClusterInManyStacks(n: number): App {
  const app = newApp();
  times(n, (index) => {
    const stack = new Stack(app, `Stack${index}`);
    new rds.CfnGlobalCluster(stack, 'Global', { globalClusterIdentifier: 'world', engine: 'aurora-mysql' });
    cluster(stack, 'Cluster', { globalClusterIdentifier: 'world' });
  });
  return app;
}

/** n clusters that one stack gives one name, and an instance that names it. */
export function clustersOfOneName(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  times(n, (index) => cluster(stack, `Cluster${index}`, { dbClusterIdentifier: 'orders' }));
  instance(stack, 'Writer', 'orders');
  return app;
}

/** One cluster with n instances. */
export function instancesOfOneCluster(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const { ref } = cluster(stack, 'Cluster');
  times(n, (index) => instance(stack, `Instance${index}`, ref, {
    dbInstanceIdentifier: `orders-${index}`,
    dbInstanceClass: CLASSES[index % CLASSES.length],
    promotionTier: index % 16,
  }));
  return app;
}
