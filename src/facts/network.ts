import { knownLength } from './partly-known';
import { table } from './tables';
import { misspelt } from './words';

/**
 * Zones and subnets of an Aurora cluster.
 */

/**
 * Availability Zones a cluster can name.
 * Source: CreateDBCluster, AvailabilityZones; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (read 2026-11-22).
 */
export const MAX_CLUSTER_ZONES = 3;

/**
 * Availability Zones the subnets of a DB subnet group, or of a proxy, have to be in.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html, error DBSubnetGroupDoesNotCoverEnoughAZs,
 * and https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-network-prereqs.html (read 2026-11-22).
 */
export const MIN_SUBNET_ZONES = 2;

/**
 * Names of DB subnet groups. The service keeps them in lower case. That the first character has to be a letter is
 * documented, but no refusal is known, so it is not checked.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbsubnetgroup.html#cfn-rds-dbsubnetgroup-dbsubnetgroupname (read 2026-11-22).
 */
export const RESERVED_SUBNET_GROUP_NAME = 'default';
export const MAX_SUBNET_GROUP_NAME = 255;

export const isSubnetGroupName = (name: string): boolean => /^[a-zA-Z0-9._ …-]+$/.test(name) && knownLength(name) <= MAX_SUBNET_GROUP_NAME;

/** A name that is allowed and looks like `name`. */
export const nearestSubnetGroupName = (name: string): string => name.replace(/[^a-zA-Z0-9._ …-]+/g, '-').slice(0, MAX_SUBNET_GROUP_NAME);

/**
 * Values of NetworkType of a cluster. RDS has no databases with IPv6 alone.
 * Source: CreateDBCluster, NetworkType, and CreateDBProxy, TargetConnectionNetworkType;
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxy.html (read 2026-11-22).
 */
export const NETWORK_TYPES = ['IPV4', 'DUAL'] as const;
export const DUAL_STACK = 'DUAL';

/** Names people give to both protocols. */
export const DUAL_STACK_NAMES = table<string>({ dualstack: DUAL_STACK });

/** A database cannot have IPv6 alone. */
const WITHOUT_IPV6_ALONE = table<string>({ ...DUAL_STACK_NAMES, ipv6: DUAL_STACK });

/** The network type that was meant, where the value is certain to be wrong. */
export const meantNetworkType = (value: string): string | undefined => misspelt(value, NETWORK_TYPES, WITHOUT_IPV6_ALONE);

/** The region a zone belongs to: `eu-west-1` of `eu-west-1a`; undefined where the name has another shape. */
export const regionOfZone = (zone: string): string | undefined => /^([a-z]{2}(?:-[a-z]+)+-\d+)(?:[a-z]|-.*)$/.exec(zone)?.[1];

/**
 * Whether a zone is a Local Zone (`us-west-2-lax-1a`) or one of its kin, where Aurora is not offered.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.RegionsAndAvailabilityZones.html (read 2026-11-22).
 */
export const isLocalZone = (zone: string): boolean => /^[a-z]{2}(?:-[a-z]+)+-\d+-/.test(zone);

/** Value of InstanceTenancy under which instances run on hardware of one customer. */
export const DEDICATED_TENANCY = 'dedicated';
