import { rule, topic } from '../../engine/rule';
import { SCALED_CLUSTER_PREFIX } from '../../facts/reader-autoscaling';
import { CLUSTER_RESOURCE_ID, mayBeClusterResourceId } from '../../facts/resource-ids';
import { apiModel, apiReference, cfnReference, cfnSchema } from '../../facts/sources';
import { ANYTHING, OWN_PASSWORD, member, mysql, other, postgresql } from '../_examples';
import { limitlessCluster } from '../limitless/_limitless-examples';
import { ATTRIBUTES, READ, naming, namings, pair } from './_naming';

const owned = { Cluster: mysql(OWN_PASSWORD) };

const instance = namings(['MemberClusterResourceId', 'MemberClusterArn'], {
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
  arn: 'refused',
  arnSource: cfnSchema('AWS::RDS::DBClusterEndpoint', READ),
  arnWhy: 'CloudFormation refuses the value: it is no identifier of a cluster',
  noun: 'endpoint',
  source: createEndpoint,
  example: (value) => customEndpoint({ DBClusterIdentifier: value }),
});

const endpointMembers = (['StaticMembers', 'ExcludedMembers'] as const).flatMap((property) => namings([`CustomEndpoint${property}ResourceId`, `CustomEndpoint${property}Arn`], {
  on: 'clusterEndpoint',
  property,
  thing: 'instance',
  takes: 'identifier',
  noun: 'endpoint',
  source: createEndpoint,
  example: (value) => customEndpoint({ DBClusterIdentifier: ANYTHING, [property]: [value] }),
}));

const snapshot = namings(['ClusterSnapshotResourceId', 'ClusterSnapshotClusterArn'], {
  on: 'clusterSnapshot',
  property: 'DBClusterIdentifier',
  thing: 'cluster',
  takes: 'identifier',
  noun: 'snapshot',
  source: apiReference('API_CreateDBClusterSnapshot.html', READ),
  example: (value) => other('AWS::RDS::ClusterSnapshot', { DBClusterIdentifier: value, DBClusterSnapshotIdentifier: 'before' }),
});

const shardGroup = namings(['ShardGroupClusterResourceId', 'ShardGroupClusterArn'], {
  on: 'shardGroup',
  property: 'DBClusterIdentifier',
  thing: 'cluster',
  takes: 'identifier',
  noun: 'shard group',
  beside: { Cluster: limitlessCluster() },
  source: apiReference('API_CreateDBShardGroup.html', READ),
  example: (value) => other('AWS::RDS::DBShardGroup', { DBClusterIdentifier: value, MaxACU: 768 }),
});

const proxyTargets = ([['DBClusterIdentifiers', 'cluster'], ['DBInstanceIdentifiers', 'instance']] as const).flatMap(([property, thing]) =>
  namings([`ProxyTarget${property.replace('DB', 'Db')}ResourceId`, `ProxyTarget${property.replace('DB', 'Db')}Arn`], {
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
  arn: 'refused',
  things: 'a source',
  arnSource: apiModel('SourceNotFoundFault', READ),
  noun: 'subscription',
  source: apiReference('API_CreateEventSubscription.html', READ),
  example: (value) => other('AWS::RDS::EventSubscription', { SnsTopicArn: 'arn:aws:sns:eu-west-1:111122223333:events', SourceType: 'db-instance', SourceIds: [value] }),
});

const scaledReaders = namings(['ReaderAutoscalingClusterResourceId', 'ReaderAutoscalingClusterArn'], {
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
  ...instance, endpointCluster, ...endpointMembers, ...snapshot, ...shardGroup, ...proxyTargets, events, ...scaledReaders, restoreSource,
  globalSource, deployment, sourceId,
];

export const resourceIds = topic(
  'resource-ids',
  { title: 'Identifiers and resource ids', about: 'What clusters and instances are named by: identifiers and ARNs, and resource ids in one place alone.' },
  rules,
);
