import { Duration, Fn, RemovalPolicy, Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';

export interface LedgerStackProps extends StackProps {
  /** How many instances the cluster has beside its writer. */
  readonly readers: number;
}

/** The database of a ledger, once for each environment: an ordinary cluster of aws-rds. */
export class LedgerStack extends Stack {
  /** The zones as the deployment finds them, so that nothing has to be looked up beforehand. */
  public get availabilityZones(): string[] {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }

  constructor(scope: Construct, id: string, props: LedgerStackProps) {
    super(scope, id, props);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      natGateways: 0,
      subnetConfiguration: [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });
    const instanceType = ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.LARGE);

    new rds.DatabaseCluster(this, 'Ledger', {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 }),
      credentials: rds.Credentials.fromGeneratedSecret('ledgeradmin'),
      writer: rds.ClusterInstance.provisioned('Writer', { instanceType }),
      readers: Array.from({ length: props.readers }, (_, index) =>
        rds.ClusterInstance.provisioned(`Reader${index + 1}`, { instanceType, promotionTier: 1 })),
      backup: { retention: Duration.days(7) },
      storageEncrypted: true,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.SNAPSHOT,
    });
  }
}
