import { Location, Resource } from '../resource';
import type { Changes } from './changes';
import type { Dependant } from './dependants';

/** A resource that is deployed, and is no more in the stack that is about to be, in the current world. */
export class Removal<R extends Resource = Resource> {
  public constructor(
    /** As it is deployed. */
    public readonly before: R,
    /** What has its logical id where a condition may still create it. */
    private readonly counterpart: R | undefined,
    public readonly changes: Changes,
  ) {}

  /** What a finding is about. */
  public get resource(): R {
    return this.before;
  }

  public get exists(): boolean {
    return this.before.exists && !(this.counterpart?.exists ?? false);
  }

  public lacks(property: string): boolean {
    return this.before.declared.lacks(property);
  }

  public at(property?: string): Location {
    return this.before.at(property);
  }

  /** The resource that takes over from it: the same one under another logical id, or in another stack. */
  public get successor(): R | undefined {
    return this.changes.successorOf(this.before);
  }

  /** What is replaced because it is another one now. */
  public get dependants(): readonly Dependant[] {
    return this.successor ? this.changes.dependantsOf(this.successor) : [];
  }
}

/** A resource that is about to be, and is not deployed, in the current world. */
export class Addition<R extends Resource = Resource> {
  public constructor(
    /** As it is about to be. */
    public readonly after: R,
    /** What has its logical id where a condition may already have created it. */
    private readonly counterpart: R | undefined,
    public readonly changes: Changes,
  ) {}

  /** What a finding is about. */
  public get resource(): R {
    return this.after;
  }

  public get exists(): boolean {
    return this.after.exists && !(this.counterpart?.exists ?? false);
  }

  public lacks(property: string): boolean {
    return this.after.declared.lacks(property);
  }

  public at(property?: string): Location {
    return this.after.at(property);
  }

  /** The resource it takes over from: the same one under another logical id, or in another stack. */
  public get predecessor(): R | undefined {
    return this.changes.predecessorOf(this.after);
  }

  public get dependants(): readonly Dependant[] {
    return [];
  }
}
