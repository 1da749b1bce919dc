/**
 * Blue/green deployments of Aurora clusters.
 */

/** Longest BlueGreenDeploymentName; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateBlueGreenDeployment.html (read 2026-11-22). */
export const MAX_DEPLOYMENT_NAME = 60;

/** Settings that do not apply to Aurora; same page. */
export const INSTANCE_SETTINGS = ['TargetDBInstanceClass', 'TargetAllocatedStorage', 'TargetIops', 'TargetStorageThroughput', 'TargetStorageType', 'UpgradeTargetStorageConfig'] as const;
