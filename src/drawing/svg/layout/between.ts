import type { ClusterPart, Diagram, Link } from '../../diagram';
import { FACES, fit, widestOf } from '../text';
import { linkWords } from '../words';
import { partsOf } from './parts';

/** Where a cluster stands: its Region from the left, and its place in it from above. */
export interface Cell {
  readonly cluster: ClusterPart;
  readonly column: number;
  readonly row: number;
}

/**
 * A link from one cluster to another. `below`: to the next one in its Region. `around`: to another one there, past those between.
 * `direct`: to the Region beside. `under`: to one further away, below those between.
 */
export interface Route {
  readonly link: Link;
  readonly from: Cell;
  readonly to: Cell;
  readonly course: 'below' | 'around' | 'direct' | 'under';
  readonly words: readonly string[];
  readonly size: { readonly width: number; readonly height: number };
  /** Its place among those that are forwarded to, or from, clusters of the same rows. */
  readonly track: number;
}

const LABEL_WIDTHS: Readonly<Record<Route['course'], number>> = { below: 140, around: 120, direct: 84, under: 300 };
export const SIDE_TRACK = 10;
const NARROW_GAP = 28;
const ROW_GAP = 26;
const MARGIN = 10;
export const LEVEL_GAP = 8;

export function cellsOf(diagram: Diagram): Cell[] {
  return diagram.regions.flatMap(({ clusters }, column) => clusters.map((cluster, row): Cell => ({ cluster, column, row })));
}

export function routesOf(links: readonly Link[], cells: readonly Cell[]): Route[] {
  const cellOf = new Map(cells.flatMap((cell) => partsOf(cell.cluster).map(({ id }) => [id, cell] as const)));
  const tracks = new Map<string, number>();
  return links.flatMap((link): Route[] => {
    const [from, to] = [cellOf.get(link.from), cellOf.get(link.to)];
    if (!from || !to || from === to) return [];
    const course = courseOf(from, to);
    const words = fit(linkWords(link), 'small', LABEL_WIDTHS[course], course === 'under' ? 1 : 4);
    const size = words.length === 0 ? { width: 0, height: 0 } : { width: widestOf(words, 'small') + 8, height: words.length * FACES.small.line + 2 };
    const track = link.type === 'write-forwarding' ? tracks.get(to.cluster.id) ?? 0 : 0;
    if (link.type === 'write-forwarding') tracks.set(to.cluster.id, track + 1);
    return [{ link, from, to, course, words, size, track }];
  });
}

function courseOf(from: Cell, to: Cell): Route['course'] {
  const columns = Math.abs(from.column - to.column);
  if (columns === 0) return Math.abs(from.row - to.row) === 1 ? 'below' : 'around';
  return columns === 1 ? 'direct' : 'under';
}

/** How many forwarded links pass above the endpoints of the clusters in a row. */
export function forwardingOf(routes: readonly Route[], row: number): number {
  const own = routes.filter(({ link, from, to }) => link.type === 'write-forwarding' && (from.row === row || to.row === row));
  return own.length === 0 ? 0 : Math.max(...own.map(({ track }) => track)) + 1;
}

/** Between which columns a route goes up and down: the number of the column on the right of it. */
export function gapsOf({ course, from, to }: Route): number[] {
  switch (course) {
    case 'below': return [];
    case 'around': return [from.column + 1];
    case 'direct': return [Math.max(from.column, to.column)];
    case 'under': return from.column < to.column ? [from.column + 1, to.column] : [from.column, to.column + 1];
  }
}

/** How wide the space left of each column has to be, and right of the last one; and in it, what labels take. */
export function columnGaps(routes: readonly Route[], columns: number): { readonly width: number; readonly labels: number }[] {
  return Array.from({ length: columns + 1 }, (_, gap) => {
    const own = routes.filter((route) => gapsOf(route).includes(gap));
    const labels = Math.max(0, ...own.filter(({ course }) => course === 'direct').map(({ size }) => size.width));
    const isOuter = gap === 0 || gap === columns;
    const tracks = own.filter(({ course, from, to }) => course !== 'direct' || from.row !== to.row).length;
    const width = own.length === 0 ? 0 : labels + (tracks === 0 ? 0 : (tracks + 1) * SIDE_TRACK) + 2 * MARGIN;
    return { width: Math.max(isOuter ? 0 : NARROW_GAP, width), labels };
  });
}

/** Which row gap the end of a route in the same column is in: the number of the row below it. */
export const rowGapOf = ({ from, to }: Route): number => (to.row > from.row ? to.row : to.row + 1);

/** How high the space above each row has to be. */
export function rowGaps(routes: readonly Route[], rows: number): number[] {
  return Array.from({ length: rows + 1 }, (_, gap) => {
    const own = routes.filter((route) => (route.course === 'below' || route.course === 'around') && rowGapOf(route) === gap);
    return (gap === 0 || gap === rows ? 0 : ROW_GAP) + own.reduce((sum, { size }) => sum + size.height + LEVEL_GAP, 0);
  });
}

/** The levels below all Regions, from above: how far down each is. */
export function levelsOf(routes: readonly Route[]): { readonly levels: ReadonlyMap<Route, number>; readonly height: number } {
  let y = 0;
  const levels = new Map<Route, number>();
  for (const route of routes.filter(({ course }) => course === 'under')) {
    const half = Math.max(8, route.size.height / 2);
    levels.set(route, y + half + 6);
    y += 2 * half + 6;
  }
  return { levels, height: y === 0 ? 0 : y + 8 };
}
