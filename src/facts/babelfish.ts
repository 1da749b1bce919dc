/**
 * Babelfish for Aurora PostgreSQL.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/babelfish-create.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/babelfish-limitations.html (read 2026-11-22).
 */

/** The cluster parameter that switches it on, and the value that does. */
export const BABELFISH_PARAMETER = 'rds.babelfish_status';
export const BABELFISH_ON = 'on';

/** The database it keeps its own tables in. */
export const BABELFISH_DATABASE = 'babelfish_db';
