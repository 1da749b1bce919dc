import { Properties, Undecided } from '../values/properties';
import { Reference, Target, Value, plain } from '../values/value';
import { Worlds } from '../values/world';
import type { Kind } from './kinds';
import { Memo, memoizeGetters } from './memo';

/** The stack a resource is declared in. */
export interface StackSource {
  /** The construct path of the stack, or the file name of the template. */
  readonly address: string;
  readonly region: Value;
  readonly account: Value;
}

/** A resource as a reader hands it over. What costs something to find out is a getter that finds it out once. */
export interface ResourceSource {
  /** Unique in the app: the construct path of the resource. */
  readonly address: string;
  readonly logicalId: string;
  readonly type: string;
  readonly stack: StackSource;
  /** The `Properties` of the resource. */
  readonly properties: Value;
  /** The resource itself: `DeletionPolicy`, `UpdateReplacePolicy`. */
  readonly attributes: Value;
  /** The `Metadata` of the resource as the template has it. */
  readonly metadata: unknown;
  /** What runs, as RDS describes it, where that was recorded. */
  readonly running?: unknown;
  /** Whether it has no `Condition`. */
  readonly isUnconditional: boolean;
  /** Whether the resource is created in the current world: its `Condition`. */
  exists(): boolean;
  /** Whether it is created after the resource at an address, because a template says so, or because its stack is deployed later. */
  waitsFor(address: string): boolean;
}

/** A place in a template that a finding points at. */
export interface Location {
  readonly resource: Resource;
  /** Dotted path below `Properties`; without it the resource as a whole. */
  readonly property?: string | undefined;
}

/** How a resource finds its neighbours; the topology is one. */
export interface Neighbours {
  /** The resource that a reference is to, whether or not it exists in the current world; undefined where that is not of the model. */
  at(reference: Reference): Resource | undefined;
  /** The existing resource that `target`, seen from `from`, stands for; undefined when it is not in the app. */
  resolve<R extends Resource>(from: Resource, target: Target, kind: Kind<R>): R | undefined;
  /** The existing resource of the stack of `from` that has the name which its `property` has, where only the deployment knows that. */
  alike<R extends Resource>(from: Resource, property: string, kind: Kind<R>): R | undefined;
  /** The existing resources whose `property` is known to point at `target`. */
  referrers<R extends Resource>(target: Resource, kind: Kind<R>, property: string, prefix?: string): R[];
  /** The resources whose `property` points at `target`, or may, whether or not they exist in the current world. */
  candidates<R extends Resource>(target: Resource, kind: Kind<R>, property: string): R[];
  /** Whether more of them may point at it without the template saying so. */
  mayHaveMoreReferrers(target: Resource, kind: Kind<Resource>, property: string): boolean;
  /** The existing resources of the kind of `from` that name the same `target` as it does, wherever that is declared. */
  sharers<R extends Resource>(from: R, property: string, name: string, target: Kind<Resource>): R[];
  /** The other existing resources of its kind that the service would know by the same name. */
  namesakes<R extends Resource>(of: R): R[];
  /** Another one of the same stack; undefined where there is none. */
  rival(of: Resource): Resource | undefined;
  /** Whether something is true of any existing resource of a kind; `question` is unique to what is asked. */
  any<R extends Resource>(kind: Kind<R>, question: string, isTrue: (resource: R) => boolean): boolean;
  /** Whether anything in the app reads `attribute` of `resource` by `Fn::GetAtt`. */
  readsAttribute(resource: Resource, attribute: string): boolean;
}

/** A resource of the app, read in the current world. */
export class Resource {
  /** Has every getter of a class of resources compute its value once, since many rules ask the same. */
  public static memoize(type: { readonly prototype: Resource }): void {
    memoizeGetters(type.prototype, Resource.prototype, (one) => (one.memo ??= new Memo(one.worlds)));
  }

  /** The properties in force, by CloudFormation property name: what CloudFormation does not send is not there. */
  public readonly properties: Properties;
  /** What the template says, also what CloudFormation does not send: for rules about just that, and about what is refused before. */
  public readonly declared: Properties;
  private environmentRead: Properties | undefined;
  private attributesRead: Properties | undefined;
  private memo: Memo | undefined;

  public constructor(
    private readonly source: ResourceSource,
    public readonly kind: Kind<Resource>,
    protected readonly neighbours: Neighbours,
    protected readonly worlds: Worlds,
  ) {
    this.declared = new Properties(() => this.read(source.properties), worlds);
    this.properties = new Properties(() => this.inForce(this.read(source.properties)), worlds);
  }

  /** Unique in the app. */
  public get address(): string {
    return this.source.address;
  }

  public get logicalId(): string {
    return this.source.logicalId;
  }

  /** Whether the resource is created in the current world. */
  public get exists(): boolean {
    return this.source.isUnconditional || this.source.exists();
  }

  /** Whether the resource is created in every world. */
  public get isUnconditional(): boolean {
    return this.source.isUnconditional;
  }

  public get stack(): StackSource {
    return this.source.stack;
  }

  public get stackAddress(): string {
    return this.source.stack.address;
  }

  /** The region the resource is created in, such as `eu-west-1`. */
  public get region(): string {
    return this.environment.string('region')!;
  }

  /** The account the resource is created in. */
  public get account(): string {
    return this.environment.string('account')!;
  }

  /** Whether both are known to be created in one region: in one stack, or in stacks that name it. */
  public sharesRegionWith(other: Resource): boolean {
    const region = known(() => this.region);
    return this.stackAddress === other.stackAddress || (region !== undefined && region === known(() => other.region));
  }

  /** `Delete`, `Retain`, `Snapshot` …; undefined when the template does not say. */
  public get deletionPolicy(): string | undefined {
    return this.attributes.string('DeletionPolicy');
  }

  public get updateReplacePolicy(): string | undefined {
    return this.attributes.string('UpdateReplacePolicy');
  }

  /** What the template says, with what other resources of the app tell of it: nothing, where the type does not know better. */
  protected read(declared: Value): Value {
    return declared;
  }

  /** Of what the template says that which CloudFormation sends: all, where the type does not know better. */
  protected inForce(declared: Value): Value {
    return declared;
  }

  /** What runs, by the names the API has for it, where that was recorded: it may differ from what the template says. */
  public get running(): Properties | undefined {
    const { running } = this.source;
    return running === undefined ? undefined : new Properties(() => plain(running), this.worlds);
  }

  /** The path of its construct: as the template tells it, where it is read off one. */
  public get path(): string {
    const path = this.metadata('aws:cdk:path');
    return typeof path === 'string' ? path : this.address;
  }

  /** An entry of the `Metadata` of the resource, as the template has it. */
  protected metadata(key: string): unknown {
    return entryOf(this.source.metadata, key);
  }

  /** Whether the resource is created after `other`. */
  public waitsFor(other: Resource): boolean {
    return this.source.waitsFor(other.source.address);
  }

  /** What findings are about. */
  public get resource(): Resource {
    return this;
  }

  /** Whether it is certain that a property is not there, whatever the world. */
  public lacks(property: string): boolean {
    return this.declared.lacks(property);
  }

  /** A place in this resource, by dotted property path. */
  public at(property?: string): Location {
    return { resource: this, property };
  }

  /** The name the service will know it by, where the template fixes one. */
  public get physicalName(): string | undefined {
    const property = this.kind.nameProperty;
    return property === undefined ? undefined : known(() => this.properties.string(property));
  }

  /** A text for the name the service will know it by, where only the deployment knows that: equal for equal names of a stack. */
  public get openName(): string | undefined {
    const property = this.kind.nameProperty;
    return property === undefined ? undefined : known(() => this.properties.openNames(property)[0]);
  }

  /** The name it has in every world. */
  public get fixedName(): string | undefined {
    const property = this.kind.nameProperty;
    return property === undefined || this.properties.inAnyWorld(property).kind === 'choice' ? undefined : this.physicalName;
  }

  /** Whether the service will know it by a name, in whatever case. */
  public isNamed(name: string): boolean {
    return this.physicalName?.toLowerCase() === name.toLowerCase();
  }

  /** The resource of the app that a reference is to, whatever the attribute, and whether or not it exists in the current world. */
  public referredTo(reference: Reference): Resource | undefined {
    return this.neighbours.at(reference);
  }

  /** Another resource of its kind that the same stack gives the same name; undefined where there is none. */
  public get rival(): Resource | undefined {
    return this.neighbours.rival(this);
  }

  /**
   * The resource of the app that `property` points at, by reference or by name. Undefined when the property is
   * absent; undecided when it points outside the app, since nothing is known about what is there.
   */
  protected related<R extends Resource>(property: string, kind: Kind<R>): R | undefined {
    const alike = this.neighbours.alike(this, property, kind);
    if (alike) return alike;
    const target = this.properties.target(property);
    return target === undefined ? undefined : this.neighbours.resolve(this, target, kind) ?? this.undecided(property);
  }

  /** The resources of the app in a list of references or names; those that are elsewhere, or not known, are left out. */
  protected knownRelated<R extends Resource>(property: string, kind: Kind<R>): R[] {
    return this.properties.knownTargets(property).flatMap((target) => this.neighbours.resolve(this, target, kind) ?? []);
  }

  /** As `knownRelated`; undecided unless every one is declared in the app. */
  protected allRelated<R extends Resource>(property: string, kind: Kind<R>): R[] {
    const found = this.knownRelated(property, kind);
    return found.length === (this.properties.count(property) ?? 0) ? found : this.undecided(property);
  }

  /** The resource of the app that `property` refers to, if it is of that kind; a name tells no kind. */
  protected relatedByReference<R extends Resource>(property: string, kind: Kind<R>): R | undefined {
    const target = this.properties.target(property);
    return typeof target === 'string' || target === undefined ? undefined : this.neighbours.resolve(this, target, kind);
  }

  /** The existing resources whose `property` is known to point at this one. */
  protected referrers<R extends Resource>(kind: Kind<R>, property: string): R[] {
    return this.neighbours.referrers(this, kind, property);
  }

  /** Ends the evaluation: what `subject` is cannot be known. */
  protected undecided(subject: string): never {
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw new Undecided(subject);
  }

  private get environment(): Properties {
    return (this.environmentRead ??= new Properties(() => {
      const { region, account } = this.source.stack;
      return { kind: 'bag', keys: ['region', 'account'], get: (key: string) => (key === 'region' ? region : account) };
    }, this.worlds));
  }

  private get attributes(): Properties {
    return (this.attributesRead ??= new Properties(() => this.source.attributes, this.worlds));
  }
}

function entryOf(json: unknown, key: string): unknown {
  return typeof json === 'object' && json !== null && Object.prototype.hasOwnProperty.call(json, key) ? (json as Record<string, unknown>)[key] : undefined;
}

/** The value of `read`, or undefined where it cannot be known. */
export function known<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (signal) {
    if (signal instanceof Undecided) return undefined;
    throw signal;
  }
}
