import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import { SingleMasterCluster } from '../../../src';
import { MYSQL, POSTGRES, isolatedVpc, newStack, newVpc } from '../fixtures';

describe('defaults of both engines', () => {
  test.each([
    ['mysql', MYSQL],
    ['postgresql', POSTGRES],
  ])('%s: cluster', (_name, engine) => {
    const stack = newStack();
    new SingleMasterCluster(stack, 'Db', { engine, vpc: newVpc(stack) });

    const template = Template.fromStack(stack);
    template.hasResource('AWS::RDS::DBCluster', {
      DeletionPolicy: 'Snapshot',
      UpdateReplacePolicy: 'Snapshot',
      Properties: {
        BackupRetentionPeriod: 14,
        CopyTagsToSnapshot: true,
        DeletionProtection: true,
        EnableIAMDatabaseAuthentication: true,
        PerformanceInsightsEnabled: true,
        PerformanceInsightsRetentionPeriod: 7,
        StorageEncrypted: true,
      },
    });
    template.allResourcesProperties('AWS::RDS::DBInstance', {
      DBInstanceClass: 'db.r7g.large',
      MonitoringInterval: 60,
      PubliclyAccessible: false,
    });
  });

  test('a writer and a reader in two zones of the selected subnets, the reader next in line', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc });

    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::RDS::DBInstance', 2);
    template.hasResourceProperties('AWS::RDS::DBInstance', { AvailabilityZone: vpc.availabilityZones[0], PromotionTier: 0 });
    template.hasResourceProperties('AWS::RDS::DBInstance', { AvailabilityZone: vpc.availabilityZones[1], PromotionTier: 1 });
  });

  test('RDS manages the password, under the key of the cluster', () => {
    const stack = newStack();
    const cluster = new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack) });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      ManageMasterUserPassword: true,
      MasterUserPassword: Match.absent(),
      MasterUsername: 'postgres',
      MasterUserSecret: { KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('DbEncryptionKey'), 'Arn'] } },
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('DbEncryptionKey'), 'Arn'] },
    });
    template.resourceCountIs('AWS::SecretsManager::Secret', 0);
    expect(stack.resolve(cluster.secret?.secretArn)).toEqual({ 'Fn::GetAtt': ['Db5D02A0A9', 'MasterUserSecret.SecretArn'] });
    expect(JSON.stringify(template.toJSON())).not.toContain('managed by RDS');
  });

  test('the managed secret can be granted, together with its key', () => {
    const stack = newStack();
    const cluster = new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack) });
    cluster.secret?.grantRead(new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') }));

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'] })] },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Action: 'kms:Decrypt',
          Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
        })]),
      },
    });
  });

  test('a key that rotates, outlives the cluster, and is not left behind by a creation that fails', () => {
    const stack = newStack();
    const cluster = new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack) });

    const template = Template.fromStack(stack);
    template.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { EnableKeyRotation: true, Description: 'Encrypts the Aurora cluster Stack/Db' },
    });
    expect(cluster.encryptionKey).toBeDefined();
  });

  test('log groups are created before the cluster, under the name it will have', () => {
    const stack = newStack();
    const cluster = new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack) });

    const template = Template.fromStack(stack);
    const [identifier] = Object.values(template.findResources('AWS::RDS::DBCluster')).map((r) => r.Properties.DBClusterIdentifier as string);
    expect(identifier).toMatch(/^stack-db-[0-9a-f]{8}$/);
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: `/aws/rds/cluster/${identifier}/postgresql`,
      RetentionInDays: 90,
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('DbEncryptionKey'), 'Arn'] },
    });
    template.hasResource('AWS::RDS::DBCluster', { DependsOn: [Match.stringLikeRegexp('DbLogGroup')] });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'logs.eu-west-1.amazonaws.com' } })]) },
    });
    template.resourceCountIs('Custom::LogRetention', 0);
    expect(Object.keys(cluster.cloudwatchLogGroups)).toEqual(['postgresql']);
  });

  test('an enhanced monitoring role', () => {
    const stack = newStack();
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack) });
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBInstance', {
      MonitoringRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('DbMonitoringRole'), 'Arn'] },
    });
  });
});

describe('defaults of one engine', () => {
  test('MySQL', () => {
    const stack = newStack();
    new SingleMasterCluster(stack, 'Db', { engine: MYSQL, vpc: newVpc(stack) });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      BacktrackWindow: 86400,
      EnableCloudwatchLogsExports: ['audit', 'error', 'general', 'slowquery'],
      MasterUsername: 'admin',
      Port: 13306,
    });
    template.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Family: 'aurora-mysql8.0',
      Parameters: {
        require_secure_transport: 'ON',
        server_audit_events: 'CONNECT,QUERY_DCL,QUERY_DDL',
        server_audit_logging: '1',
        slow_query_log: '1',
      },
    });
    template.resourceCountIs('AWS::Logs::LogGroup', 4);
  });

  test('PostgreSQL', () => {
    const stack = newStack();
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack) });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      BacktrackWindow: Match.absent(),
      EnableCloudwatchLogsExports: ['postgresql'],
      Port: 15432,
    });
    template.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Family: 'aurora-postgresql16',
      Parameters: { 'rds.force_ssl': '1' },
    });
  });

  test.each(['eu-north-1', 'sa-east-1'])('no backtrack in %s', (region) => {
    const stack = newStack(region);
    new SingleMasterCluster(stack, 'Db', { engine: MYSQL, vpc: newVpc(stack) });
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBCluster', { BacktrackWindow: Match.absent() });
  });

  test('an engine without a version gets no parameter group, because its family is the service\'s choice', () => {
    const stack = newStack();
    new SingleMasterCluster(stack, 'Db', { engine: rds.DatabaseClusterEngine.AURORA_MYSQL, vpc: newVpc(stack) });

    // Of the default group that CDK names, RDS refuses the family.
    Validations.of(stack).acknowledge({ id: 'Aurora::ClusterParameterGroupDefaultVersion', reason: 'what is declared is looked at' });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::RDS::DBClusterParameterGroup', 0);
    template.allResourcesProperties('AWS::RDS::DBInstance', { DBInstanceClass: 'db.r6g.large' });
  });
});

describe('it is an rds.DatabaseCluster', () => {
  function newCluster(): { stack: Stack; cluster: SingleMasterCluster } {
    const stack = newStack();
    return { stack, cluster: new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack) }) };
  }

  test('by class, and by its own check', () => {
    const { stack, cluster } = newCluster();
    expect(cluster).toBeInstanceOf(rds.DatabaseCluster);
    expect(SingleMasterCluster.isSingleMasterCluster(cluster)).toBe(true);
    expect(SingleMasterCluster.isSingleMasterCluster(stack)).toBe(false);
    expect(SingleMasterCluster.isSingleMasterCluster(undefined)).toBe(false);
  });

  test('grantConnect, metrics, endpoints and instances', () => {
    const { stack, cluster } = newCluster();
    cluster.grantConnect(new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }), 'app');

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action: 'rds-db:connect' })] },
    });
    expect(stack.resolve(cluster.metricCPUUtilization().dimensions)).toEqual({ DBClusterIdentifier: { Ref: 'Db5D02A0A9' } });
    expect(cluster.instanceIdentifiers).toHaveLength(2);
    expect(stack.resolve(cluster.clusterReadEndpoint.hostname)).toEqual({ 'Fn::GetAtt': ['Db5D02A0A9', 'ReadEndpoint.Address'] });
  });

  test('a proxy with the managed secret', () => {
    const { stack, cluster } = newCluster();
    cluster.addProxy('Proxy', { secrets: [cluster.secret!], vpc: cluster.vpc });
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBProxy', {
      Auth: [Match.objectLike({ SecretArn: { 'Fn::GetAtt': ['Db5D02A0A9', 'MasterUserSecret.SecretArn'] } })],
    });
  });

  test('security group rules show the port', () => {
    const { stack, cluster } = newCluster();
    cluster.connections.allowDefaultPortFromAnyIpv4();
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ FromPort: 15432, ToPort: 15432 })],
    });
  });

  test('a rotation function is refused while RDS rotates', () => {
    const { cluster } = newCluster();
    const message = 'Cannot add a rotation function, because RDS manages the password of the master user and rotates it every 7 days; '
      + 'leave the rotation to RDS, or give `credentials` [at Stack/Db]';
    expect(() => cluster.addRotationSingleUser()).toThrow(new Error(message));
    expect(() => cluster.addRotationMultiUser('Other', { secret: cluster.secret! })).toThrow(new Error(message));
  });
});

describe('subnets', () => {
  test('isolated ones before those with egress', () => {
    const stack = newStack();
    const vpc = isolatedVpc(stack);
    const cluster = new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc });
    expect(cluster.vpcSubnets).toEqual({ subnetType: 'Isolated' });
  });

  test('those with egress when there are no isolated ones', () => {
    const stack = newStack();
    const cluster = new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack) });
    expect(cluster.vpcSubnets).toEqual({ subnetType: 'Private' });
  });
});

test('several clusters in a stack, each with its own name', () => {
  const stack = newStack();
  const vpc = newVpc(stack);
  new SingleMasterCluster(stack, 'Orders', { engine: POSTGRES, vpc });
  new SingleMasterCluster(stack, 'Carts', { engine: MYSQL, vpc });

  const template = Template.fromStack(stack);
  const identifiers = Object.values(template.findResources('AWS::RDS::DBCluster')).map((r) => r.Properties.DBClusterIdentifier);
  expect(new Set(identifiers).size).toBe(2);
});

test('RETAIN retains everything the data needs, and DESTROY leaves nothing', () => {
  const stack = newStack();
  const vpc = newVpc(stack);
  new SingleMasterCluster(stack, 'Kept', { engine: POSTGRES, vpc, removalPolicy: RemovalPolicy.RETAIN });
  new SingleMasterCluster(stack, 'Gone', { engine: POSTGRES, vpc, removalPolicy: RemovalPolicy.DESTROY });

  const policies = (type: string) => Object.values(Template.fromStack(stack).findResources(type)).map((r) => r.DeletionPolicy as string);
  expect(policies('AWS::RDS::DBCluster')).toEqual(['Retain', 'Delete']);
  expect(policies('AWS::KMS::Key')).toEqual(['RetainExceptOnCreate', 'Delete']);
  expect(policies('AWS::Logs::LogGroup')).toEqual(['RetainExceptOnCreate', 'Delete']);
  const clusters = Template.fromStack(stack).findResources('AWS::RDS::DBCluster');
  expect(Object.values(clusters).map((r) => r.Properties.DeletionProtection)).toEqual([true, false]);
});
