import { Fn, Stack, StackProps, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Mistakes in constructs of aws-rds, none of which aws-rds refuses. */
export class ShopStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const vpc = new ec2.Vpc(this, 'Vpc');
    const engine = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 });
    const instanceType = ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.LARGE);
    const reader = (_: unknown, index: number) => rds.ClusterInstance.provisioned(`Reader${index + 1}`, { instanceType });

    // mistake: ClusterInstanceLimit - there can be 15 readers
    new rds.DatabaseCluster(this, 'Catalogue', {
      vpc,
      engine,
      storageEncrypted: true,
      writer: rds.ClusterInstance.provisioned('Writer', { instanceType }),
      readers: Array.from({ length: 16 }, reader),
    });

    // mistake: EngineModeRetired - Serverless v1 is gone
    new rds.ServerlessCluster(this, 'Carts', { vpc, engine });

    // mistake: ClusterFailoverTarget - a warning: it may not be deleted, and nothing is there to take over from the writer
    new rds.DatabaseCluster(this, 'Reviews', {
      vpc,
      engine,
      storageEncrypted: true,
      deletionProtection: true,
      writer: rds.ClusterInstance.provisioned('Writer', { instanceType }),
    });
  }

  /** The zones as the deployment finds them, so that nothing has to be looked up beforehand. */
  public get availabilityZones(): string[] {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }
}
