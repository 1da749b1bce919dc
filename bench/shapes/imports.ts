import { App, Fn, Stack, aws_rds as rds } from 'aws-cdk-lib';
import { newApp } from '../apps/new-app';
import { cluster, instance, times } from './declare';

/** n clusters, and n instances of clusters that are imported: each may be of any of the first. */
export function instancesOfImports(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  times(n, (index) => {
    cluster(stack, `Cluster${index}`);
    instance(stack, `Instance${index}`, Fn.importValue(`cluster-${index}`));
  });
  return app;
}

/** n clusters, and n global databases made from clusters that are imported. */
export function globalClustersOfImports(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  times(n, (index) => {
    cluster(stack, `Cluster${index}`);
    new rds.CfnGlobalCluster(stack, `Global${index}`, { sourceDbClusterIdentifier: Fn.importValue(`cluster-${index}`) });
  });
  return app;
}
