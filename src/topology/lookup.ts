import { Undecided } from '../values/properties';
import { Reference } from '../values/value';
import { Worlds } from '../values/world';
import { Kind } from './kinds';
import { Names } from './names';
import { placeOf } from './places';
import { References } from './references';
import { Neighbours, Resource, known } from './resource';

/** What a lookup searches. */
export interface Resources {
  /** The resources of one kind, whether or not they exist in the current world. */
  all<R extends Resource>(kind: Kind<R>): readonly R[];
  at(address: string): Resource | undefined;
  readsAttribute(address: string, attribute: string): boolean;
}

/** Finds neighbours by indexes, which are made when they are first asked for: no question looks at every resource of the app. */
export class Lookup implements Neighbours {
  private readonly names = new Map<string, Names<Resource>>();
  private readonly references = new Map<string, References>();
  private readonly groups = new Map<string, readonly Resource[]>();
  private readonly answers = new Map<string, boolean>();

  public constructor(private readonly resources: Resources, private readonly worlds: Worlds) {}

  public readsAttribute(resource: Resource, attribute: string): boolean {
    return this.resources.readsAttribute(resource.address, attribute);
  }

  public resolve<R extends Resource>(from: Resource, target: Reference | string, kind: Kind<R>): R | undefined {
    if (target instanceof Reference) {
      const resource = this.resources.at(target.address);
      return resource?.kind.type === kind.type && resource.exists ? (resource as R) : undefined;
    }
    const names = this.namesOf(kind);
    const [own] = names.inStack(from.stackAddress, target);
    if (own) return own;
    const [near, another] = firstTwo(names.inPlace(placeOf(from.stack, kind.reach), target));
    return another ? undefined : near;
  }

  public rival(of: Resource): Resource | undefined {
    const name = of.physicalName;
    if (name === undefined) return undefined;
    for (const one of this.namesOf(of.kind).inStack(of.stackAddress, name)) if (one !== of) return one;
    return undefined;
  }

  public namesakes<R extends Resource>(of: R): R[] {
    const name = of.physicalName;
    if (name === undefined) return [];
    return [...this.namesOf(of.kind as Kind<R>).inPlace(placeOf(of.stack, of.kind.reach), name)].filter((other) => other !== of);
  }

  public referrers<R extends Resource>(target: Resource, kind: Kind<R>, property: string, prefix = ''): R[] {
    const references = this.referencesOf(kind, property, prefix);
    const name = target.physicalName;
    const isCertain = (one: Resource): boolean => known(() => this.pointsAt(one, property, prefix, target)) === true;
    return [
      ...references.to(target.address),
      ...(name === undefined ? [] : this.namingFrom(target.stackAddress, references, name)),
      ...(name === undefined || this.isAmbiguous(target, name) ? [] : this.strays(references, name, target).filter(isCertain)),
      ...[...references.varyingTo(target.address, name), ...references.floating].filter(isCertain),
    ].filter((one) => one.exists) as R[];
  }

  public candidates<R extends Resource>(target: Resource, kind: Kind<R>, property: string): R[] {
    const references = this.referencesOf(kind, property);
    const name = target.physicalName;
    return [
      ...references.to(target.address),
      ...(name === undefined ? [] : [...this.namingFrom(target.stackAddress, references, name), ...this.strays(references, name, target)]),
      ...references.varyingTo(target.address, name),
      ...references.floating,
      ...references.unknown,
    ] as R[];
  }

  public mayHaveMoreReferrers(target: Resource, kind: Kind<Resource>, property: string): boolean {
    const references = this.referencesOf(kind, property);
    const name = target.physicalName;
    const mayPoint = (one: Resource): boolean => one.exists && known(() => this.pointsAt(one, property, '', target)) === undefined;
    return references.unknown.some(mayPoint) || references.floating.some(mayPoint)
      || references.varyingTo(target.address, name).some(mayPoint)
      || (name !== undefined && this.strays(references, name, target).some(mayPoint));
  }

  public naming<R extends Resource>(name: string, kind: Kind<R>, property: string): R[] {
    const references = this.referencesOf(kind, property);
    const isName = (one: Resource): boolean => sameName(known(() => one.properties.target(property)), name);
    return [
      ...[...references.naming(name).values()].flat(),
      ...[...references.varyingTo('', name), ...references.floating].filter(isName),
    ].filter((one) => one.exists) as R[];
  }

  public sharers<R extends Resource>(from: R, property: string, name: string, target: Kind<Resource>): R[] {
    const references = this.referencesOf(from.kind, property);
    const place = placeOf(from.stack, target.reach);
    const isSharer = (one: Resource): boolean =>
      placeOf(one.stack, target.reach) === place && sameName(known(() => one.properties.target(property)), name);
    const group = this.group(`${from.kind.type} ${property} ${target.reach} ${place} ${name.toLowerCase()}`, () =>
      [...references.naming(name).values()].filter(([first]) => first && placeOf(first.stack, target.reach) === place).flat());
    return [...group, ...[...references.varyingTo('', name), ...references.floating].filter(isSharer)]
      .filter((one) => one !== from && one.exists) as R[];
  }

  public any<R extends Resource>(kind: Kind<R>, question: string, isTrue: (resource: R) => boolean): boolean {
    const key = `${kind.type} ${question}`;
    const ask = (): boolean => this.resources.all(kind).some((one) => one.exists && isTrue(one));
    const answer = this.answers.get(key) ?? this.worlds.inEveryWorld(ask);
    if (answer === undefined) return ask();
    this.answers.set(key, answer);
    return answer;
  }

  /** Those of a stack that name a resource of the stack. */
  private namingFrom(stack: string, references: References, name: string): readonly Resource[] {
    return references.naming(name).get(stack) ?? [];
  }

  /** Those that name a resource of another stack: in the same place, and without one of that name beside them in every world. */
  private strays(references: References, name: string, { kind, stack, stackAddress }: Resource): readonly Resource[] {
    const naming = references.naming(name);
    if (naming.size === 0 || (naming.size === 1 && naming.has(stackAddress))) return [];
    const place = placeOf(stack, kind.reach);
    const names = this.namesOf(kind);
    const strays = this.group(`${references.id} ${kind.type} ${place} ${name.toLowerCase()}`, () =>
      [...naming].flatMap(([address, resources]) =>
        placeOf(resources[0]!.stack, kind.reach) === place && !names.isCertainIn(address, name) ? resources : []));
    return strays.filter((one) => one.stackAddress !== stackAddress);
  }

  /** Whether several stacks of its place have one of its name, so that another stack may mean any of them. */
  private isAmbiguous({ kind, stack }: Resource, name: string): boolean {
    return this.namesOf(kind).areSeveralIn(placeOf(stack, kind.reach), name);
  }

  /** Whether `property`, a name or a list of names, points at `target`; undecided when that cannot be known. */
  private pointsAt(from: Resource, property: string, prefix: string, target: Resource): boolean {
    const { properties } = from;
    if (properties.read(property).kind !== 'list') {
      const item = prefix === '' ? properties.target(property) : properties.targetAfter(property, prefix);
      return item !== undefined && (this.designates(from, item, target) ?? undecided(property));
    }
    const answers = properties.knownTargets(property).map((item) => this.designates(from, item, target));
    if (answers.includes(true)) return true;
    return answers.includes(undefined) || answers.length !== properties.count(property) ? undecided(property) : false;
  }

  /**
   * Whether an item stands for a resource; undefined where it may be another one. Several stacks that leave account and Region open
   * and use one name are deployed to several places, and which of them is deployed beside another stack is not known.
   */
  private designates(from: Resource, item: Reference | string, target: Resource): boolean | undefined {
    if (item instanceof Reference) return item.address === target.address;
    if (!target.isNamed(item)) return false;
    if (target.stackAddress === from.stackAddress) return true;
    const { kind } = target;
    const place = placeOf(from.stack, kind.reach);
    if (placeOf(target.stack, kind.reach) !== place) return false;
    const names = this.namesOf(kind);
    const [own] = names.inStack(from.stackAddress, item);
    if (own) return false;
    const [near, another] = firstTwo(names.inPlace(place, item));
    return another ? undefined : near === target;
  }

  private namesOf<R extends Resource>(kind: Kind<R>): Names<R> {
    let names = this.names.get(kind.type);
    if (!names) this.names.set(kind.type, (names = new Names<Resource>(kind, this.resources.all(kind))));
    return names as Names<R>;
  }

  private referencesOf(kind: Kind<Resource>, property: string, prefix = ''): References {
    const key = `${kind.type}.${property}`;
    let references = this.references.get(key);
    if (!references) this.references.set(key, (references = new References(key, this.resources.all(kind), property, prefix)));
    return references;
  }

  private group(key: string, make: () => readonly Resource[]): readonly Resource[] {
    let group = this.groups.get(key);
    if (!group) this.groups.set(key, (group = make()));
    return group;
  }
}

function firstTwo<T>(items: Iterable<T>): readonly [T | undefined, T | undefined] {
  const [first, second] = items;
  return [first, second];
}

function sameName(target: Reference | string | undefined, name: string): boolean {
  return typeof target === 'string' && target.toLowerCase() === name.toLowerCase();
}

function undecided(property: string): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw new Undecided(property);
}
