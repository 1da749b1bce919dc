import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { ANY, invalidArgument, requireDeclaration } from '../../arguments/argument';
import { registerChecks } from '../../checks/registration';
import { nearestGlobalClusterIdentifier } from '../../facts/global-database';
import { ClusterMonitoring } from '../monitoring/cluster-monitoring';
import { MonitoringOptions } from '../monitoring/cluster-monitoring-options';
import { monitoredCluster } from '../monitoring/monitored-cluster';
import { MultiMasterCluster } from '../multi-master/multi-master-cluster';
import { storedIdentifier, uniqueIdentifier } from '../shared/identifiers';
import { known } from '../shared/known';
import { SingleMasterCluster } from '../single-master/single-master-cluster';
import { GLOBAL_DATABASE_ATTRIBUTES, GLOBAL_DATABASE_PROPS } from './arguments';
import { switchBackCommand, writerEndpointCommand } from './commands';
import { GlobalDatabaseAttributes, GlobalDatabaseProps, GlobalRunbookEntry } from './global-database-props';
import { inheritedPort } from './inherited-port';
import { MemberDefaults, joinedClusters, provideDefaults } from './members';
import { GlobalPrimary, createPrimary, knownParameters, secretReplication } from './primary';
import { runbookOf } from './runbook';
import { IGlobalDatabase, SecondaryCluster } from './secondary-cluster';
import { SecondaryClusterOptions } from './secondary-cluster-options';

const GLOBAL_DATABASE = Symbol.for('cdk-aurora-topology.GlobalDatabase');

/**
 * An Aurora global database: one primary cluster that takes the writes, and secondary clusters in other Regions that follow it.
 *
 * Declare it in the stack of the primary, and each secondary cluster with `addSecondary` in a stack of its own Region. The primary is a
 * `SingleMasterCluster`, or one that exists. From it the global database is made, so that engine, version and encryption are said
 * once. The password is generated into a secret under the key of the cluster, rotated where private subnets with egress exist, and
 * replicated to the Regions of the secondary clusters: RDS manages no passwords in a global database. There is no backtrack either.
 *
 * **Order.** Stacks of secondary clusters are deployed after that of the primary, and deleted before it. Across stages CDK knows no
 * order: a warning says so. Nothing of one Region is referenced from another; only names are repeated, so no deployment waits for an
 * export.
 *
 * **After a switchover or failover** leave the app as it is. It says where the global database started, not where the primary is; a
 * deployment does not move it back. The roles differ from the template then, which drift detection shows on the global cluster.
 * Switch back before an upgrade through the app, before `addSecondary` (or give it `sourceRegion`), and before a teardown:
 * CloudFormation takes a cluster out of the global database before it deletes it, which RDS refuses for a primary that has secondary
 * clusters. While another cluster is the primary, the function that rotates the password fails.
 *
 * **The writer endpoint** of a global database follows the primary to another Region, unlike the endpoints of its clusters.
 * CloudFormation does not give it away (https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2364, read
 * 2026-11-22); a command in the outputs prints it. To reach it from another Region the VPCs have to be connected.
 *
 * `runbook` has the steps with their commands, and the stacks have outputs with the most urgent ones.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html
 * @resource AWS::RDS::GlobalCluster
 * @example
 * import { aws_rds as rds } from 'aws-cdk-lib';
 * import { GlobalDatabase } from 'cdk-aurora-topology';
 *
 * const world = new GlobalDatabase(stack, 'World', {
 *   primary: {
 *     vpc,
 *     engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 }),
 *   },
 * });
 * world.addSecondary(europeStack, 'Europe', { vpc: europeVpc });
 */
export class GlobalDatabase extends Construct implements IGlobalDatabase {
  /**
   * Whether `x` is a `GlobalDatabase`, of this or of another copy of the library.
   *
   * @param x anything
   */
  public static isGlobalDatabase(x: any): x is GlobalDatabase {
    return x !== null && typeof x === 'object' && GLOBAL_DATABASE in x;
  }

  /**
   * A global database that is declared elsewhere, for secondary clusters that are declared here.
   *
   * @param scope the construct it is made in, such as the stack
   * @param id its id, unique in `scope`
   * @param attributes what is known of it
   * @throws an error for an attribute that makes no sense, such as an empty `globalClusterIdentifier`
   */
  public static fromGlobalDatabaseAttributes(scope: Construct, id: string, attributes: GlobalDatabaseAttributes): IGlobalDatabase {
    requireDeclaration(scope, id, GLOBAL_DATABASE_ATTRIBUTES, attributes, 'attributes');
    return new ImportedGlobalDatabase(scope, id, attributes);
  }

  public readonly globalClusterIdentifier: string;
  public readonly engine: rds.IClusterEngine;
  public readonly storageEncrypted: boolean;
  public readonly primaryRegion?: string;

  /** How secondary clusters are monitored. */
  private monitoring?: MonitoringOptions;

  /** The cluster the global database started with: a `SingleMasterCluster`, or `existingPrimary`. */
  public readonly primary: rds.IDatabaseCluster;

  /**
   * Declares the global database, and its primary unless that exists.
   *
   * @param scope the construct it is made in, such as the stack
   * @param id its id, unique in `scope`
   * @param props the primary cluster, and what holds for all clusters
   * @throws an error for an argument that makes no sense; unless there is one of `primary` and `existingPrimary`; for a
   * `MultiMasterCluster`, which cannot be in a global database; for `engine` or `storageEncrypted` together with `primary`; for an
   * `existingPrimary` whose engine is not known; and whatever `SingleMasterCluster` throws
   */
  constructor(scope: Construct, id: string, props: GlobalDatabaseProps) {
    requireDeclaration(scope, id, GLOBAL_DATABASE_PROPS, props);
    super(scope, id);
    registerChecks(this);
    Object.defineProperty(this, GLOBAL_DATABASE, { value: true });

    requireOnePrimary(this, props);
    this.globalClusterIdentifier = storedIdentifier(props.globalClusterIdentifier) ?? defaultIdentifier(this);
    this.engine = props.primary?.engine ?? props.engine ?? props.existingPrimary?.engine ?? invalidArgument(
      '`engine` is needed with an `existingPrimary` that does not know its own, got: none; give `engine` with the version of the cluster', this);
    this.storageEncrypted = props.primary === undefined
      ? props.storageEncrypted ?? true
      : props.primary.storageEncryptionKey !== undefined || (props.primary.storageEncrypted ?? true);
    this.primaryRegion = known(Stack.of(this).region);

    const created = props.primary && createPrimary(this, props.primary, props, this.globalClusterIdentifier);
    this.primary = created?.cluster ?? props.existingPrimary!;

    const removalPolicy = props.removalPolicy ?? props.primary?.removalPolicy;
    const deletionProtection = props.deletionProtection ?? props.primary?.deletionProtection;
    const resource = new rds.CfnGlobalCluster(this, 'Resource', {
      globalClusterIdentifier: this.globalClusterIdentifier,
      sourceDbClusterIdentifier: this.primary.clusterIdentifier,
      // Whoever asks for DESTROY wants everything gone with its stack.
      deletionProtection: deletionProtection ?? removalPolicy !== RemovalPolicy.DESTROY,
    });
    resource.applyRemovalPolicy(removalPolicy === RemovalPolicy.RETAIN ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    // With its instances: RDS copies to another Region from an instance. It is also deleted before them, which it has to be.
    resource.node.addDependency(this.primary);

    provideDefaults(this, {
      ...this.inheritedFrom(props, created),
      creation: this,
      removalPolicy,
      deletionProtection,
      runbookOutputs: props.runbookOutputs,
    });
    if (props.runbookOutputs ?? true) {
      this.addOutputs();
    }
  }

  public get secondaries(): SecondaryCluster[] {
    return secondariesOf(this);
  }

  public get runbook(): GlobalRunbookEntry[] {
    return runbookOf(this, this.primary);
  }

  /**
   * Declares a secondary cluster, in a stack of another Region.
   *
   * @param scope the stack of the other Region, or a construct in it
   * @param id its id, unique in `scope`
   * @param options the VPC of the Region, and what differs from the primary
   */
  public addSecondary(scope: Construct, id: string, options: SecondaryClusterOptions): SecondaryCluster {
    requireDeclaration(scope, id, ANY, options, 'options');
    const secondary = new SecondaryCluster(scope, id, { ...options, globalDatabase: this });
    if (this.monitoring !== undefined) {
      secondary.addMonitoring(this.monitoring);
    }
    return secondary;
  }

  /**
   * Adds to the primary, and to each secondary cluster of this app, alarms, a dashboard and a subscription to events that fit it, and
   * a topic they are sent to. Secondary clusters that are added later get them, too.
   *
   * What is lost when the primary Region is, and how far the others are behind, is watched in the secondary Regions.
   *
   * Each Region has a topic of its own, because an alarm can only reach one of its Region: `topic` and `topicEncryptionKey` are for
   * the primary. For secondary clusters with a topic of yours call `addMonitoring` of each, and of the primary, instead.
   *
   * @param options which alarms there are, and whom they tell
   * @returns the monitoring of the primary; that of a secondary cluster is its child `Monitoring`
   * @throws an error when a cluster is monitored already
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-monitoring.html
   */
  public addMonitoring(options: MonitoringOptions = {}): ClusterMonitoring {
    const monitoring = SingleMasterCluster.isSingleMasterCluster(this.primary)
      ? this.primary._addMonitoring('global-primary', options)
      : ClusterMonitoring._of(this, monitoredCluster(this.primary, 'global-primary', { clusterEngine: this.engine }), options);
    this.monitoring = { ...options, topic: undefined, topicEncryptionKey: undefined };
    for (const secondary of this.secondaries) {
      secondary.addMonitoring(this.monitoring);
    }
    return monitoring;
  }

  /** What follows for secondary clusters from a primary that is created here. */
  private inheritedFrom(props: GlobalDatabaseProps, created?: GlobalPrimary): MemberDefaults {
    if (props.primary === undefined || created === undefined) {
      return {};
    }
    const { port, isHidden } = inheritedPort(created.cluster.node.defaultChild as rds.CfnDBCluster);
    return {
      port,
      isPortHidden: isHidden,
      parameters: knownParameters(props.primary.parameters),
      secretName: created.secretName,
      replicateSecretTo: secretReplication(created.cluster, this.primaryRegion, props.primary),
    };
  }

  private addOutputs(): void {
    new CfnOutput(this, 'GlobalClusterIdentifier', { description: 'The name of the global database', value: this.globalClusterIdentifier });
    new CfnOutput(this, 'WriterEndpointCommand', {
      description: 'Prints the host name of the writer, in whichever Region it is',
      value: writerEndpointCommand(this),
    });
    new CfnOutput(this, 'SwitchBackCommand', {
      description: 'Makes the cluster of this stack the primary again, while all Regions work',
      value: switchBackCommand(this, this.primary),
    });
  }
}

/** A global database of another app: all there is to it is its name, and what its secondary clusters have to agree with. */
class ImportedGlobalDatabase extends Construct implements IGlobalDatabase {
  public readonly globalClusterIdentifier: string;
  public readonly engine: rds.IClusterEngine;
  public readonly storageEncrypted: boolean;
  public readonly primaryRegion?: string;

  constructor(scope: Construct, id: string, attributes: GlobalDatabaseAttributes) {
    super(scope, id);
    this.globalClusterIdentifier = attributes.globalClusterIdentifier;
    this.engine = attributes.engine;
    this.storageEncrypted = attributes.storageEncrypted ?? true;
    this.primaryRegion = attributes.primaryRegion;
    provideDefaults(this, { secretName: attributes.secretName });
  }

  public get secondaries(): SecondaryCluster[] {
    return secondariesOf(this);
  }

  public get runbook(): GlobalRunbookEntry[] {
    return runbookOf(this);
  }

  public addSecondary(scope: Construct, id: string, options: SecondaryClusterOptions): SecondaryCluster {
    requireDeclaration(scope, id, ANY, options, 'options');
    return new SecondaryCluster(scope, id, { ...options, globalDatabase: this });
  }
}

function secondariesOf(globalDatabase: IGlobalDatabase): SecondaryCluster[] {
  return joinedClusters(globalDatabase).filter(SecondaryCluster.isSecondaryCluster);
}

function requireOnePrimary(scope: Construct, props: GlobalDatabaseProps): void {
  const { primary, existingPrimary } = props;
  if ((primary === undefined) === (existingPrimary === undefined)) {
    invalidArgument(`A global database has one primary, got: ${primary === undefined ? 'neither `primary` nor' : 'both `primary` and'} `
      + '`existingPrimary`; give the properties of a new cluster in `primary`, or a cluster in `existingPrimary`', scope);
  }
  if (MultiMasterCluster.isMultiMasterCluster(existingPrimary)) {
    invalidArgument('`existingPrimary` must have one writer, got: a MultiMasterCluster, which cannot be in a global database; '
      + 'give a SingleMasterCluster', scope);
  }
  if (primary !== undefined && (props.engine !== undefined || props.storageEncrypted !== undefined)) {
    invalidArgument(`\`${props.engine !== undefined ? 'engine' : 'storageEncrypted'}\` is for \`existingPrimary\`, got: it together with \`primary\`; `
      + 'say it in `primary`', scope);
  }
}

/** A text rather than a reference, since the stacks of other Regions cannot refer to this one. */
function defaultIdentifier(scope: Construct): string {
  return nearestGlobalClusterIdentifier(uniqueIdentifier(scope));
}
