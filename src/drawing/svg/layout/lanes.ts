import type { ClusterPart, MemberPart, ZonePart } from '../../diagram';
import { fit } from '../text';
import { zoneName } from '../words';
import { memberBlock, noteBlock } from './blocks';
import { Block, GAP, Plan, PlannedBox, PlannedFrame } from './plan';

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
  /** How many lines pass each box on its left and on its right, where there are several rows. */
  readonly passing: { readonly left: number; readonly right: number };
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

/** Those whose member takes over first are first: so the writer is on the left. */
function lanesOf(cluster: ClusterPart): Lane[] {
  const lanes = cluster.zones.map((zone): Lane => ({ zone, members: cluster.members.filter((member) => member.zone === zone.id), columns: 1 }));
  const known = new Set(cluster.zones.map(({ id }) => id));
  const others = cluster.members.filter(({ zone }) => !known.has(zone));
  if (others.length > 0) lanes.push({ zone: { id: `${cluster.id}-zone`, name: undefined }, members: others, columns: 1 });
  const first = ({ members }: Lane): number => (members.length === 0 ? Infinity : cluster.members.indexOf(members[0]!));
  return lanes.sort((a, b) => Math.sign(first(a) - first(b)) || 0);
}

const rowsOf = ({ members, columns }: Lane): number => Math.ceil(members.length / columns);

/** Gives the lanes with most rows more columns, as long as there are some. */
function widen(lanes: readonly Lane[], columns: number): void {
  for (let free = columns - lanes.length; free > 0; free--) {
    const fullest = lanes.reduce((most, lane) => (rowsOf(lane) > rowsOf(most) ? lane : most));
    if (rowsOf(fullest) === 1) return;
    fullest.columns++;
  }
}

/** The members in their zones, from left to right and then from above in the order they take over. */
export function planLanes(cluster: ClusterPart, { boxWidth, columns, passing }: LaneOptions): Lanes {
  const lanes = lanesOf(cluster);
  if (cluster.members.length === 0) return { seats: [], width: 0, rows: 0, plan: { boxes: [], frames: [], lines: [], labels: [], heights: {} } };
  widen(lanes, columns);
  const rows = Math.max(...lanes.map(rowsOf));
  const [left, right] = rows === 1 ? [0, 0] : [passing.left * PASSING, passing.right * PASSING];
  const blocks = new Map(cluster.members.map((member) => [member, memberBlock(member, boxWidth)]));
  const height = Math.max(...Array.from(blocks.values(), (block) => block.height));
  const seats: Seat[] = [];
  const frames: PlannedFrame[] = [];
  const names: PlannedBox[] = [];
  let x = 0;
  let column = 0;
  for (const lane of lanes) {
    const stride = left + boxWidth + right + GAP;
    const width = lane.columns * stride - GAP + 2 * INSET;
    lane.members.forEach((member, index) => {
      const [inLane, row] = [index % lane.columns, Math.floor(index / lane.columns)];
      seats.push({
        member,
        block: { ...blocks.get(member)!, height },
        column: column + inLane,
        row,
        x: x + INSET + inLane * stride + left,
        y: INSET + row * (height + ROW_GAP),
      });
    });
    frames.push(laneFrame(lane.zone, x, width));
    names.push(laneName(lane.zone, x, width));
    column += lane.columns;
    x += width + GAP;
  }
  const order = new Map(cluster.members.map((member, index) => [member, index]));
  seats.sort((a, b) => order.get(a.member)! - order.get(b.member)!);
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
    block: { id: zone.id, kind: 'lane', title: undefined, texts: [], change: undefined, isOpen: zone.name === undefined, width, height: 0 },
    from: { x, section: 'members', y: 0 },
    to: { section: 'zones', y: FOOTER },
  };
}

/** Below the members, since links come from above. */
function laneName(zone: ZonePart, x: number, width: number): PlannedBox {
  const name = zoneName(zone);
  return {
    block: {
      id: undefined,
      kind: 'zone',
      title: name,
      texts: [{ x: width / 2, y: 15, face: 'small', text: fit(name, 'small', width - 2 * INSET)[0] ?? '', tone: 'muted', isCentred: true }],
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
    boxes: [{ block: noteBlock(text, width, height), at: { x: 0, section: 'members', y: 0 } }],
    frames: [],
    lines: [],
    labels: [],
    heights: { members: height, zones: GAP },
  };
}
