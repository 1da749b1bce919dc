import { Tokenization } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';

/** Aurora wants subnets in two Availability Zones at least. */
const MINIMUM_ZONES = 2;

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

/** The distinct Availability Zones of the selected subnets, in their order; those of imported subnets may be unknown. */
export function zonesOf(vpc: ec2.IVpc, selection?: ec2.SubnetSelection): string[] {
  return distinctZones(vpc.selectSubnets(selection).subnets);
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
