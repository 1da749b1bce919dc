import { rule, topic } from '../../engine/rule';
import { multiMasterGuide, userGuide } from '../../facts/sources';
import { ANYTHING, instanceParameters, multiMaster, mysql, other, several, writer } from '../_examples';

const REPLICA_SCALING = { ServiceNamespace: 'rds', ScalableDimension: 'rds:cluster:ReadReplicaCount', MinCapacity: 1, MaxCapacity: 3 };
const proxy = other('AWS::RDS::DBProxy', {
  DBProxyName: 'auction',
  EngineFamily: 'MYSQL',
  RoleArn: 'arn:aws:iam::111122223333:role/proxy',
  VpcSubnetIds: ['subnet-1', 'subnet-2'],
  Auth: [{ AuthScheme: 'SECRETS', SecretArn: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:auction' }],
});
const targets = (cluster: unknown) => other('AWS::RDS::DBProxyTargetGroup', { DBProxyName: { Ref: 'Proxy' }, TargetGroupName: 'default', DBClusterIdentifiers: [cluster] });
const proxyEndpoint = (role: unknown) =>
  other('AWS::RDS::DBProxyEndpoint', { DBProxyName: { Ref: 'Proxy' }, DBProxyEndpointName: 'auction', VpcSubnetIds: ['subnet-1', 'subnet-2'], TargetRole: role });
const customEndpoint = (properties: Record<string, unknown>) =>
  other('AWS::RDS::DBClusterEndpoint', { DBClusterIdentifier: { Ref: 'Cluster' }, CustomEndpointType: 'READER', ...properties });

const readerEndpoint = rule('MultiMasterReaderEndpoint', {
  on: 'multiMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'Nothing connects to the reader endpoint of a multi-master cluster.',
  sources: [multiMasterGuide, userGuide('Aurora.Overview.Endpoints.html', '2026-11-22')],
  check: ({ readerEndpointIsUsed }) => readerEndpointIsUsed && { at: 'EngineMode' },
  what: "ReadEndpoint.Address of a cluster with EngineMode 'multimaster' is used in the app",
  why: 'multi-master clusters have no reader endpoint, so there is nothing to connect to',
  fix: 'use the Endpoint.Address of an instance, or a custom endpoint over the read-only instances',
  invalid: [
    { title: 'an output', resources: { Cluster: multiMaster() }, outputs: { Reader: { Value: { 'Fn::GetAtt': ['Cluster', 'ReadEndpoint.Address'] } } } },
    { title: 'inside a text', resources: { Cluster: multiMaster() }, outputs: { Reader: { Value: { 'Fn::Sub': 'mysql://${Cluster.ReadEndpoint.Address}' } } } },
  ],
  valid: [
    { title: 'the cluster endpoint', resources: { Cluster: multiMaster() }, outputs: { Writer: { Value: { 'Fn::GetAtt': ['Cluster', 'Endpoint.Address'] } } } },
    {
      title: 'whether the cluster is multi-master is decided elsewhere',
      resources: { Cluster: mysql({ EngineMode: ANYTHING }) },
      outputs: { Reader: { Value: { 'Fn::GetAtt': ['Cluster', 'ReadEndpoint.Address'] } } },
    },
  ],
});

const proxyReadOnlyEndpoint = rule('MultiMasterProxyReadOnlyEndpoint', {
  on: 'proxyEndpoint',
  with: 'TargetRole',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A proxy in front of a multi-master cluster has no read-only endpoint.',
  sources: [userGuide('rds-proxy-endpoints.html#rds-proxy-endpoints-limits', '2026-11-22')],
  check: (endpoint) => {
    const clusters = endpoint.proxy?.targetGroups.flatMap((group) => group.clusters) ?? [];
    return endpoint.targetRole === 'READ_ONLY' && clusters.some((cluster) => cluster.isMultiMaster) && { at: 'TargetRole' };
  },
  what: "TargetRole is 'READ_ONLY', and the proxy connects to a cluster with EngineMode 'multimaster'",
  why: 'RDS Proxy has no reader endpoints for multi-master clusters, and refuses to create one',
  fix: "set TargetRole to 'READ_WRITE'; the proxy uses one writer and keeps the others as hot standbys",
  invalid: [{ title: 'read-only', resources: { Cluster: multiMaster(), Proxy: proxy, Targets: targets({ Ref: 'Cluster' }), Endpoint: proxyEndpoint('READ_ONLY') } }],
  valid: [
    { title: 'read and write', resources: { Cluster: multiMaster(), Proxy: proxy, Targets: targets({ Ref: 'Cluster' }), Endpoint: proxyEndpoint('READ_WRITE') } },
    { title: 'an import decides', resources: { Cluster: multiMaster(), Proxy: proxy, Targets: targets({ Ref: 'Cluster' }), Endpoint: proxyEndpoint(ANYTHING) } },
    { title: 'the cluster is outside the app', resources: { Proxy: proxy, Targets: targets(ANYTHING), Endpoint: proxyEndpoint('READ_ONLY') } },
  ],
});

const readerAutoscaling = rule('MultiMasterReaderAutoscaling', {
  on: 'readerAutoscaling',
  with: 'ResourceId',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The readers of a multi-master cluster are not scaled automatically.',
  sources: [userGuide('aurora-replicas-adding.html', '2026-11-22'), multiMasterGuide],
  check: ({ cluster }) => cluster?.isMultiMaster === true && { at: 'ResourceId' },
  what: "ResourceId scales the readers of a cluster with EngineMode 'multimaster'",
  why: 'Aurora Replicas cannot be added to multi-master clusters, so scaling has nothing to create',
  fix: 'remove the scalable target; declare read-only instances with read_only = 1 in their parameter group',
  invalid: [
    {
      title: 'a scalable target',
      resources: {
        Cluster: multiMaster(),
        Scaling: other('AWS::ApplicationAutoScaling::ScalableTarget', { ...REPLICA_SCALING, ResourceId: { 'Fn::Sub': 'cluster:${Cluster}' } }),
      },
    },
  ],
  valid: [
    { title: 'none', resources: { Cluster: multiMaster() } },
    { title: 'a cluster with one writer', resources: { Cluster: mysql(), Scaling: other('AWS::ApplicationAutoScaling::ScalableTarget', { ...REPLICA_SCALING, ResourceId: { 'Fn::Sub': 'cluster:${Cluster}' } }) } },
    {
      title: 'the cluster is outside the app',
      resources: { Scaling: other('AWS::ApplicationAutoScaling::ScalableTarget', { ...REPLICA_SCALING, ResourceId: { 'Fn::Join': ['', ['cluster:', ANYTHING]] } }) },
    },
  ],
});

const customEndpointWriters = rule('MultiMasterCustomEndpointWriters', {
  on: 'clusterEndpoint',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A custom endpoint of a multi-master cluster spreads connections over read-only instances only.',
  sources: [multiMasterGuide],
  check: (endpoint) => {
    const { cluster } = endpoint;
    if (!cluster?.isMultiMaster) return undefined;
    const excluded = endpoint.excludedMembers ?? [];
    const members = endpoint.staticMembers ?? cluster.allMembers.filter((member) => !excluded.includes(member));
    const writers = members.filter((member) => !member.isReadOnly);
    return writers.length > 1 && { at: endpoint.properties.has('StaticMembers') ? 'StaticMembers' : 'CustomEndpointType', writers: writers.length };
  },
  what: ({ writers }) => `the custom endpoint spreads connections over ${writers} writers of a cluster with EngineMode 'multimaster'`,
  why: 'writes that reach the same rows through different writers conflict, and one of each pair fails',
  fix: 'list read-only instances in StaticMembers, and let the application choose the writer',
  invalid: [
    { title: 'over every instance', resources: { Cluster: multiMaster(), ...several(2, 'Writer', () => writer()), Endpoint: customEndpoint({ CustomEndpointType: 'ANY' }) } },
    {
      title: 'over two writers',
      resources: { Cluster: multiMaster(), ...several(3, 'Writer', () => writer()), Endpoint: customEndpoint({ StaticMembers: [{ Ref: 'Writer1' }, { Ref: 'Writer2' }] }) },
    },
  ],
  valid: [
    {
      title: 'over the read-only instances',
      resources: {
        Cluster: multiMaster(),
        ReadOnly: instanceParameters('aurora5.6', { read_only: '1' }),
        ...several(2, 'Writer', () => writer()),
        Reader: writer({ DBParameterGroupName: { Ref: 'ReadOnly' } }),
        Endpoint: customEndpoint({ StaticMembers: [{ Ref: 'Reader' }] }),
      },
    },
    {
      title: 'over two read-only instances',
      resources: {
        Cluster: multiMaster(),
        ReadOnly: instanceParameters('aurora5.6', { read_only: '1' }),
        ...several(2, 'Writer', () => writer()),
        ...several(2, 'Reader', () => writer({ DBParameterGroupName: { Ref: 'ReadOnly' } })),
        Endpoint: customEndpoint({ StaticMembers: [{ Ref: 'Reader1' }, { Ref: 'Reader2' }] }),
      },
    },
    { title: 'over every instance but one writer', resources: { Cluster: multiMaster(), ...several(2, 'Writer', () => writer()), Endpoint: customEndpoint({ CustomEndpointType: 'ANY', ExcludedMembers: [{ Ref: 'Writer2' }] }) } },
    { title: 'an import decides', resources: { Cluster: multiMaster(), ...several(2, 'Writer', () => writer()), Endpoint: customEndpoint({ StaticMembers: [ANYTHING] }) } },
    { title: 'the cluster is outside the app', resources: { Endpoint: customEndpoint({ DBClusterIdentifier: ANYTHING, CustomEndpointType: 'ANY' }) } },
  ],
});

export const multiMasterConnections = topic(
  'multi-master-connections',
  { title: 'Multi-master: endpoints, proxies and scaling', about: 'How applications reach a multi-master cluster, and how they do not.' },
  [readerEndpoint, proxyReadOnlyEndpoint, readerAutoscaling, customEndpointWriters],
);
