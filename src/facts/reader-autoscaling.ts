import { MAX_READERS } from './members';

/**
 * Application Auto Scaling of Aurora Replicas.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html#Aurora.Integrating.AutoScaling.Concepts.Capacity (read 2026-11-22).
 */
export const MIN_SCALED_READERS = 0;
export const MAX_SCALED_READERS = MAX_READERS;

/** How a cluster is named, and in which namespace; https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html (read 2026-11-22). */
export const SCALED_CLUSTER_PREFIX = 'cluster:';
export const SCALED_CLUSTER_NAMESPACE = 'rds';

/** What is counted; same page. */
export const SCALED_READERS_DIMENSION = 'rds:cluster:ReadReplicaCount';

/**
 * What Application Auto Scaling calls the readers it adds.
 * Source: an event of RDS in https://github.com/dasmeta/terraform-aws-account/blob/128c1658/modules/account-events-export/README.md (read 2026-11-29).
 */
const SCALED_READER_PREFIX = 'application-autoscaling-';

/** Whether the name of an instance tells that Application Auto Scaling has added it. */
export const isScaledReader = (name: string): boolean => name.toLowerCase().startsWith(SCALED_READER_PREFIX);

/**
 * The service-linked role that scales readers, and who assumes it.
 * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-service-linked-roles.html (read 2026-11-22).
 */
export const SCALED_READERS_SERVICE = 'rds.application-autoscaling.amazonaws.com';
export const SCALED_READERS_ROLE = 'AWSServiceRoleForApplicationAutoScaling_RDSCluster';
