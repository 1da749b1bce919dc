import type { ClusterPart, Link, Part } from '../../diagram';
import { ENTRANT_WORD, endpointBlocks, entrantBlock, proxyBlock } from './blocks';
import type { Seat } from './lanes';
import { Block } from './plan';
import { rowWidth } from './rows';

/** A box on the way in, with those in it, or a link that passes the row of others. */
export interface Node {
  /** 0: who connects to a proxy; 1: proxies, and who connects to the cluster; 2: endpoints. Members come below. */
  readonly layer: number;
  readonly width: number;
  readonly height: number;
  /** From the corner of the node; none for a link that passes. */
  readonly boxes: readonly { readonly block: Block; readonly x: number; readonly y: number }[];
  /** Where links of a part leave and arrive, from the left edge. */
  readonly ports: ReadonlyMap<string, number>;
  /** Its left edge, once it is known. */
  x: number;
}

/** Where a way stops on the way down: at a node, at the edge of the cluster, or at a member. */
export interface Stop {
  readonly layer: number;
  readonly node?: Node;
  readonly port?: number;
  readonly seat?: Seat;
}

/** From a part, or several that lead to the same, to another one, with a stop in each row. */
export interface Way {
  readonly from: string[];
  readonly to: string;
  readonly stops: readonly Stop[];
}

const PASS_WIDTH = 6;
const STACK_GAP = 6;
export const MEMBER_LAYER = 3;

const ofOne = (layer: number, block: Block): Node => ({
  layer,
  width: block.width,
  height: block.height,
  boxes: [{ block, x: 0, y: 0 }],
  ports: new Map(block.id === undefined ? [] : [[block.id, block.width / 2]]),
  x: 0,
});

/** Boxes below each other in a frame: they all lead to the same. */
function ofSeveral(layer: number, blocks: readonly Block[]): Node {
  const columns = Math.ceil(blocks.length / 4);
  const width = blocks[0]!.width;
  const inset = 8;
  const top = 22;
  const boxes: { block: Block; x: number; y: number }[] = [];
  const bottoms = Array.from({ length: columns }, () => top);
  const perColumn = Math.ceil(blocks.length / columns);
  blocks.forEach((block, index) => {
    const column = Math.floor(index / perColumn);
    boxes.push({ block, x: inset + column * (width + STACK_GAP), y: bottoms[column]! });
    bottoms[column] = bottoms[column]! + block.height + STACK_GAP;
  });
  const outer = { width: columns * (width + STACK_GAP) - STACK_GAP + 2 * inset, height: Math.max(...bottoms) - STACK_GAP + inset };
  const frame: Block = {
    id: undefined,
    kind: 'group',
    name: undefined,
    title: undefined,
    texts: [{ x: inset + 2, y: 15, face: 'small', text: ENTRANT_WORD, tone: 'muted' }],
    change: undefined,
    isOpen: false,
    ...outer,
  };
  return {
    layer,
    ...outer,
    boxes: [{ block: frame, x: 0, y: 0 }, ...boxes],
    ports: new Map(blocks.map(({ id }) => [id!, outer.width / 2])),
    x: 0,
  };
}

const passing = (layer: number): Node => ({
  layer, width: PASS_WIDTH, height: 0, boxes: [], ports: new Map([['', PASS_WIDTH / 2]]), x: 0,
});

/** The boxes of the way in, without their places. */
export function nodesOf(cluster: ClusterPart, access: readonly Link[], width: number): Node[] {
  const proxied = new Set(cluster.proxies.flatMap((proxy) => [proxy.id, ...proxy.endpoints.map(({ id }) => id)]));
  const targetsOf = (id: string): string[] => access.filter(({ from }) => from === id).map(({ to }) => to);
  const groups = new Map<string, Part[]>();
  for (const entrant of cluster.entrants) {
    const key = targetsOf(entrant.id).sort().join('\n');
    groups.set(key, [...groups.get(key) ?? [], entrant]);
  }
  return [
    ...Array.from(groups.values(), (entrants) => {
      const layer = targetsOf(entrants[0]!.id).some((target) => proxied.has(target)) ? 0 : 1;
      const blocks = entrants.map((entrant) => entrantBlock(entrant, width, entrants.length > 1));
      return blocks.length === 1 ? ofOne(layer, blocks[0]!) : ofSeveral(layer, blocks);
    }),
    ...cluster.proxies.map((proxy) => {
      const { block, chips } = proxyBlock(proxy, width);
      return {
        ...ofOne(1, block),
        boxes: [{ block, x: 0, y: 0 }, ...chips],
        ports: new Map([[proxy.id, block.width / 2], ...chips.map((chip) => [chip.block.id!, chip.x + chip.block.width / 2] as const)]),
      };
    }),
    ...endpointBlocks(cluster.endpoints, width).map((block) => ofOne(2, block)),
  ];
}

/** The ways between them, with a node in each row that is only passed; these are added to `nodes`. */
export function waysOf(cluster: ClusterPart, access: readonly Link[], nodes: Node[], seats: readonly Seat[]): Way[] {
  const stops = new Map<string, Stop>([[cluster.id, { layer: 2 }]]);
  for (const node of nodes) for (const [id, port] of node.ports) stops.set(id, { layer: node.layer, node, port });
  for (const seat of seats) stops.set(seat.member.id, { layer: MEMBER_LAYER, seat });
  const wanted: { from: string; to: string }[] = [
    ...access,
    ...cluster.endpoints.flatMap((endpoint) => endpoint.members.map((member) => ({ from: endpoint.id, to: member }))),
  ];
  const ways: Way[] = [];
  for (const { from, to } of wanted) {
    const [first, last] = [stops.get(from), stops.get(to)];
    if (first?.node === undefined || last === undefined || last.layer <= first.layer) continue;
    const same = ways.find((way) => way.to === to && way.stops[0]!.node === first.node && way.stops[0]!.port === first.port);
    if (same) {
      same.from.push(from);
      continue;
    }
    const between: Stop[] = [];
    for (let layer = first.layer + 1; layer < last.layer; layer++) {
      const node = passing(layer);
      nodes.push(node);
      between.push({ layer, node, port: PASS_WIDTH / 2 });
    }
    ways.push({ from: [from], to, stops: [first, ...between, last] });
  }
  return ways;
}

/** How wide the widest row is. */
export function widestRow(nodes: readonly Node[], gap: number): number {
  return Math.max(0, ...[0, 1, 2].map((layer) => rowWidth(nodes.filter((node) => node.layer === layer).map(({ width }) => width), gap)));
}
