import { CfnOutput, Fn, RemovalPolicy, Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { SingleMasterCluster, TopologyAdvisor } from 'cdk-aurora-topology';
import { Construct } from 'constructs';
import { TICKETS } from './workload';

/** What takes its place: one writer of Aurora MySQL 3 with a reader that forwards writes, behind RDS Proxy. */
export class ReplacementStack extends Stack {
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
    // A database in isolated subnets reads the bucket through this.
    vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });

    // The dump lies here. Aurora MySQL reads objects under a customer managed key from 3.05 on.
    const key = new kms.Key(this, 'DumpKey', { enableKeyRotation: true, description: 'Dump of the multi-master cluster' });
    const dump = new s3.Bucket(this, 'Dump', {
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    const cluster = new SingleMasterCluster(this, 'Cluster', {
      vpc,
      engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_4 }),
      defaultDatabaseName: 'tickets',
      // The default is a writer, and a reader in another zone that takes over from it. Here the reader takes writes, too, and forwards
      // them; without a read consistency it would refuse them. EVENTUAL is nearest to what multi-master did.
      enableLocalWriteForwarding: true,
      parameters: { aurora_replica_read_consistency: 'EVENTUAL' },
      s3ImportBuckets: [dump],
      workload: TICKETS,
    });

    // The workload waits 45 seconds, which a failover can take. The proxy shortens it, and keeps the connections.
    const application = new ec2.SecurityGroup(this, 'Application', { vpc, description: 'The application that sells tickets' });
    const access = new ec2.SecurityGroup(this, 'ProxyAccess', { vpc, description: 'The proxy in front of the tickets' });
    access.addIngressRule(application, ec2.Port.tcp(3306), 'The application, at the port of the proxy');
    const proxy = cluster.addProxy('Proxy', {
      dbProxyName: 'tickets',
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      securityGroups: [access],
      secrets: [cluster.secret!],
      requireTLS: true,
      iamAuth: true,
    });

    const { summary, features, multiMaster } = TopologyAdvisor.recommend(TICKETS);
    new CfnOutput(this, 'Advice', { value: summary });
    new CfnOutput(this, 'AdvisedFeatures', { value: features.map(({ feature }) => feature).join(', ') });
    new CfnOutput(this, 'MultiMasterVerdict', { value: multiMaster.statement });
    new CfnOutput(this, 'DumpBucket', { value: dump.bucketName });
    new CfnOutput(this, 'WriteEndpoint', { value: cluster.clusterEndpoint.socketAddress });
    new CfnOutput(this, 'ProxyEndpoint', { value: proxy.endpoint });
    new CfnOutput(this, 'ReadEndpoint', { value: cluster.clusterReadEndpoint.socketAddress });
  }
}
