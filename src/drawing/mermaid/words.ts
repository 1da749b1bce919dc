import type { ClusterPart, ClusterRole, Detail, EndpointType, Link, LinkType, MemberPart, Part, PartChange } from '../diagram';

/** Of what is said of a part the most telling: a flowchart has no room for more. */
const DETAILS = 3;

export const ENDPOINTS: Readonly<Record<EndpointType, string>> = {
  writer: 'cluster endpoint',
  reader: 'reader endpoint',
  custom: 'custom endpoint',
  instance: 'instance endpoint',
};

const CLUSTERS: Readonly<Record<ClusterRole, string>> = {
  standalone: 'cluster',
  primary: 'primary cluster',
  secondary: 'secondary cluster',
  replica: 'replica cluster',
  copy: 'cluster made from a copy',
};

const CHANGES: Readonly<Record<PartChange, string>> = {
  added: 'added by the update',
  new: 'new: takes the place of what is replaced',
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
  const isNamed = kind !== undefined && !part.label.toLowerCase().includes(kind);
  return [
    part.label,
    ...(isNamed ? [kind] : []),
    ...own,
    ...part.details.slice(0, DETAILS).map(detailText),
    ...(part.change === undefined ? [] : [CHANGES[part.change]]),
  ];
}

const detailText = ({ term, text }: Detail): string => `${term}: ${text ?? 'known at deployment'}`;

/** What a cluster is, in the title of its box: there a second line would cover what is in it. */
export function clusterText({ label, role, engine, engineVersion, isMultiMaster, isHeadless, change }: ClusterPart): string {
  return [
    `${label}: ${isMultiMaster ? 'multi-master cluster' : CLUSTERS[role]}`,
    engine === undefined ? 'engine known at deployment' : [engine, engineVersion].filter((part) => part !== undefined).join(' '),
    ...(isHeadless ? ['no instance'] : []),
    ...(change === undefined ? [] : [CHANGES[change]]),
  ].join(', ');
}

/** What an instance does, and whose writes it takes. */
export function memberText({ role, failoverOrder, partitions }: MemberPart): readonly string[] {
  const what = { 'writer': 'writer', 'reader': 'reader', 'either': 'writer or reader', 'read-only': 'read-only' }[role];
  return [
    failoverOrder === undefined ? what : `${what}, ${ordinal(failoverOrder)} to take over`,
    ...(partitions.length === 0 ? [] : [`writes of ${partitions.join(', ')}`]),
  ];
}

/** What is said at a link; undefined where that who may connect says it all. */
export function linkText({ type, label, isOnFailure = false }: Link): string | undefined {
  const what = LINKS[type];
  if (isOnFailure && type !== 'takeover') return [what, label, 'on failure'].filter((text) => text !== undefined).join(', ');
  return label ?? what;
}

function ordinal(place: number): string {
  const tens = Math.floor(place / 10) % 10;
  const ending = tens === 1 ? undefined : ['st', 'nd', 'rd'][(place % 10) - 1];
  return `${place}${ending ?? 'th'}`;
}
