/** What a `SingleMasterCluster` does about properties that are not given. */
export enum ClusterDefaults {
  /** The secure and highly available defaults of `SingleMasterCluster`. */
  SECURE = 'secure',

  /**
   * Those of `rds.DatabaseCluster`: the template stays the same, so that a deployed cluster can change its class without a
   * change to its stack. What is given still counts, those properties included that only `SingleMasterCluster` has.
   */
  AWS_RDS = 'aws-rds',
}
