/**
 * What clusters and instances are known by beside their identifiers. IAM policies, Performance Insights and the names of log streams take
 * resource ids, everything else identifiers or ARNs.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html, API_DBInstance.html, and the return values of
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html and
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbinstance.html (read 2026-11-28).
 */

/** `cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ`, `db-ABCDEFGHIJKLMNOPQRSTUVWXYZ`. RDS keeps identifiers in lower case. */
const RESOURCE_ID = /^(?:cluster|db)-[A-Z0-9]{26}$/;

export const isResourceId = (text: string): boolean => RESOURCE_ID.test(text);

/** Whether a text may be the resource id of a cluster, in whatever case: nobody has to know how long those of tomorrow are. */
export const mayBeClusterResourceId = (text: string): boolean => /^cluster-[a-z0-9]{20,}$/i.test(text);

/** The attribute of a cluster that is its resource id. */
export const CLUSTER_RESOURCE_ID = 'DBClusterResourceId';

/** Whether a text is the endpoint of a cluster, an instance or a proxy, in the partitions that are open to all. */
export const isEndpoint = (text: string): boolean => /\.rds\.amazonaws\.(?:com(?:\.cn)?|eu)(?::\d{1,5})?$/i.test(text);
