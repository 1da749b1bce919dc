import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { invalidArgument, requireArgument, requireDeclaration } from '../../arguments/argument';
import { text } from '../../arguments/checks';
import { shown, shownNames } from '../../arguments/shown';
import { registerChecks } from '../../checks/registration';
import { MULTI_MASTER_ENGINE_VERSION, multiMasterWriteQuorum } from '../../facts/multi-master';
import { ConflictHandling } from '../conflict-handling/conflict-handling';
import { checkedMetric, conflictMetric } from '../conflict-handling/conflict-metric';
import { grantWriteRouting } from '../conflict-handling/grants';
import { createConflictQueue } from '../conflict-handling/queue';
import { WriteRoutes, routeWrites } from '../conflict-handling/routes';
import { createWriteRouting } from '../conflict-handling/write-routing';
import { ClusterMonitoring } from '../monitoring/cluster-monitoring';
import { MonitoringOptions } from '../monitoring/cluster-monitoring-options';
import { monitoredCluster } from '../monitoring/monitored-cluster';
import { acknowledgeInstances } from '../shared/acknowledgements';
import { access, createSecurityGroup, enhancedMonitoring } from '../shared/cluster-parts';
import { asKey } from '../shared/encryption-key';
import { createLogGroups } from '../shared/log-groups';
import { clusterSubnets, clusterZones } from '../shared/network';
import { declareWorkload } from '../shared/workload';
import { acknowledgeMultiMaster } from './acknowledgements';
import { MULTI_MASTER_CLUSTER_PROPS } from './arguments';
import { createMasterUser } from './credentials';
import { MultiMasterEngine } from './engine';
import { createInstances, namedInstances } from './instances';
import { MultiMasterClusterProps } from './multi-master-cluster-props';
import { createClusterKey, createClusterResource, createReaderEndpoint } from './resources';
import { rotateMasterUser, rotateOtherUser } from './rotation';

const MULTI_MASTER_CLUSTER = Symbol.for('cdk-aurora-topology.MultiMasterCluster');

/**
 * An Aurora cluster with several writers: Aurora multi-master.
 *
 * **AWS retired multi-master on 2023-02-28**, together with the only engine that had it, and refuses to create such a cluster; the
 * check `MultiMasterRetired` says so at synthesis. The construct is for declaring, reviewing and migrating such topologies. For new
 * systems see `SingleMasterCluster`.
 *
 * Every writer takes writes at its own endpoint, so the loss of one needs no failover. In exchange two writers can change the same
 * row at once, and one of them is rolled back with error 1213: `conflictHandling` says what the application makes of that.
 *
 * Limits, each reported by a check rather than thrown: 4 writers, 4 instances in all, db.r4.2xlarge to db.r4.16xlarge, MySQL 5.6,
 * 8 Regions, no global database. Multi-master has no IAM authentication, no Performance Insights, no backtrack, no clone, no
 * Serverless, no automatic minor upgrades and no promotion tiers.
 *
 * `addProxy` works as for any cluster, within limits: a proxy connects to one writer only and keeps the others as standby, and
 * has no read-only endpoint (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-endpoints.html).
 *
 * What the application needs to write through the cluster is published in `writeRouting`, and read with `grantReadRouting`.
 * Write conflicts show in `metricWriteConflicts` as the engine counts them, and in `metricConflicts` as the application does.
 *
 * @see https://github.com/awsdocs/amazon-aurora-user-guide/blob/9b4ad04/doc_source/aurora-multi-master.md
 * @resource AWS::RDS::DBCluster
 * @example
 * import { ConflictHandling, MultiMasterCluster } from 'cdk-aurora-topology';
 *
 * new MultiMasterCluster(stack, 'Orders', {
 *   vpc,
 *   writers: 2,
 *   conflictHandling: ConflictHandling.partitionedWrites({
 *     partitions: [{ partition: 'eu', writer: 1 }, { partition: 'us', writer: 2 }],
 *   }),
 * });
 */
export class MultiMasterCluster extends rds.DatabaseClusterBase {
  /**
   * Whether `x` is a `MultiMasterCluster`, of this or of another copy of the library.
   *
   * @param x anything
   */
  public static isMultiMasterCluster(x: any): x is MultiMasterCluster {
    return x !== null && typeof x === 'object' && MULTI_MASTER_CLUSTER in x;
  }

  public readonly engine?: rds.IClusterEngine;
  public readonly clusterIdentifier: string;
  public readonly clusterResourceIdentifier: string;

  /** The endpoint of the cluster. It leads to a writer that is available, not always to the same one. */
  public readonly clusterEndpoint: rds.Endpoint;

  public readonly instanceIdentifiers: string[];

  /** The endpoints of all instances: first the writers, then the readers. */
  public readonly instanceEndpoints: rds.Endpoint[];

  /** The endpoints of the writers, in the order of `writers`. */
  public readonly writerEndpoints: rds.Endpoint[];

  /** The endpoints of the readers, in the order of `readers`. */
  public readonly readerEndpoints: rds.Endpoint[];

  /**
   * An endpoint that spreads connections over the readers: a custom endpoint of type READER, with the readers as its members.
   * `undefined` when there are no readers.
   */
  public readonly readEndpoint?: rds.Endpoint;

  public readonly connections: ec2.Connections;
  public readonly secret?: secretsmanager.ISecret;

  /** How the application deals with write conflicts. */
  public readonly conflictHandling: ConflictHandling;

  /**
   * The write-routing document: which writer to use for what, and what to do about conflicts, as JSON that an application can
   * read in any language. docs/write-routing.md in the repository describes it. Free up to 4 KB, and billed beyond.
   */
  public readonly writeRouting: ssm.IStringParameter;

  /**
   * The queue of the conflicts a person has to decide, each kept for 14 days; watch its `metricApproximateNumberOfMessagesVisible`.
   * Encrypted with `encryptionKey`, or else by SQS. `undefined` unless a strategy of `conflictHandling` uses it.
   */
  public readonly conflictQueue?: sqs.IQueue;

  /**
   * How many writers have to acknowledge a write: a majority, so 2 of 2, 2 of 3 and 3 of 4.
   *
   * This is the model of the article this library was founded on. AWS describes a quorum of storage nodes instead, which does not
   * depend on the number of writers.
   */
  public readonly writeQuorum: number;

  /** How many writers can fail before the others no longer make up `writeQuorum`, in the same model. */
  public readonly toleratedWriterLosses: number;

  /** The VPC of the cluster. */
  public readonly vpc: ec2.IVpc;

  /** The subnets of the cluster; `undefined` when a subnet group was given, or the VPC chooses. */
  public readonly vpcSubnets?: ec2.SubnetSelection;

  /** The key that encrypts the storage; `undefined` when it is the account's `aws/rds` key, that of the snapshot, or none. */
  public readonly encryptionKey?: kms.IKeyRef;

  /** The log groups of the exported logs, by log type. */
  public readonly cloudwatchLogGroups: { [logType: string]: logs.ILogGroup };

  protected enableDataApi?: boolean = false;

  private readonly routes: WriteRoutes;

  /**
   * Declares the cluster.
   *
   * @param scope the construct it is made in, such as the stack
   * @param id its id, unique in `scope`
   * @param props the writers, how conflicts are handled, and where it all is
   * @throws an error for an argument that makes no sense, such as a number of writers that is no whole number, or only known at
   * deployment; for names that repeat; for a retention of logs only known at deployment; for `read_only` among the parameters of an
   * instance; for `parameterGroup` with `parameters`; for credentials without a secret with `snapshotIdentifier`; for a partition whose
   * writer does not exist; and for conflict handling with so many names that `writeRouting` cannot hold them
   */
  constructor(scope: Construct, id: string, props: MultiMasterClusterProps) {
    requireDeclaration(scope, id, MULTI_MASTER_CLUSTER_PROPS, props);
    super(scope, id);
    registerChecks(this);
    Object.defineProperty(this, MULTI_MASTER_CLUSTER, { value: true });

    const instances = namedInstances(this, props.writers, props.readers ?? 0);
    const writers = instances.filter(({ readOnly }) => !readOnly);
    this.conflictHandling = props.conflictHandling;
    this.routes = routeWrites(this, props.conflictHandling, writers);
    this.writeQuorum = multiMasterWriteQuorum(writers.length);
    this.toleratedWriterLosses = writers.length - this.writeQuorum;

    const engine = new MultiMasterEngine(props.engineVersion ?? MULTI_MASTER_ENGINE_VERSION);
    this.engine = engine;
    this.vpc = props.vpc;
    this.vpcSubnets = clusterSubnets(props);
    const securityGroups = props.securityGroups ?? [createSecurityGroup(this, props.vpc)];
    this.encryptionKey = props.storageEncryptionKey ?? createClusterKey(this, props);
    const key = asKey(this.encryptionKey);
    const masterUser = createMasterUser(this, engine, props, key);

    const resource = createClusterResource(this, props, {
      engine,
      vpcSubnets: this.vpcSubnets,
      securityGroups,
      encryptionKey: this.encryptionKey,
      masterUser,
    });
    declareWorkload(resource, props.workload);
    this.clusterIdentifier = resource.ref;
    this.clusterResourceIdentifier = resource.attrDbClusterResourceId;
    this.cloudwatchLogGroups = createLogGroups(this, {
      cluster: resource,
      retention: props.cloudwatchLogsRetention,
      encryptionKey: key,
      clusterRemovalPolicy: props.removalPolicy,
    });
    const { port, clusterEndpoint, connections } = access(resource, securityGroups);
    this.clusterEndpoint = clusterEndpoint;
    this.connections = connections;

    const resources = createInstances(this, instances, {
      clusterIdentifier: this.clusterIdentifier,
      engine,
      instanceType: props.instanceType,
      zones: clusterZones(props, this.vpcSubnets),
      clusterRemovalPolicy: props.removalPolicy,
      ...enhancedMonitoring(this, props),
    });
    this.instanceIdentifiers = resources.map((instance) => instance.ref);
    this.instanceEndpoints = resources.map((instance) => new rds.Endpoint(instance.attrEndpointAddress, port));
    this.writerEndpoints = this.instanceEndpoints.slice(0, writers.length);
    this.readerEndpoints = this.instanceEndpoints.slice(writers.length);
    const readers = this.instanceIdentifiers.slice(writers.length);
    if (readers.length > 0) {
      this.readEndpoint = new rds.Endpoint(createReaderEndpoint(this, this.clusterIdentifier, readers), port);
    }

    this.conflictQueue = this.conflictHandling.usesConflictQueue ? createConflictQueue(this, key, props.removalPolicy) : undefined;
    this.writeRouting = createWriteRouting(this, {
      clusterIdentifier: this.clusterIdentifier,
      handling: this.conflictHandling,
      routes: this.routes,
      writerNames: writers.map(({ name }) => name),
      writerEndpoints: this.writerEndpoints,
      readEndpoint: this.readEndpoint,
      conflictQueue: this.conflictQueue,
    });

    this.secret = masterUser.secret?.attach(this);
    if (props.rotateSecret ?? (masterUser.generated && this.vpc.privateSubnets.length > 0)) {
      this.addRotationSingleUser();
    }
    acknowledgeMultiMaster(resource, resources);
    acknowledgeInstances(this);
  }

  /**
   * The endpoint for reads that may go to any reader: the same as `readEndpoint`.
   *
   * @throws an error when there are no readers, because a multi-master cluster has no reader endpoint of its own
   */
  public get clusterReadEndpoint(): rds.Endpoint {
    return this.readEndpoint ?? invalidArgument('A multi-master cluster has no reader endpoint, got: no `readers`; '
      + 'read from `writerEndpoints`, or add `readers` for a custom endpoint', this);
  }

  /**
   * The endpoint of the writer that takes the writes of a partition.
   *
   * @param partition the name of the partition
   * @throws an error for a partition that `conflictHandling` does not name
   */
  public writerEndpointFor(partition: string): rds.Endpoint {
    requireArgument('partition', partition, text({ isKnown: true }), this);
    const endpoint = this.writerEndpoints[this.routes.partitions.get(partition) ?? -1];
    return endpoint ?? invalidArgument(`\`partition\` must be one of ConflictHandling.partitionedWrites, got: ${shown(partition)}; `
      + `give one of ${shownNames([...this.routes.partitions.keys()]) || 'the partitions you declare there'}`, this);
  }

  /**
   * Lets an application follow `writeRouting`: read the parameter, send to `conflictQueue` where there is one, and publish
   * metrics in the namespace of the document, `AuroraTopology`. It is no access to the database: see `connections` and `secret`.
   *
   * cdk-nag's `AwsSolutions-IAM5` will name the `*` of `cloudwatch:PutMetricData` in the policy of the grantee. That action has
   * no resources; a condition limits it to the namespace.
   *
   * @param grantee the role of the application, for instance
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html
   */
  public grantReadRouting(grantee: iam.IGrantable): iam.Grant {
    return grantWriteRouting(grantee, {
      parameter: this.writeRouting,
      conflictQueue: this.conflictQueue,
      encryptionKey: asKey(this.encryptionKey),
    });
  }

  /**
   * Write conflicts as the engine counts them: `Deadlocks` in `AWS/RDS`, per second, summed over the instances minute by minute.
   * Ordinary deadlocks between transactions of one writer are among them.
   *
   * Another `period` than a minute needs another `statistic` as well: the sum of a rate over several minutes is no rate.
   *
   * @param props the period, the statistic and whatever else a metric has
   * @default - Sum over 1 minute
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html
   */
  public metricWriteConflicts(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metricDeadlocks({ period: Duration.minutes(1), statistic: cloudwatch.Stats.SUM, ...checkedMetric(props) });
  }

  /**
   * Write conflicts as the application counts them, one for each error 1213: `WriteConflicts` in `AuroraTopology`, a count. There
   * is no data until the application publishes some, as docs/write-routing.md says.
   *
   * @param props the period, the statistic and whatever else a metric has
   * @default - Sum over 1 minute
   */
  public metricConflicts(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return conflictMetric(this.clusterIdentifier, props).attachTo(this);
  }

  /**
   * Not available: a multi-master cluster has no IAM authentication.
   *
   * @param _grantee who would connect
   * @param dbUser the database user
   * @throws an error, always
   */
  public grantConnect(_grantee: iam.IGrantable, dbUser: string): iam.Grant {
    return invalidArgument(`A multi-master cluster has no IAM authentication, got: a grant for database user ${shown(dbUser)}; `
      + 'give access to a secret with `secret.grantRead` instead', this);
  }

  /**
   * Adds a function that rotates the password of the master user. It runs in private subnets with egress, or else in those of the
   * cluster, and needs a route to Secrets Manager from there.
   *
   * @param options when the password changes, and where the function runs
   * @throws an error when the cluster has no secret, and when it rotates already: set `rotateSecret` to false for your own options
   */
  public addRotationSingleUser(options: rds.RotationSingleUserOptions = {}): secretsmanager.SecretRotation {
    return rotateMasterUser(this, options);
  }

  /**
   * Adds a function that rotates the password of another user, with the help of the master user.
   *
   * @param id the id of the rotation, unique in the cluster
   * @param options the secret of the user, and when its password changes
   * @throws an error when the cluster has no secret
   */
  public addRotationMultiUser(id: string, options: rds.RotationMultiUserOptions): secretsmanager.SecretRotation {
    return rotateOtherUser(this, id, options);
  }

  /**
   * Adds alarms, a dashboard and a subscription to events that fit the cluster, and a topic they are sent to.
   *
   * @param options which alarms there are, and whom they tell
   * @throws an error when the cluster is monitored already
   */
  public addMonitoring(options: MonitoringOptions = {}): ClusterMonitoring {
    return ClusterMonitoring._of(this, monitoredCluster(this, 'multi-master', {
      conflicts: this.metricConflicts(),
      conflictQueue: this.conflictQueue?.metricApproximateNumberOfMessagesVisible(),
    }), options);
  }
}
