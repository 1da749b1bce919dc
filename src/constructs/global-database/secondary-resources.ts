import { Annotations, RemovalPolicy, Stack, Stage, Token } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct, IConstruct } from 'constructs';
import { invalidArgument } from '../../arguments/argument';
import { requireUnique } from '../../arguments/checks';
import {
  CLUSTER_IDENTIFIER_MAX_LENGTH,
  defaultClusterParameters,
  defaultPort,
  hasInsights,
  recommendedInstanceType,
} from '../../facts/construct-defaults';
import { globalWriteForwardingParameters } from '../../facts/global-database';
import { InstanceContext, createInstance } from '../shared/cluster-instances';
import { ClusterParts, commonProperties, parameterGroup, subnetGroup } from '../shared/cluster-parts';
import { storedIdentifier, uniqueIdentifier } from '../shared/identifiers';
import { known } from '../shared/known';
import { namedOptions } from '../shared/named-options';
import { JoinedDatabase, memberDefaults } from './members';
import { SecondaryClusterOptions, SecondaryInstanceOptions } from './secondary-cluster-options';

/** Instances a secondary cluster has unless it is told otherwise, so that one is left when a zone fails. */
const DEFAULT_INSTANCES = 2;

/** What a secondary cluster is told: how it is, and which global database it joins. */
export interface JoiningClusterOptions extends SecondaryClusterOptions {
  readonly globalDatabase: JoinedDatabase;
}

/** What a secondary cluster is made of besides the properties. */
export interface SecondaryParts extends ClusterParts {
  readonly instanceClasses: readonly string[];
  readonly removalPolicy: RemovalPolicy;
}

/** An instance to be, with the name it goes by. */
export type NamedSecondaryInstance = SecondaryInstanceOptions & { readonly name: string };

/** The instances that were asked for: none of a headless cluster. */
export function secondaryInstances(scope: Construct, props: SecondaryClusterOptions): NamedSecondaryInstance[] {
  if (props.headless === true) {
    if (props.instances !== undefined) {
      invalidArgument('`headless` and `instances` exclude each other, got both; leave one of them out', scope);
    }
    return [];
  }
  const instances = namedOptions(props.instances ?? DEFAULT_INSTANCES, 'Instance');
  requireUnique('name', instances.map(({ name }) => name), 'give each instance a name of its own', scope);
  return instances;
}

/** The class of an instance, as CloudFormation has it. */
export function secondaryInstanceClass(instance: SecondaryInstanceOptions, props: JoiningClusterOptions): string {
  const { engineType, engineVersion } = props.globalDatabase.engine;
  const instanceType = (instance.instanceType ?? props.instanceType)?.toString()
    ?? recommendedInstanceType(engineType, engineVersion?.fullVersion);
  return `db.${instanceType}`;
}

/** The cluster, without its instances: it has the users, the databases and the data of its primary. */
export function createSecondaryResource(scope: Construct, props: JoiningClusterOptions, parts: SecondaryParts): rds.CfnDBCluster {
  const { engine, globalClusterIdentifier, storageEncrypted, primaryRegion } = props.globalDatabase;
  const defaults = memberDefaults(props.globalDatabase);
  const insights = props.enablePerformanceInsights ?? canHaveInsights(engine.engineType, parts.instanceClasses);
  const resource = new rds.CfnDBCluster(scope, 'Resource', {
    ...commonProperties(engine.engineType, props, parts),
    globalClusterIdentifier,
    engineVersion: engine.engineVersion?.fullVersion,
    dbClusterIdentifier: storedIdentifier(props.clusterIdentifier) ?? memberIdentifier(scope),
    dbClusterParameterGroupName: secondaryParameterGroup(scope, props)?.bindToCluster({}).parameterGroupName,
    dbSubnetGroupName: subnetGroup(scope, { ...props, removalPolicy: parts.removalPolicy }, parts.vpcSubnets).subnetGroupName,
    port: props.port ?? defaults.port ?? defaultPort(engine.engineType),
    enableGlobalWriteForwarding: props.writeForwarding,
    storageEncrypted,
    sourceRegion: props.sourceRegion ?? (storageEncrypted ? primaryRegion : undefined),
    storageType: props.storageType,
    serverlessV2ScalingConfiguration: capacity(props),
    enableIamDatabaseAuthentication: props.iamAuthentication ?? true,
    domain: props.domain,
    domainIamRoleName: props.domainRole?.roleName,
    performanceInsightsEnabled: insights ? true : undefined,
    performanceInsightsRetentionPeriod: insights ? rds.PerformanceInsightRetention.DEFAULT : undefined,
    deletionProtection: props.deletionProtection ?? defaults.deletionProtection ?? parts.removalPolicy !== RemovalPolicy.DESTROY,
  });
  resource.applyRemovalPolicy(parts.removalPolicy);
  return resource;
}

/** Creates an instance; `index` is its place among the instances of the cluster. */
export function createSecondaryInstance(
  scope: Construct,
  instance: NamedSecondaryInstance,
  instanceClass: string,
  index: number,
  context: InstanceContext,
): rds.CfnDBInstance {
  return createInstance(scope, instance, index, context, {
    dbInstanceClass: instanceClass,
    dbParameterGroupName: instance.parameterGroup?.bindToInstance({}).parameterGroupName,
    promotionTier: instance.promotionTier,
  });
}

/**
 * Has the stack of the secondary deployed after that of the primary, and deleted before it: RDS copies from a primary that has an
 * instance, and takes the primary out of a global database last.
 */
export function createAfterPrimary(resource: rds.CfnDBCluster, scope: Construct, primary?: IConstruct): void {
  if (primary === undefined) {
    return;
  }
  if (Stage.of(resource) === Stage.of(primary)) {
    resource.node.addDependency(primary);
    return;
  }
  Annotations.of(scope).addWarningV2(
    'cdk-aurora-topology:secondaryInOtherStage',
    `The primary of the global database is declared in another stage, so the stacks are not put in order: ${Stack.of(primary).node.path} `
    + `has to be deployed before ${Stack.of(scope).node.path}, and deleted after it; put both into one stage, or order the stages of the pipeline`,
  );
}

/** Stacks of the same name in different Regions would give the same name, and clusters of a global database need different ones. */
function memberIdentifier(scope: Construct): string {
  const { region } = Stack.of(scope);
  const suffix = Token.isUnresolved(region) ? '' : `-${region.toLowerCase()}`;
  return `${uniqueIdentifier(scope, CLUSTER_IDENTIFIER_MAX_LENGTH - suffix.length)}${suffix}`;
}

function secondaryParameterGroup(scope: Construct, props: JoiningClusterOptions): rds.IParameterGroup | undefined {
  const { engine } = props.globalDatabase;
  // Without a version there is no telling which family the service will want.
  if (props.parameterGroup === undefined && props.parameters === undefined && engine.engineVersion?.fullVersion === undefined) {
    return undefined;
  }
  return parameterGroup(scope, props, engine, {
    ...defaultClusterParameters(engine.engineType),
    ...memberDefaults(props.globalDatabase).parameters,
    ...(props.writeForwarding === true ? globalWriteForwardingParameters(engine.engineType) : {}),
  });
}

function capacity({ serverlessV2MinCapacity: minCapacity, serverlessV2MaxCapacity: maxCapacity }: SecondaryClusterOptions) {
  return minCapacity === undefined && maxCapacity === undefined ? undefined : { minCapacity, maxCapacity };
}

function canHaveInsights(engine: string, instanceClasses: readonly string[]): boolean {
  return instanceClasses.length > 0 && instanceClasses.every((instanceClass) => hasInsights(engine, known(instanceClass)));
}
