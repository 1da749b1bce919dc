import { Reference } from '../values/value';
import { Resource } from './resource';

/** Who may point at whom through one property, so that the members of a cluster are found without a scan. */
export class ReferrerIndex {
  /** Those whose target differs from world to world, or cannot be known. */
  public readonly floating: readonly Resource[];
  private readonly byTarget = new Map<string, Resource[]>();

  public constructor(resources: readonly Resource[], property: string) {
    const floating: Resource[] = [];
    for (const resource of resources) {
      const targets = resource.properties.fixedTargets(property);
      if (!targets) floating.push(resource);
      for (const target of targets ?? []) {
        const key = target instanceof Reference ? target.address : nameKey(target);
        const siblings = this.byTarget.get(key);
        if (siblings) siblings.push(resource);
        else this.byTarget.set(key, [resource]);
      }
    }
    this.floating = floating;
  }

  /** Those that may name `name` in some world. */
  public naming(name: string): Resource[] {
    return [...(this.byTarget.get(nameKey(name)) ?? []), ...this.floating];
  }

  /** Those that may point at `target` in some world, each once. */
  public candidates(target: Resource): Resource[] {
    return [...(this.byTarget.get(target.address) ?? []), ...this.uncertain(target)];
  }

  /** As `candidates`, without those that refer to it: a name may be that of another resource as well. */
  public uncertain(target: Resource): Resource[] {
    const name = target.physicalName;
    return name === undefined ? [...this.floating] : this.naming(name);
  }
}

const nameKey = (name: string): string => `=${name.toLowerCase()}`;
