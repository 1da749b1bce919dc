import { Source, apiReference, cfnReference, userGuide } from './sources';
import { table } from './tables';
import { EngineVersion } from './versions';

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

/** Days in the life of a major version, beside those of `engine-versions.ts`. */
export interface MajorDays {
  /** The day it came to Aurora. */
  readonly released?: string;
  /** The first day on which extended support is charged for. */
  readonly chargedFrom?: string;
  /** The first day on which it costs what its third year costs. */
  readonly higherPriceFrom?: string;
}

/**
 * By engine and major, as far as the calendars have the days. Extended support of Aurora MySQL has no price of a third year ("Not
 * applicable"), and of 8.4 nothing is said yet ("To be determined"); nor does its calendar say when a major was released.
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html (read 2026-11-29).
 */
const MAJOR_DAYS = table<MajorDays>({
  'aurora-mysql 2': { chargedFrom: '2024-12-01' },
  'aurora-mysql 3': { chargedFrom: '2028-05-01' },
  'aurora-postgresql 11': { released: '2019-11-26', chargedFrom: '2024-04-01', higherPriceFrom: '2026-04-01' },
  'aurora-postgresql 12': { released: '2020-12-23', chargedFrom: '2025-03-01', higherPriceFrom: '2027-03-01' },
  'aurora-postgresql 13': { released: '2021-08-26', chargedFrom: '2026-03-01', higherPriceFrom: '2028-03-01' },
  'aurora-postgresql 14': { released: '2022-02-24', chargedFrom: '2027-03-01', higherPriceFrom: '2029-03-01' },
  'aurora-postgresql 15': { released: '2023-02-08', chargedFrom: '2028-03-01', higherPriceFrom: '2030-03-01' },
  'aurora-postgresql 16': { released: '2024-01-31', chargedFrom: '2029-03-01', higherPriceFrom: '2031-03-01' },
  'aurora-postgresql 17': { released: '2025-05-01', chargedFrom: '2030-03-01', higherPriceFrom: '2032-03-01' },
  'aurora-postgresql 18': { released: '2026-06-11', chargedFrom: '2031-03-01', higherPriceFrom: '2033-03-01' },
});

/** What is known of the days of a major version. */
export const majorDays = ({ engine, major }: Pick<EngineVersion, 'engine' | 'major'>): MajorDays => MAJOR_DAYS[`${engine} ${major}`] ?? {};

/**
 * Aurora may upgrade a minor whose standard support has ended, also where automatic minor upgrades are off.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.VersionPolicy.Upgrading.html#Aurora.VersionPolicy.AMVU (read 2026-11-29).
 */
export const minorUpgrades: Source = userGuide('Aurora.VersionPolicy.Upgrading.html#Aurora.VersionPolicy.AMVU', '2026-11-29');

/** After extended support, Aurora upgrades to another major by itself. */
export const afterExtendedSupport: Source = userGuide('extended-support.html', '2026-11-29');

/** The end of Aurora MySQL version 1, and multi-master with it. */
export const endOfVersion1: Source = userGuide('Aurora.MySQL56.EOL.html', READ);
