import { Duration, SecretValue, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { ConflictHandling, MultiMasterCluster, MultiMasterClusterProps } from '../../../src';
import { agnosticStack, isolatedVpc, newStack, newVpc, numberToken, textToken } from '../fixtures';

type Overrides = Partial<MultiMasterClusterProps>;

interface Declared { readonly stack: Stack; readonly cluster: MultiMasterCluster }

function declare(overrides: Overrides | ((stack: Stack) => Overrides) = {}, stack: Stack = newStack()): Declared {
  const props = typeof overrides === 'function' ? overrides(stack) : overrides;
  const vpc = props.vpc ?? newVpc(stack);
  return { stack, cluster: new MultiMasterCluster(stack, 'Db', { writers: 2, conflictHandling: ConflictHandling.retry(), ...props, vpc }) };
}

function synthesize(overrides: Overrides | ((stack: Stack) => Overrides)): Template {
  return Template.fromStack(declare(overrides).stack);
}

test.each<[Overrides, object]>([
  [{ backup: { retention: Duration.days(1), preferredWindow: '01:00-02:00' } }, { BackupRetentionPeriod: 1, PreferredBackupWindow: '01:00-02:00' }],
  [{ cloudwatchLogsExports: [] }, { EnableCloudwatchLogsExports: [], DBClusterIdentifier: Match.absent() }],
  [{ clusterIdentifier: 'Auction' }, { DBClusterIdentifier: 'auction' }],
  [{ copyTagsToSnapshot: false }, { CopyTagsToSnapshot: false }],
  [{ defaultDatabaseName: 'auction' }, { DatabaseName: 'auction' }],
  [{ deletionProtection: false }, { DeletionProtection: false }],
  [{ engineVersion: '5.6.mysql_aurora.1.23.0' }, { EngineVersion: '5.6.mysql_aurora.1.23.0' }],
  [{ port: 3306 }, { Port: 3306 }],
  [{ preferredMaintenanceWindow: 'sun:03:00-sun:04:00' }, { PreferredMaintenanceWindow: 'sun:03:00-sun:04:00' }],
  [{ storageEncrypted: false }, { StorageEncrypted: false, KmsKeyId: Match.absent() }],
])('%#: %j', (overrides, expected) => {
  synthesize(overrides).hasResourceProperties('AWS::RDS::DBCluster', expected);
});

describe('network', () => {
  test('subnets and security groups', () => {
    const { stack, cluster } = declare({ vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, securityGroups: [], rotateSecret: false });
    expect(cluster.vpcSubnets).toEqual({ subnetType: 'Public' });
    Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroup', 0);
  });

  test('a subnet group: the service places the instances', () => {
    const template = synthesize((stack) => ({ subnetGroup: rds.SubnetGroup.fromSubnetGroupName(stack, 'Group', 'existing') }));
    template.resourceCountIs('AWS::RDS::DBSubnetGroup', 0);
    template.hasResourceProperties('AWS::RDS::DBCluster', { DBSubnetGroupName: 'existing' });
    template.allResourcesProperties('AWS::RDS::DBInstance', { AvailabilityZone: Match.absent() });
  });

  test('an imported VPC', () => {
    const { stack, cluster } = declare((scope) => ({
      vpc: ec2.Vpc.fromVpcAttributes(scope, 'Vpc', {
        vpcId: 'vpc-11111111',
        availabilityZones: ['eu-west-1a', 'eu-west-1b'],
        isolatedSubnetIds: ['subnet-11111111', 'subnet-22222222'],
      }),
    }));
    expect(cluster.vpcSubnets).toEqual({ subnetType: 'Isolated' });
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBInstance', { AvailabilityZone: 'eu-west-1b' });
  });

  test('an environment-agnostic stack', () => {
    const { stack } = declare({}, agnosticStack());
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBInstance', { AvailabilityZone: { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] } });
  });
});

describe('parameters', () => {
  test('are added, and win', () => {
    synthesize({ parameters: { slow_query_log: '0', wait_timeout: '600' } }).hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Parameters: { server_audit_logging: '1', server_audit_events: 'CONNECT,QUERY_DCL,QUERY_DDL', slow_query_log: '0', wait_timeout: '600' },
    });
  });

  test('a group of the user is used as it is', () => {
    const template = synthesize((stack) => ({ parameterGroup: rds.ParameterGroup.fromParameterGroupName(stack, 'Group', 'mine') }));
    template.resourceCountIs('AWS::RDS::DBClusterParameterGroup', 0);
    template.hasResourceProperties('AWS::RDS::DBCluster', { DBClusterParameterGroupName: 'mine' });
  });
});

describe('monitoring and logs', () => {
  test('an interval and a role', () => {
    const template = synthesize((stack) => ({
      monitoringInterval: Duration.seconds(5),
      monitoringRole: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::123456789012:role/monitoring'),
    }));
    template.resourceCountIs('AWS::IAM::Role', 0);
    template.allResourcesProperties('AWS::RDS::DBInstance', {
      MonitoringInterval: 5,
      MonitoringRoleArn: 'arn:aws:iam::123456789012:role/monitoring',
    });
  });

  test('retention', () => {
    const { stack, cluster } = declare({ cloudwatchLogsExports: ['audit'], cloudwatchLogsRetention: logs.RetentionDays.ONE_YEAR });
    Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: Match.stringLikeRegexp('^/aws/rds/cluster/stack-db-[0-9a-f]{8}/audit$'),
      RetentionInDays: 365,
    });
    expect(Object.keys(cluster.cloudwatchLogGroups)).toEqual(['audit']);
  });
});

describe('credentials', () => {
  test('a secret is generated under the key of the cluster, and rotated through a subnet with egress', () => {
    const { stack, cluster } = declare();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::SecretsManager::Secret', {
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('DbEncryptionKey'), 'Arn'] },
      GenerateSecretString: Match.objectLike({ SecretStringTemplate: '{"username":"admin"}' }),
    });
    template.hasResourceProperties('AWS::SecretsManager::SecretTargetAttachment', { TargetType: 'AWS::RDS::DBCluster' });
    template.resourceCountIs('AWS::SecretsManager::RotationSchedule', 1);
    expect(cluster.secret).toBeDefined();
  });

  test('no rotation in a VPC without egress, where the function could not reach Secrets Manager', () => {
    const stack = newStack();
    declare({ vpc: isolatedVpc(stack) }, stack);
    Template.fromStack(stack).resourceCountIs('AWS::SecretsManager::RotationSchedule', 0);
  });

  test('rotations with options of the user', () => {
    const { stack, cluster } = declare({ rotateSecret: false, credentials: rds.Credentials.fromGeneratedSecret('owner') });
    cluster.addRotationSingleUser({ automaticallyAfter: Duration.days(7) });
    cluster.addRotationMultiUser('App', { secret: new rds.DatabaseSecret(stack, 'App', { username: 'app', masterSecret: cluster.secret }).attach(cluster) });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::SecretsManager::RotationSchedule', 2);
    template.hasResourceProperties('AWS::SecretsManager::RotationSchedule', { RotationRules: { ScheduleExpression: 'rate(7 days)' } });
    template.hasResourceProperties('AWS::RDS::DBCluster', { MasterUsername: 'owner' });
  });

  test('a second rotation fails', () => {
    expect(() => declare().cluster.addRotationSingleUser()).toThrow(new Error('The password of the master user is rotated already, '
      + 'got: a second rotation; set `rotateSecret` to false to add one with options of your own [at Stack/Db]'));
  });

  test('a password: nothing to rotate', () => {
    const { stack, cluster } = declare({ credentials: rds.Credentials.fromPassword('owner', SecretValue.ssmSecure('password', '1')) });
    expect(cluster.secret).toBeUndefined();
    expect(() => cluster.addRotationSingleUser()).toThrow(new Error(
      'A rotation needs the secret of the master user, got: none; give `credentials` that generate or hold one [at Stack/Db]'));
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBCluster', { MasterUsername: 'owner' });
  });

  test('a secret of the user is not rotated unless asked for', () => {
    const credentials = (stack: Stack) => rds.Credentials.fromSecret(new rds.DatabaseSecret(stack, 'Mine', { username: 'owner' }));
    synthesize((stack) => ({ credentials: credentials(stack) })).resourceCountIs('AWS::SecretsManager::RotationSchedule', 0);
    synthesize((stack) => ({ credentials: credentials(stack), rotateSecret: true })).resourceCountIs('AWS::SecretsManager::RotationSchedule', 1);
  });
});

describe('a snapshot', () => {
  test('brings user, password and encryption along', () => {
    const template = synthesize({ snapshotIdentifier: 'auction-final' });
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      EngineMode: 'multimaster',
      SnapshotIdentifier: 'auction-final',
      MasterUsername: Match.absent(),
      MasterUserPassword: Match.absent(),
      StorageEncrypted: Match.absent(),
      KmsKeyId: Match.absent(),
    });
    template.resourceCountIs('AWS::SecretsManager::Secret', 0);
    template.resourceCountIs('AWS::KMS::Key', 0);
  });

  test('can be encrypted with a key', () => {
    synthesize((stack) => ({ snapshotIdentifier: 'auction-final', storageEncryptionKey: new kms.Key(stack, 'Mine') }))
      .hasResourceProperties('AWS::RDS::DBCluster', { StorageEncrypted: true, KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Mine'), 'Arn'] } });
  });

  test('with a secret that holds its credentials', () => {
    const { cluster } = declare((stack) => ({
      snapshotIdentifier: 'auction-final',
      credentials: rds.Credentials.fromSecret(secretsmanager.Secret.fromSecretNameV2(stack, 'Mine', 'auction')),
    }));
    expect(cluster.secret).toBeDefined();
  });

  test('with a user name fails', () => {
    expect(() => declare({ snapshotIdentifier: 'auction-final', credentials: rds.Credentials.fromGeneratedSecret('owner') })).toThrow(new Error(
      '`credentials` of a cluster with `snapshotIdentifier` must be a secret, got: a user name; the cluster keeps user and password of the '
      + 'snapshot, so give rds.Credentials.fromSecret with these, or leave `credentials` out [at Stack/Db]'));
  });
});

describe('values that are only known at deployment', () => {
  test.each<[string, Overrides]>([
    ['availabilityZone', { writers: [{ availabilityZone: textToken('eu-west-1a') }] }],
    ['backup', { backup: { retention: Duration.days(numberToken(7)), preferredWindow: textToken('01:00-02:00') } }],
    ['clusterIdentifier', { clusterIdentifier: textToken('auction') }],
    ['defaultDatabaseName', { defaultDatabaseName: textToken('auction') }],
    ['engineVersion', { engineVersion: textToken('5.6.10a') }],
    ['instanceIdentifier', { writers: [{ instanceIdentifier: textToken('one') }] }],
    ['instanceType', { instanceType: new ec2.InstanceType(textToken('r4.2xlarge')) }],
    ['monitoringInterval', { monitoringInterval: Duration.seconds(numberToken(60)) }],
    ['parameters', { parameters: { wait_timeout: textToken('600') } }],
    ['port', { port: numberToken(3306) }],
    ['preferredMaintenanceWindow', { preferredMaintenanceWindow: textToken('sun:03:00-sun:04:00') }],
    ['snapshotIdentifier', { snapshotIdentifier: textToken('auction-final') }],
  ])('%s', (_name, overrides) => {
    synthesize(overrides).resourceCountIs('AWS::RDS::DBCluster', 1);
  });

  test('a writer can be named by an identifier that is', () => {
    const instanceIdentifier = textToken('one');
    const { cluster } = declare({
      writers: [{}, { instanceIdentifier }],
      conflictHandling: ConflictHandling.activeStandby({ activeWriter: instanceIdentifier }),
    });
    expect(cluster.conflictHandling.activeWriter).toBe(instanceIdentifier);
  });
});

test('several clusters in a stack', () => {
  const stack = newStack();
  const vpc = newVpc(stack);
  const conflictHandling = ConflictHandling.merge();
  new MultiMasterCluster(stack, 'One', { vpc, writers: 2, readers: 1, conflictHandling });
  new MultiMasterCluster(stack, 'Two', { vpc, writers: 2, readers: 1, conflictHandling });

  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::RDS::DBCluster', 2);
  template.resourceCountIs('AWS::RDS::DBClusterEndpoint', 2);
});
