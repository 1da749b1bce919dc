/** Something in a row: where its middle should be, and how wide it is. */
export interface Wish {
  readonly middle: number;
  readonly width: number;
}

/** Left edges of what stands in a row, in this order, each as near to where it should be as the others let it. */
export function spread(wishes: readonly Wish[], gap: number, left: number, right: number): number[] {
  let next = left;
  const edges = wishes.map(({ middle, width }) => {
    const edge = Math.max(next, middle - width / 2);
    next = edge + width + gap;
    return edge;
  });
  // What was pushed out on the right goes back, and pushes what is left of it.
  let limit = right;
  for (let index = edges.length - 1; index >= 0; index--) {
    edges[index] = Math.min(edges[index]!, limit - wishes[index]!.width);
    limit = edges[index]! - gap;
  }
  return edges;
}

/**
 * As `spread`, but in the order of the wishes, and with those that are `fixed` exactly where they should be, as long as the others find
 * room between them.
 */
export function settle(wishes: readonly (Wish & { readonly isFixed: boolean })[], gap: number, left: number, right: number): number[] {
  const edges = new Map<Wish, number>();
  const isFree = (edge: number, width: number): boolean => edge >= left && edge + width <= right
    && Array.from(edges).every(([other, from]) => edge + width + gap <= from || from + other.width + gap <= edge);
  for (const wish of [...wishes].sort((a, b) => Number(b.isFixed) - Number(a.isFixed))) {
    const wanted = wish.middle - wish.width / 2;
    const beside = Array.from(edges).flatMap(([other, from]) => [from - gap - wish.width, from + other.width + gap]);
    const edge = [wanted, left, right - wish.width, ...beside]
      .filter((place) => isFree(place, wish.width) && (!wish.isFixed || place === wanted))
      .sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
    if (edge === undefined) return spreadInOrder(wishes, gap, left, right);
    edges.set(wish, edge);
  }
  return wishes.map((wish) => edges.get(wish)!);
}

function spreadInOrder(wishes: readonly Wish[], gap: number, left: number, right: number): number[] {
  const order = [...wishes.keys()].sort((a, b) => wishes[a]!.middle - wishes[b]!.middle);
  const edges = spread(order.map((index) => wishes[index]!), gap, left, right);
  return wishes.map((_, index) => edges[order.indexOf(index)]!);
}

/** How wide things in a row are with the gaps between them. */
export function rowWidth(widths: readonly number[], gap: number): number {
  return widths.reduce((sum, width) => sum + width, 0) + Math.max(0, widths.length - 1) * gap;
}

/** Lines that leave a row at `x` and go to `targets` below, along one horizontal track of their channel. */
export interface Bus {
  readonly x: number;
  readonly targets: readonly number[];
}

const NEAR = 5;

const isStraight = ({ x, targets }: Bus): boolean => targets.every((target) => Math.abs(target - x) < 0.5);

/**
 * The track of each bus, counted from above; undefined where it goes straight down. No two share a piece of a track, and where one comes
 * down at the place at which another leaves, the one that leaves turns off above.
 */
export function tracksOf(buses: readonly Bus[]): { readonly tracks: readonly (number | undefined)[]; readonly count: number } {
  const tracks: (number | undefined)[] = buses.map(() => undefined);
  const waiting = new Set([...buses.keys()].filter((index) => !isStraight(buses[index]!)));
  const comesBefore = (one: Bus, other: Bus): boolean => other.targets.some((target) => Math.abs(target - one.x) < NEAR);
  const used: { from: number; to: number; bus: Bus }[][] = [];
  while (waiting.size > 0) {
    const all = [...waiting];
    // Where they wait for each other in a circle, the first goes on.
    const next = all.find((index) => !all.some((other) => other !== index && comesBefore(buses[other]!, buses[index]!))) ?? all[0]!;
    waiting.delete(next);
    const bus = buses[next]!;
    const [from, to] = [Math.min(bus.x, ...bus.targets), Math.max(bus.x, ...bus.targets)];
    let track = used.reduce((highest, row, index) => (row.some((one) => comesBefore(one.bus, bus)) ? index + 1 : highest), 0);
    while (used[track]?.some((one) => from < one.to + 10 && one.from < to + 10)) track++;
    (used[track] ??= []).push({ from, to, bus });
    tracks[next] = track;
  }
  return { tracks, count: used.length };
}

/** Where a line wants to arrive on an edge, and whether it comes straight down there. */
export interface Arrival {
  readonly middle: number;
  readonly isStraight: boolean;
}

/** Places on an edge for lines, in the order they come from, at least `distance` from each other as long as there is room for that. */
export function ports(arrivals: readonly Arrival[], left: number, right: number, distance: number): number[] {
  const within = (middle: number): number => Math.min(right, Math.max(left, middle));
  const wishes = arrivals.map(({ middle, isStraight: isFixed }) => ({ middle: within(middle), width: 0, isFixed }));
  const steps = wishes.length - 1;
  return steps * distance <= right - left ? settle(wishes, distance, left, right) : spread(wishes, (right - left) / steps, left, right);
}
