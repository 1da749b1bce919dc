import type { Cluster } from '../../topology/cluster';
import type { Instance } from '../../topology/instance';
import { known } from '../../topology/resource';
import { undeclaredInstances } from '../../topology/undeclared-members';
import type { ClusterRole, Detail, MemberPart, MemberRole, ZonePart } from '../diagram';
import { failoverPlaces, inFailoverOrder, tierOf } from './failover-order';
import type { Routing } from './routings';
import { Scene } from './scene';
import { capacityOf } from './serverless';
import { Zones } from './zones';

/** The instances of a cluster, as they are drawn. */
export interface DrawnMembers {
  readonly parts: readonly MemberPart[];
  readonly byInstance: ReadonlyMap<Instance, MemberPart>;
  readonly zones: readonly ZonePart[];
  readonly mayHaveMore: boolean;
}

/** What has to be known of the cluster of a member. */
export interface Home {
  readonly cluster: Cluster;
  readonly id: string;
  readonly role: ClusterRole;
  readonly isMultiMaster: boolean;
  /** Multi-master: how its application writes. */
  readonly routing: Routing | undefined;
}

/** Whether its data, and what goes with it, come from elsewhere, or may do so. */
export const hasSource = (scene: Scene, { cluster, role }: Home): boolean =>
  role === 'secondary' || role === 'replica' || scene.told(() => cluster.isRestored) !== false;

export function membersOf(scene: Scene, home: Home): DrawnMembers {
  const { cluster, id, isMultiMaster } = home;
  const mayHaveMore = known(() => cluster.allMembers) === undefined || undeclaredInstances(cluster).length > 0;
  const roles = new Map(cluster.members.map((instance) =>
    [instance, isMultiMaster ? masterRole(scene, home, instance) : roleOf(home, instance, mayHaveMore)]));
  const readers = isMultiMaster ? [] : cluster.members.filter((instance) => roles.get(instance) === 'reader');
  const places = failoverPlaces(scene, readers);
  const zones = new Zones(scene, id);
  const byInstance = new Map(inDrawnOrder(scene, home, roles).map((instance): [Instance, MemberPart] => [instance, {
    ...scene.part(instance, cluster, id, detailsOf(scene, home, instance)),
    role: roles.get(instance)!,
    zone: zones.of(instance),
    failoverOrder: places.get(instance),
    partitions: home.routing?.partitionsOf(instance) ?? [],
  }]));
  return { parts: [...byInstance.values()], byInstance, zones: zones.parts, mayHaveMore };
}

/** A secondary cluster of a global database has no writer. */
function roleOf({ cluster, role }: Home, instance: Instance, mayHaveMore: boolean): MemberRole {
  if (role === 'secondary') return 'reader';
  if (cluster.members.length === 1 && !mayHaveMore) return 'writer';
  const first = known(() => cluster.firstMember);
  if (!first) return 'either';
  return instance === first ? 'writer' : 'reader';
}

function masterRole(scene: Scene, { routing }: Home, instance: Instance): MemberRole {
  if (routing?.isWriter(instance)) return 'writer';
  const isReadOnly = scene.told(() => instance.isReadOnly);
  return isReadOnly === undefined ? 'either' : isReadOnly ? 'read-only' : 'writer';
}

const ORDER: readonly MemberRole[] = ['writer', 'either', 'reader', 'read-only'];

/** Writers first; those of multi-master in the order of their document, others in that of failover. */
function inDrawnOrder(scene: Scene, { cluster, isMultiMaster, routing }: Home, roles: ReadonlyMap<Instance, MemberRole>): Instance[] {
  const rank = (instance: Instance): number => ORDER.indexOf(roles.get(instance)!);
  const place = (instance: Instance): number => routing?.placeOf(instance) ?? Infinity;
  if (!isMultiMaster) return inFailoverOrder(scene, cluster.members).sort((one, other) => rank(one) - rank(other));
  return [...cluster.members].sort((one, other) => rank(one) - rank(other) || compared(place(one), place(other)));
}

/** Also of what has no place. */
const compared = (one: number, other: number): number => (one === other ? 0 : one - other);

function detailsOf(scene: Scene, { cluster, isMultiMaster, routing }: Home, instance: Instance): Detail[] {
  const { properties } = instance;
  const tier = isMultiMaster ? [] : [{ term: 'promotion tier', text: textOf(tierOf(scene, instance)), property: 'PromotionTier' }];
  return [
    ...routing?.detailsOf(instance) ?? [],
    ...scene.said(properties, 'DBInstanceClass', 'class'),
    ...scene.told(() => instance.isServerless) === true ? capacityOf(scene, cluster) : [],
    ...tier,
    ...scene.saidWhether(properties, 'PubliclyAccessible', 'public access', { yes: 'has a public address' }),
  ];
}

const textOf = (tier: number | undefined): string | undefined => (tier === undefined ? undefined : String(tier));
