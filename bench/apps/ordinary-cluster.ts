import { Stack, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { Network } from './network';
import { pick } from './pick';

export const ENGINES: readonly (() => rds.IClusterEngine)[] = [
  () => rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 }),
  () => rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_8 }),
  () => rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_6 }),
];
export const CLASSES = ['r6g.large', 'r7g.large', 'r7g.xlarge', 'r8g.large'];

/** A writer, a reader, and settings that differ from cluster to cluster. */
export function declareOrdinaryCluster(
  stack: Stack, { vpc }: Network, index: number, more: Partial<rds.DatabaseClusterProps> = {},
): rds.DatabaseCluster {
  const instanceType = new ec2.InstanceType(pick(CLASSES, index));
  return new rds.DatabaseCluster(stack, `Cluster${index}`, {
    engine: pick(ENGINES, index)(),
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    clusterIdentifier: index % 4 === 0 ? `cluster-${index}` : undefined,
    defaultDatabaseName: index % 3 === 0 ? `orders${index}` : undefined,
    storageEncrypted: true,
    iamAuthentication: index % 2 === 0,
    deletionProtection: index % 5 !== 0,
    storageType: index % 6 === 0 ? rds.DBClusterStorageType.AURORA_IOPT1 : undefined,
    writer: rds.ClusterInstance.provisioned('Writer', { instanceType }),
    readers: [rds.ClusterInstance.provisioned('Reader', { instanceType, promotionTier: index % 3 })],
    ...more,
  });
}
