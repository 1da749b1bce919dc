import { ClusterPart, ClusterRole, Detail, Diagram, MemberRole, Part, RegionPart } from '../../drawing/diagram';
import { ENDPOINT_WORDS, OPEN } from '../../drawing/words';
import { counted } from './words';

/** What is drawn, as a row of a table. */
export interface Row {
  readonly part: Part;
  /** What it is: `instance`. */
  readonly kind: string;
  /** The Region, and the zone where it is in one. */
  readonly where: string;
  /** What it is to the others; empty where there is nothing to say. */
  readonly role: string;
  /** Its place when one takes over. */
  readonly order?: number | undefined;
}

const CLUSTER_ROLES: Readonly<Record<ClusterRole, string>> = {
  standalone: '', primary: 'primary', secondary: 'secondary', replica: 'replica', copy: 'made from another',
};
const MEMBER_ROLES: Readonly<Record<MemberRole, string>> = {
  'writer': 'writer', 'reader': 'reader', 'either': 'writer or reader: RDS chooses', 'read-only': 'read-only',
};

/** All that a diagram has, in the order in which one looks at it. */
export function rowsOf(diagram: Diagram): Row[] {
  const names = namesOf(diagram);
  const database = diagram.globalDatabase;
  return [
    ...(database ? [{ part: database, kind: 'global database', where: '', role: '' }] : []),
    ...diagram.regions.flatMap((region) => region.clusters.flatMap((cluster) => rowsOfCluster(cluster, region, names))),
  ];
}

function rowsOfCluster(cluster: ClusterPart, region: RegionPart, names: ReadonlyMap<string, string>): Row[] {
  const where = regionName(region);
  const here = (kind: string, parts: readonly (Part | undefined)[], role: (part: Part) => string = () => ''): Row[] =>
    parts.flatMap((part) => (part ? [{ part, kind, where, role: role(part) }] : []));
  const named = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join(', ');
  const zones = new Map(cluster.zones.map(({ id, name }) => [id, name ?? 'zone: RDS chooses']));
  const { conflicts } = cluster;
  return [
    ...here('cluster', [cluster], () => rolesOf(cluster)),
    ...cluster.members.map((member): Row => ({
      part: member,
      kind: 'instance',
      where: placeOf(where, zones.get(member.zone)),
      role: [MEMBER_ROLES[member.role], ...(member.partitions.length > 0 ? [`writes of ${member.partitions.join(', ')}`] : [])].join('; '),
      order: member.failoverOrder,
    })),
    ...here('reader autoscaling', [cluster.autoscaling]),
    ...cluster.endpoints.flatMap((endpoint) => here(ENDPOINT_WORDS[endpoint.type], [endpoint], () => (endpoint.members.length > 0 ? `leads to ${named(endpoint.members)}` : ''))),
    ...cluster.proxies.flatMap((proxy) => [
      ...here('proxy', [proxy]),
      ...proxy.endpoints.flatMap((endpoint) => here('proxy endpoint', [endpoint], () => endpoint.access ?? `access ${OPEN}`)),
    ]),
    ...here('who may connect', cluster.entrants),
    ...here('storage of the cluster', [cluster.volume]),
    ...here('shard group', cluster.shardGroups),
    ...here('zero-ETL integration', cluster.integrations),
    ...here('blue/green deployment', cluster.deployments),
    ...here('conflicting writes', [conflicts], () => (conflicts ? `${conflicts.quorum.needed} of ${counted(conflicts.quorum.writers, 'writer')} acknowledge a write` : '')),
    ...here('queue of conflicts', [conflicts?.queue]),
  ];
}

const rolesOf = ({ role, isMultiMaster, isHeadless, mayHaveMoreMembers }: ClusterPart): string => [
  ...(CLUSTER_ROLES[role] === '' ? [] : [CLUSTER_ROLES[role]]),
  ...(isMultiMaster ? ['multi-master'] : []),
  ...(isHeadless ? ['headless: storage without an instance'] : []),
  ...(mayHaveMoreMembers ? ['may have more instances than the template says'] : []),
].join('; ');

/** `eu-west-1`, or that only the deployment tells. */
export const regionName = ({ name }: RegionPart): string => name ?? `Region ${OPEN}`;

/** A zone that has the name of its Region in its own says where it is by itself. */
const placeOf = (region: string, zone: string | undefined): string =>
  (zone === undefined ? region : zone.startsWith(region) ? zone : `${region}, ${zone}`);

/** What is drawn by its id, Regions and zones too, as a person calls it. */
export function namesOf(diagram: Diagram): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (parts: readonly (Part | undefined)[]): void => parts.forEach((part) => part && names.set(part.id, part.label));
  add([diagram.globalDatabase]);
  for (const region of diagram.regions) {
    names.set(region.id, regionName(region));
    for (const cluster of region.clusters) {
      const { members, autoscaling, endpoints, proxies, entrants, volume, shardGroups, integrations, deployments, conflicts } = cluster;
      cluster.zones.forEach(({ id, name }) => names.set(id, name ?? 'the zone RDS chooses'));
      add([cluster, ...members, autoscaling, ...endpoints, ...proxies, ...proxies.flatMap((proxy) => proxy.endpoints), ...entrants]);
      add([volume, ...shardGroups, ...integrations, ...deployments, conflicts, conflicts?.queue]);
    }
  }
  return names;
}

/** What is said of a part, in a line; what only the deployment tells is said to be so. */
export const detailText = ({ term, text }: Detail): string => `${term}: ${text ?? OPEN}`;
