import { Glimpse, OPAQUE, Sketch } from '../values/glimpse';
import { Properties, PropertyQuestions, Undecided } from '../values/properties';
import { Question, Witness, questions } from '../values/trace';
import { Reference, Value } from '../values/value';
import { Worlds } from '../values/world';
import { Answers, askGettersOnce } from './answers';
import type { Kind } from './kinds';

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
  /** Addresses of the resources it waits for. */
  readonly dependsOn: readonly string[];
  /** Whether it has no `Condition`. */
  readonly isUnconditional: boolean;
  /** Whether the resource is created in the current world: its `Condition`. */
  exists(): boolean;
}

/** A place in a template that a finding points at. */
export interface Location {
  readonly resource: Resource;
  /** Dotted path below `Properties`; without it the resource as a whole. */
  readonly property?: string | undefined;
}

/** How a resource finds its neighbours; the topology is one. */
export interface Neighbours {
  /** The resources of one kind, whether or not they exist in the current world. */
  all<R extends Resource>(kind: Kind<R>): readonly R[];
  /** The existing resources of one kind the service will know by `name`, in whatever case. */
  named<R extends Resource>(kind: Kind<R>, name: string): R[];
  /** The existing resource that `target`, seen from `from`, stands for; undefined when it is not in the app. */
  resolve<R extends Resource>(from: Resource, target: Reference | string, kind: Kind<R>): R | undefined;
  /** The existing resources whose `property` is known to point at `target`. */
  referrers<R extends Resource>(target: Resource, kind: Kind<R>, property: string): R[];
  /** The resources whose `property` points at `target`, or may, whether or not they exist in the current world. */
  candidates<R extends Resource>(target: Resource, kind: Kind<R>, property: string): R[];
  /** Whether more of them may point at it without the template saying so. */
  mayHaveMoreReferrers(target: Resource, kind: Kind<Resource>, property: string): boolean;
  /** The existing resources whose `property` is known to be this name, whatever it is the name of. */
  naming<R extends Resource>(name: string, kind: Kind<R>, property: string): R[];
  /** Whether anything in the app reads `attribute` of `resource` by `Fn::GetAtt`. */
  readsAttribute(resource: Resource, attribute: string): boolean;
}

/** A resource of the app, read in the current world. */
export class Resource implements Witness {
  /** Has every getter of a class of resources answer once, since many rules ask the same. */
  public static rememberAnswers(type: { readonly prototype: Resource }): void {
    askGettersOnce(type.prototype, Resource.prototype, (one) => (one.answers ??= new Answers(one.worlds)));
  }

  /** What an evaluation may look at, beside its relations. */
  private static readonly questions = {
    properties: questionsAbout((of) => of.properties),
    environment: questionsAbout((of) => of.environment),
    attributes: questionsAbout((of) => of.attributes),
    metadata: questions((of: Resource, key) => (entryOf(of.declared.metadata, key) === undefined ? null : OPAQUE)),
    existence: { isQuick: true, ask: (of: Resource) => of.declared.isUnconditional || of.inEveryWorld(() => of.declared.exists()) },
    stack: { ask: (of: Resource) => new Sketch('stack', [of.declared.stack.address]) },
    dependencies: { ask: (of: Resource) => new Sketch('dependencies', of.declared.dependsOn) },
    rivals: { ask: (of: Resource) => of.inEveryWorld(() => sketchOf(of.rivals)) },
  };

  /** What the template says, by CloudFormation property name. */
  public readonly properties: Properties;
  private environmentRead: Properties | undefined;
  private attributesRead: Properties | undefined;
  /** Of the getters that remember. */
  private answers: Answers | undefined;
  /** Of the questions that take longer to answer than to look up. */
  private glimpses: Map<Question, Glimpse> | undefined;

  public constructor(
    private readonly declared: ResourceSource,
    public readonly kind: Kind<Resource>,
    protected readonly neighbours: Neighbours,
    protected readonly worlds: Worlds,
  ) {
    this.properties = new Properties(() => declared.properties, worlds, '', this, Resource.questions.properties);
  }

  /** Unique in the app, so what depends on it is not the same for any other resource. */
  public get address(): string {
    this.worlds.trace?.noteMore();
    return this.declared.address;
  }

  public glimpse(question: Question): Glimpse {
    const earlier = this.glimpses?.get(question);
    if (earlier !== undefined) return earlier;
    const seen = question.ask(this);
    if (!question.isQuick || seen instanceof Sketch) (this.glimpses ??= new Map<Question, Glimpse>()).set(question, seen);
    return seen;
  }

  /** What `ask` gives, where that is the same in every world. */
  public inEveryWorld(ask: () => Glimpse): Glimpse {
    try {
      const answer = this.worlds.inEveryWorld(ask);
      return answer === undefined ? OPAQUE : answer;
    } catch (signal) {
      if (signal instanceof Undecided) return OPAQUE;
      throw signal;
    }
  }

  public get logicalId(): string {
    this.worlds.trace?.noteMore();
    return this.declared.logicalId;
  }

  /** Whether the resource is created in the current world. */
  public get exists(): boolean {
    this.note(Resource.questions.existence);
    return this.declared.isUnconditional || this.declared.exists();
  }

  public get stackAddress(): string {
    this.note(Resource.questions.stack);
    return this.declared.stack.address;
  }

  /** The region the resource is created in, such as `eu-west-1`. */
  public get region(): string {
    return this.environment.string('region')!;
  }

  /** The account the resource is created in. */
  public get account(): string {
    return this.environment.string('account')!;
  }

  /** Whether both are known to be created in one account: in one stack, or in stacks that name it. */
  public sharesAccountWith(other: Resource): boolean {
    const account = known(() => this.account);
    return this.stackAddress === other.stackAddress || (account !== undefined && account === known(() => other.account));
  }

  /** Whether both are known to be created in one region: in one stack, or in stacks that name it. */
  public sharesRegionWith(other: Resource): boolean {
    const region = known(() => this.region);
    return this.stackAddress === other.stackAddress || (region !== undefined && region === known(() => other.region));
  }

  /** Whether both are created in one account and region, as far as the stacks say. */
  public sharesEnvironmentWith(other: Resource): boolean {
    return (
      this.environment.identity('region') === other.environment.identity('region') &&
      this.environment.identity('account') === other.environment.identity('account')
    );
  }

  /** `Delete`, `Retain`, `Snapshot` …; undefined when the template does not say. */
  public get deletionPolicy(): string | undefined {
    return this.attributes.string('DeletionPolicy');
  }

  public get updateReplacePolicy(): string | undefined {
    return this.attributes.string('UpdateReplacePolicy');
  }

  /** An entry of the `Metadata` of the resource, as the template has it. */
  protected metadata(key: string): unknown {
    this.note(Resource.questions.metadata(key));
    return entryOf(this.declared.metadata, key);
  }

  /** Whether the resource is created after `other`. */
  public waitsFor(other: Resource): boolean {
    this.note(Resource.questions.dependencies);
    return this.declared.dependsOn.includes(other.declared.address);
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

  /** The other resources of its kind that the same stack gives the same name, in whatever case. */
  public get rivals(): Resource[] {
    this.note(Resource.questions.rivals);
    return this.worlds.untraced(() => {
      const name = this.physicalName;
      if (name === undefined) return [];
      return this.neighbours.named(this.kind, name).filter((other) => other !== this && other.stackAddress === this.stackAddress);
    });
  }

  /**
   * The resource of the app that `property` points at, by reference or by name. Undefined when the property is
   * absent; undecided when it points outside the app, since nothing is known about what is there.
   */
  protected related<R extends Resource>(property: string, kind: Kind<R>): R | undefined {
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

  private note(question: Question): void {
    this.worlds.trace?.note(this, question);
  }

  private get environment(): Properties {
    return (this.environmentRead ??= new Properties(() => {
      const { region, account } = this.declared.stack;
      return { kind: 'bag', keys: ['region', 'account'], get: (key: string) => (key === 'region' ? region : account) };
    }, this.worlds, '', this, Resource.questions.environment));
  }

  private get attributes(): Properties {
    return (this.attributesRead ??= new Properties(() => this.declared.attributes, this.worlds, '', this, Resource.questions.attributes));
  }
}

/** The questions about properties of a resource. */
function questionsAbout(select: (of: Resource) => Properties): PropertyQuestions {
  return {
    value: questions((of: Resource, name) => select(of).glimpse(name)),
    presence: questions((of: Resource, name) => select(of).presence(name)),
    identity: questions((of: Resource, name) => select(of).glimpse(name, { distinct: true })),
  };
}

/** What is compared of a relation: who is in it, and in which order. */
export function sketchOf(resources: readonly Resource[]): Sketch {
  return new Sketch('resources', resources.map(({ address }) => address));
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
