import { same } from '../../values/same';
import { Reference, Scalar, Value, isScalar } from '../../values/value';
import { Worlds } from '../../values/world';
import { Kind } from '../kinds';
import { Resource } from '../resource';
import type { Topology } from '../topology';
import { Dependant, Dependants } from './dependants';
import { Addition, Removal } from './removal';
import { Successors } from './successors';
import { Update } from './update';

/**
 * What is deployed, and what is about to be. Both are read in the same worlds, and what both have has one address: so a resource is the
 * one with its address on the other side.
 */
export class Changes {
  private readonly updatesByType = new Map<string, readonly Update[]>();
  private readonly updatesByAddress = new Map<string, Update>();
  private readonly successors: Successors;
  private readonly dependants = new Dependants(this);

  /** @param updatedStacks the addresses of the stacks that are on both sides: what others had is not touched by a deployment of the app */
  public constructor(
    public readonly before: Topology,
    public readonly after: Topology,
    private readonly updatedStacks: ReadonlySet<string>,
  ) {
    this.successors = new Successors(before, after);
  }

  public get worlds(): Worlds {
    return this.after.worlds;
  }

  /** The resources of one kind that are on both sides. */
  public updates<R extends Resource>(kind: Kind<R>): readonly Update<R>[] {
    let updates = this.updatesByType.get(kind.type);
    if (!updates) {
      updates = this.after.all(kind).flatMap((after) => {
        const before = this.before.at(after.address);
        return before?.kind.type === kind.type ? [new Update(before, after, this)] : [];
      });
      this.updatesByType.set(kind.type, updates);
      for (const update of updates) this.updatesByAddress.set(update.after.address, update);
    }
    return updates as readonly Update<R>[];
  }

  /** The resources of one kind that are, or in some world may be, no more in a stack that is updated. */
  public removals<R extends Resource>(kind: Kind<R>): readonly Removal<R>[] {
    // What is not seen may be what is missed.
    if (this.after.mayHaveMore) return [];
    return this.before.all(kind)
      .filter((before) => this.isUpdated(before.stackAddress) && !this.counterpart(before, this.after)?.isUnconditional)
      .map((before) => new Removal(before, this.counterpart(before, this.after), this));
  }

  /** The resources of one kind that are, or in some world may be, new. */
  public additions<R extends Resource>(kind: Kind<R>): readonly Addition<R>[] {
    if (this.before.mayHaveMore) return [];
    return this.after.all(kind)
      .filter((after) => !this.counterpart(after, this.before)?.isUnconditional)
      .map((after) => new Addition(after, this.counterpart(after, this.before), this));
  }

  /** The update of a resource of either side, also of one that does not exist in the current world; undefined where the other lacks it. */
  public updateOf<R extends Resource>(resource: R): Update<R> | undefined {
    this.updates(resource.kind);
    return this.updatesByAddress.get(resource.address) as Update<R> | undefined;
  }

  /** Whether a resource of the new side is not there yet, or takes the place of one that is. */
  public isNew(after: Resource): boolean {
    const update = this.updateOf(after);
    return update ? !update.before.exists || update.isReplaced : true;
  }

  /** The resource that takes over from one that is no more: moved to another stack, or under another logical id. */
  public successorOf<R extends Resource>(before: R): R | undefined {
    return this.successors.of(before) as R | undefined;
  }

  /** The resource that one takes over from. */
  public predecessorOf<R extends Resource>(after: R): R | undefined {
    return this.successors.before(after) as R | undefined;
  }

  /** What is replaced because a resource is, or is another one now. */
  public dependantsOf(after: Resource): readonly Dependant[] {
    return this.dependants.of(after);
  }

  /** Whether two values are the same in the current world; undefined where only the deployment will tell. */
  public same(before: Value, after: Value): boolean | undefined {
    return same(before, after, this.worlds.current, (a, b) => this.sameReference(a, b));
  }

  private counterpart<R extends Resource>({ address, kind }: R, side: Topology): R | undefined {
    const other = side.at(address);
    return other?.kind.type === kind.type ? other as R : undefined;
  }

  private isUpdated(stack: string): boolean {
    for (let path = stack; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
      if (this.updatedStacks.has(path)) return true;
    }
    return false;
  }

  /** A resource and the one that takes over from it count as one here: that it is another one is said of it, and spreads by itself. */
  private sameReference(before: Reference | Scalar, after: Reference | Scalar): boolean | undefined {
    const [was, is] = [nameGivenBy(before, this.before), nameGivenBy(after, this.after)];
    if (before instanceof Reference && after instanceof Reference) {
      if (before.address === after.address || this.areOne(before, after)) return before.attribute === after.attribute;
      return was !== undefined && is !== undefined ? was === is : false;
    }
    return was === undefined || is === undefined ? undefined : was === is;
  }

  private areOne(before: Reference, after: Reference): boolean {
    const resource = this.before.at(before.address);
    return resource !== undefined && this.successorOf(resource)?.address === after.address;
  }
}

/** The name that a reference gives, or the value itself; as the service keeps it, in lower case. */
function nameGivenBy(value: Reference | Scalar, side: Topology): string | undefined {
  if (isScalar(value)) return String(value).toLowerCase();
  return value.attribute === 'Ref' ? side.at(value.address)?.physicalName?.toLowerCase() : undefined;
}
