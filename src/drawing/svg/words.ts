import type {
  ClusterPart, ConflictsPart, Detail, Link, MemberPart, Part, PartChange, RegionPart, ZonePart,
} from '../diagram';
import { OPEN } from '../words';

/** A name among others in a sentence: longer ones are there in full where they are drawn. */
export const inSentence = (name: string): string => (name.length > 80 ? `${name.slice(0, 79)}…` : name);

/** What an update does with a part, as a word beside it: colour is never the only sign. */
export const CHANGE_WORDS: Readonly<Record<PartChange, string>> = {
  added: '+ added',
  new: '+ new',
  changed: '~ changed',
  replaced: '× replaced',
  removed: '× removed',
};

/** Whether the part will be gone. */
export const isLeaving = (change: PartChange | undefined): boolean => change === 'replaced' || change === 'removed';

/** What a member is called; several writers are counted, as the labels of their takeovers do. */
export function roleOf(member: MemberPart, cluster: ClusterPart): string {
  if (member.role === 'either') return 'writer or reader';
  const writers = cluster.members.filter(({ role }) => role === 'writer');
  return member.role === 'writer' && writers.length > 1 ? `writer ${writers.indexOf(member) + 1}` : member.role;
}

export function clusterWords(cluster: ClusterPart): string {
  const role = cluster.role === 'standalone' ? '' : `${cluster.role === 'copy' ? 'copied' : cluster.role} `;
  return `${role}${cluster.isMultiMaster ? 'multi-master ' : ''}cluster`;
}

export const regionName = ({ name }: RegionPart): string => (name === undefined ? `Region ${OPEN}` : `Region ${name}`);

export const zoneName = ({ name }: ZonePart): string => name ?? 'zone chosen by RDS';

export const quorumOf = ({ quorum }: ConflictsPart): string => `${quorum.needed} of ${quorum.writers} writers acknowledge a write`;

export const detailText = ({ term, text }: Detail): string => `${term} ${text ?? OPEN}`;

export const isOpen = ({ details }: Pick<Part, 'details'>): boolean => details.some(({ text }) => text === undefined);

/** What it is, and what it is called unless that says the same. */
export const nameOfPart = (kind: string, { label }: Part): string => (label.toLowerCase() === kind.toLowerCase() ? kind : `${kind} ${label}`);

/** Everything that is said of a part, for whoever points at it or has it read out. */
export function titleOf(kind: string, part: Part, more: readonly string[] = []): string {
  const said = [...more, ...part.details.map(detailText), ...part.change === undefined ? [] : [part.change]];
  const name = nameOfPart(kind, part);
  return said.length === 0 ? name : `${name}: ${said.join(', ')}`;
}

const LINK_WORDS: Readonly<Record<Link['type'], string>> = {
  'replication': 'replication',
  'write-forwarding': 'forwards writes',
  'copy': 'copy',
  'takeover': 'takes over',
  'access': '',
  'export': '',
};

/** What stands at a link: what it is, unless its label says so, and its label. */
export function linkWords({ type, label }: Link): string {
  const word = LINK_WORDS[type];
  const stem = word.split(' ').at(-1)!.slice(0, 5).toLowerCase();
  if (label === undefined || label === '') return word;
  // The label of a takeover says which partitions go where.
  return word === '' || type === 'takeover' || label.toLowerCase().includes(stem) ? label : `${word}, ${label}`;
}

const LINK_VERBS: Readonly<Record<Link['type'], readonly [string, string]>> = {
  'replication': ['replicates to', 'replicate to'],
  'write-forwarding': ['forwards writes to', 'forward writes to'],
  'copy': ['is copied to', 'are copied to'],
  'takeover': ['is taken over by', 'are taken over by'],
  'access': ['connects to', 'connect to'],
  'export': ['leads to', 'lead to'],
};

/** A link as a sentence, for whoever points at it or has it read out. */
export function linkTitle(type: Link['type'], from: readonly string[], to: readonly string[], label?: string): string {
  const verb = LINK_VERBS[type][from.length === 1 ? 0 : 1];
  return `${from.join(', ')} ${verb} ${to.join(', ')}${label === undefined ? '' : `: ${label}`}`;
}
