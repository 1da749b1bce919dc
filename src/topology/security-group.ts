import { KINDS } from './kinds';
import { Resource } from './resource';
import type { Vpc } from './subnet-group';

/** `AWS::EC2::SecurityGroup`. */
export class SecurityGroup extends Resource {
  public get vpc(): Vpc | undefined {
    return this.related('VpcId', KINDS.vpc);
  }
}
