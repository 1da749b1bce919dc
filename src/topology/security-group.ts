import type { Properties } from '../values/properties';
import { KINDS } from './kinds';
import { Resource, known } from './resource';
import type { Vpc } from './subnet-group';

/** A rule of a security group: who is let in. */
export interface Ingress {
  /** What declares it: the security group, or a resource of its own. */
  readonly declaredBy: Resource;
  readonly properties: Properties;
}

/** `AWS::EC2::SecurityGroup`. */
export class SecurityGroup extends Resource {
  public get vpc(): Vpc | undefined {
    return this.related('VpcId', KINDS.vpc);
  }

  /** The rules for what comes in, as far as the app declares them. */
  public get ingress(): Ingress[] {
    const own = known(() => this.properties.propertiesList('SecurityGroupIngress')) ?? [];
    return [
      ...own.map((properties) => ({ declaredBy: this, properties })),
      ...this.referrers(KINDS.securityGroupIngress, 'GroupId').map((rule) => ({ declaredBy: rule, properties: rule.properties })),
    ];
  }

  /** The security group of the app that a rule lets in; undefined where it lets in something else. */
  public sourceOf({ properties }: Ingress): SecurityGroup | undefined {
    const target = known(() => properties.target('SourceSecurityGroupId'));
    return target === undefined ? undefined : this.neighbours.resolve(this, target, KINDS.securityGroup);
  }
}

/** `AWS::EC2::SecurityGroupIngress`: a rule of a security group that is declared elsewhere. */
export class SecurityGroupIngress extends Resource {}
