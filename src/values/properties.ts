import { OPEN, openNamesOf, pointerAfter, pointerOf } from './pointer';
import { ABSENT, Bag, Reference, Scalar, Settled, Target, Text, Value, isScalar, list, settle } from './value';
import { World, Worlds, isInitial } from './world';

/** Thrown, and caught by the engine alone, when an evaluation touches a value that cannot be known. */
export class Undecided {
  public constructor(
    /** The property that could not be known. */
    public readonly property: string,
  ) {}
}

/**
 * Properties as rules read them: plain values in the current world. An absent property is `undefined`; touching one
 * that cannot be known, or that has a shape CloudFormation would not take, ends the evaluation as undecided.
 */
export class Properties {
  /** What they are, where no world has another opinion. */
  private settled: Settled | undefined;

  public constructor(
    private readonly source: () => Value,
    private readonly worlds: Worlds,
    private readonly path: string = '',
  ) {}

  /** Whether the property is there, whatever its value. */
  public has(name: string): boolean {
    return this.read(name).kind !== 'absent';
  }

  /** The names that are there, in the order of the template. */
  public get names(): readonly string[] {
    return this.bag()?.keys.filter((name) => this.has(name)) ?? [];
  }

  /** Text; numbers and booleans are taken as CloudFormation takes them. */
  public string(name: string): string | undefined {
    const value = this.scalar(name);
    return value === undefined ? undefined : String(value);
  }

  /** A number, also when written as text. */
  public number(name: string): number | undefined {
    const value = this.scalar(name);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : this.undecided(name);
  }

  /**
   * A lower and an upper bound that are the wrong way round. Where both are chosen at deployment some choice is always wrong, and whoever
   * deploys will not make it: then only those count that hold unless something else is chosen.
   */
  public crossed(lower: string, upper: string): { readonly min: number; readonly max: number } | undefined {
    const [min, max] = [this.number(lower), this.number(upper)];
    if (min === undefined || max === undefined || min <= max) return undefined;
    return this.fixedTargets(lower) || this.fixedTargets(upper) || this.areInitial(lower, upper) ? { min, max } : undefined;
  }

  /** Whether properties are what they are unless the deployment says otherwise. */
  private areInitial(...names: readonly string[]): boolean {
    const world = new World();
    const same = names.every((name) => {
      const [own, initial] = [this.read(name), settle(this.bag()!.get(name), world)];
      return own.kind === 'known' && initial.kind === 'known' && own.value === initial.value;
    });
    return same && isInitial(world.decisions);
  }

  /**
   * The text a template is deployed with unless the deployment chooses another, also that of a parameter which nobody is to read. The
   * current world is not asked, so that nothing tells what it depends on: for what no message may show.
   */
  public textByDefault(name: string): string | undefined {
    const world = new World();
    const value = settle(this.inAnyWorld(name), world);
    if (!isInitial(world.decisions)) return undefined;
    if (value.kind === 'unknown') return value.comparedAs;
    return value.kind === 'known' && isScalar(value.value) ? String(value.value) : undefined;
  }

  /** A boolean, also when written as text. */
  public boolean(name: string): boolean | undefined {
    const value = this.scalar(name);
    if (value === undefined) return undefined;
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    return this.undecided(name);
  }

  /** A list of texts; one scalar counts as a list of one. Undecided when any item cannot be known. */
  public strings(name: string): string[] | undefined {
    if (!this.has(name)) return undefined;
    return this.items(name)
      .filter((item) => item.kind !== 'absent')
      .map((item) => (item.kind === 'known' && isScalar(item.value) ? String(item.value) : this.undecided(name)));
  }

  /**
   * How a message shows the value: a scalar as it is written; anything else, and what is not the same in every world or
   * cannot be known, as `fallback`. So what is wrong with any value is said once, and not once for each value.
   */
  public shown(name: string, fallback = 'set'): string {
    const value = this.read(name);
    if (this.inAnyWorld(name).kind === 'choice') return fallback;
    if (value.kind !== 'known' || !isScalar(value.value)) return fallback;
    return typeof value.value === 'string' ? `'${value.value}'` : String(value.value);
  }

  /** A text as far as it is known, with `…` for what only the deployment tells. Undecided where nothing of it is known. */
  public outline(name: string): string | undefined {
    const value = this.read(name);
    if (value.kind !== 'known' || !(value.value instanceof Text)) return this.string(name);
    return value.value.outline;
  }

  /** How many items a list has, or undefined when it is absent; the items may be unknown. */
  public count(name: string): number | undefined {
    const value = this.read(name);
    if (value.kind === 'absent') return undefined;
    if (value.kind !== 'list') return this.undecided(name);
    return value.items.filter((item) => settle(item, this.worlds.current).kind !== 'absent').length;
  }

  /** A nested bag. */
  public properties(name: string): Properties | undefined {
    const value = this.read(name);
    if (value.kind === 'absent') return undefined;
    return value.kind === 'bag' ? new Properties(() => value, this.worlds, this.at(name)) : this.undecided(name);
  }

  /** A list of nested bags. */
  public propertiesList(name: string): Properties[] | undefined {
    const value = this.read(name);
    if (value.kind === 'absent') return undefined;
    if (value.kind !== 'list') return this.undecided(name);
    return value.items.flatMap((item, index) => {
      const settled = settle(item, this.worlds.current);
      if (settled.kind === 'absent') return [];
      return settled.kind === 'bag' ? new Properties(() => settled, this.worlds, `${this.at(name)}.${index}`) : this.undecided(name);
    });
  }

  /** What the property points at: a resource of the app, a name, or an ARN that is put together of such. */
  public target(name: string): Target | undefined {
    const value = this.read(name);
    if (value.kind === 'absent') return undefined;
    return (value.kind === 'known' ? pointerOf(value.value) : undefined) ?? this.undecided(name);
  }

  /** What the text points at behind `prefix`: `cluster:` and the identifier of a cluster. Undefined without the prefix. */
  public targetAfter(name: string, prefix: string): Reference | string | undefined {
    const value = this.read(name);
    if (value.kind === 'absent') return undefined;
    const { target, isOpen } = value.kind === 'known' ? pointerAfter(value.value, prefix) : OPEN;
    return isOpen ? this.undecided(name) : target;
  }

  /** As `target`, for a list; items that cannot be known are left out. */
  public knownTargets(name: string): Target[] {
    return this.knownValues(name).flatMap((value) => pointerOf(value) ?? []);
  }

  /** What is known of a value, or of the items of a list; what is not known is left out. */
  public knownValues(name: string): (Scalar | Reference | Text)[] {
    return this.items(name).flatMap((item) => (item.kind === 'known' ? [item.value] : []));
  }

  /** What may be known of them in some world; undefined where that cannot be listed. */
  public possibleValues(name: string): (Scalar | Reference | Text)[] | undefined {
    const values: (Scalar | Reference | Text)[] = [];
    const waiting: Value[] = [this.inAnyWorld(name)];
    const seen = new Set<Value>();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      // What is shared is looked at once.
      if (seen.has(next)) continue;
      seen.add(next);
      const below = next.kind === 'choice' ? next.options : next.kind === 'list' ? next.items : next.kind === 'bag' ? undefined : [];
      if (!below) return undefined;
      waiting.push(...below);
      if (next.kind === 'known') values.push(next.value);
    }
    return values;
  }

  /** What the property points at in every world, or undefined when that differs between worlds or is not known. */
  public fixedTargets(name: string): Target[] | undefined {
    const value = this.inAnyWorld(name);
    if (value.kind === 'absent') return [];
    const items = (value.kind === 'list' ? value.items : [value]).map((item) => this.decided(item)).filter(({ kind }) => kind !== 'absent');
    const targets = items.flatMap((item) => (item.kind === 'known' ? (pointerOf(item.value) ?? []) : []));
    return targets.length === items.length ? targets : undefined;
  }

  /**
   * A text that is equal for equal values even where the value itself is not known, such as the first zone of a
   * region that is chosen at deployment. Different texts do not mean different values.
   */
  public identity(name: string): string | undefined {
    const value = this.read(name);
    switch (value.kind) {
      case 'absent': return undefined;
      case 'known': return isScalar(value.value) ? `=${value.value}` : value.value.key ?? this.undecided(name);
      case 'unknown': return value.key ?? this.undecided(name);
      default: return this.undecided(name);
    }
  }

  /** Names that only the deployment knows, of a property or the items of its list: equal texts for equal names. */
  public openNames(name: string): string[] {
    const value = this.read(name);
    return openNamesOf(value.kind === 'list' ? list(value.items.map((item) => settle(item, this.worlds.current))) : value);
  }

  /**
   * What a property is called by, and what that of others is, where they are known to differ: two names, or two resources of the app,
   * whatever their names. A name and a resource may still be the same.
   */
  public differing(name: string, other: Properties): readonly [string | Reference, string | Reference] | undefined {
    const [own, expected] = [this.read(name), other.read(name)];
    if (own.kind === 'absent' || expected.kind === 'absent') return undefined;
    if (own.kind !== 'known' || expected.kind !== 'known') return this.undecided(name);
    const [a, b] = [pointerOf(own.value), pointerOf(expected.value)];
    if (a instanceof Reference && b instanceof Reference) return isName(a) && isName(b) && a.address !== b.address ? [a, b] : undefined;
    return typeof a === 'string' && typeof b === 'string' && a !== '' && b !== '' && a.toLowerCase() !== b.toLowerCase() ? [a, b] : undefined;
  }

  /** Whether it is certain that the property is not there, whatever the world. */
  public lacks(name: string): boolean {
    const source = this.source();
    return source.kind === 'absent' || (source.kind === 'bag' && source.get(name).kind === 'absent');
  }

  /** The value in the current world, with its unknowns. For the topology, not for rules. */
  public read(name: string): Settled {
    const own = this.bag();
    return own ? settle(own.get(name), this.worlds.current) : ABSENT;
  }

  /** The value before a world is chosen: no choice where it is the same in every world. */
  public inAnyWorld(name: string): Value {
    const source = this.decided(this.source());
    return source.kind === 'bag' ? this.decided(source.get(name)) : source;
  }

  private decided(value: Value): Value {
    return value.kind === 'choice' ? this.worlds.inEveryWorld(() => settle(value, this.worlds.current)) ?? value : value;
  }

  /** The items of a list in the current world; anything else counts as a list of one. */
  private items(name: string): Settled[] {
    const value = this.read(name);
    return (value.kind === 'list' ? value.items : [value]).map((item) => settle(item, this.worlds.current));
  }

  private scalar(name: string): Scalar | undefined {
    const value = this.read(name);
    if (value.kind === 'absent') return undefined;
    return value.kind === 'known' && isScalar(value.value) ? value.value : this.undecided(name);
  }

  private bag(): Bag | undefined {
    const source = this.settled ?? this.settleAll();
    if (source.kind === 'absent') return undefined;
    return source.kind === 'bag' ? source : this.undecided();
  }

  private settleAll(): Settled {
    const source = this.source();
    if (source.kind === 'choice') return settle(source, this.worlds.current);
    this.settled = source;
    return source;
  }

  private at(name?: string): string {
    return this.path && name ? `${this.path}.${name}` : name ?? this.path;
  }

  private undecided(name?: string): never {
    // Not an Error: nothing went wrong, and a stack trace for each would cost more than the whole evaluation.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw new Undecided(this.at(name));
  }
}

/** Whether a reference gives the name of a resource, and not an attribute that several may share. */
function isName({ attribute }: Reference): boolean {
  return attribute === 'Ref';
}
