import { createOnly, reference, typeUpdates } from './table';

/**
 * Blue/green deployments: one that is replaced is made anew, of the cluster as it is then. Its handler is not public, and CloudFormation
 * knows it by an identifier of its own. Source: createOnlyProperties of the schema of us-east-1, 2026-10-20: all but Tags.
 */
export const deploymentUpdates = typeUpdates(
  'AWS::RDS::Deployment',
  { holdsData: false },
  [reference('deployment')],
  createOnly(
    'BlueGreenDeploymentName', 'Source', 'TargetDBClusterParameterGroupName', 'TargetDBInstanceClass', 'TargetDBParameterGroupName', 'TargetEngineVersion',
    'TargetStorageType', 'UpgradeTargetStorageConfig',
  ),
);
