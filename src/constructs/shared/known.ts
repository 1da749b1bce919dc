import { Token } from 'aws-cdk-lib';

/** The value, unless it is only known at deployment. */
export function known<T>(value: T | undefined): T | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}
