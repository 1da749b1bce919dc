import { Duration, RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ClusterDefaults, SingleMasterCluster, SingleMasterClusterProps } from '../../../src';
import { MYSQL, POSTGRES, newStack, newVpc } from '../fixtures';

type Props = Omit<SingleMasterClusterProps, 'defaults'> & { readonly manageMasterUserPassword?: boolean };

const r6gLarge = ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE);
const t3Medium = ec2.InstanceType.of(ec2.InstanceClass.T3, ec2.InstanceSize.MEDIUM);

/** Clusters as they are found in apps. */
const CONFIGURATIONS: Readonly<Record<string, (stack: Stack, vpc: ec2.IVpc) => Props>> = {
  'the least there is': (_stack, vpc) => ({ engine: POSTGRES, vpc, writer: rds.ClusterInstance.provisioned('writer') }),
  'instanceProps of old': (_stack, vpc) => ({ engine: MYSQL, instanceProps: { vpc, instanceType: t3Medium } }),
  'instanceProps of old, of several instances in public subnets': (_stack, vpc) => ({
    engine: MYSQL,
    instances: 3,
    instanceProps: { vpc, instanceType: r6gLarge, vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, publiclyAccessible: true },
    instanceIdentifierBase: 'shop',
  }),
  'writer and readers': (_stack, vpc) => ({
    engine: POSTGRES,
    vpc,
    writer: rds.ClusterInstance.provisioned('writer', { instanceType: r6gLarge, enablePerformanceInsights: true }),
    readers: [rds.ClusterInstance.provisioned('reader1', { instanceType: r6gLarge }), rds.ClusterInstance.serverlessV2('reader2')],
    defaultDatabaseName: 'orders',
    backup: { retention: Duration.days(7), preferredWindow: '01:00-02:00' },
  }),
  'Serverless v2': (_stack, vpc) => ({
    engine: POSTGRES,
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    writer: rds.ClusterInstance.serverlessV2('writer'),
    readers: [rds.ClusterInstance.serverlessV2('reader', { scaleWithWriter: true })],
    serverlessV2MinCapacity: 0,
    serverlessV2MaxCapacity: 8,
    serverlessV2AutoPauseDuration: Duration.minutes(10),
    enableDataApi: true,
  }),
  'credentials and a key': (stack, vpc) => ({
    engine: MYSQL,
    vpc,
    writer: rds.ClusterInstance.provisioned('writer', { instanceType: r6gLarge }),
    credentials: rds.Credentials.fromGeneratedSecret('owner', { secretName: 'orders' }),
    storageEncryptionKey: new kms.Key(stack, 'Key'),
    clusterIdentifier: 'orders',
    removalPolicy: RemovalPolicy.DESTROY,
  }),
  'a password of its own, not encrypted': (_stack, vpc) => ({
    engine: POSTGRES,
    vpc,
    writer: rds.ClusterInstance.provisioned('writer'),
    credentials: rds.Credentials.fromPassword('owner', SecretValue.ssmSecure('/orders/password', '1')),
    storageEncrypted: false,
    port: 5432,
  }),
  'a password that RDS manages': (stack, vpc) => ({
    engine: POSTGRES,
    vpc,
    writer: rds.ClusterInstance.provisioned('writer'),
    storageEncryptionKey: new kms.Key(stack, 'Key'),
    manageMasterUserPassword: true,
  }),
  'logs, monitoring and insights': (_stack, vpc) => ({
    engine: MYSQL,
    vpc,
    writer: rds.ClusterInstance.provisioned('writer', { instanceType: r6gLarge }),
    cloudwatchLogsExports: ['error', 'slowquery'],
    cloudwatchLogsRetention: logs.RetentionDays.ONE_MONTH,
    monitoringInterval: Duration.seconds(30),
    enablePerformanceInsights: true,
    performanceInsightRetention: rds.PerformanceInsightRetention.MONTHS_3,
    databaseInsightsMode: rds.DatabaseInsightsMode.STANDARD,
    parameters: { binlog_format: 'ROW' },
    deletionProtection: true,
    iamAuthentication: true,
  }),
  'buckets and a parameter group': (stack, vpc) => ({
    engine: MYSQL,
    vpc,
    writer: rds.ClusterInstance.provisioned('writer', { instanceType: r6gLarge }),
    parameterGroup: new rds.ParameterGroup(stack, 'Parameters', { engine: MYSQL, parameters: { time_zone: 'UTC' } }),
    s3ImportBuckets: [new s3.Bucket(stack, 'Imports')],
    backtrackWindow: Duration.hours(6),
    storageType: rds.DBClusterStorageType.AURORA_IOPT1,
  }),
  'a read replica': (_stack, vpc) => ({
    engine: MYSQL,
    vpc,
    writer: rds.ClusterInstance.provisioned('writer', { instanceType: r6gLarge }),
    replicationSourceIdentifier: 'arn:aws:rds:eu-central-1:123456789012:cluster:source',
  }),
  'Limitless': (_stack, vpc) => ({
    engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_8_LIMITLESS }),
    vpc,
    clusterScalabilityType: rds.ClusterScalabilityType.LIMITLESS,
    enablePerformanceInsights: true,
    performanceInsightRetention: rds.PerformanceInsightRetention.MONTHS_1,
    enableClusterLevelEnhancedMonitoring: true,
    monitoringInterval: Duration.minutes(1),
    cloudwatchLogsExports: ['postgresql'],
    storageType: rds.DBClusterStorageType.AURORA_IOPT1,
  }),
};

/** The stack with the cluster, and with what apps add to one. */
function synthesize(
  configure: (stack: Stack, vpc: ec2.IVpc) => Props,
  create: (stack: Stack, props: Props) => rds.DatabaseCluster,
): object {
  const stack = newStack();
  const vpc = newVpc(stack);
  const props = configure(stack, vpc);
  const cluster = create(stack, props);
  cluster.connections.allowDefaultPortFromAnyIpv4();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
  cluster.grantConnect(role, 'app');
  if (cluster.secret !== undefined) {
    cluster.secret.grantRead(role);
    if (props.clusterScalabilityType === undefined) {
      cluster.addProxy('Proxy', { vpc, secrets: [cluster.secret] });
    }
  }
  return Template.fromStack(stack).toJSON();
}

describe('an rds.DatabaseCluster that becomes a SingleMasterCluster with the defaults of aws-rds', () => {
  test.each(Object.entries(CONFIGURATIONS))('%s: the template stays the same', (_name, configure) => {
    const before = synthesize(configure, (stack, props) => new rds.DatabaseCluster(stack, 'Db', props));
    const after = synthesize(configure, (stack, props) => new SingleMasterCluster(stack, 'Db', { ...props, defaults: ClusterDefaults.AWS_RDS }));
    expect(after).toEqual(before);
  });

  test.each(Object.entries(CONFIGURATIONS))('%s: the secure defaults would be a change', (_name, configure) => {
    const stack = newStack();
    new SingleMasterCluster(stack, 'Db', configure(stack, newVpc(stack)));
    const before = synthesize(configure, (other, props) => new rds.DatabaseCluster(other, 'Db', props));
    expect(Template.fromStack(stack).toJSON()).not.toEqual(before);
  });

  test('a function that rotates the password: the template stays the same', () => {
    const [before, after] = [rds.DatabaseCluster, SingleMasterCluster].map((Cluster) => {
      const stack = newStack();
      const cluster = new Cluster(stack, 'Db', {
        engine: POSTGRES,
        vpc: newVpc(stack),
        writer: rds.ClusterInstance.provisioned('writer'),
        ...{ defaults: ClusterDefaults.AWS_RDS },
      });
      cluster.addRotationSingleUser();
      return Template.fromStack(stack).toJSON();
    });
    expect(after).toEqual(before);
  });
});

describe('with the defaults of aws-rds, one of ours can be taken', () => {
  const cluster = (props: Partial<Props>): Template => {
    const stack = newStack();
    new SingleMasterCluster(stack, 'Db', {
      engine: POSTGRES,
      vpc: newVpc(stack),
      writer: rds.ClusterInstance.provisioned('writer'),
      defaults: ClusterDefaults.AWS_RDS,
      ...props,
    });
    return Template.fromStack(stack);
  };

  test('a customer managed key, and with it encryption', () => {
    cluster({ customerManagedKey: true }).hasResourceProperties('AWS::RDS::DBCluster', {
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DbEncryptionKey'), 'Arn'] },
      StorageEncrypted: true,
    });
  });

  test('a password that RDS manages', () => {
    const template = cluster({ manageMasterUserPassword: true });
    template.hasResourceProperties('AWS::RDS::DBCluster', { ManageMasterUserPassword: true });
    template.resourceCountIs('AWS::SecretsManager::Secret', 0);
  });

  test('IAM authentication', () => {
    cluster({ iamAuthentication: true }).hasResourceProperties('AWS::RDS::DBCluster', { EnableIAMDatabaseAuthentication: true });
  });
});
