/** The document that `MultiMasterCluster.writeRouting` publishes: docs/write-routing.md. */
export interface WriteRouting {
  readonly version: 1;
  readonly writers: Writer[];
  readonly readEndpoint?: Address;
  readonly routing: { readonly strategy: 'partitioned-writes' | 'active-standby' | 'any'; readonly order?: string[] };
  readonly retry: RetryPolicy;
  /** The last one has no tables: it is for all tables the others do not name. */
  readonly conflicts: TableStrategy[];
  readonly conflictQueueUrl?: string;
  readonly metrics: { readonly namespace: string; readonly conflicts: string; readonly dimensions: Readonly<Record<string, string>> };
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Writer extends Address {
  readonly name: string;
  readonly partitions?: string[];
}

export interface RetryPolicy {
  readonly maxAttempts: number;
  readonly baseDelayMillis: number;
  readonly jitter: 'full';
}

export interface TableStrategy {
  readonly strategy: 'retry' | 'last-write-wins' | 'highest-value' | 'merge' | 'dead-letter' | 'custom';
  readonly name?: string;
  readonly tables?: string[];
  readonly column?: string;
  readonly operation?: 'sum' | 'union' | 'application';
  readonly retry?: RetryPolicy;
  readonly losesUpdates?: boolean;
}

/** Reads the document, and refuses one of a version it does not know. */
export function parseWriteRouting(text: string): WriteRouting {
  const routing = JSON.parse(text) as WriteRouting;
  if (routing.version !== 1) {
    throw new Error(`This client reads version 1 of the write-routing document, got: ${routing.version}`);
  }
  return routing;
}

/** The writers to try for a write, the right one first. With `any` they take turns. */
export function writersFor(routing: WriteRouting, partition: string | undefined, turn: number): Writer[] {
  const { writers } = routing;
  switch (routing.routing.strategy) {
    case 'partitioned-writes': {
      const own = writers.findIndex(({ partitions }) => partition !== undefined && partitions?.includes(partition));
      if (own < 0) {
        throw new Error(`No writer serves partition '${partition}'; there are ${writers.flatMap(({ partitions }) => partitions ?? []).join(', ')}`);
      }
      return startingAt(writers, own);
    }
    case 'active-standby':
      return (routing.routing.order ?? []).flatMap((name) => writers.filter((writer) => writer.name === name));
    default:
      return startingAt(writers, turn % writers.length);
  }
}

/** What to do about a conflict in a table. */
export function strategyFor(routing: WriteRouting, table: string): TableStrategy {
  return routing.conflicts.find(({ tables }) => tables === undefined || tables.includes(table)) ?? { strategy: 'retry' };
}

/** The retry policy of a transaction: of its tables the most patient one. */
export function retryPolicyFor(routing: WriteRouting, tables: readonly string[]): RetryPolicy {
  return tables
    .map((table) => strategyFor(routing, table).retry ?? routing.retry)
    .reduce((best, policy) => (policy.maxAttempts > best.maxAttempts ? policy : best));
}

function startingAt(writers: readonly Writer[], position: number): Writer[] {
  return [...writers.slice(position), ...writers.slice(0, position)];
}
