import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::RDS::Deployment`: a blue/green deployment. */
export class Deployment extends Resource {
  /** The cluster of the app it is made of. */
  public get sourceCluster(): Cluster | undefined {
    return this.related('Source', KINDS.cluster);
  }
}
