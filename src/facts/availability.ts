import { apiReference, userGuide } from './sources';

/** What is left of a cluster when an instance, a zone or a Region fails. */
const READ = '2026-11-29';

/** Failover, an instance that is created anew, and what becomes of a cluster without instances in another zone. */
export const highAvailability = userGuide('Concepts.AuroraHighAvailability.html', READ);

/** Which zone an instance is in that names none, AvailabilityZone: RDS chooses. Also where the storage has its copies. */
export const instanceZones = apiReference('API_CreateDBInstance.html', READ);

/** What a global database loses with its primary Region: a failover takes minutes, and loses writes of seconds. */
export const globalRecovery = userGuide('aurora-global-database-disaster-recovery.html', READ);

/** Secondary clusters that have storage only. A failover promotes an instance, so one has to be added first; see above. */
export const headlessClusters = userGuide('aurora-global-database-attach.console.headless.html', READ);

/** Read replica clusters, which are promoted by hand: it takes minutes, or longer. */
export const replicaPromotion = userGuide('AuroraMySQL.Replication.CrossRegion.Promote.html', READ);

/** Snapshots that are copied to another Region. */
export const snapshotCopies = apiReference('API_CopyDBClusterSnapshot.html', READ);

/** Standbys of shards, each in another zone. */
export const shardStandbys = apiReference('API_DBShardGroup.html', READ);

/**
 * Storage nodes each write goes to, and the zones they are in, wherever the instances are.
 * Source: {@link highAvailability} and {@link instanceZones}.
 */
export const STORAGE_COPIES = 6;
export const STORAGE_ZONES = 3;

/**
 * Standbys of the shards of a group that says none.
 * Source: {@link shardStandbys}.
 */
export const DEFAULT_COMPUTE_REDUNDANCY = 0;
