import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import { WorkloadRequirements } from '../../advisor/workload-requirements';
import { ConflictHandling } from '../conflict-handling/conflict-handling';
import { AuroraClusterOptions, AuroraInstanceOptions } from '../shared/cluster-options';

/** A writer or a reader of a `MultiMasterCluster`. */
export interface MultiMasterInstanceOptions extends AuroraInstanceOptions {
  /**
   * What the instance is called in the app: `ConflictHandling` can refer to it, and it becomes part of the logical id, so that
   * another name means another instance. Unique within the cluster, and known when the app is synthesized.
   *
   * @default - `Writer1`, `Writer2` and so on; `Reader1`, `Reader2` and so on
   */
  readonly name?: string;

  /**
   * Parameters of an instance parameter group of its own, of family `aurora5.6`.
   *
   * `read_only` is not for you to set here: it follows from whether the instance is one of the `writers` or of the `readers`.
   *
   * @default - a writer has the default group of the family, and the readers share one with `read_only=1`
   */
  readonly parameters?: { [key: string]: string };
}

/** Properties of a `MultiMasterCluster`. */
export interface MultiMasterClusterProps extends AuroraClusterOptions {
  /** How the application deals with write conflicts. There is no default, because none is right for every application. */
  readonly conflictHandling: ConflictHandling;

  /**
   * The instances that take writes: how many, or one entry each. Aurora has at most 4 in a cluster.
   *
   * The number has to be known when the app is synthesized, and at least 1.
   */
  readonly writers: number | MultiMasterInstanceOptions[];

  /**
   * The instances that are read-only: how many, or one entry each. They are ordinary instances of the cluster whose parameter
   * group has `read_only=1`, since a multi-master cluster has no Aurora Replicas.
   *
   * The number has to be known when the app is synthesized.
   *
   * @default 0
   */
  readonly readers?: number | MultiMasterInstanceOptions[];

  /**
   * The type of the instances: r4.2xlarge, r4.4xlarge, r4.8xlarge or r4.16xlarge.
   *
   * @default - r4.2xlarge, the smallest
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * The engine version: 5.6.10a, the only one AWS documented for multi-master.
   *
   * @default '5.6.10a'
   */
  readonly engineVersion?: string;

  /**
   * An existing subnet group; `vpcSubnets` then only places the rotation function.
   *
   * @default - a subnet group with `vpcSubnets`
   */
  readonly subnetGroup?: rds.ISubnetGroup;

  /**
   * The port the instances listen on, 1150 to 65535.
   *
   * @default 13306
   */
  readonly port?: number;

  /**
   * The credentials of the master user. With `snapshotIdentifier` only a secret with those of the snapshot is allowed.
   *
   * @default - user `admin` with a password generated into a secret (0.40 USD a month); none with `snapshotIdentifier`
   */
  readonly credentials?: rds.Credentials;

  /**
   * Whether a function rotates the generated password every 30 days, from a private subnet with egress.
   *
   * @default - true when the secret is generated here and the VPC has private subnets with egress, through which the function
   * reaches Secrets Manager
   */
  readonly rotateSecret?: boolean;

  /**
   * Name of a database to create.
   *
   * @default - none is created
   */
  readonly defaultDatabaseName?: string;

  /**
   * How long and when automated backups are made. Storage is billed beyond the first day.
   *
   * @default - kept for 14 days, in a window RDS chooses at random
   */
  readonly backup?: rds.BackupProps;

  /**
   * Whether the storage is encrypted. It cannot be changed later.
   *
   * @default true; with `snapshotIdentifier` as the snapshot is
   */
  readonly storageEncrypted?: boolean;

  /**
   * The key that encrypts the storage, and with it the generated secret and the log groups. It cannot be changed later.
   *
   * @default - a new customer managed key (1 USD a month) that outlives the cluster unless `removalPolicy` is DESTROY; with
   * `snapshotIdentifier` the key of the snapshot
   */
  readonly storageEncryptionKey?: kms.IKeyRef;

  /**
   * The cluster parameter group, of family `aurora5.6`. Not together with `parameters`.
   *
   * @default - one with `parameters`
   */
  readonly parameterGroup?: rds.IParameterGroup;

  /**
   * Parameters of the cluster. They are added to the defaults, and win over them.
   *
   * @default - the audit log records connections, and changes of schema and privileges; the slow query log is on
   */
  readonly parameters?: { [key: string]: string };

  /**
   * The logs that are exported to CloudWatch Logs: any of audit, error, general, slowquery. `general` stays empty until the
   * parameter `general_log` is set.
   *
   * @default - all four; ingestion and storage are billed
   */
  readonly cloudwatchLogsExports?: string[];

  /**
   * Whether the cluster is protected from deletion.
   *
   * @default true, unless `removalPolicy` is DESTROY
   */
  readonly deletionProtection?: boolean;

  /**
   * What happens to the cluster when it is removed from the stack, or replaced.
   *
   * @default RemovalPolicy.SNAPSHOT
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * The identifier of the cluster. CloudFormation cannot replace a cluster that has one.
   *
   * @default - derived from the names of the stack and the path, because the log groups have to be created before the cluster;
   * CloudFormation generates one when no logs are exported
   */
  readonly clusterIdentifier?: string;

  /**
   * Name or ARN of the snapshot to restore from. It has to be one of a multi-master cluster: AWS restores no other into this
   * engine mode.
   *
   * @default - a new, empty cluster
   */
  readonly snapshotIdentifier?: string;

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
