import { Since } from './versions';

/**
 * Kerberos authentication of Aurora MySQL: from version 3.03. Every Aurora PostgreSQL version that can be had offers it.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.KerberosAuthentication.html
 * and https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-mysql-kerberos.html#aurora-mysql-kerberos.limitations (read 2026-11-22).
 */
export const MYSQL_KERBEROS: Since = { 'aurora-mysql': ['3.03.0'] };

/**
 * The services that assume the role a cluster joins a directory with: both, by the guide.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-mysql-kerberos-setting-up.html (read 2026-11-28).
 */
export const DIRECTORY_SERVICES = ['directoryservice.rds.amazonaws.com', 'rds.amazonaws.com'] as const;

/** Whether a service is one of them, in whichever partition. */
export const isDirectoryService = (service: string): boolean => /^(?:directoryservice\.)?rds\./.test(service);

/**
 * Instance classes of Aurora MySQL that IAM database authentication is not available on.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html#UsingWithRDS.IAMDBAuth.Availability (read 2026-11-22).
 */
export const CLASSES_WITHOUT_IAM = ['db.t2.small', 'db.t3.small'] as const;

export const lacksIamAuthentication = (instanceClass: string): boolean =>
  (CLASSES_WITHOUT_IAM as readonly string[]).includes(instanceClass);
