import { Stack, aws_ec2 as ec2, aws_iam as iam, aws_rds as rds } from 'aws-cdk-lib';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { l1, l2, mysqlOf, ours, oursMysql, ownVpc, reader, vpcOf, writer } from './fixtures';

const T4G = ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.MEDIUM);
const R7G = ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.LARGE);
const endpoint = (stack: Stack, dbClusterIdentifier: string, props: Partial<rds.CfnDBClusterEndpointProps> = {}, name = 'reports') =>
  new rds.CfnDBClusterEndpoint(stack, name, { dbClusterIdentifier, dbClusterEndpointIdentifier: name, customEndpointType: 'ANY', ...props });
const subnet = (stack: Stack, id: string, zone: string, vpcId = 'vpc-0123456789abcdef0') => new ec2.CfnSubnet(stack, id, { vpcId, availabilityZone: zone, cidrBlock: '10.0.0.0/24' });
const subnetGroup = (stack: Stack, ...subnets: ec2.CfnSubnet[]) => new rds.CfnDBSubnetGroup(stack, 'Subnets', { dbSubnetGroupDescription: 'x', subnetIds: subnets.map(({ ref }) => ref) });

export const idioms: AreaIdioms = {
  'network': {
    L2: [
      wrongValue('both stacks in subnets with one', (stack, ipProtocol: ec2.IpProtocol) => l2(stack, { vpc: ownVpc(stack, { ipProtocol }), networkType: rds.NetworkType.DUAL }), [ec2.IpProtocol.IPV4_ONLY, ec2.IpProtocol.DUAL_STACK], 'error ClusterDualStackSubnets Shop/Orders/Resource NetworkType'),
      wrongValue('a security group of another VPC', (stack, isOther: boolean) => {
        const vpc = ownVpc(stack);
        l2(stack, { vpc, securityGroups: [new ec2.SecurityGroup(stack, 'Group', { vpc: isOther ? ownVpc(stack, {}, 'Other') : vpc })] });
      }, [true, false], 'error ClusterSecurityGroupVpc Shop/Orders/Resource VpcSecurityGroupIds'),
    ],
    ours: wrongValue('public, and no way to the internet', (stack, publiclyAccessible: boolean) => ours(stack, {
      vpc: ownVpc(stack, { natGateways: 0, subnetConfiguration: [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] }), writer: writer({ publiclyAccessible }), readers: [reader()],
    }), [true, false], 'error MemberPublicInternetGateway Shop/Orders/Writer/Resource PubliclyAccessible'),
    L1: wrongValue('a security group by attribute, and no subnet group', (stack, hasSubnets: boolean) => {
      const vpc = new ec2.CfnVPC(stack, 'Net', { cidrBlock: '10.0.0.0/16' });
      const group = new ec2.CfnSecurityGroup(stack, 'Group', { groupDescription: 'x', vpcId: vpc.ref });
      const subnets = subnetGroup(stack, subnet(stack, 'A', 'eu-west-1a', vpc.attrVpcId), subnet(stack, 'B', 'eu-west-1b', vpc.ref));
      l1(stack, { vpcSecurityGroupIds: [group.attrGroupId], dbSubnetGroupName: hasSubnets ? subnets.ref : undefined });
    }, [false, true], 'error ClusterSubnetGroupMissing Shop/Orders DBSubnetGroupName'),
  },
  'subnet-groups': {
    L2: [
      wrongValue('subnets of one zone', (stack, availabilityZones: string[] | undefined) => {
        const vpc = ownVpc(stack, { subnetConfiguration: [{ name: 'One', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, { name: 'Two', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }], natGateways: 0 });
        l2(stack, { vpc, subnetGroup: new rds.SubnetGroup(stack, 'Subnets', { description: 'x', vpc, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED, availabilityZones } }) });
      }, [['eu-west-1a'], undefined], 'error SubnetGroupZoneCoverage Shop/Subnets/Default SubnetIds'),
      wrongValue('a selection that no subnet meets', (stack, availabilityZones: string[]) => {
        const vpcSubnets = { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, availabilityZones };
        l2(stack, { vpc: ownVpc(stack), vpcSubnets, writer: writer({ availabilityZone: 'eu-west-1b' }) });
      }, [['euw1-az1', 'euw1-az2'], ['eu-west-1a', 'eu-west-1b']], 'error SubnetGroupZoneCoverage Shop/Orders/Subnets/Default SubnetIds'),
      wrongValue('a name RDS keeps', (stack, subnetGroupName: string) => l2(stack, { subnetGroup: new rds.SubnetGroup(stack, 'Subnets', { description: 'x', vpc: vpcOf(stack), subnetGroupName }) }), ['Default', 'orders'], 'error SubnetGroupNameReserved Shop/Subnets/Default DBSubnetGroupName'),
      wrongValue('an instance in a zone of the VPC that the database is not in', (stack, availabilityZone: string) => {
        const vpc = ownVpc(stack);
        l2(stack, { vpc, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, availabilityZones: ['eu-west-1a', 'eu-west-1b'] }, writer: writer({ availabilityZone }) });
      }, ['eu-west-1c', 'eu-west-1b'], 'error MemberAvailabilityZoneSubnet Shop/Orders/Writer/Resource AvailabilityZone'),
    ],
    ours: wrongValue('a zone of another Region', (stack, availabilityZone: string) => ours(stack, { writer: writer({ availabilityZone }), readers: [reader()] }), ['us-east-1a', 'eu-west-1a'], 'error MemberAvailabilityZoneRegion Shop/Orders/Writer/Resource AvailabilityZone'),
    L1: wrongValue('subnets of one zone, by Ref', (stack, zone: string) => l1(stack, { dbSubnetGroupName: subnetGroup(stack, subnet(stack, 'A', 'eu-west-1a'), subnet(stack, 'B', zone)).ref }), ['eu-west-1a', 'eu-west-1b'], 'error SubnetGroupZoneCoverage Shop/Subnets SubnetIds'),
  },
  'custom-endpoints': {
    L2: [
      wrongValue('instances of another cluster', (stack, isOther: boolean) => {
        const [own, other] = [l2(stack), l2(stack, {}, 'Returns')];
        endpoint(stack, own.clusterIdentifier, { staticMembers: (isOther ? other : own).instanceIdentifiers });
      }, [true, false], 'error CustomEndpointStaticMember Shop/reports StaticMembers'),
      wrongValue('a type in small letters', (stack, customEndpointType: string) => endpoint(stack, l2(stack).clusterIdentifier, { customEndpointType }), ['Any', 'ANY'], 'error CustomEndpointType Shop/reports CustomEndpointType'),
    ],
    ours: wrongValue('members and exceptions', (stack, excludedMembers: string[] | undefined) => {
      const cluster = ours(stack);
      const [first, second] = cluster.instanceIdentifiers as [string, string];
      cluster.addCustomEndpoint('Reports', { staticMembers: [first, second], excludedMembers: excludedMembers && [second] });
    }, [[], undefined], 'warning CustomEndpointExcludedMembers Shop/Orders/Reports/Resource ExcludedMembers'),
    L1: wrongValue('one more than a cluster has', (stack, count: number) => {
      const { ref } = l1(stack);
      for (let index = 1; index <= count; index++) endpoint(stack, ref, {}, `reports-${index}`);
    }, [6, 5], 'error CustomEndpointLimit Shop/Orders'),
  },
  'data-api': {
    L2: wrongValue('a class without it', (stack, instanceType: ec2.InstanceType) => l2(stack, { enableDataApi: true, writer: writer({ instanceType }) }), [T4G, R7G], 'warning DataApiInstanceClass Shop/Orders/Writer/Resource DBInstanceClass'),
    ours: wrongValue('by a grant, in a version without it', (stack, version: string) => {
      const cluster = oursMysql(stack, { engine: mysqlOf(version), credentials: rds.Credentials.fromGeneratedSecret('dbadmin'), enableDataApi: true });
      cluster.grantDataApiAccess(new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }));
    }, ['3.04.4', '3.10.4'], ['warning DataApiEngineVersion Shop/Orders/Resource EnableHttpEndpoint', 'warning EngineVersionStandardSupport Shop/Orders/Resource EngineVersion']),
    L1: wrongValue('a version without it', (stack, engineVersion: string) => l1(stack, { engineVersion, enableHttpEndpoint: true }), ['15.2', '16.8'], ['warning DataApiEngineVersion Shop/Orders EnableHttpEndpoint', 'error EngineVersionRetired Shop/Orders EngineVersion']),
  },
};
