import { Source, apiReference, cfnReference, userGuide } from './sources';

/**
 * Extended support: what a cluster pays for after the standard support of its major has ended.
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/extended-support-creating-db-instance.html and
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-enginelifecyclesupport (read 2026-11-22).
 */
const READ = '2026-11-22';

export const extendedSupport: readonly Source[] = [
  userGuide('extended-support-creating-db-instance.html', READ),
  cfnReference('aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-enginelifecyclesupport', READ),
  apiReference('API_CreateDBCluster.html', READ),
];

/** Enrols in extended support; it is also what an absent value means. */
export const EXTENDED_SUPPORT = 'open-source-rds-extended-support';

/** Refuses to create a cluster after standard support, and upgrades one that exists. */
export const EXTENDED_SUPPORT_DISABLED = 'open-source-rds-extended-support-disabled';

/** What was meant by a value that is certain to be none; undefined for values, and for words that may be values one day. */
export function misspelledLifecycle(value: string): string | undefined {
  if (value.startsWith(EXTENDED_SUPPORT)) return undefined;
  return /disabled?|^false$|^no$/i.test(value) ? EXTENDED_SUPPORT_DISABLED : EXTENDED_SUPPORT;
}
