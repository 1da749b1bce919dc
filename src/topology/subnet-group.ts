import { Properties } from '../values/properties';
import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::EC2::VPC`. */
export class Vpc extends Resource {
  /** `default`, `dedicated` or `host`. */
  public get tenancy(): string | undefined {
    return this.properties.string('InstanceTenancy');
  }

  /** Whether the app attaches an internet gateway to it; undecided where an attachment does not say to which VPC. */
  public get hasInternetGateway(): boolean {
    const attachments = this.referrers(KINDS.internetGatewayAttachment, 'VpcId');
    if (attachments.some((one) => one.properties.has('InternetGatewayId'))) return true;
    return this.neighbours.mayHaveMoreReferrers(this, KINDS.internetGatewayAttachment, 'VpcId') ? this.undecided('VpcId') : false;
  }

  /** Whether public instances in it get a DNS name: EC2 switches resolution on by default, and hostnames off. */
  public get hasDnsHostnames(): boolean {
    return (this.properties.boolean('EnableDnsSupport') ?? true) && (this.properties.boolean('EnableDnsHostnames') ?? false);
  }
}

/** `AWS::EC2::VPCGatewayAttachment`. */
export class InternetGatewayAttachment extends Resource {}

/** `AWS::EC2::SubnetCidrBlock`: an IPv6 range added to a subnet. */
export class SubnetCidrBlock extends Resource {}

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

  /** `euw1-az1`: the same zone in every account. */
  public get zoneId(): string | undefined {
    return this.properties.string('AvailabilityZoneId');
  }

  /** `eu-west-1a`; undecided where EC2 chooses. */
  public get settledZone(): string {
    return this.zone ?? this.undecided('AvailabilityZone');
  }

  /** Equal for subnets in the same zone, also where the zone is chosen at deployment. */
  public get zoneIdentity(): string | undefined {
    return this.properties.identity('AvailabilityZone');
  }

  /** Whether the app gives it an IPv6 range; undecided where a range does not say to which subnet. */
  public get hasIpv6(): boolean {
    if (['Ipv6CidrBlock', 'Ipv6CidrBlocks', 'Ipv6IpamPoolId', 'Ipv6NetmaskLength', 'Ipv6Native'].some((property) => this.properties.has(property))) return true;
    if (this.referrers(KINDS.subnetCidrBlock, 'SubnetId').length > 0) return true;
    return this.neighbours.mayHaveMoreReferrers(this, KINDS.subnetCidrBlock, 'SubnetId') ? this.undecided('SubnetId') : false;
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

  /** As `subnets`; those that are declared elsewhere are left out. */
  public get knownSubnets(): Subnet[] {
    return this.knownRelated('SubnetIds', KINDS.subnet);
  }

  /** Whether its list of subnets is there and empty, as a selection is that nothing meets. */
  public get isEmpty(): boolean {
    return this.properties.count('SubnetIds') === 0;
  }

  /** Whether it has one subnet, wherever that is declared. */
  public get singleSubnet(): boolean {
    return isSingle(this.properties, 'SubnetIds');
  }

  /** The zone all its subnets are in; undefined where they are in several, or EC2 chooses. */
  public get sharedZone(): string | undefined {
    return sharedZoneOf(this.subnets);
  }

  /** The VPCs its subnets are in. */
  public get vpcs(): Vpc[] {
    return vpcsOf(this.subnets);
  }

  /** The clusters of the app that use it. */
  public get clusters(): Cluster[] {
    return this.referrers(KINDS.cluster, 'DBSubnetGroupName');
  }
}

/** Whether a list of subnets has one item that stands for one subnet, and not for a list that is not known yet. */
export function isSingle(properties: Properties, property: string): boolean {
  const [only, ...rest] = properties.knownTargets(property);
  return properties.count(property) === 1 && rest.length === 0 && only !== undefined && (typeof only !== 'string' || /^subnet-\w+$/.test(only));
}

/** The zone all of them are in, as a message shows it; undefined where they are in several, or it cannot be told. */
export function sharedZoneOf(subnets: readonly Subnet[]): string | undefined {
  const [first, ...rest] = subnets.map((subnet) => subnet.zoneIdentity);
  if (first === undefined || rest.length === 0 || rest.some((zone) => zone !== first)) return undefined;
  return first.startsWith('=') ? first.slice(1) : 'the same Availability Zone';
}

/** The different VPCs they are in; undecided where one is outside the app. */
export function vpcsOf(members: readonly { readonly vpc: Vpc | undefined }[]): Vpc[] {
  return [...new Set(members.flatMap(({ vpc }) => vpc ?? []))];
}
