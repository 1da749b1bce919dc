import { table } from './tables';
import { misspelt } from './words';

/**
 * Sources of events.
 * Source: the words of the service in
 * https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-event-subscription-source-type-values/meta.yaml,
 * and https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateEventSubscription.html (read 2026-11-22).
 */
export const EVENT_SOURCES = [
  'db-instance', 'db-security-group', 'db-parameter-group', 'db-snapshot', 'db-cluster', 'db-cluster-snapshot',
  'custom-engine-version', 'db-proxy', 'blue-green-deployment', 'db-shard-group', 'zero-etl',
] as const;

/** Names people give to them: `cluster`, `rds-proxy`, `aurora-db-cluster`. */
const NAMES = table<string>(Object.fromEntries(EVENT_SOURCES.flatMap((source) => {
  const [own, bare] = [source.replace(/-/g, ''), source.replace(/^db-/, '').replace(/-/g, '')];
  return ['', 'aurora', 'rds'].flatMap((prefix) => [[prefix + own, source], [prefix + bare, source]]);
})));

/** The source type that was meant, where the value is certain to be wrong: `cluster`, `DB_INSTANCE`. */
export const meantSourceType = (value: string): string | undefined => misspelt(value, EVENT_SOURCES, NAMES);

/**
 * Event categories, of whatever source. The guide writes `global failover`, which the service refuses: it knows `global-failover`.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html (read 2026-11-28).
 */
export const EVENT_CATEGORIES: readonly string[] = [
  'failover', 'failure', 'maintenance', 'notification', 'creation', 'deletion', 'configuration change', 'global-failover',
  'availability', 'backtrack', 'backup', 'low storage', 'migration', 'read replica', 'recovery', 'restoration', 'security', 'security patching',
];

/** What of EVENT_CATEGORIES a source does not have that has these alone. */
const allBut = (...own: string[]): readonly string[] => EVENT_CATEGORIES.filter((one) => !own.includes(one));

/**
 * Event categories that are known to belong to another source.
 * Source: the words of the service in
 * https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-event-subscription-categories/meta.yaml (read 2026-11-22),
 * and what both the answer in https://github.com/aws/aws-cli/blob/a5dd4cd/awscli/examples/rds/describe-event-categories.rst and the
 * tables of USER_Events.Messages.html lack (read 2026-11-28). What the answer lacks alone is newer than it.
 */
const FOREIGN_CATEGORIES = table<readonly string[]>({
  'db-cluster': ['low storage', 'read replica', 'restoration'],
  'db-instance': ['global-failover'],
  'db-parameter-group': allBut('configuration change'),
  'db-security-group': allBut('configuration change', 'failure'),
});

export const isForeignCategory = (sourceType: string, category: string): boolean =>
  (FOREIGN_CATEGORIES[sourceType] ?? []).includes(category);

/**
 * Longest name of a subscription. The API reference asks for less than that, the schema takes it.
 * Source: aws-rds-eventsubscription.json in https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds
 * (5a410e84, read 2026-11-28).
 */
export const MAX_SUBSCRIPTION_NAME = 255;
