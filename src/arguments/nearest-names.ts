/** How many names are offered in place of one that does not exist. */
const MOST = 5;

/** What was meant by a name that does not exist: those it is a part of, else the one it is a slip of. */
export function nearestNames(name: string, names: readonly string[]): readonly string[] {
  const part = bare(name);
  const within = part.length < 3 ? [] : names.filter((one) => bare(one).includes(part));
  const startsWithIt = (one: string): boolean => bare(one).startsWith(part);
  const meant = within.length > 0 ? undefined : nearest(name, names);
  return meant === undefined ? [...within.filter(startsWithIt), ...within.filter((one) => !startsWithIt(one))].slice(0, MOST) : [meant];
}

/** `; did you mean A or B?`, or nothing. */
export function didYouMean(name: string, names: readonly string[]): string {
  const found = nearestNames(name, names);
  return found.length === 0 ? '' : `; did you mean ${found.join(' or ')}?`;
}

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** How much of a name may be mistyped for it still to be that name. */
const SHARE = 0.4;

/** How many letters may be mistyped in the beginning of a name for it still to be that of the name; what is shorter begins anything. */
const SLIPS = 2;
const SHORTEST_BEGINNING = 5;

/** The one of some names that another was probably meant to be, or to be the beginning of; undefined where none is like it. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const candidates = names.map((one) => {
    const { whole, beginning } = distancesOf(name.toLowerCase(), one.toLowerCase());
    return { one, whole, beginning, share: SHARE * Math.max(name.length, one.length) };
  });
  const fewest = name.length < SHORTEST_BEGINNING ? -1 : SLIPS;
  return least(candidates.map(({ one, whole, share }) => ({ one, distance: whole, most: Math.min(SLIPS, share) })))
    ?? least(candidates.map(({ one, beginning }) => ({ one, distance: beginning, most: fewest })))
    ?? least(candidates.map(({ one, whole, share }) => ({ one, distance: whole, most: share })));
}

interface Candidate {
  readonly one: string;
  readonly distance: number;
  readonly most: number;
}

/** The nearest of those that are near enough, the first of several. */
function least(candidates: readonly Candidate[]): string | undefined {
  const near = candidates.filter(({ distance, most }) => distance <= most);
  const distance = Math.min(...near.map((one) => one.distance));
  return near.find((one) => one.distance === distance)?.one;
}

/** The longest name that is compared: what is longer is none of ours. */
const LONGEST = 100;

/**
 * How many letters are to be added, removed or replaced, or swapped with their neighbour, to make one text of the other; and to make the
 * beginning of the other, where that is longer.
 */
function distancesOf(a: string, b: string): { readonly whole: number; readonly beginning: number } {
  if (a.length > LONGEST || b.length > LONGEST) return { whole: Infinity, beginning: Infinity };
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(Math.min(
        last[column]! + 1,
        current[column - 1]! + 1,
        last[column - 1]! + (isSame ? 0 : 1),
        isSwapped ? beforeLast[column - 2]! + 1 : Infinity,
      ));
    }
    [beforeLast, last] = [last, current];
  }
  return { whole: last[b.length]!, beginning: Math.min(...last) };
}
