import { Diagram } from '../../../src/drawing/diagram';
import { clustersOf, cluster, diagram, drawn, expectSound, instance, links, members, resource, said, stack } from './support';

/** `Region: cluster role (topology)` of each cluster of a diagram. */
const shown = (one: Diagram): string[] => one.regions.flatMap(({ name, clusters }) => clusters.map(({ label, role }) => `${name ?? '?'}: ${label} ${role}`));

const world = (properties = {}) => resource('RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', Engine: 'aurora-mysql', ...properties });
const joining = { GlobalClusterIdentifier: 'world' };
const home = stack('Home', { World: world(), Cluster: cluster({ GlobalClusterIdentifier: { Ref: 'World' }, MasterUsername: 'dbadmin' }), Writer: instance() });

describe('a global database', () => {
  const away = (properties = {}, resources = {}) => stack('Away', { Cluster: cluster({ ...joining, ...properties }), ...resources }, {}, 'us-east-1');

  test('is one diagram, the Region of the primary first', () => {
    const [one, ...more] = drawn(away({}, { Reader: instance() }), home);
    expect(more).toEqual([]);
    expect([one!.title, one!.topology, one!.globalDatabase?.label, one!.globalDatabase?.address]).toEqual(['world', 'GLOBAL_DATABASE', 'world', 'Home/World']);
    expect(shown(one!)).toEqual(['eu-west-1: Cluster primary', 'us-east-1: Cluster secondary']);
    expectSound([one!]);
  });

  test('has no writer but in its primary, and no endpoint for writes either', () => {
    const [one] = drawn(home, away({}, { Reader: instance() }));
    const [primary, secondary] = clustersOf(one!);
    expect([members(primary!), members(secondary!)]).toEqual([['Writer writer'], ['Reader reader 1']]);
    expect(secondary!.endpoints.map(({ type }) => type)).toEqual(['reader']);
    expect(links(one!, 'replication')).toEqual(['Cluster -> Cluster: typically 1 second behind']);
  });

  test('may have a Region that has storage only', () => {
    const [one] = drawn(home, away({ EnableGlobalWriteForwarding: true }));
    const [primary, secondary] = clustersOf(one!);
    expect([primary!.isHeadless, secondary!.isHeadless, secondary!.endpoints, secondary!.zones]).toEqual([false, true, [], []]);
    expect(links(one!, 'write-forwarding')).toEqual([]);
  });

  test('forwards writes to the writer of its primary', () => {
    const [one] = drawn(home, away({ EnableGlobalWriteForwarding: true }, { Reader: instance() }));
    expect([one!.topology, links(one!, 'write-forwarding')]).toEqual(['GLOBAL_DATABASE_WITH_WRITE_FORWARDING', ['Cluster -> Writer']]);
  });

  test('of another app has the name its clusters have for it, and its first cluster is the one with credentials', () => {
    const [one, ...more] = drawn(
      stack('Home', { Cluster: cluster({ ...joining, MasterUsername: 'dbadmin' }) }), away(), stack('Beyond', { Cluster: cluster(joining) }, {}, 'us-west-2'),
    );
    expect(more).toEqual([]);
    expect([one!.title, one!.globalDatabase?.address, shown(one!)])
      .toEqual(['world', undefined, ['eu-west-1: Cluster primary', 'us-east-1: Cluster secondary', 'us-west-2: Cluster secondary']]);
  });

  test('that only the deployment tells is one all the same', () => {
    const [one] = drawn(stack('Away', { Cluster: cluster({ GlobalClusterIdentifier: { 'Fn::ImportValue': 'world' } }) }));
    expect([one!.topology, shown(one!)]).toEqual(['GLOBAL_DATABASE', ['eu-west-1: Cluster secondary']]);
  });

  test('is made from a cluster, which is the primary', () => {
    const one = diagram({ Cluster: cluster(), World: world({ SourceDBClusterIdentifier: { Ref: 'Cluster' }, DeletionProtection: true }) });
    expect([shown(one), said(one.globalDatabase!.details)]).toEqual([['eu-west-1: Cluster primary'], ['deletion protection: on']]);
  });
});

describe('clusters are drawn together', () => {
  test('that replicate from another', () => {
    const arn = { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] };
    const one = diagram({ Copy: cluster({ ReplicationSourceIdentifier: arn }), Cluster: cluster() });
    expect([shown(one), links(one, 'replication')]).toEqual([['eu-west-1: Cluster primary', 'eu-west-1: Copy replica'], ['Cluster -> Copy']]);
  });

  test.each([
    ['restored to a point in time', { SourceDBClusterIdentifier: { Ref: 'Cluster' } }],
    ['clone', { SourceDBClusterIdentifier: { Ref: 'Cluster' }, RestoreType: 'copy-on-write' }],
    ['restored from a snapshot', { SnapshotIdentifier: { Ref: 'Snapshot' } }],
  ])('that are made of another: %s', (label, properties) => {
    const one = diagram({ Cluster: cluster(), Snapshot: resource('RDS::ClusterSnapshot', { DBClusterIdentifier: { Ref: 'Cluster' } }), Copy: cluster(properties) });
    expect([shown(one), links(one, 'copy')]).toEqual([['eu-west-1: Cluster standalone', 'eu-west-1: Copy copy'], [`Cluster -> Copy: ${label}`]]);
    expect(clustersOf(one)[0]!.belongings).toContain('Shop/Snapshot');
  });

  test('that hang together by way of others', () => {
    const copyOf = (id: string) => cluster({ SourceDBClusterIdentifier: { Ref: id } });
    const diagrams = drawn(stack('Shop', { A: cluster(), B: cluster(), C: copyOf('A'), D: copyOf('C'), E: copyOf('B') }));
    expect(diagrams.map((one) => clustersOf(one).map(({ label }) => label).join(' '))).toEqual(['A C D', 'B E']);
  });
});

describe('a diagram', () => {
  test('is made of each cluster that has nothing to do with another, in the order of the app', () => {
    const diagrams = drawn(stack('B', { Cluster: cluster({ DBClusterIdentifier: 'carts' }) }), stack('A', { Cluster: cluster(), Other: cluster() }));
    expect(diagrams.map(({ title }) => title)).toEqual(['carts', 'Cluster', 'Other']);
  });

  test('has a title that tells it from others', () => {
    const diagrams = drawn(stack('B', { Cluster: cluster() }), stack('A', { Cluster: cluster() }));
    expect(diagrams.map(({ title }) => title)).toEqual(['Cluster (B/Cluster)', 'Cluster (A/Cluster)']);
  });

  test('is not made where there is no Aurora cluster', () => {
    expect(drawn(stack('Shop', { Vpc: resource('EC2::VPC'), Cluster: cluster({ Engine: 'mysql' }), Alone: resource('RDS::DBInstance', { Engine: 'postgres' }) }))).toEqual([]);
    expect(drawn()).toEqual([]);
  });

  test('says nothing of a Region that the deployment chooses, which is one for all of a stack', () => {
    const open = (name: string) => ({ name, template: { Resources: { Cluster: cluster(), Copy: cluster({ SourceDBClusterIdentifier: { Ref: 'Cluster' } }) } } });
    const [one] = drawn(open('Shop'));
    expect(shown(one!)).toEqual(['?: Cluster standalone', '?: Copy copy']);
    expect(one!.regions).toHaveLength(1);
  });
});

test('a Limitless cluster has its capacity in a shard group', () => {
  const one = diagram({
    Cluster: cluster({ Engine: 'aurora-postgresql', ClusterScalabilityType: 'limitless', StorageType: 'aurora-iopt1' }),
    Shards: resource('RDS::DBShardGroup', { DBClusterIdentifier: { Ref: 'Cluster' }, DBShardGroupIdentifier: 'shards', MinACU: 16, MaxACU: 768, ComputeRedundancy: 1 }),
  });
  const [part] = clustersOf(one);
  expect([one.topology, part!.endpoints.map(({ label }) => label)]).toEqual(['LIMITLESS', ['cluster endpoint']]);
  expect(part!.shardGroups.map(({ label, details }) => [label, ...said(details)]))
    .toEqual([['shards', 'capacity: 16 to 768 ACUs', 'standbys of each shard: 1']]);
});

test('what copies data out of a cluster is beside it', () => {
  const one = diagram({
    Cluster: cluster(),
    Writer: instance(),
    Warehouse: resource('RedshiftServerless::Namespace', { NamespaceName: 'warehouse' }),
    ToWarehouse: resource('RDS::Integration', { IntegrationName: 'to-warehouse', SourceArn: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }, TargetArn: { 'Fn::GetAtt': ['Warehouse', 'Namespace.NamespaceArn'] }, DataFilter: 'include: shop.*' }),
    Elsewhere: resource('RDS::Integration', { SourceArn: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }, TargetArn: { 'Fn::ImportValue': 'target' } }),
    Green: resource('RDS::Deployment', { Source: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }, TargetEngineVersion: '8.0.mysql_aurora.3.11.0' }),
  });
  const [part] = clustersOf(one);
  expect(part!.integrations.map(({ label, details }) => [label, ...said(details)])).toEqual([['to-warehouse', 'target: warehouse', 'data filter: include: shop.*'], ['Elsewhere', 'target: ?']]);
  expect(part!.deployments.map(({ label, details }) => [label, ...said(details)])).toEqual([['Green', 'engine version: 8.0.mysql_aurora.3.11.0']]);
  expect(links(one, 'export')).toEqual(['Cluster -> to-warehouse: zero-ETL', 'Cluster -> Elsewhere: zero-ETL', 'Cluster -> Green: blue/green copy']);
});
