import { Names, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { CLUSTER_IDENTIFIER_MAX_LENGTH } from '../../facts/construct-defaults';

/** An identifier as RDS stores it, and names log groups after it: in lower case. */
export function storedIdentifier(identifier: string): string;
export function storedIdentifier(identifier: string | undefined): string | undefined;
export function storedIdentifier(identifier: string | undefined): string | undefined {
  return identifier === undefined || Token.isUnresolved(identifier) ? identifier : identifier.toLowerCase();
}

/** An identifier derived from the names of the stack and the path. */
export function uniqueIdentifier(scope: IConstruct, maxLength = CLUSTER_IDENTIFIER_MAX_LENGTH): string {
  return Names.uniqueResourceName(scope, { maxLength, separator: '-' }).toLowerCase();
}
