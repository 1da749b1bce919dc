import type { ClusterPart, Link } from '../../diagram';
import type { LineKind } from '../scene';
import { linkTitle } from '../words';
import { PASSING, Seat } from './lanes';
import { EMPTY_PLAN, GAP, NameOf, PADDING, Plan, PlannedBox, PlannedLabel, PlannedLine, Section, Spot } from './plan';
import { Arrival, Bus, ports, settle, tracksOf } from './rows';
import { MEMBER_LAYER, Node, Stop, Way, nodesOf, waysOf, widestRow } from './way-in-nodes';

const ROWS = ['callers', 'proxies', 'endpoints', 'members'] as const satisfies Section[];
const CHANNELS = ['callerChannel', 'proxyChannel', 'fan'] as const satisfies Section[];

const TRACK = 9;
const ABOVE_TRACKS = 11;
const BELOW_TRACKS = 15;
const WRITES = { width: 42, height: 15 };

export interface WayIn {
  /** The least width of the cluster, and what is drawn once it is known where its content begins and ends. */
  readonly width: number;
  plan(seats: readonly Seat[], width: number): Plan;
}

export interface WayInOptions {
  readonly boxWidth: number;
  readonly nameOf: NameOf;
}

/** Who connects to which proxy, to which endpoint, to which member. */
export function planWayIn(cluster: ClusterPart, links: readonly Link[], seats: readonly Seat[], options: WayInOptions): WayIn {
  const { boxWidth, nameOf } = options;
  const access = links.filter(({ type }) => type === 'access');
  const nodes = nodesOf(cluster, access, boxWidth);
  const ways = waysOf(cluster, access, nodes, seats);
  return {
    width: widestRow(nodes, GAP),
    plan: (placedSeats, width) => {
      // The seats have moved to where they are drawn.
      const byMember = new Map(placedSeats.map((seat) => [seat.member.id, seat]));
      const move = (stop: Stop): Stop => (stop.seat ? { ...stop, seat: byMember.get(stop.seat.member.id)! } : stop);
      const moved = ways.map((way) => ({ ...way, stops: way.stops.map(move) }));
      place(nodes, moved, width);
      return draw(nodes, moved, nameOf);
    },
  };
}

const middleOf = (stop: Stop): number | undefined =>
  (stop.seat ? stop.seat.x + stop.seat.block.width / 2 : stop.node && stop.node.x + stop.port!);

/** Each row above what it leads to, from below. */
function place(nodes: readonly Node[], ways: readonly Way[], width: number): void {
  for (const layer of [2, 1, 0]) {
    const row = nodes.filter((node) => node.layer === layer).map((node, index, all) => {
      const below = ways.flatMap(({ stops }) => {
        const at = stops.findIndex((stop) => stop.node === node);
        const next = at < 0 ? undefined : stops[at + 1];
        const middle = next && middleOf(next);
        // A port that is not in the middle pulls the node aside.
        return middle === undefined ? [] : [middle - stops[at]!.port! + node.width / 2];
      });
      const middle = below.length === 0 ? (index + 0.5) * width / all.length : (Math.min(...below) + Math.max(...below)) / 2;
      return { node, middle, width: node.width, isFixed: below.length === 1 };
    });
    settle(row, GAP, 0, width).forEach((x, index) => { row[index]!.node.x = x; });
  }
}

/** A piece of a way, from one row to the next. */
interface Hop {
  readonly way: Way;
  readonly index: number;
  /** Those from the same port share their track. */
  readonly source: string;
  readonly x: number;
  to: number;
}

const targetKey = ({ node, seat }: Stop): unknown => seat?.member ?? node;

/** Where the hops of a channel come down. */
function land(hops: readonly Hop[], gutters: ReadonlyMap<Way, number>): void {
  const groups = new Map<unknown, Hop[]>();
  const sources = new Map<string, number>();
  for (const hop of hops) {
    const gutter = gutters.get(hop.way);
    if (gutter !== undefined && hop.index === hop.way.stops.length - 2) {
      hop.to = hop.way.stops.at(-1)!.seat!.x - (gutter + 1) * PASSING + 2;
      continue;
    }
    const key = targetKey(hop.way.stops[hop.index + 1]!);
    groups.set(key, [...groups.get(key) ?? [], hop]);
    sources.set(hop.source, (sources.get(hop.source) ?? 0) + 1);
  }
  for (const [key, arriving] of groups) {
    const stop = arriving[0]!.way.stops[arriving[0]!.index + 1]!;
    if (key === undefined) {
      // The edge of the cluster is everywhere below.
      for (const hop of arriving) hop.to = hop.x;
    } else if (stop.node?.boxes.length === 0) {
      for (const hop of arriving) hop.to = stop.node.x + stop.port!;
    } else {
      const [left, width] = stop.seat ? [stop.seat.x, stop.seat.block.width] : [stop.node!.x, stop.node!.width];
      const [first, last] = [left + 14, left + width - 14];
      const middle = middleOf(stop)!;
      const ordered = [...arriving].sort((a, b) => a.x - b.x);
      const arrivals = ordered.map((hop): Arrival => (sources.get(hop.source) === 1
        ? { middle: hop.x, isStraight: hop.x >= first && hop.x <= last }
        // On the side it comes from, where another line has the middle.
        : { middle: middle + Math.sign(hop.x - middle), isStraight: false }));
      const places = ports(arrivals, first, last, stop.seat ? WRITES.width + 4 : 14);
      ordered.forEach((hop, index) => { hop.to = places[index]!; });
    }
  }
}

/** Places beside members, from the right, for what leads to members that have others above them; in each column from the first. */
function guttersOf(ways: readonly Way[]): ReadonlyMap<Way, number> {
  const isDeep = ({ stops }: Way): boolean => (stops.at(-1)!.seat?.row ?? 0) > 0;
  const deep = new Set(ways.filter(isDeep).map(sourceOf));
  const columns = new Map<number, string[]>();
  return new Map(ways.flatMap((way) => {
    const seat = way.stops.at(-1)!.seat;
    if (!seat || !deep.has(sourceOf(way))) return [];
    const sources = columns.get(seat.column) ?? [];
    if (!sources.includes(sourceOf(way))) columns.set(seat.column, [...sources, sourceOf(way)]);
    return [[way, columns.get(seat.column)!.indexOf(sourceOf(way))] as const];
  }));
}

function draw(nodes: readonly Node[], ways: readonly Way[], nameOf: NameOf): Plan {
  const heights: Plan['heights'] = {};
  for (const node of nodes) {
    const row = ROWS[node.layer]!;
    heights[row] = Math.max(heights[row] ?? 0, node.height + (row === 'endpoints' ? PADDING : 0));
  }
  const gutters = guttersOf(ways);
  const spots = new Map<Way, Spot[]>(ways.map((way) => [way, [startOf(way)]]));
  const writes = new Set(ways.filter((way) => kindOf(way) === 'writes'));
  const labels: PlannedLabel[] = [];

  CHANNELS.forEach((channel, layer) => {
    const hops = ways.flatMap((way): Hop[] => {
      const index = way.stops.findIndex((stop) => stop.layer === layer);
      if (index < 0 || index === way.stops.length - 1) return [];
      const stop = way.stops[index]!;
      const isPassing = stop.node!.boxes.length === 0;
      return [{ way, index, source: isPassing ? `${sourceOf(way)}\n${way.to}` : sourceOf(way), x: stop.node!.x + stop.port!, to: 0 }];
    });
    if (hops.length === 0) return;
    land(hops, gutters);
    const sources = [...new Set(hops.map(({ source }) => source))];
    const buses = sources.map((source): Bus => {
      const own = hops.filter((hop) => hop.source === source);
      return { x: own[0]!.x, targets: own.map(({ to }) => to) };
    });
    const { tracks, count } = tracksOf(buses);
    const hasLabels = layer === MEMBER_LAYER - 1 && writes.size > 0;
    const forTracks = count === 0 ? 0 : (count - 1) * TRACK + 4;
    heights[channel] = ABOVE_TRACKS + forTracks + BELOW_TRACKS + (hasLabels ? WRITES.height : 0);
    for (const hop of hops) {
      const track = tracks[sources.indexOf(hop.source)];
      if (track !== undefined) {
        const y = ABOVE_TRACKS + track * TRACK;
        spots.get(hop.way)!.push({ x: hop.x, section: channel, y }, { x: hop.to, section: channel, y });
      }
      const stop = hop.way.stops[hop.index + 1]!;
      spots.get(hop.way)!.push(...endsOf(stop, hop.to, gutters.has(hop.way)));
      if (hasLabels && writes.has(hop.way)) {
        const y = heights[channel] - BELOW_TRACKS - WRITES.height + 3;
        const x = hop.to - WRITES.width / 2;
        // Once where several come down side by side.
        if (labels.every(({ at }) => Math.abs(at.x - x) > WRITES.width)) labels.push({ label: { kind: 'writes', lines: ['writes'], ...WRITES }, at: { x, section: channel, y } });
      }
    }
  });
  if (nodes.some((node) => node.layer === 2 && node.boxes.length > 0)) heights.fan = Math.max(GAP, heights.fan ?? 0);
  return { ...EMPTY_PLAN, boxes: boxesOf(nodes), lines: linesOf(ways, spots, nameOf), labels, heights };
}

function startOf({ stops }: Way): Spot {
  const { node, port, layer } = stops[0]!;
  return { x: node!.x + port!, section: ROWS[layer]!, y: node!.height + (layer === 2 ? PADDING : 0) };
}

function endsOf({ node, seat, layer }: Stop, x: number, usesGutter: boolean): Spot[] {
  if (seat && usesGutter) {
    const y = seat.y + seat.block.height / 2;
    return [{ x, section: 'members', y }, { x: seat.x, section: 'members', y }];
  }
  if (seat) return [{ x, section: 'members', y: seat.y }];
  if (node?.boxes.length === 0) return [];
  return [{ x, section: ROWS[layer]!, y: node && layer === 2 ? PADDING : 0 }];
}

function boxesOf(nodes: readonly Node[]): PlannedBox[] {
  return nodes.flatMap((node) => node.boxes.map(({ block, x, y }): PlannedBox => ({
    block, at: { x: node.x + x, section: ROWS[node.layer]!, y: y + (node.layer === 2 ? PADDING : 0) },
  })));
}

/** What leaves from the same place has the same. */
const sourceOf = ({ from }: Way): string => from[0]!;

function kindOf({ stops }: Way): LineKind {
  const { layer, node } = stops[0]!;
  if (layer !== 2) return 'access';
  return node!.boxes[0]!.block.kind === 'writer-endpoint' ? 'writes' : 'reads';
}

/** One line for all that leaves from a place: what is the same of its ways is drawn once. */
function linesOf(ways: readonly Way[], spots: ReadonlyMap<Way, readonly Spot[]>, nameOf: NameOf): PlannedLine[] {
  return [...new Set(ways.map(sourceOf))].map((source) => {
    const own = ways.filter((way) => sourceOf(way) === source);
    const kind = kindOf(own[0]!);
    const { from } = own[0]!;
    const to = own.map((way) => way.to);
    return {
      kind,
      from,
      to,
      title: kind === 'access' ? linkTitle('access', from.map(nameOf), to.map(nameOf)) : `${nameOf(source)} leads to ${to.map(nameOf).join(', ')}`,
      isDashed: false,
      ways: own.map((way, index) => (index === 0 ? spots.get(way)! : branch(spots.get(own[0]!)!, spots.get(way)!))),
    };
  });
}

/** What of a way is not the same as in another one, and where it leaves that. */
function branch(trunk: readonly Spot[], way: readonly Spot[]): readonly Spot[] {
  const same = way.findIndex(({ x, section, y }, index) => {
    const other = trunk[index];
    return other?.x !== x || other.section !== section || other.y !== y;
  });
  return way.slice(Math.max(0, same - 1));
}
