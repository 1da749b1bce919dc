import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { ANY, invalidArgument, requireAddition, requireArgument, requireId, requireProperties } from '../../arguments/argument';
import { registerChecks } from '../../checks/registration';
import { MANAGED_PASSWORD_ROTATION_DAYS } from '../../facts/construct-defaults';
import { BlueGreenDeployment, BlueGreenDeploymentOptions } from '../attachments/blue-green-deployment';
import { CustomEndpoint, CustomEndpointOptions } from '../attachments/custom-endpoint';
import { addReaderEndpoint, proxyDefaults, proxyPolicies } from '../attachments/proxy';
import { ReaderScalingOptions, ScalableReaderCount } from '../attachments/scalable-reader-count';
import { ShardGroup, ShardGroupOptions } from '../attachments/shard-group';
import { ClusterMonitoring } from '../monitoring/cluster-monitoring';
import { MonitoringOptions } from '../monitoring/cluster-monitoring-options';
import { monitoredCluster } from '../monitoring/monitored-cluster';
import { acknowledgeInstances, acknowledgeMonitoringRole, acknowledgeZone } from '../shared/acknowledgements';
import { MULTI_USER_ROTATION_OPTIONS, PROXY_OPTIONS, SINGLE_USER_ROTATION_OPTIONS, aDatabaseProxy } from '../shared/aws-arguments';
import { createLogGroups } from '../shared/log-groups';
import { declareWorkload } from '../shared/workload';
import { encryptCluster } from './encryption';
import { encryptGeneratedSecret } from './generated-secret';
import { hasInsightsByDefault } from './insights';
import { managePassword } from './managed-password';
import { acknowledgeRestore, restore } from './restore';
import { areLogsKnown, defaultInstanceIds, isPasswordManaged, isSecure, ownsLogGroups, withDefaults } from './secure-defaults';
import { SingleMasterClusterProps } from './single-master-cluster-props';

const SINGLE_MASTER_CLUSTER = Symbol.for('cdk-aurora-topology.SingleMasterCluster');

/** Id of what counts the readers; there is one. */
const READER_COUNT = 'ReaderCount';

/**
 * An Aurora cluster with one writer and up to 15 readers: the topology for nearly everything.
 *
 * It is an `rds.DatabaseCluster` with secure and highly available defaults, so that `engine` and `vpc` suffice. Each default gives way
 * to the property named with it:
 *
 * - **Instances**: a writer, and a reader in another Availability Zone that takes over from it, of class `r7g.large` or an older one
 *   for an older engine version; Serverless v2 ones with `serverlessV2MinCapacity`, `serverlessV2MaxCapacity` or
 *   `serverlessV2AutoPauseDuration`, the reader as large as the writer at all times. The reader doubles the price of the instances;
 *   with `writer` only the instances given are created.
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
 *   the instances allow it, and not where Serverless v2 instances can shrink below the 2 ACUs it needs (`enablePerformanceInsights`).
 * - **Limitless**: I/O-Optimized storage, and insights and monitoring as it requires them (`clusterScalabilityType`).
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
 * `defaults: ClusterDefaults.AWS_RDS` leaves all of this as it is in `rds.DatabaseCluster`, for clusters that exist already.
 *
 * Declaring it switches on the checks of this library for the whole app.
 *
 * @resource AWS::RDS::DBCluster
 * @example
 * import { aws_rds as rds } from 'aws-cdk-lib';
 * import { SingleMasterCluster } from 'cdk-aurora-topology';
 *
 * new SingleMasterCluster(stack, 'Orders', {
 *   vpc,
 *   engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 }),
 * });
 */
export class SingleMasterCluster extends rds.DatabaseCluster {
  /**
   * Whether `x` is a `SingleMasterCluster`, of this or of another copy of the library.
   *
   * @param x anything
   */
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
  private readonly secureDefaults: boolean;
  private readonly proxies = new Map<rds.DatabaseProxy, rds.DatabaseProxyEndpointOptions>();

  /**
   * Declares the cluster.
   *
   * @param scope the construct it is made in, such as the stack
   * @param id its id, unique in `scope`
   * @param props the engine, the VPC, and what is to differ from the defaults
   * @throws an error for an argument that makes no sense, such as a port that is no whole number; when RDS is to manage the password of
   * credentials that have one, or of a read replica; for a retention of logs only known at deployment; and whatever
   * `rds.DatabaseCluster` throws
   */
  constructor(scope: Construct, id: string, props: SingleMasterClusterProps) {
    super(scope, id, withDefaults(scope, id, props));
    registerChecks(this);
    Object.defineProperty(this, SINGLE_MASTER_CLUSTER, { value: true });

    const resource = this.node.defaultChild as rds.CfnDBCluster;
    declareWorkload(resource, props.workload);
    if (!areLogsKnown(props)) {
      resource.enableCloudwatchLogsExports = props.cloudwatchLogsExports;
    }
    const key = encryptCluster(this, resource, props);
    this.encryptionKey = props.storageEncryptionKey ?? (props.restoreFrom === undefined ? key : undefined);
    if (props.restoreFrom !== undefined) {
      restore(resource, props.restoreFrom);
    }
    resource.dbInstanceParameterGroupName = props.dbInstanceParameterGroup?.bindToInstance({}).parameterGroupName;

    // The port that was set, rather than an attribute: a security group rule then neither waits for the cluster nor hides its port.
    if (isSecure(props) && resource.port !== undefined) {
      this.connections = new ec2.Connections({ securityGroups: this.securityGroups, defaultPort: ec2.Port.tcp(resource.port) });
    }
    this.secureDefaults = isSecure(props);
    this.passwordManaged = isPasswordManaged(props);
    if (this.passwordManaged) {
      // A key that is given for the storage alone is not used for more by rds.DatabaseCluster.
      const secretKey = isSecure(props) || props.customerManagedKey === true ? key : undefined;
      this.secret = managePassword(this, resource, props.credentials?.encryptionKey ?? secretKey);
    } else if (isSecure(props) && key !== undefined) {
      encryptGeneratedSecret(this, key);
    }
    if (ownsLogGroups(props)) {
      Object.assign(this.cloudwatchLogGroups, createLogGroups(this, {
        cluster: resource,
        retention: props.cloudwatchLogsRetention,
        encryptionKey: key,
        clusterRemovalPolicy: props.removalPolicy,
      }));
    }
    if (hasInsightsByDefault(this, props, this.serverlessV2MinCapacity)) {
      this.performanceInsightsEnabled = true;
      this.performanceInsightRetention = rds.PerformanceInsightRetention.DEFAULT;
      resource.performanceInsightsEnabled = true;
      resource.performanceInsightsRetentionPeriod = rds.PerformanceInsightRetention.DEFAULT;
    }

    acknowledgeInstances(this);
    acknowledgeRestore(resource, props);
    defaultInstanceIds(props).forEach((instance) => acknowledgeZone(this.node.findChild(instance)));
    if (props.monitoringRole === undefined && this.monitoringRole !== undefined) {
      acknowledgeMonitoringRole(this.monitoringRole);
    }
  }

  /**
   * Adds a function that rotates the password of the master user.
   *
   * @param options when the password changes, and where the function runs
   * @throws an error when RDS rotates the password itself, which it does unless `credentials` are given
   */
  public addRotationSingleUser(options?: rds.RotationSingleUserOptions): secretsmanager.SecretRotation {
    requireProperties(SINGLE_USER_ROTATION_OPTIONS, options ?? {}, this, 'options');
    this.requireOwnPassword();
    return super.addRotationSingleUser(options);
  }

  /**
   * Adds a function that rotates the password of another user, with the help of the master user.
   *
   * @param id the id of the rotation, unique in the cluster
   * @param options the secret of the user, and when its password changes
   * @throws an error when RDS manages the password of the master user, which it does unless `credentials` are given
   */
  public addRotationMultiUser(id: string, options: rds.RotationMultiUserOptions): secretsmanager.SecretRotation {
    requireAddition(this, id, options, MULTI_USER_ROTATION_OPTIONS);
    this.requireOwnPassword();
    return super.addRotationMultiUser(id, options);
  }

  /**
   * Lets Application Auto Scaling change the number of readers; by what is said on the result.
   *
   * The readers that are declared count, and stay. At least one of them is needed, and it does not work with Serverless v2
   * instances.
   *
   * @param options how many readers there may be
   * @throws an error when it is called again
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html
   */
  public autoScaleReaders(options: ReaderScalingOptions): ScalableReaderCount {
    requireProperties(ANY, options, this, 'options');
    if (this.node.tryFindChild(READER_COUNT) !== undefined) {
      invalidArgument('`autoScaleReaders` must be called once, got: a second call; keep what the first one returns, and use that', this);
    }
    return new ScalableReaderCount(this, READER_COUNT, { ...options, cluster: this });
  }

  /**
   * Adds an RDS Proxy, which keeps connections to the cluster open and shares them among clients.
   *
   * Where the options say nothing, it logs in with the secret of the cluster, or with IAM when that is its `defaultAuthScheme`;
   * is in the subnets of the cluster, or else in private ones of the VPC; requires TLS; and has a name that is unique. It is
   * registered once the instances exist. With `defaults` of AWS_RDS everything is as in `rds.DatabaseCluster`.
   *
   * It is paid for by the capacity of the instances behind it, and keeps those of Serverless v2 from pausing.
   *
   * @param id the id of the proxy, unique in the cluster
   * @param options the secrets, the network, and how connections are pooled
   * @throws an error when it has neither secrets nor a cluster with a secret nor IAM
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy.html
   */
  public addProxy(id: string, options: rds.DatabaseProxyOptions): rds.DatabaseProxy {
    requireAddition(this, id, options, PROXY_OPTIONS);
    const completed = this.secureDefaults ? proxyDefaults(id, options, this) : options;
    const proxy = super.addProxy(id, completed);
    proxy.node.addDependency(...(this.secureDefaults ? proxyPolicies(id, this) : []));
    this.proxies.set(proxy, { vpc: completed.vpc, vpcSubnets: completed.vpcSubnets });
    return proxy;
  }

  /**
   * Adds an endpoint to an RDS Proxy of the cluster that leads to its readers, in the subnets and security groups of the proxy.
   *
   * @param id the id of the endpoint, unique in the proxy
   * @param proxy what `addProxy` of this cluster returned
   * @throws an error when the proxy was not added by `addProxy` of this cluster
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-endpoints.html
   */
  public addProxyReaderEndpoint(id: string, proxy: rds.DatabaseProxy): rds.IDatabaseProxyEndpoint {
    requireId(id, this);
    requireArgument('proxy', proxy, aDatabaseProxy(), this);
    const where = this.proxies.get(proxy);
    if (where === undefined) {
      invalidArgument(`\`proxy\` must be one of the cluster, got: ${proxy.node.path}; give what \`addProxy\` of the cluster returned`, this);
    }
    return addReaderEndpoint(id, proxy, where);
  }

  /**
   * Adds an endpoint that leads to some of the instances.
   *
   * @param id the id of the endpoint, unique in the cluster
   * @param options which instances it leads to, and its name
   * @throws an error when `endpointIdentifier` is empty
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Endpoints.Custom.html
   */
  public addCustomEndpoint(id: string, options: CustomEndpointOptions = {}): CustomEndpoint {
    requireAddition(this, id, options, ANY);
    return new CustomEndpoint(this, id, { ...options, cluster: this });
  }

  /**
   * Adds the shard group of an Aurora PostgreSQL Limitless Database, which is what `clusterScalabilityType` LIMITLESS makes of the
   * cluster.
   *
   * @param id the id of the shard group, unique in the cluster
   * @param options the capacity, and in how many Availability Zones it is
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/limitless.html
   */
  public addShardGroup(id: string, options: ShardGroupOptions): ShardGroup {
    requireAddition(this, id, options, ANY);
    return new ShardGroup(this, id, { ...options, cluster: this });
  }

  /**
   * Adds a green copy of the cluster, to upgrade and to switch over to.
   *
   * @param id the id of the deployment, unique in the cluster
   * @param options what the copy has in place of what the cluster has
   * @throws an error when `deploymentName` is empty
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/blue-green-deployments-overview.html
   */
  public addBlueGreenDeployment(id: string, options: BlueGreenDeploymentOptions = {}): BlueGreenDeployment {
    requireAddition(this, id, options, ANY);
    return new BlueGreenDeployment(this, id, { ...options, cluster: this });
  }

  /**
   * Adds alarms, a dashboard and a subscription to events that fit the cluster, and a topic they are sent to.
   *
   * @param options which alarms there are, and whom they tell
   * @throws an error when the cluster is monitored already, and when it is a Limitless database, whose metrics are those of shards
   */
  public addMonitoring(options: MonitoringOptions = {}): ClusterMonitoring {
    return this._addMonitoring('single-master', options);
  }

  /**
   * Adds monitoring that fits the part the cluster has.
   *
   * @internal
   */
  public _addMonitoring(topology: 'single-master' | 'global-primary', options: MonitoringOptions): ClusterMonitoring {
    return ClusterMonitoring._of(this, monitoredCluster(this, topology, {
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
}
