import { table } from '../tables';

/**
 * What RDS calls a property of a cluster where it describes one, where that is not its name in a template. Nothing follows from what is
 * not there: an answer may have been asked for less, and leaves out StorageType where it is the standard one.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html, as botocore 1.43.11 has it (read 2026-11-29).
 */
const NAMES = table<string>({
  EnableGlobalWriteForwarding: 'GlobalWriteForwardingRequested',
  EnableIAMDatabaseAuthentication: 'IAMDatabaseAuthenticationEnabled',
});

/** Where to look for a property in what RDS describes. */
export const describedAs = (property: string): string => NAMES[property] ?? property;

/** When RDS next takes a cluster to I/O-Optimized storage; same source. */
export const NEXT_IO_OPTIMIZED = 'IOOptimizedNextAllowedModificationTime';
