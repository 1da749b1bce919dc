/**
 * IAM roles a cluster calls other AWS services with.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PostgreSQL.S3Import.AccessPermission.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/PostgreSQL-Lambda.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.Authorizing.IAM.AddRoleToDBCluster.html
 * (read 2026-11-22). Which features there are depends on the version, so only those of other engines are wrong.
 */

/** Features of Aurora PostgreSQL that guides name. */
export const POSTGRESQL_FEATURES = ['s3Import', 's3Export', 'Lambda'];

/** Of RDS for Oracle and SQL Server. */
const OTHER_ENGINES = ['S3_INTEGRATION', 'UTL_FILE'];

/**
 * All features of Aurora PostgreSQL that are known.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/postgresql-ml.html beside the pages above (read 2026-11-28).
 */
export const FEATURE_NAMES: readonly string[] = [...POSTGRESQL_FEATURES, 'SageMaker', 'Comprehend', 'Bedrock'];

const includes = (features: readonly string[], feature: string): boolean =>
  features.some((one) => one.toLowerCase() === feature.toLowerCase());

/** Whether the engine certainly has no feature of that name. */
export function isForeignFeature(engine: string, feature: string): boolean {
  return includes(engine === 'aurora-postgresql' ? OTHER_ENGINES : [...OTHER_ENGINES, ...POSTGRESQL_FEATURES], feature);
}

/**
 * Whether a parameter of Aurora MySQL names the role of a service: `aws_default_s3_role`, `aurora_load_from_s3_role` …
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.Authorizing.IAM.AddRoleToDBCluster.html
 * (read 2026-11-22).
 */
export const isRoleParameter = (name: string): boolean => /^(aws_default|aurora)_\w+_role$/.test(name);

/** The service that assumes the roles. */
export const DATABASE_SERVICE = 'rds.amazonaws.com';

/** Whether a service is the one that assumes the roles, in whichever partition. */
export const isDatabaseService = (service: string): boolean => service.startsWith('rds.');
