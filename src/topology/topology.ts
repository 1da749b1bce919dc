import { Worlds } from '../values/world';
import { Cluster } from './cluster';
import { ClusterEndpoint } from './cluster-endpoint';
import { ClusterSnapshot } from './cluster-snapshot';
import { WarehouseCluster, WarehouseNamespace } from './data-warehouse';
import { Deployment } from './deployment';
import { EventSubscription } from './event-subscription';
import { GlobalCluster } from './global-cluster';
import { Instance } from './instance';
import { Integration } from './integration';
import { Key } from './key';
import { KINDS, Kind } from './kinds';
import { Lookup, Resources } from './lookup';
import { ParameterGroup } from './parameter-group';
import { Proxy, ProxyEndpoint, ProxyTargetGroup } from './proxy';
import { Queue } from './queue';
import { ReaderAutoscaling } from './reader-autoscaling';
import { Neighbours, Resource, ResourceSource } from './resource';
import { Role } from './role';
import { Secret, SecretAttachment } from './secret';
import { SecurityGroup, SecurityGroupIngress } from './security-group';
import { ShardGroup } from './shard-group';
import { SnsTopic } from './sns-topic';
import { SsmParameter } from './ssm-parameter';
import { SUBJECT_TYPES } from './subjects';
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
  warehouseNamespace: WarehouseNamespace,
  warehouseCluster: WarehouseCluster,
  deployment: Deployment,
  eventSubscription: EventSubscription,
  snsTopic: SnsTopic,
  key: Key,
  secret: Secret,
  secretAttachment: SecretAttachment,
  role: Role,
  readerAutoscaling: ReaderAutoscaling,
  securityGroupIngress: SecurityGroupIngress,
  ssmParameter: SsmParameter,
  queue: Queue,
};

Object.values(CLASSES).forEach((type) => Resource.memoize(type));

/** What a reader hands over. */
export interface TopologySource {
  readonly resources: readonly ResourceSource[];
  /** Whether there may be more resources than these: those that a loop or a macro makes are not seen. */
  readonly mayHaveMore?: boolean;
  /** Whether anything in the app, outputs included, reads `attribute` of the resource at `address`. */
  readsAttribute(address: string, attribute: string): boolean;
}

/** Every Aurora resource of an app. How they hang together they find out by themselves: see `Lookup`. */
export class Topology implements Resources {
  private readonly byType = new Map<string, Resource[]>();
  private readonly byAddress = new Map<string, Resource>();

  public constructor(
    private readonly source: TopologySource,
    public readonly worlds: Worlds,
  ) {
    const lookup = new Lookup(this, worlds);
    const readable = new Map(Object.entries(KINDS).map(([name, kind]) => [kind.type, { kind, type: CLASSES[name as keyof typeof KINDS] }]));
    for (const resourceSource of source.resources) {
      const entry = readable.get(resourceSource.type);
      if (!entry) continue;
      const resource = new entry.type(resourceSource, entry.kind, lookup, worlds);
      this.byAddress.set(resource.address, resource);
      const siblings = this.byType.get(entry.kind.type);
      if (siblings) siblings.push(resource);
      else this.byType.set(entry.kind.type, [resource]);
    }
  }

  /** Whether there is nothing in the app that rules are about. */
  public get isEmpty(): boolean {
    return ![...this.byType.keys()].some((type) => SUBJECT_TYPES.has(type));
  }

  public all<R extends Resource>(kind: Kind<R>): readonly R[] {
    return (this.byType.get(kind.type) ?? []) as R[];
  }

  public at(address: string): Resource | undefined {
    return this.byAddress.get(address);
  }

  /** Whether there may be more resources than those that are seen. */
  public get mayHaveMore(): boolean {
    return this.source.mayHaveMore ?? false;
  }

  public readsAttribute(address: string, attribute: string): boolean {
    return this.source.readsAttribute(address, attribute);
  }
}
