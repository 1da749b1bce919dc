import * as fc from 'fast-check';
import type { ClusterPart, Diagram, EndpointPart, Link, LinkType, MemberPart, Part } from '../../../src/drawing/diagram';
import { layOut } from '../../../src/drawing/svg/layout/diagram';
import { svgOf } from '../../../src/drawing/svg/svg';
import { misplaced, partsOf, tangled, undrawn } from './geometry';

/** Diagrams of any shape: what no fixture has must not lie on each other either. */

const label = fc.oneof(fc.string({ minLength: 1, maxLength: 40 }), fc.constantFrom('orders', 'OrdersReader871320C8', 'x'.repeat(400)));

const details = fc.array(fc.record({ term: fc.constantFrom('class', 'tier', 'capacity'), text: fc.option(label, { nil: undefined }) }), { maxLength: 4 });

const part = (id: string): fc.Arbitrary<Part> => fc.record({
  id: fc.constant(id), label, address: fc.constant(id), details,
}).chain((one) => fc.constantFrom(undefined, 'added', 'new', 'changed', 'replaced', 'removed').map((change) => (change ? { ...one, change } as const : one)));

const parts = (id: string, maxLength: number): fc.Arbitrary<Part[]> =>
  fc.nat({ max: maxLength }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => part(`${id}${index + 1}`))));

const CLUSTER = { zones: 3, members: 9, endpoints: 5, proxies: 2, entrants: 6, others: 2 };

function cluster(id: string): fc.Arbitrary<ClusterPart> {
  return fc.record({
    own: part(id),
    volume: part(`${id}-volume`),
    role: fc.constantFrom('standalone', 'primary', 'secondary', 'replica', 'copy'),
    isMultiMaster: fc.boolean(),
    mayHaveMoreMembers: fc.boolean(),
    zones: fc.integer({ min: 1, max: CLUSTER.zones }),
    members: parts(`${id}-member`, CLUSTER.members),
    endpoints: parts(`${id}-endpoint`, CLUSTER.endpoints),
    proxies: parts(`${id}-proxy`, CLUSTER.proxies),
    entrants: parts(`${id}-entrant`, CLUSTER.entrants),
    shardGroups: parts(`${id}-shards`, 1),
    integrations: parts(`${id}-etl`, CLUSTER.others),
    deployments: parts(`${id}-green`, 1),
    conflicts: fc.option(part(`${id}-conflicts`), { nil: undefined }),
    queue: part(`${id}-queue`),
    picks: fc.infiniteStream(fc.nat({ max: 1000 })),
  }).map(({ own, zones, members, endpoints, proxies, conflicts, queue, picks, ...given }): ClusterPart => {
    const pick = (count: number): number => (picks.next().value as number) % Math.max(1, count);
    const allZones = Array.from({ length: zones }, (_, index) => ({ id: `${id}-zone${index}`, name: index === 2 ? undefined : `eu-west-1${index}` }));
    const allMembers = members.map((member, index): MemberPart => {
      const role = index === 0 ? 'writer' : (['reader', 'reader', 'writer', 'read-only', 'either'] as const)[pick(given.isMultiMaster ? 5 : 2)]!;
      return { ...member, role, zone: `${id}-zone${pick(zones)}`, failoverOrder: role === 'reader' ? 1 + pick(index + 1) : undefined, partitions: given.isMultiMaster && role === 'writer' ? ['americas'] : [] };
    });
    return {
      ...own,
      ...given,
      engine: 'aurora-mysql',
      engineVersion: undefined,
      isHeadless: members.length === 0,
      zones: allZones,
      members: allMembers,
      belongings: [],
      endpoints: endpoints.map((endpoint, index): EndpointPart => ({
        ...endpoint, type: (['writer', 'reader', 'custom', 'instance'] as const)[index % 4]!, members: allMembers.filter(() => pick(3) === 0).map((member) => member.id),
      })),
      proxies: proxies.map((proxy) => ({ ...proxy, endpoints: Array.from({ length: pick(3) }, (_, index) => ({ ...proxy, id: `${proxy.id}-${index}`, access: undefined })) })),
      ...conflicts && { conflicts: { ...conflicts, quorum: { needed: 2, writers: 3 }, queue } },
    };
  });
}

/** Links as the model may have them. */
function linksOf(clusters: readonly ClusterPart[], pick: (count: number) => number): Link[] {
  const some = (type: LinkType, from: readonly { id: string }[], to: readonly { id: string }[]): Link[] => from.flatMap((one): Link[] => {
    const target = to[pick(to.length)];
    return pick(2) === 0 || target === undefined || target.id === one.id ? [] : [{ type, from: one.id, to: target.id, label: ['', 'typically 1 second behind', 'if writer 1 fails: americas → writer 2'][pick(3)]! }];
  });
  return [
    ...clusters.flatMap((one) => [
      ...some('access', one.entrants, [one, ...one.proxies, ...one.proxies.flatMap(({ endpoints }) => endpoints), ...one.endpoints, ...one.members]),
      ...some('access', [...one.proxies, ...one.proxies.flatMap(({ endpoints }) => endpoints)], [one, ...one.endpoints, ...one.members]),
      ...some('takeover', one.members.filter(({ role }) => role === 'writer'), one.members.filter(({ role }) => role === 'writer')),
      ...some('write-forwarding', one.members.filter(({ role }) => role === 'reader'), one.members.slice(0, 1)),
      ...some('export', [one, one.volume], [...one.integrations, ...one.deployments]),
    ]),
    ...some('replication', clusters, clusters),
    ...some('copy', clusters.slice(0, 1).map(({ volume }) => volume), clusters.slice(1)),
    ...some('write-forwarding', clusters.slice(1), clusters[0]!.members.slice(0, 1)),
  ];
}

/** How many clusters there are in each Region. */
const anyShape = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });

const anyDiagram: fc.Arbitrary<Diagram> = anyShape.chain((shape) => fc.record({
  regions: fc.tuple(...shape.map((count, column) => fc.tuple(...Array.from({ length: count }, (_, row) => cluster(`c${column}${row}`))))),
  picks: fc.infiniteStream(fc.nat({ max: 1000 })),
  globalDatabase: part('global'),
  isGlobal: fc.boolean(),
}).map(({ regions, picks, globalDatabase, isGlobal }): Diagram => ({
  id: 'any',
  title: 'any',
  topology: 'SINGLE_MASTER',
  ...isGlobal && { globalDatabase },
  regions: regions.map((clusters, column) => ({ id: `region${column}`, name: column === 1 ? undefined : `eu-west-${column}`, clusters })),
  links: linksOf(regions.flat(), (count) => (picks.next().value as number) % Math.max(1, count)),
  losses: [],
})));

test('whatever is drawn is all there, in the drawing, and not on each other', () => {
  fc.assert(fc.property(anyDiagram, (diagram) => {
    const scene = layOut(diagram);
    expect(misplaced(scene)).toEqual([]);
    expect(tangled(scene)).toEqual([]);
    expect(undrawn(diagram, scene)).toEqual([]);
    const ids = new Set([...scene.frames, ...scene.parts].map(({ id }) => id));
    expect(partsOf(diagram).filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(/NaN|undefined/.exec(svgOf(diagram, { standsAlone: false }).replace(/>[^<]*</g, '><'))).toBeNull();
  }), { numRuns: 40, seed: 42 });
});
