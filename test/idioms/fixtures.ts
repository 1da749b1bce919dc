import { CfnResource, SecretValue, Stack, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { SingleMasterCluster, SingleMasterClusterProps } from '../../src';
import { ACCOUNT } from '../support/idioms';

export const MYSQL = rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_4 });
export const POSTGRES = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 });
export const MYSQL_VERSION = '8.0.mysql_aurora.3.10.4';
export const POSTGRES_VERSION = '17.7';
export const R7G = ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.LARGE);
export const PASSWORD = SecretValue.secretsManager('database', { jsonField: 'password' }).unsafeUnwrap();

export const mysqlOf = (fullVersion: string) => rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.of(`8.0.mysql_aurora.${fullVersion}`, '8.0') });
export const postgresOf = (fullVersion: string) => rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.of(fullVersion, fullVersion.split('.')[0]!) });

/** A VPC of somebody else, as most apps have it. */
export function vpcOf(stack: Stack): ec2.IVpc {
  const zones = ['a', 'b', 'c'].map((zone) => stack.region + zone);
  return (stack.node.tryFindChild('Vpc') as ec2.IVpc | undefined) ?? ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: zones,
    privateSubnetIds: zones.map((_, index) => `subnet-0123456789abcdef${index}`),
    publicSubnetIds: zones.map((_, index) => `subnet-1123456789abcdef${index}`),
  });
}

/** A VPC of the app. */
export function ownVpc(stack: Stack, props: ec2.VpcProps = {}, id = 'Vpc'): ec2.Vpc {
  return new ec2.Vpc(stack, id, { availabilityZones: ['a', 'b', 'c'].map((zone) => stack.region + zone), natGateways: 1, ...props });
}

/** Another stack of the app. */
export const beside = (stack: Stack, region: string, id = 'World'): Stack => new Stack(stack.node.root, id, { env: { account: ACCOUNT, region } });

export const writer = (props: rds.ProvisionedClusterInstanceProps = {}) => rds.ClusterInstance.provisioned('Writer', { instanceType: R7G, ...props });
export const reader = (props: rds.ProvisionedClusterInstanceProps = {}, id = 'Reader') => rds.ClusterInstance.provisioned(id, { instanceType: R7G, ...props });

/** A cluster of `aws-rds`, of which nothing is said. */
export function l2(stack: Stack, props: Partial<rds.DatabaseClusterProps> = {}, id = 'Orders'): rds.DatabaseCluster {
  const vpc = vpcOf(stack);
  return new rds.DatabaseCluster(stack, id, { engine: POSTGRES, port: 5432, vpc, writer: writer(), storageEncrypted: true, ...props });
}

export const l2Mysql = (stack: Stack, props: Partial<rds.DatabaseClusterProps> = {}, id = 'Orders') => l2(stack, { engine: MYSQL, port: 3306, ...props }, id);

/** A cluster of ours. */
export function ours(stack: Stack, props: Partial<SingleMasterClusterProps> = {}, id = 'Orders'): SingleMasterCluster {
  return new SingleMasterCluster(stack, id, { engine: POSTGRES, vpc: vpcOf(stack), ...props });
}

export const oursMysql = (stack: Stack, props: Partial<SingleMasterClusterProps> = {}, id = 'Orders') => ours(stack, { engine: MYSQL, ...props }, id);

/** The resource behind a construct, or behind one of its children: where escape hatches begin. */
export function resourceOf(construct: IConstruct, ...children: string[]): CfnResource {
  return children.reduce<IConstruct>((parent, id) => parent.node.findChild(id), construct).node.defaultChild as CfnResource;
}

/** A cluster and its writer as resources. */
export function l1(stack: Stack, props: Partial<rds.CfnDBClusterProps> = {}, instance: Partial<rds.CfnDBInstanceProps> = {}, id = 'Orders'): rds.CfnDBCluster {
  const cluster = l1Cluster(stack, props, id);
  l1Instance(stack, cluster, instance, `${id}Writer`);
  return cluster;
}

export function l1Cluster(stack: Stack, props: Partial<rds.CfnDBClusterProps> = {}, id = 'Orders'): rds.CfnDBCluster {
  return new rds.CfnDBCluster(stack, id, { engine: 'aurora-postgresql', engineVersion: POSTGRES_VERSION, port: 5432, masterUsername: 'dbadmin', ...(props.masterUserPassword === undefined ? { manageMasterUserPassword: true } : {}), ...props });
}

export const mysqlProps = { engine: 'aurora-mysql', engineVersion: MYSQL_VERSION, port: 3306 };

export function l1Instance(stack: Stack, cluster: rds.CfnDBCluster, props: Partial<rds.CfnDBInstanceProps> = {}, id = 'Reader'): rds.CfnDBInstance {
  return new rds.CfnDBInstance(stack, id, { engine: cluster.engine!, dbClusterIdentifier: cluster.ref, dbInstanceClass: 'db.r7g.large', ...props });
}
