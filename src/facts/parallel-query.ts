/**
 * Parallel query of Aurora MySQL, and Optimized Reads of Aurora PostgreSQL.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-mysql-parallel-query.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.optimized.reads.html (read 2026-11-22).
 */
import { Since } from './versions';

export const PARALLEL_QUERY_PARAMETER = 'aurora_parallel_query';
export const HASH_JOIN_PARAMETER = 'aurora_disable_hash_join';

/** Whether parallel query never runs on the class. */
export const lacksParallelQuery = (instanceClass: string): boolean => /^db\.t[23]\./.test(instanceClass);

/** The storage type parallel query never runs on, and the only one where temporary space can be resized. */
export const IO_OPTIMIZED = 'aurora-iopt1';

/** Aurora MySQL majors whose hash joins are switched by the parameter. */
export const usesHashJoinParameter = (major: number): boolean => major === 2;

export const TEMP_SPACE_PARAMETER = 'aurora_temp_space_size';
export const TEMP_SPACE_SINCE: Since = { 'aurora-postgresql': ['14.17', '15.12', '16.8'] };

/** Whether the class certainly has no local NVMe storage: of today's generations, those that have it end with `d`. */
export const lacksLocalStorage = (instanceClass: string): boolean => /^db\.(serverless$|(r[3-8]|t[2-4]|x[12])[a-ce-z]*\.)/.test(instanceClass);
