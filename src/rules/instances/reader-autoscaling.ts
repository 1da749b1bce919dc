import { rule, topic } from '../../engine/rule';
import { MAX_SCALED_READERS, MIN_SCALED_READERS, SCALED_CLUSTER_NAMESPACE, SCALED_CLUSTER_PREFIX } from '../../facts/reader-autoscaling';
import { SERVERLESS_V1_MODE } from '../../facts/serverless-v1';
import { SERVERLESS_CLASS } from '../../facts/serverless-v2';
import { Source, serviceError, userGuide } from '../../facts/sources';
import { ANYTHING, member, mysql, other } from '../_examples';

const READ = '2026-11-22';
const capacityGuide = userGuide('Aurora.Integrating.AutoScaling.html#Aurora.Integrating.AutoScaling.Concepts.Capacity', READ);
const registration: Source = { url: 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html', read: READ };

const readers = (properties: Record<string, unknown> = {}) =>
  other('AWS::ApplicationAutoScaling::ScalableTarget', {
    ServiceNamespace: 'rds',
    ScalableDimension: 'rds:cluster:ReadReplicaCount',
    ResourceId: { 'Fn::Sub': 'cluster:${Cluster}' },
    MinCapacity: 1,
    MaxCapacity: 4,
    ...properties,
  });
const table = other('AWS::ApplicationAutoScaling::ScalableTarget', {
  ServiceNamespace: 'dynamodb',
  ScalableDimension: 'dynamodb:table:ReadCapacityUnits',
  ResourceId: 'table/orders',
  MinCapacity: 5,
  MaxCapacity: 100,
});
const pair = { Cluster: mysql(), Writer: member('aurora-mysql'), Reader: member('aurora-mysql') };

const capacity = rule('ReaderAutoscalingCapacity', {
  on: 'readerAutoscaling',
  with: ['MinCapacity', 'MaxCapacity'],
  effect: 'rejected',
  since: '0.1.0',
  summary: `MinCapacity and MaxCapacity of scaled readers are from ${MIN_SCALED_READERS} to ${MAX_SCALED_READERS}.`,
  sources: [capacityGuide],
  check: ({ scalesReaders, properties }) =>
    scalesReaders &&
    (['MinCapacity', 'MaxCapacity'] as const).flatMap((name) => {
      const value = properties.number(name);
      return value !== undefined && (value < MIN_SCALED_READERS || value > MAX_SCALED_READERS) ? [{ at: name, name, value }] : [];
    }),
  what: ({ name, value }) => `${name} is ${value}, and a cluster has ${MIN_SCALED_READERS} to ${MAX_SCALED_READERS} readers`,
  why: 'Application Auto Scaling refuses to register the cluster',
  fix: ({ name, value }) => `set ${name} to ${value < MIN_SCALED_READERS ? MIN_SCALED_READERS : MAX_SCALED_READERS}`,
  invalid: [
    { title: 'more readers than a cluster can have', resources: { ...pair, Readers: readers({ MaxCapacity: 16 }) } },
    { title: 'below zero', resources: { ...pair, Readers: readers({ MinCapacity: -1 }) } },
  ],
  valid: [
    { title: 'the whole range', resources: { ...pair, Readers: readers({ MinCapacity: 0, MaxCapacity: 15 }) } },
    { title: 'not a cluster', resources: { Table: table } },
    { title: 'a capacity is an import', resources: { ...pair, Readers: readers({ MaxCapacity: ANYTHING }) } },
  ],
});

const capacityOrder = rule('ReaderAutoscalingCapacityOrder', {
  on: 'readerAutoscaling',
  with: 'MinCapacity',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'MinCapacity of scaled readers is not above MaxCapacity.',
  sources: [capacityGuide],
  check: ({ scalesReaders, properties }) => {
    const crossed = scalesReaders ? properties.crossed('MinCapacity', 'MaxCapacity') : undefined;
    return crossed && { at: 'MinCapacity', ...crossed };
  },
  what: ({ min, max }) => `MinCapacity is ${min}, above the MaxCapacity of ${max}`,
  why: 'Application Auto Scaling refuses to register the cluster',
  fix: ({ min, max }) => `set MinCapacity to ${max}, or MaxCapacity to ${min}`,
  invalid: [
    { title: 'the wrong way round', resources: { ...pair, Readers: readers({ MinCapacity: 4, MaxCapacity: 2 }) } },
    { title: 'a choice of the minimum', parameters: { Min: { Type: 'Number', AllowedValues: [1, 4] } }, resources: { ...pair, Readers: readers({ MinCapacity: { Ref: 'Min' }, MaxCapacity: 2 }) } },
    { title: 'a choice of the maximum', parameters: { Max: { Type: 'Number', AllowedValues: [1, 4] } }, resources: { ...pair, Readers: readers({ MinCapacity: 2, MaxCapacity: { Ref: 'Max' } }) } },
  ],
  valid: [
    { title: 'a range', resources: { ...pair, Readers: readers({ MinCapacity: 2, MaxCapacity: 4 }) } },
    { title: 'a fixed number', resources: { ...pair, Readers: readers({ MinCapacity: 4, MaxCapacity: 4 }) } },
    { title: 'a capacity is an import', resources: { ...pair, Readers: readers({ MinCapacity: 4, MaxCapacity: ANYTHING }) } },
    { title: 'both are parameters', parameters: { Min: { Type: 'Number', AllowedValues: [1, 2, 4] }, Max: { Type: 'Number', AllowedValues: [1, 2, 4] } }, resources: { ...pair, Readers: readers({ MinCapacity: { Ref: 'Min' }, MaxCapacity: { Ref: 'Max' } }) } },
  ],
});

const resourceId = rule('ReaderAutoscalingResourceId', {
  on: 'readerAutoscaling',
  with: 'ResourceId',
  effect: 'rejected',
  since: '0.1.0',
  summary: `ResourceId of scaled readers is ${SCALED_CLUSTER_PREFIX} and the identifier of the cluster.`,
  sources: [registration, userGuide('Aurora.Integrating.AutoScaling.Add.html', READ)],
  check: ({ scalesReaders, properties, bareCluster: bare }) => {
    if (!scalesReaders || !properties.has('ResourceId')) return undefined;
    if (bare) return { at: 'ResourceId', shown: `a reference to ${bare.logicalId} alone` };
    return properties.targetAfter('ResourceId', SCALED_CLUSTER_PREFIX) === undefined && { at: 'ResourceId', shown: properties.shown('ResourceId', 'put together otherwise') };
  },
  what: ({ shown }) => `ResourceId is ${shown}, and that of a cluster starts with '${SCALED_CLUSTER_PREFIX}'`,
  why: 'Application Auto Scaling refuses to register the cluster',
  fix: `set ResourceId to '${SCALED_CLUSTER_PREFIX}' and the identifier of the cluster`,
  invalid: [
    { title: 'a slash', resources: { ...pair, Readers: readers({ ResourceId: { 'Fn::Sub': 'cluster/${Cluster}' } }) } },
    { title: 'the identifier alone', resources: { Readers: readers({ ResourceId: 'orders' }) } },
    { title: 'a reference alone', resources: { ...pair, Readers: readers({ ResourceId: { Ref: 'Cluster' } }) } },
  ],
  valid: [
    { title: 'a colon', resources: { ...pair, Readers: readers() } },
    { title: 'the cluster is in another app', resources: { Readers: readers({ ResourceId: 'cluster:orders' }) } },
    { title: 'not a cluster', resources: { Table: table } },
    { title: 'the resource is an import', resources: { Readers: readers({ ResourceId: ANYTHING }) } },
  ],
});

const namespace = rule('ReaderAutoscalingNamespace', {
  on: 'readerAutoscaling',
  with: 'ServiceNamespace',
  effect: 'rejected',
  since: '0.1.0',
  summary: `ServiceNamespace of scaled readers is ${SCALED_CLUSTER_NAMESPACE}.`,
  sources: [registration],
  check: ({ scalesReaders, properties }) => {
    const own = scalesReaders ? properties.string('ServiceNamespace') : undefined;
    return own !== undefined && own !== SCALED_CLUSTER_NAMESPACE && { at: 'ServiceNamespace', own };
  },
  what: ({ own }) => `ServiceNamespace is '${own}' for the readers of a cluster`,
  why: 'Application Auto Scaling refuses to register the cluster: the dimension belongs to another namespace',
  fix: `set ServiceNamespace to '${SCALED_CLUSTER_NAMESPACE}'`,
  invalid: [{ title: 'another namespace', resources: { ...pair, Readers: readers({ ServiceNamespace: 'aurora' }) } }],
  valid: [
    { title: 'the namespace of RDS', resources: { ...pair, Readers: readers() } },
    { title: 'the namespace is an import', resources: { ...pair, Readers: readers({ ServiceNamespace: ANYTHING }) } },
  ],
});

const alone = { Cluster: mysql(), Writer: member('aurora-mysql') };

const firstReader = rule('ReaderAutoscalingFirstReader', {
  on: 'readerAutoscaling',
  with: 'ResourceId',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A cluster whose readers are scaled has one to begin with.',
  sources: [
    serviceError(
      'You have no Aurora Replicas in your DB cluster. Add at least one Aurora Replica for Auto Scaling to start adjusting the number of replicas in your cluster.',
      'https://github.com/Rungutan/sentry-fargate-cf-stack/issues/30',
      '2026-11-28',
    ),
    capacityGuide,
  ],
  check: ({ cluster }) => cluster?.allMembers.length === 1 && { at: 'ResourceId', writer: cluster.members[0]?.logicalId },
  what: ({ writer }) => `ResourceId names a cluster whose only instance is ${writer}`,
  why: 'without a reader to begin with there is no load of readers to measure, and Aurora does not start to add any',
  fix: 'add a reader to the cluster',
  invalid: [
    { title: 'a writer alone', resources: { ...alone, Readers: readers({ MinCapacity: 0 }) } },
    { title: 'a writer alone, and at least one reader is asked for', resources: { ...alone, Readers: readers({ MinCapacity: 1 }) } },
  ],
  valid: [
    { title: 'a reader of its own', resources: { ...pair, Readers: readers({ MinCapacity: 0 }) } },
    { title: 'whose instance the second is, is an import', resources: { ...alone, Other: member('aurora-mysql', { DBClusterIdentifier: ANYTHING }), Readers: readers({ MinCapacity: 0 }) } },
    { title: 'the instances are in another app', resources: { Cluster: mysql(), Readers: readers() } },
    { title: 'the cluster is in another app', resources: { Readers: readers({ MinCapacity: 0, ResourceId: ANYTHING }) } },
  ],
});

const serverlessV2 = { ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 8 } };
const serverless = member('aurora-mysql', { DBInstanceClass: SERVERLESS_CLASS });

const serverlessReaders = rule('ReaderAutoscalingServerless', {
  on: 'readerAutoscaling',
  with: 'ResourceId',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'Readers of a Serverless v2 cluster are not scaled by number.',
  sources: [userGuide('aurora-serverless-v2.requirements.html#aurora-serverless-v2.limitations', READ)],
  check: ({ cluster }) => {
    const members = cluster?.allMembers ?? [];
    return members.length > 0 && members.every((one) => one.isServerless) && { at: 'ResourceId' };
  },
  what: `ResourceId names a cluster of ${SERVERLESS_CLASS} instances`,
  why: 'Aurora does not support it: the CPU load it measures means little where each instance scales by itself',
  fix: 'remove the scalable target, and declare readers that scale down to a low MinCapacity',
  invalid: [{ title: 'a Serverless v2 cluster', resources: { Cluster: mysql(serverlessV2), Writer: serverless, Reader: serverless, Readers: readers() } }],
  valid: [
    { title: 'provisioned instances', resources: { ...pair, Readers: readers() } },
    { title: 'a provisioned writer, whose class new readers take', resources: { Cluster: mysql(serverlessV2), Writer: member('aurora-mysql'), Reader: serverless, Readers: readers() } },
    { title: 'a class is an import', resources: { Cluster: mysql(serverlessV2), Writer: member('aurora-mysql', { DBInstanceClass: ANYTHING }), Readers: readers() } },
    { title: 'the instances are in another app', resources: { Cluster: mysql(serverlessV2), Readers: readers() } },
    { title: 'the cluster is in another app', resources: { Readers: readers({ ResourceId: ANYTHING }) } },
  ],
});

const serverlessV1 = rule('ReaderAutoscalingServerlessV1', {
  on: 'readerAutoscaling',
  with: 'ResourceId',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'Readers of a Serverless v1 cluster are not scaled: it has none.',
  sources: [userGuide('aurora-serverless.html#aurora-serverless.limitations', READ)],
  check: ({ cluster }) => cluster?.engineMode === SERVERLESS_V1_MODE && { at: 'ResourceId' },
  what: `ResourceId names a cluster with EngineMode '${SERVERLESS_V1_MODE}'`,
  why: 'Serverless v1 has no Aurora Replicas, so none is ever added',
  fix: 'remove the scalable target',
  invalid: [{ title: 'a Serverless v1 cluster', resources: { Cluster: mysql({ EngineMode: 'serverless' }), Readers: readers() } }],
  valid: [
    { title: 'a provisioned cluster', resources: { ...pair, Readers: readers() } },
    { title: 'the mode is an import', resources: { Cluster: mysql({ EngineMode: ANYTHING }), Readers: readers() } },
    { title: 'the cluster is in another app', resources: { Readers: readers({ ResourceId: ANYTHING }) } },
  ],
});

export const readerAutoscaling = topic(
  'reader-autoscaling',
  { title: 'Auto Scaling of readers', about: 'What Application Auto Scaling takes as a number of Aurora Replicas, and which clusters it can scale.' },
  [capacity, capacityOrder, resourceId, namespace, firstReader, serverlessReaders, serverlessV1],
);
