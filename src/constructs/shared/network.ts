import { Tokenization } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';

/** Aurora wants subnets in two Availability Zones at least. */
const MINIMUM_ZONES = 2;

/** Where a cluster is, as its properties say. */
type Placement = Pick<rds.DatabaseClusterProps, 'vpc' | 'vpcSubnets' | 'subnetGroup'>;

/**
 * The subnets a database belongs in: isolated ones, or else private ones with egress.
 *
 * @returns `undefined` when the VPC has neither in two Availability Zones, and a subnet group cannot be made without a choice
 */
export function privateSubnets(vpc: ec2.IVpc): ec2.SubnetSelection | undefined {
  if (spansZones(vpc.isolatedSubnets)) {
    return { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  }
  if (spansZones(vpc.privateSubnets)) {
    return { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS };
  }
  return undefined;
}

/** @returns the subnets that were given, or else private ones; `undefined` when a subnet group was given, or the VPC chooses */
export function clusterSubnets(props: Placement & { readonly vpc: ec2.IVpc }): ec2.SubnetSelection | undefined {
  return props.vpcSubnets ?? (props.subnetGroup === undefined ? privateSubnets(props.vpc) : undefined);
}

/**
 * The distinct Availability Zones of the cluster's subnets, in their order; those of imported subnets may be unknown.
 *
 * Which zones a subnet group spans that somebody else made is not known.
 */
export function clusterZones(props: Placement, vpcSubnets?: ec2.SubnetSelection): string[] {
  return props.vpc === undefined || props.subnetGroup !== undefined ? [] : distinctZones(props.vpc.selectSubnets(vpcSubnets).subnets);
}

/** Instance number `index` is placed round-robin; without a choice of zones the service places it. */
export function zoneFor(index: number, zones: readonly string[]): string | undefined {
  return zones.length < MINIMUM_ZONES ? undefined : zones[index % zones.length];
}

function spansZones(subnets: readonly ec2.ISubnet[]): boolean {
  if (subnets.some((subnet) => zoneOf(subnet) === undefined)) {
    return subnets.length >= MINIMUM_ZONES;
  }
  return distinctZones(subnets).length >= MINIMUM_ZONES;
}

function distinctZones(subnets: readonly ec2.ISubnet[]): string[] {
  const zones = subnets.map(zoneOf).filter((zone) => zone !== undefined);
  return [...new Set(zones)];
}

function zoneOf(subnet: ec2.ISubnet): string | undefined {
  try {
    const zone = subnet.availabilityZone;
    // A VPC imported with a list that is only known at deployment has a list token here, which is no zone.
    return Tokenization.reverseList([zone]) === undefined ? zone : undefined;
  } catch {
    // A subnet imported by its id alone throws when it is asked for its zone.
    return undefined;
  }
}
