import type { ComparedDiagram } from '../../src/drawing/compared';
import type {
  ClusterPart, Detail, Diagram, EndpointPart, Link, MemberPart, Part, PartChange, ProxyPart, RegionPart, ZonePart,
} from '../../src/drawing/diagram';
import { userGuide } from '../../src/facts/sources';

/** Diagrams as data, as the topology of the examples leads to them, and of what is rare: drawings and pages are tested with them. */

const AVAILABILITY = userGuide('Concepts.AuroraHighAvailability.html', '2026-11-22');
const GLOBAL = userGuide('aurora-global-database-disaster-recovery.html', '2026-11-22');

const details = (said: Readonly<Record<string, string | undefined>>): Detail[] =>
  Object.entries(said).map(([term, text]) => ({ term, text }));

interface PartInput {
  readonly said?: Readonly<Record<string, string | undefined>>;
  readonly change?: PartChange;
  readonly address?: string;
}

function part(id: string, label: string, { said, change, address }: PartInput = {}): Part {
  return { id, label, address: address ?? id, details: details(said ?? {}), ...change && { change } };
}

function member(id: string, zone: ZonePart, role: MemberPart['role'], more: PartInput & { order?: number; partitions?: readonly string[]; label?: string } = {}): MemberPart {
  return {
    ...part(id, more.label ?? id, more),
    role,
    zone: zone.id,
    failoverOrder: more.order,
    partitions: more.partitions ?? [],
  };
}

function endpoint(id: string, type: EndpointPart['type'], members: readonly MemberPart[], label?: string, more: PartInput = {}): EndpointPart {
  const names = { writer: 'cluster endpoint', reader: 'reader endpoint', custom: 'custom endpoint', instance: 'instance endpoint' };
  return { ...part(id, label ?? names[type], more), address: undefined, type, members: members.map((one) => one.id) };
}

function proxy(id: string, label: string, hasReaders: boolean): ProxyPart {
  return {
    ...part(id, label, { said: { TLS: 'required' } }),
    endpoints: [
      { ...part(`${id}-default`, 'default'), access: 'read-write' },
      ...hasReaders ? [{ ...part(`${id}-readers`, `${label}-readers`), access: 'read-only' as const }] : [],
    ],
  };
}

const zone = (id: string, name?: string): ZonePart => ({ id, name });

/** The zones of a Region that the deployment finds. */
const zonesOf = (id: string, count: number): ZonePart[] =>
  Array.from({ length: count }, (_, index) => zone(`${id}-zone-${index + 1}`, `zone ${index + 1} of the Region`));

function cluster(id: string, label: string, given: Partial<ClusterPart> & { said?: PartInput['said'] } = {}): ClusterPart {
  const { said, ...more } = given;
  return {
    ...part(id, label, said ? { said } : {}),
    role: 'standalone',
    engine: 'aurora-postgresql',
    engineVersion: '17.7',
    isMultiMaster: false,
    isHeadless: false,
    zones: [],
    members: [],
    mayHaveMoreMembers: false,
    endpoints: [],
    proxies: [],
    entrants: [],
    volume: { ...part(`${id}-volume`, 'cluster volume', { said: { copies: '6 in 3 zones', encrypted: 'with a key of the app' } }), address: undefined },
    shardGroups: [],
    integrations: [],
    deployments: [],
    belongings: [`${id}Parameters`, `${id}Subnets`],
    ...more,
  };
}

const region = (id: string, name: string | undefined, ...clusters: ClusterPart[]): RegionPart => ({ id, name, clusters });

const access = (from: string, ...to: string[]): Link[] => to.map((one) => ({ type: 'access', from, to: one }));

function diagram(id: string, topology: Diagram['topology'], regions: readonly RegionPart[], more: Partial<Diagram> = {}): Diagram {
  return { id, title: regions[0]?.clusters[0]?.label ?? id, topology, regions, links: [], losses: [], ...more };
}

const LARGE = { class: 'db.r7g.large' };

/** The example `orders`, with a proxy and a custom endpoint: one writer, and two readers in other zones. */
export const orders: Diagram = (() => {
  const [one, two, three] = zonesOf('orders', 3) as [ZonePart, ZonePart, ZonePart];
  const writer = member('orders-instance1', one, 'writer', { said: { ...LARGE, tier: '0' } });
  const first = member('orders-instance2', two, 'reader', { said: { ...LARGE, tier: '1' }, order: 1 });
  const second = member('orders-instance3', three, 'reader', { said: { ...LARGE, tier: '2' }, order: 2 });
  const own = cluster('orders', 'orders', {
    said: { 'database': 'orders', 'backups': '7 days', 'deletion protection': 'on', 'IAM authentication': 'on' },
    zones: [one, two, three],
    members: [writer, first, second],
    endpoints: [
      endpoint('orders-writer', 'writer', [writer]), endpoint('orders-reader', 'reader', [first, second]),
      endpoint('orders-reports', 'custom', [second], 'reports'),
    ],
    proxies: [proxy('orders-proxy', 'orders-proxy', true)],
    entrants: [
      part('orders-application', 'Application', { said: { port: '5432' } }), part('orders-jobs', 'NightlyJobs', { said: { port: '5432' } }),
      part('orders-analysts', 'Analysts', { said: { port: '5432' } }),
    ],
  });
  return diagram('orders', 'SINGLE_MASTER_WITH_PROXY', [region('orders-eu-west-1', 'eu-west-1', own)], {
    links: [
      ...access('orders-application', 'orders-proxy'), ...access('orders-jobs', 'orders-proxy'), ...access('orders-analysts', 'orders-reports'),
      ...access('orders-proxy-default', 'orders-writer'), ...access('orders-proxy-readers', 'orders-reader'),
    ],
    losses: [
      { what: 'The writer', outcome: 'orders-instance2 takes over, typically within 60 seconds; 1 of 2 readers is left', parts: ['orders-instance1'], sources: [AVAILABILITY] },
      { what: 'Zone 2 of the Region', outcome: 'writes go on; 1 of 2 readers is left', parts: ['orders-instance2'], sources: [AVAILABILITY] },
    ],
  });
})();

/** What most clusters look like: a writer and a reader, and whoever may connect. */
export const usual: Diagram = (() => {
  const [one, two] = zonesOf('shop', 2) as [ZonePart, ZonePart];
  const writer = member('shop-writer', one, 'writer', { said: { ...LARGE, tier: '1' } });
  const reader = member('shop-reader', two, 'reader', { said: { ...LARGE, tier: '1' }, order: 1 });
  const own = cluster('shop', 'shop', {
    said: { backups: '7 days' },
    zones: [one, two],
    members: [writer, reader],
    endpoints: [endpoint('shop-cluster', 'writer', [writer]), endpoint('shop-cluster-ro', 'reader', [reader])],
    entrants: [part('shop-application', 'Application', { said: { port: '5432' } })],
  });
  return diagram('shop', 'SINGLE_MASTER', [region('shop-region', undefined, own)], { links: access('shop-application', 'shop') });
})();

const PARTITIONS = ['americas', 'europe', 'asia', 'africa'];

/** The example `auction`: four writers that take over each other's partitions, two read-only instances, and a queue of conflicts. */
export const auction: Diagram = (() => {
  const zones = zonesOf('auction', 3);
  const writers = PARTITIONS.map((partition, index) =>
    member(`writer-${index + 1}`, zones[index % 3]!, 'writer', { said: { class: 'db.r4.large' }, partitions: [partition] }));
  const readers = [1, 2].map((index) => member(`reader-${index}`, zones[index]!, 'read-only', { said: { class: 'db.r4.large' } }));
  const own = cluster('auction', 'auction', {
    said: { database: 'auction', backups: '7 days' },
    engine: 'aurora',
    engineVersion: '5.6.mysql_aurora.1.23.4',
    isMultiMaster: true,
    zones,
    members: [...writers, ...readers],
    endpoints: [
      ...writers.map((writer, index) => endpoint(`auction-${PARTITIONS[index]}`, 'instance', [writer], PARTITIONS[index])),
      endpoint('auction-reads', 'reader', readers, 'read endpoint'),
    ],
    entrants: [part('auction-application', 'Application', { said: { port: '3306' } })],
    conflicts: {
      ...part('auction-conflicts', 'conflicts', {
        said: { auctions: 'earliest bid wins', bidder_scores: 'sum of points', watch_lists: 'union of articles', settlements: 'to the queue' },
      }),
      quorum: { needed: 3, writers: 4 },
      queue: part('auction-queue', 'ConflictQueue', { said: { kept: '14 days' } }),
    },
  });
  return diagram('auction', 'MULTI_MASTER', [region('auction-us-east-1', 'us-east-1', own)], {
    links: [
      ...access('auction-application', ...PARTITIONS.map((partition) => `auction-${partition}`), 'auction-reads'),
      ...PARTITIONS.map((partition, index): Link => {
        const next = (index + 1) % 4;
        const label = `if writer ${index + 1} fails: ${partition} → writer ${next + 1}`;
        return { type: 'takeover', from: `writer-${index + 1}`, to: `writer-${next + 1}`, label, isOnFailure: true };
      }),
      { type: 'export', from: 'auction-conflicts', to: 'auction-queue', label: 'a person decides' },
    ],
    losses: [{ what: 'One of 4 writers', outcome: 'the next writer takes over its partitions at once', parts: ['writer-1'], sources: [] }],
  });
})();

function globalMembers(id: string, role: 'primary' | 'secondary'): Partial<ClusterPart> {
  const zones = zonesOf(id, 2);
  const writer = member(`${id}-writer`, zones[0]!, role === 'primary' ? 'writer' : 'reader', { said: LARGE, label: `${id}-1` });
  const reader = member(`${id}-reader`, zones[1]!, 'reader', { said: LARGE, label: `${id}-2`, ...role === 'primary' && { order: 1 } });
  return {
    role,
    zones,
    members: [writer, reader],
    endpoints: [
      ...role === 'primary' ? [endpoint(`${id}-cluster`, 'writer', [writer])] : [],
      endpoint(`${id}-cluster-ro`, 'reader', role === 'primary' ? [reader] : [writer, reader]),
    ],
    entrants: [part(`${id}-application`, 'Application', { said: { port: '5432' } })],
  };
}

/** The example `global`: a primary, a secondary that forwards writes, and a headless one. */
export const bookings: Diagram = diagram('bookings', 'GLOBAL_DATABASE_WITH_WRITE_FORWARDING', [
  region('bookings-us-east-1', 'us-east-1', cluster('virginia', 'bookings-virginia', { said: { database: 'bookings', backups: '7 days' }, ...globalMembers('virginia', 'primary') })),
  region('bookings-eu-west-1', 'eu-west-1', cluster('ireland', 'bookings-ireland', { said: { 'write forwarding': 'on' }, ...globalMembers('ireland', 'secondary') })),
  region('bookings-ap-southeast-2', 'ap-southeast-2', cluster('sydney', 'bookings-sydney', { role: 'secondary', isHeadless: true })),
], {
  title: 'bookings',
  globalDatabase: part('bookings-global', 'bookings', { said: { 'engine': 'aurora-postgresql', 'engine version': '17.7', 'deletion protection': 'on' } }),
  links: [
    ...access('virginia-application', 'virginia'), ...access('ireland-application', 'ireland'),
    { type: 'replication', from: 'virginia', to: 'ireland', label: 'typically 1 second behind' },
    { type: 'replication', from: 'virginia', to: 'sydney', label: 'typically 1 second behind' },
    { type: 'write-forwarding', from: 'ireland', to: 'virginia-writer' },
  ],
  losses: [{
    what: 'The Region us-east-1',
    outcome: 'after a failover ireland takes writes, typically without the last second; sydney needs an instance first',
    parts: ['virginia'],
    sources: [GLOBAL],
  }],
});

/** The example `serverless`: capacity in place of classes, readers that come and go, a reader for reports that takes over last. */
export const tickets: Diagram = (() => {
  const zones = zonesOf('tickets', 3);
  const writer = member('tickets-1', zones[0]!, 'writer', { said: { class: 'db.serverless', capacity: '0.5 to 16 ACU', tier: '0' } });
  const first = member('tickets-2', zones[1]!, 'reader', { said: { class: 'db.serverless', capacity: '0.5 to 16 ACU', tier: '1' }, order: 1 });
  const reports = member('tickets-reports', zones[2]!, 'reader', { said: { ...LARGE, tier: '15' }, order: 2 });
  const own = cluster('tickets', 'tickets', {
    said: { 'storage': 'I/O-Optimized', 'Data API': 'on' },
    engine: 'aurora-mysql',
    engineVersion: '3.10.1',
    zones,
    members: [writer, first, reports],
    mayHaveMoreMembers: true,
    autoscaling: part('tickets-scaling', '2 to 8 readers', { said: { target: '60 % CPU', schedule: 'Fridays 8:30, at least 5' } }),
    endpoints: [
      endpoint('tickets-cluster', 'writer', [writer]), endpoint('tickets-cluster-ro', 'reader', [first, reports]),
      endpoint('tickets-reports-only', 'custom', [reports], 'reports'),
    ],
    proxies: [proxy('tickets-proxy', 'tickets', true)],
    entrants: [part('tickets-functions', 'Functions', { said: { port: '3306' } })],
  });
  return diagram('tickets', 'LOCAL_WRITE_FORWARDING', [region('tickets-eu-west-1', 'eu-west-1', own)], {
    links: [
      ...access('tickets-functions', 'tickets-proxy'), ...access('tickets-proxy', 'tickets'),
      { type: 'write-forwarding', from: 'tickets-reports', to: 'tickets-1' },
    ],
  });
})();

/** A Limitless cluster: no instances, but a shard group. */
export const limitless: Diagram = diagram('ledger', 'LIMITLESS', [region('ledger-region', 'us-east-2', cluster('ledger', 'ledger', {
  said: { 'storage': 'I/O-Optimized', 'Performance Insights': 'advanced' },
  engineVersion: '16.9-limitless',
  endpoints: [endpoint('ledger-cluster', 'writer', [])],
  entrants: [part('ledger-application', 'Application', { said: { port: '5432' } })],
  shardGroups: [part('ledger-shards', 'ledger-shards', { said: { 'capacity': '16 to 768 ACU', 'compute redundancy': '2 zones' } })],
}))], { links: access('ledger-application', 'ledger-cluster') });

/** A cluster of which the template tells nothing but that it is there. */
export const unknown: Diagram = (() => {
  const nowhere = zone('mystery-zone');
  const members = [1, 2].map((index) => member(`mystery-${index}`, nowhere, 'either', { label: `Instance${index}`, said: { class: undefined, tier: undefined } }));
  return diagram('mystery', 'SINGLE_MASTER', [region('mystery-region', undefined, cluster('mystery', 'Mystery8F3A', {
    said: { backups: undefined },
    engine: undefined,
    engineVersion: undefined,
    zones: [nowhere],
    members,
    mayHaveMoreMembers: true,
    endpoints: [endpoint('mystery-cluster', 'writer', []), endpoint('mystery-cluster-ro', 'reader', [])],
    proxies: [{ ...part('mystery-proxy', 'Proxy', { said: { TLS: undefined } }), endpoints: [{ ...part('mystery-proxy-default', 'default'), access: undefined }] }],
    volume: part('mystery-volume', 'cluster volume', { said: { encrypted: undefined } }),
  }))], { links: access('mystery-proxy', 'mystery') });
})();

/** A cluster, a clone of it for tests, and a replica in another Region that has a replica itself. */
export const copies: Diagram = (() => {
  const small = (id: string): Partial<ClusterPart> => {
    const zones = zonesOf(id, 1);
    const writer = member(`${id}-1`, zones[0]!, 'writer', { said: LARGE });
    return { zones, members: [writer], endpoints: [endpoint(`${id}-cluster`, 'writer', [writer])], engine: 'aurora-mysql', engineVersion: '3.10.1' };
  };
  return diagram('catalogue', 'SINGLE_MASTER', [
    region('catalogue-frankfurt', 'eu-central-1', cluster('catalogue', 'catalogue', { ...small('catalogue'), role: 'primary' }),
      cluster('staging', 'catalogue-staging', { ...small('staging'), role: 'copy' }), cluster('load', 'catalogue-load-test', { ...small('load'), role: 'copy' })),
    region('catalogue-stockholm', 'eu-north-1', cluster('stockholm', 'catalogue-stockholm', { ...small('stockholm'), role: 'replica' })),
    region('catalogue-tokyo', 'ap-northeast-1', cluster('tokyo', 'catalogue-tokyo', { ...small('tokyo'), role: 'replica' })),
  ], {
    links: [
      { type: 'copy', from: 'catalogue', to: 'staging', label: 'copy-on-write clone' },
      { type: 'copy', from: 'catalogue', to: 'load', label: 'latest restorable time' },
      { type: 'replication', from: 'catalogue', to: 'stockholm', label: 'binary log' },
      { type: 'replication', from: 'stockholm', to: 'tokyo', label: 'binary log' },
    ],
  });
})();

/** What leads on: a warehouse by zero-ETL, and a blue/green deployment. */
export const exporting: Diagram = (() => {
  const base = usual.regions[0]!.clusters[0]!;
  const own: ClusterPart = {
    ...base,
    integrations: [part('shop-warehouse', 'warehouse', { said: { target: 'Amazon Redshift' } }), part('shop-lake', 'lake', { said: { target: undefined } })],
    deployments: [part('shop-green', 'upgrade-to-18', { said: { 'engine version': '18.1' } })],
  };
  return {
    ...usual,
    id: 'exporting',
    regions: [{ ...usual.regions[0]!, clusters: [own] }],
    links: [
      ...usual.links,
      { type: 'export', from: 'shop', to: 'shop-warehouse', label: 'zero-ETL' },
      { type: 'export', from: 'shop-volume', to: 'shop-lake' },
      { type: 'export', from: 'shop', to: 'shop-green', label: 'switchover' },
    ],
  };
})();

/** As many members as a cluster can have. */
export const sixteen: Diagram = (() => {
  const zones = ['a', 'b', 'c'].map((letter) => zone(`big-${letter}`, `eu-west-1${letter}`));
  const members = Array.from({ length: 16 }, (_, index) => member(`big-${index + 1}`, zones[index % 3]!, index === 0 ? 'writer' : 'reader', {
    said: { class: index === 0 ? 'db.r8g.4xlarge' : 'db.r8g.2xlarge', tier: String(Math.min(index, 15)) },
    ...index > 0 && { order: index },
  }));
  const [writer, ...readers] = members;
  return diagram('big', 'SINGLE_MASTER', [region('big-region', 'eu-west-1', cluster('big', 'big', {
    zones,
    members,
    endpoints: [
      endpoint('big-cluster', 'writer', [writer!]), endpoint('big-cluster-ro', 'reader', readers), endpoint('big-analytics', 'custom', readers.slice(-4), 'analytics'),
    ],
    entrants: Array.from({ length: 9 }, (_, index) => part(`big-client-${index + 1}`, `Service${index + 1}`, { said: { port: '5432' } })),
  }))], { links: Array.from({ length: 9 }, (_, index) => access(`big-client-${index + 1}`, 'big')).flat() });
})();

/** Names as long as nobody reads, and such as break what does not escape. */
export const hostile: Diagram = (() => {
  const zones = [zone('evil-a', '<script>alert(1)</script>'), zone('evil-b', '名前空間のとても長い名前の可用性ゾーン')];
  const writer = member('evil-1', zones[0]!, 'writer', { label: 'n'.repeat(500), said: { 'class': '"><img src=x onerror=alert(1)>', ']]>': '-->', '&amp;': '\u0000\u001b[31m' } });
  const reader = member('evil-2', zones[1]!, 'reader', { label: 'خادم القراءة \u202e gnirts \ud800 half', order: 1, said: { class: '👩‍👩‍👧‍👦'.repeat(40) } });
  return diagram('evil', 'SINGLE_MASTER', [region('evil-region', 'x'.repeat(300), cluster('evil', 'W'.repeat(500), {
    said: { 'javascript:alert(1)': 'javascript:alert(1)' },
    zones,
    members: [writer, reader],
    endpoints: [endpoint('evil-cluster', 'writer', [writer], "' onload='alert(1)"), endpoint('evil-cluster-ro', 'reader', [reader])],
    entrants: [part('evil-anyone', '</title><script>alert(1)</script>', { said: { from: '0.0.0.0/0' } })],
  }))], { title: '</title></svg><script>alert(1)</script>', links: access('evil-anyone', 'evil') });
})();

/** The example `safe-update`, careless: what is deployed is replaced, and what takes its place is empty. */
export const update: ComparedDiagram = (() => {
  const [one, two] = [zone('orders-a', 'eu-west-1a'), zone('orders-b', 'eu-west-1b')];
  const side = (isAfter: boolean): Diagram => {
    const gone: PartChange = isAfter ? 'new' : 'replaced';
    const writer = member('OrdersWriter', one, 'writer', { label: 'OrdersWriter17866A16', said: LARGE, change: gone });
    const reader = member('OrdersReader', two, 'reader', { label: 'OrdersReader871320C8', said: LARGE, order: 1, change: gone });
    const added = member('OrdersReports', two, 'reader', { label: 'OrdersReports4C1D', said: { class: 'db.r7g.xlarge' }, order: 2, change: 'added' });
    const removed = member('OrdersSpare', one, 'reader', { label: 'OrdersSpareE5D0', said: LARGE, order: 2, change: 'removed' });
    const last = isAfter ? added : removed;
    const own: ClusterPart = {
      ...cluster('OrdersCluster', 'OrdersA9B65338', { said: { backups: '7 days', encrypted: isAfter ? 'yes' : 'no' } }),
      change: gone,
      zones: [one, two],
      members: [writer, reader, last],
      endpoints: [endpoint('OrdersEndpoint', 'writer', [writer], undefined, { change: gone }), endpoint('OrdersReadEndpoint', 'reader', [reader, last], undefined, { change: gone })],
      entrants: [part('OrdersApplication', 'Application', { said: { port: isAfter ? '5433' : '5432' }, change: 'changed' })],
      volume: part('OrdersVolume', 'cluster volume', { change: gone, said: { data: isAfter ? 'none' : 'yours' } }),
    };
    return diagram('update', 'SINGLE_MASTER', [region('update-region', 'eu-west-1', own)], { title: 'Orders', links: access('OrdersApplication', 'OrdersCluster') });
  };
  return { before: side(false), after: side(true) };
})();

/** Every diagram by what it is about. */
export const DIAGRAMS: Readonly<Record<string, Diagram>> = {
  orders,
  usual,
  auction,
  bookings,
  tickets,
  limitless,
  unknown,
  copies,
  exporting,
  sixteen,
  hostile,
  before: update.before!,
  after: update.after!,
};
