/**
 * Instances of an Aurora cluster.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html#Aurora.Replication.Replicas (read 2026-11-22).
 */

/** Aurora Replicas of one cluster, its writer not counted. */
export const MAX_READERS = 15;

/** Instances of one cluster: the writer and its readers. */
export const MAX_INSTANCES = 1 + MAX_READERS;

/** Promotion tiers, first to last; https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-promotiontier (read 2026-11-22). */
export const FIRST_PROMOTION_TIER = 0;
export const LAST_PROMOTION_TIER = 15;

/** The tier of an instance that says none. */
export const DEFAULT_PROMOTION_TIER = 1;

/** The tier nearest to `tier` that exists. */
export const nearestPromotionTier = (tier: number): number =>
  Math.min(LAST_PROMOTION_TIER, Math.max(FIRST_PROMOTION_TIER, Math.round(tier)));

export const isPromotionTier = (tier: number): boolean => tier === nearestPromotionTier(tier);
