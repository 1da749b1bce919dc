import { CLOUDFORMATION_DEFAULT_PORT, POSTGRESQL_PORT } from '../identifiers';
import { DEFAULT_MONITORING_INTERVAL } from '../monitoring';
import { STANDARD_STORAGE } from '../storage';
import { table } from '../tables';

/**
 * What a cluster has that was created without a property, of those whose removal is accepted and not done: this is what whoever removes
 * it expects, and has to write down. Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (read 2026-11-28).
 */
const WITHOUT = table<string>({
  BacktrackWindow: '0',
  CopyTagsToSnapshot: 'false',
  DatabaseInsightsMode: 'standard',
  DeletionProtection: 'false',
  EnableGlobalWriteForwarding: 'false',
  EnableIAMDatabaseAuthentication: 'false',
  MonitoringInterval: String(DEFAULT_MONITORING_INTERVAL),
  NetworkType: 'IPV4',
  PerformanceInsightsEnabled: 'false',
  StorageType: STANDARD_STORAGE,
});

/** The properties that have such a value. */
export const KEPT_PROPERTIES: readonly string[] = Object.keys(WITHOUT);

/** What to write in place of nothing. */
export const withoutIt = (property: string): string | undefined => WITHOUT[property];

/**
 * What CloudFormation sends where the template says nothing, at creation and with every update.
 * Source: ModelAdapter.java, `setDefaults`, and the reference of the type (read 2026-11-28).
 */
export const SENT_RETENTION = 1;

export const sentPort = (engine: string, engineMode: string): number =>
  (engine === 'aurora-postgresql' && engineMode === 'serverless' ? POSTGRESQL_PORT : CLOUDFORMATION_DEFAULT_PORT);
