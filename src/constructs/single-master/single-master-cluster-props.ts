import * as rds from 'aws-cdk-lib/aws-rds';
import { WorkloadRequirements } from '../../advisor/workload-requirements';
import { ClusterDefaults } from './cluster-defaults';
import { RestoreSource } from './restore-source';

/**
 * Properties of a `SingleMasterCluster`: those of `rds.DatabaseCluster`, every one of which works as it does there.
 *
 * A property that is given always wins over a default of `SingleMasterCluster`; the description of the class says why it is there, and
 * what it costs. With `defaults` of AWS_RDS these are as in `rds.DatabaseCluster`; otherwise:
 *
 * - `backtrackWindow`: 24 hours on Aurora MySQL in Regions known to have it, unless a binary log may be written; 0 for a copy
 * - `backup`: kept for 14 days, in a window RDS chooses at random
 * - `cloudwatchLogsExports`: `audit`, `error`, `general` and `slowquery` of Aurora MySQL, `postgresql` of Aurora PostgreSQL
 * - `cloudwatchLogsRetention`: `logs.RetentionDays.THREE_MONTHS`; logs never expire with `cloudwatchLogsRetentionRole`
 * - `clusterIdentifier`: derived from the names of the stack and the path, where logs are exported without `cloudwatchLogsRetentionRole`
 * - `credentials`: a user named `admin`, or `postgres` on PostgreSQL, whose password RDS generates, keeps and rotates
 * - `deletionProtection`: true, unless `removalPolicy` is DESTROY
 * - `enableClusterLevelEnhancedMonitoring`: true for a Limitless database, false for others
 * - `enablePerformanceInsights`: true for a Limitless database, and where the classes and capacities of all instances allow it
 * - `iamAuthentication`: true
 * - `instanceProps`: none; `writer` and `readers` say it
 * - `instances`: none; `writer` and `readers` say it
 * - `manageMasterUserPassword`: true, unless `credentials` are given, or it is a read replica or a Limitless database
 * - `monitoringInterval`: 60 seconds
 * - `parameterGroup`: a new one with `parameters`, where the engine has a version
 * - `parameters`: TLS is required, and Aurora MySQL writes what it exports; what is given is added
 * - `performanceInsightEncryptionKey`: the account's key `aws/rds`
 * - `performanceInsightRetention`: 7 days, or 1 month for a Limitless database
 * - `port`: 13306 on MySQL and 15432 on PostgreSQL; the engine's own with `domain`
 * - `readers`: one in another Availability Zone; none where `writer` is given, or for a Limitless database
 * - `storageEncrypted`: true; what comes from a snapshot is encrypted if the snapshot is
 * - `storageEncryptionKey`: a new one, unless `customerManagedKey` or `storageEncrypted` is false, or it is a copy
 * - `storageType`: `DBClusterStorageType.AURORA_IOPT1` for a Limitless database, `AURORA` for others
 * - `vpc`: that of `instanceProps`; one of the two is needed
 * - `vpcSubnets`: the isolated ones, or else the private ones with egress; a VPC without either needs this property
 * - `writer`: one of class `r7g.large`, or an older one for an older engine version; a Serverless v2 one where a capacity is given; none
 *   for a Limitless database
 */
export interface SingleMasterClusterProps extends rds.DatabaseClusterProps {
  /**
   * Whether to encrypt with a customer managed key of its own when no `storageEncryptionKey` is given.
   *
   * The key encrypts the storage, the secret and the log groups. It costs about 1 USD a month and rotates every year. A cluster
   * cannot change its key later, and a snapshot under the account's `aws/rds` key cannot be shared with another account, which is
   * why the default is not the free one. The key outlives the cluster, because the final snapshot needs it, unless
   * `removalPolicy` is DESTROY.
   *
   * A restored cluster keeps the key of what it is made from; the key of its own then encrypts secret and log groups alone.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
   * @default true, unless `storageEncrypted` is false, or `defaults` is AWS_RDS
   */
  readonly customerManagedKey?: boolean;

  /**
   * What the workload needs. The checks compare it with what is declared, and warn where the two do not fit; nothing else follows from
   * it. It becomes an entry of the `Metadata` of the cluster in the template.
   *
   * `TopologyAdvisor.recommend` takes the same.
   *
   * @default - not said, and not compared
   */
  readonly workload?: WorkloadRequirements;

  /**
   * What becomes of properties that are not given.
   *
   * With AWS_RDS a deployed `rds.DatabaseCluster` can become a `SingleMasterCluster` of the same id and properties without any
   * change to its stack. The secure defaults can be taken over one by one after that.
   *
   * @default ClusterDefaults.SECURE
   */
  readonly defaults?: ClusterDefaults;

  /**
   * The snapshot or the other cluster this one is made from.
   *
   * Users and data are those of the source, so `defaultDatabaseName` has no effect on a copy. RDS manages the password of the master
   * user from then on, unless `credentials` are given: their password replaces that of the source, whose user name they have to
   * have. `engine` is that of the source; from a snapshot it can be of a later version.
   *
   * The storage keeps the key of its source, unless `storageEncryptionKey` is given. What comes from a snapshot is encrypted if
   * the snapshot is; a copy or clone of a cluster that is not encrypted is refused, unless `storageEncrypted` is false or a key is
   * given. `backtrackWindow` of a copy has no default, because RDS only lets it be set at a creation or the restore of a snapshot.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-snapshotidentifier
   * @default - a new and empty cluster
   */
  readonly restoreFrom?: RestoreSource;

  /**
   * The DB parameter group of the instances after an upgrade to another major version, in which they cannot keep the group they
   * have. The instances the cluster creates by default have it from the start; others have to name it, too (`parameterGroup`).
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-dbinstanceparametergroupname
   * @default - the default group of the version
   */
  readonly dbInstanceParameterGroup?: rds.IParameterGroup;
}
