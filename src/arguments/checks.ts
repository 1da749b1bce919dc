import type { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Check, OptionalCheck, Place, Shape, invalidArgument, isToken, requireArgument, requireEach } from './argument';
import { nearestNames } from './nearest-names';
import { mistaken, shown } from './shown';

/** The least and the most of a number, and what to do about another one. */
interface Bounds {
  readonly min?: number;
  readonly max?: number;
  readonly fix?: string;
}

/** What to do about another value, and whether it is needed when the app is synthesized. */
interface Terms {
  readonly fix?: string;
  readonly isKnown?: true;
  /** Whether an empty text is as good. */
  readonly mayBeEmpty?: true;
}

/** A check of what decides what is declared, so that the deployment comes too late. */
export const known = (check: Check): Check => ({ ...check, takesTokens: false });

/** A check of a text that becomes part of other texts. */
export const part = (check: Check): Check => ({ ...check, takesTokens: 'text' });

/** A check of what may be left out. */
export const optional = (check: Check): OptionalCheck => ({ ...check, isOptional: true });

/** A text, which is not empty. */
export const text = ({ fix, isKnown, mayBeEmpty }: Terms = {}): Check => ({
  must: 'a text',
  accepts: (value) => typeof value === 'string',
  takesTokens: isKnown !== true,
  give: 'give a text',
  fix,
  inside: (one, property, place, advice) => {
    if (mayBeEmpty !== true && (one as string).trim() === '') invalidArgument(mistaken(property, 'not be empty', shown(one), advice), place);
  },
});

/** True or false. One that decides what is declared has to be known. */
export const flag = ({ fix, isKnown }: Terms = {}): Check => ({
  must: 'true or false',
  accepts: (value) => typeof value === 'boolean',
  takesTokens: isKnown !== true,
  give: 'give one of the two',
  fix,
});

/** A number, which neither `NaN` nor `Infinity` is: a template has no word for them. */
export const number = ({ min, max, fix }: Bounds = {}): Check => ({
  must: `a number${inWords(min, max)}`,
  accepts: (value) => Number.isFinite(value) && isWithin(value as number, min, max),
  takesTokens: true,
  give: 'give such a number',
  fix,
});

/** A whole number. */
export const wholeNumber = ({ min, max, fix }: Bounds = {}): Check => ({
  must: `a whole number${inWords(min, max)}`,
  accepts: (value) => Number.isInteger(value) && isWithin(value as number, min, max),
  takesTokens: true,
  give: 'give such a number',
  fix,
});

/** A port of TCP; which of them a cluster can have is for the rules to say. */
export const port = (): Check => wholeNumber({ min: 0, max: 65_535 });

/** One of the values of an enumeration of ours. */
export const oneOf = (values: readonly string[], { fix, isKnown }: Terms = {}): Check => {
  const check = {
    must: `one of ${values.join(', ')}`,
    accepts: (value: unknown) => values.includes(value as string),
    takesTokens: isKnown !== true,
    give: 'give one of them',
    fix,
  };
  const meant = (value: unknown): string | undefined => (typeof value === 'string' ? nearestNames(value, values)[0] : undefined);
  return {
    ...check,
    instead: (value) => {
      const [isOne, nearest] = [check.accepts(value), meant(value)];
      return isOne || nearest === undefined ? undefined : { ...check, fix: fix ?? `did you mean ${nearest}?` };
    },
  };
};

/** A word of an enumeration of CDK's: newer versions have more of them, so it is not held against those of one version. */
export const word = (example: string): Check => ({ ...text(), must: `a value such as ${example}`, give: 'give one of that enumeration' });

/** A number of an enumeration of CDK's. */
export const amount = (example: string): Check => ({
  ...wholeNumber({ min: 1 }),
  must: `a value such as ${example}`,
  give: 'give one of that enumeration',
});

/** A unit of `Duration`. */
type Unit = 'Days' | 'Seconds' | 'Milliseconds';

const FACTORIES: Readonly<Record<Unit, string>> = { Days: 'days', Seconds: 'seconds', Milliseconds: 'millis' };

/** A `Duration` in whole units. One that only the deployment knows cannot be converted, so it has to be in that unit. */
export const duration = (unit: Unit, { fix }: Terms = {}): Check => ({
  must: `a Duration of whole ${unit.toLowerCase()}`,
  accepts: (one) => hasMember(one, 'toSeconds'),
  takesTokens: false,
  give: `give a Duration.${FACTORIES[unit]}`,
  fix,
  inside: (one, property, place, advice) => {
    const given = one as Duration;
    let units: unknown;
    try {
      units = given[`to${unit}`]();
    } catch {
      // It is no whole number of them.
    }
    if (!isToken(units) && !Number.isInteger(units)) {
      const got = given.isUnresolved() ? 'a token of another unit' : String(given);
      invalidArgument(mistaken(property, `be a whole number of ${unit.toLowerCase()}`, got, advice), place);
    }
  },
});

/** A point in time. */
export const date = (): Check => ({
  must: 'a Date',
  accepts: (one) => one instanceof Date && !Number.isNaN(one.getTime()),
  takesTokens: false,
  give: 'give a valid one',
});

/** An object of a class of CDK's or ours, told by one of its members: it may be of another copy of the library. */
export const instance = (type: string, ...members: readonly string[]): Check => ({
  must: `${/^(rds|[aeiou]|I[A-Z])/i.test(type) ? 'an' : 'a'} ${type}`,
  accepts: (one) => members.some((member) => hasMember(one, member)),
  takesTokens: false,
  give: 'give one',
});

/** The same of an object that holds a secret. */
export const secretInstance = (type: string, ...members: readonly string[]): Check => ({ ...instance(type, ...members), isSecret: true });

/** Any construct. */
export const construct = (fix: string): Check => ({
  must: 'a construct',
  accepts: (one) => Construct.isConstruct(one),
  takesTokens: false,
  give: 'give one',
  fix,
});

/** A list. A list that only the deployment knows passes where its entries may be such. */
export const listOf = (entry: Check, { fix, min = 0 }: { readonly fix?: string; readonly min?: number } = {}): Check => ({
  must: 'a list',
  accepts: Array.isArray,
  takesTokens: entry.takesTokens === false ? false : 'list',
  give: 'give a list',
  fix,
  inside: (list, property, place, advice) => {
    const entries = list as unknown[];
    if (entries.length < min) {
      invalidArgument(mistaken(property, `have at least ${min} entry`, 'an empty list', advice), place);
    }
    // Not forEach, which leaves out what is missing.
    for (let index = 0; index < entries.length; index++) requireArgument(`${property}[${index}]`, entries[index], entry, place);
  },
});

/** An object with names of the user's choice. */
export const mapOf = (entry: Check): Check => ({
  ...plainObject,
  inside: (map, property, place) => {
    for (const [name, one] of Object.entries(map as object)) requireArgument(`${property}.${name}`, one, entry, place);
  },
});

/** Parameters of a group: texts, and numbers that become one. */
export const parameters = (): Check => mapOf({
  must: 'a text',
  accepts: (one) => typeof one === 'string' || typeof one === 'boolean' || Number.isFinite(one),
  takesTokens: true,
  give: 'give a text',
});

/** An object with properties of its own. */
export const object = <T>(shape: Shape<T>, fix?: string): Check => ({
  ...plainObject,
  ...(fix === undefined ? {} : { fix }),
  inside: (props, property, place) => requireEach(shape, props as object, `${property}.`, place),
});

const plainObject: Check = {
  must: 'an object',
  accepts: (one) => typeof one === 'object' && one !== null && !Array.isArray(one),
  takesTokens: false,
  give: 'give one',
};

/** Throws when an entry occurs twice. */
export function requireUnique(property: string, values: readonly string[], fix: string, place?: Place): void {
  const repeated = values.find((one, index) => values.indexOf(one) !== index);
  if (repeated !== undefined) {
    invalidArgument(`\`${property}\` must not repeat, got: ${shown(repeated)} more than once; ${fix}`, place);
  }
}

/** Whether an object has a member. None is read, since reading it may be too early. */
function hasMember(one: unknown, member: string): boolean {
  return typeof one === 'object' && one !== null && member in one;
}

const isWithin = (one: number, min = -Infinity, max = Infinity): boolean => one >= min && one <= max;

function inWords(min: number | undefined, max: number | undefined): string {
  if (max === undefined) return min === undefined ? '' : ` of at least ${min}`;
  return min === undefined ? ` of at most ${max}` : ` from ${min} to ${max}`;
}
