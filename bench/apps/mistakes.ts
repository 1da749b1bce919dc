import { aws_rds as rds } from 'aws-cdk-lib';

/** Mistakes that CDK lets pass, and the checks find. */
export const MISTAKES: readonly ((cluster: rds.DatabaseCluster) => void)[] = [
  (cluster) => { l1(cluster).backupRetentionPeriod = 36; },
  (cluster) => { Object.assign(l1(cluster), { preferredBackupWindow: '01:00-02:00', preferredMaintenanceWindow: 'Sun:01:30-Sun:02:30' }); },
  (cluster) => { l1(cluster).serverlessV2ScalingConfiguration = { minCapacity: 16, maxCapacity: 8 }; },
  (cluster) => { l1(cluster).databaseName = 'orders-2'; },
  (cluster) => { for (const member of members(cluster)) member.promotionTier = 16; },
  // Somebody in a hurry: what is overridden is read in another way.
  (cluster) => { l1(cluster).addPropertyOverride('EngineMode', 'parallelquery'); },
  (cluster) => { for (const member of members(cluster)) member.addPropertyOverride('AllocatedStorage', '100'); },
];

function l1(cluster: rds.DatabaseCluster): rds.CfnDBCluster {
  return cluster.node.defaultChild as rds.CfnDBCluster;
}

function members(cluster: rds.DatabaseCluster): rds.CfnDBInstance[] {
  return cluster.node.findAll().filter((child): child is rds.CfnDBInstance => child instanceof rds.CfnDBInstance);
}
