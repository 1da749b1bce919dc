import { Example, ExampleResource } from '../../engine/example';
import { TopiclessRule, rule, topic } from '../../engine/rule';
import {
  CLUSTER_GROUP_NAME, GLOBAL_CLUSTER_IDENTIFIER, INSTANCE_GROUP_NAME, KEY_ID, PROXY_NAME, ROLE_ARN, ROLE_NAME, SECRET_ARN,
  SECURITY_GROUP_ID, SUBNET_GROUP_NAME, SUBNET_ID, TOPIC_ARN, Taken,
} from '../../facts/references';
import { Source, apiModel, apiReference, cfnHandler, serviceError } from '../../facts/sources';
import { Resource, known } from '../../topology/resource';
import { Subjects } from '../../topology/subjects';
import { ANYTHING, member, mysql, other, roleFor, stackName } from '../_examples';
import { misnamings } from '../_references';

const READ = '2026-11-29';

type Resources = Example['resources'];
type Make = (properties: Record<string, unknown>) => ExampleResource;

/** A property that names a resource, or a path to such properties. */
interface Named {
  readonly path: string;
  readonly taken: Taken;
  /** What the service does. */
  readonly why: string;
  readonly sources: readonly Source[];
  /** Whether the service looks at it; absent: always. */
  readonly isAsked?: (subject: Resource) => boolean;
  /** What is wrong there, by titles, and what is right. */
  readonly wrong: Readonly<Record<string, unknown>>;
  readonly right: Readonly<Record<string, unknown>>;
  /** The property with a value, and what goes with it, where there is more to it. */
  readonly written?: (value: unknown) => Record<string, unknown>;
}

/** What the examples refer to. */
const BESIDE: Resources = {
  Role: roleFor({ Service: ['rds.amazonaws.com', 'monitoring.rds.amazonaws.com'] }),
  Topic: other('AWS::SNS::Topic', {}),
  Secret: other('AWS::SecretsManager::Secret', { GenerateSecretString: { SecretStringTemplate: '{"username":"app"}', GenerateStringKey: 'password' } }),
  Key: other('AWS::KMS::Key', {}),
  Network: other('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  Subnet: other('AWS::EC2::Subnet', { VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.0.0.0/24' }),
  Clients: other('AWS::EC2::SecurityGroup', { GroupDescription: 'clients', VpcId: 'vpc-0123456789abcdef0' }),
  Subnets: other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'databases', SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] }),
  Custom: other('Custom::Anything', { ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:anything' }),
};

const attribute = (logicalId: string, name: string) => ({ 'Fn::GetAtt': [logicalId, name] });
const ref = (logicalId: string) => ({ Ref: logicalId });
const among = (property: string) => (value: unknown) => ({ [property]: [value] });

/** What is right wherever a resource is named: what only the deployment knows, or a type of the app that is not read. */
const UNKNOWN = {
  'an import': ANYTHING,
  'what a resource of another type gives': attribute('Custom', 'Arn'),
  'a text that may begin with anything': stackName('-orders'),
};

/** A rule about what a resource is named by, in all the properties of a subject that name one. */
function form<S extends keyof Subjects>(
  id: string, on: S, noun: string, all: readonly Named[], make: Make, beside: Resources = {},
): TopiclessRule {
  const examples = ({ path, written = (value) => ({ [path]: value }) }: Named, values: Readonly<Record<string, unknown>>): Example[] =>
    Object.entries(values).map(([title, value]) =>
      ({ title: `${path}: ${title}`, resources: { ...BESIDE, ...beside, Subject: make(written(value)) } }));
  return rule(id, {
    on,
    with: all.map(({ path }) => path.split('.')[0]!),
    effect: 'rejected',
    since: '0.1.0',
    summary: `What ${noun} names in ${all.map(({ path }) => path.replace('.*.', '.')).join(', ')} is named as the service looks it up.`,
    sources: [...new Map(all.flatMap(({ sources }) => sources).map((source) => [source.url, source])).values()],
    check: (subject) => all.flatMap(({ path, taken, why, isAsked }) => {
      const wrong = misnamings(subject, path, taken);
      return wrong.length > 0 && (isAsked === undefined || isAsked(subject)) ? wrong.map((one) => ({ ...one, why })) : [];
    }),
    what: ({ says }) => says,
    why: ({ why }) => why,
    fix: ({ remedy }) => remedy,
    invalid: all.flatMap((one) => examples(one, one.wrong)),
    valid: all.flatMap((one) => examples(one, { ...one.right, ...UNKNOWN })),
  });
}

/** A role that Enhanced Monitoring is to have; without an interval the role is refused whatever it is. */
const monitoringRole = (noun: string): Named => ({
  path: 'MonitoringRoleArn',
  taken: ROLE_ARN,
  why: `RDS refuses to create the ${noun}: the ARN of the role is invalid`,
  sources: [serviceError('IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING', 'https://github.com/hashicorp/terraform/issues/5455', '2026-11-22')],
  isAsked: ({ properties }) => (known(() => properties.number('MonitoringInterval')) ?? 0) > 0,
  wrong: { 'the name of a role': ref('Role'), 'the id of a role': attribute('Role', 'RoleId'), 'a name': 'monitoring', 'the ARN of a policy': 'arn:aws:iam::111122223333:policy/monitoring', 'a text that begins otherwise': { 'Fn::Sub': 'role-${AWS::StackName}' } },
  right: { 'the ARN of a role': attribute('Role', 'Arn'), 'an ARN': 'arn:aws:iam::111122223333:role/service-role/monitoring', 'an ARN that is put together': { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Role}' } },
  written: (value) => ({ MonitoringInterval: 60, MonitoringRoleArn: value }),
});

const key = (path: string, written?: Named['written']): Named => ({
  path,
  taken: KEY_ID,
  why: 'RDS refuses the key: it cannot be accessed',
  sources: [apiModel('KMSKeyNotAccessibleFault', READ)],
  wrong: { 'a role': attribute('Role', 'Arn'), 'the ARN of a secret': 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders' },
  right: { 'the ARN of a key': attribute('Key', 'Arn'), 'the id of a key': ref('Key'), 'an alias': 'alias/orders', 'the ARN of an alias': 'arn:aws:kms:eu-west-1:111122223333:alias/orders' },
  ...(written ? { written } : {}),
});

const securityGroups = (noun: string, page: string): Named => ({
  path: 'VpcSecurityGroupIds',
  taken: SECURITY_GROUP_ID,
  why: `RDS refuses to create the ${noun}: it finds no security group under it`,
  sources: [apiReference(page, READ)],
  wrong: { 'the VPC of a group': attribute('Clients', 'VpcId'), 'a VPC': ref('Network'), 'a name': 'clients' },
  right: { 'the id of a group': attribute('Clients', 'GroupId'), 'what Ref gives': ref('Clients'), 'the default group of a VPC': attribute('Network', 'DefaultSecurityGroup'), 'an id': 'sg-0123456789abcdef0' },
  written: among('VpcSecurityGroupIds'),
});

const SUBNET_IDS = { wrong: { 'a VPC': ref('Network'), 'the VPC of a subnet': attribute('Subnet', 'VpcId'), 'a zone': attribute('Subnet', 'AvailabilityZone'), 'another id': 'vpc-0123456789abcdef0' }, right: { 'a subnet': ref('Subnet'), 'an id': 'subnet-0123456789abcdef2' } };

const subnets = (property: string, noun: string): Named => ({
  path: property,
  taken: SUBNET_ID,
  why: `RDS refuses to create the ${noun}: the subnet is invalid`,
  sources: [apiModel('InvalidSubnet', READ)],
  ...SUBNET_IDS,
  written: (value) => ({ [property]: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1', value] }),
});

const named = (path: string, taken: Taken, why: string, fault: string, own: string, others: Pick<Named, 'wrong' | 'right'>): Named => ({
  path,
  taken,
  why,
  sources: [apiModel(fault, READ)],
  wrong: { 'an ARN': `arn:aws:rds:eu-west-1:111122223333:${own}`, ...others.wrong },
  right: { 'a name': 'orders', ...others.right },
});

const subnetGroup = (noun: string): Named => named('DBSubnetGroupName', SUBNET_GROUP_NAME, `RDS refuses to create the ${noun}: it finds no DB subnet group of that name`, 'DBSubnetGroupNotFoundFault', 'subgrp:orders', {
  wrong: { 'the ARN of a group': attribute('Subnets', 'DBSubnetGroupArn'), 'an attribute that there is not': attribute('Subnets', 'Arn') },
  right: { 'a group': ref('Subnets'), 'what Ref gives for something else, which a group may be called by': ref('Network') },
});

const cluster = form('ClusterReferenceForm', 'cluster', 'a cluster', [
  monitoringRole('cluster'),
  {
    path: 'AssociatedRoles.*.RoleArn',
    taken: ROLE_ARN,
    why: 'RDS refuses to associate the role with the cluster: its ARN is invalid',
    sources: [
      serviceError('IAM Role ARN value is invalid or does not include the required permissions for AWS Role Integration', 'https://github.com/hashicorp/terraform-provider-aws/issues/20945', '2026-11-28'),
      apiModel('IAMRoleArn', READ),
    ],
    wrong: { 'the name of a role': ref('Role'), 'a name': 'loading' },
    right: { 'the ARN of a role': attribute('Role', 'Arn') },
    written: (value) => ({ Engine: 'aurora-postgresql', AssociatedRoles: [{ RoleArn: value, FeatureName: 's3Import' }] }),
  },
  securityGroups('cluster', 'API_CreateDBCluster.html'),
  key('KmsKeyId', (value) => ({ StorageEncrypted: true, KmsKeyId: value })),
  key('PerformanceInsightsKmsKeyId', (value) => ({ PerformanceInsightsEnabled: true, PerformanceInsightsKmsKeyId: value })),
  key('MasterUserSecret.KmsKeyId', (value) => ({ MasterUserSecret: { KmsKeyId: value } })),
  subnetGroup('cluster'),
  named('DBClusterParameterGroupName', CLUSTER_GROUP_NAME, 'RDS refuses to create the cluster: it finds no DB cluster parameter group of that name', 'DBClusterParameterGroupNotFoundFault', 'cluster-pg:orders', { wrong: {}, right: {} }),
  {
    path: 'GlobalClusterIdentifier',
    taken: GLOBAL_CLUSTER_IDENTIFIER,
    why: 'CloudFormation refuses the value: it is no identifier of a global cluster',
    sources: [cfnHandler('aws-rds-dbcluster/aws-rds-dbcluster.json', '2026-11-22')],
    wrong: { 'the endpoint of a global cluster': attribute('World', 'GlobalEndpoint.Address') },
    right: { 'a global cluster': ref('World') },
    written: (value) => ({ GlobalClusterIdentifier: value, ManageMasterUserPassword: undefined, MasterUserPassword: '{{resolve:secretsmanager:database:SecretString:password}}', EngineVersion: '8.0.mysql_aurora.3.10.4' }),
  },
], mysql, { World: other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.10.4' }) });

const instance = form('MemberReferenceForm', 'member', 'an instance', [
  monitoringRole('instance'),
  key('PerformanceInsightsKMSKeyId', (value) => ({ EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: value })),
  { ...subnetGroup('instance'), right: {} },
  named('DBParameterGroupName', INSTANCE_GROUP_NAME, 'RDS refuses to create the instance: it finds no DB parameter group of that name', 'DBParameterGroupNotFoundFault', 'pg:orders', {
    wrong: { 'the ARN of a group': attribute('Settings', 'DBParameterGroupArn') },
    right: { 'a group': ref('Settings') },
  }),
], (properties) => member('aurora-mysql', properties), { Cluster: mysql(), Settings: other('AWS::RDS::DBParameterGroup', { Description: 'settings', Family: 'aurora-mysql8.0' }) });

const IN_SUBNETS = { VpcSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] };
const PROXY = { DBProxyName: 'app', EngineFamily: 'MYSQL', RoleArn: attribute('Role', 'Arn'), Auth: [{ AuthScheme: 'SECRETS', SecretArn: ref('Secret') }], ...IN_SUBNETS };
const ARN_TAKEN = apiModel('Arn', READ);

const proxy = form('ProxyReferenceForm', 'proxy', 'a proxy', [
  {
    path: 'RoleArn',
    taken: ROLE_ARN,
    why: 'RDS refuses to create the proxy: it assumes the role by its ARN',
    sources: [ARN_TAKEN, apiReference('API_CreateDBProxy.html', READ)],
    wrong: { 'the name of a role': ref('Role'), 'a name': 'proxy', 'a longer name': 'proxy-for-the-orders-database' },
    right: { 'the ARN of a role': attribute('Role', 'Arn') },
  },
  {
    path: 'Auth.*.SecretArn',
    taken: SECRET_ARN,
    why: 'RDS refuses to create the proxy: it reads the secret by its ARN',
    sources: [ARN_TAKEN, apiReference('API_UserAuthConfig.html', READ)],
    wrong: { 'a name': 'orders', 'an attribute that there is not': attribute('Secret', 'Name'), 'the cluster itself': attribute('Cluster', 'DBClusterArn') },
    right: { 'a secret': ref('Secret'), 'a secret that RDS keeps': attribute('Cluster', 'MasterUserSecret.SecretArn'), 'an ARN': 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf' },
    written: (value) => ({ Auth: [{ AuthScheme: 'SECRETS', SecretArn: value }] }),
  },
  subnets('VpcSubnetIds', 'proxy'),
  securityGroups('proxy', 'API_CreateDBProxy.html'),
], (properties) => other('AWS::RDS::DBProxy', { ...PROXY, ...properties }), { Cluster: mysql() });

const proxyName = named('DBProxyName', PROXY_NAME, 'RDS refuses the name: it is none that a proxy can have', 'DBProxyName', 'db-proxy:prx-0123456789abcdef0', {
  wrong: { 'the ARN of a proxy': attribute('Proxy', 'DBProxyArn'), 'the endpoint of a proxy': attribute('Proxy', 'Endpoint') },
  right: { 'a proxy': ref('Proxy') },
});
const withProxy = { Proxy: other('AWS::RDS::DBProxy', PROXY) };

const proxyEndpoint = form('ProxyEndpointReferenceForm', 'proxyEndpoint', 'a proxy endpoint', [
  proxyName, subnets('VpcSubnetIds', 'endpoint'), securityGroups('endpoint', 'API_CreateDBProxyEndpoint.html'),
], (properties) => other('AWS::RDS::DBProxyEndpoint', { DBProxyName: ref('Proxy'), DBProxyEndpointName: 'reports', ...IN_SUBNETS, ...properties }), withProxy);

const targetGroup = form('ProxyTargetGroupReferenceForm', 'proxyTargetGroup', 'a target group', [proxyName],
  (properties) => other('AWS::RDS::DBProxyTargetGroup', { TargetGroupName: 'default', DBClusterIdentifiers: [ANYTHING], ...properties }), withProxy);

const subnetIds = form('SubnetGroupReferenceForm', 'subnetGroup', 'a DB subnet group', [subnets('SubnetIds', 'group')],
  (properties) => other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'databases', ...properties }), { Cluster: mysql({ DBSubnetGroupName: ref('Subject') }) });

const eventSubscription = form('EventSubscriptionReferenceForm', 'eventSubscription', 'an event subscription', [{
  path: 'SnsTopicArn',
  taken: TOPIC_ARN,
  why: 'RDS refuses to create the subscription: it finds no topic under it',
  sources: [apiModel('SNSTopicArnNotFoundFault', READ), apiModel('SNSInvalidTopicFault', READ)],
  wrong: { 'the name of a topic': attribute('Topic', 'TopicName'), 'a name': 'events', 'a queue': 'arn:aws:sqs:eu-west-1:111122223333:events' },
  right: { 'a topic': ref('Topic'), 'an ARN': 'arn:aws:sns:eu-west-1:111122223333:events' },
}], (properties) => other('AWS::RDS::EventSubscription', properties));

const TARGET = 'arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/01234567-89ab-cdef-0123-456789abcdef';
const integration = form('IntegrationReferenceForm', 'integration', 'a zero-ETL integration', [key('KMSKeyId')],
  (properties) => other('AWS::RDS::Integration', { SourceArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:sales', TargetArn: TARGET, ...properties }));

const NO_GROUP = 'RDS refuses to create the deployment: it is no name that a parameter group can have';

const deployment = form('DeploymentReferenceForm', 'deployment', 'a blue/green deployment', [
  named('TargetDBClusterParameterGroupName', CLUSTER_GROUP_NAME, NO_GROUP, 'TargetDBClusterParameterGroupName', 'cluster-pg:orders', { wrong: {}, right: {} }),
  named('TargetDBParameterGroupName', INSTANCE_GROUP_NAME, NO_GROUP, 'TargetDBParameterGroupName', 'pg:orders', { wrong: {}, right: {} }),
], (properties) => other('AWS::RDS::Deployment', { BlueGreenDeploymentName: 'upgrade', Source: 'arn:aws:rds:eu-west-1:111122223333:cluster:sales', ...properties }));

const DIRECTORY = { Domain: 'd-1234567890' };

const domainRole = rule('ClusterDomainRoleArn', {
  on: 'cluster',
  with: 'DomainIAMRoleName',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'DomainIAMRoleName of a cluster is the name of a role, not its ARN.',
  sources: [apiReference('API_CreateDBCluster.html', READ)],
  check: (subject) => misnamings(subject, 'DomainIAMRoleName', ROLE_NAME),
  what: ({ says }) => says,
  why: 'RDS documents a name here, and may not find the role by its ARN',
  fix: ({ remedy }) => remedy,
  invalid: [
    { title: 'the ARN of a role', resources: { ...BESIDE, Cluster: mysql({ ...DIRECTORY, DomainIAMRoleName: attribute('Role', 'Arn') }) } },
    { title: 'an ARN', resources: { Cluster: mysql({ ...DIRECTORY, DomainIAMRoleName: 'arn:aws:iam::111122223333:role/directory' }) } },
  ],
  valid: [
    { title: 'the name of a role', resources: { Role: roleFor({ Service: 'rds.amazonaws.com' }), Cluster: mysql({ ...DIRECTORY, DomainIAMRoleName: ref('Role') }) } },
    { title: 'a name', resources: { Cluster: mysql({ ...DIRECTORY, DomainIAMRoleName: 'directory' }) } },
    { title: 'an import', resources: { Cluster: mysql({ ...DIRECTORY, DomainIAMRoleName: ANYTHING }) } },
  ],
});

export const references = topic(
  'references',
  { title: 'References', about: 'What a reference gives and what a property takes: the ARN, the id or the name of a role, a topic, a secret, a key, a subnet, a security group, a proxy or a group.' },
  [cluster, domainRole, instance, proxy, proxyEndpoint, targetGroup, subnetIds, eventSubscription, integration, deployment],
);
