import { Duration, RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { SingleMasterCluster, SingleMasterClusterProps } from '../../../src';
import { MYSQL, POSTGRES, newStack, newVpc } from '../fixtures';

type Overrides = Partial<SingleMasterClusterProps> & { readonly manageMasterUserPassword?: boolean };

function synthesize(overrides: Overrides | ((stack: Stack) => Overrides)): { cluster: SingleMasterCluster; template: Template } {
  const stack = newStack();
  const props = typeof overrides === 'function' ? overrides(stack) : overrides;
  const cluster = new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack), ...props });
  return { cluster, template: Template.fromStack(stack) };
}

const t3Medium = ec2.InstanceType.of(ec2.InstanceClass.T3, ec2.InstanceSize.MEDIUM);
const r6gLarge = ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE);

describe('a property that is given wins', () => {
  test.each<[Overrides, object]>([
    [{ backtrackWindow: Duration.seconds(0), engine: MYSQL }, { BacktrackWindow: 0 }],
    [{ backtrackWindow: Duration.hours(1), engine: MYSQL }, { BacktrackWindow: 3600 }],
    [{ backup: { retention: Duration.days(1), preferredWindow: '01:00-02:00' } }, { BackupRetentionPeriod: 1, PreferredBackupWindow: '01:00-02:00' }],
    [{ cloudwatchLogsExports: [] }, { EnableCloudwatchLogsExports: [], DBClusterIdentifier: Match.absent() }],
    [{ clusterIdentifier: 'Orders' }, { DBClusterIdentifier: 'orders' }],
    [{ copyTagsToSnapshot: false }, { CopyTagsToSnapshot: false }],
    [{ deletionProtection: false }, { DeletionProtection: false }],
    [{ deletionProtection: true, removalPolicy: RemovalPolicy.DESTROY }, { DeletionProtection: true }],
    [{ enablePerformanceInsights: false }, { PerformanceInsightsEnabled: false, PerformanceInsightsRetentionPeriod: Match.absent() }],
    [{ performanceInsightRetention: rds.PerformanceInsightRetention.MONTHS_3 }, {
      PerformanceInsightsEnabled: true,
      PerformanceInsightsRetentionPeriod: 93,
    }],
    [{ iamAuthentication: false }, { EnableIAMDatabaseAuthentication: false }],
    [{ port: 5432 }, { Port: 5432 }],
    [{ domain: 'd-1234567890' }, { Port: 5432 }],
    [{ domain: 'd-1234567890', engine: MYSQL }, { Port: Match.absent() }],
    [{ storageEncrypted: false }, { StorageEncrypted: false, KmsKeyId: Match.absent(), MasterUserSecret: Match.absent() }],
    [{ customerManagedKey: false }, { StorageEncrypted: true, KmsKeyId: Match.absent() }],
    [{ defaultDatabaseName: 'orders' }, { DatabaseName: 'orders' }],
    [{ preferredMaintenanceWindow: 'sun:03:00-sun:04:00' }, { PreferredMaintenanceWindow: 'sun:03:00-sun:04:00' }],
    [{ storageType: rds.DBClusterStorageType.AURORA_IOPT1 }, { StorageType: 'aurora-iopt1' }],
  ])('%#: %j', (overrides, expected) => {
    synthesize(overrides).template.hasResourceProperties('AWS::RDS::DBCluster', expected);
  });

  test('monitoring off', () => {
    const { template } = synthesize({ monitoringInterval: Duration.seconds(0) });
    template.resourceCountIs('AWS::IAM::Role', 0);
    template.allResourcesProperties('AWS::RDS::DBInstance', { MonitoringInterval: 0 });
  });

  test('a monitoring role', () => {
    const { template } = synthesize((stack) => ({
      monitoringRole: new iam.Role(stack, 'Monitoring', { assumedBy: new iam.ServicePrincipal('monitoring.rds.amazonaws.com') }),
    }));
    template.resourceCountIs('AWS::IAM::Role', 1);
  });

  test('subnets and security groups', () => {
    const { cluster, template } = synthesize({ vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, securityGroups: [] });
    expect(cluster.vpcSubnets).toEqual({ subnetType: 'Public' });
    template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
  });

  test('a subnet group: where it is is not known, so the service places the instances', () => {
    const { template } = synthesize((stack) => ({ subnetGroup: rds.SubnetGroup.fromSubnetGroupName(stack, 'Group', 'existing') }));
    template.resourceCountIs('AWS::RDS::DBSubnetGroup', 0);
    template.allResourcesProperties('AWS::RDS::DBInstance', { AvailabilityZone: Match.absent() });
  });
});

describe('parameters', () => {
  test('of the user are added, and win', () => {
    synthesize({ parameters: { 'rds.force_ssl': '0', 'work_mem': '65536' } }).template
      .hasResourceProperties('AWS::RDS::DBClusterParameterGroup', { Parameters: { 'rds.force_ssl': '0', 'work_mem': '65536' } });
  });

  test('a group of the user is used as it is', () => {
    const { template } = synthesize((stack) => ({ parameterGroup: rds.ParameterGroup.fromParameterGroupName(stack, 'Group', 'mine') }));
    template.resourceCountIs('AWS::RDS::DBClusterParameterGroup', 0);
    template.hasResourceProperties('AWS::RDS::DBCluster', { DBClusterParameterGroupName: 'mine' });
  });

  test.each([
    ['ROW', Match.absent()],
    ['OFF', 86400],
  ])('binlog_format %s and backtrack', (format, backtrackWindow) => {
    synthesize({ engine: MYSQL, parameters: { binlog_format: format } }).template
      .hasResourceProperties('AWS::RDS::DBCluster', { BacktrackWindow: backtrackWindow });
  });

  test('a group of the user may write a binary log, so there is no backtrack', () => {
    synthesize((stack) => ({ engine: MYSQL, parameterGroup: rds.ParameterGroup.fromParameterGroupName(stack, 'Group', 'mine') })).template
      .hasResourceProperties('AWS::RDS::DBCluster', { BacktrackWindow: Match.absent() });
  });

  test('both fail, as in rds.DatabaseCluster', () => {
    expect(() => synthesize((stack) => ({
      parameterGroup: rds.ParameterGroup.fromParameterGroupName(stack, 'Group', 'mine'),
      parameters: { work_mem: '65536' },
    }))).toThrow(/cannot specify both parameterGroup and parameters/);
  });
});

describe('instances', () => {
  test('a writer alone stays alone, and is left as it is', () => {
    const { template } = synthesize({ writer: rds.ClusterInstance.provisioned('Only', { instanceType: r6gLarge }) });
    template.resourceCountIs('AWS::RDS::DBInstance', 1);
    template.hasResourceProperties('AWS::RDS::DBInstance', {
      DBInstanceClass: 'db.r6g.large',
      AvailabilityZone: Match.absent(),
      PromotionTier: 0,
    });
  });

  test('readers alone get a writer', () => {
    const { template } = synthesize({ readers: [] });
    template.resourceCountIs('AWS::RDS::DBInstance', 1);
    template.hasResourceProperties('AWS::RDS::DBInstance', { DBInstanceClass: 'db.r7g.large', PromotionTier: 0 });
  });

  test('serverless ones', () => {
    const { template } = synthesize({
      writer: rds.ClusterInstance.serverlessV2('Writer'),
      readers: [rds.ClusterInstance.serverlessV2('Reader', { scaleWithWriter: true })],
      serverlessV2MinCapacity: 2,
      serverlessV2MaxCapacity: 16,
    });
    template.allResourcesProperties('AWS::RDS::DBInstance', { DBInstanceClass: 'db.serverless' });
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      PerformanceInsightsEnabled: true,
      ServerlessV2ScalingConfiguration: { MinCapacity: 2, MaxCapacity: 16 },
    });
  });

  test('instanceProps of old', () => {
    const stack = newStack();
    new SingleMasterCluster(stack, 'Db', {
      engine: POSTGRES,
      instances: 3,
      instanceProps: { vpc: newVpc(stack), instanceType: r6gLarge, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } },
    });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::RDS::DBInstance', 3);
    template.allResourcesProperties('AWS::RDS::DBInstance', { DBInstanceClass: 'db.r6g.large' });
  });

  test('Limitless has none, and no managed password', () => {
    const { template } = synthesize({
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_8_LIMITLESS }),
      clusterScalabilityType: rds.ClusterScalabilityType.LIMITLESS,
      enablePerformanceInsights: true,
      performanceInsightRetention: rds.PerformanceInsightRetention.MONTHS_1,
      storageType: rds.DBClusterStorageType.AURORA_IOPT1,
      enableClusterLevelEnhancedMonitoring: true,
      cloudwatchLogsExports: ['postgresql'],
    });
    template.resourceCountIs('AWS::RDS::DBInstance', 0);
    template.hasResourceProperties('AWS::RDS::DBCluster', { ManageMasterUserPassword: Match.absent(), MonitoringInterval: 60 });
  });
});

describe('Performance Insights only where the instances allow it', () => {
  test.each([
    ['MySQL on t3', { engine: MYSQL, writer: rds.ClusterInstance.provisioned('Writer', { instanceType: t3Medium }) }, false],
    ['PostgreSQL on t3', { writer: rds.ClusterInstance.provisioned('Writer', { instanceType: t3Medium }) }, true],
    ['an instance with settings of its own', {
      writer: rds.ClusterInstance.provisioned('Writer', {
        instanceType: r6gLarge,
        performanceInsightRetention: rds.PerformanceInsightRetention.MONTHS_3,
      }),
    }, false],
  ])('%s', (_name, overrides, expected) => {
    const { cluster, template } = synthesize(overrides);
    expect(cluster.performanceInsightsEnabled).toBe(expected);
    expect(cluster.performanceInsightRetention).toBe(expected ? 7 : undefined);
    template.hasResourceProperties('AWS::RDS::DBCluster', { PerformanceInsightsRetentionPeriod: expected ? 7 : Match.absent() });
  });
});

describe('credentials', () => {
  test('that are generated: rotation is up to the user, and works', () => {
    const stack = newStack();
    const cluster = new SingleMasterCluster(stack, 'Db', {
      engine: POSTGRES,
      vpc: newVpc(stack),
      credentials: rds.Credentials.fromGeneratedSecret('owner'),
    });
    cluster.addRotationSingleUser();
    cluster.addRotationMultiUser('App', { secret: new rds.DatabaseSecret(stack, 'App', { username: 'app', masterSecret: cluster.secret }).attach(cluster) });

    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::SecretsManager::RotationSchedule', 2);
    template.hasResourceProperties('AWS::RDS::DBCluster', { ManageMasterUserPassword: Match.absent(), MasterUsername: 'owner' });
  });

  test('that are generated are encrypted with the key of the cluster, and so is reading them', () => {
    const stack = newStack();
    const cluster = new SingleMasterCluster(stack, 'Db', {
      engine: POSTGRES,
      vpc: newVpc(stack),
      credentials: rds.Credentials.fromGeneratedSecret('owner'),
    });
    cluster.secret?.grantRead(new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') }));

    const template = Template.fromStack(stack);
    const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('^DbEncryptionKey'), 'Arn'] };
    template.hasResourceProperties('AWS::SecretsManager::Secret', { KmsKeyId: key });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Action: 'kms:Decrypt', Principal: { AWS: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Role'), 'Arn'] } } })]) },
    });
  });

  test('that are generated keep a key of their own', () => {
    const { template } = synthesize((stack) => ({
      credentials: rds.Credentials.fromGeneratedSecret('owner', { encryptionKey: new kms.Key(stack, 'SecretKey') }),
    }));
    template.hasResourceProperties('AWS::SecretsManager::Secret', { KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SecretKey'), 'Arn'] } });
  });

  test('with a password', () => {
    const { cluster, template } = synthesize({ credentials: rds.Credentials.fromPassword('owner', SecretValue.ssmSecure('password', '1')) });
    expect(cluster.secret).toBeUndefined();
    template.hasResourceProperties('AWS::RDS::DBCluster', { MasterUserPassword: '{{resolve:ssm-secure:password:1}}' });
  });

  test('managed by RDS, with a name and a key of the user', () => {
    const { template } = synthesize((stack) => ({
      credentials: rds.Credentials.fromUsername('owner', { encryptionKey: new kms.Key(stack, 'SecretKey') }),
      manageMasterUserPassword: true,
    }));
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      ManageMasterUserPassword: true,
      MasterUsername: 'owner',
      MasterUserSecret: { KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SecretKey'), 'Arn'] } },
    });
  });

  test('not managed by RDS, on request', () => {
    const { template } = synthesize({ manageMasterUserPassword: false });
    template.resourceCountIs('AWS::SecretsManager::Secret', 1);
    template.hasResourceProperties('AWS::RDS::DBCluster', { ManageMasterUserPassword: Match.absent() });
  });

  test('of a read replica are those of its source', () => {
    const { template } = synthesize({
      engine: MYSQL,
      replicationSourceIdentifier: 'arn:aws:rds:eu-central-1:123456789012:cluster:source',
    });
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      BacktrackWindow: Match.absent(),
      ManageMasterUserPassword: Match.absent(),
      MasterUsername: Match.absent(),
    });
  });

  test('managed by RDS and with a password fail', () => {
    expect(() => synthesize({
      credentials: rds.Credentials.fromPassword('owner', SecretValue.ssmSecure('password', '1')),
      manageMasterUserPassword: true,
    })).toThrow(new Error('`manageMasterUserPassword` and a password in `credentials` exclude each other, got both; '
      + 'leave one of them out, or give the user name only with rds.Credentials.fromUsername [at Stack/Db]'));
  });

  test('managed by RDS and of a read replica fail', () => {
    expect(() => synthesize({ engine: MYSQL, replicationSourceIdentifier: 'source', manageMasterUserPassword: true }))
      .toThrow(new Error('`manageMasterUserPassword` and `replicationSourceIdentifier` exclude each other, got both; '
        + 'a read replica has the password of its source, so leave `manageMasterUserPassword` out [at Stack/Db]'));
  });
});

describe('a key of the user', () => {
  test('encrypts secret and log groups as well', () => {
    const { cluster, template } = synthesize((stack) => ({ storageEncryptionKey: new kms.Key(stack, 'Mine') }));
    const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Mine'), 'Arn'] };
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResourceProperties('AWS::RDS::DBCluster', { KmsKeyId: key, StorageEncrypted: true, MasterUserSecret: { KmsKeyId: key } });
    template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: key });
    expect(cluster.encryptionKey).toBeDefined();
  });

  test('that is imported cannot be opened to CloudWatch Logs, so the log groups do without', () => {
    const arn = 'arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555';
    const { template } = synthesize((stack) => ({ storageEncryptionKey: kms.Key.fromKeyArn(stack, 'Mine', arn) }));
    template.hasResourceProperties('AWS::RDS::DBCluster', { KmsKeyId: arn });
    template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: Match.absent() });
  });
});

describe('log groups', () => {
  test('retention', () => {
    synthesize({ cloudwatchLogsRetention: logs.RetentionDays.ONE_YEAR }).template
      .hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
    synthesize({ cloudwatchLogsRetention: logs.RetentionDays.INFINITE }).template
      .hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: Match.absent() });
  });

  test('are named in lower case, as RDS stores identifiers', () => {
    synthesize({ clusterIdentifier: 'Orders' }).template
      .hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/aws/rds/cluster/orders/postgresql' });
  });

  test('are left to rds.DatabaseCluster with a role for its custom resource', () => {
    const { template } = synthesize((stack) => ({
      cloudwatchLogsRetention: logs.RetentionDays.ONE_WEEK,
      cloudwatchLogsRetentionRole: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }),
    }));
    template.resourceCountIs('AWS::Logs::LogGroup', 0);
    template.hasResourceProperties('Custom::LogRetention', { RetentionInDays: 7 });
    template.hasResourceProperties('AWS::RDS::DBCluster', { DBClusterIdentifier: Match.absent() });
  });

  test('of a log the engine does not have fail, as in rds.DatabaseCluster', () => {
    expect(() => synthesize({ cloudwatchLogsExports: ['audit'] })).toThrow(/Unsupported logs for the current engine type: audit/);
  });
});
