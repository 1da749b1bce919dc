import { isDeepStrictEqual } from 'node:util';
import { Connection, PoolOptions } from 'mysql2/promise';
import { Row, readRow, writeRow } from './rows';
import { Decide, Decision, functionsNeeded, resolve } from './strategies';
import { WriteRouting, retryPolicyFor, strategyFor } from './write-routing';
import { Writers } from './writers';

/** ER_LOCK_DEADLOCK: the transaction is rolled back, and another one was first. */
const WRITE_CONFLICT = 1213;

/** Longer waits would help nobody. */
const MAX_WAIT_MILLIS = 2000;

/** A change of one row. */
export interface Change {
  readonly table: string;
  /** The primary key. */
  readonly key: Row;
  /**
   * Makes the columns to write from the row as it is, `undefined` when there is none. Called again with the current row where
   * the strategy says so, so it depends on nothing else that changes.
   */
  make(current: Row | undefined): Row;
}

/** What became of a change. `lost` is a version that was confirmed, or asked for, and is in the database no longer. */
export interface Outcome {
  readonly table: string;
  readonly key: Row;
  readonly outcome: 'written' | Decision['outcome'];
  readonly lost?: Row;
}

/** What became of a transaction. */
export interface Written {
  /** Whether the transaction was committed; otherwise it waits in the queue for a person. */
  readonly committed: boolean;
  readonly attempts: number;
  readonly changes: Outcome[];
}

/** The transaction lost against others as often as it may. Nothing of it was written, and it can be tried again later. */
export class WriteConflictError extends Error {
  constructor(attempts: number, cause: unknown) {
    super(`The transaction conflicted with others ${attempts} times, and was given up`, { cause });
  }
}

export interface ClientOptions {
  /** User, password, database and TLS of the connections. */
  readonly connection: PoolOptions;
  /** A statement for each connection before it is used: `READ_AFTER_ANY_WRITE` on Aurora multi-master. */
  readonly session?: string;
  /** Functions for `merge` by the application, by table, and for `custom`, by the strategy's name. */
  readonly decide?: Readonly<Record<string, Decide>>;
  /** Takes conflicts for a person: sends the text to `conflictQueueUrl`. */
  readonly queue?: (text: string) => Promise<void>;
  /** Counts: publishes the metric of the document, and notes what was lost. */
  readonly metrics?: { conflict(): void; resolved(outcome: Outcome): void };
}

/** Writes through the writers of the routing document, and resolves conflicts as it says. */
export class ConflictClient {
  private readonly writers: Writers;

  constructor(private readonly routing: WriteRouting, private readonly options: ClientOptions) {
    if (routing.conflictQueueUrl !== undefined && options.queue === undefined) {
      throw new Error('The routing document has a conflict queue, so `queue` must be given');
    }
    const missing = functionsNeeded(routing.conflicts).filter((name) => options.decide?.[name] === undefined);
    if (missing.length > 0) {
      throw new Error(`The routing document needs functions of the application in \`decide\`: ${missing.join(', ')}`);
    }
    this.writers = new Writers(routing, options.connection, options.session);
  }

  /**
   * Writes the changes in one transaction, in their order, through the writer of the partition.
   *
   * When it returns, they are committed, or `committed` is false and they are in the queue. When it throws, they are neither;
   * only a connection that is lost during the commit leaves that open.
   */
  public async write(changes: readonly Change[], partition?: string): Promise<Written> {
    const policy = retryPolicyFor(this.routing, changes.map(({ table }) => table));
    let intents: Intent[] | undefined;
    for (let attempt = 1; ; attempt++) {
      const connection = await this.writers.connect(partition);
      try {
        intents ??= await prepare(connection, changes);
        return { attempts: attempt, ...await this.attempt(connection, intents, partition) };
      } catch (error) {
        if ((error as { errno?: number }).errno !== WRITE_CONFLICT) throw error;
        this.options.metrics?.conflict();
        if (attempt >= policy.maxAttempts) throw new WriteConflictError(attempt, error);
      } finally {
        connection.release();
      }
      // Twice as long each time, and at random, so that two writers do not meet again.
      await wait(Math.random() * Math.min(policy.baseDelayMillis * 2 ** (attempt - 1), MAX_WAIT_MILLIS));
    }
  }

  public async end(): Promise<void> {
    await this.writers.end();
  }

  private async attempt(connection: Connection, intents: Intent[], partition?: string): Promise<Omit<Written, 'attempts'>> {
    const changes: Outcome[] = [];
    await connection.beginTransaction();
    try {
      for (const intent of intents) {
        changes.push(await this.apply(connection, intent));
      }
      if (changes.some(({ outcome }) => outcome === 'queued')) {
        await connection.rollback();
      } else {
        await connection.commit();
      }
    } catch (error) {
      // The rollback of a connection that is gone fails as well, and says less.
      await connection.rollback().catch(() => undefined);
      throw error;
    }
    const committed = changes.every(({ outcome }) => outcome !== 'queued');
    const outcomes = committed ? changes : intents.map(({ change: { table, key } }) => ({ table, key, outcome: 'queued' as const }));
    if (!committed) {
      await this.putAside(intents, partition);
    }
    outcomes.filter(({ outcome }) => outcome !== 'written').forEach((outcome) => this.options.metrics?.resolved(outcome));
    return { committed, changes: outcomes };
  }

  /** A row that is as it was seen is written. One that is not is a conflict, whether or not the server has said so. */
  private async apply(connection: Connection, intent: Intent): Promise<Outcome> {
    const { change: { table, key, make }, seen, columns } = intent;
    const theirs = await readRow(connection, table, key, 'lock');
    intent.theirs = theirs;
    if (isDeepStrictEqual(theirs, seen)) {
      await writeRow(connection, table, key, columns, theirs !== undefined);
      return { table, key, outcome: 'written' };
    }
    const strategy = strategyFor(this.routing, table);
    // Between a row and none there is nothing to compare: the change is made anew.
    const decision = resolve(theirs === undefined && strategy.strategy !== 'dead-letter' ? { strategy: 'retry' } : strategy, {
      seen,
      mine: { ...seen, ...key, ...columns },
      theirs: theirs ?? {},
      change: columns,
      remake: () => make(theirs),
    }, this.options.decide?.[strategy.name ?? table]);
    if ('columns' in decision) {
      await writeRow(connection, table, key, decision.columns, theirs !== undefined);
    }
    return { table, key, outcome: decision.outcome, ...('lost' in decision ? { lost: decision.lost } : {}) };
  }

  /** All of the transaction, so that a person can carry it out as a whole. */
  private async putAside(intents: readonly Intent[], partition?: string): Promise<void> {
    if (this.options.queue === undefined) {
      throw new Error('A conflict is for a person to decide, and there is no `queue` to put it into; nothing was written');
    }
    await this.options.queue(JSON.stringify({
      version: 1,
      at: new Date().toISOString(),
      partition,
      changes: intents.map(({ change: { table, key }, seen, columns, theirs }) => ({ table, key, seen, mine: columns, theirs })),
    }));
  }
}

/** A change, what it was made from, and what it is to write. */
interface Intent {
  readonly change: Change;
  readonly seen?: Row;
  readonly columns: Row;
  theirs?: Row;
}

async function prepare(connection: Connection, changes: readonly Change[]): Promise<Intent[]> {
  const intents: Intent[] = [];
  for (const change of changes) {
    const seen = await readRow(connection, change.table, change.key);
    intents.push({ change, seen, columns: change.make(seen) });
  }
  return intents;
}

function wait(millis: number): Promise<void> {
  return new Promise((done) => setTimeout(done, millis));
}
