import { Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { invalidArgument, requireText, requireWholeNumber } from './arguments';

/** What can be given for each instance of a list, besides everything else. */
interface Nameable {
  readonly name?: string;
}

/** How long the list has to be, and what an instance without a name is called: the prefix and its number. */
interface ListRules {
  readonly minimum: number;
  readonly prefix: string;
}

/**
 * The instances that were asked for by their number or one by one, each with the name it goes by.
 *
 * @throws an error for a number or a list that makes no sense, and for a name that is empty or only known at deployment
 */
export function namedOptions<T extends Nameable>(
  scope: IConstruct,
  property: string,
  value: number | readonly T[],
  { minimum, prefix }: ListRules,
): Array<T & { readonly name: string }> {
  const options = typeof value === 'number' ? Array<T>(countOf(scope, property, value, minimum)).fill({} as T) : value;
  if (options.length < minimum) {
    invalidArgument(`\`${property}\` must have at least ${minimum} entry, got: an empty list; give the number of instances, or one entry each`, scope);
  }
  return options.map((option, index) => {
    const name = option.name ?? `${prefix}${index + 1}`;
    if (Token.isUnresolved(name)) {
      invalidArgument(`\`name\` of \`${property}\` must be known when the app is synthesized, got: a token; give a plain text`, scope);
    }
    requireText('name', name, 'give the instance a name, or leave it out', scope);
    return { ...option, name };
  });
}

function countOf(scope: IConstruct, property: string, value: number, minimum: number): number {
  if (Token.isUnresolved(value)) {
    invalidArgument(`\`${property}\` must be known when the app is synthesized, got: a token; give a plain number, or one entry each`, scope);
  }
  requireWholeNumber(property, value, minimum, 'give the number of instances, or one entry each', scope);
  return value;
}
