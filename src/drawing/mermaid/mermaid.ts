import type { ClusterPart, Diagram, Link, MemberPart, Part, RegionPart } from '../diagram';
import { ENDPOINT_WORDS, OPEN } from '../words';
import { described } from './label';
import { Statements } from './statements';
import { clusterKind, engineText, linesOf, linkText, memberText, titleOf } from './words';

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
  const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  for (const cluster of clusters) drawArrows(cluster, statements);
  for (const link of diagram.links) drawLink(link, byId, statements);
  for (const cluster of clusters) drawUntold(cluster, statements);
  statements.style();
  return `${CONFIGURATION}flowchart TB\n${statements.toString()}`;
}

function drawRegion({ name, clusters }: RegionPart, statements: Statements): void {
  statements.box(name ?? `Region ${OPEN}`, () => { for (const cluster of clusters) drawCluster(cluster, statements); });
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
  for (const one of cluster.endpoints) statements.node(one, linesOf(one, ENDPOINT_WORDS[one.type]), 'stadium');
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
  // What replicates or is copied is the volume; and arrows between boxes let Mermaid draw them above each other.
  statements.stand(cluster.id, volume.id);
}

function drawMember(member: MemberPart, statements: Statements): void {
  const isWriter = member.role === 'writer';
  statements.node(member, linesOf(member, undefined, memberText(member)), isWriter ? 'box' : 'round', isWriter);
}

/** What links do not tell: where endpoints lead, and what the members of a cluster share. */
function drawArrows({ endpoints, members, volume, autoscaling, shardGroups }: ClusterPart, statements: Statements): void {
  for (const { id, members: reached } of endpoints) for (const member of reached) statements.arrow(id, member, '-->');
  const sharing: readonly Part[] = [...members, ...(autoscaling ? [autoscaling] : []), ...shardGroups];
  for (const { id } of sharing) statements.arrow(id, volume.id, '---');
}

/** What links may tell of a cluster, where they do not: its queue, and who takes over first; the others have their place in their text. */
function drawUntold({ members, isMultiMaster, conflicts }: ClusterPart, statements: Statements): void {
  if (conflicts?.queue) statements.arrow(conflicts.id, conflicts.queue.id, '-->');
  const [writer, ...others] = members.filter(({ role }) => role === 'writer');
  if (!writer || others.length > 0 || isMultiMaster) return;
  for (const { id } of members.filter(({ failoverOrder }) => failoverOrder === 1)) {
    if (!statements.hasArrow(writer.id, id)) statements.arrow(writer.id, id, '-.->', 'takes over');
  }
}

function drawLink(link: Link, clusters: ReadonlyMap<string, ClusterPart>, statements: Statements): void {
  const arrow = link.isOnFailure === true || link.type === 'takeover' ? '-.->' : '-->';
  for (const [from, to] of endsOf(link, clusters)) statements.arrow(from, to, arrow, linkText(link));
}

/** Between which parts a link is drawn: who connects to a cluster, and has it forward writes, does so by its endpoints. */
function endsOf({ type, from, to }: Link, clusters: ReadonlyMap<string, ClusterPart>): readonly (readonly [from: string, to: string])[] {
  const endpoints = (id: string): readonly string[] => clusters.get(id)?.endpoints.map((endpoint) => endpoint.id) ?? [];
  if (type === 'access' && endpoints(to).length > 0) return endpoints(to).map((id) => [from, id]);
  return [[type === 'write-forwarding' ? endpoints(from)[0] ?? from : from, to]];
}
