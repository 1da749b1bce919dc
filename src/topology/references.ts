import { Reference } from '../values/value';
import { add } from './multimap';
import { nameKey } from './names';
import { pointers } from './pointers';
import type { Resource } from './resource';

/** Who points at whom through one property of one kind, so that the members of a cluster are found without looking at all instances. */
export class References {
  /** Those that point at something only the deployment knows, in every world. */
  public readonly unknown: readonly Resource[];
  /** Those of which each world has to be asked, by the stack they are in: in some worlds they point at something that is not known. */
  public readonly floating: ReadonlyMap<string, readonly Resource[]>;
  private readonly byAddress = new Map<string, Resource[]>();
  private readonly byName = new Map<string, Map<string, Resource[]>>();
  private readonly varying = new Map<string, Resource[]>();

  /**
   * @param id unique to the kind and the property
   * @param prefix what stands before the target in the text of the property, such as `cluster:`
   */
  public constructor(public readonly id: string, resources: readonly Resource[], property: string, prefix: string) {
    const unknown: Resource[] = [];
    const floating = new Map<string, Resource[]>();
    for (const resource of resources) {
      const { targets, varies, isOpen } = pointers(resource.properties.inAnyWorld(property), prefix);
      if (isOpen && varies) add(floating, resource.stackAddress, resource);
      else if (isOpen) unknown.push(resource);
      if (!varies) targets.forEach((target) => this.addCertain(resource, target));
      else if (!isOpen) targets.forEach((target) => add(this.varying, keyOf(target), resource));
    }
    this.unknown = unknown;
    this.floating = floating;
  }

  /** Those that refer to a resource, whatever the world. */
  public to(address: string): readonly Resource[] {
    return this.byAddress.get(address) ?? [];
  }

  /** Those that name a name, whatever the world, by the stack they are in. */
  public naming(name: string): ReadonlyMap<string, readonly Resource[]> {
    return this.byName.get(nameKey(name)) ?? new Map<string, Resource[]>();
  }

  /** Those that may point at a resource, by reference or by name, and may point elsewhere. */
  public varyingTo(address: string, name: string | undefined): readonly Resource[] {
    const byReference = this.varying.get(address) ?? [];
    const byName = name === undefined ? [] : this.varying.get(nameKey(name)) ?? [];
    return [...new Set([...byReference, ...byName])];
  }

  private addCertain(resource: Resource, target: Reference | string): void {
    if (target instanceof Reference) return add(this.byAddress, target.address, resource);
    const byStack = this.byName.get(nameKey(target)) ?? new Map<string, Resource[]>();
    this.byName.set(nameKey(target), byStack);
    add(byStack, resource.stackAddress, resource);
  }
}

const keyOf = (target: Reference | string): string => (target instanceof Reference ? target.address : nameKey(target));
