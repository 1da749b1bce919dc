import { Pool, PoolConnection, PoolOptions, createPool } from 'mysql2/promise';
import { WriteRouting, Writer, writersFor } from './write-routing';

/**
 * Makes reads see what every writer has committed. Aurora multi-master has it, other servers refuse it.
 * https://github.com/awsdocs/amazon-aurora-user-guide/blob/9b4ad04/doc_source/aurora-multi-master.md, read 2026-11-22
 */
export const READ_AFTER_ANY_WRITE = "SET SESSION aurora_mm_session_consistency_level = 'REGIONAL_RAW'";

/** No connection could be made, so nothing was written. */
const UNREACHABLE = ['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'PROTOCOL_CONNECTION_LOST'];

/** Connections to the writers of the routing document. */
export class Writers {
  private readonly pools = new Map<string, Pool>();
  private turn = 0;

  constructor(private readonly routing: WriteRouting, private readonly options: PoolOptions, private readonly session?: string) {}

  /** A connection to the writer of a partition, or to the next one when that cannot be reached. */
  public async connect(partition?: string): Promise<PoolConnection> {
    let failure: unknown;
    for (const writer of writersFor(this.routing, partition, this.turn++)) {
      try {
        return await this.connectTo(writer);
      } catch (error) {
        if (!UNREACHABLE.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
        failure = error;
      }
    }
    throw failure;
  }

  public async end(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private async connectTo(writer: Writer): Promise<PoolConnection> {
    const connection = await this.pool(writer).getConnection();
    try {
      // Either shows a pooled connection that has died, while nothing is lost yet.
      await (this.session === undefined ? connection.ping() : connection.query(this.session));
      return connection;
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }

  private pool(writer: Writer): Pool {
    const pool = this.pools.get(writer.name) ?? createPool({
      ...this.options,
      host: writer.host,
      port: writer.port,
      // Times and large numbers as text: exact, and comparable with what was read before.
      dateStrings: true,
      supportBigNumbers: true,
      bigNumberStrings: true,
    });
    this.pools.set(writer.name, pool);
    return pool;
  }
}
