import type { ClusterPart, ClusterRole, Detail, Link, LinkType, MemberPart, Part, PartChange } from '../diagram';
import { OPEN, engineWords } from '../words';
import { shortened } from './label';

/** Of what is said of a part the most telling: a flowchart has no room for more. */
const DETAILS = 3;

/** Lines are broken between words alone. */
const LONGEST_NAME = 40;

/** A box is as wide as what is in it, and not as its title: a longer one stands out at both sides. */
const LONGEST_TITLE = 28;

const CLUSTERS: Readonly<Record<ClusterRole, string>> = {
  standalone: 'cluster',
  primary: 'primary cluster',
  secondary: 'secondary cluster',
  replica: 'replica cluster',
  copy: 'copied cluster',
};

const CHANGES: Readonly<Record<PartChange, string>> = {
  added: 'added by the update',
  new: 'new in place of what is replaced',
  changed: 'changed by the update',
  replaced: 'replaced by the update',
  removed: 'removed by the update',
};

const LINKS: Readonly<Record<LinkType, string | undefined>> = {
  'replication': 'replicates to',
  'write-forwarding': 'forwards writes',
  'copy': 'copied to',
  'takeover': 'takes over',
  'access': undefined,
  'export': 'sent to',
};

/** What a part is called, what it is, what is said of it, and what becomes of it, a line each. */
export function linesOf(part: Part, kind: string | undefined, own: readonly string[] = []): readonly string[] {
  const isSaid = kind === undefined || part.label.toLowerCase().includes(kind.split(' ').at(-1)!);
  return [
    nameOf(part),
    ...(isSaid ? [] : [kind]),
    ...own,
    ...part.details.slice(0, DETAILS).map(detailText),
    ...(part.change === undefined ? [] : [CHANGES[part.change]]),
  ];
}

const nameOf = ({ label }: Part): string => shortened(label, LONGEST_NAME);

const detailText = ({ term, text }: Detail): string =>
  `${term}: ${text?.split(' ').map((word) => shortened(word, LONGEST_NAME)).join(' ') ?? OPEN}`;

/** What a box is: a name, what that is, and what becomes of it. */
export function titleOf(part: Part, kind: string): string {
  const { change } = part;
  return [`${shortened(part.label, LONGEST_TITLE)}: ${kind}`, ...(change === undefined ? [] : [change])].join(', ');
}

export const clusterKind = ({ role, isMultiMaster }: ClusterPart): string => (isMultiMaster ? 'multi-master cluster' : CLUSTERS[role]);

/** What runs in a cluster. */
export function engineText({ engine, engineVersion, isHeadless, mayHaveMoreMembers }: ClusterPart): readonly string[] {
  return [
    engineWords(engine, engineVersion),
    ...(isHeadless ? ['no instance'] : []),
    ...(mayHaveMoreMembers ? ['may have more instances'] : []),
  ];
}

const WRITES = 'writes of';

/** What an instance does, and whose writes it takes. */
export function memberText({ role, failoverOrder, partitions, details }: MemberPart): readonly string[] {
  const what = { 'writer': 'writer', 'reader': 'reader', 'either': 'writer or reader', 'read-only': 'read-only' }[role];
  return [
    failoverOrder === undefined ? what : `${what}, ${ordinal(failoverOrder)} to take over`,
    ...(partitions.length === 0 || details.some(({ term }) => term === WRITES) ? [] : [`${WRITES}: ${partitions.join(', ')}`]),
  ];
}

/** What is said at a link; undefined where that who may connect says it all. */
export function linkText({ type, label, isOnFailure = false }: Link): string | undefined {
  const what = LINKS[type];
  if (type === 'takeover') return [what, label].filter((text) => text !== undefined).join(' ');
  if (isOnFailure) return [what, label, 'on failure'].filter((text) => text !== undefined).join(', ');
  return label ?? what;
}

function ordinal(place: number): string {
  const tens = Math.floor(place / 10) % 10;
  const ending = tens === 1 ? undefined : ['st', 'nd', 'rd'][(place % 10) - 1];
  return `${place}${ending ?? 'th'}`;
}
