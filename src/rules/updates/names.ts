import { ChangeRule, changeRule } from '../../engine/change-rule';
import { ChangeExample, ExampleResource } from '../../engine/example';
import { Topicless, topic } from '../../engine/rule';
import { cfnReference, serviceError } from '../../facts/sources';
import { identifierOf, updatesOf } from '../../facts/updates';
import { NAMED_REPLACEMENT, READ } from '../../facts/updates/table';
import { SUBJECTS, Subjects } from '../../topology/subjects';
import { asItWas, told } from '../_changes';
import { ANYTHING, clusterParameters, instanceParameters, member, mysql, other } from '../_examples';

const replacement = [
  serviceError(NAMED_REPLACEMENT, 'https://github.com/aws/aws-cdk/issues/28369', READ),
  cfnReference('using-cfn-updating-stacks-update-behaviors.html', READ),
];

/** A kind of resource that the template may give a name, and what it is called. */
interface Named {
  readonly on: keyof Subjects;
  readonly noun: string;
  /** Whether something is lost with the old one. */
  readonly isKept?: boolean;
  /** What is beside it in the examples. */
  readonly beside?: Readonly<Record<string, ExampleResource>>;
  /** One with a name, and with a property that cannot change in place. */
  readonly example: (name: unknown, other?: 'before' | 'after') => ExampleResource;
  /** What it refers to is another one. */
  readonly following?: readonly ChangeExample[];
}

const typeOf = (on: keyof Subjects): string => SUBJECTS[on].kind.type;
const capitalized = <T extends string>(text: T): Capitalize<T> => (text.charAt(0).toUpperCase() + text.slice(1)) as Capitalize<T>;

/** Two resources of a stack would have one name: the new one is created before the old one is gone. */
const replacementNamed = (id: string, { on, noun, isKept = false, beside = {}, example, following = [] }: Named): Topicless<ChangeRule> => {
  const type = typeOf(on);
  const identifier = identifierOf(type)!;
  const pair = (title: string, before: ExampleResource, after: ExampleResource): ChangeExample =>
    ({ title, before: { ...beside, Named: before }, after: { ...beside, Named: after } });
  return changeRule(id, {
    on: `updated${capitalized(on)}`,
    with: identifier,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${capitalized(noun)} that keeps its ${identifier} changes nothing that asks for a new one.`,
    sources: [...replacement, ...updatesOf(type)!.sources],
    check: (update) => update.keepsName && update.causes.map((property) => ({ at: property })),
    what: ({ at }, update) => told(update, at),
    why: (_, update) =>
      `CloudFormation refuses the update: it would have to create a new one beside this one, and both would be called ${update.shown(identifier).after}`,
    fix: ({ at }, update) => (isKept ? asItWas(update, at) : `${asItWas(update, at)}, or change ${identifier} with it, so that a new one is created`),
    invalid: [pair('something else needs a new one', example('first', 'before'), example('first', 'after')), ...following],
    valid: [
      pair('nothing changes that does', example('first', 'before'), example('first', 'before')),
      pair('the name is an import', example(ANYTHING, 'before'), example('first', 'after')),
    ],
  });
};

/** As above, where the logical id is another one. */
const nameInUse = (id: string, { on, noun, beside = {}, example }: Named): Topicless<ChangeRule> => {
  const type = typeOf(on);
  const identifier = identifierOf(type)!;
  const added = (title: string, name: unknown): ChangeExample =>
    ({ title, before: { ...beside, Old: example('first') }, after: { ...beside, Old: example('first'), New: example(name) } });
  return changeRule(id, {
    on: `added${capitalized(on)}`,
    with: identifier,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${capitalized(noun)} does not take the ${identifier} of one that leaves the stack in the same deployment.`,
    sources: [cfnReference('using-cfn-updating-stacks-update-behaviors.html', READ), ...updatesOf(type)!.sources],
    check: ({ after, predecessor }) => {
      const name = after.physicalName;
      if (name === undefined || !predecessor?.exists || predecessor.stackAddress !== after.stackAddress) return undefined;
      return predecessor.isNamed(name) && { at: identifier, name, old: predecessor.logicalId };
    },
    what: ({ name, old }, { after }) => `${identifier} of ${after.logicalId} is '${name}', which is still the name of ${old}`,
    why: ({ old }) => `CloudFormation creates the new one before it deletes ${old}, and RDS refuses a second one of the name: it already exists`,
    fix: ({ old }) => `call overrideLogicalId('${old}') on the L1, so that it stays the same resource, or give it another ${identifier}`,
    invalid: [{ title: 'under another logical id', before: { ...beside, Old: example('first') }, after: { ...beside, New: example('first') } }],
    valid: [added('another one is added', 'second'), added('the name of another one is an import', ANYTHING)],
  });
};

const SUBNETS = ['subnet-0123456789abcdef0', 'subnet-0fedcba9876543210'];
const OTHER_SUBNETS = ['subnet-0123456789abcdef0', 'subnet-00000000000000001'];
const ROLE = 'arn:aws:iam::111122223333:role/proxy';
const PROXY = other('AWS::RDS::DBProxy', { DBProxyName: 'proxy', EngineFamily: 'MYSQL', RoleArn: ROLE, VpcSubnetIds: SUBNETS, Auth: [{ AuthScheme: 'SECRETS' }] });
const topicArn = (name: string): string => `arn:aws:sns:eu-west-1:111122223333:${name}`;

const INSTANCE: Named = {
  on: 'member',
  noun: 'an instance',
  beside: { Cluster: mysql() },
  example: (name, side) => member('aurora-mysql', { DBInstanceIdentifier: name, ...(side === 'after' ? { AvailabilityZone: 'eu-west-1b' } : {}) }),
  following: [{
    title: 'its cluster is replaced',
    before: { Cluster: mysql(), Writer: member('aurora-mysql', { DBInstanceIdentifier: 'orders-1' }) },
    after: { Cluster: mysql({ StorageEncrypted: true }), Writer: member('aurora-mysql', { DBInstanceIdentifier: 'orders-1' }) },
  }],
};
const GLOBAL_CLUSTER: Named = {
  on: 'globalCluster',
  noun: 'a global cluster',
  isKept: true,
  example: (name, side) => other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: name, Engine: 'aurora-mysql', ...(side === 'after' ? { StorageEncrypted: true } : {}) }),
};
const CLUSTER_PARAMETERS: Named = {
  on: 'clusterParameterGroup',
  noun: 'a cluster parameter group',
  example: (name, side) => {
    const group = clusterParameters(side === 'after' ? 'aurora-postgresql17' : 'aurora-postgresql16', {});
    return { ...group, Properties: { ...group.Properties, DBClusterParameterGroupName: name } };
  },
};
const INSTANCE_PARAMETERS: Named = {
  on: 'instanceParameterGroup',
  noun: 'an instance parameter group',
  example: (name, side) => {
    const group = instanceParameters(side === 'after' ? 'aurora-postgresql17' : 'aurora-postgresql16', {});
    return { ...group, Properties: { ...group.Properties, DBParameterGroupName: name } };
  },
};
const A_PROXY: Named = {
  on: 'proxy',
  noun: 'a proxy',
  example: (name, side) => ({ ...PROXY, Properties: { ...PROXY.Properties, DBProxyName: name, VpcSubnetIds: side === 'after' ? OTHER_SUBNETS : SUBNETS } }),
};
const PROXY_ENDPOINT: Named = {
  on: 'proxyEndpoint',
  noun: 'an endpoint of a proxy',
  beside: { Proxy: PROXY },
  example: (name, side) =>
    other('AWS::RDS::DBProxyEndpoint', { DBProxyEndpointName: name, DBProxyName: { Ref: 'Proxy' }, VpcSubnetIds: side === 'after' ? OTHER_SUBNETS : SUBNETS }),
};
const CLUSTER_ENDPOINT: Named = {
  on: 'clusterEndpoint',
  noun: 'a custom endpoint',
  beside: { Cluster: mysql(), Other: mysql() },
  example: (name, side) =>
    other('AWS::RDS::DBClusterEndpoint', { DBClusterEndpointIdentifier: name, CustomEndpointType: 'ANY', DBClusterIdentifier: { Ref: side === 'after' ? 'Other' : 'Cluster' } }),
};
const SHARD_GROUP: Named = {
  on: 'shardGroup',
  noun: 'a shard group',
  isKept: true,
  example: (name, side) =>
    other('AWS::RDS::DBShardGroup', { DBShardGroupIdentifier: name, DBClusterIdentifier: 'limitless', MaxACU: 768, ...(side === 'after' ? { PubliclyAccessible: false } : {}) }),
};
const EVENT_SUBSCRIPTION: Named = {
  on: 'eventSubscription',
  noun: 'an event subscription',
  example: (name, side) => other('AWS::RDS::EventSubscription', { SubscriptionName: name, SnsTopicArn: topicArn(side === 'after' ? 'other' : 'events') }),
};

export const names = topic<ChangeRule>(
  'names',
  {
    title: 'Updates of what has a name',
    about: 'Where something has to be replaced, CloudFormation creates the new one first, and deletes the old one when all is done. So what keeps the '
      + 'name that the template gives it cannot be replaced, neither in its place nor by one with another logical id. Nothing is lost by that: the '
      + 'update is refused. These rules run where the app is compared with what is deployed: see `baseline`.',
  },
  [
    replacementNamed('MemberReplacementNamed', INSTANCE),
    replacementNamed('GlobalClusterReplacementNamed', GLOBAL_CLUSTER),
    replacementNamed('ClusterParameterGroupReplacementNamed', CLUSTER_PARAMETERS),
    replacementNamed('InstanceParameterGroupReplacementNamed', INSTANCE_PARAMETERS),
    replacementNamed('ProxyReplacementNamed', A_PROXY),
    replacementNamed('ProxyEndpointReplacementNamed', PROXY_ENDPOINT),
    replacementNamed('CustomEndpointReplacementNamed', CLUSTER_ENDPOINT),
    replacementNamed('ShardGroupReplacementNamed', SHARD_GROUP),
    replacementNamed('EventSubscriptionReplacementNamed', EVENT_SUBSCRIPTION),
    nameInUse('MemberNameInUse', INSTANCE),
    nameInUse('GlobalClusterNameInUse', GLOBAL_CLUSTER),
    nameInUse('ClusterParameterGroupNameInUse', CLUSTER_PARAMETERS),
    nameInUse('InstanceParameterGroupNameInUse', INSTANCE_PARAMETERS),
    nameInUse('ProxyNameInUse', A_PROXY),
    nameInUse('ProxyEndpointNameInUse', PROXY_ENDPOINT),
    nameInUse('CustomEndpointNameInUse', CLUSTER_ENDPOINT),
    nameInUse('ShardGroupNameInUse', SHARD_GROUP),
    nameInUse('EventSubscriptionNameInUse', EVENT_SUBSCRIPTION),
  ],
);
