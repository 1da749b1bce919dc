import { Reference, Stack, Tokenization } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as rds from 'aws-cdk-lib/aws-rds';
import { IConstruct } from 'constructs';
import { invalidArgument } from '../../arguments/argument';
import { ClusterShape, Topology } from '../../facts/metrics';
import { parseVersion } from '../../facts/versions';
import { instancesIn } from '../shared/cluster-instances';
import { known } from '../shared/known';

/** What is monitored: the shape of the cluster, and what its metrics are found by. */
export interface MonitoredCluster extends ClusterShape {
  readonly clusterIdentifier: string;
  readonly instanceIdentifiers: readonly string[];
  /** Conflicts as the application counts them, and how many wait for a person. Of multi-master only. */
  readonly conflicts?: cloudwatch.IMetric;
  readonly conflictQueue?: cloudwatch.IMetric;
}

/** What the tree below a cluster does not tell. */
export interface MonitoredExtras extends Pick<MonitoredCluster, 'conflicts' | 'conflictQueue'> {
  /** Capacity of Serverless v2 instances, in ACUs. */
  readonly minCapacity?: number;
  readonly maxCapacity?: number;
  /** The engine of a cluster that does not know its own. */
  readonly clusterEngine?: rds.IClusterEngine;
}

/**
 * Describes a cluster by itself and by the instances below it in the tree.
 *
 * @throws an error for a Limitless database
 */
export function monitoredCluster(cluster: rds.IDatabaseCluster, topology: Topology, extras: MonitoredExtras = {}): MonitoredCluster {
  const { conflicts, conflictQueue } = extras;
  const clusterEngine = cluster.engine ?? extras.clusterEngine;
  const engine = known(clusterEngine?.engineType);
  const fullVersion = known(clusterEngine?.engineVersion?.fullVersion);
  const instances = instancesIn(cluster);
  const clusterResource = cluster.node.findAll().find((node): node is rds.CfnDBCluster => rds.CfnDBCluster.isCfnDBCluster(node));
  if (clusterResource?.clusterScalabilityType === rds.ClusterScalabilityType.LIMITLESS) {
    invalidArgument('A Limitless database cannot be monitored like a cluster, got: `addMonitoring`; '
      + 'its metrics are those of its shard group, so make alarms for these', cluster);
  }
  const ofCluster = clusterResource === undefined ? 'unknown' : maxConnectionsOf(cluster, clusterResource.dbClusterParameterGroupName);
  return {
    topology,
    engine,
    version: engine === undefined || fullVersion === undefined ? undefined : parseVersion(engine, fullVersion),
    clusterIdentifier: cluster.clusterIdentifier,
    instanceIdentifiers: instances.map((instance) => instance.ref),
    classes: instances.map((instance) => known(instance.dbInstanceClass)),
    // A parameter group of the instance wins over that of the cluster.
    maxConnections: instances.map((instance) => maxConnectionsOf(cluster, instance.dbParameterGroupName) ?? ofCluster),
    minCapacity: known(extras.minCapacity),
    maxCapacity: known(extras.maxCapacity),
    conflicts,
    conflictQueue,
  };
}

/** @returns `undefined` when the group leaves the parameter to the service, `'unknown'` when what it says is not known */
function maxConnectionsOf(scope: IConstruct, groupName: string | undefined): number | 'unknown' | undefined {
  if (groupName === undefined) {
    return undefined;
  }
  const group = referenced(groupName);
  if (group === undefined || !isParameterGroup(group)) {
    return 'unknown';
  }
  const parameters: unknown = Stack.of(scope).resolve(group.parameters) ?? {};
  if (typeof parameters !== 'object' || parameters === null) {
    return 'unknown';
  }
  const value: unknown = (parameters as Record<string, unknown>).max_connections;
  // The names of parameters may themselves only be known at deployment.
  if (value === undefined) {
    return Object.keys(parameters).some((name) => name.startsWith('Fn::') || name === 'Ref') ? 'unknown' : undefined;
  }
  return /^\d+$/.test(String(value)) ? Number(value) : 'unknown';
}

/** The construct a token refers to. */
function referenced(text: string): IConstruct | undefined {
  const token = Tokenization.reverseString(text).firstToken;
  return token !== undefined && Reference.isReference(token) ? token.target : undefined;
}

function isParameterGroup(node: IConstruct): node is rds.CfnDBClusterParameterGroup | rds.CfnDBParameterGroup {
  return rds.CfnDBClusterParameterGroup.isCfnDBClusterParameterGroup(node) || rds.CfnDBParameterGroup.isCfnDBParameterGroup(node);
}
