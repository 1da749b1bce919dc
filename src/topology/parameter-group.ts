import { familyOfDefaultGroup } from '../facts/parameter-groups';
import type { Properties } from '../values/properties';
import type { Target } from '../values/value';
import type { Cluster } from './cluster';
import type { Instance } from './instance';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::RDS::DBClusterParameterGroup` and `AWS::RDS::DBParameterGroup`. */
export class ParameterGroup extends Resource {
  public get family(): string | undefined {
    return this.properties.string('Family');
  }

  /** Whether it is for an Aurora engine: its family says so. */
  public get isAurora(): boolean {
    return this.family?.startsWith('aurora') ?? false;
  }

  /** The value the group gives a parameter; undefined when it leaves the default. */
  public parameter(name: string): string | undefined {
    return this.properties.properties('Parameters')?.string(name);
  }

  /** What a parameter points at: the role it names. */
  public parameterTarget(name: string): Target | undefined {
    return this.properties.properties('Parameters')?.target(name);
  }

  /** The names of the parameters the group sets. */
  public get parameterNames(): readonly string[] {
    return this.properties.properties('Parameters')?.names ?? [];
  }

  /** The clusters and instances of the app that use it. */
  public get users(): (Cluster | Instance)[] {
    return [...this.referrers(KINDS.cluster, 'DBClusterParameterGroupName'), ...this.referrers(KINDS.instance, 'DBParameterGroupName')];
  }
}

/** Whether a property names a group that RDS provides: nobody can change what it sets. */
export function namesDefaultGroup(properties: Properties, property: string): boolean {
  const target = properties.target(property);
  return typeof target === 'string' && familyOfDefaultGroup(target) !== undefined;
}
