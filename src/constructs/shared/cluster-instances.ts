import { RemovalPolicy } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct, IConstruct } from 'constructs';
import { acknowledgeZone } from './acknowledgements';
import { AuroraInstanceOptions } from './cluster-options';
import { EnhancedMonitoring } from './cluster-parts';
import { storedIdentifier } from './identifiers';
import { zoneFor } from './network';

/** The instances found in a construct; none in a cluster that is only referred to. */
export function instancesIn(scope: IConstruct): rds.CfnDBInstance[] {
  return scope.node.findAll().filter(isInstance);
}

/** An instance to be, with the name it goes by. */
export interface NamedInstanceOptions extends AuroraInstanceOptions {
  readonly name: string;
}

/** What all instances of a cluster have in common. */
export interface InstanceContext extends EnhancedMonitoring {
  readonly clusterIdentifier: string;
  readonly engine: rds.IClusterEngine;
  /** Where instances are placed that do not choose a zone themselves. */
  readonly zones: readonly string[];
  readonly clusterRemovalPolicy?: RemovalPolicy;
}

/** What an instance has in its own way, by the kind of its cluster. */
export type OwnInstanceProperties = Pick<rds.CfnDBInstanceProps, 'dbInstanceClass' | 'dbParameterGroupName' | 'promotionTier'>;

/** Creates an instance; `index` is its place among the instances of the cluster. */
export function createInstance(
  scope: Construct,
  instance: NamedInstanceOptions,
  index: number,
  context: InstanceContext,
  own: OwnInstanceProperties,
): rds.CfnDBInstance {
  const resource = new rds.CfnDBInstance(scope, instance.name, {
    ...own,
    engine: context.engine.engineType,
    dbClusterIdentifier: context.clusterIdentifier,
    dbInstanceIdentifier: storedIdentifier(instance.instanceIdentifier),
    availabilityZone: instance.availabilityZone ?? zoneFor(index, context.zones),
    monitoringInterval: context.monitoringInterval,
    monitoringRoleArn: context.monitoringRole?.roleArn,
    preferredMaintenanceWindow: instance.preferredMaintenanceWindow,
    publiclyAccessible: false,
  });
  // An instance holds no data, so there is nothing to take a snapshot of.
  resource.applyRemovalPolicy(context.clusterRemovalPolicy === RemovalPolicy.RETAIN ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
  if (instance.availabilityZone === undefined) {
    acknowledgeZone(resource);
  }
  return resource;
}

function isInstance(node: IConstruct): node is rds.CfnDBInstance {
  return rds.CfnDBInstance.isCfnDBInstance(node);
}
