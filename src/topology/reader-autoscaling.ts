import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { Resource, known } from './resource';

/** The dimension Application Auto Scaling adds and removes Aurora Replicas by. */
const READER_COUNT = 'rds:cluster:ReadReplicaCount';

/** `AWS::ApplicationAutoScaling::ScalableTarget` over the readers of a cluster. */
export class ReaderAutoscaling extends Resource {
  /** Whether it scales the readers of a cluster, and not something else. */
  public get scalesReaders(): boolean {
    return this.properties.string('ScalableDimension') === READER_COUNT;
  }

  /** The cluster whose readers it scales; undefined when it scales something else. */
  public get cluster(): Cluster | undefined {
    if (!this.scalesReaders) return undefined;
    const identifier = this.properties.targetAfter('ResourceId', 'cluster:');
    return identifier === undefined ? undefined : this.neighbours.resolve(this, identifier, KINDS.cluster) ?? this.undecided('ResourceId');
  }

  /** The cluster of the app that is named by a reference alone, without what says that it is a cluster. */
  public get bareCluster(): Cluster | undefined {
    return known(() => this.relatedByReference('ResourceId', KINDS.cluster));
  }

  /** Whether the template does not tell which cluster it scales. */
  public get mayScaleAnyCluster(): boolean {
    return known(() => ({ cluster: this.cluster })) === undefined;
  }
}
