import type { ClusterPart, Link, MemberPart } from '../../diagram';
import type { LineKind } from '../scene';
import { FACES, fit, widestOf } from '../text';
import { linkTitle, linkWords } from '../words';
import { PASSING, Seat } from './lanes';
import { EMPTY_PLAN, NameOf, Plan, PlannedLabel, PlannedLine, Spot } from './plan';

/** A way from one member to another, below them all. */
export interface Rail {
  readonly kind: LineKind;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly title: string;
  readonly isDashed: boolean;
}

/** Links between members of the cluster; where one writer has readers, also who takes over, since their order says so. */
export function railsOf(cluster: ClusterPart, links: readonly Link[], nameOf: NameOf): Rail[] {
  const members = new Set(cluster.members.map(({ id }) => id));
  const endpoints = new Map(cluster.endpoints.map((endpoint) => [endpoint.id, endpoint.members[0]]));
  const writer = cluster.members.find(({ role }) => role === 'writer');
  const declared = links.flatMap((link): Rail[] => {
    // What is forwarded to an endpoint, or to the cluster, goes to its writer.
    const to = members.has(link.to) ? link.to : link.to === cluster.id ? writer?.id : endpoints.get(link.to);
    if (link.type === 'access' || !members.has(link.from) || to === undefined || to === link.from) return [];
    return [{
      kind: link.type,
      from: link.from,
      to,
      label: linkWords(link),
      title: linkTitle(link.type, [nameOf(link.from)], [nameOf(to)], link.label),
      isDashed: link.type === 'takeover' || link.isOnFailure === true,
    }];
  });
  return cluster.isMultiMaster || declared.some(({ kind }) => kind === 'takeover') ? declared : [...declared, ...failover(cluster.members, nameOf)];
}

function failover(members: readonly MemberPart[], nameOf: NameOf): Rail[] {
  const writer = members.find(({ role }) => role === 'writer');
  const readers = members.filter(({ role, failoverOrder }) => role === 'reader' && failoverOrder !== undefined)
    .sort((a, b) => a.failoverOrder! - b.failoverOrder!);
  if (!writer) return [];
  const first = readers.filter(({ failoverOrder }) => failoverOrder === readers[0]!.failoverOrder);
  const next = first.length === 1 && readers[1] && readers[2]?.failoverOrder !== readers[1].failoverOrder ? [readers[1]] : [];
  const rail = (from: MemberPart, to: MemberPart, label: string): Rail => ({
    kind: 'failover', from: from.id, to: to.id, label, title: `If ${nameOf(from.id)} fails, ${nameOf(to.id)} takes over`, isDashed: true,
  });
  return [
    ...first.map((reader) => rail(writer, reader, 'if the writer fails')),
    ...next.map((reader) => rail(first[0]!, reader, 'then')),
  ];
}

interface Track {
  readonly rail: Rail;
  readonly from: number;
  readonly to: number;
  level: number;
}

const ABOVE = 12;
const LEVEL_GAP = 8;
const LEAST_LABEL = 80;

/** Rails below each other, the shortest first, so that those from further away go around them. */
export function planRails(rails: readonly Rail[], seats: readonly Seat[], rows: number): Plan {
  if (rails.length === 0) return EMPTY_PLAN;
  const ends = rows > 1 ? gutterEnds(rails, seats) : bottomEnds(rails, seats);
  const tracks = rails.map((rail, index): Track => ({ rail, from: ends[index]![0], to: ends[index]![1], level: 0 }));
  const levels = levelled(tracks);
  const labels: PlannedLabel[] = [];
  const lines: PlannedLine[] = [];
  let y = rows > 1 ? 4 : ABOVE;
  levels.forEach((level, depth) => {
    const texts = level.map((track) => labelOf(track, tracks, depth));
    const half = Math.max(7, ...texts.map(({ height }) => height / 2));
    y += half;
    level.forEach((track, index) => {
      const { lines: words, x, width, height } = texts[index]!;
      const at = (spot: number): Spot => ({ x: spot, section: 'rails', y });
      lines.push({
        kind: track.rail.kind,
        from: [track.rail.from],
        to: [track.rail.to],
        title: track.rail.title,
        isDashed: track.rail.isDashed,
        ways: [[...startOf(track, seats, rows), at(track.from), at(track.to), ...startOf(track, seats, rows, true)]],
      });
      if (words.length > 0) labels.push({ label: { kind: track.rail.kind, lines: words, width, height }, at: { x, section: 'rails', y: y - height / 2 } });
    });
    y += half + LEVEL_GAP;
  });
  return { ...EMPTY_PLAN, lines, labels, heights: { rails: y } };
}

/** Where a rail begins, or ends, at its member. */
function startOf({ rail, from, to }: Track, seats: readonly Seat[], rows: number, isEnd = false): Spot[] {
  const seat = seats.find(({ member }) => member.id === (isEnd ? rail.to : rail.from))!;
  const x = isEnd ? to : from;
  if (rows === 1) return [{ x, section: 'members', y: seat.y + seat.block.height }];
  // Apart from the links that come in on the other side.
  const y = seat.y + seat.block.height * (isEnd ? 0.7 : 0.4);
  const spots: Spot[] = [{ x: seat.x + seat.block.width, section: 'members', y }, { x, section: 'members', y }];
  return isEnd ? spots.reverse() : spots;
}

/** Places at the lower edges: what comes from the left arrives on the left. */
function bottomEnds(rails: readonly Rail[], seats: readonly Seat[]): [number, number][] {
  const ends = rails.map((): [number, number] => [0, 0]);
  const middle = new Map(seats.map((seat) => [seat.member.id, seat.x + seat.block.width / 2]));
  for (const seat of seats) {
    const own = rails.flatMap((rail, index) => [
      ...rail.from === seat.member.id ? [{ index, end: 0, other: middle.get(rail.to)! }] : [],
      ...rail.to === seat.member.id ? [{ index, end: 1, other: middle.get(rail.from)! }] : [],
    ]).sort((a, b) => a.other - b.other || a.end - b.end);
    const step = Math.min(36, (seat.block.width - 24) / own.length);
    own.forEach(({ index, end }, place) => {
      ends[index]![end as 0 | 1] = middle.get(seat.member.id)! + (place - (own.length - 1) / 2) * step;
    });
  }
  return ends;
}

/** Places on the right of the members, where there are several rows. */
function gutterEnds(rails: readonly Rail[], seats: readonly Seat[]): [number, number][] {
  const used = new Map<number, number>();
  const next = (id: string): number => {
    const seat = seats.find(({ member }) => member.id === id)!;
    const place = used.get(seat.column) ?? 0;
    used.set(seat.column, place + 1);
    return seat.x + seat.block.width + (place + 1) * PASSING - 1;
  };
  return rails.map(({ from, to }) => [next(from), next(to)]);
}

function levelled(tracks: Track[]): Track[][] {
  const levels: Track[][] = [];
  const span = ({ rail, from, to }: Track): [number, number] => {
    const middle = (from + to) / 2;
    // Words may be wider than their rail.
    const half = rail.label === '' ? 0 : LEAST_LABEL / 2 + 4;
    return [Math.min(from, to, middle - half), Math.max(from, to, middle + half)];
  };
  const length = (track: Track): number => Math.abs(track.to - track.from);
  for (const track of [...tracks].sort((a, b) => length(a) - length(b))) {
    const [left, right] = span(track);
    const isFree = (level: Track[]): boolean => level.every((other) => {
      const [from, to] = span(other);
      return right + 8 < from || to + 8 < left;
    });
    // Below what is shorter and between its ends.
    let depth = 0;
    levels.forEach((level, index) => {
      if (!isFree(level)) depth = index + 1;
    });
    track.level = depth;
    (levels[depth] ??= []).push(track);
  }
  return levels;
}

/** The words at a rail, in as few lines as fit between the others that cross its level. */
function labelOf(track: Track, tracks: readonly Track[], depth: number): { lines: string[]; x: number; width: number; height: number } {
  const { rail, from, to } = track;
  if (rail.label === '') return { lines: [], x: 0, width: 0, height: 0 };
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const crossing = tracks.filter((other) => other !== track && other.level > depth).flatMap((other) => [other.from, other.to]);
  // The longest stretch that nothing crosses.
  const stops = [left, ...crossing.filter((x) => x > left && x < right).sort((a, b) => a - b), right];
  const stretches = stops.slice(1).map((stop, index) => [stops[index]!, stop] as const);
  const [start, end] = stretches.reduce((longest, stretch) => (stretch[1] - stretch[0] > longest[1] - longest[0] ? stretch : longest));
  const room = Math.max(LEAST_LABEL - 8, end - start - 22);
  const lines = fit(rail.label, 'small', room, 4);
  const width = widestOf(lines, 'small') + 8;
  return { lines, x: (start + end - width) / 2, width, height: lines.length * FACES.small.line + 2 };
}
