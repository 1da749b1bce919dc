import type { Cluster } from '../../topology/cluster';
import type { GlobalDatabase } from '../../topology/global-database';
import { known } from '../../topology/resource';
import type { ClusterRole } from '../diagram';
import { Group, copiedFrom, replicatedFrom } from './groups';

/** What the clusters of a group are to one another. */
export function rolesOf({ clusters, databases }: Group): ReadonlyMap<Cluster, ClusterRole> {
  const followed = new Set(clusters.flatMap((cluster) => replicatedFrom(cluster) ?? []));
  return new Map(clusters.map((cluster) => [cluster, roleOf(cluster)]));

  function roleOf(cluster: Cluster): ClusterRole {
    const database = databases.get(cluster);
    if (database) return isSecondary(cluster, database) ? 'secondary' : 'primary';
    if (known(() => cluster.properties.has('ReplicationSourceIdentifier')) !== false) return 'replica';
    if (followed.has(cluster)) return 'primary';
    return copiedFrom(cluster) ? 'copy' : 'standalone';
  }
}

/** RDS demands credentials of the first cluster, and refuses them of all others: they tell where nothing else does. */
function isSecondary(cluster: Cluster, database: GlobalDatabase): boolean {
  if (known(() => cluster.properties.has('SourceRegion')) === true) return true;
  return known(() => database.isSecondary(cluster)) ?? known(() => cluster.properties.has('MasterUsername')) === false;
}

/** Those that others follow first, as they are drawn. */
const ORDER: readonly ClusterRole[] = ['primary', 'standalone', 'secondary', 'replica', 'copy'];

/** The clusters of a group in the order they are drawn in. */
export function inOrder({ clusters }: Group, roles: ReadonlyMap<Cluster, ClusterRole>): Cluster[] {
  const rank = (cluster: Cluster): number => ORDER.indexOf(roles.get(cluster)!);
  return [...clusters].sort((one, other) => rank(one) - rank(other));
}
