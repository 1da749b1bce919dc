import { App, Stack, aws_iam as iam, aws_kms as kms, aws_rds as rds } from 'aws-cdk-lib';
import { newApp } from '../apps/new-app';
import { cluster, instance, times } from './declare';

/** n clusters with two instances that share their groups, their key and their role. */
export function sharedGroups(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const subnets = new rds.CfnDBSubnetGroup(stack, 'Subnets', { dbSubnetGroupDescription: 'all', subnetIds: ['subnet-1', 'subnet-2', 'subnet-3'] });
  const parameters = { family: 'aurora-mysql8.0', description: 'all', parameters: { require_secure_transport: 'ON' } };
  const clusterParameters = new rds.CfnDBClusterParameterGroup(stack, 'ClusterParameters', parameters);
  const instanceParameters = new rds.CfnDBParameterGroup(stack, 'Parameters', { ...parameters, parameters: { max_connections: '1000' } });
  const key = new kms.CfnKey(stack, 'Key', { keyPolicy: {} });
  const role = new iam.CfnRole(stack, 'Role', { assumeRolePolicyDocument: {} });
  times(n, (index) => {
    const { ref } = cluster(stack, `Cluster${index}`, {
      dbSubnetGroupName: subnets.ref, dbClusterParameterGroupName: clusterParameters.ref, storageEncrypted: true, kmsKeyId: key.attrArn,
    });
    for (const member of ['Writer', 'Reader']) {
      instance(stack, `${member}${index}`, ref, { dbParameterGroupName: instanceParameters.ref, monitoringInterval: 60, monitoringRoleArn: role.attrArn });
    }
  });
  return app;
}

/** n clones of one cluster, and n replicas of it. */
export function copiesOfOneCluster(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  const source = cluster(stack, 'Cluster', { dbClusterIdentifier: 'orders' });
  const abroad = new Stack(app, 'Abroad', { env: { account: '111122223333', region: 'eu-central-1' } });
  times(n, (index) => {
    new rds.CfnDBCluster(stack, `Clone${index}`, { engine: 'aurora-mysql', sourceDbClusterIdentifier: source.ref, restoreType: 'copy-on-write', useLatestRestorableTime: true });
    new rds.CfnDBCluster(abroad, `Replica${index}`, { engine: 'aurora-mysql', replicationSourceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:cluster:orders' });
  });
  return app;
}
