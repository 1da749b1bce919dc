/** Which known word a misspelt one stands for. */

/** Up to so many letters are slips of the one who wrote; in short words a single one. */
const SLIPS = 2;
const SHORT_WORD = 8;
const SHORTEST_WORD = 5;

/** Parts of names that were cut short, or written out: `work_memory` for `work_mem`. */
const SHORTEST_PART = 3;

/** The word of `words` that was meant; undefined where none is near. */
export const nearestWord = (word: string, words: Iterable<string>): string | undefined => nearWords(word, words)[0];

/**
 * The words of `words` that may be meant, the nearest first. Case and separators do not count, two letters may be wrong, added or left
 * out, and parts may be cut short or written out. Digits are no slip: what differs in them may be a newer version.
 */
export function nearWords(word: string, words: Iterable<string>): string[] {
  const written = word.toLowerCase();
  const near: { readonly candidate: string; readonly slips: number }[] = [];
  for (const candidate of words) {
    const slips = slipsBetween(written, candidate.toLowerCase());
    if (slips < Infinity) near.push({ candidate, slips });
  }
  return near.sort((one, other) => one.slips - other.slips).map(({ candidate }) => candidate);
}

/** How far the words are apart; infinitely, where one is no slip for the other. */
function slipsBetween(word: string, other: string): number {
  const slips = distance(word, other, slipsAllowed(other));
  if (slips === 0 || (word[0] === other[0] && bare(word) === bare(other))) return 0;
  const least = slips < Infinity || !isCutShort(word, other) ? slips : SLIPS + 1;
  return least < Infinity && digits(word) === digits(other) ? least : Infinity;
}

const bare = (word: string): string => word.replace(/[-_. ]/g, '');

const digits = (word: string): string => word.replace(/[^0-9]/g, '');

const slipsAllowed = ({ length }: string): number => (length < SHORTEST_WORD ? 0 : length < SHORT_WORD ? 1 : SLIPS);

function isCutShort(word: string, other: string): boolean {
  if (word[0] !== other[0]) return false;
  const [parts, others] = [word.split('_'), other.split('_')];
  if (parts.length < 2 || parts.length !== others.length) return false;
  return parts.every((part, index) => {
    const [shorter, longer] = [part, others[index]!].sort((a, b) => a.length - b.length) as [string, string];
    return shorter === longer || (shorter.length >= SHORTEST_PART && longer.startsWith(shorter));
  });
}

/** Levenshtein's distance: the letters to replace, add or leave out; infinitely many where they are more than allowed. */
function distance(word: string, other: string, allowed: number): number {
  if (word === other) return 0;
  if (Math.abs(word.length - other.length) > allowed || allowed === 0) return Infinity;
  let same = 0;
  while (word[same] === other[same]) same += 1;
  const [left, right] = [word.slice(same), other.slice(same)];
  const [shorterLeft, shorterRight] = [left.slice(1), right.slice(1)];
  return 1 + Math.min(
    distance(shorterLeft, shorterRight, allowed - 1),
    distance(left, shorterRight, allowed - 1),
    distance(shorterLeft, right, allowed - 1),
  );
}
