import type { Cluster } from '../../topology/cluster';
import { KINDS } from '../../topology/kinds';
import { placesAt } from '../../topology/naming';
import type { Proxy } from '../../topology/proxy';
import { Resource, known } from '../../topology/resource';
import type { SecurityGroup } from '../../topology/security-group';
import type { Topology } from '../../topology/topology';
import type { Routing } from './routings';

/** Where a cluster, an instance and a proxy name what is theirs, and is found no other way. */
const NAMED_BY_CLUSTER = [
  'KmsKeyId', 'MasterUserSecret.KmsKeyId', 'PerformanceInsightsKmsKeyId', 'MonitoringRoleArn', 'DomainIAMRoleName', 'AssociatedRoles.*.RoleArn',
];
const NAMED_BY_INSTANCE = ['MonitoringRoleArn', 'PerformanceInsightsKMSKeyId'];
const NAMED_BY_PROXY = ['RoleArn', 'Auth.*.SecretArn'];

/** The event subscriptions of an app by the address of what they are about. */
export type Subscriptions = ReadonlyMap<string, readonly string[]>;

export function subscriptionsOf(topology: Topology): Subscriptions {
  const byAddress = new Map<string, string[]>();
  for (const subscription of topology.all(KINDS.eventSubscription)) {
    if (!subscription.exists) continue;
    const about = [...known(() => subscription.referencedClusters) ?? [], ...known(() => subscription.referencedInstances) ?? []];
    for (const { address } of about) byAddress.set(address, [...byAddress.get(address) ?? [], subscription.address]);
  }
  return byAddress;
}

/** The addresses of what is of a cluster and not drawn by itself. */
export function belongingsOf(
  cluster: Cluster,
  proxies: readonly Proxy[],
  routing: Routing | undefined,
  subscriptions: Subscriptions,
): string[] {
  const { members } = cluster;
  const resources: (Resource | undefined)[] = [
    known(() => cluster.parameterGroup),
    known(() => cluster.misplacedParameterGroup),
    known(() => cluster.subnetGroup),
    ...withRules(cluster.securityGroups),
    ...named(cluster, NAMED_BY_CLUSTER),
    known(() => cluster.passwordSecret),
    ...cluster.secretAttachments.flatMap((attachment) => [attachment, known(() => attachment.secret)]),
    known(() => cluster.snapshot),
    ...cluster.snapshots,
    // The first is drawn.
    ...cluster.readerAutoscaling.slice(1),
    ...members.flatMap((member) => [
      known(() => member.parameterGroup), known(() => member.misplacedParameterGroup), ...named(member, NAMED_BY_INSTANCE),
    ]),
    ...cluster.proxyTargetGroups,
    ...proxies.flatMap((proxy) => [...named(proxy, NAMED_BY_PROXY), ...withRules(proxy.securityGroups)]),
    routing?.parameter,
  ];
  const addresses = [
    ...resources.flatMap((resource) => resource?.address ?? []),
    ...[cluster, ...members].flatMap(({ address }) => subscriptions.get(address) ?? []),
  ];
  // A proxy reads the secret that RDS keeps for the cluster, which is one of its attributes.
  const drawn = new Set([cluster, ...members, ...proxies].map(({ address }) => address));
  return [...new Set(addresses)].filter((address) => !drawn.has(address));
}

const withRules = (groups: readonly SecurityGroup[]): Resource[] =>
  groups.flatMap((group) => [group, ...group.ingress.map(({ declaredBy }) => declaredBy)]);

function named(resource: Resource, paths: readonly string[]): Resource[] {
  const places = paths.flatMap((path) => known(() => placesAt(resource, path)) ?? []);
  return places.flatMap(({ names }) => names.flatMap((name) => ('of' in name ? name.of : [])));
}
