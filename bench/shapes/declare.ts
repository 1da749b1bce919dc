import { App, Stack, aws_rds as rds } from 'aws-cdk-lib';

/** An app that takes as many resources in a stack as are declared, and keeps no stack trace of each. */
export function newApp(): App {
  return new App({
    context: { '@aws-cdk/core:stackResourceLimit': 0 },
    analyticsReporting: false,
    stackTraces: false,
    treeMetadata: false,
  });
}

export function times(n: number, declare: (index: number) => void): void {
  for (let index = 0; index < n; index++) declare(index);
}

export function cluster(stack: Stack, id: string, props: rds.CfnDBClusterProps = {}): rds.CfnDBCluster {
  return new rds.CfnDBCluster(stack, id, { engine: 'aurora-mysql', masterUsername: 'admin', manageMasterUserPassword: true, ...props });
}

export function instance(stack: Stack, id: string, dbClusterIdentifier: string, props: rds.CfnDBInstanceProps = {}): rds.CfnDBInstance {
  return new rds.CfnDBInstance(stack, id, { engine: 'aurora-mysql', dbInstanceClass: 'db.r7g.large', dbClusterIdentifier, ...props });
}
