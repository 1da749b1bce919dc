import type { Label, Line, Placed, Point } from '../scene';

/**
 * What a cluster is drawn as, from above: its name; who connects, to proxies and then to endpoints; the members in their zones, with the
 * ways on which they take over below them; what they share; where data goes on. The channels between have the links in them. Clusters
 * beside each other have the same sections at the same height, so that links between them are straight.
 */
export const SECTIONS = [
  'header', 'callers', 'callerChannel', 'proxies', 'proxyChannel', 'forwarding', 'endpoints', 'fan', 'members', 'rails', 'zones', 'bars',
  'volume', 'exportChannel', 'exports',
] as const;

export type Section = (typeof SECTIONS)[number];

export type Heights = Record<Section, number>;

/** A box without its place. */
export type Block = Omit<Placed, 'box'> & { readonly width: number; readonly height: number };

/** A point within a section. */
export interface Spot {
  readonly x: number;
  readonly section: Section;
  readonly y: number;
}

export interface PlannedBox {
  readonly block: Block;
  readonly at: Spot;
}

/** A frame around what is in several sections; it grows with them, so its block has no height yet. */
export interface PlannedFrame {
  readonly block: Block;
  readonly from: Spot;
  readonly to: Pick<Spot, 'section' | 'y'>;
}

export type PlannedLine = Omit<Line, 'ways'> & { readonly ways: readonly (readonly Spot[])[] };

export interface PlannedLabel {
  readonly label: Omit<Label, 'box'> & { readonly width: number; readonly height: number };
  readonly at: Spot;
}

/** What is drawn in some sections, and how high they have to be for it. */
export interface Plan {
  readonly boxes: readonly PlannedBox[];
  readonly frames: readonly PlannedFrame[];
  readonly lines: readonly PlannedLine[];
  readonly labels: readonly PlannedLabel[];
  readonly heights: Partial<Heights>;
}

export const EMPTY_PLAN: Plan = { boxes: [], frames: [], lines: [], labels: [], heights: {} };

/** Space between boxes, and within frames. */
export const GAP = 14;
export const PADDING = 12;

/** Where the sections of a cluster begin that begins at `start`. */
export function topsOf(heights: Heights, start: number): Heights {
  let top = start;
  return Object.fromEntries(SECTIONS.map((section) => {
    const own = top;
    top += heights[section];
    return [section, own];
  })) as Heights;
}

/** The least heights with which each has its place. */
export function highestOf(all: readonly Partial<Heights>[]): Heights {
  return Object.fromEntries(SECTIONS.map((section) => [section, Math.max(0, ...all.map((heights) => heights[section] ?? 0))])) as Heights;
}

export const placed = ({ width, height, ...block }: Block, { x, y }: Point): Placed => ({ ...block, box: { x, y, width, height } });

/** What a part is called, by its id. */
export type NameOf = (id: string) => string;
