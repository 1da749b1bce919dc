import type { ClusterPart, Diagram, RegionPart } from '../../diagram';
import { describe } from '../describe';
import type { Box, Label, Line, Placed, Scene } from '../scene';
import { fit } from '../text';
import { detailText, regionName, titleOf } from '../words';
import { cellsOf, columnGaps, forwardingOf, levelsOf, rowGaps, routesOf } from './between';
import { ClusterPlan, planCluster } from './cluster';
import { namesOf } from './parts';
import { GAP, Heights, PADDING, SECTIONS, Spot, highestOf, placed, topsOf } from './plan';
import { Grid, drawRoutes } from './routing';

/** How wide a drawing should be at most. */
const WIDEST = 1100;
const BOX = { least: 146, most: 184, amongMany: 138, besideOthers: 130 };
const NARROWEST = { alone: 380, beside: 200 };
const REGION_HEADER = 30;
const GLOBAL_HEADER = 46;
const MARGIN = 10;

/** Where everything of a diagram is drawn. */
export function layOut(diagram: Diagram): Scene {
  const cells = cellsOf(diagram);
  const nameOf = namesOf(diagram);
  const routes = routesOf(diagram.links, cells);
  const columns = diagram.regions.length;
  const rows = Math.max(0, ...diagram.regions.map(({ clusters }) => clusters.length));
  const gaps = columnGaps(routes, columns);

  const room = (WIDEST - gaps.reduce((sum, { width }) => sum + width, 0)) / Math.max(1, columns) - 92;
  const plans = new Map(cells.map(({ cluster, row }) => [cluster, planCluster(cluster, {
    links: diagram.links,
    nameOf,
    ...boxesFor(cluster, room, columns === 1),
    narrowest: columns === 1 ? NARROWEST.alone : NARROWEST.beside,
    forwarding: forwardingOf(routes, row),
  })]));

  const isGlobal = diagram.globalDatabase !== undefined;
  const left = MARGIN + (isGlobal ? PADDING : 0);
  const top = MARGIN + (isGlobal ? GLOBAL_HEADER : 0);
  const { xs, widths, gapsAt, right } = columnPlaces(diagram, plans, gaps, left);
  const heights = Array.from({ length: rows }, (_, row) =>
    highestOf(cells.filter((cell) => cell.row === row).map(({ cluster }) => plans.get(cluster)!.heights)));
  const { ys, gapYs, bottom } = rowPlaces(heights, rowGaps(routes, rows), top + REGION_HEADER);
  const { levels, height: below } = levelsOf(routes);

  const tops = heights.map((own, row) => topsOf(own, ys[row]!));
  const drawn = cells.map((cell) => drawCluster(plans.get(cell.cluster)!, xs[cell.column]! + PADDING, tops[cell.row]!, heights[cell.row]!));
  const frames = drawn.flatMap((one) => one.frames);
  const parts = drawn.flatMap((one) => one.parts);
  const grid: Grid = {
    frames: new Map(frames.filter(({ kind }) => kind === 'cluster').map(({ id, box }) => [id!, box])),
    tops,
    gaps: gapsAt,
    rowGaps: gapYs,
    bottom: bottom + PADDING,
    levels,
    parts: new Map(parts.flatMap((part) => (part.id === undefined ? [] : [[part.id, part] as const]))),
  };
  const between = drawRoutes(routes, grid, nameOf);
  const regions = diagram.regions.map((region, column) => {
    const last = region.clusters.length - 1;
    const end = last < 0 ? top + REGION_HEADER : gapYs[last + 1]!;
    return regionFrame(region, { x: xs[column]!, y: top, width: widths[column]!, height: end + PADDING - top });
  });
  const width = right + left;
  const height = bottom + PADDING + below + (isGlobal ? PADDING : 0) + MARGIN;
  return {
    id: diagram.id,
    title: diagram.title,
    description: describe(diagram),
    width,
    height,
    frames: [
      ...globalFrame(diagram, { x: MARGIN, y: MARGIN, width: width - 2 * MARGIN, height: height - 2 * MARGIN }), ...regions, ...frames,
    ],
    lines: [...drawn.flatMap((one) => one.lines), ...between.lines],
    labels: [...drawn.flatMap((one) => one.labels), ...between.labels],
    parts,
  };
}

/** How wide the boxes of a cluster are, and how many stand beside each other at most, in the room of its Region. */
function boxesFor({ members, zones }: ClusterPart, room: number, isAlone: boolean): { boxWidth: number; columns: number } {
  const isDeep = members.length > 6;
  const available = room + GAP - zones.length * 20 - (isDeep ? 6 * 8 : 0);
  const least = isAlone ? isDeep ? BOX.amongMany : BOX.least : BOX.besideOthers;
  const columns = Math.max(zones.length, Math.min(members.length, 6, Math.floor(available / (least + GAP))), 1);
  return { columns, boxWidth: Math.floor(Math.min(isAlone ? BOX.most : BOX.least, Math.max(least, available / columns - GAP))) };
}

function columnPlaces(diagram: Diagram, plans: ReadonlyMap<ClusterPart, ClusterPlan>, gaps: ReturnType<typeof columnGaps>, left: number) {
  const widths = diagram.regions.map((region) => {
    const own = region.clusters.map((cluster) => plans.get(cluster)!.width);
    return Math.max(160, ...own) + 2 * PADDING;
  });
  const xs: number[] = [];
  const gapsAt: Grid['gaps'][number][] = [];
  let x = left;
  for (let column = 0; column <= widths.length; column++) {
    gapsAt.push({ x, ...gaps[column]! });
    x += gaps[column]!.width;
    xs.push(x);
    x += widths[column] ?? 0;
  }
  return { xs, widths, gapsAt, right: x };
}

function rowPlaces(heights: readonly Heights[], gaps: readonly number[], top: number) {
  const ys: number[] = [];
  const gapYs: number[] = [];
  let y = top;
  for (let row = 0; row <= heights.length; row++) {
    gapYs.push(y);
    y += gaps[row] ?? 0;
    ys.push(y);
    if (row < heights.length) y += SECTIONS.reduce((sum, section) => sum + heights[row]![section], 0);
  }
  return { ys, gapYs, bottom: y };
}

function drawCluster({ plan, inset }: ClusterPlan, x: number, tops: Heights, heights: Heights) {
  const point = (spot: Spot) => ({ x: x + inset + spot.x, y: tops[spot.section] + spot.y });
  return {
    frames: plan.frames.map(({ block, from, to }): Placed => {
      const start = point(from);
      const end = tops[to.section] + Math.min(to.y, heights[to.section]);
      return placed({ ...block, height: end - start.y }, start);
    }),
    parts: plan.boxes.map(({ block, at }) => placed(block, point(at))),
    lines: plan.lines.map((line): Line => ({ ...line, ways: line.ways.map((way) => way.map(point)) })),
    labels: plan.labels.map(({ label: { width, height, ...label }, at }): Label => ({ ...label, box: { ...point(at), width, height } })),
  };
}

function regionFrame(region: RegionPart, box: Box): Placed {
  const name = regionName(region);
  return {
    id: region.id,
    kind: 'region',
    name,
    title: name,
    texts: [{
      x: PADDING, y: 20, face: 'heading', text: fit(name, 'heading', box.width - 2 * PADDING)[0]!, ...region.name === undefined && { tone: 'open' as const },
    }],
    change: undefined,
    isOpen: region.name === undefined,
    box,
  };
}

function globalFrame({ globalDatabase }: Diagram, box: Box): Placed[] {
  if (!globalDatabase) return [];
  const details = globalDatabase.details.map(detailText).join(' · ');
  const room = box.width - 2 * PADDING;
  return [{
    id: globalDatabase.id,
    kind: 'global',
    name: `global database ${globalDatabase.label}`,
    title: titleOf('global database', globalDatabase),
    texts: [
      { x: PADDING, y: 20, face: 'heading', text: fit(`global database ${globalDatabase.label}`, 'heading', room)[0]! },
      ...details === '' ? [] : [{ x: PADDING, y: 36, face: 'small', text: fit(details, 'small', room)[0]!, tone: 'muted' } as const],
    ],
    change: globalDatabase.change,
    isOpen: false,
    box,
  }];
}

