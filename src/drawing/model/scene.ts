import { Resource, known } from '../../topology/resource';
import type { Topology } from '../../topology/topology';
import type { Properties } from '../../values/properties';
import { UNKNOWN_PART } from '../../values/value';
import type { Detail, Part } from '../diagram';
import { Ids } from './ids';
import { addressOf, beside, called, calledBeside } from './naming';

/** How a property is said. */
export interface Saying {
  /** How its value is shown; undefined where it is not worth a word. Default: as it is written. */
  readonly shown?: (value: string) => string | undefined;
  /** What is said where the property is absent. Default: nothing. */
  readonly otherwise?: string;
}

/** What is said where a property is true, and where it is not; undefined where that is not worth a word. */
export interface Answers {
  readonly yes?: string;
  readonly no?: string;
}

/** Reads a topology for drawings, in one world: what only the deployment will tell is undefined, and so is what was guessed. */
export class Scene {
  public readonly ids = new Ids();

  public constructor(public readonly topology: Topology) {}

  /** What `read` gives; undefined where only the deployment will tell. */
  public told<T>(read: () => T): T | undefined {
    const { current: world } = this.topology.worlds;
    const { guesses } = world;
    const value = known(read);
    return world.guesses === guesses ? value : undefined;
  }

  /** Whether something is certain. */
  public isCertain(read: () => boolean | undefined): boolean {
    return this.told(read) === true;
  }

  /** What a property says. */
  public said(properties: Properties, property: string, term: string, saying: Saying = {}): Detail[] {
    const { shown = (value) => value, otherwise } = saying;
    const read = this.told(() => ({ value: properties.string(property) }));
    if (!read) return [{ term, text: undefined, property }];
    const text = read.value === undefined ? otherwise : shown(read.value);
    return text === undefined ? [] : [{ term, text, property }];
  }

  /** What a property says that is true or false. */
  public saidWhether(properties: Properties, property: string, term: string, { yes, no }: Answers): Detail[] {
    const read = this.told(() => ({ value: properties.boolean(property) ?? false }));
    if (!read) return [{ term, text: undefined, property }];
    const text = read.value ? yes : no;
    return text === undefined ? [] : [{ term, text, property }];
  }

  /** A range of two properties: `0.5 to 16 ACUs`. */
  public range(properties: Properties, bounds: readonly [string, string], unit: string): string | undefined {
    const [min, max] = bounds.map((property) => this.told(() => properties.number(property)));
    if (min === undefined && max === undefined) return undefined;
    return min === max ? `${max} ${unit}` : `${min ?? UNKNOWN_PART} to ${max ?? UNKNOWN_PART} ${unit}`;
  }

  /** The name the service will know a resource by, where the template fixes one. */
  public nameOf(resource: Resource): string | undefined {
    const name = this.told(() => resource.physicalName);
    return name === '' ? undefined : name;
  }

  /** What a person calls a resource beside a cluster. */
  public labelOf(resource: Resource, cluster: Resource): string {
    return this.nameOf(resource) ?? (resource === cluster ? called(resource) : calledBeside(resource, cluster));
  }

  /** A resource as a part of a cluster. */
  public part(resource: Resource, cluster: Resource, clusterId: string, details: readonly Detail[]): Part {
    return {
      id: this.ids.of(clusterId, beside(addressOf(resource), addressOf(cluster))),
      label: this.labelOf(resource, cluster),
      address: resource.address,
      details: [...details, ...this.existence(resource)],
    };
  }

  /** What is said of a resource that may not be there. */
  public existence(resource: Resource): Detail[] {
    return resource.isUnconditional || this.told(() => resource.exists) !== undefined ? [] : [{ term: 'created', text: undefined }];
  }

  /** Something that is there without a resource of its own. */
  public undeclared(id: string, label: string, details: readonly Detail[] = []): Part {
    return { id, label, address: undefined, details };
  }
}
