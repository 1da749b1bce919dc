/**
 * What a `SingleMasterCluster` does about properties that are not given.
 *
 * @example
 * import { aws_rds as rds } from 'aws-cdk-lib';
 * import { ClusterDefaults, SingleMasterCluster } from 'cdk-aurora-topology';
 *
 * new SingleMasterCluster(stack, 'Existing', {
 *   vpc,
 *   engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 }),
 *   writer: rds.ClusterInstance.serverlessV2('writer'),
 *   defaults: ClusterDefaults.AWS_RDS,
 * });
 */
export enum ClusterDefaults {
  /** The secure and highly available defaults of `SingleMasterCluster`. */
  SECURE = 'secure',

  /**
   * Those of `rds.DatabaseCluster`: the template stays the same, so that a deployed cluster can change its class without a
   * change to its stack. What is given still counts, those properties included that only `SingleMasterCluster` has.
   */
  AWS_RDS = 'aws-rds',
}
