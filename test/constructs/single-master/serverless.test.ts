import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import { AuroraChecks, SingleMasterCluster, SingleMasterClusterProps } from '../../../src';
import { MYSQL, POSTGRES, newStack, newVpc } from '../fixtures';

function synthesize(props: Partial<SingleMasterClusterProps>): { findings: string[]; template: Template } {
  const stack = newStack();
  new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack), ...props });
  return { findings: AuroraChecks.findings(stack).map(({ ruleId }) => ruleId), template: Template.fromStack(stack) };
}

const r6gLarge = ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE);

describe('a capacity of Serverless v2 makes the default instances serverless', () => {
  test.each<[string, Partial<SingleMasterClusterProps>, object, boolean]>([
    ['the lowest', { serverlessV2MinCapacity: 2 }, { MinCapacity: 2, MaxCapacity: 2 }, true],
    ['the lowest, too low for insights', { serverlessV2MinCapacity: 1 }, { MinCapacity: 1, MaxCapacity: 2 }, false],
    ['the highest', { serverlessV2MaxCapacity: 16 }, { MinCapacity: 0.5, MaxCapacity: 16 }, false],
    ['none at all', { serverlessV2MinCapacity: 0 }, { MinCapacity: 0, MaxCapacity: 2 }, true],
    ['none at all, soon', { serverlessV2MinCapacity: 0, serverlessV2AutoPauseDuration: Duration.minutes(5) }, {
      MinCapacity: 0,
      MaxCapacity: 2,
      SecondsUntilAutoPause: 300,
    }, true],
  ])('%s', (_name, props, expected, insights) => {
    const { findings, template } = synthesize(props);
    template.resourceCountIs('AWS::RDS::DBInstance', 2);
    template.allResourcesProperties('AWS::RDS::DBInstance', { DBInstanceClass: 'db.serverless', MonitoringInterval: 60, PubliclyAccessible: false });
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      PerformanceInsightsEnabled: insights ? true : Match.absent(),
      ServerlessV2ScalingConfiguration: expected,
    });
    expect(findings).toEqual([]);
  });

  test('of MySQL as well', () => {
    const { findings, template } = synthesize({ engine: MYSQL, serverlessV2MinCapacity: 0, serverlessV2MaxCapacity: 4 });
    template.allResourcesProperties('AWS::RDS::DBInstance', { DBInstanceClass: 'db.serverless' });
    expect(findings).toEqual([]);
  });

  test('the reader is in another zone, and scales with the writer', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc, serverlessV2MaxCapacity: 8 });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::RDS::DBInstance', { AvailabilityZone: vpc.availabilityZones[0], PromotionTier: 0 });
    template.hasResourceProperties('AWS::RDS::DBInstance', { AvailabilityZone: vpc.availabilityZones[1], PromotionTier: 1 });
  });

  test('readers that are given stay as they are', () => {
    const { template } = synthesize({ serverlessV2MaxCapacity: 8, readers: [rds.ClusterInstance.provisioned('Reader', { instanceType: r6gLarge })] });
    template.resourceCountIs('AWS::RDS::DBInstance', 2);
    template.hasResourceProperties('AWS::RDS::DBInstance', { DBInstanceClass: 'db.serverless', PromotionTier: 0 });
    template.hasResourceProperties('AWS::RDS::DBInstance', { DBInstanceClass: 'db.r6g.large' });
  });
});

test('a writer that is given stays as it is', () => {
  const { template } = synthesize({ serverlessV2MaxCapacity: 8, writer: rds.ClusterInstance.provisioned('Writer', { instanceType: r6gLarge }) });
  template.resourceCountIs('AWS::RDS::DBInstance', 1);
  template.hasResourceProperties('AWS::RDS::DBInstance', { DBInstanceClass: 'db.r6g.large' });
});

test('a version that cannot pause is for the checks to refuse', () => {
  const engine = rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.of('8.0.mysql_aurora.3.07.1', '8.0') });
  expect(synthesizeRaw({ engine, serverlessV2MinCapacity: 0 })).toContain('ServerlessV2AutoPauseVersion');
});

function synthesizeRaw(props: Pick<SingleMasterClusterProps, 'engine' | 'serverlessV2MinCapacity'>): string[] {
  const stack = newStack();
  new SingleMasterCluster(stack, 'Db', { vpc: newVpc(stack), ...props });
  return AuroraChecks.findings(stack).map(({ ruleId }) => ruleId);
}

describe('features of aws-rds work with the defaults', () => {
  test('the Data API, with the secret RDS manages and the key of the cluster', () => {
    const stack = newStack();
    const cluster = new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack), enableDataApi: true });
    cluster.grantDataApiAccess(new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }));

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::RDS::DBCluster', { EnableHttpEndpoint: true });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: Match.arrayWith(['rds-data:ExecuteStatement']) }),
          Match.objectLike({
            Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
            Resource: { 'Fn::GetAtt': ['Db5D02A0A9', 'MasterUserSecret.SecretArn'] },
          }),
        ],
      },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Action: 'kms:Decrypt',
          Principal: { AWS: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Role'), 'Arn'] } },
        })]),
      },
    });
    expect(AuroraChecks.findings(stack)).toEqual([]);
  });

  test('I/O-Optimized storage', () => {
    const { findings, template } = synthesize({ storageType: rds.DBClusterStorageType.AURORA_IOPT1 });
    template.hasResourceProperties('AWS::RDS::DBCluster', { StorageType: 'aurora-iopt1' });
    expect(findings).toEqual([]);
  });

  test('a user that logs in with IAM', () => {
    const stack = newStack();
    const cluster = new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc: newVpc(stack) });
    cluster.grantConnect(new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }), 'app');
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [Match.objectLike({
          Action: 'rds-db:connect',
          Resource: { 'Fn::Join': ['', Match.arrayWith([{ 'Fn::GetAtt': ['Db5D02A0A9', 'DBClusterResourceId'] }, '/app'])] },
        })],
      },
    });
  });

  test('a cluster that exists already, by its attributes', () => {
    const stack = newStack();
    const cluster = SingleMasterCluster.fromDatabaseClusterAttributes(stack, 'Db', {
      clusterIdentifier: 'orders',
      clusterEndpointAddress: 'orders.cluster-abc.eu-west-1.rds.amazonaws.com',
      port: 15432,
      securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-11111111')],
    });
    cluster.connections.allowDefaultPortFromAnyIpv4();
    expect(cluster.clusterEndpoint.socketAddress).toBe('orders.cluster-abc.eu-west-1.rds.amazonaws.com:15432');
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 15432, GroupId: 'sg-11111111' });
    expect(SingleMasterCluster.isSingleMasterCluster(cluster)).toBe(false);
  });
});

describe('dbInstanceParameterGroup', () => {
  test('is for an upgrade, and for the instances that are created by default', () => {
    const stack = newStack();
    new SingleMasterCluster(stack, 'Db', {
      engine: POSTGRES,
      vpc: newVpc(stack),
      dbInstanceParameterGroup: new rds.ParameterGroup(stack, 'Instances', { engine: POSTGRES, parameters: { log_min_duration_statement: '500' } }),
    });
    const template = Template.fromStack(stack);
    const group = { Ref: Match.stringLikeRegexp('^Instances') };
    template.hasResourceProperties('AWS::RDS::DBCluster', { DBInstanceParameterGroupName: group });
    template.allResourcesProperties('AWS::RDS::DBInstance', { DBParameterGroupName: group });
    expect(AuroraChecks.findings(stack)).toEqual([]);
  });

  test('is not set by default', () => {
    synthesize({}).template.hasResourceProperties('AWS::RDS::DBCluster', { DBInstanceParameterGroupName: Match.absent() });
  });
});
