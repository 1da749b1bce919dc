import { Duration, SecretValue, Stack, aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_rds as rds, aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { propertyName } from '../../src/cli/explain/cdk-names';
import { CONSTRUCT_TYPES, constructProperties, nameInConstruct } from '../../src/facts/cdk-properties';
import { newApp } from '../support/apps';

type Json = Readonly<Record<string, unknown>>;

const version = (of: rds.AuroraPostgresEngineVersion) => rds.DatabaseClusterEngine.auroraPostgres({ version: of });
const key = (stack: Stack) => kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1');
const role = (stack: Stack) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/role');
const group = (stack: Stack) => ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1');
const secret = (stack: Stack) => secretsmanager.Secret.fromSecretNameV2(stack, `Secret${stack.node.children.length}`, 'other');

/** Two values for each property of a construct, of which the first may be that it is not given. */
const CLUSTER: Readonly<Record<string, (stack: Stack) => [unknown, unknown]>> = {
  'backup.retention': () => [{ retention: Duration.days(7) }, { retention: Duration.days(8) }],
  'backup.preferredWindow': () => [{ retention: Duration.days(7) }, { retention: Duration.days(7), preferredWindow: '01:00-02:00' }],
  'defaultDatabaseName': () => [undefined, 'orders'],
  'clusterIdentifier': () => [undefined, 'orders'],
  'parameterGroup': (stack) => [undefined, rds.ParameterGroup.fromParameterGroupName(stack, 'Parameters', 'parameters')],
  'subnetGroup': (stack) => [undefined, rds.SubnetGroup.fromSubnetGroupName(stack, 'Subnets', 'subnets')],
  'domainRole': (stack) => [undefined, role(stack)],
  'cloudwatchLogsExports': () => [undefined, ['postgresql']],
  'enableDataApi': () => [undefined, true],
  'iamAuthentication': () => [undefined, true],
  'engine': () => [version(rds.AuroraPostgresEngineVersion.VER_16_8), version(rds.AuroraPostgresEngineVersion.VER_16_6)],
  'storageEncryptionKey': (stack) => [undefined, key(stack)],
  'credentials': () => [undefined, rds.Credentials.fromPassword('other', SecretValue.unsafePlainText('not-a-secret'))],
  'enablePerformanceInsights': () => [undefined, true],
  'performanceInsightEncryptionKey': (stack) => [undefined, key(stack)],
  'performanceInsightRetention': () => [rds.PerformanceInsightRetention.DEFAULT, rds.PerformanceInsightRetention.MONTHS_1],
  'serverlessV2MaxCapacity': () => [4, 8],
  'serverlessV2MinCapacity': () => [1, 2],
  'serverlessV2AutoPauseDuration': () => [undefined, Duration.minutes(10)],
  'securityGroups': (stack) => [undefined, [group(stack)]],
};

const INSTANCE: typeof CLUSTER = {
  caCertificate: () => [undefined, rds.CaCertificate.RDS_CA_RSA4096_G1],
  instanceType: () => [new ec2.InstanceType('r6g.large'), new ec2.InstanceType('r7g.large')],
  instanceIdentifier: () => [undefined, 'orders-1'],
  parameterGroup: (stack) => [undefined, rds.ParameterGroup.fromParameterGroupName(stack, 'Parameters', 'parameters')],
  performanceInsightEncryptionKey: (stack) => [undefined, key(stack)],
  performanceInsightRetention: () => [rds.PerformanceInsightRetention.DEFAULT, rds.PerformanceInsightRetention.MONTHS_1],
};

const PROXY: typeof CLUSTER = {
  secrets: (stack) => [[secret(stack)], [secretsmanager.Secret.fromSecretNameV2(stack, 'Another', 'another')]],
  role: (stack) => [undefined, role(stack)],
  securityGroups: (stack) => [undefined, [group(stack)]],
  vpcSubnets: () => [{ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, { subnetType: ec2.SubnetType.PUBLIC }],
  borrowTimeout: () => [undefined, Duration.seconds(30)],
};

const VALUES = { DatabaseCluster: CLUSTER, ClusterInstance: INSTANCE, DatabaseProxy: PROXY };

/** The resources of a template with one property of one construct set. */
function resources(construct: keyof typeof VALUES, name: string, which: 0 | 1): Json[] {
  const stack = new Stack(newApp(), 'Stack', { env: { region: 'eu-west-1', account: '111122223333' } });
  const subnets = [ec2.SubnetType.PUBLIC, ec2.SubnetType.PRIVATE_ISOLATED].map((subnetType, index) => ({ name: `Subnets${index}`, subnetType }));
  const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: subnets });
  const value = VALUES[construct][name]!(stack)[which];
  const given = value === undefined ? {} : { [name.split('.')[0]!]: value };
  const domain = name === 'domainRole' ? { domain: 'd-1' } : {};
  const insights = name.startsWith('performanceInsight') ? { enablePerformanceInsights: true } : {};
  const pausing = name === 'serverlessV2AutoPauseDuration' ? { serverlessV2MinCapacity: 0 } : {};
  const of = <T>(one: keyof typeof VALUES, props: T): T => (one === construct ? { ...props, ...insights, ...given } : props);
  const vpcSubnets = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  const writer = construct === 'ClusterInstance'
    ? rds.ClusterInstance.provisioned('writer', of('ClusterInstance', {}))
    : rds.ClusterInstance.serverlessV2('writer');
  const cluster = new rds.DatabaseCluster(stack, 'Cluster', of('DatabaseCluster', {
    engine: version(rds.AuroraPostgresEngineVersion.VER_16_8), vpc, vpcSubnets, writer, ...domain, ...pausing,
  }));
  if (construct === 'DatabaseProxy') {
    new rds.DatabaseProxy(stack, 'Proxy', of('DatabaseProxy', {
      proxyTarget: rds.ProxyTarget.fromCluster(cluster), vpc, vpcSubnets, secrets: [secret(stack)],
    }));
  }
  return Object.values((Template.fromStack(stack).toJSON() as { Resources: Record<string, Json> }).Resources);
}

/** A value in the properties of the one resource of a type, by its path. */
const at = (all: Json[], type: string, path: string): unknown => path.split('.').reduce<unknown>(
  (value, part) => (value as Json | undefined)?.[part], all.find((one) => one.Type === type)?.Properties);

const ENTRIES = CONSTRUCT_TYPES.flatMap((type) => {
  const { construct, names } = constructProperties(type)!;
  return Object.entries(names).map(([path, name]): [string, string, keyof typeof VALUES, string] => [type, path, construct, name]);
});

test.each(ENTRIES)('%s.%s is made of a property of %s, %s', (type, path, construct, name) => {
  const [before, after] = ([0, 1] as const).map((which) => at(resources(construct, name, which), type, path));
  expect(after).toBeDefined();
  expect(after).not.toEqual(before);
});

test('what has the same name is not in the table', () => {
  expect(ENTRIES.filter(([, path, , name]) => propertyName(path.split('.').at(-1)!) === name).map(([type, path]) => `${type}.${path}`)).toEqual([]);
});

test('what the table does not have has no other name', () => {
  expect(nameInConstruct('AWS::RDS::DBCluster', 'StorageEncrypted')).toBeUndefined();
  expect(nameInConstruct('AWS::RDS::DBCluster', 'constructor')).toBeUndefined();
  expect(nameInConstruct('constructor', 'Port')).toBeUndefined();
});
