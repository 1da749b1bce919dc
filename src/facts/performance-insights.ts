/**
 * Performance Insights and Database Insights.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-performanceinsightsretentionperiod
 * (read 2026-11-22).
 */
import { misspelt } from './words';

/** Days of the free tier, which are also the default. */
export const DEFAULT_RETENTION_DAYS = 7;

/** Two years, the longest. */
const LONGEST_RETENTION_DAYS = 731;

/** As RDS counts it. */
const DAYS_OF_A_MONTH = 31;
const MOST_MONTHS = 23;

const RETENTIONS = [
  DEFAULT_RETENTION_DAYS,
  ...Array.from({ length: MOST_MONTHS }, (_, month) => (month + 1) * DAYS_OF_A_MONTH),
  LONGEST_RETENTION_DAYS,
];

export const isRetention = (days: number): boolean => RETENTIONS.includes(days);

export const nearestRetention = (days: number): number =>
  RETENTIONS.reduce((best, one) => (Math.abs(one - days) < Math.abs(best - days) ? one : best));

/** The values in words. */
export const RETENTIONS_IN_WORDS = `${DEFAULT_RETENTION_DAYS}, a multiple of ${DAYS_OF_A_MONTH} up to ${MOST_MONTHS * DAYS_OF_A_MONTH}, or ${LONGEST_RETENTION_DAYS}`;

/**
 * Days Performance Insights has to be kept for the advanced mode of Database Insights. The guide still says 465, and so did
 * the service in 2025; in September 2026 it refused 30 and took 31:
 * https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-database-insights-advanced/meta.yaml (read 2026-11-22).
 */
export const ADVANCED_RETENTION_DAYS = 31;

/** Source: CreateDBCluster, DatabaseInsightsMode; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (read 2026-11-22). */
export const ADVANCED_MODE = 'advanced';
const MODES: readonly string[] = ['standard', ADVANCED_MODE];

/** The mode a wrong spelling stands for; undefined for modes, and for words that may be modes one day. */
export const misspelledMode = (mode: string): string | undefined => misspelt(mode, MODES);

/**
 * Whether Aurora MySQL has no Performance Insights on the class.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.Overview.Engines.html (read 2026-11-22).
 */
export const lacksPerformanceInsights = (instanceClass: string): boolean => /^db\.(t2|t3)\.|^db\.t4g\.(micro|small)$/.test(instanceClass);

/**
 * Aurora capacity units below which Performance Insights takes too much of a Serverless v2 instance.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html (read 2026-11-22).
 */
export const PERFORMANCE_INSIGHTS_MIN_ACUS = 2;
