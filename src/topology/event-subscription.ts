import { Reference } from '../values/value';
import type { Cluster } from './cluster';
import type { Instance } from './instance';
import { KINDS, Kind } from './kinds';
import { Resource } from './resource';
import type { SnsTopic } from './sns-topic';

/** `AWS::RDS::EventSubscription`. */
export class EventSubscription extends Resource {
  /** `db-cluster`, `db-instance` … */
  public get sourceType(): string | undefined {
    return this.properties.string('SourceType');
  }

  /** The topic of the app it publishes to. */
  public get topic(): SnsTopic | undefined {
    return this.related('SnsTopicArn', KINDS.snsTopic);
  }

  /** The clusters of the app among its sources, where they are referred to and not only named. */
  public get referencedClusters(): Cluster[] {
    return this.referenced(KINDS.cluster);
  }

  /** The instances of the app among its sources, where they are referred to and not only named. */
  public get referencedInstances(): Instance[] {
    return this.referenced(KINDS.instance);
  }

  private referenced<R extends Resource>(kind: Kind<R>): R[] {
    return this.properties
      .knownTargets('SourceIds')
      .flatMap((target) => (target instanceof Reference ? (this.neighbours.resolve(this, target, kind) ?? []) : []));
  }
}
