import { Diagram } from '../../../src/drawing/diagram';
import { diagramsOf } from '../../../src/drawing/model/diagrams';
import { readConstructTree } from '../../../src/readers/construct-tree';
import { APPS, example } from '../../examples/support';
import { cluster, clustersOf, drawn, expectSound, instance, links, members, resource, said, stack } from './support';

const read = (name: string): readonly Diagram[] => diagramsOf(readConstructTree(example(name)));

test.each(Object.keys(APPS))('the example %s is drawn', (name) => {
  const diagrams = read(name);
  expect(diagrams.length).toBeGreaterThan(0);
  expectSound(diagrams);
});

test('orders: a writer and two readers, each in a zone of its own', () => {
  const [one] = read('orders');
  const [part] = clustersOf(one!);
  expect([one!.topology, members(part!)]).toEqual(['SINGLE_MASTER', ['Instance1 writer', 'Instance2 reader 1', 'Instance3 reader 2']]);
  expect(part!.zones.map(({ name }) => name)).toEqual(['zone 1 of the Region', 'zone 2 of the Region', 'zone 3 of the Region']);
  expect(part!.entrants.map(({ label }) => label)).toEqual(['The application that takes orders']);
});

test('auction: whose partitions are taken over by whom', () => {
  const [one] = read('auction');
  expect(links(one!, 'takeover')).toEqual([
    'Writer1 -> Writer2: americas (on failure)', 'Writer2 -> Writer3: europe (on failure)', 'Writer3 -> Writer4: asia (on failure)', 'Writer4 -> Writer1: africa (on failure)',
  ]);
  const [part] = clustersOf(one!);
  expect([part!.conflicts!.quorum, part!.conflicts!.queue?.label]).toEqual([{ needed: 3, writers: 4 }, 'ConflictQueue']);
  expect(said(part!.conflicts!.details)).toEqual([
    'auctions: custom: earliest-bid-wins', 'bidder_scores: merge: points, sum', 'watch_lists: merge: articles, union', 'settlements: dead-letter', 'all other tables: retry',
  ]);
});

test('global: where writes go, and which Region has storage only', () => {
  const [one] = read('global');
  expect(one!.regions.map(({ name, clusters: [part] }) => `${name} ${part!.role}${part!.isHeadless ? ' headless' : ''}`))
    .toEqual(['us-east-1 primary', 'eu-west-1 secondary', 'ap-southeast-2 secondary headless']);
  expect(links(one!, 'write-forwarding')).toEqual([expect.stringMatching(/^bookingsireland-\S+ -> Instance1$/)]);
  expect(links(one!, 'replication')).toHaveLength(2);
});

test('serverless: one that pauses, and one behind a proxy that adds readers', () => {
  const [feedback, tickets] = read('serverless');
  expect(said(clustersOf(feedback!)[0]!.members[0]!.details)).toContain('capacity: 0 to 4 ACUs');
  const [part] = clustersOf(tickets!);
  expect([tickets!.topology, said(part!.autoscaling!.details)]).toEqual(['SINGLE_MASTER_WITH_PROXY', ['keeps: 2 to 8 readers']]);
  expect(part!.endpoints.map(({ type, members: ids }) => `${type} ${ids.length}`)).toEqual(['writer 1', 'reader 2', 'custom 1']);
  expect(links(tickets!, 'access')).toEqual([expect.stringMatching(/^The functions of the shop -> /), expect.stringMatching(/ -> tickets-cluster-/)]);
});

describe('2,000 clusters', () => {
  const resources = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => Object.entries({
    [`Cluster${index}`]: cluster({ VpcSecurityGroupIds: [{ 'Fn::GetAtt': [`Group${index}`, 'GroupId'] }] }),
    [`Group${index}`]: resource('EC2::SecurityGroup', { GroupDescription: 'x', SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, CidrIp: '10.0.0.0/8' }] }),
    [`Writer${index}`]: instance({ DBClusterIdentifier: { Ref: `Cluster${index}` } }),
    [`Reader${index}`]: instance({ DBClusterIdentifier: { Ref: `Cluster${index}` } }, `Writer${index}`),
  })).flat());

  test('take no more than a few times as long as 500 do for each, and are small', () => {
    const some = Object.fromEntries(Object.entries(resources).slice(0, 2000));
    const seconds = (of: object): number => {
      const started = process.cpuUsage();
      drawn(stack('Shop', of as never));
      return process.cpuUsage(started).user;
    };
    seconds(some);
    // Sixteen times as long would be a square.
    expect(seconds(resources) / seconds(some)).toBeLessThan(9);
    expect(JSON.stringify(drawn(stack('Shop', some))).length / 500).toBeLessThan(4000);
  });
});
