/**
 * Enhanced Monitoring.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-monitoringinterval
 * (read 2026-11-22).
 */

/** Seconds between two samples; 0 turns it off. */
export const MONITORING_INTERVALS = [0, 1, 5, 10, 15, 30, 60];

/** Off, where nothing is said. */
export const DEFAULT_MONITORING_INTERVAL = 0;

/** The interval nearest to `seconds` that exists. */
export const nearestMonitoringInterval = (seconds: number): number =>
  MONITORING_INTERVALS.reduce((best, one) => (Math.abs(one - seconds) < Math.abs(best - seconds) ? one : best));

/** Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Monitoring.OS.Enabling.html (read 2026-11-22). */
export const MONITORING_SERVICE = 'monitoring.rds.amazonaws.com';

/** Whether a service is the one that sends the samples, in whichever partition. */
export const isMonitoringService = (service: string): boolean => service.startsWith('monitoring.rds.');
