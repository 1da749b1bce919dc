import { ChangeRule, changeRule } from '../../engine/change-rule';
import { ChangeExample, ExampleResource } from '../../engine/example';
import { Topicless, topic } from '../../engine/rule';
import { updatesOf } from '../../facts/updates';
import { clusterEndpointUpdates } from '../../facts/updates/cluster-endpoint';
import { proxyUpdates } from '../../facts/updates/proxy';
import { shardGroupUpdates } from '../../facts/updates/shard-group';
import type { Update } from '../../topology/changes/update';
import type { ClusterEndpoint } from '../../topology/cluster-endpoint';
import { SUBJECTS, Subjects } from '../../topology/subjects';
import { told } from '../_changes';
import { ANYTHING, member, mysql, other } from '../_examples';

/** What hangs on a cluster, and is made anew where one of some properties changes. */
interface Companion {
  readonly on: keyof Subjects;
  readonly noun: string;
  /** What becomes of it then. */
  readonly why: string;
  readonly fix?: string;
  readonly resource: (properties: Readonly<Record<string, unknown>>) => ExampleResource;
  /** A property that is only asked when it is created, and two values of it. */
  readonly property: string;
  readonly values: readonly [unknown, unknown];
}

const replaced = (id: string, { on, noun, why, fix = 'as it was', resource, property, values: [one, two] }: Companion): Topicless<ChangeRule> => {
  const { type } = SUBJECTS[on].kind;
  const pair = (title: string, before: unknown, after: unknown): ChangeExample => ({
    title,
    before: { Cluster: mysql(), Companion: resource({ [property]: before }) },
    after: { Cluster: mysql(), Companion: resource({ [property]: after }) },
  });
  return changeRule(id, {
    on: `updated${(on.charAt(0).toUpperCase() + on.slice(1)) as Capitalize<keyof Subjects>}`,
    effect: 'replaced',
    since: '0.1.0',
    summary: `A deployed ${noun} keeps the properties that are only asked when it is created.`,
    sources: updatesOf(type)!.sources,
    check: (update) => !update.keepsName && update.replacing.map((at) => ({ at })),
    what: ({ at }, update) => told(update, at),
    why,
    fix: ({ at }) => `leave ${at} ${fix}`,
    invalid: [pair('another one', one, two)],
    valid: [pair('it stays', one, one), pair('it was an import', ANYTHING, two)],
  });
};

const SUBNETS = ['subnet-0123456789abcdef0', 'subnet-0fedcba9876543210'];
const ARN = 'arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/';
const SOURCE = { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] };

const proxyNameChanged = replaced('ProxyReplaced', {
  on: 'proxy',
  noun: 'proxy',
  why: 'CloudFormation creates another proxy and deletes this one: its connections are closed, and clients that have its endpoint written down cannot connect',
  fix: 'as it was: the name of a proxy of CDK is that of its construct, unless dbProxyName gives it one',
  resource: (properties) => other('AWS::RDS::DBProxy', {
    EngineFamily: 'MYSQL', RoleArn: 'arn:aws:iam::111122223333:role/proxy', VpcSubnetIds: SUBNETS, Auth: [{ AuthScheme: 'SECRETS' }], ...properties,
  }),
  property: 'DBProxyName',
  values: ['orders', 'shop'],
});

const proxyEndpointReplaced = replaced('ProxyEndpointReplaced', {
  on: 'proxyEndpoint',
  noun: 'endpoint of a proxy',
  why: 'CloudFormation creates another endpoint and deletes this one: its connections are closed, and clients that have its address written down cannot connect',
  resource: (properties) => other('AWS::RDS::DBProxyEndpoint', { DBProxyName: 'proxy', VpcSubnetIds: SUBNETS, ...properties }),
  property: 'DBProxyEndpointName',
  values: ['reading', 'reports'],
});

const clusterEndpointReplaced = replaced('CustomEndpointReplaced', {
  on: 'clusterEndpoint',
  noun: 'custom endpoint',
  why: 'CloudFormation creates another endpoint and deletes this one: clients that have its address written down cannot connect',
  resource: (properties) => other('AWS::RDS::DBClusterEndpoint', { DBClusterIdentifier: { Ref: 'Cluster' }, CustomEndpointType: 'READER', ...properties }),
  property: 'DBClusterEndpointIdentifier',
  values: ['reading', 'reports'],
});

const shardGroupReplaced = replaced('ShardGroupReplaced', {
  on: 'shardGroup',
  noun: 'shard group',
  why: 'CloudFormation creates another shard group and deletes this one, and the shards are where the data of the cluster is',
  resource: (properties) => other('AWS::RDS::DBShardGroup', { DBClusterIdentifier: 'limitless', MaxACU: 768, ...properties }),
  property: 'DBShardGroupIdentifier',
  values: ['shards', 'parts'],
});

const integrationReplaced = replaced('IntegrationReplaced', {
  on: 'integration',
  noun: 'zero-ETL integration',
  why: 'CloudFormation creates another integration and deletes this one: the target reads everything once more, and is behind until then',
  resource: (properties) => other('AWS::RDS::Integration', { SourceArn: SOURCE, ...properties }),
  property: 'TargetArn',
  values: [`${ARN}one`, `${ARN}two`],
});

const deploymentReplaced = replaced('BlueGreenDeploymentReplaced', {
  on: 'deployment',
  noun: 'blue/green deployment',
  why: 'nothing of a blue/green deployment changes in place: CloudFormation makes another one of the cluster as it is then, and deletes this one with what was done in its green cluster',
  fix: 'as it was until the switchover is done',
  resource: (properties) => other('AWS::RDS::Deployment', { BlueGreenDeploymentName: 'upgrade', Source: SOURCE, ...properties }),
  property: 'TargetEngineVersion',
  values: ['8.0.mysql_aurora.3.08.2', '8.0.mysql_aurora.3.10.4'],
});

const LISTS = ['StaticMembers', 'ExcludedMembers'];

/** Names that a list of an endpoint keeps, and that no instance of its cluster keeps. */
function namesOfGoneMembers({ before, after, changes }: Update<ClusterEndpoint>, property: string): readonly string[] {
  const names = after.declared.knownTargets(property).filter((target) => typeof target === 'string');
  const cluster = names.length === 0 ? undefined : before.cluster;
  const later = cluster && changes.updateOf(cluster)?.after.allMembers;
  if (!later || later.some((one) => one.declared.has('DBInstanceIdentifier') && one.physicalName === undefined)) return [];
  return names.filter((name) => cluster.members.some((one) => one.isNamed(name)) && !later.some((one) => one.isNamed(name)));
}

const withEndpoint = (identifier: string, members: readonly unknown[], list = 'StaticMembers') => ({
  Cluster: mysql(),
  Writer: member('aurora-mysql', { DBInstanceIdentifier: 'orders-1' }),
  Reader: member('aurora-mysql', { DBInstanceIdentifier: identifier }),
  Endpoint: other('AWS::RDS::DBClusterEndpoint', { DBClusterIdentifier: { Ref: 'Cluster' }, CustomEndpointType: 'ANY', [list]: members }),
});

const endpointMembersGone = changeRule('CustomEndpointMemberGone', {
  on: 'updatedClusterEndpoint',
  with: LISTS,
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A custom endpoint lists instances by the names that they keep.',
  sources: clusterEndpointUpdates.sources,
  check: (endpoint) => LISTS.flatMap((at) => {
    if (endpoint.differs(at)) return [];
    const names = namesOfGoneMembers(endpoint, at);
    return names.length > 0 ? [{ at, names }] : [];
  }),
  what: ({ at, names }) => `${at} still has ${names.map((name) => `'${name}'`).join(', ')}, which no instance of the cluster is called any more`,
  why: 'CloudFormation sends nothing, since the list is the same, and the endpoint goes by names: the instance that takes over is not in the list',
  fix: ({ at }) => `refer to the instances in ${at} by Ref, so that the list follows them`,
  invalid: [
    { title: 'an instance is renamed', before: withEndpoint('orders-2', ['orders-1', 'orders-2']), after: withEndpoint('orders-reader', ['orders-1', 'orders-2']) },
    { title: 'one that is left out is renamed', before: withEndpoint('orders-2', ['orders-2'], 'ExcludedMembers'), after: withEndpoint('orders-reader', ['orders-2'], 'ExcludedMembers') },
  ],
  valid: [
    { title: 'by reference', before: withEndpoint('orders-2', [{ Ref: 'Reader' }]), after: withEndpoint('orders-reader', [{ Ref: 'Reader' }]) },
    { title: 'the list follows', before: withEndpoint('orders-2', ['orders-2']), after: withEndpoint('orders-reader', ['orders-reader']) },
  ],
});

const PROXY = other('AWS::RDS::DBProxy', {
  DBProxyName: 'orders', EngineFamily: 'MYSQL', RoleArn: 'arn:aws:iam::111122223333:role/proxy', VpcSubnetIds: SUBNETS, Auth: [{ AuthScheme: 'SECRETS' }],
});
const called = (name: string): ExampleResource => ({ ...PROXY, Properties: { ...PROXY.Properties, DBProxyName: name } });

const proxyLogicalIdChanged = changeRule('ProxyLogicalIdChanged', {
  on: 'removedProxy',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A deployed proxy keeps its logical id.',
  sources: proxyUpdates.sources,
  check: ({ before, successor }) => {
    const name = before.physicalName;
    const isOther = successor?.stackAddress === before.stackAddress && (name === undefined || !successor.isNamed(name));
    return isOther && { successor: successor.logicalId };
  },
  what: ({ successor }, { before }) => `the proxy ${before.logicalId} is called ${successor} now`,
  why: 'a logical id is all that CloudFormation knows it by: it creates another proxy, and deletes this one with its endpoint',
  fix: (_, { before }) => `call overrideLogicalId('${before.logicalId}') on the L1 of the proxy, and keep its name`,
  invalid: [{ title: 'its construct is renamed', before: { Cluster: mysql(), Proxy: called('orders') }, after: { Cluster: mysql(), OrdersProxy: called('shop') } }],
  valid: [{ title: 'another one is added', before: { Cluster: mysql(), Proxy: called('orders') }, after: { Cluster: mysql(), Proxy: called('orders'), Other: called('shop') } }],
});

const SHARDS = other('AWS::RDS::DBShardGroup', { DBClusterIdentifier: 'limitless', MaxACU: 768 });

const shardGroupRemoved = changeRule('ShardGroupRemoved', {
  on: 'removedShardGroup',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A deployed shard group stays in the template, under its logical id.',
  sources: shardGroupUpdates.sources,
  check: ({ before, successor }) => {
    const name = before.physicalName;
    // Under its name it would be refused.
    return !(name !== undefined && successor?.isNamed(name)) && { successor: successor?.logicalId };
  },
  what: ({ successor }, { before }) =>
    `the shard group ${before.logicalId} ${successor === undefined ? 'is no longer in the template' : `is called ${successor} now`}`,
  why: ({ successor }) => (successor === undefined ? 'CloudFormation deletes it' : 'CloudFormation creates another shard group, and deletes this one'),
  fix: (_, { before }) => `keep it under the logical id ${before.logicalId}: overrideLogicalId on the L1`,
  invalid: [
    { title: 'gone', before: { Cluster: mysql(), Shards: SHARDS }, after: { Cluster: mysql() } },
    { title: 'its construct is renamed', before: { Cluster: mysql(), Shards: SHARDS }, after: { Cluster: mysql(), Parts: SHARDS } },
  ],
  valid: [{ title: 'it stays', before: { Cluster: mysql(), Shards: SHARDS }, after: { Cluster: mysql({ BackupRetentionPeriod: 7 }), Shards: SHARDS } }],
});

export const companions = topic<ChangeRule>(
  'companions',
  {
    title: 'Updates of what hangs on a cluster',
    about: 'Proxies, endpoints, shard groups, integrations and deployments are made for one cluster, and follow it where it is replaced. These rules are '
      + 'about their own changes. They run where the app is compared with what is deployed: see `baseline`.',
  },
  [
    proxyNameChanged,
    proxyLogicalIdChanged,
    proxyEndpointReplaced,
    clusterEndpointReplaced,
    endpointMembersGone,
    shardGroupReplaced,
    shardGroupRemoved,
    integrationReplaced,
    deploymentReplaced,
  ],
);
