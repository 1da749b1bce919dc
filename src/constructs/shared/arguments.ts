import { Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * Throws for an argument that makes no sense.
 *
 * @param scope the construct the argument was given to, named in the message; `undefined` where there is none yet
 */
export function invalidArgument(message: string, scope?: IConstruct): never {
  throw new Error(scope === undefined ? message : `${message} [at ${scope.node.path}]`);
}

/** Throws unless `value` is a whole number of at least `minimum`. A value only known at deployment passes. */
export function requireWholeNumber(property: string, value: number, minimum: number, fix: string, scope?: IConstruct): void {
  if (Token.isUnresolved(value)) {
    return;
  }
  if (!Number.isInteger(value) || value < minimum) {
    invalidArgument(`\`${property}\` must be a whole number of at least ${minimum}, got: ${value}; ${fix}`, scope);
  }
}

/** Throws for an empty string. A value only known at deployment passes. */
export function requireText(property: string, value: string, fix: string, scope?: IConstruct): void {
  if (!Token.isUnresolved(value) && value.trim() === '') {
    invalidArgument(`\`${property}\` must not be empty, got: '${value}'; ${fix}`, scope);
  }
}

/** Throws when an entry occurs twice. */
export function requireUnique(property: string, values: readonly string[], fix: string, scope?: IConstruct): void {
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined) {
    invalidArgument(`\`${property}\` must not repeat, got: '${repeated}' more than once; ${fix}`, scope);
  }
}
