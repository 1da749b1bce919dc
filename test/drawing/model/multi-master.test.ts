import { App, Stack } from 'aws-cdk-lib';
import { ConflictHandling, MultiMasterCluster, MultiMasterClusterProps } from '../../../src';
import { Diagram } from '../../../src/drawing/diagram';
import { diagramsOf } from '../../../src/drawing/model/diagrams';
import { readConstructTree } from '../../../src/readers/construct-tree';
import { readTemplates } from '../../../src/readers/template';
import { KINDS } from '../../../src/topology/kinds';
import { newVpc } from '../../constructs/fixtures';
import { synthesize } from '../../support/doors';
import { synthesizedTemplates } from '../../support/synthesized';
import { cluster, clusterPart, clustersOf, expectSound, instance, links, members, resource, said, stack } from './support';

const PARTITIONED = ConflictHandling.combine(
  ConflictHandling.partitionedWrites({ partitions: [{ partition: 'americas', writer: 1 }, { partition: 'europe', writer: 3 }, { partition: 'asia', writer: 3 }] }),
  ConflictHandling.deadLetter({ tables: ['settlements'] }),
  ConflictHandling.highestValue({ column: 'amount', tables: ['bids'] }),
);

function declared(props: Partial<MultiMasterClusterProps>): Stack {
  // What `cdk synth` asks for.
  const own = new Stack(new App({ context: { 'aws:cdk:enable-path-metadata': true } }), 'Stack', { env: { region: 'eu-west-1', account: '111122223333' } });
  new MultiMasterCluster(own, 'Db', { writers: 3, conflictHandling: ConflictHandling.retry(), vpc: newVpc(own), ...props });
  return own;
}

const read = (own: Stack): Diagram => diagramsOf(readConstructTree(own.node.root))[0]!;

describe('partitioned writes', () => {
  const own = declared({ readers: 1, conflictHandling: PARTITIONED });
  const one = read(own);
  const [part] = clustersOf(one);

  test('each writer takes those of its partitions, and readers take none', () => {
    expect(one.topology).toBe('MULTI_MASTER');
    expect(part!.members.map(({ label, role, partitions }) => `${label} ${role}: ${partitions.join(' ')}`))
      .toEqual(['Writer1 writer: americas', 'Writer2 writer: ', 'Writer3 writer: europe asia', 'Reader1 read-only: ']);
    expect(said(part!.members[2]!.details)).toEqual(['writes of: europe, asia', 'class: db.r4.2xlarge']);
  });

  test('the next writer takes over those of one that fails, and after the last the first', () => {
    expect(links(one, 'takeover')).toEqual(['Writer1 -> Writer2: americas (on failure)', 'Writer3 -> Writer1: europe, asia (on failure)']);
  });

  test('what conflicts is handled by table, and what a person decides waits in a queue', () => {
    const { conflicts } = part!;
    expect(said(conflicts!.details)).toEqual(['settlements: dead-letter', 'bids: highest-value: amount', 'all other tables: retry']);
    expect([conflicts!.quorum, conflicts!.address, conflicts!.queue?.label]).toEqual([{ needed: 2, writers: 3 }, 'Stack/Db/WriteRouting/Resource', 'ConflictQueue']);
    expect(links(one, 'export')).toEqual(['write conflicts -> ConflictQueue: conflicts a person decides']);
  });

  test('each writer has an endpoint, and readers have one together', () => {
    expect(part!.endpoints.map(({ label, type }) => [label, type]).slice(0, 3))
      .toEqual([['endpoint of Writer1', 'instance'], ['endpoint of Writer2', 'instance'], ['endpoint of Writer3', 'instance']]);
    expect(part!.endpoints[3]!.type).toBe('custom');
    expectSound([one]);
  });

  test('the templates of the app say the same', () => {
    const app = own.node.root as App;
    synthesize(app);
    const [again] = diagramsOf(readTemplates(synthesizedTemplates(app)));
    const [its] = clustersOf(again!);
    expect([members(its!), links(again!, 'takeover'), said(its!.conflicts!.details), its!.conflicts!.queue?.label])
      .toEqual([members(part!), links(one, 'takeover'), said(part!.conflicts!.details), 'ConflictQueue']);
  });
});

test('with an active writer all writes go to it, and the others follow in their order', () => {
  const one = read(declared({ conflictHandling: ConflictHandling.activeStandby({ activeWriter: 2 }) }));
  const [part] = clustersOf(one);
  expect(part!.members.map(({ label, details }) => `${label} ${said(details)[0]}`)).toEqual(['Writer1 writes: standby 2', 'Writer2 writes: all', 'Writer3 writes: standby 1']);
  expect(links(one, 'takeover')).toEqual(['Writer2 -> Writer3: all writes (on failure)', 'Writer3 -> Writer1: all writes (on failure)']);
});

test('without routes each writer takes any write, and nobody takes over', () => {
  const one = read(declared({}));
  const [part] = clustersOf(one);
  expect([said(part!.members[0]!.details)[0], links(one, 'takeover'), part!.conflicts!.queue]).toEqual(['writes: any', [], undefined]);
});

describe('a template', () => {
  const MULTI_MASTER = { Engine: 'aurora', EngineMode: 'multimaster', EngineVersion: '5.6.10a' };
  const MEMBERS = { Cluster: cluster(MULTI_MASTER), A: instance({ Engine: 'aurora' }), B: instance({ Engine: 'aurora' }) };
  const document = (value: unknown) => clusterPart({ ...MEMBERS, Document: resource('SSM::Parameter', { Value: value }) });

  test('without a document has the quorum of its writers, and nothing that is not known', () => {
    const { conflicts, members: parts } = clusterPart(MEMBERS);
    expect([conflicts!.quorum, conflicts!.details, conflicts!.address, parts.map(({ role }) => role)]).toEqual([{ needed: 2, writers: 2 }, [], undefined, ['writer', 'writer']]);
  });

  test.each<[string, unknown]>([
    ['no text', 5],
    ['no JSON', '{"writers"'],
    ['of another version', '{"version":2,"writers":[]}'],
    ['whose writers are no list', '{"version":1,"writers":5,"routing":{"order":{}},"conflicts":"x"}'],
    ['of hosts that are not of the app', '{"version":1,"writers":[{"name":"A","host":"a.example.com","partitions":["x"]},null,5]}'],
    ['known at deployment', { 'Fn::ImportValue': 'document' }],
  ])('with a parameter %s is drawn without it', (_, value) => {
    expect(document(value)).toEqual(clusterPart(MEMBERS));
  });

  test('may name its instances by references, with a port that the deployment tells and partitions it does not know', () => {
    const text = '{"version":1,"writers":[{"name":"a","host":"${A.Endpoint.Address}","port":${A.Endpoint.Port},"partitions":["x-${AWS::StackId}"]},'
      + '{"name":"b \\" ","host":"${B.Endpoint.Address}"}],"routing":{"strategy":"partitioned-writes"},"conflicts":[{"strategy":"retry"}]}';
    const part = document({ 'Fn::Sub': text });
    expect(part.members.map(({ label, partitions }) => `${label}: ${partitions.join()}`)).toEqual(['A: x-…', 'B: ']);
    expect(part.conflicts!.address).toBe('Shop/Document');
  });
});

test('a parameter, a queue or a rule of a security group alone is nothing that rules are about', () => {
  const only = { Document: resource('SSM::Parameter', { Value: 'x' }), Queue: resource('SQS::Queue'), Rule: resource('EC2::SecurityGroupIngress', { GroupId: 'sg-1' }) };
  const topology = readTemplates([stack('Shop', only)]);
  expect([topology.isEmpty, topology.all(KINDS.ssmParameter)]).toEqual([true, [expect.anything()]]);
  expect(readTemplates([stack('Shop', { Cluster: cluster() })]).isEmpty).toBe(false);
});

test('what an SSM parameter holds stays unknown to what refers to it', () => {
  const referring = { Document: resource('SSM::Parameter', { Value: 'x' }), Cluster: cluster(), One: instance({ DBClusterIdentifier: { 'Fn::GetAtt': ['Document', 'Value'] } }) };
  expect(clusterPart(referring).mayHaveMoreMembers).toBe(true);
});
