import type { ClusterPart, Diagram, Link, Loss } from '../diagram';
import { multiMasterLosses } from './losses/multi-master';
import { regionLosses } from './losses/regions';
import { shardLosses } from './losses/shards';
import { Subject } from './losses/words';
import { writerLoss } from './losses/writer';
import { zoneLosses } from './losses/zones';

/**
 * What becomes of the clusters of a diagram when an instance, a zone or a Region fails. It is worked out from the diagram alone, so it says
 * no more than that shows: of what is not known, nothing.
 */
export function lossesOf(diagram: Omit<Diagram, 'losses'>): readonly Loss[] {
  const clusters = diagram.regions.flatMap((region) => region.clusters);
  const takeovers = new Map<string, Link[]>();
  for (const link of diagram.links) {
    if (link.type === 'takeover') takeovers.set(link.from, [...takeovers.get(link.from) ?? [], link]);
  }
  const ofClusters = clusters.flatMap((cluster) => clusterLosses({ cluster, of: clusters.length > 1 ? ` of ${cluster.label}` : '', takeovers }));
  return [...ofClusters, ...regionLosses(diagram)];
}

function clusterLosses(subject: Subject): readonly Loss[] {
  const { cluster } = subject;
  if (cluster.isMultiMaster) return multiMasterLosses(subject);
  if (isLimitless(cluster)) return shardLosses(subject);
  const writer = writerLoss(subject);
  return [...(writer ? [writer] : []), ...zoneLosses(subject)];
}

/** Its instances are in shard groups, and not to be seen. */
const isLimitless = ({ shardGroups, members }: ClusterPart): boolean => shardGroups.length > 0 && members.length === 0;
