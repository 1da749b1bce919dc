import type { ClusterPart, Diagram, EndpointPart, Link, MemberPart, Part, RegionPart } from '../diagram';
import { described } from './label';
import { Statements } from './statements';
import { ENDPOINTS, clusterKind, engineText, linesOf, linkText, memberText, titleOf } from './words';

/** Arrows that lead into a box would cross its title. */
const CONFIGURATION = `---
config:
  flowchart:
    subGraphTitleMargin:
      top: 4
      bottom: 16
---
`;

/** A diagram as a Mermaid flowchart. */
export function mermaidOf(diagram: Diagram): string {
  const statements = new Statements();
  statements.line(`accTitle: ${described(diagram.title) || 'Aurora'}`);
  const losses = diagram.losses.map(({ what, outcome }) => `${what} fails: ${outcome}.`).join(' ');
  if (losses !== '') statements.line(`accDescr: ${described(losses)}`);
  const { globalDatabase } = diagram;
  const isGlobal = ({ clusters }: RegionPart): boolean => clusters.some(({ role }) => role === 'primary' || role === 'secondary');
  const together = globalDatabase ? diagram.regions.filter(isGlobal) : [];
  if (globalDatabase) {
    const inside = (): void => { for (const region of together) drawRegion(region, statements); };
    statements.box(titleOf(globalDatabase, 'global database'), inside, globalDatabase.change);
  }
  for (const region of diagram.regions.filter((one) => !together.includes(one))) drawRegion(region, statements);
  const clusters = diagram.regions.flatMap((region) => region.clusters);
  for (const cluster of clusters) drawArrows(cluster, statements);
  for (const link of diagram.links) drawLink(link, statements);
  for (const cluster of clusters) drawFailover(cluster, statements);
  statements.style();
  return `${CONFIGURATION}flowchart TB\n${statements.toString()}`;
}

function drawRegion({ name, clusters }: RegionPart, statements: Statements): void {
  statements.box(name ?? 'Region known at deployment', () => { for (const cluster of clusters) drawCluster(cluster, statements); });
}

function drawCluster(cluster: ClusterPart, statements: Statements): void {
  for (const one of cluster.entrants) statements.node(one, linesOf(one, undefined), 'hexagon');
  for (const one of cluster.proxies) {
    const endpoints = one.endpoints.map((endpoint) => `${endpoint.label}${endpoint.access === undefined ? '' : `: ${endpoint.access}`}`);
    statements.node(one, linesOf(one, 'proxy', endpoints), 'double');
    for (const { id } of one.endpoints) statements.stand(id, one.id);
  }
  statements.box(titleOf(cluster, clusterKind(cluster)), () => { drawInside(cluster, statements); }, cluster.change);
  for (const one of cluster.integrations) statements.node(one, linesOf(one, 'zero-ETL integration'), 'box');
  for (const one of cluster.deployments) statements.node(one, linesOf(one, 'blue/green copy'), 'box');
  if (cluster.conflicts?.queue) statements.node(cluster.conflicts.queue, linesOf(cluster.conflicts.queue, 'queue'), 'cylinder');
}

function drawInside(cluster: ClusterPart, statements: Statements): void {
  for (const one of cluster.endpoints) statements.node(one, linesOf(one, ENDPOINTS[one.type]), 'stadium');
  const isPlaced = cluster.zones.some(({ name }) => name !== undefined);
  for (const { id, name } of isPlaced ? cluster.zones : []) {
    const members = cluster.members.filter(({ zone }) => zone === id);
    statements.box(name ?? 'zone that RDS chooses', () => { for (const one of members) drawMember(one, statements); });
  }
  for (const one of cluster.members) drawMember(one, statements);
  if (cluster.autoscaling) statements.node(cluster.autoscaling, linesOf(cluster.autoscaling, undefined), 'round');
  for (const one of cluster.shardGroups) statements.node(one, linesOf(one, 'shard group'), 'box');
  const { conflicts, volume } = cluster;
  if (conflicts) {
    const { needed, writers } = conflicts.quorum;
    statements.node(conflicts, linesOf(conflicts, undefined, [`${needed} of ${writers} writers acknowledge a write`]), 'box');
  }
  statements.node(volume, linesOf(volume, undefined, engineText(cluster)), 'cylinder');
}

function drawMember(member: MemberPart, statements: Statements): void {
  const isWriter = member.role === 'writer';
  statements.node(member, linesOf(member, undefined, memberText(member)), isWriter ? 'box' : 'round', isWriter);
}

/** What links of a cluster do not tell: where its endpoints lead, and what its members share. */
function drawArrows(cluster: ClusterPart, statements: Statements): void {
  const { endpoints, members, volume, autoscaling, shardGroups, conflicts } = cluster;
  // An arrow to a box would let Mermaid draw boxes above each other: the volume stands for the cluster, which its copies are made of.
  statements.stand(cluster.id, volume.id);
  for (const endpoint of endpoints) drawEndpoint(endpoint, statements);
  const sharing: readonly Part[] = [...members, ...(autoscaling ? [autoscaling] : []), ...shardGroups];
  for (const { id } of sharing) statements.arrow(id, volume.id, '---');
  if (conflicts?.queue) statements.arrow(conflicts.id, conflicts.queue.id, '-->');
}

function drawEndpoint({ id, members }: EndpointPart, statements: Statements): void {
  for (const member of members) statements.arrow(id, member, '-->');
}

/** Who takes over first; the others have their place in their text. */
function drawFailover({ members, isMultiMaster }: ClusterPart, statements: Statements): void {
  const [writer, ...others] = members.filter(({ role }) => role === 'writer');
  if (!writer || others.length > 0 || isMultiMaster) return;
  for (const { id } of members.filter(({ failoverOrder }) => failoverOrder === 1)) {
    if (!statements.hasArrow(writer.id, id)) statements.arrow(writer.id, id, '-.->', 'takes over');
  }
}

function drawLink(link: Link, statements: Statements): void {
  const isDotted = link.isOnFailure === true || link.type === 'takeover';
  statements.arrow(link.from, link.to, isDotted ? '-.->' : '-->', linkText(link));
}
