import { ignoringProperties, identifierOf, replaces, replacingProperties } from '../../facts/updates';
import { Way } from '../../facts/updates/table';
import { emptied } from '../../values/same';
import { ABSENT, Reference, Settled, settle } from '../../values/value';
import { Location, Resource, known } from '../resource';
import type { Changes } from './changes';
import { decided, isAny } from './deciding';
import type { Dependant } from './dependants';
import { nameOf } from './named';
import { literal, show } from './shown';

/** A resource that is on both sides, in the current world. */
export class Update<R extends Resource = Resource> {
  private isAsked = false;

  public constructor(
    /** As it is deployed. */
    public readonly before: R,
    /** As it is about to be. */
    public readonly after: R,
    public readonly changes: Changes,
  ) {}

  /** What a finding is about. */
  public get resource(): R {
    return this.after;
  }

  public get exists(): boolean {
    return this.before.exists && this.after.exists;
  }

  /** Whether it is certain that a property is on neither side. */
  public lacks(property: string): boolean {
    return this.before.declared.lacks(property) && this.after.declared.lacks(property);
  }

  public at(property?: string): Location {
    return this.after.at(property);
  }

  /**
   * How a property changes, as CloudFormation compares it: what the template says once functions are resolved. Undefined where it does
   * not; undecided where one side cannot be known. `property` may be a dotted path.
   */
  public way(property: string): Way | undefined {
    const [was, is] = this.values(property);
    if (decided(this.changes.same(was, is), property)) return undefined;
    if (this.isAbsent(was)) return 'added';
    return this.isAbsent(is) ? 'removed' : 'changed';
  }

  /** Whether a property is not the same; undecided where one side cannot be known. */
  public differs(property: string): boolean {
    return this.way(property) !== undefined;
  }

  /** How many items a list keeps; undecided where that cannot be known of one. */
  public kept(property: string): number {
    const { current } = this.changes.worlds;
    const [was, is] = this.values(property).map((value) => (value.kind === 'list' ? value.items : [value]).map((item) => settle(item, current)));
    const isKept = (item: Settled): boolean => {
      const answers = is!.map((other) => this.changes.same(item, other));
      return decided(answers.includes(true) || (answers.includes(undefined) ? undefined : false), property);
    };
    return was!.filter((item) => item.kind !== 'absent' && isKept(item)).length;
  }

  /** Whether anything is not the same; undecided where that cannot be known of something, and all else is the same. */
  public get differsAnywhere(): boolean {
    const names = [...new Set([...this.before.declared.names, ...this.after.declared.names])];
    return isAny(names, (name) => this.differs(name));
  }

  /** Whether the change of a property is what CloudFormation replaces the resource for. It does not where the resource keeps its name. */
  public replacedFor(property: string): boolean {
    return this.isReplacing(property) && !this.keepsName;
  }

  /** The properties whose change asks for a replacement; undecided where none is certain to, and one may. */
  public get replacing(): readonly string[] {
    const certain = replacingProperties(this.after.kind.type).filter((name) => known(() => this.isReplacing(name)) === true);
    if (certain.length === 0) isAny(replacingProperties(this.after.kind.type), (name) => this.isReplacing(name));
    return certain;
  }

  /**
   * The properties it would have to be replaced for, those among them that refer to a resource which is another one now; undecided as
   * `replacing` is.
   */
  public get causes(): readonly string[] {
    const names = replacingProperties(this.after.kind.type);
    const asks = [(name: string) => this.isReplacing(name), (name: string) => this.isFollowing(name)];
    const certain = names.filter((name) => asks.some((ask) => known(() => ask(name)) === true));
    if (certain.length === 0) isAny(names, (name) => isAny(asks, (ask) => ask(name)));
    return certain;
  }

  /** Whether it has a name, and keeps it: then CloudFormation cannot replace it. */
  public get keepsName(): boolean {
    const identifier = identifierOf(this.after.kind.type);
    return identifier !== undefined && this.after.declared.has(identifier) && !this.differs(identifier);
  }

  /** Whether it has to be replaced, because of a change of its own, or because what it refers to is another resource now. */
  public get requiresReplacement(): boolean {
    return this.replacing.length > 0 || this.follows;
  }

  public get isReplaced(): boolean {
    return this.requiresReplacement && !this.keepsName;
  }

  /** The properties whose removal is accepted and changes nothing. */
  public get keptAlthoughRemoved(): readonly string[] {
    return ignoringProperties(this.after.kind.type, 'removed').filter((name) => known(() => this.way(name)) === 'removed');
  }

  /** What is replaced because it is. */
  public get dependants(): readonly Dependant[] {
    return this.changes.dependantsOf(this.after);
  }

  /** A property on both sides, as messages show it; undefined where it is not set. What is secret, or cannot be known, is not shown. */
  public shown(property: string): { readonly before: string | undefined; readonly after: string | undefined } {
    const [was, is] = this.values(property);
    return { before: show(property, was, this.changes.before), after: show(property, is, this.changes.after) };
  }

  /** What the id of a finding calls a property on both sides: as `shown`, in full, and `none` where it is not set. */
  public named(property: string): { readonly before: string; readonly after: string } {
    const [was, is] = this.values(property);
    return { before: nameOf(property, was, this.changes.before), after: nameOf(property, is, this.changes.after) };
  }

  private isReplacing(property: string): boolean {
    const way = this.way(property);
    const [was, is] = this.values(property).map(literal);
    return way !== undefined && replaces(this.after.kind.type, property, way, was, is);
  }

  /** Whether a property that cannot change in place refers to a resource that is another one now. */
  private get follows(): boolean {
    // Templates have no circles of references, but who reads them cannot rely on that.
    if (this.isAsked) return false;
    this.isAsked = true;
    try {
      return isAny(replacingProperties(this.after.kind.type), (name) => this.isFollowing(name));
    } finally {
      this.isAsked = false;
    }
  }

  /** Whether a property refers to a resource that is another one now: replaced, or under another logical id. */
  public isFollowing(property: string): boolean {
    const targets = this.after.declared.knownTargets(property).filter((target) => target instanceof Reference);
    return isAny(targets, ({ address }) => {
      const target = this.changes.after.at(address);
      if (!target) return false;
      const update = this.changes.updateOf(target);
      return update ? update.isReplaced : this.changes.predecessorOf(target) !== undefined;
    });
  }

  private values(path: string): [Settled, Settled] {
    return [this.valueAt(this.before, path), this.valueAt(this.after, path)];
  }

  private isAbsent(value: Settled): boolean {
    return emptied(value, this.changes.worlds.current).kind === 'absent';
  }

  private valueAt({ declared }: R, path: string): Settled {
    const [name, ...rest] = path.split('.');
    const { current } = this.changes.worlds;
    return rest.reduce<Settled>((value, key) => {
      if (value.kind === 'bag') return settle(value.get(key), current);
      return value.kind === 'unknown' ? value : ABSENT;
    }, declared.read(name!));
  }
}
