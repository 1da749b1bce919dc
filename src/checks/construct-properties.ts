import { CfnResource } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { MakerName, constructProperties, nameInConstruct } from '../facts/cdk-properties';

/** How jsii marks a class with its name. */
const RTTI = Symbol.for('jsii.rtti');

const CLUSTERS = ['aws-cdk-lib.aws_rds.DatabaseCluster', 'aws-cdk-lib.aws_rds.DatabaseClusterFromSnapshot'];
const PROXIES = ['aws-cdk-lib.aws_rds.DatabaseProxy'];

/** Whether the construct around a resource is of the class that made it. The class of instances has no name: it is in a cluster. */
const MADE_BY: Readonly<Record<MakerName, (parent: IConstruct | undefined) => boolean>> = {
  DatabaseCluster: (parent) => isOneOf(parent, CLUSTERS),
  ClusterInstance: (parent) => !isOneOf(parent, CLUSTERS) && isOneOf(parent?.node.scope, CLUSTERS),
  DatabaseProxy: (parent) => isOneOf(parent, PROXIES),
};

/** What the construct that made a resource calls a property of it; undefined where nothing made it, or the name is the same. */
export function propertyOfConstruct(construct: IConstruct, property: string | undefined): string | undefined {
  if (property === undefined || !CfnResource.isCfnResource(construct)) return undefined;
  const type = construct.cfnResourceType;
  const made = constructProperties(type);
  return made && MADE_BY[made.construct](construct.node.scope) ? nameInConstruct(type, property) : undefined;
}

/** Whether a construct is of a class, or of one that extends it. */
function isOneOf(construct: IConstruct | undefined, names: readonly string[]): boolean {
  for (let type: unknown = construct?.constructor; typeof type === 'function'; type = Object.getPrototypeOf(type)) {
    const { fqn } = (type as unknown as Readonly<Record<symbol, { readonly fqn?: string } | undefined>>)[RTTI] ?? {};
    if (fqn !== undefined && names.includes(fqn)) return true;
  }
  return false;
}
