import { rule, topic } from '../../engine/rule';
import { DUAL_STACK, NETWORK_TYPES, meantNetworkType } from '../../facts/network';
import { apiModel, apiReference, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { ANYTHING, member, mysql, other } from '../_examples';

const READ = '2026-11-22';
const inVpc = userGuide('USER_VPC.WorkingWithRDSInstanceinaVPC.html', READ);
const otherVpc = (url: string) =>
  serviceError('The DB instance and EC2 security group are in different VPCs. The DB instance is in {default_vpc} and the EC2 security group is in {used vpc}', url, READ);

type Properties = Record<string, unknown>;
const vpc = (properties: Properties = {}) => other('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true, ...properties });
const subnet = (zone: string, properties: Properties = {}) => other('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24', AvailabilityZone: zone, ...properties });
const group = other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'example', SubnetIds: [{ Ref: 'One' }, { Ref: 'Two' }] });
const subnets = (properties?: Properties) => ({ Vpc: vpc(), One: subnet('us-east-1a', properties), Two: subnet('us-east-1b', properties), Group: group });
const outside = { Group: other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'example', SubnetIds: [ANYTHING, 'subnet-0123456789abcdef0'] }) };
const securityGroup = (VpcId: unknown) => other('AWS::EC2::SecurityGroup', { GroupDescription: 'clients', VpcId });
const gateway = other('AWS::EC2::VPCGatewayAttachment', { VpcId: { Ref: 'Vpc' }, InternetGatewayId: 'igw-0123456789abcdef0' });
const grouped = (properties: Properties = {}) => mysql({ DBSubnetGroupName: { Ref: 'Group' }, ...properties });
const secured = { VpcSecurityGroupIds: [{ 'Fn::GetAtt': ['Clients', 'GroupId'] }] };
const publicInstance = member('aurora-mysql', { PubliclyAccessible: true });

const networkType = rule('ClusterNetworkType', {
  on: 'cluster',
  with: 'NetworkType',
  effect: 'rejected',
  since: '0.1.0',
  summary: `NetworkType is ${NETWORK_TYPES.join(' or ')}.`,
  sources: [apiModel('NetworkTypeNotSupported', '2026-11-28'), apiReference('API_CreateDBCluster.html', READ), apiReference('API_CreateDBProxy.html', READ)],
  check: ({ properties }) => {
    const value = properties.string('NetworkType');
    const meant = value === undefined ? undefined : meantNetworkType(value);
    return meant !== undefined && { at: 'NetworkType', value, meant };
  },
  what: ({ value }) => `NetworkType is '${value}', and the network types are ${NETWORK_TYPES.join(' and ')}`,
  why: 'RDS refuses to create the cluster: the network type is not supported',
  fix: ({ meant }) => `set NetworkType to '${meant}'`,
  invalid: [
    { title: 'IPv6 alone', resources: { Cluster: mysql({ NetworkType: 'IPV6' }) } },
    { title: 'in another case', resources: { Cluster: mysql({ NetworkType: 'dual' }) } },
  ],
  valid: [
    { title: 'IPv4', resources: { Cluster: mysql({ NetworkType: 'IPV4' }) } },
    { title: 'both', resources: { Cluster: mysql({ NetworkType: 'DUAL' }) } },
    { title: 'a type newer than this package', resources: { Cluster: mysql({ NetworkType: 'IPV8' }) } },
    { title: 'the type is an import', resources: { Cluster: mysql({ NetworkType: ANYTHING }) } },
  ],
});

const dualStack = rule('ClusterDualStackSubnets', {
  on: 'cluster',
  with: 'NetworkType',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Every subnet of a dual-stack cluster has an IPv6 range.',
  sources: [inVpc, apiReference('API_CreateDBCluster.html', READ)],
  check: ({ properties, subnetGroup }) => {
    const missing = properties.string('NetworkType') === DUAL_STACK ? subnetGroup?.subnets.find((one) => !one.hasIpv6) : undefined;
    return missing && { at: 'NetworkType', subnet: missing.logicalId };
  },
  what: ({ subnet: id }) => `NetworkType is '${DUAL_STACK}', and the subnet ${id} of the DB subnet group has no IPv6 range`,
  why: 'RDS refuses to create the cluster: its DB subnet group does not support the network type',
  fix: ({ subnet: id }) => `set Ipv6CidrBlock on ${id} and on the other subnets of the group`,
  invalid: [{ title: 'subnets with IPv4', resources: { ...subnets(), Cluster: grouped({ NetworkType: 'DUAL' }) } }],
  valid: [
    { title: 'a range on each subnet', resources: { ...subnets({ Ipv6CidrBlock: 'fd00::/64' }), Cluster: grouped({ NetworkType: 'DUAL' }) } },
    {
      title: 'ranges that are added to the subnets',
      resources: {
        ...subnets(),
        RangeOne: other('AWS::EC2::SubnetCidrBlock', { SubnetId: { Ref: 'One' }, Ipv6CidrBlock: 'fd00:0:0:1::/64' }),
        RangeTwo: other('AWS::EC2::SubnetCidrBlock', { SubnetId: { Ref: 'Two' }, Ipv6CidrBlock: 'fd00:0:0:2::/64' }),
        Cluster: grouped({ NetworkType: 'DUAL' }),
      },
    },
    { title: 'IPv4', resources: { ...subnets(), Cluster: grouped() } },
    { title: 'the subnets are outside the app', resources: { ...outside, Cluster: grouped({ NetworkType: 'DUAL' }) } },
  ],
});

const defaultVpc = rule('ClusterSubnetGroupMissing', {
  on: 'cluster',
  with: 'VpcSecurityGroupIds',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A cluster with a security group of a VPC of the app names a DB subnet group of that VPC.',
  sources: [otherVpc('https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/310'), cfnReference('aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-dbsubnetgroupname', READ)],
  check: (cluster) => {
    // A VPC that is created by the app is never the default one.
    const foreign = cluster.properties.has('DBSubnetGroupName') ? undefined : cluster.securityGroups.find((one) => one.vpc);
    return foreign && !cluster.inheritsData && { at: 'DBSubnetGroupName', group: foreign.logicalId, vpc: foreign.vpc?.logicalId };
  },
  what: ({ group: id, vpc: vpcId }) => `DBSubnetGroupName is missing, and the security group ${id} belongs to the VPC ${vpcId}`,
  why: 'without a DB subnet group the cluster is created in the default VPC, and RDS refuses a security group of another VPC',
  fix: ({ vpc: vpcId }) => `set DBSubnetGroupName to a DB subnet group in ${vpcId}`,
  invalid: [{ title: 'a group that nobody uses', resources: { ...subnets(), Clients: securityGroup({ Ref: 'Vpc' }), Cluster: mysql(secured) } }],
  valid: [
    { title: 'with a DB subnet group', resources: { ...subnets(), Clients: securityGroup({ Ref: 'Vpc' }), Cluster: grouped(secured) } },
    { title: 'the VPC is outside the app, and may be the default one', resources: { Clients: securityGroup('vpc-0123456789abcdef0'), Cluster: mysql(secured) } },
    { title: 'the security group is an import', resources: { Cluster: mysql({ VpcSecurityGroupIds: [ANYTHING] }) } },
    { title: 'the DB subnet group is an import', resources: { ...subnets(), Clients: securityGroup({ Ref: 'Vpc' }), Cluster: mysql({ ...secured, DBSubnetGroupName: ANYTHING }) } },
  ],
});

const securityGroupVpc = rule('ClusterSecurityGroupVpc', {
  on: 'cluster',
  with: 'VpcSecurityGroupIds',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The security groups of a cluster are in the VPC of its DB subnet group.',
  sources: [otherVpc('https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/310'), inVpc],
  check: ({ subnetGroup, securityGroups }) => {
    const [home, ...more] = subnetGroup && securityGroups.length > 0 ? subnetGroup.vpcs : [];
    const foreign = home && more.length === 0 ? securityGroups.find((one) => one.vpc && one.vpc !== home) : undefined;
    return foreign && { at: 'VpcSecurityGroupIds', group: foreign.logicalId, vpc: foreign.vpc?.logicalId, home: home?.logicalId };
  },
  what: ({ group: id, vpc: vpcId, home }) => `VpcSecurityGroupIds names ${id} of the VPC ${vpcId}, and the DB subnet group of the cluster is in the VPC ${home}`,
  why: 'RDS refuses to create the cluster: it and its security groups are in different VPCs',
  fix: ({ home }) => `use a security group of ${home}`,
  invalid: [{ title: 'a security group of another VPC', resources: { ...subnets(), Second: vpc(), Clients: securityGroup({ Ref: 'Second' }), Cluster: grouped(secured) } }],
  valid: [
    { title: 'one VPC', resources: { ...subnets(), Clients: securityGroup({ Ref: 'Vpc' }), Cluster: grouped(secured) } },
    { title: 'the VPC of the security group is an import', resources: { ...subnets(), Clients: securityGroup(ANYTHING), Cluster: grouped(secured) } },
    { title: 'the subnets are outside the app', resources: { ...outside, Vpc: vpc(), Clients: securityGroup({ Ref: 'Vpc' }), Cluster: grouped(secured) } },
  ],
});

const internetGateway = rule('MemberPublicInternetGateway', {
  on: 'member',
  with: 'PubliclyAccessible',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A publicly accessible instance is in a VPC with an internet gateway.',
  sources: [apiReference('API_CreateDBInstance.html', READ), cfnReference('aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-publiclyaccessible', READ)],
  check: ({ properties, cluster }) => {
    const cut = properties.boolean('PubliclyAccessible') ? cluster?.subnetGroup?.vpcs.find((one) => !one.hasInternetGateway) : undefined;
    return cut && { at: 'PubliclyAccessible', vpc: cut.logicalId };
  },
  what: ({ vpc: id }) => `PubliclyAccessible is true, and the VPC ${id} of the cluster has no internet gateway`,
  why: 'RDS refuses to create the instance',
  fix: ({ vpc: id }) => `remove PubliclyAccessible, or attach an internet gateway to ${id}`,
  invalid: [{ title: 'an isolated VPC', resources: { ...subnets(), Cluster: grouped(), Writer: publicInstance } }],
  valid: [
    { title: 'with a gateway', resources: { ...subnets(), Gateway: gateway, Cluster: grouped(), Writer: publicInstance } },
    { title: 'a private instance', resources: { ...subnets(), Cluster: grouped(), Writer: member('aurora-mysql', { PubliclyAccessible: false }) } },
    { title: 'the VPC is outside the app', resources: { ...outside, Cluster: grouped(), Writer: publicInstance } },
    { title: 'the VPC the gateway is attached to is an import', resources: { ...subnets(), Gateway: other('AWS::EC2::VPCGatewayAttachment', { VpcId: ANYTHING, InternetGatewayId: 'igw-0123456789abcdef0' }), Cluster: grouped(), Writer: publicInstance } },
  ],
});

const dnsHostnames = rule('MemberPublicDns', {
  on: 'member',
  with: 'PubliclyAccessible',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A publicly accessible instance is in a VPC with DNS resolution and DNS hostnames.',
  sources: [
    serviceError('Cannot create a publicly accessible DBInstance.  The specified VPC does not support DNS resolution, DNS hostnames, or both. Update the VPC and then try again', 'https://github.com/upbound/universal-crossplane/pull/279', READ),
    inVpc,
  ],
  check: ({ properties, cluster }) => {
    const nameless = properties.boolean('PubliclyAccessible') ? cluster?.subnetGroup?.vpcs.find((one) => !one.hasDnsHostnames) : undefined;
    return nameless && { at: 'PubliclyAccessible', vpc: nameless.logicalId };
  },
  what: ({ vpc: id }) => `PubliclyAccessible is true, and the VPC ${id} of the cluster does not have both EnableDnsSupport and EnableDnsHostnames`,
  why: 'RDS refuses to create a publicly accessible instance there',
  fix: ({ vpc: id }) => `set EnableDnsHostnames and EnableDnsSupport to true on ${id}, or remove PubliclyAccessible`,
  invalid: [
    { title: 'hostnames, which are off by default', resources: { ...subnets(), Vpc: vpc({ EnableDnsHostnames: undefined }), Gateway: gateway, Cluster: grouped(), Writer: publicInstance } },
    { title: 'resolution is switched off', resources: { ...subnets(), Vpc: vpc({ EnableDnsSupport: false }), Gateway: gateway, Cluster: grouped(), Writer: publicInstance } },
  ],
  valid: [
    { title: 'both', resources: { ...subnets(), Gateway: gateway, Cluster: grouped(), Writer: publicInstance } },
    { title: 'a private instance', resources: { ...subnets(), Vpc: vpc({ EnableDnsHostnames: false }), Cluster: grouped(), Writer: member('aurora-mysql') } },
    { title: 'hostnames are an import', resources: { ...subnets(), Vpc: vpc({ EnableDnsHostnames: ANYTHING }), Gateway: gateway, Cluster: grouped(), Writer: publicInstance } },
    { title: 'the VPC is outside the app', resources: { ...outside, Cluster: grouped(), Writer: publicInstance } },
  ],
});

export const network = topic(
  'network',
  { title: 'Network', about: 'How a cluster is reached: network type, security groups and public access, and what its VPC has to have for them.' },
  [networkType, dualStack, defaultVpc, securityGroupVpc, internetGateway, dnsHostnames],
);
