import { App, Stack, aws_applicationautoscaling as scaling, aws_rds as rds } from 'aws-cdk-lib';
import { newApp } from '../apps/new-app';
import { cluster, instance, times } from './declare';

/** A workload that does not wait for a failover: rules then ask for proxies, and for readers that are added. */
const IMPATIENT = { tolerableWriteOutageSeconds: 30 };

/** n clusters, a proxy with an endpoint of its own in front of every other. */
export function proxies(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  times(n, (index) => {
    const one = cluster(stack, `Cluster${index}`);
    one.addMetadata('AuroraTopology::Workload', IMPATIENT);
    const members = ['Writer', 'Reader'].map((role) => instance(stack, `${role}${index}`, one.ref));
    if (index % 2 === 0) return;
    const dbProxyName = proxy(stack, `Proxy${index}`, [`arn:aws:secretsmanager:eu-west-1:111122223333:secret:s${index}`]).ref;
    const targets = new rds.CfnDBProxyTargetGroup(stack, `Targets${index}`, { dbProxyName, targetGroupName: 'default', dbClusterIdentifiers: [one.ref] });
    members.forEach((member) => targets.addResourceDependency(member));
    new rds.CfnDBProxyEndpoint(stack, `Endpoint${index}`, { dbProxyName, dbProxyEndpointName: `endpoint-${index}`, targetRole: 'READ_ONLY', vpcSubnetIds: SUBNETS });
  });
  return app;
}

/** One proxy in front of n clusters, with n ways to log in. */
export function proxyOfManyClusters(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const clusters = listed(n, (index) => cluster(stack, `Cluster${index}`).ref);
  const secrets = listed(n, (index) => `arn:aws:secretsmanager:eu-west-1:111122223333:secret:s${index}`);
  const dbProxyName = proxy(stack, 'Proxy', secrets).ref;
  new rds.CfnDBProxyTargetGroup(stack, 'Targets', { dbProxyName, targetGroupName: 'default', dbClusterIdentifiers: clusters });
  return app;
}

/** n clusters with one instance, each with readers that Application Auto Scaling adds. */
export function scalingTargets(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  times(n, (index) => {
    const { ref } = cluster(stack, `Cluster${index}`, { enableLocalWriteForwarding: true });
    instance(stack, `Writer${index}`, ref);
    new scaling.CfnScalableTarget(stack, `Readers${index}`, {
      serviceNamespace: 'rds',
      scalableDimension: 'rds:cluster:ReadReplicaCount',
      resourceId: `cluster:${ref}`,
      minCapacity: 1,
      maxCapacity: 4,
    });
  });
  return app;
}

/** n clusters, an event subscription to all of them, and one to each. */
export function eventSubscriptions(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const subscription = { snsTopicArn: 'arn:aws:sns:eu-west-1:111122223333:events', sourceType: 'db-cluster' };
  const clusters = listed(n, (index) => cluster(stack, `Cluster${index}`).ref);
  clusters.forEach((ref, index) => new rds.CfnEventSubscription(stack, `Subscription${index}`, { ...subscription, sourceIds: [ref] }));
  new rds.CfnEventSubscription(stack, 'Subscription', { ...subscription, sourceIds: clusters });
  return app;
}

/** One cluster with n instances, and n custom endpoints of one of them each; another has all of them. */
export function customEndpoints(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const { ref } = cluster(stack, 'Cluster');
  const members = listed(n, (index) => instance(stack, `Instance${index}`, ref).ref);
  const endpoint = (id: string, staticMembers: string[]) => new rds.CfnDBClusterEndpoint(stack, id, {
    dbClusterIdentifier: ref, dbClusterEndpointIdentifier: id, customEndpointType: 'READER', staticMembers,
  });
  members.forEach((member, index) => endpoint(`Endpoint${index}`, [member]));
  endpoint('All', members);
  return app;
}

const SUBNETS = ['subnet-1', 'subnet-2'];

function proxy(stack: Stack, id: string, secrets: string[]): rds.CfnDBProxy {
  return new rds.CfnDBProxy(stack, id, {
    dbProxyName: id,
    engineFamily: 'MYSQL',
    roleArn: 'arn:aws:iam::111122223333:role/proxy',
    vpcSubnetIds: SUBNETS,
    auth: secrets.map((secretArn) => ({ authScheme: 'SECRETS', secretArn })),
  });
}

function listed(n: number, declare: (index: number) => string): string[] {
  return Array.from({ length: n }, (_, index) => declare(index));
}
