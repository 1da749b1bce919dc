import * as rds from 'aws-cdk-lib/aws-rds';
import { WorkloadRequirements } from '../advisor/workload-requirements';

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
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
   * @default true, unless `storageEncrypted` is false
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
}
