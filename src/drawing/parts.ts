import type { ClusterPart, ConflictsPart, Diagram, EndpointPart, Part } from './diagram';

/** A part, and what it is of. */
export interface PlacedPart {
  readonly part: Part;
  /** Undefined for the global database. */
  readonly cluster: ClusterPart | undefined;
  /** What has a resource of its own, and goes with it where it has none: the cluster of a volume, the proxy of its default endpoint. */
  readonly owner: Part | undefined;
}

/** Everything that is drawn, in the order of the drawing. */
export const partsOf = ({ globalDatabase, regions }: Pick<Diagram, 'globalDatabase' | 'regions'>): readonly PlacedPart[] => [
  ...(globalDatabase ? [{ part: globalDatabase, cluster: undefined, owner: undefined }] : []),
  ...regions.flatMap(({ clusters }) => clusters.flatMap(partsOfCluster)),
];

function partsOfCluster(cluster: ClusterPart): PlacedPart[] {
  const { autoscaling, conflicts, members } = cluster;
  const placed = (owner: Part | undefined, ...parts: readonly (Part | undefined)[]): PlacedPart[] =>
    parts.flatMap((part) => (part ? { part, cluster, owner } : []));
  const byId = new Map(members.map((member) => [member.id, member]));
  // That of one writer of several goes with its instance.
  const ownerOf = ({ type, members: [only = ''] }: EndpointPart): Part => (type === 'instance' ? byId.get(only) : undefined) ?? cluster;
  return [
    ...placed(undefined, cluster, ...cluster.entrants),
    ...cluster.proxies.flatMap((proxy) => [...placed(cluster, proxy), ...placed(proxy, ...proxy.endpoints)]),
    ...cluster.endpoints.flatMap((endpoint) => placed(ownerOf(endpoint), endpoint)),
    ...placed(cluster, ...members, autoscaling, cluster.volume, ...cluster.shardGroups, conflicts, conflicts?.queue),
    ...placed(cluster, ...cluster.integrations, ...cluster.deployments),
  ];
}

/** A diagram each part of which is what `change` makes of it. */
export function withParts<D extends Pick<Diagram, 'globalDatabase' | 'regions'>>(diagram: D, change: <P extends Part>(part: P) => P): D {
  const { globalDatabase, regions } = diagram;
  return {
    ...diagram,
    ...(globalDatabase ? { globalDatabase: change(globalDatabase) } : {}),
    regions: regions.map((region) => ({ ...region, clusters: region.clusters.map((cluster) => clusterWith(cluster, change)) })),
  };
}

function clusterWith(cluster: ClusterPart, change: <P extends Part>(part: P) => P): ClusterPart {
  const all = <P extends Part>(parts: readonly P[]): readonly P[] => parts.map((part) => change(part));
  return {
    ...change(cluster),
    members: all(cluster.members),
    endpoints: all(cluster.endpoints),
    proxies: cluster.proxies.map((proxy) => ({ ...change(proxy), endpoints: all(proxy.endpoints) })),
    entrants: all(cluster.entrants),
    volume: change(cluster.volume),
    shardGroups: all(cluster.shardGroups),
    integrations: all(cluster.integrations),
    deployments: all(cluster.deployments),
    ...(cluster.autoscaling ? { autoscaling: change(cluster.autoscaling) } : {}),
    ...(cluster.conflicts ? { conflicts: conflictsWith(cluster.conflicts, change) } : {}),
  };
}

const conflictsWith = (conflicts: ConflictsPart, change: <P extends Part>(part: P) => P): ConflictsPart =>
  ({ ...change(conflicts), ...(conflicts.queue ? { queue: change(conflicts.queue) } : {}) });
