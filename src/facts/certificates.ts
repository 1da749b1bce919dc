import { table } from './tables';

/**
 * CA certificates of DB instances.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.SSL.html (read 2026-11-28).
 */
const CURRENT = ['rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1'] as const;

/** The one that RDS takes where none is named. */
export const DEFAULT_CA_CERTIFICATE = CURRENT[0];

/**
 * Those that have expired, and when. RDS does not find them any more.
 * Source: UsingWithRDS.SSL-certificate-rotation.html as https://github.com/awsdocs/amazon-aurora-user-guide had it in 2020, for that of
 * 2015; https://github.com/EngineerBetter/control-tower/issues/340 for that of 2019 (read 2026-11-28).
 */
const EXPIRED = table<string>({ 'rds-ca-2019': '2024-08-22', 'rds-ca-2015': '2020-03-05' });

/** When a certificate expired; undefined for those that have not. */
export const expiryOf = (certificate: string): string | undefined => EXPIRED[certificate];

export const CA_CERTIFICATES: readonly string[] = [...CURRENT, ...Object.keys(EXPIRED)];
