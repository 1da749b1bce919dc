import { Stack, StackProps, aws_rds as rds } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Mistakes in the L1 constructs of aws-rds. */
export class InventoryStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const cluster = new rds.CfnDBCluster(this, 'Cluster', {
      engine: 'aurora-postgresql',
      engineVersion: '17.7',
      port: 5432,
      masterUsername: 'dbadmin',
      manageMasterUserPassword: true,
      storageEncrypted: true,
      // mistake: ScalingConfigurationEngineMode - the capacity of Serverless v1, where that of v2 was meant
      scalingConfiguration: { minCapacity: 2, maxCapacity: 8 },
    });

    new rds.CfnDBInstance(this, 'Writer', {
      dbClusterIdentifier: cluster.ref,
      dbInstanceClass: 'db.r7g.large',
      // mistake: MemberEngine - the cluster is PostgreSQL
      engine: 'aurora-mysql',
    });

    new rds.CfnDBInstance(this, 'Reader', {
      dbClusterIdentifier: cluster.ref,
      dbInstanceClass: 'db.r7g.large',
      engine: 'aurora-postgresql',
      // mistake: MemberPromotionTier - tiers go from 0 to 15
      promotionTier: 16,
      // mistake: MemberBackupRetentionPeriod - backups are a setting of the cluster
      backupRetentionPeriod: 7,
      // mistake: MemberMultiAz - an Aurora cluster has readers for that
      multiAz: true,
    });
  }
}
