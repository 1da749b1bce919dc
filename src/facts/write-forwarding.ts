import { Since } from './versions';

/**
 * Versions whose readers can forward writes to the writer of the cluster.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-mysql-write-forwarding.html
 * and https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-postgresql-write-forwarding.html (read 2026-11-22).
 */
export const LOCAL_WRITE_FORWARDING: Since = { 'aurora-mysql': ['3.04.0'], 'aurora-postgresql': ['14.13', '15.8', '16.4'] };

/**
 * Versions whose secondary clusters can forward writes to the primary cluster of the global database.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-write-forwarding-ams.html
 * and https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-write-forwarding-apg.html (read 2026-11-22).
 */
export const GLOBAL_WRITE_FORWARDING: Since = { 'aurora-mysql': ['2.08.1'], 'aurora-postgresql': ['14.9', '15.4', '16.0'] };
