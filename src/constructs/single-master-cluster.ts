import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, IConstruct } from 'constructs';
import { registerChecks } from '../checks/registration';
import { MANAGED_PASSWORD_ROTATION_DAYS, hasInsights } from '../private/facts/construct-defaults';
import { ClusterMonitoring } from './cluster-monitoring';
import { MonitoringOptions } from './cluster-monitoring-options';
import { acknowledgeInstances, acknowledgeMonitoringRole, acknowledgeZone } from './private/acknowledgements';
import { invalidArgument } from './private/arguments';
import { asKey, createEncryptionKey } from './private/encryption-key';
import { createLogGroups } from './private/log-groups';
import { managePassword } from './private/managed-password';
import { monitoredCluster } from './private/monitoring-shape';
import { defaultInstanceIds, isLimitless, isPasswordManaged, ownsLogGroups, withDefaults } from './private/single-master-defaults';
import { SingleMasterClusterProps } from './single-master-cluster-props';

const SINGLE_MASTER_CLUSTER = Symbol.for('cdk-aurora-topology.SingleMasterCluster');

/**
 * An Aurora cluster with one writer and up to 15 readers: the topology for nearly everything.
 *
 * It is an `rds.DatabaseCluster` with secure and highly available defaults, so that `engine` and `vpc` suffice. Each default gives way
 * to the property named with it:
 *
 * - **Instances**: a writer, and a reader in another Availability Zone that takes over from it, of class `r7g.large` or an older one
 *   for an older engine version. The reader doubles the price of the instances; with `writer` only the instances given are created.
 * - **Subnets**: isolated ones, or else private ones with egress, in two Availability Zones at least; a VPC without them needs
 *   `vpcSubnets`.
 * - **Port**: 13306 for MySQL and 15432 for PostgreSQL, since the well-known ports are tried first; the engine's own with `domain`.
 *   Clients have to be told, best from `clusterEndpoint` (`port`).
 * - **Encryption**: storage, secret and log groups under a key of its own, 1 USD a month (`customerManagedKey`,
 *   `storageEncryptionKey`, `storageEncrypted`).
 * - **TLS**: required by the cluster's parameter group, when the engine has a version (`parameters`, `parameterGroup`).
 * - **Password**: generated, kept and rotated by RDS, 0.40 USD a month (`credentials`, or `manageMasterUserPassword` where
 *   aws-cdk-lib has it); see `secret`.
 * - **IAM authentication**: on (`iamAuthentication`).
 * - **Backups**: kept for 14 days, with tags; storage beyond the first day is billed (`backup`).
 * - **Backtrack**: 24 hours on Aurora MySQL, in Regions known to have it, unless a binary log may be written (`parameterGroup`,
 *   `binlog_format`, a read replica). Every change is kept and billed by the hour, and such a cluster cannot join a global database;
 *   it cannot be switched on later (`backtrackWindow`, off with `Duration.seconds(0)`).
 * - **Removal**: protected from deletion unless `removalPolicy` is DESTROY; a snapshot is taken, and its storage billed
 *   (`deletionProtection`, `removalPolicy`).
 * - **Logs**: MySQL writes connections, schema and privilege changes, errors and slow statements; PostgreSQL writes its log. Ingestion
 *   and storage are billed, for 3 months (`cloudwatchLogsExports`, `cloudwatchLogsRetention`).
 * - **Performance Insights**: on for the whole cluster with the free 7 days, which is Database Insights standard, where the classes of
 *   the instances allow it (`enablePerformanceInsights`).
 * - **Enhanced Monitoring**: every 60 seconds; its log ingestion is billed (`monitoringInterval`, off with `Duration.seconds(0)`).
 *
 * RDS manages the password rather than a rotation function, because a function in subnets without a route to Secrets Manager fails
 * unnoticed. RDS refuses to do so for members of a global database, read replicas of another Region and blue/green deployments: give
 * `credentials` there, and add a rotation with `addRotationSingleUser`.
 *
 * Instances that are given are left as they are. The log groups need a cluster identifier that is known beforehand, so a cluster
 * without `clusterIdentifier` gets one derived from the names of its stack and its path. CloudFormation does not replace a named
 * cluster: an update that would put an empty cluster in the place of a full one fails instead. With `cloudwatchLogsExports: []` or
 * `cloudwatchLogsRetentionRole` the name is left to CloudFormation, and log groups to `rds.DatabaseCluster`.
 *
 * Declaring it switches on the checks of this library for the whole app.
 *
 * @resource AWS::RDS::DBCluster
 */
export class SingleMasterCluster extends rds.DatabaseCluster {
  /** Whether `x` is a `SingleMasterCluster`, of this or of another copy of the library. */
  public static isSingleMasterCluster(x: any): x is SingleMasterCluster {
    return x !== null && typeof x === 'object' && SINGLE_MASTER_CLUSTER in x;
  }

  /**
   * The secret with the credentials of the master user.
   *
   * One that RDS manages holds `username` and `password` only; take host and port from `clusterEndpoint`.
   */
  public declare readonly secret?: secretsmanager.ISecret;

  /** Who may connect to the cluster. */
  public declare readonly connections: ec2.Connections;

  /** Whether Performance Insights is enabled for the whole cluster. */
  public declare readonly performanceInsightsEnabled: boolean;

  /** How long Performance Insights keeps its data; `undefined` when it is not enabled. */
  public declare readonly performanceInsightRetention?: rds.PerformanceInsightRetention;

  /** The key that encrypts the storage; `undefined` when it is the account's `aws/rds` key, or none. */
  public readonly encryptionKey?: kms.IKeyRef;

  private readonly passwordManaged: boolean;

  /**
   * Declares the cluster.
   *
   * @throws an error when RDS is to manage the password of credentials that have one, or of a read replica, and whatever
   * `rds.DatabaseCluster` throws
   */
  constructor(scope: Construct, id: string, props: SingleMasterClusterProps) {
    super(scope, id, withDefaults(scope, id, props));
    registerChecks(this);
    Object.defineProperty(this, SINGLE_MASTER_CLUSTER, { value: true });

    const resource = this.node.defaultChild as rds.CfnDBCluster;
    const key = this.useKey(resource, props);
    this.encryptionKey = props.storageEncryptionKey ?? key;

    // The port that was set, rather than an attribute: a security group rule then neither waits for the cluster nor hides its port.
    if (resource.port !== undefined) {
      this.connections = new ec2.Connections({ securityGroups: this.securityGroups, defaultPort: ec2.Port.tcp(resource.port) });
    }
    this.passwordManaged = isPasswordManaged(props);
    if (this.passwordManaged) {
      this.secret = managePassword(this, resource, props.credentials?.encryptionKey ?? key);
    }
    if (ownsLogGroups(props)) {
      Object.assign(this.cloudwatchLogGroups, createLogGroups(this, {
        cluster: resource,
        logTypes: resource.enableCloudwatchLogsExports ?? [],
        retention: props.cloudwatchLogsRetention,
        encryptionKey: key,
        clusterRemovalPolicy: props.removalPolicy,
      }));
    }
    if (this.canDefaultToInsights(props)) {
      this.performanceInsightsEnabled = true;
      this.performanceInsightRetention = rds.PerformanceInsightRetention.DEFAULT;
      resource.performanceInsightsEnabled = true;
      resource.performanceInsightsRetentionPeriod = rds.PerformanceInsightRetention.DEFAULT;
    }

    acknowledgeInstances(this);
    defaultInstanceIds(props).forEach((instance) => acknowledgeZone(this.node.findChild(instance)));
    if (props.monitoringRole === undefined && this.monitoringRole !== undefined) {
      acknowledgeMonitoringRole(this.monitoringRole);
    }
  }

  /**
   * Adds a function that rotates the password of the master user.
   *
   * @throws an error when RDS rotates the password itself, which it does unless `credentials` are given
   */
  public addRotationSingleUser(options?: rds.RotationSingleUserOptions): secretsmanager.SecretRotation {
    this.requireOwnPassword();
    return super.addRotationSingleUser(options);
  }

  /**
   * Adds a function that rotates the password of another user, with the help of the master user.
   *
   * @throws an error when RDS manages the password of the master user, which it does unless `credentials` are given
   */
  public addRotationMultiUser(id: string, options: rds.RotationMultiUserOptions): secretsmanager.SecretRotation {
    this.requireOwnPassword();
    return super.addRotationMultiUser(id, options);
  }

  /**
   * Adds alarms, a dashboard and a subscription to events that fit the cluster, and a topic they are sent to.
   *
   * @throws an error when the cluster is monitored already, and when it is a Limitless database, whose metrics are those of shards
   */
  public addMonitoring(options: MonitoringOptions = {}): ClusterMonitoring {
    return ClusterMonitoring._of(this, monitoredCluster(this, 'single-master', {
      minCapacity: this.serverlessV2MinCapacity,
      maxCapacity: this.serverlessV2MaxCapacity,
    }), options);
  }

  private requireOwnPassword(): void {
    if (this.passwordManaged) {
      invalidArgument('Cannot add a rotation function, because RDS manages the password of the master user and rotates it every '
        + `${MANAGED_PASSWORD_ROTATION_DAYS} days; leave the rotation to RDS, or give \`credentials\``, this);
    }
  }

  /** @returns the key that encrypts the storage, as far as it is known well enough to encrypt more with it */
  private useKey(resource: rds.CfnDBCluster, props: SingleMasterClusterProps): kms.IKey | undefined {
    const wantsOwnKey = props.storageEncrypted !== false && (props.customerManagedKey ?? true);
    if (props.storageEncryptionKey !== undefined || !wantsOwnKey) {
      return asKey(props.storageEncryptionKey);
    }
    const key = createEncryptionKey(this, props.removalPolicy);
    resource.kmsKeyId = key.keyArn;
    return key;
  }

  /** Not before the instances exist, whose classes and own settings decide. */
  private canDefaultToInsights(props: SingleMasterClusterProps): boolean {
    if (this.performanceInsightsEnabled || props.enablePerformanceInsights === false || isLimitless(props)) {
      return false;
    }
    return this.node.findAll().filter(isInstance).every((instance) => {
      const instanceClass = Token.isUnresolved(instance.dbInstanceClass) ? undefined : instance.dbInstanceClass;
      return instance.enablePerformanceInsights === undefined && hasInsights(props.engine.engineType, instanceClass);
    });
  }
}

function isInstance(node: IConstruct): node is rds.CfnDBInstance {
  return rds.CfnDBInstance.isCfnDBInstance(node);
}
