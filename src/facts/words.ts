import { table } from './tables';

/**
 * Misspelled words: values of a property for which the service has a closed set of words. AWS adds words, so a value is misspelled
 * only where no newer word could be like it.
 */

/** Other names people give to words, without punctuation and in lower case: `serverlessv2` for `provisioned`. */
export type Nicknames = Readonly<Record<string, string>>;

const NONE = table<string>({});

/** Letters below which a word is too short for a slip to be told from another word. */
const FEWEST_LETTERS = 5;

/** From this many letters on a word with two slips is still that word, below it with one. */
const LONG_WORD = 8;

/**
 * The word that a value stands for which is none of the words: in another case, with other separators, or with a slip of one or two
 * letters. Undefined for the words themselves, and for what may be a word one day: other digits, a part more, or another short part
 * are of newer words (`r9g`, `aurora-iopt2`, `rds-ca-xyz2048-g1`), and words of under five letters have no slips.
 */
export function misspelt(value: string, words: readonly string[], nicknames: Nicknames = NONE): string | undefined {
  if (words.includes(value)) return undefined;
  const text = bare(value);
  return nicknames[text] ?? words.find((word) => bare(word) === text) ?? nearest(value, words);
}

/** Without what separates, and in lower case. */
const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

const digitsOf = (text: string): string => text.replace(/\D+/g, ' ').trim();

function nearest(value: string, words: readonly string[]): string | undefined {
  const text = bare(value);
  let best: { word: string; weight: number } | undefined;
  for (const word of words) {
    const slips = slipsAllowed(word);
    if (Math.abs(bare(word).length - text.length) > slips || isOtherWord(value, word)) continue;
    const weight = weighSlips(word, text, slips);
    if (weight <= slips && weight < (best?.weight ?? Infinity)) best = { word, weight };
  }
  return best?.word;
}

function slipsAllowed(word: string): number {
  const letters = bare(word).replace(/[0-9]/g, '').length;
  if (letters < FEWEST_LETTERS) return -1;
  return letters < LONG_WORD ? 1 : 2;
}

/** Whether a value differs from a word in what tells words apart: its digits, or a part that it has and the word has not. */
function isOtherWord(value: string, word: string): boolean {
  if (digitsOf(value) !== digitsOf(word)) return true;
  const parts = value.toLowerCase().split(/[^a-z0-9]+/);
  return parts.some((_, index) => parts.filter((__, other) => other !== index).join('') === bare(word));
}

/**
 * Letters that were left out, added, changed or swapped with their neighbour. One that was changed weighs as much as all slips that a
 * word may have: with another slip it soon makes another word, `modification` of `notification`, `dsql` of `mysql`. In a short part of
 * a word (`rsa`, `db`) it always may: there only letters that are left out, doubled or swapped count.
 */
function weighSlips(word: string, text: string, change: number): number {
  const [own, isLoose] = lettersOf(word);
  // Optimal string alignment: https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance.
  const rows: number[][] = [Array.from({ length: text.length + 1 }, (_, index) => (index === 0 ? 0 : Infinity))];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let i = 0; i <= own.length; i++) {
    rows[i] ??= [];
    for (let j = 0; j <= text.length; j++) {
      if (i === 0 && j === 0) continue;
      const [mine, theirs] = [own[i - 1], text[j - 1]];
      const mayChange = isLoose[i - 1] === true;
      const areLetters = isLetter(mine) && isLetter(theirs);
      const isSwapped = areLetters && mine === text[j - 2] && theirs === own[i - 2];
      const mayAdd = mayChange || isLoose[i] === true || theirs === mine;
      rows[i]![j] = Math.min(
        at(i - 1, j - 1) + (mine === theirs ? 0 : mayChange && isLetter(theirs) ? change : Infinity),
        at(i - 1, j) + (isLetter(mine) ? 1 : Infinity),
        at(i, j - 1) + (mayAdd && isLetter(theirs) ? 1 : Infinity),
        at(i - 2, j - 2) + (isSwapped ? 1 : Infinity),
      );
    }
  }
  return at(own.length, text.length);
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[a-z]/.test(character);

/** The characters of a word without what separates, and which of them are in a part that is long enough for any slip. */
function lettersOf(word: string): [string, readonly boolean[]] {
  const parts = word.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  return [parts.join(''), parts.flatMap((part) => [...part].map(() => part.length >= FEWEST_LETTERS))];
}
