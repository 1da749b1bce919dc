import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ConflictHandling, MergeOperation, MultiMasterCluster } from 'cdk-aurora-topology';
import { Connection, createConnection } from 'mysql2/promise';
import { earliestBidWins, placeBid } from '../../examples/auction/client/bids';
import { Change, ClientOptions, ConflictClient, Outcome, WriteConflictError } from '../../examples/auction/client/conflict-client';
import { Row, readRow } from '../../examples/auction/client/rows';
import { WriteRouting, parseWriteRouting } from '../../examples/auction/client/write-routing';
import { MISSING, MariaDb, isInstalled } from './mariadb';
import { inNewStack, routingDocument } from './routing-document';

// A machine that is busy with other things takes its time.
jest.setTimeout(30_000);

const HANDLING = ConflictHandling.combine(
  ConflictHandling.partitionedWrites({ partitions: [{ partition: 'one', writer: 1 }, { partition: 'two', writer: 2 }] }),
  ConflictHandling.lastWriteWins({ tables: ['positions'] }),
  ConflictHandling.highestValue({ column: 'quantity', tables: ['lots'] }),
  ConflictHandling.merge({ operation: MergeOperation.UNION, column: 'articles', tables: ['carts'] }),
  ConflictHandling.merge({ operation: MergeOperation.SUM, column: 'points', tables: ['scores'] }),
  ConflictHandling.merge({ tables: ['profiles'] }),
  ConflictHandling.deadLetter({ tables: ['settlements'] }),
  ConflictHandling.custom({ name: 'earliest-bid-wins', losesUpdates: false, tables: ['auctions'] }),
  ConflictHandling.retry({ maxAttempts: 40 }),
);

const TABLES = [
  'positions (id VARCHAR(20) PRIMARY KEY, place VARCHAR(20), updated_at DATETIME(6))',
  'lots (id VARCHAR(20) PRIMARY KEY, quantity DECIMAL(20, 2), note VARCHAR(20))',
  'carts (id VARCHAR(20) PRIMARY KEY, articles TEXT)',
  'scores (id VARCHAR(20) PRIMARY KEY, points DECIMAL(30, 2))',
  'profiles (id VARCHAR(20) PRIMARY KEY, name VARCHAR(20), city VARCHAR(20))',
  'settlements (id VARCHAR(20) PRIMARY KEY, status VARCHAR(20))',
  'counters (id VARCHAR(20) PRIMARY KEY, number BIGINT)',
  'auctions (id VARCHAR(20) PRIMARY KEY, leader VARCHAR(20), amount DECIMAL(20, 2), placed_at DATETIME(6))',
  'bids (id VARCHAR(20) PRIMARY KEY, auction VARCHAR(20), bidder VARCHAR(20), amount DECIMAL(20, 2), placed_at DATETIME(6))',
  'ballast (id INT PRIMARY KEY AUTO_INCREMENT, text VARCHAR(20))',
];

/** Makes one profile out of two: a column only one of them has changed is as they made it. */
const mergeProfiles: NonNullable<ClientOptions['decide']>[string] = ({ seen, mine, theirs }) => ({
  name: mine.name === seen?.name ? theirs.name! : mine.name!,
  city: mine.city === seen?.city ? theirs.city! : mine.city!,
});

if (!isInstalled()) {
  console.warn(`test/examples/auction-conflicts.test.ts is ${MISSING}`);
}

(isInstalled() ? describe : describe.skip)(`conflicts on a real server${isInstalled() ? '' : ` (${MISSING})`}`, () => {
  let server: MariaDb;
  let routing: WriteRouting;
  let other: Connection;
  let client: ConflictClient;
  let conflicts: number;
  let resolved: Outcome[];
  let queue: any[];

  beforeAll(async () => {
    server = await MariaDb.start();
    routing = routingFor(server.port);
    other = await createConnection({ ...server.connection, host: '127.0.0.1', port: server.port, dateStrings: true });
    for (const table of TABLES) {
      await other.query(`CREATE TABLE ${table} ENGINE=InnoDB`);
    }
  }, 60_000);

  afterAll(async () => {
    await other?.end();
    await server?.stop();
  });

  beforeEach(() => {
    conflicts = 0;
    resolved = [];
    queue = [];
    client = newClient(routing);
  });

  afterEach(async () => {
    await other.rollback();
    await client.end();
    for (const table of TABLES) {
      await other.query(`DELETE FROM ${table.split(' ')[0]}`);
    }
  });

  function newClient(document: WriteRouting, options: Partial<ClientOptions> = {}): ConflictClient {
    return new ConflictClient(document, {
      connection: server.connection,
      decide: { 'earliest-bid-wins': earliestBidWins, 'profiles': mergeProfiles },
      queue: async (text) => { queue.push(JSON.parse(text)); },
      metrics: { conflict: () => { conflicts++; }, resolved: (outcome) => { resolved.push(outcome); } },
      ...options,
    });
  }

  /** The row as the database has it, and as the client reads it. */
  async function stored(table: string, id = 'a'): Promise<Row | undefined> {
    const connection = await createConnection({ ...server.connection, host: '127.0.0.1', port: server.port, dateStrings: true, supportBigNumbers: true, bigNumberStrings: true });
    try {
      return await readRow(connection, table, { id });
    } finally {
      await connection.end();
    }
  }

  async function insert(table: string, ...rows: Row[]): Promise<void> {
    for (const row of rows) {
      await other.query('INSERT INTO ?? SET ?', [table, row]);
    }
  }

  /** Waits until a transaction waits for a lock. */
  async function untilSomebodyWaits(): Promise<void> {
    for (const start = Date.now(); Date.now() - start < 10_000; await new Promise((done) => setTimeout(done, 10))) {
      const [[row]] = await other.query<any>("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'");
      if (Number(row.Value) > 0) return;
    }
    throw new Error('Nobody waits for a lock');
  }

  /**
   * Another writer's transaction, which crosses with that of the client: it has changed the second row, `b`, before the client
   * wants it, and then changes the first one, `a`, which the client has. The server rolls back the transaction that has changed
   * less, so the other one changes more.
   */
  async function crossed(table: string, theirs: Row, change: Change['make']): Promise<Awaited<ReturnType<ConflictClient['write']>>> {
    await other.beginTransaction();
    await other.query('UPDATE ?? SET ? WHERE id = ?', [table, theirs, 'b']);
    for (let weight = 0; weight < 20; weight++) {
      await other.query("INSERT INTO ballast SET text = 'weight'");
    }
    const writing = client.write(['a', 'b'].map((id) => ({ table, key: { id }, make: change })), 'one');
    writing.catch(() => undefined);
    await untilSomebodyWaits();
    await other.query('UPDATE ?? SET ? WHERE id = ?', [table, theirs, 'a']);
    await other.commit();
    return writing;
  }

  test('two writers that cross get error 1213, and one of them is rolled back', async () => {
    await insert('counters', { id: 'a', number: 0 }, { id: 'b', number: 0 });
    const second = await createConnection({ ...server.connection, host: '127.0.0.1', port: server.port });
    try {
      await other.beginTransaction();
      await second.beginTransaction();
      await other.query("UPDATE counters SET number = 1 WHERE id = 'a'");
      await second.query("UPDATE counters SET number = 2 WHERE id = 'b'");
      const results = await Promise.allSettled([
        other.query("UPDATE counters SET number = 1 WHERE id = 'b'"),
        second.query("UPDATE counters SET number = 2 WHERE id = 'a'"),
      ]);
      const [failed, ...more] = results.filter((result) => result.status === 'rejected');
      expect(failed!.reason).toMatchObject({ errno: 1213, code: 'ER_LOCK_DEADLOCK' });
      expect(more).toEqual([]);
      await other.commit();
      await second.commit();
      expect((await stored('counters', 'a'))!.number).toBe((await stored('counters', 'b'))!.number);
    } finally {
      await second.end();
    }
  });

  describe('last-write-wins', () => {
    beforeEach(() => insert('positions', ...['a', 'b'].map((id) => ({ id, place: 'Rome', updated_at: '2026-11-22 10:00:00' }))));

    test('the later version replaces the other, which is reported', async () => {
      const written = await crossed('positions', { place: 'Oslo', updated_at: '2026-11-22 10:00:01' }, () => ({ place: 'Bern', updated_at: '2026-11-22 10:00:02' }));
      for (const id of ['a', 'b']) {
        expect(await stored('positions', id)).toEqual({ id, place: 'Bern', updated_at: '2026-11-22 10:00:02.000000' });
      }
      expect(written).toMatchObject({ committed: true, attempts: 2 });
      expect(resolved).toEqual(written.changes);
      expect(resolved[0]).toEqual({ table: 'positions', key: { id: 'a' }, outcome: 'replaced', lost: { id: 'a', place: 'Oslo', updated_at: '2026-11-22 10:00:01.000000' } });
      expect(conflicts).toBe(1);
    });

    test('the earlier version is not written, which is reported', async () => {
      const written = await crossed('positions', { place: 'Oslo', updated_at: '2026-11-22 10:00:03' }, () => ({ place: 'Bern', updated_at: '2026-11-22 10:00:02' }));
      expect((await stored('positions'))!.place).toBe('Oslo');
      expect(written.changes.map(({ outcome, lost }) => [outcome, lost?.place])).toEqual([['superseded', 'Bern'], ['superseded', 'Bern']]);
    });
  });

  test.each([
    ['higher', '100.50', '100.50', 'replaced'],
    ['lower', '9.75', '10.00', 'superseded'],
  ])('highest-value: with the %s value', async (_name, mine, stays, outcome) => {
    await insert('lots', { id: 'a', quantity: '5.00' }, { id: 'b', quantity: '5.00' });
    const written = await crossed('lots', { quantity: '10.00' }, () => ({ quantity: mine, note: 'mine' }));
    expect((await stored('lots'))!.quantity).toBe(stays);
    expect((await stored('lots', 'b'))!.quantity).toBe(stays);
    expect(written.changes.map((change) => change.outcome)).toEqual([outcome, outcome]);
    expect(conflicts).toBe(1);
  });

  test('merge, union: the cart has the articles of both, each once', async () => {
    await insert('carts', { id: 'a', articles: '["pen"]' }, { id: 'b', articles: '["pen"]' });
    await crossed('carts', { articles: '["pen","ink"]' }, () => ({ articles: '["pen","book"]' }));
    expect(await stored('carts')).toEqual({ id: 'a', articles: '["pen","ink","book"]' });
    expect(await stored('carts', 'b')).toEqual({ id: 'b', articles: '["pen","ink","book"]' });
    expect(resolved.map(({ outcome, lost }) => [outcome, lost])).toEqual([['merged', undefined], ['merged', undefined]]);
  });

  test('merge, sum: both shares are in the score, to the last digit', async () => {
    await insert('scores', { id: 'a', points: '9007199254740993.10' }, { id: 'b', points: '-1.00' });
    await crossed('scores', { points: '100.25' }, (current) => ({ points: String(current!.points) === '-1.00' ? '1.55' : '9007199254740994.10' }));
    expect((await stored('scores'))!.points).toBe('101.25');
    expect((await stored('scores', 'b'))!.points).toBe('102.80');
  });

  test('merge by the application: each has changed another column', async () => {
    await insert('profiles', { id: 'a', name: 'Ada', city: 'Rome' }, { id: 'b', name: 'Ada', city: 'Rome' });
    await crossed('profiles', { city: 'Oslo' }, () => ({ name: 'Ida' }));
    expect(await stored('profiles')).toEqual({ id: 'a', name: 'Ida', city: 'Oslo' });
    expect(await stored('profiles', 'b')).toEqual({ id: 'b', name: 'Ida', city: 'Oslo' });
    expect(resolved.map(({ outcome }) => outcome)).toEqual(['merged', 'merged']);
  });

  test('dead-letter: nothing of the losing transaction is written, and all of it is in the queue', async () => {
    await insert('settlements', { id: 'a', status: 'open' }, { id: 'b', status: 'open' });
    const written = await crossed('settlements', { status: 'paid' }, () => ({ status: 'cancelled' }));
    expect(written).toMatchObject({ committed: false, changes: [{ outcome: 'queued' }, { outcome: 'queued' }] });
    expect(await stored('settlements')).toEqual({ id: 'a', status: 'paid' });
    expect(await stored('settlements', 'b')).toEqual({ id: 'b', status: 'paid' });
    expect(queue).toEqual([{
      version: 1,
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      partition: 'one',
      changes: ['a', 'b'].map((id) => ({
        table: 'settlements',
        key: { id },
        seen: { id, status: 'open' },
        mine: { status: 'cancelled' },
        theirs: { id, status: 'paid' },
      })),
    }]);
  });

  test('dead-letter: of many at once, each is in the database or in the queue', async () => {
    await insert('settlements', { id: 'a', status: '' }, { id: 'b', status: '' });
    const names = Array.from({ length: 20 }, (_, index) => `s${index}`);
    const results = await Promise.all(names.map((status, index) => client.write(
      order(index).map((id) => ({ table: 'settlements', key: { id }, make: () => ({ status }) })),
      index % 2 === 0 ? 'one' : 'two',
    )));
    const queued = queue.map(({ changes }) => changes[0].mine.status);
    const committed = names.filter((_, index) => results[index]!.committed);
    expect([...queued, ...committed].sort()).toEqual([...names].sort());
    expect(queued.length).toBeGreaterThan(0);
    expect(committed).toContain((await stored('settlements'))!.status);
    expect(await stored('settlements', 'b')).toEqual({ id: 'b', status: (await stored('settlements'))!.status });
  });

  test('dead-letter: a queue that fails is reported, so that nothing is lost unseen', async () => {
    await insert('settlements', { id: 'a', status: 'open' }, { id: 'b', status: 'open' });
    await client.end();
    client = newClient(routing, { queue: async () => { throw new Error('throttled'); } });
    await expect(crossed('settlements', { status: 'paid' }, () => ({ status: 'cancelled' }))).rejects.toThrow('throttled');
    expect((await stored('settlements'))!.status).toBe('paid');
  });

  test('retry: the change is made again from the current row', async () => {
    await insert('counters', { id: 'a', number: 1 }, { id: 'b', number: 1 });
    const written = await crossed('counters', { number: 10 }, (current) => ({ number: String(BigInt(String(current!.number)) + 1n) }));
    expect(await stored('counters')).toEqual({ id: 'a', number: '11' });
    expect(await stored('counters', 'b')).toEqual({ id: 'b', number: '11' });
    expect(written).toMatchObject({ attempts: 2, changes: [{ outcome: 'repeated' }, { outcome: 'repeated' }] });
  });

  test('a conflict over other rows of the transaction is none for a row that is as it was', async () => {
    await insert('settlements', { id: 'a', status: 'open' });
    await insert('counters', { id: 'a', number: 1 });
    await other.beginTransaction();
    await other.query("UPDATE counters SET number = 10 WHERE id = 'a'");
    for (let weight = 0; weight < 20; weight++) {
      await other.query("INSERT INTO ballast SET text = 'weight'");
    }
    const writing = client.write([
      { table: 'settlements', key: { id: 'a' }, make: () => ({ status: 'paid' }) },
      { table: 'counters', key: { id: 'a' }, make: (current) => ({ number: Number(current!.number) + 1 }) },
    ], 'one');
    await untilSomebodyWaits();
    await other.query("UPDATE settlements SET status = 'open' WHERE id = 'a'");
    await other.query("SELECT status FROM settlements WHERE id = 'a' FOR UPDATE");
    await other.commit();
    expect((await writing).changes.map(({ outcome }) => outcome)).toEqual(['written', 'repeated']);
    expect((await stored('settlements'))!.status).toBe('paid');
    expect((await stored('counters'))!.number).toBe('11');
    expect(queue).toEqual([]);
    expect(conflicts).toBe(1);
  });

  test.each([
    ['retry', 'counters', 'number', '40'],
    ['sum', 'scores', 'points', '40.00'],
  ])('%s: of many concurrent increments of two rows none is lost', async (_name, table, column, total) => {
    await insert(table, { id: 'a', [column]: 0 }, { id: 'b', [column]: 0 });
    const increment = (current?: Row): Row => ({ [column]: Number(current![column]) + 1 });
    await Promise.all(Array.from({ length: 40 }, (_, index) => client.write(
      order(index).map((id) => ({ table, key: { id }, make: increment })),
      index % 2 === 0 ? 'one' : 'two',
    )));
    expect((await stored(table))![column]).toBe(total);
    expect((await stored(table, 'b'))![column]).toBe(total);
    expect(conflicts).toBeGreaterThan(0);
  });

  test('rows that two writers insert at once are a conflict, too', async () => {
    await Promise.all(['one', 'two'].flatMap((partition) => Array.from({ length: 5 }, () => client.write([
      { table: 'scores', key: { id: 'new' }, make: (current) => ({ points: Number(current?.points ?? 0) + 1 }) },
    ], partition))));
    expect((await stored('scores', 'new'))!.points).toBe('10.00');
  });

  test('a transaction that always conflicts is given up after the last attempt, and reported', async () => {
    await insert('counters', { id: 'a', number: 1 }, { id: 'b', number: 1 });
    await client.end();
    client = newClient({ ...routing, retry: { maxAttempts: 1, baseDelayMillis: 1, jitter: 'full' } });
    await expect(crossed('counters', { number: 10 }, () => ({ number: 2 }))).rejects.toThrow(WriteConflictError);
    expect((await stored('counters'))!.number).toBe('10');
    expect(conflicts).toBe(1);
  });

  describe('custom: the earliest bid wins', () => {
    const bid = (id: string, amount: string, placedAt: string) => ({ id, auction: 'a', bidder: `bidder-${id}`, amount, placedAt });

    test.each([
      ['an earlier bid of the same amount', bid('1', '12.50', '2026-11-22 10:00:00.000001'), 'bidder-1', 'replaced'],
      ['a later bid of the same amount', bid('1', '12.50', '2026-11-22 10:00:00.000003'), 'theirs', 'superseded'],
      ['a higher bid', bid('1', '100.00', '2026-11-22 10:00:00.000003'), 'bidder-1', 'replaced'],
      ['a lower bid', bid('1', '9.00', '2026-11-22 10:00:00.000001'), 'theirs', 'superseded'],
    ])('%s', async (_name, mine, leader, outcome) => {
      await insert('auctions', { id: 'a', leader: null, amount: null, placed_at: null });
      await other.beginTransaction();
      await other.query("UPDATE auctions SET leader = 'theirs', amount = '12.50', placed_at = '2026-11-22 10:00:00.000002' WHERE id = 'a'");
      for (let weight = 0; weight < 20; weight++) {
        await other.query("INSERT INTO ballast SET text = 'weight'");
      }
      const writing = placeBid(client, 'two', mine);
      await untilSomebodyWaits();
      // The client has the place of its bid, so this crosses.
      await other.query("SELECT * FROM bids WHERE id = '1' FOR UPDATE");
      await other.commit();
      const { changes } = await writing;
      expect(changes.map((change) => change.outcome)).toEqual(['written', outcome]);
      expect((await stored('auctions'))!.leader).toBe(leader);
      expect(await stored('bids', '1')).toMatchObject({ bidder: 'bidder-1' });
      expect(conflicts).toBe(1);
    });

    test('in the last second: all bids are kept, and the right one leads', async () => {
      await insert('auctions', { id: 'a', leader: null, amount: null, placed_at: null });
      const bids = Array.from({ length: 30 }, (_, index) => bid(
        `${index}`,
        index % 3 === 0 ? '50.00' : `${index}.00`,
        `2026-11-22 10:00:00.0000${String(99 - index)}`,
      ));
      await Promise.all(bids.map((one, index) => placeBid(client, index % 2 === 0 ? 'one' : 'two', one)));
      const [[row]] = await other.query<any>('SELECT COUNT(*) AS count FROM bids');
      expect(Number(row.count)).toBe(30);
      expect(await stored('auctions')).toMatchObject({ leader: 'bidder-27', amount: '50.00' });
    });
  });

  test('names and values are escaped', async () => {
    const value = "'; DROP TABLE counters; -- `";
    await insert('profiles', { id: 'a', name: 'Ada', city: 'Rome' });
    await client.write([{ table: 'profiles', key: { id: 'a' }, make: () => ({ name: value.slice(0, 20) }) }], 'one');
    expect((await stored('profiles'))!.name).toBe(value.slice(0, 20));
    await expect(client.write([{ table: 'counters` --', key: { id: 'a' }, make: () => ({ number: 1 }) }], 'one')).rejects.toMatchObject({ code: 'ER_NO_SUCH_TABLE' });
  });

  test('a writer that cannot be reached is passed over', async () => {
    await insert('counters', { id: 'a', number: 1 });
    await client.end();
    const [first, second] = routing.writers;
    client = newClient({ ...routing, writers: [{ ...first!, port: 1 }, second!] });
    expect(await client.write([{ table: 'counters', key: { id: 'a' }, make: () => ({ number: 2 }) }], 'one')).toMatchObject({ committed: true });
    expect((await stored('counters'))!.number).toBe('2');
  });
});

/** The document of a cluster with this handling, whose two writers are both the server on this port. */
function routingFor(port: number): WriteRouting {
  const stack = inNewStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0, subnetConfiguration: [{ name: 'Db', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
  new MultiMasterCluster(stack, 'Db', { vpc, port, writers: 2, conflictHandling: HANDLING });
  const routing = parseWriteRouting(routingDocument(stack, (reference) => (/Endpoint/.test(reference) ? '127.0.0.1' : reference)));
  return { ...routing, retry: { ...routing.retry, baseDelayMillis: 5 } };
}

/** Every second one locks the rows the other way round. */
function order(index: number): string[] {
  return index % 2 === 0 ? ['a', 'b'] : ['b', 'a'];
}
