import { Stack, aws_rds as rds } from 'aws-cdk-lib';

export function times(n: number, declare: (index: number) => void): void {
  for (let index = 0; index < n; index++) declare(index);
}

export function cluster(stack: Stack, id: string, props: rds.CfnDBClusterProps = {}): rds.CfnDBCluster {
  return new rds.CfnDBCluster(stack, id, { engine: 'aurora-mysql', masterUsername: 'admin', manageMasterUserPassword: true, ...props });
}

export function instance(stack: Stack, id: string, dbClusterIdentifier: string, props: rds.CfnDBInstanceProps = {}): rds.CfnDBInstance {
  return new rds.CfnDBInstance(stack, id, { engine: 'aurora-mysql', dbInstanceClass: 'db.r7g.large', dbClusterIdentifier, ...props });
}
