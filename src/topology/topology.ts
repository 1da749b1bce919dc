import { Glimpse } from '../values/glimpse';
import { Undecided } from '../values/properties';
import { Question, Witness } from '../values/trace';
import { Reference } from '../values/value';
import { Worlds } from '../values/world';
import { Cluster } from './cluster';
import { ClusterEndpoint } from './cluster-endpoint';
import { ClusterSnapshot } from './cluster-snapshot';
import { Deployment } from './deployment';
import { EventSubscription } from './event-subscription';
import { GlobalCluster } from './global-cluster';
import { Instance } from './instance';
import { Integration } from './integration';
import { Key } from './key';
import { KINDS, Kind } from './kinds';
import { ParameterGroup } from './parameter-group';
import { Proxy, ProxyEndpoint, ProxyTargetGroup } from './proxy';
import { ReaderAutoscaling } from './reader-autoscaling';
import { ReferrerIndex } from './referrer-index';
import { Neighbours, Resource, ResourceSource, known, sketchOf } from './resource';
import { Role } from './role';
import { SecurityGroup } from './security-group';
import { ShardGroup } from './shard-group';
import { SnsTopic } from './sns-topic';
import { InternetGatewayAttachment, Subnet, SubnetCidrBlock, SubnetGroup, Vpc } from './subnet-group';

type ResourceClass = new (source: ResourceSource, kind: Kind<Resource>, neighbours: Neighbours, worlds: Worlds) => Resource;

const CLASSES: Record<keyof typeof KINDS, ResourceClass> = {
  cluster: Cluster,
  instance: Instance,
  globalCluster: GlobalCluster,
  clusterEndpoint: ClusterEndpoint,
  clusterSnapshot: ClusterSnapshot,
  clusterParameterGroup: ParameterGroup,
  instanceParameterGroup: ParameterGroup,
  subnetGroup: SubnetGroup,
  subnet: Subnet,
  subnetCidrBlock: SubnetCidrBlock,
  vpc: Vpc,
  internetGatewayAttachment: InternetGatewayAttachment,
  securityGroup: SecurityGroup,
  proxy: Proxy,
  proxyTargetGroup: ProxyTargetGroup,
  proxyEndpoint: ProxyEndpoint,
  shardGroup: ShardGroup,
  integration: Integration,
  deployment: Deployment,
  eventSubscription: EventSubscription,
  snsTopic: SnsTopic,
  key: Key,
  role: Role,
  readerAutoscaling: ReaderAutoscaling,
};

Object.values(CLASSES).forEach((type) => Resource.rememberAnswers(type));

/** What a reader hands over. */
export interface TopologySource {
  readonly resources: readonly ResourceSource[];
  /** Whether anything in the app, outputs included, reads `attribute` of the resource at `address`. */
  readsAttribute(address: string, attribute: string): boolean;
}

/** Every Aurora resource of an app, and how they hang together, across stacks. */
export class Topology implements Neighbours {
  private readonly byType = new Map<string, Resource[]>();
  private readonly byAddress = new Map<string, Resource>();
  private readonly referrerIndexes = new Map<string, ReferrerIndex>();
  private readonly questions = new Map<string, Question>();

  public constructor(
    private readonly source: TopologySource,
    public readonly worlds: Worlds,
  ) {
    const readable = new Map(Object.entries(KINDS).map(([name, kind]) => [kind.type, { kind, type: CLASSES[name as keyof typeof KINDS] }]));
    for (const resourceSource of source.resources) {
      const entry = readable.get(resourceSource.type);
      if (!entry) continue;
      const resource = new entry.type(resourceSource, entry.kind, this, worlds);
      this.byAddress.set(resource.address, resource);
      const siblings = this.byType.get(entry.kind.type);
      if (siblings) siblings.push(resource);
      else this.byType.set(entry.kind.type, [resource]);
    }
  }

  /** Whether there is nothing in the app that rules are about. */
  public get isEmpty(): boolean {
    return this.byAddress.size === 0;
  }

  /** The resource at an address, or what stands in for one that the model does not read. */
  public witness(address: string): Witness {
    return this.byAddress.get(address) ?? nobodyAt(address);
  }

  public all<R extends Resource>(kind: Kind<R>): readonly R[] {
    const resources = (this.byType.get(kind.type) ?? []) as R[];
    // What the app has none of tells no two resources apart.
    if (resources.length > 0) this.worlds.trace?.noteMore();
    return resources;
  }

  public readsAttribute(resource: Resource, attribute: string): boolean {
    return this.observed(resource, () => `readsAttribute ${attribute}`, (of) => this.source.readsAttribute(of.address, attribute), (answer) => answer);
  }

  public resolve<R extends Resource>(from: Resource, target: Reference | string, kind: Kind<R>): R | undefined {
    if (target instanceof Reference) {
      const resource = this.byAddress.get(target.address);
      this.worlds.trace?.note(resource ?? nobodyAt(target.address), this.isKind(kind.type));
      return resource?.kind.type === kind.type && resource.exists ? (resource as R) : undefined;
    }
    const find = (of: Resource): R | undefined => {
      const [first, ...others] = this.meant(of, kind, target);
      return others.length === 0 || first?.stackAddress === of.stackAddress ? first : undefined;
    };
    return this.observed(from, () => `named ${kind.type} ${target}`, find, (found) => sketchOf(found ? [found] : []));
  }

  public named<R extends Resource>(kind: Kind<R>, name: string): R[] {
    if (kind.nameProperty === undefined) return [];
    return this.referrerIndex(kind, kind.nameProperty)
      .naming(name)
      .filter((candidate) => candidate.exists && isNamed(candidate, name)) as R[];
  }

  public referrers<R extends Resource>(target: Resource, kind: Kind<R>, property: string): R[] {
    const find = (of: Resource): R[] => this.referrerIndex(kind, property)
      .candidates(of)
      .filter((candidate) => candidate.exists && known(() => this.pointsAt(candidate, property, of))) as R[];
    return this.observed(target, () => `referrers ${kind.type} ${property}`, find, sketchOf);
  }

  public candidates<R extends Resource>(target: Resource, kind: Kind<R>, property: string): R[] {
    const find = (of: Resource): R[] => this.referrerIndex(kind, property).candidates(of) as R[];
    return this.observed(target, () => `candidates ${kind.type} ${property}`, find, sketchOf);
  }

  public naming<R extends Resource>(name: string, kind: Kind<R>, property: string): R[] {
    const isName = (target: Reference | string | undefined): boolean => typeof target === 'string' && target.toLowerCase() === name.toLowerCase();
    return this.referrerIndex(kind, property)
      .naming(name)
      .filter((candidate) => candidate.exists && isName(known(() => candidate.properties.target(property)))) as R[];
  }

  public mayHaveMoreReferrers(target: Resource, kind: Kind<Resource>, property: string): boolean {
    const find = (of: Resource): boolean => this.referrerIndex(kind, property).uncertain(of).some(
      (candidate) => candidate.exists && known(() => this.pointsAt(candidate, property, of)) === undefined,
    );
    return this.observed(target, () => `mayHaveMoreReferrers ${kind.type} ${property}`, find, (answer) => answer);
  }

  /** Whether `property`, a name or a list of names, points at `target`; undecided when that cannot be known. */
  private pointsAt(from: Resource, property: string, target: Resource): boolean {
    const { properties } = from;
    if (properties.read(property).kind !== 'list') {
      const item = properties.target(property);
      return item !== undefined && (this.designates(from, item, target) ?? undecided(property));
    }
    const answers = properties.knownTargets(property).map((item) => this.designates(from, item, target));
    if (answers.includes(true)) return true;
    return answers.includes(undefined) || answers.length !== properties.count(property) ? undecided(property) : false;
  }

  /** Undefined where a name may be that of another as well. */
  private designates(from: Resource, item: Reference | string, target: Resource): boolean | undefined {
    if (item instanceof Reference) return item.address === target.address;
    if (!isNamed(target, item)) return false;
    const meant = this.meant(from, target.kind, item);
    if (!meant.includes(target)) return false;
    return meant.length === 1 || target.stackAddress === from.stackAddress ? true : undefined;
  }

  /**
   * Those that a resource may mean by a name: one of its own stack, or else any of its account and Region. Several stacks that leave
   * these open and use one name are deployed to several places, and which of them is deployed beside the resource is not known.
   */
  private meant<R extends Resource>(from: Resource, kind: Kind<R>, name: string): R[] {
    const near = this.named(kind, name).filter((candidate) => candidate.sharesEnvironmentWith(from));
    const own = near.filter((candidate) => candidate.stackAddress === from.stackAddress);
    return own.length > 0 ? own : near;
  }

  /** Finds something out about a resource, as one question of a trace whatever it takes to find out. */
  private observed<T>(resource: Resource, key: () => string, find: (of: Resource) => T, seen: (found: T) => Glimpse): T {
    this.worlds.trace?.note(resource, this.question(key(), (of) => seen(find(of))));
    return this.worlds.untraced(() => find(resource));
  }

  private isKind(type: string): Question {
    return this.question(`isKind ${type}`, (of) => of.kind.type === type && of.exists);
  }

  private question(key: string, ask: (of: Resource) => Glimpse): Question {
    let question = this.questions.get(key);
    if (!question) {
      question = { ask: (of: Resource) => of.inEveryWorld(() => ask(of)) };
      this.questions.set(key, question);
    }
    return question;
  }

  private referrerIndex(kind: Kind<Resource>, property: string): ReferrerIndex {
    const resources = this.all(kind);
    const key = `${kind.type}.${property}`;
    let index = this.referrerIndexes.get(key);
    if (!index) {
      index = new ReferrerIndex(resources, property);
      this.referrerIndexes.set(key, index);
    }
    return index;
  }
}

/** A place the model has no resource at. */
function nobodyAt(address: string): Witness {
  return { address, glimpse: () => null };
}

function undecided(property: string): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw new Undecided(property);
}

/** The service keeps identifiers in lower case. */
function isNamed(resource: Resource, name: string): boolean {
  return resource.physicalName?.toLowerCase() === name.toLowerCase();
}
