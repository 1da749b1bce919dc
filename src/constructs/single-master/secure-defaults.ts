import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { invalidArgument, requireDeclaration } from '../../arguments/argument';
import {
  BACKTRACK_HOURS,
  BACKUP_RETENTION_DAYS,
  MONITORING_INTERVAL_SECONDS,
  defaultClusterParameters,
  defaultLogExports,
  defaultPort,
  hasBacktrack,
  recommendedInstanceType,
} from '../../facts/construct-defaults';
import { isKnownList } from '../shared/known';
import { requireKnownLogs } from '../shared/log-groups';
import { clusterZones, privateSubnets, zoneFor } from '../shared/network';
import { SINGLE_MASTER_CLUSTER_PROPS } from './arguments';
import { ClusterDefaults } from './cluster-defaults';
import { managedCredentials } from './managed-password';
import { restoredEncryption } from './restore';
import { SingleMasterClusterProps } from './single-master-cluster-props';

/** `rds.DatabaseClusterProps` has `manageMasterUserPassword` only in newer releases than the oldest one we work with. */
type Props = SingleMasterClusterProps & { readonly manageMasterUserPassword?: boolean };

/** Whether RDS manages the master user password, or the credentials are the user's business. */
export function isPasswordManaged(props: Props): boolean {
  return props.manageMasterUserPassword
    ?? (isSecure(props) && props.credentials === undefined && props.replicationSourceIdentifier === undefined && !isLimitless(props));
}

/** Whether what is not given has our defaults, rather than those of `rds.DatabaseCluster`. */
export function isSecure(props: SingleMasterClusterProps): boolean {
  return props.defaults !== ClusterDefaults.AWS_RDS;
}

/** A Limitless database has no instances, and its own minimum for what is observed. */
export function isLimitless(props: SingleMasterClusterProps): boolean {
  return (props.clusterScalabilityType ?? props.clusterScailabilityType) === rds.ClusterScalabilityType.LIMITLESS;
}

/**
 * The properties for `rds.DatabaseCluster`: the user's, and ours where there are none.
 *
 * Left to the resources, once they exist: the key, the log groups, the password and Performance Insights, and logs that are only known at
 * deployment.
 *
 * @throws an error for arguments that make no sense
 */
export function withDefaults(scope: Construct, id: string, props: Props): rds.DatabaseClusterProps {
  requireDeclaration(scope, id, SINGLE_MASTER_CLUSTER_PROPS, props);
  const path = `${scope.node.path}/${id}`;
  requireKnownLogs(props, path);
  const completed = isSecure(props)
    ? { ...props, ...secureDefaults(scope, props), ...limitlessDefaults(props), ...credentialsOf(props, path) }
    : { ...props, storageEncrypted: props.storageEncrypted ?? props.customerManagedKey, ...credentialsOf(props, path) };
  return areLogsKnown(props) ? completed : { ...completed, cloudwatchLogsExports: undefined };
}

/** Whether it is known which logs are exported; where it is not, `rds.DatabaseCluster` would look for an engine that has them. */
export function areLogsKnown({ cloudwatchLogsExports }: SingleMasterClusterProps): boolean {
  return cloudwatchLogsExports === undefined || isKnownList(cloudwatchLogsExports);
}

function secureDefaults(scope: Construct, props: Props): Partial<rds.DatabaseClusterProps> {
  const engine = props.engine.engineType;
  const vpcSubnets = defaultSubnets(props);
  return {
    vpcSubnets,
    ...defaultInstances(props, vpcSubnets),
    backtrackWindow: props.backtrackWindow ?? defaultBacktrack(scope, props),
    backup: props.backup ?? { retention: Duration.days(BACKUP_RETENTION_DAYS) },
    cloudwatchLogsExports: props.cloudwatchLogsExports ?? defaultLogExports(engine),
    cloudwatchLogsRetention: ownsLogGroups(props) ? undefined : props.cloudwatchLogsRetention,
    // Whoever asks for DESTROY wants the cluster gone with its stack.
    deletionProtection: props.deletionProtection ?? props.removalPolicy !== RemovalPolicy.DESTROY,
    iamAuthentication: props.iamAuthentication ?? true,
    monitoringInterval: props.monitoringInterval ?? Duration.seconds(MONITORING_INTERVAL_SECONDS),
    parameters: clusterParameters(props),
    // Kerberos only works on the engine's own port.
    port: props.port ?? (props.domain === undefined ? defaultPort(engine) : undefined),
    removalPolicy: props.removalPolicy ?? RemovalPolicy.SNAPSHOT,
    storageEncrypted: props.storageEncrypted ?? (props.restoreFrom === undefined ? true : restoredEncryption(props.restoreFrom)),
  };
}

/** What a Limitless database cannot be created without. */
function limitlessDefaults(props: Props): Partial<rds.DatabaseClusterProps> {
  return !isLimitless(props) ? {} : {
    storageType: props.storageType ?? rds.DBClusterStorageType.AURORA_IOPT1,
    enableClusterLevelEnhancedMonitoring: props.enableClusterLevelEnhancedMonitoring ?? true,
    enablePerformanceInsights: props.enablePerformanceInsights ?? true,
    performanceInsightRetention: props.performanceInsightRetention ?? rds.PerformanceInsightRetention.MONTHS_1,
  };
}

/** The role is for the custom resource of `rds.DatabaseCluster` that sets a retention: whoever gives one wants that. */
export function ownsLogGroups(props: SingleMasterClusterProps): boolean {
  return isSecure(props) && props.cloudwatchLogsRetentionRole === undefined;
}

function defaultSubnets(props: Props): ec2.SubnetSelection | undefined {
  const vpc = props.vpc;
  const chosen = props.vpcSubnets !== undefined || props.subnetGroup !== undefined || props.instanceProps?.vpcSubnets !== undefined;
  return chosen || vpc === undefined ? props.vpcSubnets : privateSubnets(vpc);
}

/**
 * Ids of the instances we create: a writer, and a reader to take over from it. Numbered, since a failover swaps their parts.
 */
export function defaultInstanceIds(props: SingleMasterClusterProps): string[] {
  const legacy = props.instances !== undefined || props.instanceProps !== undefined;
  if (!isSecure(props) || legacy || props.writer !== undefined || isLimitless(props)) {
    return [];
  }
  return props.readers === undefined ? ['Instance1', 'Instance2'] : ['Instance1'];
}

function defaultInstances(props: Props, vpcSubnets?: ec2.SubnetSelection): Pick<rds.DatabaseClusterProps, 'writer' | 'readers'> {
  const ids = defaultInstanceIds(props);
  if (ids.length === 0) {
    return {};
  }
  const zones = clusterZones(props, vpcSubnets);
  const [writer, ...readers] = ids.map((id, index) => defaultInstance(id, index, zones, props));
  return { writer, readers: props.readers ?? readers };
}

/** The first one is the writer, and each the more likely to take over the lower its number. */
function defaultInstance(id: string, index: number, zones: readonly string[], props: Props): rds.IClusterInstance {
  const options = {
    availabilityZone: zoneFor(index, zones),
    parameterGroup: props.dbInstanceParameterGroup,
    publiclyAccessible: false,
  };
  if (isServerless(props)) {
    // One that scales with the writer is in promotion tier 1.
    return rds.ClusterInstance.serverlessV2(id, { ...options, scaleWithWriter: index > 0 ? true : undefined });
  }
  return rds.ClusterInstance.provisioned(id, {
    ...options,
    instanceType: new ec2.InstanceType(recommendedInstanceType(props.engine.engineType, props.engine.engineVersion?.fullVersion)),
    promotionTier: index,
  });
}

/** Whoever says how far Serverless v2 instances scale wants some. */
function isServerless(props: Props): boolean {
  return [props.serverlessV2MinCapacity, props.serverlessV2MaxCapacity, props.serverlessV2AutoPauseDuration]
    .some((capacity) => capacity !== undefined);
}

function credentialsOf(props: Props, path: string): Pick<Props, 'credentials' | 'manageMasterUserPassword'> {
  if (!isPasswordManaged(props)) {
    return {};
  }
  if (props.credentials?.secret !== undefined || props.credentials?.password !== undefined) {
    invalidArgument('`manageMasterUserPassword` and a password in `credentials` exclude each other, got both; '
      + `leave one of them out, or give the user name only with rds.Credentials.fromUsername [at ${path}]`);
  }
  if (props.replicationSourceIdentifier !== undefined) {
    invalidArgument('`manageMasterUserPassword` and `replicationSourceIdentifier` exclude each other, got both; '
      + `a read replica has the password of its source, so leave \`manageMasterUserPassword\` out [at ${path}]`);
  }
  const username = props.credentials?.username ?? props.engine.defaultUsername ?? 'admin';
  return { credentials: managedCredentials(username), manageMasterUserPassword: undefined };
}

function defaultBacktrack(scope: Construct, props: Props): Duration | undefined {
  const possible = hasBacktrack(props.engine.engineType, Stack.of(scope).region);
  // Backtrack and the binary log exclude each other, and what a group of the user's says about it is not known.
  const binaryLog = props.replicationSourceIdentifier !== undefined
    || props.parameterGroup !== undefined
    || (props.parameters?.binlog_format ?? 'OFF') !== 'OFF';
  // A copy of a cluster has what its source has, and cannot change it.
  const isCopy = props.restoreFrom?.sourceClusterIdentifier !== undefined;
  return possible && !binaryLog && !isCopy ? Duration.hours(BACKTRACK_HOURS) : undefined;
}

function clusterParameters(props: Props): Record<string, string> | undefined {
  // Without a version there is no telling which family the service will want.
  if (props.parameterGroup !== undefined || props.engine.engineVersion?.fullVersion === undefined) {
    return props.parameters;
  }
  const parameters = { ...defaultClusterParameters(props.engine.engineType), ...props.parameters };
  return Object.keys(parameters).length === 0 ? undefined : parameters;
}
