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

const RESOURCE_IDS: readonly string[] = [CLUSTER_RESOURCE_ID, 'DbiResourceId'];

/** What an attribute of a cluster or an instance is that neither is its identifier nor its ARN; undefined for others. */
export function otherNameIn(attribute: string): 'resource id' | 'endpoint' | undefined {
  if (RESOURCE_IDS.includes(attribute)) return 'resource id';
  return /^(Read)?Endpoint(\.|$)/.test(attribute) ? 'endpoint' : undefined;
}
