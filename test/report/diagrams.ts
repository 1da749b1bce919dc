import { ClusterPart, Detail, Diagram, EndpointPart, MemberPart, Part, PartChange } from '../../src/drawing/diagram';
import { TYPICAL_FAILOVER_SECONDS, TOPOLOGIES } from '../../src/facts/topologies';

const sourceOf = (topology: keyof typeof TOPOLOGIES) => TOPOLOGIES[topology].sources;

export const detail = (term: string, text: string | undefined): Detail => ({ term, text });

const part = (id: string, label: string, details: readonly Detail[] = []): Part => ({ id, label, address: `template.json/${label}`, details });

const member = (id: string, label: string, role: MemberPart['role'], zone: string, order?: number): MemberPart =>
  ({ ...part(id, label, [detail('class', 'db.r8g.large')]), role, zone, failoverOrder: order, partitions: [] });

const endpoint = (id: string, type: EndpointPart['type'], members: readonly string[]): EndpointPart =>
  ({ ...part(id, `${type} endpoint`), address: undefined, type, members });

const cluster = (id: string, label: string, region: string, more: Partial<ClusterPart> = {}): ClusterPart => ({
  ...part(id, label, [detail('engine version', '16.4'), detail('deletion protection', undefined)]),
  role: 'standalone',
  engine: 'aurora-postgresql',
  engineVersion: '16.4',
  isMultiMaster: false,
  isHeadless: false,
  zones: [{ id: `${id}-za`, name: `${region}a` }, { id: `${id}-z`, name: undefined }],
  members: [member(`${id}-w`, `${label}Writer`, 'writer', `${id}-za`), member(`${id}-r`, `${label}Reader`, 'reader', `${id}-z`, 1)],
  mayHaveMoreMembers: false,
  endpoints: [endpoint(`${id}-ew`, 'writer', [`${id}-w`]), endpoint(`${id}-er`, 'reader', [`${id}-r`])],
  proxies: [],
  entrants: [],
  volume: { ...part(`${id}-v`, 'shared storage', [detail('storage type', 'aurora-iopt1')]), address: undefined },
  shardGroups: [],
  integrations: [],
  deployments: [],
  belongings: [],
  ...more,
});

/** A cluster with a writer and a reader, in one Region. */
export function single(id: string, label: string, more: Partial<ClusterPart> = {}): Diagram {
  return {
    id,
    title: label,
    topology: 'SINGLE_MASTER',
    regions: [{ id: `${id}-eu`, name: 'eu-west-1', clusters: [cluster(`${id}-c`, label, 'eu-west-1', more)] }],
    links: [],
    losses: [
      {
        what: 'The writer',
        outcome: `${label}Reader takes over, typically within ${TYPICAL_FAILOVER_SECONDS} seconds; no reader is left`,
        parts: [`${id}-c-w`],
        sources: sourceOf('SINGLE_MASTER'),
      },
      { what: 'The Region eu-west-1', outcome: 'nothing is left: a backup that was copied elsewhere has to be restored', parts: [`${id}-eu`], sources: [] },
    ],
  };
}

/** A global database of two Regions, one of which only the deployment tells, and all that may be drawn at a cluster. */
export function global(id: string, label: string): Diagram {
  const primary = cluster(`${id}-p`, `${label}Primary`, 'eu-west-1', {
    role: 'primary',
    mayHaveMoreMembers: true,
    autoscaling: part(`${id}-as`, 'ReaderScaling', [detail('readers', '1 to 4')]),
    proxies: [{ ...part(`${id}-px`, 'OrdersProxy'), endpoints: [{ ...part(`${id}-pe`, 'OrdersProxyReads'), access: 'read-only' }] }],
    entrants: [part(`${id}-en`, 'AppSecurityGroup', [detail('port', '5432')])],
    shardGroups: [part(`${id}-sg`, 'Shards')],
    integrations: [part(`${id}-in`, 'ToRedshift')],
    deployments: [part(`${id}-bg`, 'BlueGreen')],
    conflicts: { ...part(`${id}-cf`, 'Conflicts'), quorum: { needed: 3, writers: 4 }, queue: part(`${id}-q`, 'ConflictQueue') },
  });
  const secondary = cluster(`${id}-s`, `${label}Secondary`, 'us-east-1', { role: 'secondary', isHeadless: true, members: [], endpoints: [] });
  return {
    id,
    title: label,
    topology: 'GLOBAL_DATABASE',
    globalDatabase: part(`${id}-g`, label),
    regions: [{ id: `${id}-eu`, name: 'eu-west-1', clusters: [primary] }, { id: `${id}-us`, name: undefined, clusters: [secondary] }],
    links: [
      { type: 'replication', from: `${id}-p`, to: `${id}-s`, label: 'typically 1 second behind' },
      { type: 'takeover', from: `${id}-p-w`, to: `${id}-p-r`, isOnFailure: true },
      { type: 'access', from: `${id}-en`, to: `${id}-px` },
    ],
    losses: [{ what: 'The Region eu-west-1', outcome: 'the other takes over in minutes', parts: [`${id}-eu`], sources: sourceOf('GLOBAL_DATABASE') }],
  };
}

/** The same diagram, with what an update does with its cluster and its members. */
export function changing(diagram: Diagram, change: PartChange): Diagram {
  const changed = <P extends Part>(one: P): P => ({ ...one, change });
  return {
    ...diagram,
    regions: diagram.regions.map((region) => ({
      ...region,
      clusters: region.clusters.map((one) => ({ ...changed(one), members: one.members.map(changed) })),
    })),
  };
}
