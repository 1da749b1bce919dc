import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';

export const POSTGRES = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 });
export const LARGE = ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.LARGE);
export const XLARGE = ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.XLARGE);

/** The network of the shop, which another team deploys. */
export function network(scope: Construct): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(scope, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    isolatedSubnetIds: ['subnet-0aaaaaaaaaaaaaaaa', 'subnet-0bbbbbbbbbbbbbbbb', 'subnet-0cccccccccccccccc'],
    isolatedSubnetRouteTableIds: ['rtb-0aaaaaaaaaaaaaaaa', 'rtb-0bbbbbbbbbbbbbbbb', 'rtb-0cccccccccccccccc'],
  });
}

/** What the clusters have in common: a writer and a reader in two zones. */
export function inNetwork(vpc: ec2.IVpc) {
  return {
    vpc,
    vpcSubnets: { availabilityZones: ['eu-west-1a', 'eu-west-1b'] },
    engine: POSTGRES,
    backup: { retention: Duration.days(7) },
    writer: rds.ClusterInstance.provisioned('Writer', { instanceType: LARGE }),
    readers: [rds.ClusterInstance.provisioned('Reader', { instanceType: LARGE, promotionTier: 1 })],
  };
}

/** An instance of a cluster that is declared by L1 constructs. */
export const member = (cluster: rds.CfnDBCluster): rds.CfnDBInstanceProps => ({
  dbClusterIdentifier: cluster.ref,
  dbInstanceClass: 'db.r7g.large',
  engine: 'aurora-postgresql',
});
