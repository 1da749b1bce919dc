import type { Kind } from './kinds';
import { add } from './multimap';
import { placeOf } from './places';
import { pointers } from './pointers';
import type { Resource } from './resource';

/** The service keeps identifiers in lower case. */
export const nameKey = (name: string): string => `=${name.toLowerCase()}`;

/** Of how many it is asked in each world where they point, or whether they exist: as many as a cluster has instances. */
export const MOST_ASKED = 16;

/**
 * The resources of one kind by the name the service knows them by. Seen from a stack, a name stands for the resource of that stack, or
 * else for one that is deployed to the same place.
 */
export class Names<R extends Resource> {
  private readonly byStack = new Map<string, R[]>();
  private readonly byPlace = new Map<string, R[]>();
  private readonly byName = new Map<string, R[]>();
  /** Those that have another name in another world, which cannot be listed. */
  private readonly unlisted: R[] = [];

  public constructor(private readonly kind: Kind<R>, resources: readonly R[]) {
    const property = kind.nameProperty;
    if (property !== undefined) for (const resource of resources) this.addTo(resource, property);
  }

  /** The existing ones of a name in a stack. */
  public* inStack(stack: string, name: string): Iterable<R> {
    yield* existing(this.byStack.get(stack + nameKey(name)), name);
    yield* existing(this.unlisted.filter(({ stackAddress }) => stackAddress === stack), name);
  }

  /** The existing ones of a name in a place: an account, or a Region of it. */
  public* inPlace(place: string, name: string): Iterable<R> {
    yield* existing(this.byPlace.get(place + nameKey(name)), name);
    yield* existing(this.unlisted.filter(({ stack }) => placeOf(stack, this.kind.reach) === place), name);
  }

  /** The existing ones of a name, wherever they are; undefined where many may exist in some world. */
  public everywhere(name: string): readonly R[] | undefined {
    const resources = [...this.byName.get(nameKey(name)) ?? [], ...this.unlisted];
    return resources.length > MOST_ASKED ? undefined : [...existing(resources, name)];
  }

  /** The existing one of a name in a place, if there is no other: of many that may exist in some world, several are taken to do so. */
  public onlyOneIn(place: string, name: string): { readonly resource?: R; readonly areSeveral: boolean } {
    if ((this.byPlace.get(place + nameKey(name))?.length ?? 0) > MOST_ASKED) return { areSeveral: true };
    const [resource, another] = this.inPlace(place, name);
    return another || !resource ? { areSeveral: another !== undefined } : { resource, areSeveral: false };
  }

  /** Whether a stack has one of that name in every world. */
  public isCertainIn(stack: string, name: string): boolean {
    return this.byStack.get(stack + nameKey(name))?.some((one) => isCertain(one, name)) ?? false;
  }

  private addTo(resource: R, property: string): void {
    const { targets, isUnlisted } = pointers(resource.properties.inAnyWorld(property));
    if (isUnlisted) this.unlisted.push(resource);
    for (const name of targets) {
      if (typeof name !== 'string') continue;
      add(this.byName, nameKey(name), resource);
      add(this.byStack, resource.stackAddress + nameKey(name), resource);
      add(this.byPlace, placeOf(resource.stack, this.kind.reach) + nameKey(name), resource);
    }
  }
}

function* existing<R extends Resource>(resources: readonly R[] = [], name: string): Iterable<R> {
  for (const resource of resources) if (resource.exists && resource.isNamed(name)) yield resource;
}

function isCertain(resource: Resource, name: string): boolean {
  return resource.isUnconditional && resource.fixedName !== undefined && resource.isNamed(name);
}
