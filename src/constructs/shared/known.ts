import { Token } from 'aws-cdk-lib';

/** Whether a list, and each entry of it, is known when the app is synthesized. */
export function isKnownList(list: readonly string[]): boolean {
  return !Token.isUnresolved(list) && !list.some((entry) => Token.isUnresolved(entry));
}

/** The value, unless it is only known at deployment. */
export function known<T>(value: T | undefined): T | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}
