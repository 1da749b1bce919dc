import type { ClusterPart, Diagram, Link, MemberPart } from '../diagram';
import { engineWords } from '../words';
import { clusterWords, inSentence, regionName } from './words';

const listed = (names: readonly string[]): string =>
  (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);

const few = (members: readonly MemberPart[]): string =>
  (members.length > 5 ? `${listed(members.slice(0, 4).map(({ label }) => inSentence(label)))} and ${members.length - 4} more` : listed(members.map(({ label }) => inSentence(label))));

/** What is seen, in sentences, for whoever does not see it. */
export function describe(diagram: Diagram): string {
  const clusters = diagram.regions.flatMap((region) => region.clusters.map((cluster) => clusterSentence(cluster, regionName(region))));
  const start = diagram.globalDatabase ? [`Global database ${inSentence(diagram.globalDatabase.label)} in ${counted(diagram.regions.length, 'Region')}.`] : [];
  return [...start, ...clusters, ...linkSentences(diagram)].join(' ');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function clusterSentence(cluster: ClusterPart, place: string): string {
  const named = `${inSentence(cluster.label)}: ${clusterWords(cluster)}, ${engineWords(cluster.engine, cluster.engineVersion)}, ${place}`;
  if (cluster.isHeadless) return `${named}; no instances, storage only.`;
  const of = (role: MemberPart['role']): MemberPart[] => cluster.members.filter((member) => member.role === role);
  const readers = of('reader');
  const ordered = readers.length > 0 && readers.every(({ failoverOrder }) => failoverOrder !== undefined);
  const said = [
    of('writer').length > 0 ? `${of('writer').length === 1 ? 'writer' : `${of('writer').length} writers`} ${few(of('writer'))}` : '',
    readers.length > 0 ? `${counted(readers.length, 'reader')}${ordered && readers.length > 1 ? ' that take over in the order' : ''} ${few(readers)}` : '',
    of('read-only').length > 0 ? `read-only ${few(of('read-only'))}` : '',
    of('either').length > 0 ? `${counted(of('either').length, 'instance')} of which one is the writer: ${few(of('either'))}` : '',
    cluster.shardGroups.length > 0 ? counted(cluster.shardGroups.length, 'DB shard group') : '',
    cluster.proxies.length > 0 ? `reached through ${counted(cluster.proxies.length, 'proxy').replace('proxys', 'proxies')}` : '',
  ].filter((part) => part !== '');
  return `${named}${said.length > 0 ? `; ${said.join('; ')}` : ''}.`;
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What matters most: who takes over whose partition, and where writes go. */
function linkSentences({ links }: Diagram): string[] {
  const labels = (type: Link['type']): string[] => links.filter((link) => link.type === type).flatMap(({ label }) => label ?? []);
  const takeovers = labels('takeover').slice(0, 8);
  const forwarding = links.filter(({ type }) => type === 'write-forwarding').length;
  return [
    ...takeovers.length > 0 ? [`${capitalized(takeovers.map(inSentence).join('; '))}.`] : [],
    ...forwarding > 0 ? [`Writes are forwarded on ${counted(forwarding, 'way')}.`] : [],
  ];
}
