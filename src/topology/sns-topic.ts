import { Resource } from './resource';

/** `AWS::SNS::Topic`. */
export class SnsTopic extends Resource {
  public get isFifo(): boolean {
    return this.properties.boolean('FifoTopic') ?? false;
  }
}
