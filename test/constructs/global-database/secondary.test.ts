import { Duration, Fn, RemovalPolicy, Stack, Token, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { AuroraChecks, GlobalDatabase, SecondaryCluster, SecondaryClusterOptions } from '../../../src';
import { MYSQL, POSTGRES, isolatedVpc, newVpc, numberToken, textToken } from '../fixtures';
import { World, regionalStack } from './fixtures';

const CLUSTER = 'AWS::RDS::DBCluster';
const INSTANCE = 'AWS::RDS::DBInstance';

interface Declared {
  readonly stack: Stack;
  readonly cluster: SecondaryCluster;
  template(): Template;
}

function declare(options: Partial<SecondaryClusterOptions> = {}, world = new World()): Declared {
  const { stack, cluster } = world.secondary('eu-west-1', options);
  return { stack, cluster, template: () => Template.fromStack(stack) };
}

describe('a secondary cluster with defaults', () => {
  test('leaves users, databases and data to the primary', () => {
    declare().template().hasResource(CLUSTER, {
      DeletionPolicy: 'Snapshot',
      Properties: {
        Engine: 'aurora-mysql',
        EngineVersion: '8.0.mysql_aurora.3.10.1',
        SourceRegion: 'us-east-1',
        StorageEncrypted: true,
        KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^WorldEncryptionKey'), 'Arn'] },
        BackupRetentionPeriod: 14,
        CopyTagsToSnapshot: true,
        DeletionProtection: true,
        EnableCloudwatchLogsExports: ['audit', 'error', 'general', 'slowquery'],
        EnableIAMDatabaseAuthentication: true,
        PerformanceInsightsEnabled: true,
        PerformanceInsightsRetentionPeriod: 7,
        Port: 13306,
        MasterUsername: Match.absent(),
        MasterUserPassword: Match.absent(),
        ManageMasterUserPassword: Match.absent(),
        DatabaseName: Match.absent(),
        SnapshotIdentifier: Match.absent(),
        BacktrackWindow: Match.absent(),
        EnableGlobalWriteForwarding: Match.absent(),
      },
    });
  });

  test('has two instances in different zones', () => {
    const { stack, cluster, template } = declare();
    template().resourceCountIs(INSTANCE, 2);
    template().allResourcesProperties(INSTANCE, { DBInstanceClass: 'db.r7g.large', MonitoringInterval: 60, PubliclyAccessible: false });
    const zones = stack.node.findAll().filter(rds.CfnDBInstance.isCfnDBInstance).map(({ availabilityZone }) => availabilityZone);
    expect(new Set(zones).size).toBe(2);
    expect(cluster.instanceEndpoints).toHaveLength(2);
    expect(cluster.instanceIdentifiers).toHaveLength(2);
  });

  test('requires TLS, and writes its logs into groups of its own key', () => {
    const { cluster, template } = declare();
    template().hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Parameters: { require_secure_transport: 'ON', aurora_replica_read_consistency: Match.absent() },
    });
    template().resourcePropertiesCountIs('AWS::Logs::LogGroup', { RetentionInDays: 90, KmsKeyId: Match.anyValue() }, 4);
    expect(Object.keys(cluster.cloudwatchLogGroups)).toEqual(['audit', 'error', 'general', 'slowquery']);
  });

  test('is found by its own check, and by the global database', () => {
    const world = new World();
    const { cluster } = declare({}, world);
    expect(SecondaryCluster.isSecondaryCluster(cluster)).toBe(true);
    expect(SecondaryCluster.isSecondaryCluster(world.global.primary)).toBe(false);
    expect(SecondaryCluster.isSecondaryCluster(undefined)).toBe(false);
    expect(world.global.secondaries).toEqual([cluster]);
    expect(cluster.globalDatabase).toBe(world.global);
    expect([cluster.isHeadless, cluster.forwardsWrites]).toEqual([false, false]);
  });

  test('has the secret of the primary in its own Region', () => {
    const world = new World({}, { globalClusterIdentifier: 'world' });
    const { stack, cluster } = declare({}, world);
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
    cluster.secret!.grantRead(role);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [Match.objectLike({
          Resource: { 'Fn::Join': ['', Match.arrayWith([':secretsmanager:eu-west-1:123456789012:secret:world/master-user-??????'])] },
        })],
      },
    });
  });
});

describe('the identifier', () => {
  test('ends with the Region, so that stacks of one name have different ones', () => {
    const world = new World();
    const clusters = ['eu-west-1', 'eu-west-2'].map((region) => {
      const stack = new Stack(world.app, `Stack-${region}`, { stackName: 'Same', env: { region, account: '123456789012' } });
      return world.global.addSecondary(stack, 'World', { vpc: newVpc(stack) });
    });
    const names = [...clusters, world.global.primary].map(({ node }) => (node.defaultChild as rds.CfnDBCluster).dbClusterIdentifier);
    expect(new Set(names).size).toBe(3);
    expect(names[0]).toMatch(/-eu-west-1$/);
    expect(names[0]!.length).toBeLessThanOrEqual(63);
  });

  test('fits however deep the construct is', () => {
    const world = new World();
    const stack = regionalStack(world.app, 'ap-southeast-2');
    const cluster = world.global.addSecondary(stack, 'A'.repeat(100), { vpc: newVpc(stack) });
    const name = (cluster.node.defaultChild as rds.CfnDBCluster).dbClusterIdentifier!;
    expect(name).toMatch(/^[a-z](?:-?[a-z0-9]){0,62}$/);
    expect(name).toMatch(/-ap-southeast-2$/);
  });

  test('is taken as it is given', () => {
    declare({ clusterIdentifier: 'Europe' }).template().hasResourceProperties(CLUSTER, { DBClusterIdentifier: 'europe' });
  });
});

describe('a headless cluster', () => {
  test('has storage only', () => {
    const { cluster, template } = declare({ headless: true });
    template().resourceCountIs(INSTANCE, 0);
    template().resourceCountIs('AWS::IAM::Role', 0);
    template().hasResourceProperties(CLUSTER, { PerformanceInsightsEnabled: Match.absent(), StorageEncrypted: true });
    expect(cluster.isHeadless).toBe(true);
    expect(cluster.instanceIdentifiers).toEqual([]);
  });

  test('has nothing to read from, nor to connect a proxy to', () => {
    const { stack, cluster } = declare({ headless: true });
    expect(() => cluster.clusterReadEndpoint).toThrow(new Error('A headless secondary cluster has no instance to read from, '
      + 'got: a use of its reader endpoint; leave `headless` out, or read from another cluster of the global database [at eu-west-1/World]'));
    const secret = new rds.DatabaseSecret(stack, 'Secret', { username: 'app' });
    expect(() => cluster.addProxy('Proxy', { vpc: cluster.vpc, secrets: [secret] })).toThrow(new Error(
      "A headless secondary cluster has no instance a proxy could connect to, got: a proxy 'Proxy'; "
      + 'leave `headless` out, or add the proxy to another cluster of the global database [at eu-west-1/World]'));
  });

  test('forwards writes once it has instances', () => {
    const { cluster, template } = declare({ headless: true, writeForwarding: true });
    template().hasResourceProperties(CLUSTER, { EnableGlobalWriteForwarding: true });
    expect(cluster.forwardsWrites).toBe(true);
  });
});

describe('write forwarding', () => {
  test.each([
    ['Aurora MySQL', MYSQL, { aurora_replica_read_consistency: 'SESSION' }],
    ['Aurora PostgreSQL', POSTGRES, { 'apg_write_forward.consistency_mode': 'session' }],
  ])('tells %s how consistent to be, since it forwards nothing otherwise', (_name, engine, parameters) => {
    const { template } = declare({ writeForwarding: true }, new World({}, {}, engine));
    template().hasResourceProperties(CLUSTER, { EnableGlobalWriteForwarding: true });
    template().hasResourceProperties('AWS::RDS::DBClusterParameterGroup', { Parameters: parameters });
  });

  test('has the mode of the user', () => {
    declare({ writeForwarding: true, parameters: { aurora_replica_read_consistency: 'EVENTUAL' } }).template()
      .hasResourceProperties('AWS::RDS::DBClusterParameterGroup', { Parameters: { aurora_replica_read_consistency: 'EVENTUAL' } });
  });
});

describe('what is taken over from the primary', () => {
  test('the port, and parameters that are known', () => {
    const world = new World({ port: 3306, parameters: { lower_case_table_names: '1', max_connections: textToken('5') } });
    const { template } = declare({ parameters: { wait_timeout: '60' } }, world);
    template().hasResourceProperties(CLUSTER, { Port: 3306 });
    template().hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Parameters: { lower_case_table_names: '1', wait_timeout: '60', require_secure_transport: 'ON', max_connections: Match.absent() },
    });
    expect(AuroraChecks.findings(world.app)).toEqual([]);
  });

  test('a port that the app decides later is', () => {
    declare({}, new World({ port: numberToken(3306) })).template().hasResourceProperties(CLUSTER, { Port: 3306 });
  });

  test('a port that only the deployment of the primary tells is not, which is warned of', () => {
    const world = new World({ port: Token.asNumber(Fn.importValue('port')) });
    const { stack, template } = declare({}, world);
    template().hasResourceProperties(CLUSTER, { Port: 13306 });
    Annotations.fromStack(stack).hasWarning('*', '`port` of the primary is only known when its stack is deployed, so this cluster '
      + 'has the default 13306, and clients would need another port after a switchover; give the secondary a `port`, too '
      + '[ack: cdk-aurora-topology:portOfPrimaryNotKnown]');
  });

  test('a port of its own is not warned of', () => {
    const { stack } = declare({ port: 4000 }, new World({ port: Token.asNumber(Fn.importValue('port')) }));
    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('of the primary is only known'))).toEqual([]);
  });
});

describe('options', () => {
  test('of the cluster win over the defaults', () => {
    const { template } = declare({
      backup: { retention: Duration.days(3), preferredWindow: '01:00-02:00' },
      cloudwatchLogsExports: ['error'],
      cloudwatchLogsRetention: logs.RetentionDays.ONE_WEEK,
      copyTagsToSnapshot: false,
      deletionProtection: false,
      domain: 'd-1234567890',
      domainRole: iam.Role.fromRoleName(new Stack(), 'Directory', 'directory'),
      enablePerformanceInsights: false,
      iamAuthentication: false,
      instanceType: new ec2.InstanceType('serverless'),
      monitoringInterval: Duration.seconds(0),
      port: 4000,
      preferredMaintenanceWindow: 'sun:03:00-sun:04:00',
      removalPolicy: RemovalPolicy.RETAIN,
      serverlessV2MaxCapacity: 16,
      serverlessV2MinCapacity: 2,
      sourceRegion: 'us-west-2',
      storageType: rds.DBClusterStorageType.AURORA_IOPT1,
    });
    template().hasResource(CLUSTER, {
      DeletionPolicy: 'Retain',
      Properties: {
        BackupRetentionPeriod: 3,
        PreferredBackupWindow: '01:00-02:00',
        PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
        EnableCloudwatchLogsExports: ['error'],
        CopyTagsToSnapshot: false,
        DeletionProtection: false,
        Domain: 'd-1234567890',
        DomainIAMRoleName: 'directory',
        EnableIAMDatabaseAuthentication: false,
        PerformanceInsightsEnabled: Match.absent(),
        Port: 4000,
        ServerlessV2ScalingConfiguration: { MinCapacity: 2, MaxCapacity: 16 },
        SourceRegion: 'us-west-2',
        StorageType: 'aurora-iopt1',
      },
    });
    template().allResourcesProperties(INSTANCE, { DBInstanceClass: 'db.serverless', MonitoringInterval: 0, MonitoringRoleArn: Match.absent() });
    template().hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
  });

  test('of instances win over those of the cluster', () => {
    const world = new World();
    const stack = regionalStack(world.app, 'eu-west-1');
    const parameterGroup = new rds.ParameterGroup(stack, 'Group', { engine: MYSQL, parameters: { wait_timeout: '60' } });
    world.global.addSecondary(stack, 'World', {
      vpc: newVpc(stack),
      instances: [{
        name: 'Reports',
        instanceIdentifier: 'Reports-1',
        instanceType: new ec2.InstanceType('r7g.xlarge'),
        availabilityZone: 'eu-west-1c',
        parameterGroup,
        promotionTier: 15,
        preferredMaintenanceWindow: 'sun:05:00-sun:06:00',
      }, {}],
    });
    Template.fromStack(stack).hasResourceProperties(INSTANCE, {
      DBInstanceIdentifier: 'reports-1',
      DBInstanceClass: 'db.r7g.xlarge',
      AvailabilityZone: 'eu-west-1c',
      DBParameterGroupName: { Ref: Match.stringLikeRegexp('^Group') },
      PromotionTier: 15,
      PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
    });
  });

  test('that exist already are used: network, key, parameter group, role', () => {
    const world = new World();
    const stack = regionalStack(world.app, 'eu-west-1');
    const vpc = isolatedVpc(stack);
    const cluster = world.global.addSecondary(stack, 'World', {
      vpc,
      subnetGroup: rds.SubnetGroup.fromSubnetGroupName(stack, 'Subnets', 'subnets'),
      securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-12345678')],
      storageEncryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:123456789012:key/12345678-1234-1234-1234-123456789012'),
      parameterGroup: rds.ParameterGroup.fromParameterGroupName(stack, 'Parameters', 'parameters'),
      monitoringRole: iam.Role.fromRoleName(stack, 'Role', 'monitoring'),
    });
    const template = Template.fromStack(stack);
    template.hasResourceProperties(CLUSTER, {
      DBSubnetGroupName: 'subnets',
      VpcSecurityGroupIds: ['sg-12345678'],
      KmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/12345678-1234-1234-1234-123456789012',
      DBClusterParameterGroupName: 'parameters',
    });
    for (const type of ['AWS::KMS::Key', 'AWS::EC2::SecurityGroup', 'AWS::RDS::DBSubnetGroup', 'AWS::RDS::DBClusterParameterGroup']) {
      template.resourceCountIs(type, 0);
    }
    template.allResourcesProperties(INSTANCE, { AvailabilityZone: Match.absent() });
    expect(cluster.vpcSubnets).toBeUndefined();
  });

  test('an engine without a version leaves the parameter group to the service', () => {
    const world = new World({ cloudwatchLogsExports: ['error'] }, {}, rds.DatabaseClusterEngine.AURORA_MYSQL);
    // Of the default group that CDK names, RDS refuses the family.
    Validations.of(world.app).acknowledge({ id: 'Aurora::ClusterParameterGroupDefaultVersion', reason: 'what is declared is looked at' });
    declare({ cloudwatchLogsExports: ['error'] }, world).template().resourceCountIs('AWS::RDS::DBClusterParameterGroup', 0);
  });

  test.each([
    ['identifier', { clusterIdentifier: textToken('europe') }],
    ['port', { port: numberToken(4000) }],
    ['source Region', { sourceRegion: textToken('us-west-2') }],
    ['parameter', { parameters: { wait_timeout: textToken('60') } }],
    ['instance type', { instanceType: new ec2.InstanceType(textToken('r7g.large')) }],
    ['capacity', { serverlessV2MinCapacity: numberToken(2), serverlessV2MaxCapacity: numberToken(8) }],
  ])('the %s can be a token', (_name, options) => {
    expect(() => declare(options).template()).not.toThrow();
  });
});

describe('arguments that make no sense', () => {
  test.each([
    ['instances of a headless cluster', { headless: true, instances: 1 },
      '`headless` and `instances` exclude each other, got both; leave one of them out'],
    ['no instances', { instances: 0 }, '`instances` must be a whole number of at least 1, got: 0; give the number of instances, or one entry each'],
    ['an empty list', { instances: [] }, '`instances` must have at least 1 entry, got: an empty list; give the number of instances, or one entry each'],
    ['a number known later', { instances: numberToken(2) },
      '`instances` must be known when the app is synthesized, got: a token; give the number of instances, or one entry each'],
    ['one name twice', { instances: [{ name: 'A' }, { name: 'A' }] },
      "`name` must not repeat, got: 'A' more than once; give each instance a name of its own"],
    ['parameters twice', { parameters: {}, parameterGroup: rds.ParameterGroup.fromParameterGroupName(new Stack(), 'Group', 'group') },
      '`parameterGroup` and `parameters` exclude each other, got both; leave one of them out'],
  ])('%s', (_name, options, message) => {
    expect(() => declare(options)).toThrow(new Error(`${message} [at eu-west-1/World]`));
  });

  test('a grant for the Data API', () => {
    const { stack, cluster } = declare();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
    expect(() => cluster.grantDataApiAccess(role)).toThrow(new Error('The Data API does not work on a secondary cluster, got: a grant for it; '
      + 'grant access on the primary, or connect to `clusterReadEndpoint` [at eu-west-1/World]'));
  });
});

test('who may connect is said as for any cluster, and a proxy reads through an endpoint of its own', () => {
  const { stack, cluster, template } = declare();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
  cluster.grantConnect(role, 'app');
  cluster.connections.allowDefaultPortFromAnyIpv4();
  const proxy = cluster.addProxy('Proxy', { vpc: cluster.vpc, secrets: [cluster.secret!] });
  const withoutEndpoint = AuroraChecks.findings(stack).map(({ ruleId }) => ruleId);
  new rds.CfnDBProxyEndpoint(stack, 'Readers', {
    dbProxyName: proxy.dbProxyName,
    dbProxyEndpointName: 'readers',
    targetRole: 'READ_ONLY',
    vpcSubnetIds: cluster.vpc.privateSubnets.map(({ subnetId }) => subnetId),
  });
  expect(withoutEndpoint).toContain('GlobalSecondaryProxyEndpoint');
  expect(AuroraChecks.findings(stack).map(({ ruleId }) => ruleId)).not.toContain('GlobalSecondaryProxyEndpoint');
  template().hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: [Match.objectLike({ FromPort: 13306 })] });
  expect(stack.resolve(cluster.clusterReadEndpoint.hostname)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^World/), 'ReadEndpoint.Address'] });
  expect(stack.resolve(cluster.clusterEndpoint.hostname)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^World/), 'Endpoint.Address'] });
});

test('a global database that somebody else implements takes secondaries, too', () => {
  const world = new World();
  const stack = regionalStack(world.app, 'eu-west-1');
  const foreign = Object.assign(new Construct(world.app, 'Foreign'), {
    globalClusterIdentifier: 'foreign',
    engine: MYSQL,
    storageEncrypted: true,
    secondaries: [],
    runbook: [],
    addSecondary: () => { throw new Error('not called'); },
  });
  new SecondaryCluster(stack, 'World', { vpc: newVpc(stack), globalDatabase: foreign });
  Template.fromStack(stack).hasResourceProperties(CLUSTER, { GlobalClusterIdentifier: 'foreign', SourceRegion: Match.absent() });
  expect(GlobalDatabase.isGlobalDatabase(foreign)).toBe(false);
});
