import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::RDS::GlobalCluster`. */
export class GlobalCluster extends Resource {
  /** The cluster it was made from. */
  public get sourceCluster(): Cluster | undefined {
    return this.related('SourceDBClusterIdentifier', KINDS.cluster);
  }

  /** The clusters of the app that join it, its source not counted. */
  public get joining(): Cluster[] {
    return this.referrers(KINDS.cluster, 'GlobalClusterIdentifier');
  }
}
