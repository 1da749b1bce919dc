import { Reference } from '../values/value';
import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::RDS::Deployment`: a blue/green deployment. */
export class Deployment extends Resource {
  /** The cluster of the app it is made of. */
  public get sourceCluster(): Cluster | undefined {
    return this.related('Source', KINDS.cluster);
  }

  /** Whether it names the cluster by identifier, where the service takes an ARN. */
  public get namesSourceByIdentifier(): boolean {
    const target = this.properties.target('Source');
    return target instanceof Reference && target.attribute === 'Ref' && this.neighbours.resolve(this, target, KINDS.cluster) !== undefined;
  }
}
