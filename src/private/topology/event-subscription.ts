import { Resource } from './resource';

/** `AWS::RDS::EventSubscription`. */
export class EventSubscription extends Resource {
  /** `db-cluster`, `db-instance` … */
  public get sourceType(): string | undefined {
    return this.properties.string('SourceType');
  }
}
