import type { Cluster } from '../../topology/cluster';
import { GlobalDatabase } from '../../topology/global-database';
import { KINDS } from '../../topology/kinds';
import { placeOf } from '../../topology/places';
import { known } from '../../topology/resource';
import type { Topology } from '../../topology/topology';

/** Clusters that are drawn together, in the order of the app. */
export interface Group {
  readonly clusters: readonly Cluster[];
  /** The global database of each cluster that is in one. */
  readonly databases: ReadonlyMap<Cluster, GlobalDatabase>;
}

/** The cluster of the app that one is restored or cloned from, also by way of a snapshot. */
export const copiedFrom = (cluster: Cluster): Cluster | undefined =>
  known(() => cluster.sourceCluster) ?? known(() => cluster.snapshot?.cluster);

/** The cluster of the app that one replicates from. */
export const replicatedFrom = (cluster: Cluster): Cluster | undefined => known(() => cluster.replicationSource?.cluster);

/** The clusters that are drawn, each in one group with those it has to do with. */
export function groupsOf(topology: Topology): Group[] {
  const clusters = topology.all(KINDS.cluster).filter((cluster) => cluster.exists && known(() => cluster.isAurora) !== false);
  const databases = databasesOf(topology, clusters);
  const sets = new Sets(clusters);
  for (const cluster of clusters) {
    for (const other of [copiedFrom(cluster), replicatedFrom(cluster)]) if (other) sets.join(cluster, other);
  }
  for (const database of new Set(databases.values())) {
    const [first, ...rest] = database.members;
    for (const other of rest) sets.join(first!, other);
  }
  return sets.all().map((members) => ({ clusters: members, databases }));
}

/** The global database of each cluster that is in one. */
function databasesOf(topology: Topology, clusters: readonly Cluster[]): ReadonlyMap<Cluster, GlobalDatabase> {
  const databases = new Map<Cluster, GlobalDatabase>();
  const note = (database: GlobalDatabase): void => database.members.forEach((member) => databases.set(member, database));
  for (const globalCluster of topology.all(KINDS.globalCluster)) if (globalCluster.exists) note(globalCluster.database);
  // Those of another app are told by their name, and looked for once each.
  const named = new Set<string>();
  for (const cluster of clusters) {
    if (databases.has(cluster) || known(() => cluster.joinsGlobalDatabase) !== true) continue;
    const name = known(() => cluster.properties.string('GlobalClusterIdentifier'))?.toLowerCase();
    const key = `${placeOf(cluster.stack, 'account')} ${name}`;
    if (name !== undefined && named.has(key)) continue;
    named.add(key);
    // One whose name only the deployment tells has no other clusters that are known.
    note(known(() => cluster.globalDatabase) ?? new GlobalDatabase(undefined, [cluster], topology.worlds));
  }
  return databases;
}

/** Sets of clusters that grow together. */
class Sets {
  private readonly above = new Map<Cluster, Cluster>();

  public constructor(private readonly clusters: readonly Cluster[]) {
    for (const cluster of clusters) this.above.set(cluster, cluster);
  }

  public join(one: Cluster, other: Cluster): void {
    const [a, b] = [this.root(one), this.root(other)];
    if (a && b) this.above.set(b, a);
  }

  /** In the order of the first of each. */
  public all(): Cluster[][] {
    const byRoot = new Map<Cluster, Cluster[]>();
    for (const cluster of this.clusters) {
      const root = this.root(cluster)!;
      const set = byRoot.get(root);
      if (set) set.push(cluster);
      else byRoot.set(root, [cluster]);
    }
    return [...byRoot.values()];
  }

  /** Undefined for a cluster that is not drawn. */
  private root(cluster: Cluster): Cluster | undefined {
    let own = cluster;
    for (let next = this.above.get(own); next !== own; next = this.above.get(own)) {
      if (!next) return undefined;
      // Halves the way for those who come next.
      this.above.set(own, this.above.get(next)!);
      own = next;
    }
    return own;
  }
}
