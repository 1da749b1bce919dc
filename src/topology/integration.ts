import { Reference } from '../values/value';
import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::RDS::Integration`: zero-ETL. */
export class Integration extends Resource {
  /** The cluster of the app it reads from. */
  public get sourceCluster(): Cluster | undefined {
    return this.related('SourceArn', KINDS.cluster);
  }

  /** Whether it names the cluster by identifier, where the service takes an ARN. */
  public get namesSourceByIdentifier(): boolean {
    const target = this.properties.target('SourceArn');
    return target instanceof Reference && target.attribute === 'Ref' && this.neighbours.resolve(this, target, KINDS.cluster) !== undefined;
  }
}
