import * as rds from 'aws-cdk-lib/aws-rds';
import { WorkloadRequirements } from '../../advisor/workload-requirements';
import { ClusterDefaults } from './cluster-defaults';
import { RestoreSource } from './restore-source';

/**
 * Properties of a `SingleMasterCluster`: those of `rds.DatabaseCluster`, every one of which works as it does there.
 *
 * A property that is given always wins over a default of `SingleMasterCluster`; the description of the class lists them.
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
