import { TYPICAL_GLOBAL_LAG_SECONDS } from '../../facts/topologies';
import { known } from '../../topology/resource';
import type { ClusterPart, Link } from '../diagram';
import type { DrawnCluster } from './cluster';
import { copiedFrom, replicatedFrom } from './groups';
import { Scene } from './scene';

const LAG = `typically ${TYPICAL_GLOBAL_LAG_SECONDS} second${TYPICAL_GLOBAL_LAG_SECONDS === 1 ? '' : 's'} behind`;

/** What leads from one cluster of a diagram to another. */
export function linksBetween(scene: Scene, drawn: readonly DrawnCluster[]): Link[] {
  const byCluster = new Map(drawn.map(({ cluster, part }) => [cluster, part]));
  return drawn.flatMap(({ cluster, database, part }): Link[] => {
    const links: Link[] = [];
    const primary = part.role === 'secondary' ? primaryOf(database) : undefined;
    if (primary) links.push({ type: 'replication', from: primary.id, to: part.id, label: LAG });
    if (primary && !part.isHeadless && forwardsGlobally(scene, { cluster })) links.push({ type: 'write-forwarding', from: part.id, to: writerOf(primary) });
    const followed = partOf(replicatedFrom(cluster));
    if (followed) links.push({ type: 'replication', from: followed.id, to: part.id });
    const source = partOf(copiedFrom(cluster));
    if (source) links.push({ type: 'copy', from: source.id, to: part.id, label: copyLabel(cluster) });
    return links;
  });

  function partOf(cluster: DrawnCluster['cluster'] | undefined): ClusterPart | undefined {
    return cluster && byCluster.get(cluster);
  }

  function primaryOf(database: DrawnCluster['database']): ClusterPart | undefined {
    return database?.members.map((member) => byCluster.get(member)).find((one) => one?.role === 'primary');
  }
}

export const forwardsGlobally = (scene: Scene, { cluster }: Pick<DrawnCluster, 'cluster'>): boolean =>
  scene.isCertain(() => cluster.properties.boolean('EnableGlobalWriteForwarding'));

/** The writer of a cluster; the cluster where nothing tells which instance that is. */
function writerOf({ id, members }: ClusterPart): string {
  return members.find(({ role }) => role === 'writer')?.id ?? id;
}

function copyLabel(cluster: DrawnCluster['cluster']): string {
  if (known(() => cluster.madeFrom) === 'snapshot') return 'restored from a snapshot';
  return known(() => cluster.isClone) === true ? 'clone' : 'restored to a point in time';
}
