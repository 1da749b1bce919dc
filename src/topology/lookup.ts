import { UNLISTED, openNamesOf } from '../values/pointer';
import { Undecided } from '../values/properties';
import { Reference, Target, Text } from '../values/value';
import { Worlds } from '../values/world';
import { Arn, arnOf, isArnOf, isPlacedIn } from './arn';
import { Kind } from './kinds';
import { add } from './multimap';
import { MOST_ASKED, Names } from './names';
import { placeOf } from './places';
import { References } from './references';
import { Neighbours, Resource, known } from './resource';

/** What a lookup searches. */
export interface Resources {
  /** Whether there may be more of them than are seen. */
  readonly mayHaveMore: boolean;
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
  private readonly straysByName = new Map<string, ReadonlyMap<string, readonly Resource[]>>();
  private readonly openNames = new Map<string, ReadonlyMap<string, readonly Resource[]>>();
  private readonly answers = new Map<string, boolean>();

  public constructor(private readonly resources: Resources, private readonly worlds: Worlds) {}

  public at({ address }: Reference): Resource | undefined {
    return this.resources.at(address);
  }

  public readsAttribute(resource: Resource, attribute: string): boolean {
    return this.resources.readsAttribute(resource.address, attribute);
  }

  public resolve<R extends Resource>(from: Resource, target: Target, kind: Kind<R>): R | undefined {
    if (target instanceof Reference) return this.referredTo(target, kind);
    const arn = arnOf(target);
    if (arn) return this.ofArn(from, arn, kind).resource;
    if (target instanceof Text) return undefined;
    const names = this.namesOf(kind);
    const [own] = names.inStack(from.stackAddress, target);
    return own ?? names.onlyOneIn(placeOf(from.stack, kind.reach), target).resource;
  }

  public alike<R extends Resource>(from: Resource, property: string, kind: Kind<R>): R | undefined {
    const [name] = from.properties.openNames(property);
    if (name === undefined) return undefined;
    const byName = this.openNamesOf(kind);
    const unlisted = byName.get(openKey(from, UNLISTED)) ?? [];
    const named = [...new Set([...byName.get(openKey(from, name)) ?? [], ...(unlisted.length > MOST_ASKED ? [] : unlisted)])];
    const [only, another] = named.filter((one) => one.exists && one.openName === name);
    return another ? undefined : only as R | undefined;
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
    return [
      ...references.to(target.address),
      ...namingInStack(references, target),
      ...this.openReferences(references, property, target),
      ...this.uncertain(references, target).asked.filter((one) => known(() => this.pointsAt(one, property, prefix, target)) === true),
    ].filter((one) => one.exists) as R[];
  }

  public candidates<R extends Resource>(target: Resource, kind: Kind<R>, property: string): R[] {
    const references = this.referencesOf(kind, property);
    const { asked, areAll } = this.uncertain(references, target);
    if (!areAll) undecided(property);
    return [...references.to(target.address), ...namingInStack(references, target), ...asked, ...references.unknown] as R[];
  }

  public mayHaveMoreReferrers(target: Resource, kind: Kind<Resource>, property: string): boolean {
    if (this.resources.mayHaveMore) return true;
    const references = this.referencesOf(kind, property);
    const mayPoint = (one: Resource): boolean => one.exists && known(() => this.pointsAt(one, property, '', target)) === undefined;
    const { asked, areAll } = this.uncertain(references, target);
    return !areAll || references.unknown.some(mayPoint) || asked.some(mayPoint);
  }

  public sharers<R extends Resource>(from: R, property: string, name: string, target: Kind<Resource>): R[] {
    const references = this.referencesOf(from.kind, property);
    const place = placeOf(from.stack, target.reach);
    const isNear = ([first]: readonly Resource[]): boolean => first !== undefined && placeOf(first.stack, target.reach) === place;
    const certain = this.group(`${references.id} in ${place} ${name.toLowerCase()}`, () => [...references.naming(name).values()].filter(isNear).flat());
    return certain
      .concat(varyingNaming(references, name, property).filter((one) => isNear([one])))
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

  /**
   * Those of which each world has to be asked whether they point at a resource. Each of them may depend on a choice of its own, and
   * not all of their worlds are ever seen: of many, those of other stacks are left out, or all.
   */
  private uncertain(references: References, target: Resource): { readonly asked: readonly Resource[]; readonly areAll: boolean } {
    const name = target.physicalName;
    const pointing = references.varyingTo(target.address, name);
    const strays = name === undefined ? NONE : this.strays(references, name, target);
    const all = take(MOST_ASKED + 1, elsewhere(strays, target), pointing, ...references.floating.values());
    if (all.length <= MOST_ASKED) return { asked: all, areAll: true };
    const { stackAddress } = target;
    const pointingBeside = pointing.filter((one) => one.stackAddress === stackAddress);
    const beside = take(MOST_ASKED + 1, pointingBeside, references.floating.get(stackAddress) ?? []);
    return { asked: beside.length <= MOST_ASKED ? beside : [], areAll: false };
  }

  /** Those that name a name without one of that name beside them in every world, by the stack they are in; of the place of a resource. */
  private strays(references: References, name: string, { kind, stack }: Resource): ReadonlyMap<string, readonly Resource[]> {
    const naming = references.naming(name);
    if (naming.size === 0) return NONE;
    const place = placeOf(stack, kind.reach);
    const key = `${references.id} ${kind.type} ${place} ${name.toLowerCase()}`;
    let strays = this.straysByName.get(key);
    if (!strays) {
      const isStray = ([address, [first]]: readonly [string, readonly Resource[]]): boolean =>
        placeOf(first!.stack, kind.reach) === place && !this.namesOf(kind).isCertainIn(address, name);
      this.straysByName.set(key, (strays = new Map([...naming].filter(isStray))));
    }
    return strays;
  }

  /** Whether `property`, a name or a list of names, points at `target`; undecided when that cannot be known. */
  private pointsAt(from: Resource, property: string, prefix: string, target: Resource): boolean {
    const { properties } = from;
    if (isAlike(from, property, target)) return true;
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
  private designates(from: Resource, item: Target, target: Resource): boolean | undefined {
    if (item instanceof Reference) return item.address === target.address;
    const arn = arnOf(item);
    if (arn) {
      const { resource, isOpen } = this.ofArn(from, arn, target.kind);
      return resource ? resource === target : isOpen && mayEndWith(arn, target) ? undefined : false;
    }
    if (item instanceof Text) return undefined;
    if (!target.isNamed(item)) return false;
    if (target.stackAddress === from.stackAddress) return true;
    const { kind } = target;
    const place = placeOf(from.stack, kind.reach);
    if (placeOf(target.stack, kind.reach) !== place) return false;
    const names = this.namesOf(kind);
    const [own] = names.inStack(from.stackAddress, item);
    if (own) return false;
    const { resource, areSeveral } = names.onlyOneIn(place, item);
    return areSeveral ? undefined : resource === target;
  }

  private referredTo<R extends Resource>({ address }: Reference, kind: Kind<R>): R | undefined {
    const resource = this.resources.at(address);
    return resource?.kind.type === kind.type && resource.exists ? (resource as R) : undefined;
  }

  /**
   * The existing resource that an ARN is that of. What names itself means one of its name elsewhere.
   * Open where it may be one of several, or nothing tells that it is of the same place.
   */
  private ofArn<R extends Resource>(from: Resource, arn: Arn, kind: Kind<R>): Answer<R> {
    const { name } = arn;
    if (name === undefined) return { isOpen: true };
    if (!isArnOf(arn, kind)) return { isOpen: false };
    if (name instanceof Reference) {
      const resource = this.referredTo(name, kind);
      return { resource: resource && isPlacedIn(arn, resource.stack) ? resource : undefined, isOpen: false };
    }
    const named = this.namesOf(kind).everywhere(name);
    if (!named) return { isOpen: true };
    const candidates = named.filter((one) => one !== from && isPlacedIn(arn, one.stack) !== false);
    const placed = candidates.filter((one) => isPlacedIn(arn, one.stack) === true);
    const [own] = placed.filter(({ stackAddress }) => stackAddress === from.stackAddress);
    const resource = own ?? (candidates.length === 1 ? placed[0] : undefined);
    return { resource, isOpen: resource === undefined && candidates.length > 0 };
  }

  /** Those of a kind with a name that only the deployment knows, in some world, by stack and name. */
  private openNamesOf(kind: Kind<Resource>): ReadonlyMap<string, readonly Resource[]> {
    const { nameProperty } = kind;
    return nameProperty === undefined ? NONE : this.byOpenName(kind.type, this.resources.all(kind), nameProperty);
  }

  /** Those that point at a resource by a name that only the deployment knows, in every world. */
  private openReferences(references: References, property: string, target: Resource): readonly Resource[] {
    const name = references.unknown.length === 0 ? undefined : target.openName;
    if (name === undefined) return [];
    const byName = this.byOpenName(references.id, references.unknown, property);
    return byName.get(openKey(target, name))?.filter((one) => isAlike(one, property, target)) ?? [];
  }

  private byOpenName(id: string, resources: readonly Resource[], property: string): ReadonlyMap<string, readonly Resource[]> {
    let byName = this.openNames.get(id);
    if (!byName) {
      const found = new Map<string, Resource[]>();
      for (const one of resources) {
        for (const name of openNamesOf(one.properties.inAnyWorld(property))) add(found, openKey(one, name), one);
      }
      this.openNames.set(id, (byName = found));
    }
    return byName;
  }

  private namesOf<R extends Resource>(kind: Kind<R>): Names<R> {
    let names = this.names.get(kind.type);
    if (!names) this.names.set(kind.type, (names = new Names<Resource>(kind, this.resources.all(kind))));
    return names as Names<R>;
  }

  private group(key: string, make: () => readonly Resource[]): readonly Resource[] {
    let group = this.groups.get(key);
    if (!group) this.groups.set(key, (group = make()));
    return group;
  }

  private referencesOf(kind: Kind<Resource>, property: string, prefix = ''): References {
    const key = `${kind.type}.${property}`;
    let references = this.references.get(key);
    if (!references) this.references.set(key, (references = new References(key, this.resources.all(kind), property, prefix)));
    return references;
  }
}

/** Those that name a name in this world, and may name another one; of many those that are certain to name one in each world. */
function varyingNaming(references: References, name: string, property: string): Resource[] {
  const floating = take(MOST_ASKED + 1, ...references.floating.values());
  return [...references.varyingTo('', name), ...(floating.length <= MOST_ASKED ? floating : [])].filter((one) => {
    const target = known(() => one.properties.target(property));
    return typeof target === 'string' && target.toLowerCase() === name.toLowerCase();
  });
}

const NONE: ReadonlyMap<string, readonly Resource[]> = new Map<string, Resource[]>();

/** The first few of several lists. */
function take(count: number, ...lists: Iterable<Resource>[]): Resource[] {
  const taken: Resource[] = [];
  for (const list of lists) {
    for (const item of list) if (taken.push(item) === count) return taken;
  }
  return taken;
}

function* elsewhere(byStack: ReadonlyMap<string, readonly Resource[]>, { stackAddress }: Resource): Iterable<Resource> {
  for (const [stack, resources] of byStack) if (stack !== stackAddress) yield* resources;
}

interface Answer<R extends Resource> {
  readonly resource?: R | undefined;
  readonly isOpen: boolean;
}

const openKey = ({ stackAddress }: Resource, name: string): string => `${stackAddress} ${name}`;

/** Whether a property has the name of a resource, whatever that will be. */
function isAlike(from: Resource, property: string, target: Resource): boolean {
  if (from.stackAddress !== target.stackAddress) return false;
  const { openName } = target;
  return openName !== undefined && from.properties.openNames(property).includes(openName);
}

/** Whether the end of an ARN does not tell that it is not that of a resource. */
function mayEndWith({ name }: Arn, target: Resource): boolean {
  return typeof name !== 'string' || target.isNamed(name);
}

/** Those that name a resource of their stack. */
function namingInStack(references: References, target: Resource): readonly Resource[] {
  const name = target.physicalName;
  return name === undefined ? [] : references.naming(name).get(target.stackAddress) ?? [];
}

function undecided(property: string): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw new Undecided(property);
}
