import { Duration, RemovalPolicy, Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';

/** A stack as it was before: nothing in here is of cdk-aurora-topology. */
export class ShopStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2 });
    const instanceType = ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.LARGE);

    new rds.DatabaseCluster(this, 'Database', {
      vpc,
      engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_4 }),
      credentials: rds.Credentials.fromGeneratedSecret('shopadmin'),
      writer: rds.ClusterInstance.provisioned('Writer', { instanceType }),
      readers: [rds.ClusterInstance.provisioned('Reader', { instanceType, promotionTier: 1 })],
      backup: { retention: Duration.days(7) },
      storageEncrypted: true,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.SNAPSHOT,
    });
  }
}
