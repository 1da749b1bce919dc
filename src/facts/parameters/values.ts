/**
 * Which values a parameter takes. The tables say it in one of these forms:
 * - `0,1`: one of these, in any case;
 * - `text,xml,...`: these, and perhaps others: only a slip for one of them is certainly wrong;
 * - `[stderr,csvlog]`, `[pgaudit,pg_cron,...]`: a list of these, with commas between;
 * - `-1..100`, `0.0..1.0`, `0..`: a number within the bounds; `int`: any integer. Behind it may stand the unit it is in: `0..600 s`.
 *
 * Formulas, such as `LEAST({DBInstanceClassMemory/9531392},5000)`, are left alone:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_ParamValuesRef.html (read 2026-11-28).
 */
import { table } from '../tables';
import { nearestWord } from './spelling';

/** What is wrong with a value. */
export interface Refusal {
  /** The values that are allowed, in words. */
  readonly allowed: string;
  /** The nearest of them; undefined where none is near. */
  readonly nearest: string | undefined;
}

/** Why the value is certainly refused; undefined where it is allowed, or may be. */
export function refusalOf(values: string, value: string): Refusal | undefined {
  const text = value.trim();
  if (values === '' || text === '' || isFormula(text)) return undefined;
  if (values.startsWith('[')) return refusedList(wordsOf(values.slice(1, -1)), text);
  return NUMBERS.test(values) ? refusedNumber(boundsOf(values), text) : refusedWord(wordsOf(values), text);
}

/** An integer, or bounds, and perhaps a unit. */
const NUMBERS = /^(?:int|-?\d*(?:\.\d+)?\.\.-?\d*(?:\.\d+)?)(?: \w+)?$/;

/** How parameter groups write that something is on. */
export const isOn = (value: string): boolean => ['1', 'on', 'true'].includes(value.toLowerCase());

const isFormula = (text: string): boolean => text.includes('{') || /^(GREATEST|LEAST|SUM|IF)\s*\(/i.test(text);

interface Words {
  readonly words: readonly string[];
  /** Whether there may be others. */
  readonly isOpen: boolean;
}

function wordsOf(values: string): Words {
  const words = values.split(',');
  const isOpen = words.at(-1) === '...';
  return { words: isOpen ? words.slice(0, -1) : words, isOpen };
}

const sameWord = (words: readonly string[], text: string): string | undefined =>
  words.find((word) => word.toLowerCase() === text.toLowerCase());

function refusedWord({ words, isOpen }: Words, text: string): Refusal | undefined {
  if (sameWord(words, text) !== undefined) return undefined;
  const meant = nearestWord(text, words);
  if (isOpen && meant === undefined) return undefined;
  return { allowed: alternatives(words), nearest: meant ?? switched(words, text) };
}

function refusedList({ words, isOpen }: Words, text: string): Refusal | undefined {
  const entries = text.split(',').map((entry) => entry.trim());
  const meant = (entry: string): string | undefined => nearestWord(entry, words) ?? switched(words, entry);
  const isWrong = (entry: string): boolean => sameWord(words, entry) === undefined && (!isOpen || nearestWord(entry, words) !== undefined);
  if (!entries.some(isWrong)) return undefined;
  const nearest = entries.flatMap((entry) => (isWrong(entry) ? meant(entry) ?? [] : [entry]));
  return { allowed: `a list of ${alternatives(words, 'and')}`, nearest: nearest.length === 0 ? undefined : [...new Set(nearest)].join(',') };
}

const SWITCHES = [['1', 'on', 'true', 'yes', 'enabled', 'all'], ['0', 'off', 'false', 'no', 'disabled', 'none']] as const;

/** The word for the same position of a switch: `1` for `true`. */
function switched(words: readonly string[], text: string): string | undefined {
  const position = SWITCHES.find((same) => sameWord(same, text) !== undefined);
  return position && words.find((word) => sameWord(position, word) !== undefined);
}

const UNITS = table<string>({
  'ms': 'milliseconds', 's': 'seconds', 'min': 'minutes', 'B': 'bytes', 'kB': 'kilobytes', '8kB': 'blocks of 8 kB', 'MB': 'megabytes',
});

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly unit: string | undefined;
  readonly allowed: string;
}

function boundsOf(values: string): Bounds {
  const [range, unit] = values.split(' ') as [string, string?];
  const [least = '', most = ''] = range === 'int' ? [] : range.split('..');
  return {
    min: least === '' ? -Infinity : Number(least),
    max: most === '' ? Infinity : Number(most),
    unit,
    allowed: `${rangeWords(least, most)}${unit === undefined ? '' : `, in ${UNITS[unit]}`}`,
  };
}

function rangeWords(least: string, most: string): string {
  if (least === '' && most === '') return 'a number';
  return most === '' ? `${least} and more` : `${least} to ${most}`;
}

function refusedNumber({ min, max, unit, allowed }: Bounds, text: string): Refusal | undefined {
  const number = Number(text);
  if (number >= min && number <= max) return undefined;
  const meant = Number.isNaN(number) ? converted(text, unit) : number;
  return { allowed, nearest: meant === undefined ? undefined : plain(Math.min(Math.max(meant, min), max)) };
}

/** Units of time in milliseconds, and of memory in bytes. */
const TIME = table<number>({ us: 0.001, ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 });
const MEMORY = table<number>({
  'b': 1, 'k': 2 ** 10, 'kb': 2 ** 10, 'm': 2 ** 20, 'mb': 2 ** 20, 'g': 2 ** 30, 'gb': 2 ** 30, 't': 2 ** 40, 'tb': 2 ** 40, '8kb': 2 ** 13,
});

/** `5s` in the unit of the parameter, `5000` where that is milliseconds; undefined where it is no quantity, or another. */
function converted(text: string, unit: string | undefined): number | undefined {
  const [, digits, given] = /^(-?\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text) ?? [];
  if (digits === undefined || given === undefined || unit === undefined) return undefined;
  const units = [TIME, MEMORY].find((one) => one[given.toLowerCase()] !== undefined && one[unit.toLowerCase()] !== undefined);
  return units && Math.round((Number(digits) * units[given.toLowerCase()]!) / units[unit.toLowerCase()]!);
}

/** Without an exponent, which RDS does not write. */
const plain = (number: number): string => (Number.isInteger(number) ? BigInt(number).toString() : String(number));

/** What a message lists at most. */
const LISTED = 6;

function alternatives(words: readonly string[], conjunction = 'or'): string {
  if (words.length > LISTED) return `${words.slice(0, LISTED).join(', ')} and others`;
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}
