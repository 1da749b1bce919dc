import { aws_rds as rds } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export function times(n: number, declare: (index: number) => void): void {
  for (let index = 0; index < n; index++) declare(index);
}

export function cluster(scope: Construct, id: string, props: rds.CfnDBClusterProps = {}): rds.CfnDBCluster {
  return new rds.CfnDBCluster(scope, id, { engine: 'aurora-mysql', masterUsername: 'admin', manageMasterUserPassword: true, ...props });
}

export function instance(scope: Construct, id: string, dbClusterIdentifier: string, props: rds.CfnDBInstanceProps = {}): rds.CfnDBInstance {
  return new rds.CfnDBInstance(scope, id, { engine: 'aurora-mysql', dbInstanceClass: 'db.r7g.large', dbClusterIdentifier, ...props });
}
