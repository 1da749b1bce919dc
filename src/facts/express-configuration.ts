/**
 * Clusters created with an express configuration, and what it presets.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_GettingStartedAurora.AuroraPostgreSQL.ExpressConfig.html (read 2026-11-22).
 */
export const EXPRESS_ENGINE = 'aurora-postgresql';
export const EXPRESS_PORT = 5432;
export const EXPRESS_NETWORK_TYPE = 'IPV4';
export const EXPRESS_STORAGE_TYPE = 'aurora';
