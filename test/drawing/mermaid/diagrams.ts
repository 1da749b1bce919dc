import { ClusterPart, Diagram, EndpointPart, Link, MemberPart, MemberRole, Part, PartChange, RegionPart } from '../../../src/drawing/diagram';

const part = (id: string, label: string, details: Readonly<Record<string, string | undefined>> = {}, change?: PartChange): Part => ({
  id,
  label,
  address: `Stack/${label}`,
  details: Object.entries(details).map(([term, text]) => ({ term, text })),
  ...(change === undefined ? {} : { change }),
});

function member(id: string, label: string, role: MemberRole, zone: string, more: Partial<MemberPart> = {}): MemberPart {
  return { ...part(id, label, { class: 'db.r8g.large' }), role, zone, failoverOrder: undefined, partitions: [], ...more };
}

const endpoint = (id: string, type: EndpointPart['type'], members: readonly string[], label = `${type} endpoint`): EndpointPart =>
  ({ ...part(id, label), type, members });

function cluster(id: string, label: string, more: Partial<ClusterPart> = {}): ClusterPart {
  return {
    ...part(id, label),
    role: 'standalone',
    engine: 'aurora-postgresql',
    engineVersion: '16.4',
    isMultiMaster: false,
    isHeadless: false,
    zones: [],
    members: [],
    mayHaveMoreMembers: false,
    endpoints: [],
    proxies: [],
    entrants: [],
    volume: part(`${id}-volume`, 'cluster volume', { storage: 'encrypted, 6 copies in 3 zones' }),
    shardGroups: [],
    integrations: [],
    deployments: [],
    belongings: [],
    ...more,
  };
}

const diagram = (id: string, regions: readonly RegionPart[], more: Partial<Diagram> = {}): Diagram =>
  ({ id, title: id, topology: 'SINGLE_MASTER', regions, links: [], losses: [], ...more });

const region = (name: string | undefined, ...clusters: readonly ClusterPart[]): RegionPart => ({ id: `region-${name ?? 'unknown'}`, name, clusters });

const ZONES = [{ id: 'zone-a', name: 'eu-west-1a' }, { id: 'zone-b', name: 'eu-west-1b' }, { id: 'zone-c', name: undefined }];

const orders = diagram('orders', [region('eu-west-1', cluster('orders', 'orders', {
  zones: ZONES,
  members: [
    member('w', 'orders-writer', 'writer', 'zone-a'),
    member('r1', 'orders-reader-1', 'reader', 'zone-b', { failoverOrder: 1 }),
    member('r2', 'orders-reader-2', 'reader', 'zone-c', { failoverOrder: 2 }),
  ],
  endpoints: [endpoint('ew', 'writer', ['w']), endpoint('er', 'reader', ['r1', 'r2']), endpoint('ec', 'custom', ['r2'], 'reporting')],
  proxies: [{
    ...part('p', 'orders-proxy', { 'require TLS': 'yes' }),
    endpoints: [{ ...part('pd', 'default'), access: 'read-write' }, { ...part('pr', 'orders-proxy-ro'), access: 'read-only' }],
  }],
  entrants: [part('app', 'Application', { port: '5432' }), part('tunnel', 'Tunnel')],
  autoscaling: part('scaling', 'Auto Scaling', { readers: '1 to 5' }),
}))], {
  links: [
    { type: 'access', from: 'app', to: 'p' },
    { type: 'access', from: 'tunnel', to: 'orders' },
    { type: 'access', from: 'p', to: 'ew' },
    { type: 'access', from: 'pr', to: 'er', label: 'read-only' },
  ],
  losses: [{ what: 'The writer', outcome: 'orders-reader-1 takes over, typically within 60 seconds', parts: ['w'], sources: [] }],
});

const PARTITIONS = ['0–63', '64–127', '128–191', '192–255'];
const WRITERS = PARTITIONS.map((partition, index) => member(`w${index}`, `auction-${index + 1}`, 'writer', index % 2 === 0 ? 'zone-a' : 'zone-b', { partitions: [partition] }));

const auction = diagram('auction', [region('eu-west-1', cluster('auction', 'auction', {
  engine: 'aurora-mysql',
  engineVersion: '5.6.mysql_aurora.1.23.4',
  isMultiMaster: true,
  zones: ZONES.slice(0, 2),
  members: WRITERS,
  endpoints: WRITERS.map(({ id, label }) => endpoint(`e-${id}`, 'instance', [id], `${label} endpoint`)),
  conflicts: { ...part('conflicts', 'Conflicts', { policy: 'first committer wins' }), quorum: { needed: 3, writers: 4 }, queue: part('queue', 'auction-conflicts') },
}))], {
  topology: 'MULTI_MASTER',
  links: WRITERS.map(({ id }, index): Link => ({ type: 'takeover', from: id, to: `w${(index + 1) % 4}`, label: PARTITIONS[index]!, isOnFailure: true })),
});

const global = diagram('global', [
  region('eu-west-1', cluster('home', 'shop-home', {
    role: 'primary',
    zones: ZONES.slice(0, 2),
    members: [member('hw', 'home-writer', 'writer', 'zone-a'), member('hr', 'home-reader', 'reader', 'zone-b', { failoverOrder: 1 })],
    endpoints: [endpoint('hew', 'writer', ['hw']), endpoint('her', 'reader', ['hr'])],
  })),
  region('us-east-1', cluster('away', 'shop-away', {
    role: 'secondary',
    zones: [{ id: 'zone-any', name: undefined }],
    members: [member('ar', 'away-reader', 'reader', 'zone-any')],
    endpoints: [endpoint('aer', 'reader', ['ar'])],
  })),
  region(undefined, cluster('headless', 'shop-dark', { role: 'secondary', isHeadless: true, engineVersion: undefined })),
  region('eu-central-1', cluster('copied', 'shop-copy', { role: 'copy', engine: undefined })),
], {
  topology: 'GLOBAL_DATABASE_WITH_WRITE_FORWARDING',
  globalDatabase: part('global-db', 'shop'),
  links: [
    { type: 'replication', from: 'home', to: 'away', label: 'typically under 1 second behind' },
    { type: 'replication', from: 'home', to: 'headless', label: 'typically under 1 second behind' },
    { type: 'write-forwarding', from: 'away', to: 'hw' },
    { type: 'copy', from: 'home', to: 'copied', label: 'restored from a snapshot' },
    { type: 'replication', from: 'away', to: 'home', label: 'after a failover', isOnFailure: true },
  ],
});

const update = diagram('update', [region('eu-west-1', cluster('changing', 'orders', {
  change: 'changed',
  zones: [{ id: 'zone-any', name: undefined }],
  members: [
    member('cw', 'orders-writer', 'writer', 'zone-any', { change: 'replaced' }),
    member('cn', 'orders-writer-2', 'writer', 'zone-any', { change: 'new' }),
    member('ca', 'orders-reader', 'reader', 'zone-any', { change: 'added' }),
    member('cr', 'orders-reader-old', 'reader', 'zone-any', { change: 'removed' }),
  ],
}))]);

/** What somebody could write into a name so that a flowchart is no more one, or a page runs something. */
export const HOSTILE: readonly string[] = [
  'end', 'subgraph', 'graph TD', 'style x fill:#f00;', 'classDef a fill:#f00;', 'click node1 "javascript:alert(1)"', '"] --> node9["x', ']', ')', '}}',
  '`**bold** _em_ ~~gone~~`', '1. one', '2) two', '- item', '+ item', '* item', '# heading', '> quote', '===', '---', '%%{init: {"theme":"forest"}}%%', '%% comment',
  '#quot;', '#35;', '&lt;b&gt;', '&amp;', '<b>bold</b>', '<script>window.hacked = true</script>', '"><img src=x onerror="window.hacked = true">', 'javascript:alert(1)',
  '[link](https://example.com)', '![image](https://example.com/x.png)', 'https://example.com', 'www.example.com', 'a@example.com', '$$x^2$$', 'fa:fa-car name',
  'a\nb', 'a\r\nb', 'a\\nb', '<br/>', '-->', ']]>', '```\n# out of the block', '~~~', '\u0000\u0007\u001b[31m', '\u202eright to left', '\ud800half', '', ' ', '|', '@{ shape: circle }', ':::writer',
  'ﬂ°°34¶ß', 'ﬂ°quot¶ß', '日本語', '🦀', 'Ω'.repeat(500), 'x'.repeat(500), '"'.repeat(500), 'accTitle: x', '&#8238;',
];

const hostile = diagram('hostile', [region('"]end<script>', cluster('h', HOSTILE[6]!, {
  members: HOSTILE.map((text, index) => ({ ...member(`m${index}`, text, 'reader', 'zone-any', { partitions: [text] }), details: [{ term: text, text }] })),
  zones: [{ id: 'zone-any', name: '`](x)' }],
}))], {
  title: 'end; %% "<script>#1;\n}',
  links: HOSTILE.map((label, index): Link => ({ type: 'access', from: `m${index}`, to: 'h', label })),
  losses: HOSTILE.map((what) => ({ what, outcome: what, parts: [], sources: [] })),
});

const large = diagram('large', ['eu-west-1', 'us-east-1', 'us-west-2', 'ap-south-1', 'eu-north-1', 'sa-east-1'].map((name, at) => {
  const members = Array.from({ length: 16 }, (_, index) => member(`${at}-${index}`, `node-${at}-${index}`, at === 0 && index === 0 ? 'writer' : 'reader', `z${at}-${index % 3}`));
  return region(name, cluster(`l${at}`, `large-${name}`, {
    role: at === 0 ? 'primary' : 'secondary',
    zones: [0, 1, 2].map((index) => ({ id: `z${at}-${index}`, name: `${name}${'abc'[index]}` })),
    members,
    endpoints: [endpoint(`le${at}`, 'reader', members.map(({ id }) => id))],
  }));
}), { globalDatabase: part('lg', 'large'), links: [1, 2, 3, 4, 5].map((at): Link => ({ type: 'replication', from: 'l0', to: `l${at}` })) });

const empty = diagram('empty', []);
const bare = diagram('bare', [region('eu-west-1', cluster('b', 'bare', { mayHaveMoreMembers: true }))]);

/** Diagrams of all kinds, by what they show. */
export const DIAGRAMS: Readonly<Record<string, Diagram>> = { orders, auction, global, update, hostile, large, empty, bare };
