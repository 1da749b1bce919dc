import { EngineVersion, Since } from './versions';

/**
 * Versions that have the RDS Data API in clusters with instances, provisioned or Serverless v2. Regions are not listed:
 * AWS adds them all the time.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.Data_API.html (read 2026-11-22).
 */
export const DATA_API: Since = { 'aurora-mysql': ['3.07.0'], 'aurora-postgresql': ['13.11', '14.8', '15.3', '16.1'] };

/** From this major version on the Data API logs in with SCRAM only; https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.limitations.html (read 2026-11-22). */
export const SCRAM_ONLY_MAJOR = 14;

export const isScramOnly = ({ engine, major }: EngineVersion): boolean => engine === 'aurora-postgresql' && major >= SCRAM_ONLY_MAJOR;

/** Classes the Data API does not support: db.t3.medium, db.t4g.large … Same page. */
export const isBurstable = (instanceClass: string): boolean => /^db\.t\d/.test(instanceClass);
