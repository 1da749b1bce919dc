import { Reference, Scalar, Text } from '../values/value';
import type { Cluster } from './cluster';

/** What `ReplicationSourceIdentifier` says about where a cluster replicates from. */
export interface ReplicationSource {
  readonly type: 'cluster' | 'db';
  readonly region: string;
  /** The source, where it is referred to in the app. */
  readonly cluster: Cluster | undefined;
}

const ARN = /^arn:[^:]+:rds:([^:]+):[^:]*:(cluster|db):/;

/** Undefined where it is no ARN, or one put together in another way than up to the name of its source. */
export function replicationSource(
  value: Scalar | Reference | Text,
  resolve: (target: Reference) => Cluster | undefined,
): ReplicationSource | undefined {
  if (value instanceof Reference) {
    const cluster = resolve(value);
    return cluster && { type: 'cluster', get region() { return cluster.region; }, cluster };
  }
  const [head, target] = value instanceof Text ? value.parts : [value];
  const [, region, type] = ARN.exec(String(head)) ?? [];
  if (region === undefined || (type !== 'cluster' && type !== 'db')) return undefined;
  return { type, region, cluster: target instanceof Reference ? resolve(target) : undefined };
}
