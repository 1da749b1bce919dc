import { Decision, Variable } from '../values/world';

/** What a world has decided. */
export type Decisions = readonly Decision[];

/** How many values of a parameter are listed before the rest is counted. */
export const LISTED_VALUES = 5;

/**
 * In which worlds something is so, in words: for each variable that tells them from the others, the values it has in them.
 *
 * @param ways the worlds of each way in which it is so, the one that is told first
 */
export function circumstances(ways: readonly (readonly Decisions[])[]): string {
  const worlds = ways.flat();
  const first = worlds[0] ?? [];
  const told = first.map(({ variable }) => variable).filter((variable) => isTelling(variable, ways));
  // Where no variable tells by itself, it is so in the first of them.
  if (told.length === 0) return first.map(({ variable, option }) => variable.describe(option)).join(' and ');
  const values = told.map((variable) => [...new Set(worlds.map((world) => optionOf(variable, world)!))]);
  return values.map((options, index) => list(told[index]!, options)).join(' and ') + share(told, values, worlds);
}

/** Whether a variable is decided in all worlds, and either some of its values are not among them, or another value is another way. */
function isTelling(variable: Variable, ways: readonly (readonly Decisions[])[]): boolean {
  const options = ways.map((worlds) => new Set(worlds.map((world) => optionOf(variable, world))));
  const all = new Set(options.flatMap((some) => [...some]));
  return !all.has(undefined) && (all.size < variable.options || options.some(({ size }) => size < all.size));
}

/** The values of one variable: `parameter Class is 'a', 'b' or 4 more`. */
function list(variable: Variable, [first, ...others]: readonly number[]): string {
  const options = [first!, ...others.sort((a, b) => a - b)];
  const parts = options.slice(0, LISTED_VALUES).map((option) => variable.describe(option));
  const rest = options.length - parts.length;
  const shortened = parts.map((part, index) => (index === 0 ? part : withoutRepeated(part, parts[index - 1]!)));
  return enumerate(rest > 0 ? [...shortened, `${rest} more`] : shortened);
}

/** What is said of one value after what is said of the value before it: the subject is not said again, nor is the verb. */
function withoutRepeated(part: string, before: string): string {
  const [words, wordsBefore] = [part.split(' '), before.split(' ')];
  const repeated = [SUBJECT_AND_VERB, SUBJECT].find((count) => words.slice(0, count).join(' ') === wordsBefore.slice(0, count).join(' '));
  return words.slice(repeated ?? 0).join(' ');
}

/** How many words a variable begins what it says of a value with: `parameter Class`, and then `is`. */
const SUBJECT = 2;
const SUBJECT_AND_VERB = 3;

function enumerate(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts[parts.length - 1]}`;
}

/** Where values of several variables are listed, and it is not so with every one beside every other: with how many it is. */
function share(variables: readonly Variable[], values: readonly (readonly number[])[], worlds: readonly Decisions[]): string {
  const product = values.reduce((count, { length }) => count * length, 1);
  const { size } = new Set(worlds.map((world) => variables.map((variable) => optionOf(variable, world)).join(' ')));
  return size < product ? `, in ${size} of these ${product} combinations` : '';
}

/** Of each world: it may have decided much, and is asked for each variable. */
const indexes = new WeakMap<Decisions, ReadonlyMap<string, number>>();

function optionOf({ id }: Variable, world: Decisions): number | undefined {
  let index = indexes.get(world);
  if (!index) indexes.set(world, (index = new Map(world.map(({ variable, option }) => [variable.id, option]))));
  return index.get(id);
}
