import { App, CfnParameter, Duration, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { SingleMasterCluster, SingleMasterClusterProps } from '../../../src';
import { MYSQL, POSTGRES, agnosticStack, newStack, newVpc, numberToken, textToken } from '../fixtures';

test('an environment-agnostic stack: zones of the Region it will have, and no backtrack, since it may not be there', () => {
  const stack = agnosticStack();
  new SingleMasterCluster(stack, 'Db', { engine: MYSQL, vpc: new ec2.Vpc(stack, 'Vpc') });

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::RDS::DBInstance', { AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } });
  template.hasResourceProperties('AWS::RDS::DBInstance', { AvailabilityZone: { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] } });
  template.hasResourceProperties('AWS::RDS::DBCluster', { BacktrackWindow: Match.absent() });
});

describe('imported VPCs', () => {
  const attributes = { vpcId: 'vpc-11111111', availabilityZones: ['eu-west-1a', 'eu-west-1b'] };

  test('with isolated subnets', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { ...attributes, isolatedSubnetIds: ['subnet-11111111', 'subnet-22222222'] });
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::RDS::DBSubnetGroup', { SubnetIds: ['subnet-11111111', 'subnet-22222222'] });
    template.hasResourceProperties('AWS::RDS::DBInstance', { AvailabilityZone: 'eu-west-1a' });
    template.hasResourceProperties('AWS::RDS::DBInstance', { AvailabilityZone: 'eu-west-1b' });
  });

  test('with public subnets only: they have to be asked for', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { ...attributes, publicSubnetIds: ['subnet-11111111', 'subnet-22222222'] });
    expect(() => new SingleMasterCluster(stack, 'Refused', { engine: POSTGRES, vpc })).toThrow(/no 'Private' subnet groups/);

    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc, vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } });
    const instances = stack.node.findAll().filter(rds.CfnDBInstance.isCfnDBInstance);
    expect(instances.map((instance) => instance.publiclyAccessible)).toEqual([false, false]);
  });

  test('looked up', () => {
    const stack = newStack();
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-11111111' }) });
    Template.fromStack(stack).resourceCountIs('AWS::RDS::DBInstance', 2);
  });

  test('subnets known by id alone: the service places the instances', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { ...attributes, privateSubnetIds: ['subnet-11111111', 'subnet-22222222'] });
    const subnets = ['subnet-11111111', 'subnet-22222222'].map((id) => ec2.Subnet.fromSubnetId(stack, id, id));
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc, vpcSubnets: { subnets } });
    Template.fromStack(stack).allResourcesProperties('AWS::RDS::DBInstance', { AvailabilityZone: Match.absent() });
  });

  test('zones that are only known at deployment: the service places the instances', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: Fn.importValue('Vpc'),
      availabilityZones: Fn.split(',', Fn.importValue('Zones')),
      privateSubnetIds: [Fn.importValue('Subnet1')],
    });
    const subnets = [1, 2].map((number) => ec2.Subnet.fromSubnetAttributes(stack, `Subnet${number}`, {
      subnetId: Fn.importValue(`Subnet${number}`),
      availabilityZone: Fn.split(',', Fn.importValue('Zones'))[0],
    }));
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc, vpcSubnets: { subnets } });
    Template.fromStack(stack).allResourcesProperties('AWS::RDS::DBInstance', { AvailabilityZone: Match.absent() });
  });

  test('all subnets in one zone: not two instances pinned to it', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { ...attributes, privateSubnetIds: ['subnet-11111111', 'subnet-22222222'] });
    const availabilityZone = textToken('eu-west-1a');
    const subnets = ['subnet-11111111', 'subnet-22222222'].map((id) => (
      ec2.Subnet.fromSubnetAttributes(stack, id, { subnetId: id, availabilityZone })
    ));
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc, vpcSubnets: { subnets } });
    Template.fromStack(stack).allResourcesProperties('AWS::RDS::DBInstance', { AvailabilityZone: Match.absent() });
  });
});

describe('values that are only known at deployment', () => {
  test.each<[string, Partial<SingleMasterClusterProps>]>([
    ['backtrackWindow', { backtrackWindow: Duration.seconds(numberToken(3600)) }],
    ['backup', { backup: { retention: Duration.days(numberToken(7)), preferredWindow: textToken('01:00-02:00') } }],
    ['clusterIdentifier', { clusterIdentifier: textToken('orders') }],
    ['defaultDatabaseName', { defaultDatabaseName: textToken('orders') }],
    ['parameters', { parameters: { long_query_time: textToken('1') } }],
    ['port', { port: numberToken(3306) }],
    ['preferredMaintenanceWindow', { preferredMaintenanceWindow: textToken('sun:03:00-sun:04:00') }],
    ['instance type', { writer: rds.ClusterInstance.provisioned('Writer', { instanceType: new ec2.InstanceType(textToken('r7g.large')) }) }],
    ['engine version', {
      engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.of(textToken('8.0.mysql_aurora.3.10.1'), '8.0') }),
    }],
  ])('%s', (_name, props) => {
    const stack = newStack();
    new SingleMasterCluster(stack, 'Db', { engine: MYSQL, vpc: newVpc(stack), ...props });
    Template.fromStack(stack).resourceCountIs('AWS::RDS::DBCluster', 1);
  });

  test('an identifier from a parameter names the log groups', () => {
    const stack = newStack();
    const name = new CfnParameter(stack, 'Name');
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack), clusterIdentifier: name.valueAsString });

    Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: { 'Fn::Join': ['', ['/aws/rds/cluster/', { Ref: 'Name' }, '/postgresql']] },
    });
  });

  test('a class that may be one without Performance Insights', () => {
    const stack = newStack();
    const writer = rds.ClusterInstance.provisioned('Writer', { instanceType: new ec2.InstanceType(textToken('t3.medium')) });
    const cluster = new SingleMasterCluster(stack, 'Db', { engine: MYSQL, vpc: newVpc(stack), writer });
    expect(cluster.performanceInsightsEnabled).toBe(false);
  });
});

test('names stay valid: a nested stack, a stage, and a path that is too long', () => {
  const app = new App();
  const stage = new Stage(app, 'Production', { env: { region: 'eu-west-1', account: '123456789012' } });
  const stack = new Stack(stage, 'A-rather-long-name--with-double-hyphens', { env: stage.account ? { region: stage.region, account: stage.account } : {} });
  const nested = new NestedStack(stack, 'Nested');
  new SingleMasterCluster(nested, 'AnotherLongNameForTheClusterThatHoldsTheOrders', { engine: POSTGRES, vpc: newVpc(nested) });

  const [cluster] = Object.values(Template.fromStack(nested).findResources('AWS::RDS::DBCluster'));
  expect(cluster?.Properties.DBClusterIdentifier).toMatch(/^[a-z](-?[a-z0-9]){0,62}$/);
});

test('two apps with stacks of different names have different clusters', () => {
  const identifiers = ['Blue', 'Green'].map((stackName) => {
    const stack = new Stack(new App(), 'Stack', { stackName, env: { region: 'eu-west-1', account: '123456789012' } });
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack) });
    return Object.values(Template.fromStack(stack).findResources('AWS::RDS::DBCluster')).map((r) => r.Properties.DBClusterIdentifier as string);
  });
  expect(identifiers[0]).not.toEqual(identifiers[1]);
});
