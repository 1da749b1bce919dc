import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as appscaling from 'aws-cdk-lib/aws-applicationautoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import {
  AuroraChecks,
  BlueGreenDeployment,
  CustomEndpoint,
  CustomEndpointType,
  ScalableReaderCount,
  ShardGroup,
  SingleMasterCluster,
  SingleMasterClusterProps,
} from '../../../src';
import { MYSQL, POSTGRES, isolatedVpc, newStack, newVpc, numberToken, textToken } from '../fixtures';

function newCluster(props: Partial<SingleMasterClusterProps> = {}): { stack: Stack; vpc: ec2.IVpc; cluster: SingleMasterCluster } {
  const stack = newStack();
  const vpc = newVpc(stack);
  return { stack, vpc, cluster: new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc, ...props }) };
}

const BOTH_INSTANCES = [Match.stringLikeRegexp('^DbInstance1'), Match.stringLikeRegexp('^DbInstance2')];

/** The findings of our own checks, by rule. */
const findings = (stack: Stack): string[] => AuroraChecks.findings(stack).map(({ ruleId }) => ruleId);

describe('autoScaleReaders', () => {
  const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';
  const POLICY = 'AWS::ApplicationAutoScaling::ScalingPolicy';

  test('registers the readers once the instances exist', () => {
    const { stack, cluster } = newCluster();
    const readers = cluster.autoScaleReaders({ minCapacity: 2, maxCapacity: 6 });

    expect(readers).toBeInstanceOf(ScalableReaderCount);
    Template.fromStack(stack).hasResource(TARGET, {
      Properties: {
        ServiceNamespace: 'rds',
        ScalableDimension: 'rds:cluster:ReadReplicaCount',
        ResourceId: { 'Fn::Join': ['', ['cluster:', { Ref: 'Db5D02A0A9' }]] },
        MinCapacity: 2,
        MaxCapacity: 6,
        RoleARN: {
          'Fn::Join': ['', Match.arrayWith([
            Match.stringLikeRegexp('role/aws-service-role/rds.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_RDSCluster$'),
          ])],
        },
      },
      DependsOn: BOTH_INSTANCES,
    });
    expect(findings(stack)).toEqual([]);
  });

  test('keeps one reader at least, unless told otherwise', () => {
    const { stack, cluster } = newCluster();
    cluster.autoScaleReaders({ maxCapacity: 3 });
    Template.fromStack(stack).hasResourceProperties(TARGET, { MinCapacity: 1, MaxCapacity: 3 });
  });

  test('scales on CPU load', () => {
    const { stack, cluster } = newCluster();
    cluster.autoScaleReaders({ maxCapacity: 3 })
      .scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60, scaleInCooldown: Duration.minutes(10), disableScaleIn: true });
    Template.fromStack(stack).hasResourceProperties(POLICY, {
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'RDSReaderAverageCPUUtilization' },
        TargetValue: 60,
        ScaleInCooldown: 600,
        DisableScaleIn: true,
      },
    });
  });

  test('scales on connections', () => {
    const { stack, cluster } = newCluster();
    cluster.autoScaleReaders({ maxCapacity: 3 }).scaleOnConnections('Connections', { targetConnections: 500 });
    Template.fromStack(stack).hasResourceProperties(POLICY, {
      TargetTrackingScalingPolicyConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'RDSReaderAverageDatabaseConnections' },
        TargetValue: 500,
      },
    });
  });

  test('scales by the clock', () => {
    const { stack, cluster } = newCluster();
    cluster.autoScaleReaders({ maxCapacity: 3 })
      .scaleOnSchedule('Morning', { schedule: appscaling.Schedule.cron({ hour: '7', minute: '30' }), minCapacity: 3 });
    Template.fromStack(stack).hasResourceProperties(TARGET, {
      ScheduledActions: [{ Schedule: 'cron(30 7 * * ? *)', ScheduledActionName: 'Morning', ScalableTargetAction: { MinCapacity: 3 } }],
    });
  });

  test('takes tokens', () => {
    const { stack, cluster } = newCluster({ clusterIdentifier: textToken('orders') });
    cluster.autoScaleReaders({ minCapacity: numberToken(1), maxCapacity: numberToken(2) });
    Template.fromStack(stack).hasResourceProperties(TARGET, { MinCapacity: 1, MaxCapacity: 2 });
  });

  test('is there once', () => {
    const { cluster } = newCluster();
    cluster.autoScaleReaders({ maxCapacity: 3 });
    expect(() => cluster.autoScaleReaders({ maxCapacity: 3 })).toThrow(new Error(
      '`autoScaleReaders` must be called once, got: a second call; keep what the first one returns, and use that [at Stack/Db]'));
  });

  test('works for a cluster that exists already, under the name RDS stores', () => {
    const stack = newStack();
    const cluster = SingleMasterCluster.fromDatabaseClusterAttributes(stack, 'Db', { clusterIdentifier: 'Orders' });
    new ScalableReaderCount(stack, 'Readers', { cluster, maxCapacity: 3 });
    Template.fromStack(stack).hasResource(TARGET, { Properties: { ResourceId: 'cluster:orders' }, DependsOn: Match.absent() });
  });
});

describe('addProxy', () => {
  test('logs in with the secret of the cluster, in its subnets, with TLS, under a name of its own', () => {
    const { stack, vpc, cluster } = newCluster();
    cluster.addProxy('Proxy', { vpc });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::RDS::DBProxy', {
      Auth: [{ AuthScheme: 'SECRETS', SecretArn: { 'Fn::GetAtt': ['Db5D02A0A9', 'MasterUserSecret.SecretArn'] } }],
      DBProxyName: Match.stringLikeRegexp('^Stack-Db-[0-9A-F]{8}-Proxy$'),
      EngineFamily: 'POSTGRESQL',
      RequireTLS: true,
      VpcSubnetIds: vpc.privateSubnets.map(({ subnetId }) => stack.resolve(subnetId)),
    });
    expect(findings(stack)).toEqual([]);
  });

  test('waits for the instances', () => {
    const { stack, vpc, cluster } = newCluster();
    cluster.addProxy('Proxy', { vpc });
    Template.fromStack(stack).hasResource('AWS::RDS::DBProxyTargetGroup', { DependsOn: Match.arrayWith(BOTH_INSTANCES) });
  });

  test('may read the secret and its key', () => {
    const { stack, vpc, cluster } = newCluster();
    cluster.addProxy('Proxy', { vpc });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({
            Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
            Resource: { 'Fn::GetAtt': ['Db5D02A0A9', 'MasterUserSecret.SecretArn'] },
          }),
          Match.objectLike({
            Action: 'kms:Decrypt',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DbEncryptionKey'), 'Arn'] },
            Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
          }),
        ],
      },
      Roles: [{ Ref: Match.stringLikeRegexp('^DbProxyRole') }],
    });
    template.hasResource('AWS::RDS::DBProxy', {
      Properties: { RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DbProxyRole'), 'Arn'] } },
      DependsOn: [Match.stringLikeRegexp('^DbProxyPolicy')],
    });
    template.resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('has the role that is given', () => {
    const { stack, vpc, cluster } = newCluster();
    const role = new iam.Role(stack, 'Mine', { assumedBy: new iam.ServicePrincipal('rds.amazonaws.com') });
    cluster.addProxy('Proxy', { vpc, role });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::RDS::DBProxy', { RoleArn: stack.resolve(role.roleArn) });
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
  });

  test('may connect, on the port of the cluster', () => {
    const { stack, vpc, cluster } = newCluster();
    cluster.addProxy('Proxy', { vpc });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 15432, ToPort: 15432 });
  });

  test('in a VPC without egress is in the isolated subnets', () => {
    const stack = newStack();
    const vpc = isolatedVpc(stack);
    new SingleMasterCluster(stack, 'Db', { engine: MYSQL, vpc }).addProxy('Proxy', { vpc });
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBProxy', {
      VpcSubnetIds: vpc.isolatedSubnets.map(({ subnetId }) => stack.resolve(subnetId)),
    });
  });

  test('in a VPC that is imported once more is in private subnets of that', () => {
    const { stack, vpc, cluster } = newCluster();
    const imported = ec2.Vpc.fromVpcAttributes(stack, 'Imported', {
      vpcId: vpc.vpcId,
      availabilityZones: vpc.availabilityZones,
      privateSubnetIds: ['subnet-11111111', 'subnet-22222222', 'subnet-33333333'],
    });
    cluster.addProxy('Proxy', { vpc: imported });
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBProxy', {
      VpcSubnetIds: ['subnet-11111111', 'subnet-22222222', 'subnet-33333333'],
    });
  });

  test('with IAM needs no secret', () => {
    const { stack, vpc, cluster } = newCluster();
    cluster.addProxy('Proxy', { vpc, defaultAuthScheme: rds.DefaultAuthScheme.IAM_AUTH });
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBProxy', { DefaultAuthScheme: 'IAM_AUTH', Auth: Match.absent() });
    expect(findings(stack)).toEqual([]);
  });

  test('what is given wins', () => {
    const { stack, vpc, cluster } = newCluster();
    const secret = new rds.DatabaseSecret(stack, 'Secret', { username: 'app' });
    cluster.addProxy('Proxy', { vpc, dbProxyName: 'orders', requireTLS: false, secrets: [secret], vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } });
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBProxy', {
      Auth: [{ SecretArn: stack.resolve(secret.secretArn) }],
      DBProxyName: 'orders',
      RequireTLS: false,
      VpcSubnetIds: vpc.publicSubnets.map(({ subnetId }) => stack.resolve(subnetId)),
    });
  });

  test.each(['A', 'With_Underscores', 'x'.repeat(100)])('the name of a proxy with the id %s is one RDS takes', (id) => {
    const { stack, vpc, cluster } = newCluster();
    cluster.addProxy(id, { vpc });
    expect(findings(stack)).toEqual([]);
    const [proxy] = Object.values(Template.fromStack(stack).findResources('AWS::RDS::DBProxy'));
    expect(proxy!.Properties.DBProxyName).toMatch(/^[A-Za-z](-?[A-Za-z0-9]){1,62}$/);
  });

  test('has an endpoint to the readers, where it is itself', () => {
    const { stack, vpc, cluster } = newCluster();
    const proxy = cluster.addProxy('Proxy', { vpc });
    const endpoint = cluster.addProxyReaderEndpoint('Readers', proxy);

    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBProxyEndpoint', {
      DBProxyName: { Ref: 'DbProxy8FB1B91A' },
      TargetRole: 'READ_ONLY',
      VpcSubnetIds: vpc.privateSubnets.map(({ subnetId }) => stack.resolve(subnetId)),
      VpcSecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^DbProxyProxySecurityGroup'), 'GroupId'] }],
    });
    expect(stack.resolve(endpoint.endpoint)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^DbProxyReaders/), 'Endpoint'] });
    expect(findings(stack)).toEqual([]);
  });

  test('of another cluster has no endpoint to the readers of this one', () => {
    const { stack, vpc, cluster } = newCluster();
    const other = new SingleMasterCluster(stack, 'Other', { engine: POSTGRES, vpc });
    expect(() => cluster.addProxyReaderEndpoint('Readers', other.addProxy('Proxy', { vpc }))).toThrow(new Error(
      '`proxy` must be one of the cluster, got: Stack/Other/Proxy; give what `addProxy` of the cluster returned [at Stack/Db]'));
  });
});

describe('addCustomEndpoint', () => {
  const TYPE = 'AWS::RDS::DBClusterEndpoint';

  test('leads to all readers, under a name of its own', () => {
    const { stack, cluster } = newCluster();
    const endpoint = cluster.addCustomEndpoint('Reports');

    expect(endpoint).toBeInstanceOf(CustomEndpoint);
    const template = Template.fromStack(stack);
    template.hasResourceProperties(TYPE, {
      DBClusterEndpointIdentifier: endpoint.endpointIdentifier,
      DBClusterIdentifier: { Ref: 'Db5D02A0A9' },
      CustomEndpointType: 'READER',
      StaticMembers: Match.absent(),
      ExcludedMembers: Match.absent(),
    });
    expect(endpoint.endpointIdentifier).toMatch(/^stack-db-reports-[0-9a-f]{8}$/);
    expect(findings(stack)).toEqual([]);
  });

  test('has host and port', () => {
    const { stack, cluster } = newCluster();
    const { endpoint } = cluster.addCustomEndpoint('Reports');
    expect(stack.resolve(endpoint.hostname)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^DbReports/), 'Endpoint'] });
    expect(stack.resolve(endpoint.port)).toEqual({ 'Fn::GetAtt': ['Db5D02A0A9', 'Endpoint.Port'] });
  });

  test('leads to the members that are listed', () => {
    const { stack, cluster } = newCluster();
    cluster.addCustomEndpoint('Reports', {
      endpointIdentifier: 'Reports',
      type: CustomEndpointType.ANY,
      staticMembers: [cluster.instanceIdentifiers[1]!],
    });
    Template.fromStack(stack).hasResourceProperties(TYPE, {
      DBClusterEndpointIdentifier: 'reports',
      CustomEndpointType: 'ANY',
      StaticMembers: [{ Ref: Match.stringLikeRegexp('^DbInstance2') }],
    });
  });

  test('leaves out the members that are listed', () => {
    const { stack, cluster } = newCluster();
    cluster.addCustomEndpoint('Reports', { excludedMembers: [cluster.instanceIdentifiers[0]!] });
    Template.fromStack(stack).hasResourceProperties(TYPE, { ExcludedMembers: [{ Ref: Match.stringLikeRegexp('^DbInstance1') }] });
  });

  test('takes tokens, and no empty name', () => {
    const { stack, cluster } = newCluster();
    cluster.addCustomEndpoint('Reports', { endpointIdentifier: textToken('reports') });
    Template.fromStack(stack).hasResourceProperties(TYPE, { DBClusterEndpointIdentifier: 'reports' });
    expect(() => cluster.addCustomEndpoint('Empty', { endpointIdentifier: '' })).toThrow(new Error(
      '`endpointIdentifier` must not be empty, got: \'\'; leave it out for a name of its own [at Stack/Db/Empty]'));
  });
});

describe('Limitless Database', () => {
  const limitless = (): { stack: Stack; cluster: SingleMasterCluster } => newCluster({
    engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.of('16.11-limitless', '16') }),
    clusterScalabilityType: rds.ClusterScalabilityType.LIMITLESS,
  });

  test('has what it cannot be created without', () => {
    const { stack, cluster } = limitless();
    cluster.addShardGroup('Shards', { maxCapacity: 768 });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      ClusterScalabilityType: 'limitless',
      EnableCloudwatchLogsExports: ['postgresql'],
      MonitoringInterval: 60,
      MonitoringRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DbMonitoringRole'), 'Arn'] },
      PerformanceInsightsEnabled: true,
      PerformanceInsightsRetentionPeriod: 31,
      StorageType: 'aurora-iopt1',
    });
    template.resourceCountIs('AWS::RDS::DBInstance', 0);
    expect(findings(stack)).toEqual([]);
  });

  test('has a shard group with a standby of each shard, out of reach of the internet', () => {
    const { stack, cluster } = limitless();
    const shards = cluster.addShardGroup('Shards', { maxCapacity: 768 });

    expect(shards).toBeInstanceOf(ShardGroup);
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBShardGroup', {
      ComputeRedundancy: 1,
      DBClusterIdentifier: { Ref: 'Db5D02A0A9' },
      DBShardGroupIdentifier: Match.absent(),
      MaxACU: 768,
      MinACU: Match.absent(),
      PubliclyAccessible: false,
    });
    expect(stack.resolve(shards.hostname)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^DbShards/), 'Endpoint'] });
    expect(stack.resolve(shards.shardGroupIdentifier)).toEqual({ Ref: expect.stringMatching(/^DbShards/) });
  });

  test('what is given of the shard group wins', () => {
    const { stack, cluster } = limitless();
    cluster.addShardGroup('Shards', { maxCapacity: 64, minCapacity: 32, computeRedundancy: 0, shardGroupIdentifier: 'Shop', publiclyAccessible: true });
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBShardGroup', {
      ComputeRedundancy: 0,
      DBShardGroupIdentifier: 'shop',
      MaxACU: 64,
      MinACU: 32,
      PubliclyAccessible: true,
    });
  });
});

describe('addBlueGreenDeployment', () => {
  const own = { credentials: rds.Credentials.fromGeneratedSecret('owner') };

  test('copies the cluster once its instances exist', () => {
    const { stack, cluster } = newCluster(own);
    const deployment = cluster.addBlueGreenDeployment('Upgrade');

    expect(deployment).toBeInstanceOf(BlueGreenDeployment);
    Template.fromStack(stack).hasResource('AWS::RDS::Deployment', {
      Properties: {
        BlueGreenDeploymentName: deployment.deploymentName,
        Source: { 'Fn::GetAtt': ['Db5D02A0A9', 'DBClusterArn'] },
        TargetEngineVersion: Match.absent(),
        TargetDBClusterParameterGroupName: Match.absent(),
        TargetDBParameterGroupName: Match.absent(),
      },
      DependsOn: BOTH_INSTANCES,
    });
    expect(findings(stack)).toEqual([]);
  });

  test('to another major version gets a parameter group of its family, which requires TLS', () => {
    const { stack, cluster } = newCluster(own);
    const targetEngine = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 });
    cluster.addBlueGreenDeployment('Upgrade', { targetEngine });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::RDS::Deployment', {
      TargetEngineVersion: '17.7',
      TargetDBClusterParameterGroupName: { Ref: Match.stringLikeRegexp('^DbUpgradeParameterGroup') },
    });
    template.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', { Family: 'aurora-postgresql17', Parameters: { 'rds.force_ssl': '1' } });
  });

  test('to a version of the same family keeps the group', () => {
    const { stack, cluster } = newCluster(own);
    const targetEngine = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_11 });
    cluster.addBlueGreenDeployment('Upgrade', { targetEngine });
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::Deployment', {
      TargetEngineVersion: '16.11',
      TargetDBClusterParameterGroupName: Match.absent(),
    });
  });

  // The oldest aws-cdk-lib we work with has no such construct.
  ('CfnDeployment' in rds ? test : test.skip)('says what L1 constructs of newer releases say', () => {
    const { stack, cluster } = newCluster(own);
    cluster.addBlueGreenDeployment('Upgrade', {
      deploymentName: 'upgrade',
      targetParameterGroup: rds.ParameterGroup.fromParameterGroupName(stack, 'Cluster', 'green'),
      targetInstanceParameterGroup: rds.ParameterGroup.fromParameterGroupName(stack, 'Instances', 'green-instances'),
    });
    new rds.CfnDeployment(stack, 'Same', {
      blueGreenDeploymentName: 'upgrade',
      source: (cluster.node.defaultChild as rds.CfnDBCluster).attrDbClusterArn,
      targetDbClusterParameterGroupName: 'green',
      targetDbParameterGroupName: 'green-instances',
    });
    const [ours, theirs] = Object.values(Template.fromStack(stack).findResources('AWS::RDS::Deployment'));
    expect(ours!.Properties).toEqual(theirs!.Properties);
  });

  test('of a cluster whose password RDS manages is for the checks to refuse', () => {
    const { stack, cluster } = newCluster();
    cluster.addBlueGreenDeployment('Upgrade');
    expect(findings(stack)).toEqual(['DeploymentManagedPassword']);
  });

  test('takes tokens, and no empty name', () => {
    const { stack, cluster } = newCluster(own);
    cluster.addBlueGreenDeployment('Upgrade', { deploymentName: textToken('upgrade') });
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::Deployment', { BlueGreenDeploymentName: 'upgrade' });
    expect(() => cluster.addBlueGreenDeployment('Empty', { deploymentName: '' })).toThrow(new Error(
      '`deploymentName` must not be empty, got: \'\'; leave it out for a name of its own [at Stack/Db/Empty]'));
  });
});
