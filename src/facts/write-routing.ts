/**
 * What `MultiMasterCluster` publishes for its application: docs/write-routing.md.
 *
 * What is written here without a source is our own contract, not a limit of a service.
 */

/** Version of the document. It changes only when a reader of the older one would go wrong. */
export const WRITE_ROUTING_VERSION = 1;

/** How often a transaction is run in all, where nothing is said. */
export const DEFAULT_RETRY_ATTEMPTS = 5;

/** Milliseconds before the first repetition, where nothing is said. */
export const DEFAULT_RETRY_DELAY_MILLIS = 50;

/**
 * Most bytes of a parameter's value: 4 KB in the standard tier, which is free, 8 KB in the advanced one, which is billed.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html, read 2026-11-22.
 */
export const PARAMETER_MAX_BYTES = 8192;

/**
 * CloudWatch namespace of the application's own metrics. Those that begin with `AWS/` are reserved for AWS.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html, read 2026-11-22.
 */
export const CONFLICT_METRIC_NAMESPACE = 'AuroraTopology';

/** The application's count of the transactions it had to repeat, one for each error 1213. */
export const CONFLICT_METRIC_NAME = 'WriteConflicts';

/** The dimension of that metric: the name of the one `AWS/RDS` has for clusters. */
export const CONFLICT_METRIC_DIMENSION = 'DBClusterIdentifier';

/**
 * Days SQS keeps a message at most.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html, read 2026-11-22.
 */
export const CONFLICT_RETENTION_DAYS = 14;

/** How often a conflict is received before it counts as unreadable. A person who looks into the queue receives it, too. */
export const CONFLICT_MAX_RECEIVES = 100;
