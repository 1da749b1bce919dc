import type { Box, Label, Line, Placed, Point } from '../scene';
import { linkTitle } from '../words';
import { Cell, LEVEL_GAP, Route, SIDE_TRACK, gapsOf, rowGapOf } from './between';
import { FORWARDING_TRACK } from './cluster';
import type { Heights, NameOf } from './plan';

/** Where the grid of clusters is. */
export interface Grid {
  /** The frame of each cluster, by its id. */
  readonly frames: ReadonlyMap<string, Box>;
  /** Where the sections of its row begin. */
  readonly tops: readonly Heights[];
  /** The space left of each column, and right of the last: where it begins, and where its labels end. */
  readonly gaps: readonly { readonly x: number; readonly width: number; readonly labels: number }[];
  /** Where the space above each row begins. */
  readonly rowGaps: readonly number[];
  /** Where the levels below all Regions begin, and how far down each is. */
  readonly bottom: number;
  readonly levels: ReadonlyMap<Route, number>;
  readonly parts: ReadonlyMap<string, Placed>;
}

/** A line, and where what is said at it has its middle. */
interface Drawn {
  readonly points: readonly Point[];
  readonly at: Point;
}

/** Lines between clusters: along the space between their frames, never through one that is neither end. */
export function drawRoutes(routes: readonly Route[], grid: Grid, nameOf: NameOf): { readonly lines: Line[]; readonly labels: Label[] } {
  const used = new Map<string, number>();
  const next: Next = (key, size = 1) => {
    const taken = used.get(key) ?? 0;
    used.set(key, taken + size);
    return taken;
  };
  const lines: Line[] = [];
  const labels: Label[] = [];
  for (const route of routes) {
    const { link, words, size } = route;
    const { points, at } = draw(route, grid, next);
    lines.push({
      kind: link.type,
      from: [link.from],
      to: [link.to],
      title: linkTitle(link.type, [nameOf(link.from)], [nameOf(link.to)], link.label),
      isDashed: link.isOnFailure === true || link.type === 'takeover',
      ways: [points],
    });
    if (words.length === 0) continue;
    labels.push({ kind: link.type, lines: words, box: raised({ x: at.x - size.width / 2, y: at.y - size.height / 2, ...size }, labels) });
  }
  return { lines, labels };
}

/** Above words that are there already. */
function raised(box: Box, labels: readonly Label[]): Box {
  const below = labels.find((label) => box.x < label.box.x + label.box.width && label.box.x < box.x + box.width
    && box.y < label.box.y + label.box.height && label.box.y < box.y + box.height);
  return below ? raised({ ...box, y: below.box.y - box.height - 2 }, labels) : box;
}

/** How much of something is taken, before some more of it is. */
type Next = (key: string, size?: number) => number;

function draw(route: Route, grid: Grid, next: Next): Drawn {
  switch (route.course) {
    case 'below': return drawBelow(route, grid, next);
    case 'around': return drawAround(route, grid, next);
    case 'direct': return drawDirect(route, grid, next);
    case 'under': return drawUnder(route, grid, next);
  }
}

const frameOf = (grid: Grid, { cluster }: Cell): Box => grid.frames.get(cluster.id)!;

/** The middle of the next level that is free in the space between two rows. */
function level(route: Route, grid: Grid, next: Next): number {
  const { to, size } = route;
  const inGap = rowGapOf(route);
  return grid.rowGaps[inGap]! + 12 + next(`level ${to.column} ${inGap}`, size.height + LEVEL_GAP) + size.height / 2;
}

function drawBelow(route: Route, grid: Grid, next: Next): Drawn {
  const { from, to, size } = route;
  const [one, other] = [frameOf(grid, from), frameOf(grid, to)];
  const goesDown = to.row > from.row;
  const inGap = rowGapOf(route);
  const x = one.x + 24 + 12 * Math.min(7, next(`below ${from.column} ${inGap}`));
  const [start, end] = goesDown ? [one.y + one.height, other.y] : [one.y, other.y + other.height];
  const y = level(route, grid, next);
  return { points: [{ x, y: start }, { x, y: end }], at: { x: Math.max(x + 10, one.x + 44) + size.width / 2, y } };
}

/** A vertical place in the space between two columns, apart from its labels. */
function sideTrack(gap: Grid['gaps'][number], place: number): number {
  return gap.x + gap.labels + 10 + (place + 0.5) * SIDE_TRACK;
}

function drawAround(route: Route, grid: Grid, next: Next): Drawn {
  const { from, to, size } = route;
  const gap = gapsOf(route)[0]!;
  const start = port(route, from, true, grid, next);
  const x = sideTrack(grid.gaps[gap]!, next(`gap ${gap}`));
  const target = frameOf(grid, to);
  const inGap = rowGapOf(route);
  const place = Math.min(5, next(`row ${to.column} ${inGap}`));
  const y = level(route, grid, next);
  const end = { x: target.x + target.width - 40 - 24 * place, y: to.row > from.row ? target.y : target.y + target.height };
  return { points: [...start, { x, y: start.at(-1)!.y }, { x, y }, { x: end.x, y }, end], at: { x: end.x - size.width / 2 - 8, y } };
}

function drawDirect(route: Route, grid: Grid, next: Next): Drawn {
  const { from, to, size } = route;
  const goesRight = to.column > from.column;
  const gap = gapsOf(route)[0]!;
  const start = port(route, from, goesRight, grid, next);
  const end = port(route, to, !goesRight, grid, next).reverse();
  const [y1, y2] = [start.at(-1)!.y, end[0]!.y];
  const space = grid.gaps[gap]!;
  const at = { x: space.x + 10 + space.labels / 2, y: (goesRight ? y1 : y2) - size.height / 2 - 5 };
  if (Math.abs(y1 - y2) < 1) return { points: [...start, ...end], at };
  const x = sideTrack(space, next(`gap ${gap}`));
  return { points: [...start, { x, y: y1 }, { x, y: y2 }, ...end], at };
}

function drawUnder(route: Route, grid: Grid, next: Next): Drawn {
  const { from, to } = route;
  const goesRight = to.column > from.column;
  const [first, second] = gapsOf(route).map((gap) => sideTrack(grid.gaps[gap]!, next(`gap ${gap}`)));
  const start = port(route, from, goesRight, grid, next);
  const end = port(route, to, !goesRight, grid, next).reverse();
  const y = grid.bottom + grid.levels.get(route)!;
  const points = [
    ...start, { x: first!, y: start.at(-1)!.y }, { x: first!, y }, { x: second!, y }, { x: second!, y: end[0]!.y }, ...end,
  ];
  return { points, at: { x: (first! + second!) / 2, y } };
}

/** How a link leaves its cluster, or comes in the other way round: data from the volume, writes above the endpoints. */
function port({ link, track, course, from, to }: Route, cell: Cell, isRight: boolean, grid: Grid, next: Next): Point[] {
  const frame = frameOf(grid, cell);
  const edge = isRight ? frame.x + frame.width : frame.x;
  if (link.type === 'write-forwarding') {
    const y = grid.tops[cell.row]!.forwarding + (track + 0.5) * FORWARDING_TRACK;
    const isTarget = partIsIn(cell, link.to);
    const entry = isTarget ? entryOf(cell, link.to, grid) : undefined;
    if (!entry) return [{ x: edge, y }];
    const x = Math.max(entry.x + 10, entry.x + entry.width - 24 - 14 * track);
    return [{ x, y: entry.y }, { x, y }, { x: edge, y }];
  }
  const volume = grid.parts.get(cell.cluster.volume.id)!.box;
  // What goes straight to the neighbour is above the others, with its words above it; volumes of one row begin at the same height.
  const isStraight = course === 'direct' && from.row === to.row;
  const place = next(`port ${cell.cluster.id} ${isRight} ${isStraight}`);
  const y = volume.y + Math.min(volume.height - 6, (isStraight ? 16 : 26) + Math.min(place, 3) * 3);
  return [{ x: isRight ? volume.x + volume.width : volume.x, y }, { x: edge, y }];
}

const partIsIn = ({ cluster }: Cell, id: string): boolean =>
  cluster.id === id || [...cluster.members, ...cluster.endpoints].some((part) => part.id === id);

/** What takes forwarded writes: the endpoint that is named, or that of the writer. */
function entryOf({ cluster }: Cell, id: string, grid: Grid): Box | undefined {
  const endpoint = cluster.endpoints.find((one) => one.id === id)
    ?? cluster.endpoints.find(({ type, members }) => type === 'writer' && (id === cluster.id || members.includes(id)))
    ?? cluster.endpoints.find(({ type }) => type === 'writer');
  return endpoint && grid.parts.get(endpoint.id)?.box;
}
