import { table } from './tables';
import { EngineVersion, Since, lacks } from './versions';
import { misspelt } from './words';

/**
 * Storage types of Aurora.
 * Source: StorageType in https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (read 2026-11-22).
 */
export const STANDARD_STORAGE = 'aurora';
export const IO_OPTIMIZED_STORAGE = 'aurora-iopt1';

/** Storage types of RDS DB instances and Multi-AZ DB clusters, which Aurora does not have. Same source, and CreateDBInstance. */
const RDS_STORAGE: readonly string[] = ['gp2', 'gp3', 'io1', 'io2', 'standard', 'magnetic'];

const TYPES: readonly string[] = [STANDARD_STORAGE, IO_OPTIMIZED_STORAGE];

const IO_OPTIMIZED_NAMES: readonly string[] = ['iopt1', 'auroraiopt', 'auroraio1', 'ioopt1', 'iooptimized', 'auroraiooptimized', 'auroraioptimized'];

/** Names people give to the storage types of Aurora. */
const NAMES = table<string>({
  aurorastandard: STANDARD_STORAGE,
  ...Object.fromEntries(IO_OPTIMIZED_NAMES.map((name) => [name, IO_OPTIMIZED_STORAGE])),
});

/** The storage type of Aurora to use instead of one it does not have; undefined for those it has, or may have one day. */
export function storageTypeInstead(storageType: string): string | undefined {
  const isOfRds = RDS_STORAGE.includes(storageType.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return isOfRds ? IO_OPTIMIZED_STORAGE : misspelt(storageType, TYPES, NAMES);
}

/**
 * First versions with I/O-Optimized storage.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.storage-type.html (read 2026-11-22).
 */
export const IO_OPTIMIZED_SINCE: Since = {
  'aurora-mysql': ['3.03.1', '8.4.7'],
  'aurora-postgresql': ['13.10', '14.7', '15.2', '16.1', '17.4'],
};

/** Whether a version is certain not to have I/O-Optimized storage. */
export const lacksIoOptimizedStorage = (version: EngineVersion | undefined): boolean => lacks(version, IO_OPTIMIZED_SINCE);
