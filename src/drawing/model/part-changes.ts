import type { Changes } from '../../topology/changes/changes';
import { KINDS, Kind } from '../../topology/kinds';
import { Resource, known } from '../../topology/resource';
import type { Topology } from '../../topology/topology';
import type { Diagram, Part, PartChange } from '../diagram';
import { partsOf } from '../parts';

type ChangeOf = (address: string) => PartChange | undefined;

/** What becomes of what is on both sides; undefined where it stays as it is, or that is not known. */
type Fate = 'replaced' | 'changed' | undefined;

/** What becomes of the parts of both sides in an update, in the current world. Of what is not known, or guessed, nothing is said. */
export class PartChanges {
  private readonly removed: ReadonlySet<string>;
  private readonly added: ReadonlySet<string>;
  private readonly fates = new Map<string, Fate>();

  public constructor(private readonly changes: Changes) {
    const kinds: readonly Kind<Resource>[] = Object.values(KINDS);
    this.removed = addresses(kinds.flatMap((kind) => changes.removals(kind)));
    this.added = addresses(kinds.flatMap((kind) => changes.additions(kind)));
  }

  /** By the ids of the parts. */
  public before(diagram: Diagram): ReadonlyMap<string, PartChange> {
    return this.of(diagram, (address) => this.changeBefore(address));
  }

  public after(diagram: Diagram): ReadonlyMap<string, PartChange> {
    return this.of(diagram, (address) => this.changeAfter(address));
  }

  private of(diagram: Diagram, changeOf: ChangeOf): ReadonlyMap<string, PartChange> {
    const found = new Map<string, PartChange>();
    for (const { part, owner } of partsOf(diagram)) {
      const change = part.address === undefined ? this.following(part, owner, changeOf) : changeOf(part.address);
      if (change) found.set(part.id, change);
    }
    return found;
  }

  private told<T>(read: () => T): T | undefined {
    const { current: world } = this.changes.worlds;
    const { guesses } = world;
    const value = known(read);
    return world.guesses === guesses ? value : undefined;
  }

  /** What has no resource of its own comes and goes with what it is of, and changes where that changes in what is said of it. */
  private following(part: Part, owner: Part | undefined, changeOf: ChangeOf): PartChange | undefined {
    if (owner?.address === undefined) return undefined;
    const change = changeOf(owner.address);
    return change === 'changed' ? this.changedIn(part, owner.address) : change;
  }

  private changedIn({ details }: Part, address: string): PartChange | undefined {
    const resource = this.changes.after.at(address);
    const update = resource && this.changes.updateOf(resource);
    const isChanged = details.some(({ property }) => property !== undefined && this.told(() => update?.differs(property)) === true);
    return isChanged ? 'changed' : undefined;
  }

  private changeBefore(address: string): PartChange | undefined {
    const resource = this.changes.before.at(address);
    if (!resource) return undefined;
    const isRemoved = this.removed.has(address) && this.told(() => this.isGone(resource)) === true;
    if (isRemoved) return this.changes.successorOf(resource) ? 'replaced' : 'removed';
    return this.fateOf(resource);
  }

  private changeAfter(address: string): PartChange | undefined {
    const resource = this.changes.after.at(address);
    if (!resource) return undefined;
    const isAdded = this.added.has(address) && this.told(() => this.isThere(resource)) === true;
    if (isAdded) return this.changes.predecessorOf(resource) ? 'new' : 'added';
    const fate = this.fateOf(resource);
    return fate === 'replaced' ? 'new' : fate;
  }

  /** Found out once: both sides ask, and what a cluster has without a resource of its own asks the same as the cluster. */
  private fateOf(resource: Resource): Fate {
    if (!this.fates.has(resource.address)) this.fates.set(resource.address, this.findFate(resource));
    return this.fates.get(resource.address);
  }

  private findFate(resource: Resource): Fate {
    const update = this.changes.updateOf(resource);
    if (!update || this.told(() => update.exists) !== true) return undefined;
    if (this.told(() => update.isReplaced) === true) return 'replaced';
    return this.told(() => update.differsAnywhere) === true ? 'changed' : undefined;
  }

  /** Whether what is deployed is no more, as a `Removal` tells. */
  private isGone(before: Resource): boolean {
    return before.exists && !existsOn(this.changes.after, before);
  }

  private isThere(after: Resource): boolean {
    return after.exists && !existsOn(this.changes.before, after);
  }
}

function existsOn(side: Topology, { address, kind }: Resource): boolean {
  const other = side.at(address);
  return other?.kind.type === kind.type && other.exists;
}

const addresses = (all: readonly { readonly resource: Resource }[]): ReadonlySet<string> =>
  new Set(all.map(({ resource }) => resource.address));
