import { pointerOf } from '../values/pointer';
import { Reference, Scalar, Target, Text } from '../values/value';
import { arnOf, regionOfArn } from './arn';
import type { Cluster } from './cluster';

/** What `ReplicationSourceIdentifier` says about where a cluster replicates from. */
export interface ReplicationSource {
  readonly type: 'cluster' | 'db';
  readonly region: string;
  /** The source, where it is in the app. */
  readonly cluster: Cluster | undefined;
}

const TYPES: Readonly<Record<string, ReplicationSource['type']>> = { 'rds:cluster:': 'cluster', 'rds:db:': 'db' };

/** Undefined where it is no ARN, and where it does not tell of what, or of which Region. */
export function replicationSource(
  value: Scalar | Reference | Text,
  resolve: (target: Target) => Cluster | undefined,
): ReplicationSource | undefined {
  const target = pointerOf(value);
  if (target === undefined) return undefined;
  const type = target instanceof Reference ? 'cluster' : TYPES[arnOf(target)?.prefix ?? ''];
  const cluster = type === 'cluster' ? resolve(target) : undefined;
  const region = regionOfArn(target);
  if (type === undefined || (region === undefined && !cluster)) return undefined;
  return { type, get region() { return region ?? cluster!.region; }, cluster };
}
