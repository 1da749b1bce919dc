import { isScaledReader } from '../facts/reader-autoscaling';
import type { Cluster } from './cluster';
import type { GlobalCluster } from './global-cluster';
import { Resource, known } from './resource';

/**
 * The instances that run in a cluster, and that no template has: added by hand, or by Application Auto Scaling. Only those that are certain
 * not to be declared: where the name of one that is cannot be known, they are the ones whose name tells.
 */
export function undeclaredInstances(cluster: Cluster): readonly string[] {
  const running = listed(cluster, 'DBClusterMembers', 'DBInstanceIdentifier');
  const declared = running.length === 0 ? [] : known(() => cluster.declaredMembers)?.map((one) => nameOf(one, 'DBInstanceIdentifier'));
  const names = declared?.every((name) => name !== undefined) ? new Set(declared) : undefined;
  return running.filter((name) => (names ? !names.has(name.toLowerCase()) : isScaledReader(name)));
}

/** The clusters that are in a global database, by their ARN, and that no template has; none where one that has cannot be told from them. */
export function undeclaredClusters(globalCluster: GlobalCluster): readonly string[] {
  const running = listed(globalCluster, 'GlobalClusterMembers', 'DBClusterArn');
  const declared = running.length === 0 ? undefined : known(() => globalCluster.declaredMembers)?.map((one) => known(() => one.running?.string('DBClusterArn')));
  if (!declared?.every((arn) => arn !== undefined)) return [];
  return running.filter((arn) => !declared.includes(arn));
}

/** What is called so in a list of what runs. */
function listed({ running }: Resource, list: string, property: string): string[] {
  const items = known(() => running?.propertiesList(list)) ?? [];
  return items.flatMap((item) => known(() => item.string(property)) ?? []);
}

/** What the service calls a resource: as it was recorded, or as the template says. */
function nameOf(resource: Resource, identifier: string): string | undefined {
  return (known(() => resource.running?.string(identifier)) ?? resource.physicalName)?.toLowerCase();
}
