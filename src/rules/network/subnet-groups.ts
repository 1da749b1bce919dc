import { rule, topic } from '../../engine/rule';
import { MAX_CLUSTER_ZONES, MAX_SUBNET_GROUP_NAME, MIN_SUBNET_ZONES, RESERVED_SUBNET_GROUP_NAME, isLocalZone, isSubnetGroupName, nearestSubnetGroupName, regionOfZone } from '../../facts/network';
import { apiModel, apiReference, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { ANYTHING, member, mysql, other, stackName } from '../_examples';

const READ = '2026-11-22';
const createSubnetGroup = apiReference('API_CreateDBSubnetGroup.html', READ);
const zoneUnavailable = serviceError(
  "InvalidVPCNetworkStateFault: Availability zone '[us-east-1c]' is unavailable in this region, please choose another zone set.",
  'https://github.com/tmobile/jazz-installer/pull/525',
  READ,
);

type Properties = Record<string, unknown>;
const vpc = () => other('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true });
const subnet = (zone: unknown, properties: Properties = {}) => other('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24', AvailabilityZone: zone, ...properties });
const group = (properties: Properties = {}) => other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'example', SubnetIds: [{ Ref: 'One' }, { Ref: 'Two' }], ...properties });
const grouped = (properties: Properties = {}) => mysql({ DBSubnetGroupName: { Ref: 'Group' }, ...properties });
const instance = (properties: Properties) => member('aurora-mysql', properties);
const zoneOfRegion = (index: number) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] });
const twoZones = { Vpc: vpc(), One: subnet('us-east-1a'), Two: subnet('us-east-1b'), Group: group() };
const imported = { Group: group({ SubnetIds: [ANYTHING, 'subnet-0123456789abcdef0'] }) };

const tooManyZones = rule('ClusterAvailabilityZoneLimit', {
  on: 'cluster',
  with: 'AvailabilityZones',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A cluster names at most ${MAX_CLUSTER_ZONES} Availability Zones.`,
  sources: [apiReference('API_CreateDBCluster.html', READ), serviceError('You cannot specify more than 3 availability zones.', 'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-cluster-az-count/meta.yaml', READ)],
  check: ({ properties }) => {
    const count = properties.count('AvailabilityZones') ?? 0;
    return count > MAX_CLUSTER_ZONES && { at: 'AvailabilityZones', count };
  },
  what: ({ count }) => `AvailabilityZones has ${count} zones, above the limit of ${MAX_CLUSTER_ZONES}`,
  why: 'RDS refuses to create the cluster',
  fix: `keep ${MAX_CLUSTER_ZONES} zones, or remove AvailabilityZones and let RDS choose`,
  invalid: [{ title: 'four', resources: { Cluster: mysql({ AvailabilityZones: [0, 1, 2, 3].map(zoneOfRegion) }) } }],
  valid: [
    { title: 'three', resources: { Cluster: mysql({ AvailabilityZones: [0, 1, 2].map(zoneOfRegion) }) } },
    { title: 'left to RDS', resources: { Cluster: mysql() } },
    { title: 'the zones are an import', resources: { Cluster: mysql({ AvailabilityZones: ANYTHING }) } },
  ],
});

const uncoveredZone = rule('ClusterAvailabilityZoneSubnet', {
  on: 'cluster',
  with: 'AvailabilityZones',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Every Availability Zone a cluster names has a subnet in its DB subnet group.',
  sources: [zoneUnavailable],
  check: ({ properties, subnetGroup }) => {
    const zones = properties.strings('AvailabilityZones') ?? [];
    const covered = zones.length > 0 && subnetGroup && !subnetGroup.isEmpty ? subnetGroup.subnets.map((one) => one.settledZone) : zones;
    const missing = zones.filter((zone) => !covered.includes(zone));
    return missing.length > 0 && { at: 'AvailabilityZones', missing, covered: [...new Set(covered)] };
  },
  what: ({ missing, covered }) => `AvailabilityZones names ${missing.join(', ')}, and the DB subnet group has subnets in ${covered.join(', ')} only`,
  why: 'RDS refuses to create the cluster: the zone is unavailable',
  fix: ({ covered }) => `set AvailabilityZones to zones out of ${covered.join(', ')}, or remove it and let RDS choose`,
  invalid: [
    { title: 'a third zone', resources: { ...twoZones, Cluster: grouped({ AvailabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] }) } },
    { title: 'two other zones', resources: { ...twoZones, Cluster: grouped({ AvailabilityZones: ['us-east-1a', 'us-east-1c', 'us-east-1d'] }) } },
  ],
  valid: [
    { title: 'the zones of the subnets', resources: { ...twoZones, Cluster: grouped({ AvailabilityZones: ['us-east-1a', 'us-east-1b'] }) } },
    { title: 'the subnets are outside the app', resources: { ...imported, Cluster: grouped({ AvailabilityZones: ['us-east-1c'] }) } },
    { title: 'the zones of the subnets are chosen at deployment', resources: { Vpc: vpc(), One: subnet(zoneOfRegion(0)), Two: subnet(zoneOfRegion(1)), Group: group(), Cluster: grouped({ AvailabilityZones: ['us-east-1c'] }) } },
    { title: 'EC2 chooses the zone of a subnet', resources: { Vpc: vpc(), One: subnet('us-east-1a'), Two: subnet(undefined), Group: group(), Cluster: grouped({ AvailabilityZones: ['us-east-1c'] }) } },
  ],
});

const uncoveredInstance = rule('MemberAvailabilityZoneSubnet', {
  on: 'member',
  with: 'AvailabilityZone',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The Availability Zone of an instance has a subnet in the DB subnet group of its cluster.',
  sources: [cfnReference('aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-availabilityzone', READ), zoneUnavailable],
  check: ({ properties, cluster }) => {
    const zone = properties.string('AvailabilityZone');
    const subnetGroup = zone === undefined ? undefined : cluster?.subnetGroup;
    const covered = subnetGroup?.isEmpty === false && subnetGroup.subnets.map((one) => one.settledZone);
    return zone !== undefined && covered && !covered.includes(zone) && { at: 'AvailabilityZone', zone, covered: [...new Set(covered)] };
  },
  what: ({ zone, covered }) => `AvailabilityZone is '${zone}', and the DB subnet group of the cluster has subnets in ${covered.join(', ')} only`,
  why: 'RDS refuses to create the instance: it has no subnet to be in',
  fix: ({ covered }) => `set AvailabilityZone to one of ${covered.join(', ')}, or remove it and let RDS choose`,
  invalid: [{ title: 'a zone without a subnet', resources: { ...twoZones, Cluster: grouped(), Writer: instance({ AvailabilityZone: 'us-east-1d' }) } }],
  valid: [
    { title: 'a zone of the group', resources: { ...twoZones, Cluster: grouped(), Writer: instance({ AvailabilityZone: 'us-east-1a' }) } },
    { title: 'left to RDS', resources: { ...twoZones, Cluster: grouped(), Writer: instance({}) } },
    { title: 'the subnets are outside the app', resources: { ...imported, Cluster: grouped(), Writer: instance({ AvailabilityZone: 'us-east-1d' }) } },
    { title: 'the cluster is outside the app', resources: { Writer: instance({ DBClusterIdentifier: ANYTHING, AvailabilityZone: 'us-east-1d' }) } },
  ],
});

/** Where a zone is named, and what is in it. */
const NAMED_ZONES = [
  { id: 'ClusterAvailabilityZone', on: 'cluster', property: 'AvailabilityZones', example: (zone: unknown) => ({ Cluster: mysql({ AvailabilityZones: [zone] }) }) },
  { id: 'MemberAvailabilityZone', on: 'member', property: 'AvailabilityZone', example: (zone: unknown) => ({ Cluster: mysql(), Writer: instance({ AvailabilityZone: zone }) }) },
] as const;

const zoneOfOtherRegion = ({ id, on, property, example }: (typeof NAMED_ZONES)[number]) =>
  rule(`${id}Region`, {
    on,
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} names zones of the region of the stack.`,
    sources: [zoneUnavailable, apiReference('API_CreateDBInstance.html', READ)],
    check: (resource) => {
      const zones = resource.properties.strings(property) ?? [];
      const foreign = zones.find((zone) => (regionOfZone(zone) ?? resource.region) !== resource.region);
      return foreign !== undefined && { at: property, foreign, region: resource.region };
    },
    what: ({ foreign, region }) => `${property} names '${foreign}', and the stack is in ${region}`,
    why: 'RDS refuses it: the zone has to be in the region of the request',
    fix: ({ region }) => `name a zone of ${region}, or remove ${property} and let RDS choose`,
    invalid: [{ title: 'a zone of another region', region: 'eu-west-1', resources: example('us-east-1a') }],
    valid: [
      { title: 'a zone of the region', region: 'eu-west-1', resources: example('eu-west-1a') },
      { title: 'a stack for any region', resources: example('us-east-1a') },
      { title: 'the zone is an import', region: 'eu-west-1', resources: example(ANYTHING) },
    ],
  });

const localZone = ({ id, on, property, example }: (typeof NAMED_ZONES)[number]) =>
  rule(`${id}Local`, {
    on,
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} names Availability Zones, and no Local Zones.`,
    sources: [userGuide('Concepts.RegionsAndAvailabilityZones.html', READ)],
    check: ({ properties }) => {
      const local = (properties.strings(property) ?? []).find(isLocalZone);
      return local !== undefined && { at: property, local, region: regionOfZone(local) };
    },
    what: ({ local }) => `${property} names '${local}', which is a Local Zone`,
    why: 'RDS refuses it: Aurora is not offered in Local Zones',
    fix: ({ region }) => `name a zone such as ${region}a, or remove ${property} and let RDS choose`,
    invalid: [{ title: 'Los Angeles', resources: example('us-west-2-lax-1a') }],
    valid: [
      { title: 'a zone of the region', resources: example('us-west-2a') },
      { title: 'a zone of GovCloud', resources: example('us-gov-west-1a') },
      { title: 'the zone is an import', resources: example(ANYTHING) },
    ],
  });

const oneZone = rule('SubnetGroupZoneCoverage', {
  on: 'subnetGroup',
  with: 'SubnetIds',
  effect: 'rejected',
  since: '0.1.0',
  summary: `The subnets of a DB subnet group are in at least ${MIN_SUBNET_ZONES} Availability Zones.`,
  sources: [
    createSubnetGroup,
    serviceError("The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: us-east-2a. Add subnets to cover at least 2 AZs.", 'https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/821', READ),
  ],
  check: (one) => {
    if (one.isEmpty) return { at: 'SubnetIds', has: 'no subnet' };
    const has = one.singleSubnet ? 'one subnet' : one.sharedZone && `subnets in ${one.sharedZone} only`;
    return has !== undefined && { at: 'SubnetIds', has };
  },
  what: ({ has }) => `SubnetIds has ${has}, and a DB subnet group needs subnets in at least ${MIN_SUBNET_ZONES} Availability Zones`,
  why: 'RDS refuses to create the DB subnet group',
  fix: ({ has }) => (has === 'no subnet' ? `add subnets in ${MIN_SUBNET_ZONES} Availability Zones` : 'add a subnet in another Availability Zone'),
  invalid: [
    { title: 'no subnet', resources: { Group: group({ SubnetIds: [] }), Cluster: grouped({ AvailabilityZones: ['us-east-1a'] }), Writer: instance({ AvailabilityZone: 'us-east-1a' }) } },
    { title: 'one subnet', resources: { Vpc: vpc(), One: subnet('us-east-1a'), Group: group({ SubnetIds: [{ Ref: 'One' }] }), Cluster: grouped() } },
    { title: 'two subnets in one zone', resources: { Vpc: vpc(), One: subnet('us-east-1a'), Two: subnet('us-east-1a'), Group: group(), Cluster: grouped() } },
    { title: 'two subnets in the first zone, whichever that is', resources: { Vpc: vpc(), One: subnet(zoneOfRegion(0)), Two: subnet(zoneOfRegion(0)), Group: group(), Cluster: grouped() } },
  ],
  valid: [
    { title: 'two zones', resources: { ...twoZones, Cluster: grouped() } },
    { title: 'zones chosen at deployment', resources: { Vpc: vpc(), One: subnet(zoneOfRegion(0)), Two: subnet(zoneOfRegion(1)), Group: group(), Cluster: grouped() } },
    { title: 'the subnets are an import', resources: { Group: group({ SubnetIds: { 'Fn::Split': [',', ANYTHING] } }), Cluster: grouped() } },
    { title: 'an item that may stand for several', resources: { Group: group({ SubnetIds: [ANYTHING] }), Cluster: grouped() } },
    { title: 'EC2 chooses the zones', resources: { Vpc: vpc(), One: subnet(undefined), Two: subnet(undefined), Group: group(), Cluster: grouped() } },
  ],
});

const twoVpcs = rule('SubnetGroupVpc', {
  on: 'subnetGroup',
  with: 'SubnetIds',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The subnets of a DB subnet group are in one VPC.',
  sources: [apiModel('InvalidSubnet', '2026-11-28'), createSubnetGroup],
  check: ({ vpcs }) => vpcs.length > 1 && { at: 'SubnetIds', names: vpcs.map(({ logicalId }) => logicalId) },
  what: ({ names }) => `SubnetIds has subnets of the VPCs ${names.join(' and ')}`,
  why: 'RDS refuses to create the DB subnet group: its subnets have to be in a common VPC',
  fix: ({ names }) => `keep the subnets of ${names[0]}`,
  invalid: [{ title: 'a subnet of another VPC', resources: { Vpc: vpc(), Second: vpc(), One: subnet('us-east-1a'), Two: subnet('us-east-1b', { VpcId: { Ref: 'Second' } }), Group: group(), Cluster: grouped() } }],
  valid: [
    { title: 'one VPC', resources: { ...twoZones, Cluster: grouped() } },
    { title: 'one VPC is outside the app', resources: { Vpc: vpc(), One: subnet('us-east-1a'), Two: subnet('us-east-1b', { VpcId: ANYTHING }), Group: group(), Cluster: grouped() } },
    { title: 'the subnets are outside the app', resources: { ...imported, Cluster: grouped() } },
  ],
});

const reservedName = rule('SubnetGroupNameReserved', {
  on: 'subnetGroup',
  with: 'DBSubnetGroupName',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A DB subnet group is not named ${RESERVED_SUBNET_GROUP_NAME}.`,
  sources: [
    cfnReference('aws-resource-rds-dbsubnetgroup.html#cfn-rds-dbsubnetgroup-dbsubnetgroupname', READ),
    serviceError("Resource of type 'AWS::RDS::DBSubnetGroup' with identifier 'default' already exists.", 'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-subnet-group-name-reserved/meta.yaml', READ),
  ],
  check: ({ properties }) => {
    const name = properties.string('DBSubnetGroupName');
    return name?.toLowerCase() === RESERVED_SUBNET_GROUP_NAME && { at: 'DBSubnetGroupName', name };
  },
  what: ({ name }) => `DBSubnetGroupName is '${name}', the name of the group that RDS keeps for the default VPC`,
  why: 'RDS refuses to create the DB subnet group: the name is reserved',
  fix: 'give it another name, or remove DBSubnetGroupName and let CloudFormation choose',
  invalid: [
    { title: 'default', resources: { ...twoZones, Group: group({ DBSubnetGroupName: 'default' }), Cluster: grouped() } },
    { title: 'in another case', resources: { ...twoZones, Group: group({ DBSubnetGroupName: 'Default' }), Cluster: grouped() } },
  ],
  valid: [
    { title: 'a name of its own', resources: { ...twoZones, Group: group({ DBSubnetGroupName: 'default-subnets' }), Cluster: grouped() } },
    { title: 'the name is an import', resources: { ...twoZones, Group: group({ DBSubnetGroupName: ANYTHING }), Cluster: grouped() } },
  ],
});

const name = rule('SubnetGroupName', {
  on: 'subnetGroup',
  with: 'DBSubnetGroupName',
  effect: 'rejected',
  since: '0.1.0',
  summary: `The name of a DB subnet group has at most ${MAX_SUBNET_GROUP_NAME} letters, digits, periods, underscores, spaces and hyphens.`,
  sources: [createSubnetGroup, serviceError('Invalid subnet group name:  ????', 'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-subnet-group-name/meta.yaml', READ)],
  check: ({ properties }) => {
    const value = properties.outline('DBSubnetGroupName');
    return value !== undefined && value !== '' && !isSubnetGroupName(value) && { at: 'DBSubnetGroupName', value };
  },
  what: ({ value }) => `DBSubnetGroupName is '${value}', and may have at most ${MAX_SUBNET_GROUP_NAME} letters, digits, periods, underscores, spaces and hyphens`,
  why: 'RDS refuses to create the DB subnet group',
  fix: ({ value }) => `set DBSubnetGroupName to '${nearestSubnetGroupName(value)}'`,
  invalid: [
    { title: 'a slash', resources: { ...twoZones, Group: group({ DBSubnetGroupName: 'app/database' }), Cluster: grouped() } },
    { title: 'two colons', resources: { ...twoZones, Group: group({ DBSubnetGroupName: 'app::database' }), Cluster: grouped() } },
    { title: 'too long', resources: { ...twoZones, Group: group({ DBSubnetGroupName: 'a'.repeat(256) }), Cluster: grouped() } },
    { title: 'a slash behind the name of the stack', resources: { ...twoZones, Group: group({ DBSubnetGroupName: stackName('/database') }), Cluster: grouped() } },
  ],
  valid: [
    { title: 'the name of the stack in front', resources: { ...twoZones, Group: group({ DBSubnetGroupName: stackName(' database') }), Cluster: grouped() } },
    { title: 'empty: whether that is a name is not documented', resources: { ...twoZones, Group: group({ DBSubnetGroupName: '' }), Cluster: grouped() } },
    { title: 'everything that is allowed', resources: { ...twoZones, Group: group({ DBSubnetGroupName: 'App 2.database_subnets-a' }), Cluster: grouped() } },
    { title: 'as long as can be', resources: { ...twoZones, Group: group({ DBSubnetGroupName: 'a'.repeat(255) }), Cluster: grouped() } },
    { title: 'the name is an import', resources: { ...twoZones, Group: group({ DBSubnetGroupName: ANYTHING }), Cluster: grouped() } },
  ],
});

export const subnetGroups = topic(
  'subnet-groups',
  { title: 'Availability Zones and subnet groups', about: 'Where the instances of a cluster can be: the zones that are named, and the subnets of its DB subnet group.' },
  [
    tooManyZones, uncoveredZone, uncoveredInstance, ...NAMED_ZONES.map(zoneOfOtherRegion), ...NAMED_ZONES.map(localZone),
    oneZone, twoVpcs, reservedName, name,
  ],
);
