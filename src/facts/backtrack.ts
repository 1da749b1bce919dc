/**
 * Longest backtrack window, in seconds: 72 hours.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-backtrackwindow (read 2026-11-22).
 */
export const MAX_BACKTRACK_SECONDS = 259200;

export const nearestBacktrackWindow = (seconds: number): number => Math.min(MAX_BACKTRACK_SECONDS, Math.max(0, Math.round(seconds)));

/** Whether an engine is certain not to have backtrack. Same source: "Valid for Aurora MySQL DB clusters only". */
export const lacksBacktrack = (engine: string): boolean => engine === 'aurora-postgresql';

/** Parameter of the cluster parameter group that turns the binary log on, and its value for off, which is the default. */
export const BINARY_LOG_PARAMETER = 'binlog_format';
export const BINARY_LOG_OFF = 'off';
