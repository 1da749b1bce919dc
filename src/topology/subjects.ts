import { isAuroraEngine } from '../facts/engines';
import type { Cluster } from './cluster';
import type { ClusterEndpoint } from './cluster-endpoint';
import type { ClusterSnapshot } from './cluster-snapshot';
import type { Deployment } from './deployment';
import type { EventSubscription } from './event-subscription';
import type { GlobalCluster } from './global-cluster';
import type { Instance } from './instance';
import type { Integration } from './integration';
import { KINDS, Kind } from './kinds';
import type { ParameterGroup } from './parameter-group';
import type { Proxy, ProxyEndpoint, ProxyTargetGroup } from './proxy';
import type { ReaderAutoscaling } from './reader-autoscaling';
import type { Resource } from './resource';
import type { ShardGroup } from './shard-group';
import type { SubnetGroup } from './subnet-group';

/** What a rule is about: resources of one kind, narrowed to those the rule has anything to say on. */
export interface Subject<R extends Resource> {
  readonly kind: Kind<R>;
  applies(resource: R): boolean;
}

/** The subjects a rule can name in `on`. */
export interface Subjects {
  /** Every Aurora cluster. */
  readonly cluster: Cluster;
  /** Every DB cluster, whatever its engine. */
  readonly anyCluster: Cluster;
  /** Aurora clusters with one writer: all but multi-master. */
  readonly singleMasterCluster: Cluster;
  readonly multiMasterCluster: Cluster;
  /** Instances that belong to an Aurora cluster, wherever that is declared. */
  readonly member: Instance;
  /** Instances that belong to a multi-master cluster of the app. */
  readonly multiMasterMember: Instance;
  /** Instances with an Aurora engine, in a cluster or not. */
  readonly auroraInstance: Instance;
  /** Every DB instance, whatever its engine. */
  readonly anyInstance: Instance;
  readonly globalCluster: GlobalCluster;
  readonly clusterEndpoint: ClusterEndpoint;
  readonly proxy: Proxy;
  readonly proxyTargetGroup: ProxyTargetGroup;
  readonly proxyEndpoint: ProxyEndpoint;
  readonly readerAutoscaling: ReaderAutoscaling;
  readonly clusterSnapshot: ClusterSnapshot;
  readonly shardGroup: ShardGroup;
  readonly integration: Integration;
  readonly deployment: Deployment;
  readonly eventSubscription: EventSubscription;
  /** Subnet groups that an Aurora cluster of the app uses. */
  readonly subnetGroup: SubnetGroup;
  /** Parameter groups of an Aurora family, cluster and instance ones. */
  readonly clusterParameterGroup: ParameterGroup;
  readonly instanceParameterGroup: ParameterGroup;
}

const always = (): boolean => true;

export const SUBJECTS: { readonly [S in keyof Subjects]: Subject<Subjects[S]> } = {
  cluster: { kind: KINDS.cluster, applies: (cluster) => cluster.isAurora },
  anyCluster: { kind: KINDS.cluster, applies: always },
  singleMasterCluster: { kind: KINDS.cluster, applies: (cluster) => cluster.isAurora && !cluster.isMultiMaster },
  multiMasterCluster: { kind: KINDS.cluster, applies: (cluster) => cluster.isAurora && cluster.isMultiMaster },
  member: { kind: KINDS.instance, applies: (instance) => instance.isAuroraMember },
  multiMasterMember: { kind: KINDS.instance, applies: (instance) => instance.isAuroraMember && (instance.cluster?.isMultiMaster ?? false) },
  auroraInstance: { kind: KINDS.instance, applies: (instance) => isAuroraEngine(instance.engine ?? '') },
  anyInstance: { kind: KINDS.instance, applies: always },
  globalCluster: { kind: KINDS.globalCluster, applies: always },
  clusterEndpoint: { kind: KINDS.clusterEndpoint, applies: always },
  proxy: { kind: KINDS.proxy, applies: always },
  proxyTargetGroup: { kind: KINDS.proxyTargetGroup, applies: always },
  proxyEndpoint: { kind: KINDS.proxyEndpoint, applies: always },
  readerAutoscaling: { kind: KINDS.readerAutoscaling, applies: always },
  clusterSnapshot: { kind: KINDS.clusterSnapshot, applies: always },
  shardGroup: { kind: KINDS.shardGroup, applies: always },
  integration: { kind: KINDS.integration, applies: always },
  deployment: { kind: KINDS.deployment, applies: always },
  eventSubscription: { kind: KINDS.eventSubscription, applies: always },
  subnetGroup: { kind: KINDS.subnetGroup, applies: (group) => group.clusters.some((cluster) => cluster.isAurora) },
  clusterParameterGroup: { kind: KINDS.clusterParameterGroup, applies: (group) => group.isAurora },
  instanceParameterGroup: { kind: KINDS.instanceParameterGroup, applies: (group) => group.isAurora },
};

/** The CloudFormation types that rules are about; the others only matter to these. */
export const SUBJECT_TYPES: ReadonlySet<string> = new Set(Object.values(SUBJECTS).map(({ kind }) => kind.type));
