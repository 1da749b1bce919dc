import type { ClusterPart, Diagram, Part } from '../../diagram';
import { inSentence } from '../words';
import type { NameOf } from './plan';

/** Everything of a cluster that links lead from and to. */
export function partsOf(cluster: ClusterPart): Part[] {
  const { members, endpoints, proxies, entrants, shardGroups, integrations, deployments, conflicts, autoscaling } = cluster;
  return [
    cluster, cluster.volume, ...members, ...endpoints, ...proxies, ...proxies.flatMap((proxy) => proxy.endpoints), ...entrants,
    ...shardGroups, ...integrations, ...deployments, ...[conflicts, conflicts?.queue, autoscaling].filter((part) => part !== undefined),
  ];
}

/** What the parts of a diagram are called. */
export function namesOf(diagram: Diagram): NameOf {
  const parts = diagram.regions.flatMap(({ clusters }) => clusters.flatMap(partsOf));
  const names = new Map(parts.map(({ id, label }) => [id, inSentence(label)]));
  return (id) => names.get(id) ?? id;
}
