import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::RDS::ClusterSnapshot`: a manual snapshot of a cluster. */
export class ClusterSnapshot extends Resource {
  public get cluster(): Cluster | undefined {
    return this.related('DBClusterIdentifier', KINDS.cluster);
  }
}
