import { Reference, Target, Text } from '../values/value';
import { arnOf } from './arn';
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
  /** Those that have the ARN of something, by what is at its end. */
  private readonly byArn = new Map<string, Resource[]>();

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
      else if (!isOpen) targets.forEach((target) => keysOf(target).forEach((key) => add(this.varying, key, resource)));
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

  /** Those that may point at a resource, by reference or by name, and may point elsewhere; an ARN may be that of another place. */
  public varyingTo(address: string, name: string | undefined): readonly Resource[] {
    const keys = name === undefined ? [address] : [address, nameKey(name)];
    return [...new Set(keys.flatMap((key) => [...this.varying.get(key) ?? [], ...this.byArn.get(key) ?? []]))];
  }

  private addCertain(resource: Resource, target: Target): void {
    if (target instanceof Reference) return add(this.byAddress, target.address, resource);
    const end = endOf(target);
    if (end !== undefined) add(this.byArn, keyOf(end), resource);
    if (target instanceof Text) return;
    const byStack = this.byName.get(nameKey(target)) ?? new Map<string, Resource[]>();
    this.byName.set(nameKey(target), byStack);
    add(byStack, resource.stackAddress, resource);
  }
}

const keyOf = (target: Reference | string): string => (target instanceof Reference ? target.address : nameKey(target));

const endOf = (target: Target): Reference | string | undefined => arnOf(target)?.name;

/** What it is found by: what it is, and what the ARN in it ends with. */
function keysOf(target: Target): string[] {
  const end = endOf(target);
  return [...(target instanceof Text ? [] : [keyOf(target)]), ...(end === undefined ? [] : [keyOf(end)])];
}
