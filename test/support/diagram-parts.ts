import { ClusterPart, Diagram, Link, MemberPart, Part, RegionPart } from '../../src/drawing/diagram';

/** Diagrams written by hand: what is not said is as plain as it can be. */
export const part = (id: string, more: Partial<Part> = {}): Part => ({ id, label: id, address: id, details: [], ...more });

/** In the zone `zone`, which is also its name; without one RDS chooses. */
export const writer = (id: string, zone = '', more: Partial<MemberPart> = {}): MemberPart =>
  ({ ...part(id), role: 'writer', zone, failoverOrder: undefined, partitions: [], ...more });

export const reader = (id: string, failoverOrder: number | undefined, zone = '', more: Partial<MemberPart> = {}): MemberPart =>
  ({ ...writer(id, zone), role: 'reader', failoverOrder, ...more });

export const either = (id: string, zone = ''): MemberPart => ({ ...writer(id, zone), role: 'either' });

export const readOnly = (id: string, zone = ''): MemberPart => ({ ...writer(id, zone), role: 'read-only' });

export function cluster(id: string, members: readonly MemberPart[], more: Partial<ClusterPart> = {}): ClusterPart {
  const names = [...new Set(members.map(({ zone }) => zone))].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
  return {
    ...part(id),
    role: 'standalone',
    engine: 'aurora-postgresql',
    engineVersion: '16.8',
    isMultiMaster: false,
    isHeadless: members.length === 0,
    zones: names.map((name) => ({ id: name, name: name === '' ? undefined : name })),
    members,
    mayHaveMoreMembers: false,
    endpoints: [],
    proxies: [],
    entrants: [],
    volume: part(`${id}-volume`, { address: undefined }),
    shardGroups: [],
    integrations: [],
    deployments: [],
    belongings: [],
    ...more,
  };
}

export const region = (name: string | undefined, ...clusters: readonly ClusterPart[]): RegionPart => ({ id: `region-${name ?? 'unknown'}`, name, clusters });

export const replication = (from: string, to: string): Link => ({ type: 'replication', from, to });

export const diagram = (regions: readonly RegionPart[], more: Partial<Diagram> = {}): Diagram =>
  ({ id: 'diagram', title: 'orders', topology: 'SINGLE_MASTER', regions, links: [], losses: [], ...more });
