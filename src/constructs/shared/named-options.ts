import { Check, Shape, invalidArgument } from '../../arguments/argument';
import { listOf, object, wholeNumber } from '../../arguments/checks';
import { mistaken } from '../../arguments/shown';
import { MAX_INSTANCES } from '../../facts/members';

/** What can be given for each instance of a list, besides everything else. */
interface Nameable {
  readonly name?: string;
}

/** What to do about a number, or a list, that makes no sense. */
const FIX = 'give the number of instances, or one entry each';

/**
 * Instances by their number or one by one. How many there can be of a kind is for the rules to say; more than any cluster has make no
 * sense.
 */
export function instancesOf<T extends Nameable>(shape: Shape<T>, minimum: number): Check {
  const number = { ...atMost(wholeNumber({ min: minimum, fix: FIX }), (value) => value as number), takesTokens: false };
  const list = atMost(listOf(object(shape), { min: minimum, fix: FIX }), (value) => (value as unknown[]).length);
  return {
    ...number,
    must: `${number.must}, or a list`,
    instead: (value) => (typeof value === 'number' ? number : Array.isArray(value) ? list : undefined),
  };
}

function atMost(check: Check, count: (value: unknown) => number): Check {
  return {
    ...check,
    inside: (value, property, place, advice) => {
      if (count(value) > MAX_INSTANCES) {
        invalidArgument(mistaken(property, `be at most ${MAX_INSTANCES}, the most instances of a cluster`, String(count(value)), 'give fewer'), place);
      }
      check.inside?.(value, property, place, advice);
    },
  };
}

/** The instances that were asked for by their number or one by one, each with the name it goes by: its own, or the prefix and a number. */
export function namedOptions<T extends Nameable>(value: number | readonly T[], prefix: string): Array<T & { readonly name: string }> {
  const options = typeof value === 'number' ? Array<T>(value).fill({} as T) : value;
  return options.map((option, index) => ({ ...option, name: option.name ?? `${prefix}${index + 1}` }));
}
