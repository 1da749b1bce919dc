import { ExampleResource } from '../../engine/example';
import { TopiclessRule, rule, topic } from '../../engine/rule';
import { SCALED_CLUSTER_PREFIX } from '../../facts/reader-autoscaling';
import { CLUSTER_RESOURCE_ID, mayBeClusterResourceId } from '../../facts/resource-ids';
import { Source, apiReference, cfnReference, serviceError } from '../../facts/sources';
import { Subjects } from '../../topology/subjects';
import { ANYTHING, OWN_PASSWORD, member, mysql, other, postgresql } from '../_examples';
import { limitlessCluster } from '../limitless/_limitless-examples';

const READ = '2026-11-28';

const notFound = serviceError(
  'SourceNotFound: Could not find source :db-X2DZTPZZBF4OCRVD35QD4PJQIU',
  'https://github.com/app-sre/qontract-reconcile/pull/4207',
  READ,
);

/** A property that names clusters or instances. */
interface Naming<S extends keyof Subjects> {
  readonly on: S;
  readonly property: string;
  /** What stands before the identifier. */
  readonly prefix?: string;
  /** What it names, and how. */
  readonly thing: 'cluster' | 'instance';
  readonly takes: 'identifier' | 'ARN';
  /** What the resource is called in the message. */
  readonly noun: string;
  readonly source: Source;
  /** What it names in the examples, where not any cluster will do. */
  readonly beside?: Readonly<Record<string, ExampleResource>>;
  /** The subject with a value. */
  readonly example: (value: unknown) => ExampleResource;
}

const ATTRIBUTES = {
  cluster: { id: CLUSTER_RESOURCE_ID, endpoint: 'Endpoint.Address', arn: 'DBClusterArn', logicalId: 'Cluster', written: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ' },
  instance: { id: 'DbiResourceId', endpoint: 'Endpoint.Address', arn: 'DBInstanceArn', logicalId: 'Writer', written: 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ' },
} as const;

const pair = { Cluster: mysql(), Writer: member('aurora-mysql') };
const owned = { Cluster: mysql(OWN_PASSWORD) };

/** A rule that refuses resource ids and endpoints where identifiers or ARNs belong. */
function naming<S extends keyof Subjects>(id: string, named: Naming<S>): TopiclessRule {
  const { on, property, prefix = '', thing, takes, noun, source, example } = named;
  const beside = named.beside ?? pair;
  const { id: resourceId, endpoint, arn, logicalId, written } = ATTRIBUTES[thing];
  const before = (value: unknown): unknown => (prefix === '' ? value : { 'Fn::Join': ['', [prefix, value]] });
  const attribute = (name: string): unknown => before({ 'Fn::GetAtt': [logicalId, name] });
  const right = takes === 'ARN' ? { 'Fn::GetAtt': [logicalId, arn] } : { Ref: logicalId };
  return rule(id, {
    on,
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} names ${thing === 'cluster' ? 'a cluster' : 'instances'} by ${takes}, not by resource id or endpoint.`,
    sources: [source, notFound],
    check: (subject) => {
      const [first] = subject.namedOtherwise(property, prefix);
      return first && { at: property, ...first };
    },
    what: ({ shown }) => `${property} has ${shown}, and takes the ${takes} of ${thing === 'cluster' ? 'a cluster' : 'an instance'}`,
    why: ({ is }) => `${prefix === '' ? 'RDS' : 'Application Auto Scaling'} refuses to create the ${noun}: it finds nothing under the ${is}`,
    fix: ({ of, is }) => {
      const name = of?.logicalId;
      const identifier = takes === 'ARN' ? `its attribute ${arn}` : "its identifier, which is what 'Ref' gives";
      return name === undefined ? `write the ${takes} in place of the ${is}` : `refer to ${name} by ${identifier}`;
    },
    invalid: [
      { title: 'the resource id', resources: { ...beside, Subject: example(attribute(resourceId)) } },
      { title: 'the endpoint', resources: { ...beside, Subject: example(attribute(endpoint)) } },
      { title: 'a resource id that is written down', resources: { Subject: example(prefix + written) } },
    ],
    valid: [
      { title: `the ${takes}`, resources: { ...beside, Subject: example(before(right)) } },
      { title: 'an import', resources: { Subject: example(ANYTHING) } },
    ],
  });
}

const instance = naming('MemberClusterResourceId', {
  on: 'member',
  property: 'DBClusterIdentifier',
  thing: 'cluster',
  takes: 'identifier',
  noun: 'instance',
  source: apiReference('API_CreateDBInstance.html', READ),
  example: (value) => member('aurora-mysql', { DBClusterIdentifier: value }),
});

const createEndpoint = apiReference('API_CreateDBClusterEndpoint.html', READ);
const customEndpoint = (properties: Record<string, unknown>) => other('AWS::RDS::DBClusterEndpoint', { DBClusterIdentifier: { Ref: 'Cluster' }, CustomEndpointType: 'ANY', ...properties });

const endpointCluster = naming('CustomEndpointClusterResourceId', {
  on: 'clusterEndpoint',
  property: 'DBClusterIdentifier',
  thing: 'cluster',
  takes: 'identifier',
  noun: 'endpoint',
  source: createEndpoint,
  example: (value) => customEndpoint({ DBClusterIdentifier: value }),
});

const endpointMembers = (['StaticMembers', 'ExcludedMembers'] as const).map((property) => naming(`CustomEndpoint${property}ResourceId`, {
  on: 'clusterEndpoint',
  property,
  thing: 'instance',
  takes: 'identifier',
  noun: 'endpoint',
  source: createEndpoint,
  example: (value) => customEndpoint({ DBClusterIdentifier: ANYTHING, [property]: [value] }),
}));

const snapshot = naming('ClusterSnapshotResourceId', {
  on: 'clusterSnapshot',
  property: 'DBClusterIdentifier',
  thing: 'cluster',
  takes: 'identifier',
  noun: 'snapshot',
  source: apiReference('API_CreateDBClusterSnapshot.html', READ),
  example: (value) => other('AWS::RDS::ClusterSnapshot', { DBClusterIdentifier: value, DBClusterSnapshotIdentifier: 'before' }),
});

const shardGroup = naming('ShardGroupClusterResourceId', {
  on: 'shardGroup',
  property: 'DBClusterIdentifier',
  thing: 'cluster',
  takes: 'identifier',
  noun: 'shard group',
  beside: { Cluster: limitlessCluster() },
  source: apiReference('API_CreateDBShardGroup.html', READ),
  example: (value) => other('AWS::RDS::DBShardGroup', { DBClusterIdentifier: value, MaxACU: 768 }),
});

const proxyTargets = ([['DBClusterIdentifiers', 'cluster'], ['DBInstanceIdentifiers', 'instance']] as const).map(([property, thing]) =>
  naming(`ProxyTarget${property.replace('DB', 'Db')}ResourceId`, {
    on: 'proxyTargetGroup',
    property,
    thing,
    takes: 'identifier',
    noun: 'target',
    source: apiReference('API_RegisterDBProxyTargets.html', READ),
    example: (value) => other('AWS::RDS::DBProxyTargetGroup', { DBProxyName: 'app', TargetGroupName: 'default', [property]: [value] }, { DependsOn: 'Writer' }),
  }));

const events = naming('EventSubscriptionSourceResourceId', {
  on: 'eventSubscription',
  property: 'SourceIds',
  thing: 'instance',
  takes: 'identifier',
  noun: 'subscription',
  source: apiReference('API_CreateEventSubscription.html', READ),
  example: (value) => other('AWS::RDS::EventSubscription', { SnsTopicArn: 'arn:aws:sns:eu-west-1:111122223333:events', SourceType: 'db-instance', SourceIds: [value] }),
});

const scaledReaders = naming('ReaderAutoscalingClusterResourceId', {
  on: 'readerAutoscaling',
  property: 'ResourceId',
  prefix: SCALED_CLUSTER_PREFIX,
  thing: 'cluster',
  takes: 'identifier',
  noun: 'scalable target',
  source: { url: 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html', read: READ },
  example: (value) => other('AWS::ApplicationAutoScaling::ScalableTarget', {
    ServiceNamespace: 'rds', ScalableDimension: 'rds:cluster:ReadReplicaCount', ResourceId: value, MinCapacity: 1, MaxCapacity: 4,
  }),
});

const restored = (properties: Record<string, unknown>) => other('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', UseLatestRestorableTime: true, ...properties }, { DependsOn: 'Writer' });

const restoreSource = naming('RestoreSourceByResourceId', {
  on: 'cluster',
  property: 'SourceDBClusterIdentifier',
  thing: 'cluster',
  takes: 'identifier',
  noun: 'cluster',
  source: apiReference('API_RestoreDBClusterToPointInTime.html', READ),
  example: (value) => restored({ SourceDBClusterIdentifier: value }),
});

const globalSource = naming('GlobalClusterSourceResourceId', {
  on: 'globalCluster',
  property: 'SourceDBClusterIdentifier',
  thing: 'cluster',
  takes: 'ARN',
  noun: 'global cluster',
  beside: owned,
  source: apiReference('API_CreateGlobalCluster.html', READ),
  example: (value) => other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', SourceDBClusterIdentifier: value }),
});

const deployment = naming('DeploymentSourceResourceId', {
  on: 'deployment',
  property: 'Source',
  thing: 'cluster',
  takes: 'ARN',
  noun: 'deployment',
  beside: owned,
  source: apiReference('API_CreateBlueGreenDeployment.html', READ),
  example: (value) => other('AWS::RDS::Deployment', { BlueGreenDeploymentName: 'upgrade', Source: value }),
});

const sourceId = rule('RestoreResourceIdSpelling', {
  on: 'cluster',
  with: 'SourceDbClusterResourceId',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'SourceDbClusterResourceId is the resource id of a cluster, not its identifier.',
  sources: [cfnReference('aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-sourcedbclusterresourceid', READ), apiReference('API_RestoreDBClusterToPointInTime.html', READ)],
  check: ({ properties, misnamedSource }) => {
    const target = properties.target('SourceDbClusterResourceId');
    if (misnamedSource) return { at: 'SourceDbClusterResourceId', shown: `the identifier or the ARN of ${misnamedSource.logicalId}` };
    return typeof target === 'string' && target !== '' && !mayBeClusterResourceId(target) && { at: 'SourceDbClusterResourceId', shown: `'${target}'` };
  },
  what: ({ shown }) => `SourceDbClusterResourceId is ${shown}, and takes a resource id, such as '${ATTRIBUTES.cluster.written}'`,
  why: 'RDS refuses to create the cluster: it finds no cluster under it',
  fix: 'name the cluster in SourceDBClusterIdentifier instead',
  invalid: [
    { title: 'a reference', resources: { Cluster: postgresql(), Writer: member('aurora-postgresql'), Copy: restored({ Engine: 'aurora-postgresql', SourceDbClusterResourceId: { Ref: 'Cluster' } }) } },
    { title: 'an identifier', resources: { Copy: restored({ SourceDbClusterResourceId: 'orders' }) } },
  ],
  valid: [
    { title: 'the resource id', resources: { Copy: restored({ SourceDbClusterResourceId: ATTRIBUTES.cluster.written }) } },
    { title: 'the attribute', resources: { ...pair, Copy: restored({ SourceDbClusterResourceId: { 'Fn::GetAtt': ['Cluster', CLUSTER_RESOURCE_ID] } }) } },
    { title: 'an import', resources: { Copy: restored({ SourceDbClusterResourceId: ANYTHING }) } },
  ],
});

const rules = [
  instance, endpointCluster, ...endpointMembers, snapshot, shardGroup, ...proxyTargets, events, scaledReaders, restoreSource, globalSource,
  deployment, sourceId,
];

export const resourceIds = topic(
  'resource-ids',
  { title: 'Identifiers and resource ids', about: 'What clusters and instances are named by: identifiers and ARNs, and resource ids in one place alone.' },
  rules,
);
