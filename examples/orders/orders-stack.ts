import { CfnOutput, Fn, Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import { SingleMasterCluster } from 'cdk-aurora-topology';
import { Construct } from 'constructs';

/** The database of a shop's orders: one writer, and two readers in other Availability Zones. */
export class OrdersStack extends Stack {
  /** The zones as the deployment finds them, so that nothing has to be looked up beforehand. */
  public get availabilityZones(): string[] {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      natGateways: 0,
      subnetConfiguration: [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });

    const [zone1, zone2, zone3] = vpc.availabilityZones;
    const cluster = new SingleMasterCluster(this, 'Cluster', {
      vpc,
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 }),
      defaultDatabaseName: 'orders',
      // Without `writer` and `readers` there would be one reader. A failover swaps their parts, so the names do not tell them apart.
      writer: instance('Instance1', zone1, 0),
      readers: [instance('Instance2', zone2, 1), instance('Instance3', zone3, 2)],
    });

    // Who may connect: a security group and, since IAM authentication is on, a role.
    const application = new ec2.SecurityGroup(this, 'Application', { vpc, description: 'The application that takes orders' });
    cluster.connections.allowDefaultPortFrom(application);
    const role = new iam.Role(this, 'ApplicationRole', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
    cluster.grantConnect(role, 'orders');

    new CfnOutput(this, 'WriteEndpoint', { value: cluster.clusterEndpoint.socketAddress });
    new CfnOutput(this, 'ReadEndpoint', { value: cluster.clusterReadEndpoint.socketAddress });
  }
}

/** Instances are alike but for their zone, so that each can take over from the writer. */
function instance(name: string, availabilityZone: string, promotionTier: number): rds.IClusterInstance {
  return rds.ClusterInstance.provisioned(name, {
    instanceType: ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.LARGE),
    availabilityZone,
    promotionTier,
    publiclyAccessible: false,
  });
}
