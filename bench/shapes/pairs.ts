import { App, Stack, aws_rds as rds } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { newApp } from '../apps/new-app';
import { cluster, instance, times } from './declare';

/** What there is of clusters that share a subnet group. */
interface Fleet {
  readonly count: number;
  /** The construct they are in, which their logical ids begin with. Default: `Orders`. */
  readonly scope?: string;
  readonly subnetGroupName?: string;
  readonly cluster?: (index: number) => rds.CfnDBClusterProps;
  readonly instance?: Partial<rds.CfnDBInstanceProps>;
}

const BEFORE: rds.CfnDBClusterProps = { engineVersion: '8.0.mysql_aurora.3.10.1', backupRetentionPeriod: 14, port: 3306, databaseName: 'orders' };

/** Clusters with two instances each. */
function fleet({ count, scope: id = 'Orders', subnetGroupName = 'databases', cluster: props, instance: member }: Fleet): App {
  const app = newApp();
  // As the CDK CLI does: so it is known what is the same under another logical id.
  app.node.setContext('aws:cdk:enable-path-metadata', true);
  const stack = new Stack(app, 'Stack');
  const subnets = new rds.CfnDBSubnetGroup(stack, 'Subnets', { dbSubnetGroupDescription: 'all', dbSubnetGroupName: subnetGroupName, subnetIds: ['subnet-1', 'subnet-2'] });
  const scope = new Construct(stack, id);
  times(count, (index) => {
    const { ref } = cluster(scope, `Cluster${index}`, { ...BEFORE, dbSubnetGroupName: subnets.ref, ...props?.(index) });
    for (const role of ['Writer', 'Reader']) instance(scope, `${role}${index}`, ref, member);
  });
  return app;
}

/** One cluster with n instances. */
function oneCluster(count: number, dbInstanceClass: string): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const { ref } = cluster(stack, 'Cluster', BEFORE);
  times(count, (index) => instance(stack, `Instance${index}`, ref, { dbInstanceClass, promotionTier: index % 16 }));
  return app;
}

/** What is deployed, and what is about to be, of n clusters. */
export const deployed = (count: number): App => fleet({ count });
export const unchanged = deployed;

/** All are upgraded, with other settings and instances; every other one starts over, with its instances. */
export const allChanged = (count: number): App => fleet({
  count,
  cluster: (index) => ({
    engineVersion: '8.0.mysql_aurora.3.10.4', backupRetentionPeriod: 1, port: 3307, ...(index % 2 === 0 ? {} : { databaseName: 'shop' }),
  }),
  instance: { dbInstanceClass: 'db.r8g.large' },
});

/** None is left but for a new one. */
export const allRemoved = (): App => fleet({ count: 1, scope: 'Carts' });

/** Each has another logical id, because the construct around them has another one. */
export const allRenamed = (count: number): App => fleet({ count, scope: 'Shop' });

/** Their subnet group is replaced, and they with it. */
export const allFollowing = (count: number): App => fleet({ count, subnetGroupName: 'private' });

/** What is deployed, and what is about to be, of n instances of one cluster: all restart. */
export const deployedInstances = (count: number): App => oneCluster(count, 'db.r7g.large');
export const allRestarting = (count: number): App => oneCluster(count, 'db.r8g.large');
