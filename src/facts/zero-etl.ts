import { table } from './tables';
import type { Since } from './versions';

/**
 * Zero-ETL integrations with Aurora as the source.
 */

/** The first versions; https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.Zero-ETL.html (read 2026-11-22). */
export const ZERO_ETL_SINCE: Since = { 'aurora-mysql': ['3.05.2'], 'aurora-postgresql': ['16.4', '17.4'] };

/** A parameter of the source cluster: the value it has to have, and the one it has when no group sets it. */
export interface SourceParameter {
  readonly name: string;
  readonly needed: string;
  readonly byDefault: string;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/zero-etl.setting-up.html#zero-etl.parameters (read 2026-11-22). */
export const SOURCE_PARAMETERS = table<readonly SourceParameter[]>({
  'aurora-mysql': [
    { name: 'aurora_enhanced_binlog', needed: '1', byDefault: '0' },
    { name: 'binlog_backup', needed: '0', byDefault: '1' },
    { name: 'binlog_format', needed: 'ROW', byDefault: 'OFF' },
    { name: 'binlog_replication_globaldb', needed: '0', byDefault: '1' },
    { name: 'binlog_row_image', needed: 'full', byDefault: 'full' },
    { name: 'binlog_row_metadata', needed: 'full', byDefault: 'minimal' },
  ],
  'aurora-postgresql': [
    { name: 'rds.logical_replication', needed: '1', byDefault: '0' },
    { name: 'aurora.enhanced_logical_replication', needed: '1', byDefault: '0' },
    { name: 'aurora.logical_replication_backup', needed: '0', byDefault: '1' },
    { name: 'aurora.logical_replication_globaldb', needed: '0', byDefault: '1' },
  ],
});

/** A value no parameter of the source cluster may have. */
export interface RefusedSetting {
  readonly name: string;
  readonly refused: string;
}

/** Parameters with which the binary log does not hold what replication reads; same page. */
export const REFUSED_SETTINGS = table<readonly RefusedSetting[]>({
  'aurora-mysql': [
    { name: 'binlog_transaction_compression', refused: 'ON' },
    { name: 'binlog_row_value_options', refused: 'PARTIAL_JSON' },
  ],
});

const SWITCHES = table<string>({ on: '1', true: '1', off: '0', false: '0' });

/** Whether two ways to write a parameter value mean the same: `ON` and `1`. */
export function isSameSetting(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return (SWITCHES[one] ?? one) === (SWITCHES[other] ?? other);
}

/** Longest IntegrationName; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateIntegration.html (read 2026-11-22). */
export const MAX_INTEGRATION_NAME = 63;

/**
 * Lengths of TargetArn and of Description.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateIntegration.html (read 2026-11-28).
 */
export const MIN_TARGET_ARN = 20;
export const MAX_DESCRIPTION = 1000;

/**
 * Whether an ARN is one of a cluster or of an instance, the only sources. Names are in lower case there.
 * Source: the pattern of SourceArn, https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateIntegration.html (read 2026-11-28).
 */
export const isSourceArn = (arn: string): boolean => /^arn:aws[a-z-]*:rds(?:-[a-z]*)?:[a-z0-9-]*:[0-9]*:(?:cluster|db):[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(arn);
