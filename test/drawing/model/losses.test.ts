import { auctionApp } from '../../../examples/auction/app';
import { globalApp } from '../../../examples/global/app';
import { ClusterPart, Diagram, Link } from '../../../src/drawing/diagram';
import { diagramsOf } from '../../../src/drawing/model/diagrams';
import { lossesOf } from '../../../src/drawing/model/losses';
import { readApp } from '../../../src/readers/construct-tree';
import { cluster, diagram, either, part, readOnly, reader, region, replication, writer } from '../../support/diagram-parts';

const told = (one: Diagram): Record<string, string> => Object.fromEntries(lossesOf(one).map(({ what, outcome }) => [what, outcome]));

const ofCluster = (one: ClusterPart, links: readonly Link[] = []): Record<string, string> => told(diagram([region('eu-west-1', one)], { links }));

const TIME = 'typically within 60 seconds, often within 30';
const STORAGE = 'the storage has six copies in three zones, and goes on';
const RESTORE = 'all of it is lost but for backups: one that was copied to another Region before can be restored there';
const NONE_LEFT = `no instance is left, and one has to be created in another zone; ${STORAGE}`;

const proxy = { ...part('proxy'), endpoints: [] };

describe('the writer', () => {
  test.each<[string, ClusterPart, string | undefined]>([
    ['with two readers', cluster('orders', [writer('a'), reader('b', 1), reader('c', 2)]), `b takes over, ${TIME}; 1 of 2 readers is left`],
    ['with three', cluster('orders', [writer('a'), reader('b', 1), reader('c', 2), reader('d', 3)]), `b takes over, ${TIME}; 2 of 3 readers are left`],
    ['with one', cluster('orders', [writer('a'), reader('b', 1)]), `b takes over, ${TIME}; no reader is left`],
    ['with readers that come equal', cluster('orders', [writer('a'), reader('b', 1), reader('c', 1), reader('d', 3)]),
      `b or c takes over, since they come equal, ${TIME}; 2 of 3 readers are left`],
    ['with readers whose order is not known', cluster('orders', [writer('a'), reader('b', undefined), reader('c', undefined)]),
      `a reader takes over, ${TIME}; 1 of 2 readers is left`],
    ['with one reader whose order is not known', cluster('orders', [writer('a'), reader('b', undefined)]), `b takes over, ${TIME}; no reader is left`],
    ['with five that come equal', cluster('orders', [writer('a'), ...['b', 'c', 'd', 'e', 'f'].map((id) => reader(id, 1))]),
      `b, c, d or 2 more takes over, since they come equal, ${TIME}; 4 of 5 readers are left`],
    ['behind a proxy', cluster('orders', [writer('a'), reader('b', 1)], { proxies: [proxy] }),
      `b takes over, ${TIME}; RDS Proxy shortens that by up to 66 percent; no reader is left`],
    ['alone', cluster('orders', [writer('a')]), 'there is no reader to take over: it is created anew in up to 10 minutes, in the same zone'],
    ['alone behind a proxy, which shortens a failover only', cluster('orders', [writer('a')], { proxies: [proxy] }),
      'there is no reader to take over: it is created anew in up to 10 minutes, in the same zone'],
    ['alone, with readers that are scaled', cluster('orders', [writer('a')], { autoscaling: part('scaling') }),
      `a reader that Application Auto Scaling has added takes over, ${TIME}; where there is none, the writer is created anew in up to 10 minutes, in the same zone`],
    ['with a reader and others that are scaled', cluster('orders', [writer('a'), reader('b', 1)], { autoscaling: part('scaling') }), `b takes over, ${TIME}`],
    ['with a reader and others that are not known', cluster('orders', [writer('a'), reader('b', 1)], { mayHaveMoreMembers: true }), `a reader takes over, ${TIME}`],
    ['with others that are not known', cluster('orders', [writer('a')], { mayHaveMoreMembers: true }), undefined],
    ['any of two', cluster('orders', [either('a'), either('b')]), `another instance takes over, ${TIME}; 1 of 2 instances is left`],
    ['any of what is not known', cluster('orders', [either('a')], { mayHaveMoreMembers: true }), undefined],
    ['of no instance', cluster('orders', []), undefined],
    ['of a secondary', cluster('orders', [reader('a', 1)], { role: 'secondary' }), undefined],
  ])('%s', (_, one, outcome) => {
    expect(ofCluster(one)['The writer']).toBe(outcome);
  });
});

describe('a zone', () => {
  const [A, B, C] = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
  const spread = [writer('a', A), reader('b', 1, B), reader('c', 2, C)];
  test.each<[string, ClusterPart, Record<string, string>]>([
    ['each of three', cluster('orders', spread), {
      'The zone eu-west-1a': `b takes over, ${TIME}; 1 of 2 readers is left; ${STORAGE}`,
      'The zone eu-west-1b': `a goes on taking writes; 1 of 2 readers is left; ${STORAGE}`,
      'The zone eu-west-1c': `a goes on taking writes; 1 of 2 readers is left; ${STORAGE}`,
    }],
    ['that of the writer, and of the one that would be first', cluster('orders', [writer('a', A), reader('b', 1, A), reader('c', 2, C)]), {
      'The zone eu-west-1a': `c takes over, ${TIME}; none of 2 readers is left; ${STORAGE}`,
      'The zone eu-west-1c': `a goes on taking writes; 1 of 2 readers is left; ${STORAGE}`,
    }],
    ['that of all', cluster('orders', [writer('a', A), reader('b', 1, A)]), { 'The zone eu-west-1a': NONE_LEFT }],
    ['that of all that are known', cluster('orders', [writer('a', A)], { mayHaveMoreMembers: true }), { 'The zone eu-west-1a': `no instance of those in the template is left; ${STORAGE}` }],
    ['of the Region, without a name', cluster('orders', [writer('a', 'zone 1 of the Region'), reader('b', 1, 'zone 2 of the Region')]), {
      'Zone 1 of the Region': `b takes over, ${TIME}; no reader is left; ${STORAGE}`,
      'Zone 2 of the Region': `a goes on taking writes; no reader is left; ${STORAGE}`,
    }],
    ['of the Region, and one by its name, which may be the same', cluster('orders', [writer('a', 'zone 1 of the Region'), reader('b', 1, A)]), {
      'Zone 1 of the Region': `b takes over where it is in another zone, ${TIME}; where none is, one has to be created there; ${STORAGE}`,
      'The zone eu-west-1a': `the zone of a is not in the template; ${STORAGE}`,
    }],
    ['of which the deployment chooses two', cluster('orders', [either('a', 'zone 1 chosen at deployment'), either('b', 'zone 2 chosen at deployment')]), {
      'Zone 1 chosen at deployment': `if the writer is in it, another instance takes over where one is in another zone, ${TIME}; ${STORAGE}`,
      'Zone 2 chosen at deployment': `if the writer is in it, another instance takes over where one is in another zone, ${TIME}; ${STORAGE}`,
    }],
    ['where RDS places the only reader', cluster('orders', [writer('a', A), reader('b', 1)]), {
      'The zone eu-west-1a': `b takes over where it is in another zone, ${TIME}; where none is, one has to be created there; ${STORAGE}`,
    }],
    ['where RDS places the first reader', cluster('orders', [writer('a', A), reader('b', 1), reader('c', 2, C)]), {
      'The zone eu-west-1a': `a reader takes over, ${TIME}; ${STORAGE}`, 'The zone eu-west-1c': `a goes on taking writes; ${STORAGE}`,
    }],
    ['where RDS places the second reader', cluster('orders', [writer('a', A), reader('b', 1, B), reader('c', 2)]), {
      'The zone eu-west-1a': `b takes over, ${TIME}; ${STORAGE}`, 'The zone eu-west-1b': `a goes on taking writes; ${STORAGE}`,
    }],
    ['where RDS places the writer', cluster('orders', [writer('a'), reader('b', 1, B), reader('c', 2, C)]), {
      'The zone eu-west-1b': `the zone of a is not in the template, and a reader takes over where it is in this one, ${TIME}; ${STORAGE}`,
      'The zone eu-west-1c': `the zone of a is not in the template, and a reader takes over where it is in this one, ${TIME}; ${STORAGE}`,
    }],
    ['where either is the writer', cluster('orders', [either('a', A), either('b', B)]), {
      'The zone eu-west-1a': `if the writer is in it, another instance takes over, ${TIME}; 1 of 2 instances is left; ${STORAGE}`,
      'The zone eu-west-1b': `if the writer is in it, another instance takes over, ${TIME}; 1 of 2 instances is left; ${STORAGE}`,
    }],
    ['of a secondary', cluster('orders', [reader('a', 1, A), reader('b', 2, B)], { role: 'secondary' }), {
      'The zone eu-west-1a': `1 of 2 readers is left; ${STORAGE}`, 'The zone eu-west-1b': `1 of 2 readers is left; ${STORAGE}`,
    }],
    ['of a secondary whose readers RDS places', cluster('orders', [reader('a', 1, A), reader('b', 2)], { role: 'secondary' }), {
      'The zone eu-west-1a': `readers that are in other zones go on; ${STORAGE}`,
    }],
    ['of a secondary that may have more readers', cluster('orders', [reader('a', 1, A), reader('b', 2, B)], { role: 'secondary', mayHaveMoreMembers: true }), {
      'The zone eu-west-1a': `its readers in other zones go on; ${STORAGE}`, 'The zone eu-west-1b': `its readers in other zones go on; ${STORAGE}`,
    }],
    ['nowhere named', cluster('orders', [writer('a'), reader('b', 1)]), {
      'A zone': `where RDS puts the instances is not in the template, so that all may be in one zone; where none is left, one has to be created in another zone; ${STORAGE}`,
    }],
    ['of the only instance', cluster('orders', [writer('a')]), { 'The zone of a': NONE_LEFT }],
    ['of no instance', cluster('orders', []), {}],
  ])('%s', (_, one, expected) => {
    expect(Object.fromEntries(Object.entries(ofCluster(one)).filter(([what]) => /zone/i.test(what)))).toEqual(expected);
  });

  test('what is gone', () => {
    const losses = lossesOf(diagram([region('eu-west-1', cluster('orders', spread))]));
    expect(losses.map(({ what, parts }) => [what, parts])).toEqual([
      ['The writer', ['a']], ['The zone eu-west-1a', ['a']], ['The zone eu-west-1b', ['b']], ['The zone eu-west-1c', ['c']],
      ['The Region eu-west-1', ['orders', 'a', 'b', 'c', 'orders-volume']],
    ]);
  });
});

describe('the Region', () => {
  const primary = cluster('home', [writer('a'), reader('b', 1)], { role: 'primary' });
  const secondary = (id: string) => cluster(id, [reader(`${id}-reader`, 1)], { role: 'secondary' });
  const regions = (one: Diagram): Record<string, string> => Object.fromEntries(Object.entries(told(one)).filter(([what]) => what.startsWith('The Region')));
  const LAG = 'within minutes, and without the writes of the last seconds: replication is typically 1 second behind';

  test('of a cluster by itself', () => {
    expect(regions(diagram([region('eu-west-1', cluster('orders', [writer('a')]))]))).toEqual({ 'The Region eu-west-1': RESTORE });
    expect(regions(diagram([region(undefined, cluster('orders', [writer('a')]))]))).toEqual({ 'The Region of orders': RESTORE });
  });

  test('of a global database', () => {
    const links = [replication('home', 'away'), replication('home-volume', 'far-volume')];
    expect(regions(diagram([region('eu-west-1', primary), region('us-east-1', secondary('away')), region(undefined, secondary('far'))], { links }))).toEqual({
      'The Region eu-west-1': `a failover makes away in us-east-1 or far the primary, ${LAG}`,
      'The Region us-east-1': 'home in eu-west-1 goes on taking writes; what is read here has to be read elsewhere',
      'The Region of far': 'home in eu-west-1 goes on taking writes; what is read here has to be read elsewhere',
    });
  });

  test('of a global database with storage only', () => {
    const headless = cluster('away', [], { role: 'secondary' });
    const links = [replication('home', 'away'), replication('home', 'far')];
    expect(regions(diagram([region('eu-west-1', primary), region('us-east-1', headless)], { links }))).toEqual({
      'The Region eu-west-1': `away in us-east-1 has storage only: an instance has to be created there before a failover, which comes ${LAG}`,
      'The Region us-east-1': 'home in eu-west-1 goes on taking writes',
    });
    expect(regions(diagram([region('eu-west-1', primary), region('us-east-1', headless), region('us-west-2', secondary('far'))], { links }))['The Region eu-west-1']).toBe(
      `a failover makes far in us-west-2 the primary, ${LAG}; away in us-east-1 has storage only: an instance has to be created there before a failover`,
    );
  });

  test('the global example: what a lost Region leaves', () => {
    const [bookings] = diagramsOf(readApp(globalApp()).topology);
    const [home, away, far] = Object.entries(regions(bookings!));
    expect(home).toEqual(['The Region us-east-1', expect.stringMatching(
      /^a failover makes bookingsireland\S+ in eu-west-1 the primary, within minutes, .*; bookingssydney\S+ in ap-southeast-2 has storage only: an instance/,
    )]);
    expect(away).toEqual(['The Region eu-west-1', expect.stringMatching(/^bookingsvirginia\S+ in us-east-1 goes on taking writes; what is read here/)]);
    expect(far).toEqual(['The Region ap-southeast-2', expect.stringMatching(/^bookingsvirginia\S+ in us-east-1 goes on taking writes$/)]);
  });

  test('of a part of a global database: nothing is known of the rest', () => {
    expect(regions(diagram([region('eu-west-1', primary)]))).toEqual({});
    expect(regions(diagram([region('us-east-1', secondary('away'))]))).toEqual({
      'The Region us-east-1': 'the primary, in another Region, goes on taking writes; what is read here has to be read elsewhere',
    });
  });

  test('of a cluster with replicas, where these are known to be elsewhere', () => {
    const replica = cluster('copy', [writer('c')], { role: 'replica' });
    const source = cluster('orders', [writer('a')], { role: 'primary' });
    const links = [replication('orders', 'copy')];
    const there = { 'The Region us-east-1': RESTORE };
    expect(regions(diagram([region('eu-west-1', source), region('us-east-1', replica)], { links }))).toEqual({
      'The Region eu-west-1': 'copy in us-east-1 can be promoted, which takes minutes or longer; writes that have not arrived there are lost', ...there,
    });
    expect(regions(diagram([region(undefined, source), region('us-east-1', replica)], { links }))).toEqual(there);
    expect(regions(diagram([region('eu-west-1', source, replica)], { links }))).toEqual({ 'The Region eu-west-1': RESTORE });
  });
});

describe('multi-master', () => {
  const named = (count: number, zones: readonly string[] = []) =>
    Array.from({ length: count }, (_, index) => writer(`w${index + 1}`, zones[index] ?? '', { partitions: [`p${index + 1}`] }));
  const several = (count: number, more: Partial<ClusterPart> = {}, zones?: readonly string[]): ClusterPart =>
    cluster('auction', named(count, zones), { isMultiMaster: true, ...more });
  const takeover = (from: string, to: string): Link => ({ type: 'takeover', from, to, isOnFailure: true });

  test.each([
    [2, { 'One of 2 writers': '1 of 2 writers is left, and a majority of two has to acknowledge a write: writes stop until one is back' }],
    [3, {
      'One of 3 writers': '2 of 3 writers are left, and a majority of two has to acknowledge a write: writes go on, without a failover',
      'Two of 3 writers': '1 of 3 writers is left, and a majority of two has to acknowledge a write: writes stop until one is back',
    }],
    [4, {
      'One of 4 writers': '3 of 4 writers are left, and a majority of three has to acknowledge a write: writes go on, without a failover',
      'Two of 4 writers': '2 of 4 writers are left, and a majority of three has to acknowledge a write: writes stop until one is back',
    }],
  ])('%d writers', (count, expected) => {
    expect(ofCluster(several(count))).toMatchObject(expected);
  });

  test('the quorum of the diagram counts', () => {
    expect(ofCluster(several(4, { conflicts: { ...part('conflicts'), quorum: { needed: 2, writers: 4 } } }))['Two of 4 writers']).toMatch(/^2 of 4 .* two .* go on/);
  });

  test('nothing is said where there may be more writers, or there is one', () => {
    const unknown = several(3);
    expect(Object.keys(ofCluster({ ...unknown, members: [...unknown.members, either('d')] }))).toEqual(['A zone', 'The Region eu-west-1']);
    expect(Object.keys(ofCluster(several(3, { mayHaveMoreMembers: true })))).toEqual(['A zone', 'The Region eu-west-1']);
    expect(Object.keys(ofCluster(several(1)))).toEqual(['The zone of w1', 'The Region eu-west-1']);
  });

  test('who takes the partitions', () => {
    const losses = ofCluster(several(3), [takeover('w1', 'w2'), takeover('w2', 'w3'), takeover('w3', 'w1')]);
    expect(losses['The writer w1']).toMatch(/go on, without a failover; w2 takes the writes of p1$/);
    expect(losses['The writer w3']).toMatch(/; w1 takes the writes of p3$/);
    expect(Object.keys(losses)).toEqual(['The writer w1', 'The writer w2', 'The writer w3', 'Two of 3 writers', 'A zone', 'The Region eu-west-1']);
  });

  test('where the one that would take them is lost, too, the next one takes them', () => {
    const one = several(5, {}, ['eu-west-1a', 'eu-west-1a', 'eu-west-1b', 'eu-west-1b', 'eu-west-1c']);
    const losses = ofCluster(one, [takeover('w1', 'w2'), takeover('w2', 'w3'), takeover('w3', 'w4'), takeover('w4', 'w3')]);
    expect(losses['The zone eu-west-1a']).toMatch(/writes go on, without a failover; w3 takes the writes of p1; w3 takes the writes of p2; /);
    expect(losses['The zone eu-west-1b']).toMatch(/nothing in the template says who takes the writes of p3; nothing in the template says who takes the writes of p4; /);
  });

  test('the auction: who takes over whose partition', () => {
    const [auction] = diagramsOf(readApp(auctionApp()).topology);
    const losses = told(auction!);
    expect(Object.entries(losses).flatMap(([what, outcome]) => (what.startsWith('The writer') ? [`${what}: ${outcome.split('; ')[1]}`] : []))).toEqual([
      'The writer Writer1: Writer2 takes the writes of americas', 'The writer Writer2: Writer3 takes the writes of europe',
      'The writer Writer3: Writer4 takes the writes of asia', 'The writer Writer4: Writer1 takes the writes of africa',
    ]);
    expect(losses['Two of 4 writers']).toMatch(/writes stop/);
    expect(losses['Zone 1 of the Region']).toMatch(/^2 of 4 writers are left, .*: writes stop until one is back; the storage/);
  });

  test('zones', () => {
    const zones = ['eu-west-1a', 'eu-west-1b', 'eu-west-1a', 'eu-west-1c'];
    const one = several(4, {}, zones);
    const withReadOnly = { ...one, members: [...one.members, readOnly('r1', 'eu-west-1b'), readOnly('r2', 'eu-west-1c')] };
    const losses = ofCluster(withReadOnly, [takeover('w1', 'w3'), takeover('w2', 'w1')]);
    expect(losses['The zone eu-west-1a']).toBe(
      `2 of 4 writers are left, and a majority of three has to acknowledge a write: writes stop until one is back; ${STORAGE}`,
    );
    expect(losses['The zone eu-west-1b']).toBe(
      `3 of 4 writers are left, and a majority of three has to acknowledge a write: writes go on, without a failover; w1 takes the writes of p2; 1 of 2 read-only instances is left; ${STORAGE}`,
    );
    const open = several(3, {}, ['eu-west-1a']);
    expect(ofCluster(open)['The zone eu-west-1a']).toBe(`w1 takes no writes, and there is no failover; nothing in the template says who takes the writes of p1; ${STORAGE}`);
  });
});

test.each([
  ['1', 'it fails over to its standby in another zone'], ['2', 'it fails over to one of its 2 standbys in other zones'], ['0', 'it has no standby in another zone'],
  [undefined, 'a standby in another zone takes over, where it has one'],
])('a shard with ComputeRedundancy %s', (text, outcome) => {
  const group = part('shards', { details: [{ term: 'standbys', text, property: 'ComputeRedundancy' }] });
  expect(ofCluster(cluster('orders', [], { shardGroups: [group], isHeadless: false }))).toEqual({
    'A shard of shards, or its zone': `${outcome}; ${STORAGE}`, 'The Region eu-west-1': RESTORE,
  });
});

test('a shard group that says no redundancy has none', () => {
  expect(ofCluster(cluster('orders', [], { shardGroups: [part('shards')] }))['A shard of shards, or its zone']).toMatch(/^it has no standby/);
});

test('with several clusters each loss says of which it is', () => {
  const one = diagram([region('eu-west-1', cluster('orders', [writer('a')]), cluster('copy', [writer('b', 'eu-west-1a')], { role: 'copy' }))]);
  expect(Object.keys(told(one))).toEqual(['The writer of orders', 'The zone of a', 'The writer of copy', 'The zone eu-west-1a of copy', 'The Region eu-west-1']);
});

test('every loss has its sources, each once', () => {
  const one = diagram([
    region('eu-west-1', cluster('home', [writer('a', 'eu-west-1a'), reader('b', 1)], { role: 'primary' })), region('us-east-1', cluster('away', [], { role: 'secondary' })),
  ], { links: [replication('home', 'away')] });
  for (const { sources } of lossesOf(one)) {
    expect(sources.length).toBeGreaterThan(0);
    expect(new Set(sources.map(({ url }) => url)).size).toBe(sources.length);
    expect(sources.every(({ read }) => /^\d{4}-\d{2}-\d{2}$/.test(read))).toBe(true);
  }
});

test('thousands of clusters take a time that grows with their number', () => {
  const many = (count: number): Diagram => diagram(Array.from({ length: count }, (_, index) =>
    region(`r${index}`, cluster(`c${index}`, [writer(`w${index}`, 'eu-west-1a'), reader(`r${index}`, 1, 'eu-west-1b')], { role: index === 0 ? 'primary' : 'secondary' }))),
  { links: Array.from({ length: count - 1 }, (_, index) => replication('c0', `c${index + 1}`)) });
  const time = (count: number): number => {
    const one = many(count);
    const start = process.cpuUsage();
    expect(lossesOf(one).length).toBeGreaterThan(count);
    return process.cpuUsage(start).user;
  };
  time(500);
  const [few, all] = [time(500), time(4000)];
  expect(all / few).toBeLessThan(30);
});
