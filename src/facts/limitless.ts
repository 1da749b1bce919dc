import type { EngineVersion } from './versions';

/**
 * Aurora PostgreSQL Limitless Database.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/limitless-reqs-limits.html (read 2026-11-22).
 */
export const LIMITLESS_ENGINE = 'aurora-postgresql';
export const LIMITLESS_STORAGE = 'aurora-iopt1';
export const LIMITLESS_INSIGHTS_DAYS = 31;
export const LIMITLESS_LOG = 'postgresql';
export const MAX_SHARD_GROUPS = 1;

/** Values of ClusterScalabilityType; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (read 2026-11-28). */
export const SCALABILITY_TYPES: readonly string[] = ['standard', 'limitless'];

/** Capacity of a shard group in ACUs; more than the 6144 of the page can be had on request. */
export const MIN_SHARD_GROUP_ACU = 16;

/** Standbys of each shard; https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbshardgroup.html (read 2026-11-22). */
export const MAX_COMPUTE_REDUNDANCY = 2;

/** The last PostgreSQL major that is known to need builds of its own, named `16.x-limitless`. */
const LAST_MAJOR_WITH_OWN_BUILDS = 18;

/** Whether a version is certain to be no build of Limitless Database. */
export const isStandardBuild = (version: EngineVersion | undefined): boolean =>
  version !== undefined && !version.limitless && version.major <= LAST_MAJOR_WITH_OWN_BUILDS;
