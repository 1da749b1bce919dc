import { misspelt } from '../facts/words';

/** How many names are offered in place of one that does not exist. */
const MOST = 5;

/** What was meant by a name that does not exist: the one it is a slip of, else those it is a part of. */
export function nearestNames(name: string, names: readonly string[]): readonly string[] {
  const meant = misspelt(name, names);
  if (meant !== undefined) return [meant];
  const part = bare(name);
  const within = part.length < 3 ? [] : names.filter((one) => bare(one).includes(part));
  const startsWithIt = (one: string): boolean => bare(one).startsWith(part);
  return [...within.filter(startsWithIt), ...within.filter((one) => !startsWithIt(one))].slice(0, MOST);
}

/** ` Did you mean A or B?`, or nothing. */
export function didYouMean(name: string, names: readonly string[]): string {
  const nearest = nearestNames(name, names);
  return nearest.length === 0 ? '' : `; did you mean ${nearest.join(' or ')}?`;
}

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
