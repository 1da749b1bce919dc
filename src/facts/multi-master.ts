/**
 * Aurora multi-master, as it was until AWS retired it. Two sources, named at each fact:
 *
 * - AWS: the multi-master chapter of the Aurora User Guide in its last full text,
 *   https://github.com/awsdocs/amazon-aurora-user-guide/blob/9b4ad04/doc_source/aurora-multi-master.md, read 2026-11-22
 * - Article: the article on multi-master and single-master this project was founded on, read 2026-11-22
 */

/**
 * Value of `Engine`, on the cluster and on its instances.
 * Source: AWS (see above), "Limitations of multi-master clusters", read 2026-11-22.
 */
export const MULTI_MASTER_ENGINE = 'aurora';

/**
 * Value of `EngineMode`. It can only be chosen when a cluster is created or restored.
 * Source: AWS (see above), "Creating an Aurora multi-master cluster", read 2026-11-22.
 */
export const MULTI_MASTER_ENGINE_MODE = 'multimaster';

/**
 * Major version of the only engine that has multi-master: Aurora MySQL version 1, compatible with MySQL 5.6.
 * Source: AWS and Article (see above), read 2026-11-22.
 */
export const MULTI_MASTER_MAJOR_VERSION = '5.6';

/**
 * Value of `EngineVersion` the guide gives for multi-master; the article says "5.6" only.
 * Source: AWS (see above), "Creating an Aurora multi-master cluster", read 2026-11-22.
 */
export const MULTI_MASTER_ENGINE_VERSION = '5.6.10a';

/**
 * Family of cluster and instance parameter groups.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Reference.ParameterGroups.html, read 2026-11-22.
 */
export const MULTI_MASTER_PARAMETER_GROUP_FAMILY = 'aurora5.6';

/**
 * Most instances of one cluster that take writes (2 until 2020-12-17).
 * Source: AWS (see above), "Limitations of multi-master clusters", and Article, read 2026-11-22.
 */
export const MULTI_MASTER_MAX_WRITERS = 4;

/**
 * Instance classes a multi-master cluster runs on, smallest first.
 * Source: AWS (see above), "Limitations of multi-master clusters", read 2026-11-22.
 */
export const MULTI_MASTER_INSTANCE_CLASSES: readonly string[] = [
  'db.r4.2xlarge',
  'db.r4.4xlarge',
  'db.r4.8xlarge',
  'db.r4.16xlarge',
];

/**
 * Regions that offered multi-master.
 * Source: AWS (see above), "Limitations of multi-master clusters", read 2026-11-22.
 */
export const MULTI_MASTER_REGIONS: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'eu-central-1',
  'eu-west-1',
];

/**
 * Logs a multi-master cluster can export to CloudWatch Logs.
 * Source: AWS (see above), "Monitoring an Aurora multi-master cluster", read 2026-11-22.
 */
export const MULTI_MASTER_LOG_TYPES: readonly string[] = ['audit', 'error', 'general', 'slowquery'];

/**
 * Instance parameter that makes an instance of the cluster a read-only one, for good.
 * Source: AWS (see above), "Using instance read-only mode", read 2026-11-22.
 */
export const MULTI_MASTER_READ_ONLY_PARAMETER = 'read_only';

/** Value of {@link MULTI_MASTER_READ_ONLY_PARAMETER} that turns writes off. */
export const MULTI_MASTER_READ_ONLY_VALUE = '1';

/**
 * Day Aurora MySQL version 1 reached its end of life, and multi-master with it.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.MySQL56.EOL.html, read 2026-11-22.
 */
export const MULTI_MASTER_RETIREMENT_DATE = '2023-02-28';

/**
 * Writers that have to acknowledge a write, by number of writers.
 * Source: Article (see above), read 2026-11-22. It is the article's model; AWS describes a quorum of storage nodes instead.
 */
export const MULTI_MASTER_WRITE_QUORUM: Readonly<Record<number, number>> = { 2: 2, 3: 2, 4: 3 };

/**
 * Writers that have to acknowledge a write: the article's table, and the majority it follows for any other number.
 */
export function multiMasterWriteQuorum(writers: number): number {
  return MULTI_MASTER_WRITE_QUORUM[writers] ?? Math.floor(writers / 2) + 1;
}

/** Whether a multi-master cluster runs on this class, written as in CloudFormation: `db.r4.2xlarge`. */
export function isMultiMasterInstanceClass(instanceClass: string): boolean {
  return MULTI_MASTER_INSTANCE_CLASSES.includes(instanceClass);
}

/** Whether this region offered multi-master. */
export function isMultiMasterRegion(region: string): boolean {
  return MULTI_MASTER_REGIONS.includes(region);
}
