import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::EC2::VPC`. */
export class Vpc extends Resource {
  /** `default`, `dedicated` or `host`. */
  public get tenancy(): string | undefined {
    return this.properties.string('InstanceTenancy');
  }
}

/** `AWS::EC2::Subnet`. */
export class Subnet extends Resource {
  public get vpc(): Vpc | undefined {
    return this.related('VpcId', KINDS.vpc);
  }

  /** Equal for subnets in the same VPC, also one outside the app. */
  public get vpcIdentity(): string | undefined {
    return this.properties.identity('VpcId');
  }

  /** `eu-west-1a`. */
  public get zone(): string | undefined {
    return this.properties.string('AvailabilityZone');
  }

  /** Equal for subnets in the same zone, also where the zone is chosen at deployment. */
  public get zoneIdentity(): string | undefined {
    return this.properties.identity('AvailabilityZone');
  }
}

/** `AWS::RDS::DBSubnetGroup`. */
export class SubnetGroup extends Resource {
  /** The subnets of the group; undecided unless every one is declared in the app. */
  public get subnets(): Subnet[] {
    const count = this.properties.count('SubnetIds') ?? 0;
    const subnets = this.properties
      .knownTargets('SubnetIds')
      .flatMap((target) => this.neighbours.resolve(this, target, KINDS.subnet) ?? []);
    return subnets.length === count ? subnets : this.undecided('SubnetIds');
  }

  /** The clusters of the app that use it. */
  public get clusters(): Cluster[] {
    return this.referrers(KINDS.cluster, 'DBSubnetGroupName');
  }
}
