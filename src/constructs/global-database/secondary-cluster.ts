import { CfnOutput, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, IConstruct } from 'constructs';
import { invalidArgument, requireAddition, requireDeclaration } from '../../arguments/argument';
import { registerChecks } from '../../checks/registration';
import { ClusterMonitoring } from '../monitoring/cluster-monitoring';
import { MonitoringOptions } from '../monitoring/cluster-monitoring-options';
import { monitoredCluster } from '../monitoring/monitored-cluster';
import { acknowledgeInstances } from '../shared/acknowledgements';
import { PROXY_OPTIONS } from '../shared/aws-arguments';
import { access, createSecurityGroup, enhancedMonitoring } from '../shared/cluster-parts';
import { asKey, createEncryptionKey } from '../shared/encryption-key';
import { createLogGroups } from '../shared/log-groups';
import { clusterSubnets, clusterZones } from '../shared/network';
import { acknowledgeGlobalMember } from './acknowledgements';
import { JOINING_CLUSTER_OPTIONS } from './arguments';
import { failoverCommand, switchoverCommand } from './commands';
import { GlobalRunbookEntry } from './global-database-props';
import { warnOfOtherPort } from './inherited-port';
import { join, memberDefaults } from './members';
import { SecondaryClusterOptions } from './secondary-cluster-options';
import {
  createAfterPrimary,
  createSecondaryInstance,
  createSecondaryResource,
  secondaryInstanceClass,
  secondaryInstances,
} from './secondary-resources';

const SECONDARY_CLUSTER = Symbol.for('cdk-aurora-topology.SecondaryCluster');

// A global database and its secondary clusters name each other, so the types of both stand here.

/** A global database, declared in this app or elsewhere. */
export interface IGlobalDatabase extends IConstruct {
  /** The name of the global database: a plain text that is valid in the stacks of all Regions. */
  readonly globalClusterIdentifier: string;

  /** The engine, with its version, of all clusters. */
  readonly engine: rds.IClusterEngine;

  /** Whether the storage of all clusters is encrypted. */
  readonly storageEncrypted: boolean;

  /** The Region the global database started in; `undefined` when it is not known. A switchover does not change it. */
  readonly primaryRegion?: string;

  /** The secondary clusters that are declared in this app, in the order of their declaration. */
  readonly secondaries: SecondaryCluster[];

  /**
   * What to do by hand, when, and with which commands: switch over, fail over, upgrade, tear down.
   *
   * Commands for a stack whose Region or account is not known hold tokens of that stack.
   */
  readonly runbook: GlobalRunbookEntry[];

  /**
   * Declares a secondary cluster, in a stack of another Region.
   *
   * @param scope the stack of that Region, or a construct in it
   * @param id its id, unique in `scope`
   * @param options the VPC of the Region, and what differs from the primary
   */
  addSecondary(scope: Construct, id: string, options: SecondaryClusterOptions): SecondaryCluster;
}

/** Properties of a `SecondaryCluster`. */
export interface SecondaryClusterProps extends SecondaryClusterOptions {
  /** The global database the cluster joins. */
  readonly globalDatabase: IGlobalDatabase;
}

/**
 * A secondary cluster of a global database, in the stack of another Region: `GlobalDatabase.addSecondary` declares one.
 *
 * It has no credentials, database name or snapshot, since users, databases and data are those of the primary. Its key is one of its
 * own Region; engine and version are those of the global database. The other defaults are those of `SingleMasterCluster`.
 *
 * All its instances only read. With `writeForwarding` they pass writes on to the primary. `clusterEndpoint` takes connections once
 * the cluster has become the primary; until then connect to `clusterReadEndpoint`.
 *
 * `addProxy` works: read from an endpoint that you add to the proxy with `targetRole` READ_ONLY, since its own one leads to a writer
 * and fails as long as there is none (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-gdb.html). Aurora Auto
 * Scaling does not add readers to a secondary cluster, and the Data API does not work on one.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html
 * @resource AWS::RDS::DBCluster
 * @example
 * globalDatabase.addSecondary(europeStack, 'Europe', { vpc: europeVpc, writeForwarding: true });
 * globalDatabase.addSecondary(asiaStack, 'Asia', { vpc: asiaVpc, headless: true });
 */
export class SecondaryCluster extends rds.DatabaseClusterBase {
  /**
   * Whether `x` is a `SecondaryCluster`, of this or of another copy of the library.
   *
   * @param x anything
   */
  public static isSecondaryCluster(x: any): x is SecondaryCluster {
    return x !== null && typeof x === 'object' && SECONDARY_CLUSTER in x;
  }

  public readonly engine?: rds.IClusterEngine;
  public readonly clusterIdentifier: string;
  public readonly clusterResourceIdentifier: string;

  /** The endpoint of the writer. It takes connections only while this cluster is the primary. */
  public readonly clusterEndpoint: rds.Endpoint;

  public readonly instanceIdentifiers: string[];

  /** The endpoints of the instances, in the order of `instances`; none of a headless cluster. */
  public readonly instanceEndpoints: rds.Endpoint[];

  public readonly connections: ec2.Connections;

  /**
   * The replica of the secret of the master user in this Region; `undefined` when there is none, or the Region is not known.
   *
   * User and password are those of all clusters. The host in it is that of the first primary: take the host from an endpoint instead.
   */
  public readonly secret?: secretsmanager.ISecret;

  /** The global database. */
  public readonly globalDatabase: IGlobalDatabase;

  /** Whether the cluster has no instances, so that nothing can be read from it. */
  public readonly isHeadless: boolean;

  /** Whether the instances forward writes to the primary. */
  public readonly forwardsWrites: boolean;

  /** The VPC of the cluster. */
  public readonly vpc: ec2.IVpc;

  /** The subnets of the cluster; `undefined` when a subnet group was given, or the VPC chooses. */
  public readonly vpcSubnets?: ec2.SubnetSelection;

  /** The key that encrypts the storage; `undefined` when it is not encrypted. */
  public readonly encryptionKey?: kms.IKeyRef;

  /** The log groups of the exported logs, by log type. */
  public readonly cloudwatchLogGroups: { [logType: string]: logs.ILogGroup };

  protected enableDataApi?: boolean = false;

  private readonly readEndpoint?: rds.Endpoint;

  /** Of instances of Serverless v2. */
  private readonly capacity: { readonly minCapacity?: number; readonly maxCapacity?: number };

  /**
   * Declares the cluster.
   *
   * @param scope the construct it is made in, such as the stack
   * @param id its id, unique in `scope`
   * @param props the global database, the VPC of the Region, and what differs from the primary
   * @throws an error for an argument that makes no sense; for `headless` together with `instances`; for a number of instances that is no
   * whole number, less than 1, above what any cluster has, or only known at deployment; for names that repeat; for a retention of logs
   * only known at deployment; and for `parameterGroup` together with `parameters`
   */
  constructor(scope: Construct, id: string, props: SecondaryClusterProps) {
    requireDeclaration(scope, id, JOINING_CLUSTER_OPTIONS, props);
    super(scope, id);
    registerChecks(this);
    Object.defineProperty(this, SECONDARY_CLUSTER, { value: true });

    this.capacity = { minCapacity: props.serverlessV2MinCapacity, maxCapacity: props.serverlessV2MaxCapacity };
    const instances = secondaryInstances(this, props);
    const instanceClasses = instances.map((instance) => secondaryInstanceClass(instance, props));
    const defaults = memberDefaults(props.globalDatabase);
    const removalPolicy = props.removalPolicy ?? defaults.removalPolicy ?? RemovalPolicy.SNAPSHOT;
    const engine = props.globalDatabase.engine;
    this.engine = engine;
    this.globalDatabase = props.globalDatabase;
    this.isHeadless = instances.length === 0;
    this.forwardsWrites = props.writeForwarding ?? false;
    this.vpc = props.vpc;
    this.vpcSubnets = clusterSubnets(props);
    this.encryptionKey = props.storageEncryptionKey
      ?? (props.globalDatabase.storageEncrypted ? createEncryptionKey(this, removalPolicy) : undefined);
    const securityGroups = props.securityGroups ?? [createSecurityGroup(this, props.vpc)];

    const resource = createSecondaryResource(this, props, {
      vpcSubnets: this.vpcSubnets,
      securityGroups,
      encryptionKey: this.encryptionKey,
      instanceClasses,
      removalPolicy,
    });
    createAfterPrimary(resource, this, defaults.creation);
    if (props.port === undefined && defaults.isPortHidden === true) {
      warnOfOtherPort(this, resource.port);
    }
    this.clusterIdentifier = resource.ref;
    this.clusterResourceIdentifier = resource.attrDbClusterResourceId;
    this.cloudwatchLogGroups = createLogGroups(this, {
      cluster: resource,
      retention: props.cloudwatchLogsRetention,
      encryptionKey: asKey(this.encryptionKey),
      clusterRemovalPolicy: removalPolicy,
    });
    const { port, clusterEndpoint, connections } = access(resource, securityGroups);
    this.clusterEndpoint = clusterEndpoint;
    this.connections = connections;
    this.readEndpoint = this.isHeadless ? undefined : new rds.Endpoint(resource.attrReadEndpointAddress, port);

    const context = {
      clusterIdentifier: this.clusterIdentifier,
      engine,
      zones: clusterZones(props, this.vpcSubnets),
      clusterRemovalPolicy: removalPolicy,
      ...(this.isHeadless ? {} : enhancedMonitoring(this, props)),
    };
    const resources = instances.map((instance, index) => createSecondaryInstance(this, instance, instanceClasses[index]!, index, context));
    this.instanceIdentifiers = resources.map((instance) => instance.ref);
    this.instanceEndpoints = resources.map((instance) => new rds.Endpoint(instance.attrEndpointAddress, port));

    const { region } = Stack.of(this);
    if (defaults.secretName !== undefined && !Token.isUnresolved(region)) {
      defaults.replicateSecretTo?.(region);
      this.secret = secretsmanager.Secret.fromSecretNameV2(this, 'Secret', defaults.secretName);
    }
    join(props.globalDatabase, this);
    if (defaults.runbookOutputs ?? true) {
      this.addOutputs();
    }
    acknowledgeGlobalMember(resource);
    acknowledgeInstances(this);
  }

  /**
   * The endpoint for reads that may go to any instance.
   *
   * @throws an error when the cluster is headless, because nothing can be read from it
   */
  public get clusterReadEndpoint(): rds.Endpoint {
    return this.readEndpoint ?? invalidArgument('A headless secondary cluster has no instance to read from, got: a use of its reader endpoint; '
      + 'leave `headless` out, or read from another cluster of the global database', this);
  }

  /**
   * Adds a proxy. Read from an endpoint of it with `targetRole` READ_ONLY: its own endpoint needs a writer.
   *
   * @param id the id of the proxy, unique in the cluster
   * @param options the secrets, the network, and how connections are pooled
   * @throws an error when the cluster is headless, because a proxy has nothing to connect to
   */
  public addProxy(id: string, options: rds.DatabaseProxyOptions): rds.DatabaseProxy {
    requireAddition(this, id, options, PROXY_OPTIONS);
    if (this.isHeadless) {
      invalidArgument(`A headless secondary cluster has no instance a proxy could connect to, got: a proxy '${id}'; `
        + 'leave `headless` out, or add the proxy to another cluster of the global database', this);
    }
    return super.addProxy(id, options);
  }

  /**
   * Not available: the Data API does not work on a secondary cluster.
   *
   * @param _grantee who would use it
   * @throws an error, always
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.limitations.html
   */
  public grantDataApiAccess(_grantee: iam.IGrantable): iam.Grant {
    return invalidArgument('The Data API does not work on a secondary cluster, got: a grant for it; '
      + 'grant access on the primary, or connect to `clusterReadEndpoint`', this);
  }

  /**
   * Adds alarms, a dashboard and a subscription to events that fit the cluster, and a topic they are sent to.
   *
   * @param options which alarms there are, and whom they tell
   * @throws an error when the cluster is monitored already
   */
  public addMonitoring(options: MonitoringOptions = {}): ClusterMonitoring {
    return ClusterMonitoring._of(this, monitoredCluster(this, this.isHeadless ? 'headless-secondary' : 'global-secondary', this.capacity), options);
  }

  private addOutputs(): void {
    new CfnOutput(this, 'SwitchoverCommand', {
      description: 'Makes this cluster the primary without losing data, while all Regions work',
      value: switchoverCommand(this.globalDatabase, this),
    });
    new CfnOutput(this, 'FailoverCommand', {
      description: 'Makes this cluster the primary after the loss of the other Region; loses what was not replicated yet',
      value: failoverCommand(this.globalDatabase, this),
    });
  }
}
