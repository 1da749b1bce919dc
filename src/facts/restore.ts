import { table } from './tables';
import { misspelt } from './words';

/** Clusters that are made from others. */

/**
 * Values of RestoreType: a copy, which is the default, or a clone.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-restoretype (read 2026-11-22).
 */
export const FULL_COPY = 'full-copy';
export const COPY_ON_WRITE = 'copy-on-write';

/** Names people give to them. */
const NAMES = table<string>({ full: FULL_COPY, copy: FULL_COPY, cow: COPY_ON_WRITE, clone: COPY_ON_WRITE });

/** The restore type a wrong spelling stands for; undefined for those there are, and for words that may be one some day. */
export const misspelledRestoreType = (type: string): string | undefined => misspelt(type, [FULL_COPY, COPY_ON_WRITE], NAMES);

/**
 * Whether CloudFormation can read a time: ISO 8601 with a zone. What is doubtful counts as readable.
 * Source: Validations.java in https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds (5a410e84, read 2026-11-22).
 */
export const isTimestamp = (text: string): boolean =>
  /^[+-]?\d{4,9}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{0,9})?)?(Z|[+-]\d{2}(:?\d{2}(:?\d{2})?)?)(\[.+\])?$/i.test(text);

/**
 * Clones of one cluster that share its storage; further ones are full copies.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Clone.html#Aurora.Managing.Clone.Limitations (read 2026-11-22).
 */
export const MAX_CLONES = 15;

/** The region an ARN names; undefined for a text that is no ARN, or that names none. */
export function regionOfArn(text: string): string | undefined {
  const region = text.startsWith('arn:') ? text.split(':')[3] : undefined;
  return region === '' ? undefined : region;
}
