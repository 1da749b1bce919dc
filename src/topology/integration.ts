import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::RDS::Integration`: zero-ETL. */
export class Integration extends Resource {
  /** The cluster of the app it reads from. */
  public get sourceCluster(): Cluster | undefined {
    return this.related('SourceArn', KINDS.cluster);
  }
}
