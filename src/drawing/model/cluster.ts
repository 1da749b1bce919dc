import { DEFAULT_ENGINE_MODE } from '../../facts/engine-modes';
import { CLOUDFORMATION_DEFAULT_PORT } from '../../facts/identifiers';
import type { Cluster } from '../../topology/cluster';
import type { GlobalDatabase } from '../../topology/global-database';
import { known } from '../../topology/resource';
import type { ClusterPart, ClusterRole, Detail, Link, Part } from '../diagram';
import { Subscriptions, belongingsOf } from './belongings';
import { conflictsOf } from './conflicts';
import { endpointsOf } from './endpoints';
import { entrantsOf } from './entrants';
import { Home, hasSource, membersOf } from './members';
import { addressOf } from './naming';
import { deploymentsOf, exportLinks, integrationsOf, shardGroupsOf } from './outlets';
import { proxiesOf, proxyPart } from './proxies';
import type { Routing } from './routings';
import { Scene } from './scene';
import { capacityOf, firstCapacityOf } from './serverless';
import { volumeOf } from './volume';

/** A cluster, and what leads from one part of it to another. */
export interface DrawnCluster {
  readonly cluster: Cluster;
  /** The global database it is in. */
  readonly database: GlobalDatabase | undefined;
  readonly part: ClusterPart;
  readonly links: readonly Link[];
}

/** What is looked up once for all clusters. */
export interface Registers {
  readonly databases: ReadonlyMap<Cluster, GlobalDatabase>;
  readonly routings: ReadonlyMap<string, Routing>;
  readonly subscriptions: Subscriptions;
}

export function drawCluster(scene: Scene, cluster: Cluster, role: ClusterRole, registers: Registers): DrawnCluster {
  const { databases, routings, subscriptions } = registers;
  const id = scene.ids.of('cluster', addressOf(cluster));
  const isMultiMaster = scene.isCertain(() => cluster.isMultiMaster);
  const home: Home = { cluster, id, role, isMultiMaster, routing: routings.get(cluster.address) };
  const members = membersOf(scene, home);
  const isHeadless = role === 'secondary' && members.parts.length === 0 && !members.mayHaveMore;
  const proxies = proxiesOf(home).map((proxy) => [proxy, proxyPart(scene, home, proxy)] as const);
  const entrants = entrantsOf(scene, home, proxies.map(([proxy, { id: proxyId }]) => [proxy, proxyId] as const));
  const conflicts = conflictsOf(scene, home, members);
  const scaling = autoscalingOf(scene, home);
  const part: ClusterPart = {
    id,
    label: scene.labelOf(cluster, cluster),
    address: cluster.address,
    details: detailsOf(scene, home, members.parts.length > 0),
    role,
    engine: scene.told(() => cluster.engine),
    engineVersion: scene.told(() => cluster.engineVersion),
    isMultiMaster,
    isHeadless,
    zones: members.zones,
    members: members.parts,
    mayHaveMoreMembers: members.mayHaveMore,
    ...(scaling ? { autoscaling: scaling } : {}),
    endpoints: endpointsOf(scene, home, members, isHeadless),
    proxies: proxies.map(([, drawn]) => drawn),
    entrants: entrants.parts,
    volume: volumeOf(scene, home),
    shardGroups: shardGroupsOf(scene, home),
    integrations: integrationsOf(scene, home),
    deployments: deploymentsOf(scene, home),
    ...(conflicts.part ? { conflicts: conflicts.part } : {}),
    belongings: belongingsOf(cluster, proxies.map(([proxy]) => proxy), home.routing, subscriptions),
  };
  const access = part.proxies.map((proxy): Link => ({ type: 'access', from: proxy.id, to: id }));
  const database = databases.get(cluster);
  const links = [...entrants.links, ...access, ...forwarding(scene, home, part), ...conflicts.links, ...exportLinks(part)];
  return { cluster, database, part, links };
}

/** Readers that forward writes to the writer of their cluster. */
function forwarding(scene: Scene, { cluster }: Home, { members }: ClusterPart): Link[] {
  const [writer] = members.filter(({ role }) => role === 'writer');
  if (!writer || !forwardsLocally(scene, cluster)) return [];
  return members.filter(({ role }) => role === 'reader').map(({ id }): Link => ({ type: 'write-forwarding', from: id, to: writer.id }));
}

export const forwardsLocally = (scene: Scene, cluster: Cluster): boolean => scene.isCertain(() => cluster.properties.boolean('EnableLocalWriteForwarding'));

function autoscalingOf(scene: Scene, { cluster, id }: Home): Part | undefined {
  const [target] = cluster.readerAutoscaling;
  if (!target) return undefined;
  const text = scene.range(target.properties, ['MinCapacity', 'MaxCapacity'], 'readers');
  return { ...scene.part(target, cluster, id, [{ term: 'keeps', text }]), label: 'reader autoscaling' };
}

function detailsOf(scene: Scene, home: Home, hasMembers: boolean): Detail[] {
  const { cluster } = home;
  const { properties } = cluster;
  const hasServerless = known(() => cluster.hasServerlessMember) === true;
  return [
    { term: 'engine', text: scene.told(() => cluster.engine), property: 'Engine' },
    ...scene.said(properties, 'EngineVersion', 'engine version', { otherwise: hasSource(scene, home) ? 'as its source' : 'chosen by RDS' }),
    ...scene.said(properties, 'EngineMode', 'engine mode', { shown: (mode) => (mode === DEFAULT_ENGINE_MODE ? undefined : mode) }),
    ...hasMembers && !hasServerless ? [] : capacityOf(scene, cluster),
    ...firstCapacityOf(scene, cluster),
    ...scene.said(properties, 'Port', 'port', { otherwise: String(CLOUDFORMATION_DEFAULT_PORT) }),
    ...scene.saidWhether(properties, 'EnableIAMDatabaseAuthentication', 'IAM authentication', { yes: 'on' }),
    ...scene.saidWhether(properties, 'EnableHttpEndpoint', 'Data API', { yes: 'on' }),
    ...scene.saidWhether(properties, 'EnableLocalWriteForwarding', 'local write forwarding', { yes: 'on' }),
    ...scene.saidWhether(properties, 'EnableGlobalWriteForwarding', 'global write forwarding', { yes: 'on' }),
    ...otherGroups(scene, cluster),
    ...scene.existence(cluster),
  ];
}

/** Security groups whose rules are not in the app. */
function otherGroups(scene: Scene, cluster: Cluster): Detail[] {
  const property = 'VpcSecurityGroupIds';
  const count = known(() => cluster.properties.count(property));
  const { length } = cluster.securityGroups;
  if (count !== undefined && count <= length) return [];
  if (count === undefined && scene.told(() => cluster.properties.has(property)) === false) return [];
  const elsewhere = scene.told(() => cluster.properties.strings(property))?.join(', ');
  return [{ term: 'security groups of elsewhere', text: elsewhere, property }];
}
