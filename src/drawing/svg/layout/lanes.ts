import type { ClusterPart, MemberPart, ZonePart } from '../../diagram';
import { fit } from '../text';
import { zoneName } from '../words';
import { memberBlock, noteBlock } from './blocks';
import { Block, EMPTY_PLAN, GAP, Plan, PlannedBox, PlannedFrame } from './plan';

/** Where a member is. */
export interface Seat {
  readonly member: MemberPart;
  readonly block: Block;
  readonly column: number;
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

export interface Lanes {
  readonly seats: readonly Seat[];
  readonly width: number;
  readonly rows: number;
  readonly plan: Plan;
}

export interface LaneOptions {
  readonly boxWidth: number;
  /** How many boxes may stand beside each other. */
  readonly columns: number;
  /** Which parts lead to which member, from above and from below: where there are several rows, they pass beside the boxes. */
  readonly above: readonly { readonly from: string; readonly to: string }[];
  readonly below: readonly { readonly from: string; readonly to: string }[];
}

/** Space that lines need beside a box. */
export const PASSING = 8;
const INSET = 10;
const ROW_GAP = 20;
const FOOTER = 22;

interface Lane {
  readonly zone: ZonePart;
  readonly members: MemberPart[];
  columns: number;
}

/** A member in its column and row, without its place. */
type Position = Pick<Seat, 'member' | 'column' | 'row'>;

/** Those whose member takes over first are first: so the writer is on the left. */
function lanesOf(cluster: ClusterPart): Lane[] {
  const lanes = cluster.zones.map((zone): Lane =>
    ({ zone, members: cluster.members.filter((member) => member.zone === zone.id), columns: 1 }));
  const known = new Set(cluster.zones.map(({ id }) => id));
  const others = cluster.members.filter(({ zone }) => !known.has(zone));
  if (others.length > 0) lanes.push({ zone: { id: `${cluster.id}-zone`, name: undefined }, members: others, columns: 1 });
  const first = ({ members }: Lane): number => (members.length === 0 ? Infinity : cluster.members.indexOf(members[0]!));
  return lanes.sort((a, b) => Math.sign(first(a) - first(b)) || 0);
}

/** As few rows as there are columns for. */
function widen(lanes: readonly Lane[], columns: number): void {
  const most = Math.max(...lanes.map(({ members }) => members.length));
  const needed = (rows: number): number => lanes.reduce((sum, { members }) => sum + Math.max(1, Math.ceil(members.length / rows)), 0);
  let rows = 1;
  while (rows < most && needed(rows) > columns) rows++;
  for (const lane of lanes) lane.columns = Math.max(1, Math.ceil(lane.members.length / rows));
}

function positionsOf(lanes: readonly Lane[]): Position[] {
  let first = 0;
  return lanes.flatMap(({ members, columns }) => {
    const column = first;
    first += columns;
    return members.map((member, index) => ({ member, column: column + index % columns, row: Math.floor(index / columns) }));
  });
}

/** How many lines pass the boxes of a column on each side. */
function passingOf(column: number, positions: readonly Position[], { above, below }: LaneOptions): { left: number; right: number } {
  const rows = new Map(positions.map(({ member, row }) => [member.id, row]));
  if (!positions.some(({ row }) => row > 0)) return { left: 0, right: 0 };
  const own = new Set(positions.filter((position) => position.column === column).map(({ member }) => member.id));
  const deep = new Set(above.filter(({ to }) => (rows.get(to) ?? 0) > 0).map(({ from }) => from));
  const ends = below.flatMap(({ from, to }) => [from, to]).filter((id) => own.has(id));
  const sources = new Set(above.filter(({ from, to }) => deep.has(from) && own.has(to)).map(({ from }) => from));
  return { left: sources.size * PASSING, right: ends.length * PASSING };
}

/** The members in their zones, from left to right and then from above in the order they take over. */
export function planLanes(cluster: ClusterPart, options: LaneOptions): Lanes {
  const { boxWidth, columns } = options;
  const lanes = lanesOf(cluster);
  if (cluster.members.length === 0) return { seats: [], width: 0, rows: 0, plan: EMPTY_PLAN };
  widen(lanes, columns);
  const positions = positionsOf(lanes);
  const rows = 1 + Math.max(...positions.map(({ row }) => row));
  const blocks = cluster.members.map((member) => memberBlock(member, cluster, boxWidth));
  const height = Math.max(...blocks.map((block) => block.height));
  const frames: PlannedFrame[] = [];
  const names: PlannedBox[] = [];
  const lefts: number[] = [];
  let x = 0;
  for (const lane of lanes) {
    const start = x;
    x += INSET;
    for (let index = 0; index < lane.columns; index++) {
      const { left, right } = passingOf(lefts.length, positions, options);
      lefts.push(x + left);
      x += left + boxWidth + right + (index === lane.columns - 1 ? INSET : GAP);
    }
    frames.push(laneFrame(lane.zone, start, x - start));
    names.push(laneName(lane.zone, start, x - start));
    x += GAP;
  }
  const seats = cluster.members.map((member, index): Seat => {
    const position = positions.find((one) => one.member === member)!;
    return { ...position, block: { ...blocks[index]!, height }, x: lefts[position.column]!, y: INSET + position.row * (height + ROW_GAP) };
  });
  return {
    seats,
    rows,
    width: x - GAP,
    plan: {
      boxes: [...seats.map((seat) => ({ block: seat.block, at: { x: seat.x, section: 'members', y: seat.y } as const })), ...names],
      frames,
      lines: [],
      labels: [],
      heights: { members: 2 * INSET + rows * (height + ROW_GAP) - ROW_GAP, zones: FOOTER + GAP },
    },
  };
}

function laneFrame(zone: ZonePart, x: number, width: number): PlannedFrame {
  return {
    block: { id: zone.id, kind: 'lane', name: undefined, title: undefined, texts: [], change: undefined, isOpen: zone.name === undefined, width, height: 0 },
    from: { x, section: 'members', y: 0 },
    to: { section: 'zones', y: FOOTER },
  };
}

/** Below the members, since links come from above. */
function laneName(zone: ZonePart, x: number, width: number): PlannedBox {
  const name = zoneName(zone);
  const text = fit(name, 'small', width - 2 * INSET)[0] ?? '';
  return {
    block: {
      id: undefined,
      kind: 'zone',
      name,
      // In full only where it is shortened.
      title: text === name ? undefined : name,
      texts: [{ x: width / 2, y: 15, face: 'small', text, tone: 'muted', isCentred: true }],
      change: undefined,
      isOpen: false,
      width,
      height: FOOTER,
    },
    at: { x, section: 'zones', y: 0 },
  };
}

/** What stands where members would be. */
export function planNoMembers(cluster: ClusterPart, width: number): Plan {
  const text = cluster.isHeadless ? 'no instances: storage only' : cluster.mayHaveMoreMembers ? 'no instances in the template' : 'no instances';
  const height = 96;
  return {
    ...EMPTY_PLAN,
    boxes: [{ block: noteBlock(text, width, height), at: { x: 0, section: 'members', y: 0 } }],
    heights: { members: height, zones: GAP },
  };
}
