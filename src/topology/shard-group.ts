import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::RDS::DBShardGroup`: the capacity of a Limitless cluster. */
export class ShardGroup extends Resource {
  public get cluster(): Cluster | undefined {
    return this.related('DBClusterIdentifier', KINDS.cluster);
  }
}
