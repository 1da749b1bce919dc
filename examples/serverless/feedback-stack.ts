import { CfnOutput, Duration, Fn, Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import { SingleMasterCluster } from 'cdk-aurora-topology';
import { Construct } from 'constructs';

/** What visitors said after a concert: busy for an hour, idle for days. Nothing is paid for instances while nobody asks. */
export class FeedbackStack extends Stack {
  /** The zones as the deployment finds them, so that nothing has to be looked up beforehand. */
  public get availabilityZones(): string[] {
    return [0, 1].map((index) => Fn.select(index, Fn.getAzs()));
  }

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      natGateways: 0,
      subnetConfiguration: [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });

    const cluster = new SingleMasterCluster(this, 'Cluster', {
      vpc,
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 }),
      defaultDatabaseName: 'feedback',
      // A capacity makes the instances serverless. The reader scales and pauses with the writer, so that it can take over from it.
      serverlessV2MinCapacity: 0,
      serverlessV2MaxCapacity: 4,
      serverlessV2AutoPauseDuration: Duration.minutes(10),
      enableDataApi: true,
    });

    // A function asks over HTTPS: no VPC, no connections to keep, and so nothing that keeps the instances awake.
    const role = new iam.Role(this, 'FunctionRole', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    cluster.grantDataApiAccess(role);

    new CfnOutput(this, 'ClusterArn', { value: cluster.clusterArn });
    new CfnOutput(this, 'SecretArn', { value: cluster.secret!.secretArn });
  }
}
