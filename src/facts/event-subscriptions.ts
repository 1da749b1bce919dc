import { table } from './tables';

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

/** The source type that was meant, where the value is certain to be wrong: `cluster`, `DB_INSTANCE`. */
export function meantSourceType(value: string): string | undefined {
  if ((EVENT_SOURCES as readonly string[]).includes(value)) return undefined;
  const words = value.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase().replace(/[^a-z]+/g, '-').replace(/^aurora-|^rds-/, '');
  return EVENT_SOURCES.find((source) => source === words || source === `db-${words}` || source.replace(/-/g, '') === words);
}

/**
 * Event categories that are known to belong to another source.
 * Source: the words of the service in
 * https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-event-subscription-categories/meta.yaml (read 2026-11-22).
 */
const FOREIGN_CATEGORIES = table<readonly string[]>({ 'db-cluster': ['restoration'] });

export const isForeignCategory = (sourceType: string, category: string): boolean =>
  (FOREIGN_CATEGORIES[sourceType] ?? []).includes(category);
