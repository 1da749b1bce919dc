import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import { AuroraClusterOptions, AuroraInstanceOptions } from '../shared/cluster-options';

/** An instance of a `SecondaryCluster`. */
export interface SecondaryInstanceOptions extends AuroraInstanceOptions {
  /**
   * What the instance is called in the app. It becomes part of the logical id, so that another name means another instance. Unique
   * within the cluster, and known when the app is synthesized.
   *
   * @default - `Instance1`, `Instance2` and so on
   */
  readonly name?: string;

  /**
   * The instance parameter group.
   *
   * @default - the default group of the engine version
   */
  readonly parameterGroup?: rds.IParameterGroup;

  /**
   * The order in which instances become the writer after a switchover to this cluster: 0 (first) to 15.
   *
   * @default - that of the service, 1
   */
  readonly promotionTier?: number;
}

/** Options of a secondary cluster of a `GlobalDatabase`. */
export interface SecondaryClusterOptions extends AuroraClusterOptions {
  /**
   * The instances, all of them read-only: how many, or one entry each. Not together with `headless`.
   *
   * The number has to be known when the app is synthesized, and at least 1.
   *
   * @default 2
   */
  readonly instances?: number | SecondaryInstanceOptions[];

  /**
   * Whether the cluster has no instances: only the storage is replicated and paid for, and nothing can be read here. A switchover or
   * failover to it has to create an instance first, which takes minutes; a minor version upgrade needs one, too. To give it
   * instances, take `headless` out.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-attach.console.headless.html
   * @default false
   */
  readonly headless?: boolean;

  /**
   * Whether the instances forward writes to the primary, so that an application writes here, too: each statement takes a round trip
   * to the Region of the primary. Schema changes, `SAVEPOINT` and bulk loads are not forwarded. A `headless` cluster
   * forwards once it has instances.
   *
   * Aurora forwards nothing until it is told how consistent reads have to be, so the parameter group says that a session sees its own
   * writes: `aurora_replica_read_consistency` is `SESSION` on Aurora MySQL, `apg_write_forward.consistency_mode` is `session` on
   * Aurora PostgreSQL. Choose another mode in `parameters`; behind RDS Proxy it must not be the session one.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-write-forwarding.html
   * @default false
   */
  readonly writeForwarding?: boolean;

  /**
   * The type of the instances. Aurora takes memory optimized classes and `serverless` in a global database.
   *
   * @default - `r7g.large`, or an older one for an older engine version
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * The least capacity of instances of type `serverless`, in Aurora capacity units (ACU).
   *
   * @default - none; needed together with `serverlessV2MaxCapacity`
   */
  readonly serverlessV2MinCapacity?: number;

  /**
   * The most capacity of instances of type `serverless`, in Aurora capacity units (ACU).
   *
   * @default - none; needed together with `serverlessV2MinCapacity`
   */
  readonly serverlessV2MaxCapacity?: number;

  /**
   * An existing subnet group, in place of `vpcSubnets`.
   *
   * @default - a subnet group with `vpcSubnets`
   */
  readonly subnetGroup?: rds.ISubnetGroup;

  /**
   * The port the instances listen on, 1150 to 65535.
   *
   * @default - that of the primary, unless only its deployment tells, which is warned of: 13306 for MySQL and 15432 for PostgreSQL then
   */
  readonly port?: number;

  /**
   * The key that encrypts the storage, and with it the log groups: one of the Region of this cluster. It cannot be changed later.
   *
   * @default - a new customer managed key (1 USD a month) that outlives the cluster unless `removalPolicy` is DESTROY; none when the
   * global database is not encrypted
   */
  readonly storageEncryptionKey?: kms.IKeyRef;

  /**
   * The storage: standard, or I/O-Optimized.
   *
   * @default rds.DBClusterStorageType.AURORA
   */
  readonly storageType?: rds.DBClusterStorageType;

  /**
   * The cluster parameter group. Not together with `parameters`.
   *
   * @default - one with `parameters`; that of the service when the engine has no version
   */
  readonly parameterGroup?: rds.IParameterGroup;

  /**
   * Parameters of the cluster. They are added to the defaults, and win over them.
   *
   * @default - TLS is required, and what is logged is written, as on the primary; and the `parameters` of the primary, except values
   * that are only known at deployment
   */
  readonly parameters?: { [key: string]: string };

  /**
   * Whether users can log in with IAM credentials.
   *
   * @default true
   */
  readonly iamAuthentication?: boolean;

  /**
   * The Active Directory of the Region, for Kerberos: where the primary has one, each secondary needs one.
   *
   * @default - none
   */
  readonly domain?: string;

  /**
   * The role RDS asks the directory with. Only together with `domain`.
   *
   * @default - none
   */
  readonly domainRole?: iam.IRole;

  /**
   * The logs that are exported to CloudWatch Logs.
   *
   * @default - audit, error, general and slowquery for MySQL, postgresql for PostgreSQL; ingestion and storage are billed
   */
  readonly cloudwatchLogsExports?: string[];

  /**
   * Whether Performance Insights is on for the whole cluster, with the free 7 days.
   *
   * @default - true, where the classes of the instances allow it; false without instances
   */
  readonly enablePerformanceInsights?: boolean;

  /**
   * How long and when automated backups are made here. Storage is billed beyond the first day.
   *
   * @default - kept for 14 days, in a window RDS chooses at random, so that a restore is possible here after a switchover, too
   */
  readonly backup?: rds.BackupProps;

  /**
   * Whether the cluster is protected from deletion.
   *
   * @default - as the global database, unless `removalPolicy` is DESTROY
   */
  readonly deletionProtection?: boolean;

  /**
   * What happens to the cluster when it is removed from the stack, or replaced. CloudFormation takes it out of the global database
   * first. The default keeps a snapshot, since after a failover this cluster may be the one that has the data.
   *
   * @default - as the global database: RemovalPolicy.SNAPSHOT unless it was told otherwise
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * The identifier of the cluster, different from those of all other clusters of the global database. CloudFormation cannot replace
   * a cluster that has one.
   *
   * @default - derived from the names of the stack and the path, with the Region at its end when it is known
   */
  readonly clusterIdentifier?: string;

  /**
   * The Region this cluster is copied from when it is created. RDS asks for it when the storage is encrypted. It cannot be changed
   * later.
   *
   * @default - the Region the global database started in, when it is known and the storage is encrypted
   */
  readonly sourceRegion?: string;
}
