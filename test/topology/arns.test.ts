import { App, ArnFormat, Aws, CfnOutput, CfnParameter, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import { readConstructTree } from '../../src/readers/construct-tree';
import { readTemplates } from '../../src/readers/template';
import { TemplateInput } from '../../src/readers/template-input';
import { Cluster } from '../../src/topology/cluster';
import { KINDS } from '../../src/topology/kinds';
import { known } from '../../src/topology/resource';
import { Topology } from '../../src/topology/topology';
import { newApp } from '../support/apps';

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
const ref = { Ref: 'Cluster' };
const region = { Ref: 'AWS::Region' };
const account = { Ref: 'AWS::AccountId' };
const partition = { Ref: 'AWS::Partition' };
const join = (separator: string, ...parts: unknown[]) => ({ 'Fn::Join': [separator, parts] });

/** A template with a cluster, and with what leads to a cluster in each of the properties that take an ARN. */
function template(arn: unknown, cluster: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    Parameters: { Open: { Type: 'String' }, Default: { Type: 'String', Default: 'aws' } },
    Mappings: { Arns: { aws: { head: 'arn:aws:rds' } } },
    Resources: {
      Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: 'orders', ...cluster } },
      ...followers(arn),
    },
  };
}

const followers = (arn: unknown): Record<string, unknown> => ({
  World: { Type: 'AWS::RDS::GlobalCluster', Properties: { SourceDBClusterIdentifier: arn } },
  Copy: { Type: 'AWS::RDS::DBCluster', Properties: { SourceDBClusterIdentifier: arn } },
  Replica: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', ReplicationSourceIdentifier: arn } },
  Integration: { Type: 'AWS::RDS::Integration', Properties: { SourceArn: arn } },
  Deployment: { Type: 'AWS::RDS::Deployment', Properties: { Source: arn } },
});

/** Which followers lead to the cluster, and to which the cluster leads. */
function led(topology: Topology): string[] {
  const cluster = topology.all(KINDS.cluster).find(({ logicalId }) => logicalId === 'Cluster')!;
  const to = (read: () => Cluster | undefined): boolean => known(read) === cluster;
  const from = [
    ...topology.all(KINDS.globalCluster).filter((one) => to(() => one.sourceCluster)),
    ...topology.all(KINDS.cluster).filter((one) => to(() => one.sourceCluster) || to(() => one.replicationSource?.cluster)),
    ...topology.all(KINDS.integration).filter((one) => to(() => one.sourceCluster)),
    ...topology.all(KINDS.deployment).filter((one) => to(() => one.sourceCluster)),
  ];
  const { globalClustersMadeFromIt, copies } = cluster;
  const back = [...globalClustersMadeFromIt, ...copies, ...cluster.replicas, ...cluster.integrations, ...cluster.deployments];
  const ids = from.map(({ logicalId }) => logicalId);
  expect(back.map(({ logicalId }) => logicalId).sort()).toEqual([...ids].sort());
  return ids;
}

const ALL = ['World', 'Copy', 'Replica', 'Integration', 'Deployment'];
const read = (input: Partial<TemplateInput> & { template: unknown }): Topology => readTemplates([{ name: 'orders', region: REGION, account: ACCOUNT, ...input }]);

const WAYS: Readonly<Record<string, unknown>> = {
  'one join': join('', 'arn:', partition, ':rds:', region, ':', account, ':cluster:', ref),
  'a join with colons': join(':', 'arn', partition, 'rds', region, account, 'cluster', ref),
  'a join of joins': join(':', join('', 'ar', 'n'), join(':', partition, 'rds', region), account, join('', 'clu', 'ster:', ref)),
  'a Fn::Sub': { 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Cluster}' },
  'a Fn::Sub with variables': { 'Fn::Sub': ['arn:${P}:rds:${R}:${A}:cluster:${C}', { P: partition, R: region, A: account, C: ref }] },
  'a Fn::Sub in a Fn::Join': join(':', { 'Fn::Sub': 'arn:${AWS::Partition}:rds' }, region, { 'Fn::Sub': '${AWS::AccountId}:cluster:${Cluster}' }),
  'account and Region that are written': { 'Fn::Sub': `arn:aws:rds:${REGION}:${ACCOUNT}:cluster:\${Cluster}` },
  'a partition by a parameter': { 'Fn::Sub': 'arn:${Default}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Cluster}' },
  'an account by a parameter': { 'Fn::Sub': 'arn:aws:rds:${AWS::Region}:${Open}:cluster:${Cluster}' },
  'its head by a mapping': join(':', { 'Fn::FindInMap': ['Arns', 'aws', 'head'] }, region, account, 'cluster', ref),
  'a name that is written': { 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:Orders' },
  'all written': `arn:aws:rds:${REGION}:${ACCOUNT}:cluster:orders`,
  'the attribute': { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] },
};

test.each(Object.entries(WAYS))('an ARN leads to its cluster: %s', (_, arn) => {
  expect(led(read({ template: template(arn) }))).toEqual(ALL);
  // The Region of a replica's source has to be told.
  const open = led(read({ template: template(arn), region: undefined, account: undefined }));
  expect(ALL.filter((id) => !open.includes(id))).toEqual([]);
});

const ELSEWHERE: Readonly<Record<string, unknown>> = {
  'another Region': `arn:aws:rds:us-east-1:${ACCOUNT}:cluster:orders`,
  'another account': `arn:aws:rds:${REGION}:999999999999:cluster:orders`,
  'another Region, by reference': { 'Fn::Sub': 'arn:aws:rds:us-east-1:${AWS::AccountId}:cluster:${Cluster}' },
  'another name': `arn:aws:rds:${REGION}:${ACCOUNT}:cluster:carts`,
  'an instance': { 'Fn::Sub': 'arn:aws:rds:${AWS::Region}:${AWS::AccountId}:db:${Cluster}' },
  'another service': { 'Fn::Sub': 'arn:aws:dsql:${AWS::Region}:${AWS::AccountId}:cluster:${Cluster}' },
  'a name with something before it': { 'Fn::Sub': 'arn:aws:rds:${AWS::Region}:${AWS::AccountId}:cluster:old-${Cluster}' },
  'a name with something behind it': { 'Fn::Sub': 'arn:aws:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Cluster}-old' },
  'something unknown before the name': { 'Fn::Sub': 'arn:aws:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Open}${Cluster}' },
  'an unknown name': { 'Fn::Sub': 'arn:aws:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Open}' },
  'a Region by a parameter, and a written name': { 'Fn::Sub': 'arn:aws:rds:${Open}:${AWS::AccountId}:cluster:orders' },
  'too few fields': 'arn:aws:rds:cluster:orders',
  'another attribute': { 'Fn::Sub': 'arn:aws:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Cluster.DBClusterResourceId}' },
  'a dynamic reference': { 'Fn::Sub': '{{resolve:ssm:arn}}${Cluster}' },
};

test.each(Object.entries(ELSEWHERE))('an ARN of something else, or that may be, leads nowhere: %s', (_, arn) => {
  expect(led(read({ template: template(arn) }))).toEqual([]);
});

test('what may be the cluster of an ARN leaves open what is made of the cluster', () => {
  const isAlone = (arn: unknown): boolean | undefined => {
    const cluster = read({ template: template(arn) }).all(KINDS.cluster).find(({ logicalId }) => logicalId === 'Cluster')!;
    return known(() => cluster.isInGlobalDatabase);
  };
  expect(isAlone(ELSEWHERE['an unknown name'])).toBeUndefined();
  expect(isAlone(ELSEWHERE['a Region by a parameter, and a written name'])).toBeUndefined();
  expect(isAlone(ELSEWHERE['another Region'])).toBe(false);
  expect(isAlone(WAYS['one join'])).toBe(true);
});

test('a cluster that names itself by ARN means one of its name elsewhere', () => {
  const arn = `arn:aws:rds:${REGION}:${ACCOUNT}:cluster:orders`;
  const topology = read({ template: { Resources: { Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DBClusterIdentifier: 'orders', SourceDBClusterIdentifier: arn } } } }, region: undefined });
  expect(known(() => topology.all(KINDS.cluster)[0]!.sourceCluster)).toBeUndefined();
});

test('an ARN in some worlds only', () => {
  const conditional = template({ 'Fn::If': ['IsCopied', WAYS['one join'], `arn:aws:rds:${REGION}:${ACCOUNT}:cluster:carts`] });
  const topology = read({ template: { ...conditional, Conditions: { IsCopied: { 'Fn::Equals': [{ Ref: 'Open' }, 'yes'] } } } });
  const cluster = topology.all(KINDS.cluster)[0]!;
  expect(topology.worlds.current.consultations).toBe(0);
  expect(cluster.copies.map(({ logicalId }) => logicalId)).toEqual(['Copy']);
  expect(topology.worlds.current.consultations).toBeGreaterThan(0);
});

test('an export and the ARN of a nested stack', () => {
  const arn = WAYS['one join'];
  const topology = readTemplates([
    { name: 'data', region: REGION, account: ACCOUNT, template: { ...template('none'), Outputs: { Arn: { Value: arn, Export: { Name: 'arn' } } } } },
    { name: 'copies', region: REGION, account: ACCOUNT, template: { Resources: followers({ 'Fn::ImportValue': 'arn' }) } },
    {
      name: 'parent',
      region: REGION,
      account: ACCOUNT,
      template: { Resources: { Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Arn: { 'Fn::ImportValue': 'arn' } } } } } },
      nested: { Nested: { template: { Parameters: { Arn: { Type: 'String' } }, Resources: { Nested: { Type: 'AWS::RDS::Integration', Properties: { SourceArn: { Ref: 'Arn' } } } } } } },
    },
  ]);
  expect(led(topology)).toEqual([...ALL.slice(0, 3), 'Integration', 'Nested', 'Deployment']);
});

test.each([[undefined], [{ region: REGION, account: ACCOUNT }]])('clusterArn of the constructs of AWS: %p', (env) => {
  const app = newApp();
  const stack = new Stack(app, 'Data', env && { env });
  const cluster = new rds.DatabaseCluster(stack, 'Orders', {
    engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 }),
    vpc: new ec2.Vpc(stack, 'Vpc'),
    writer: rds.ClusterInstance.provisioned('writer'),
  });
  (cluster.node.defaultChild as rds.CfnDBCluster).overrideLogicalId('Cluster');
  const nested = new NestedStack(stack, 'Nested');
  const arns: [Stack, string][] = [
    [stack, cluster.clusterArn],
    [stack, stack.formatArn({ service: 'rds', resource: 'cluster', resourceName: cluster.clusterIdentifier, arnFormat: ArnFormat.COLON_RESOURCE_NAME })],
    [stack, Fn.sub('arn:${P}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${C}', { P: Aws.PARTITION, C: cluster.clusterIdentifier })],
    [nested, cluster.clusterArn],
    [new Stack(app, 'Copies', env && { env }), cluster.clusterArn],
    [new Stack(app, 'Others', env && { env }), rds.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Same', { clusterIdentifier: cluster.clusterIdentifier }).clusterArn],
  ];
  arns.forEach(([scope, arn], index) => new rds.CfnIntegration(scope, `Integration${index}`, { sourceArn: arn, targetArn: 'arn' }));
  expect(led(readConstructTree(app))).toHaveLength(arns.length);
});

test('clusterArn in another Region', () => {
  const app = new App({ outdir: newApp().outdir, analyticsReporting: false });
  const stack = new Stack(app, 'Data', { env: { region: REGION, account: ACCOUNT }, crossRegionReferences: true });
  const source = new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql' });
  const arn = stack.formatArn({ service: 'rds', resource: 'cluster', resourceName: source.ref, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  const other = new Stack(app, 'Replica', { env: { region: 'us-east-1', account: ACCOUNT }, crossRegionReferences: true });
  new rds.CfnDBCluster(other, 'Replica', { engine: 'aurora-mysql', replicationSourceIdentifier: arn });
  const topology = readConstructTree(app);
  expect(led(topology)).toEqual(['Replica']);
  expect(topology.all(KINDS.cluster)[1]!.replicationSource?.region).toBe(REGION);
});

test('topics, keys and roles', () => {
  const stack = new Stack(newApp(), 'Stack', { env: { region: REGION, account: ACCOUNT } });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('monitoring.rds.amazonaws.com'), path: '/service/' });
  const arns = {
    key: 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}',
    topic: 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${Topic.TopicName}',
  };
  const topology = readTemplates([{
    name: 'one',
    region: REGION,
    account: ACCOUNT,
    template: {
      Resources: {
        Key: { Type: 'AWS::KMS::Key', Properties: {} },
        Topic: { Type: 'AWS::SNS::Topic', Properties: { FifoTopic: true } },
        Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'monitor' } },
        Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { KmsKeyId: { 'Fn::Sub': arns.key }, MonitoringRoleArn: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/any/${Role}' } } },
        Other: { Type: 'AWS::RDS::DBCluster', Properties: { MonitoringRoleArn: `arn:aws:iam::${ACCOUNT}:role/monitor` } },
        Events: { Type: 'AWS::RDS::EventSubscription', Properties: { SnsTopicArn: { 'Fn::Sub': arns.topic } } },
      },
    },
  }]);
  const [cluster, other] = topology.all(KINDS.cluster);
  expect(cluster!.kmsKeyRegion).toBe(REGION);
  expect([cluster, other].map((one) => one!.monitoringRole?.logicalId)).toEqual(['Role', 'Role']);
  expect(topology.all(KINDS.eventSubscription)[0]!.topic?.isFifo).toBe(true);

  new rds.CfnDBCluster(stack, 'Cluster', { monitoringRoleArn: iam.Role.fromRoleName(stack, 'Same', role.roleName).roleArn });
  expect(readConstructTree(stack).all(KINDS.cluster)[0]!.monitoringRole?.trusted).toEqual(['monitoring.rds.amazonaws.com']);
});

test('an identifier is no ARN, and a text that begins in another way is no name', () => {
  const named = read({ template: template(ref) });
  expect(named.all(KINDS.deployment)[0]!.namesSourceByIdentifier).toBe(true);
  const composed = read({ template: template(WAYS['one join']) });
  expect(composed.all(KINDS.deployment)[0]!.namesSourceByIdentifier).toBe(false);
});

test('a parameter of a CDK app that is an ARN by default, and an export by hand', () => {
  const app = newApp();
  const data = new Stack(app, 'Data');
  const cluster = new rds.CfnDBCluster(data, 'Cluster', { engine: 'aurora-mysql', dbClusterIdentifier: 'orders' });
  new CfnOutput(data, 'Arn', { exportName: 'arn', value: Fn.join(':', ['arn', Aws.PARTITION, 'rds', Aws.REGION, Aws.ACCOUNT_ID, 'cluster', cluster.ref]) });
  const parameter = new CfnParameter(data, 'Source', { default: `arn:aws:rds:${REGION}:${ACCOUNT}:cluster:orders` });
  new rds.CfnIntegration(data, 'ByDefault', { sourceArn: parameter.valueAsString, targetArn: 'arn' });
  new rds.CfnIntegration(new Stack(app, 'Copies'), 'ByExport', { sourceArn: Fn.importValue('arn'), targetArn: 'arn' });
  expect(led(readConstructTree(app))).toEqual(['ByDefault', 'ByExport']);
});
