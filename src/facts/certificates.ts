/**
 * CA certificates of DB instances.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.SSL.html (read 2026-11-28).
 */
export const CA_CERTIFICATES: readonly string[] = ['rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1', 'rds-ca-2019', 'rds-ca-2015'];
