import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { invalidArgument } from '../../arguments/argument';
import { shown, shownNames, shownWord } from '../../arguments/shown';
import { ConflictHandling } from './conflict-handling';

/** A writer of the cluster, by the names a strategy can call it. */
export interface Writer {
  readonly name: string;
  readonly instanceIdentifier?: string;
}

/** Which writer takes which writes. Writers are positions in the list of writers, counted from 0. */
export interface WriteRoutes {
  /** The writer of each partition; empty when the writes are not partitioned. */
  readonly partitions: ReadonlyMap<string, number>;
  /** The writer of all writes; `undefined` when there is none. */
  readonly activeWriter?: number;
}

/**
 * Which writer takes which writes.
 *
 * @throws an error when a partition, or the active writer, names a writer that does not exist
 */
export function routeWrites(scope: Construct, handling: ConflictHandling, writers: readonly Writer[]): WriteRoutes {
  const activeWriter = handling.activeWriter === undefined
    ? undefined
    : positionOf(scope, handling.activeWriter, writers, '`activeWriter` of `conflictHandling`');
  const partitions = new Map(handling.partitions.map(({ partition, writer }): [string, number] => [
    partition,
    positionOf(scope, writer, writers, `\`writer\` of partition ${shown(partition)}`),
  ]));
  if (partitions.size > 0) {
    warnOfIdleWriters(scope, writers, new Set(partitions.values()));
  }
  warnOfLostUpdates(scope, handling);
  return { partitions, activeWriter };
}

function positionOf(scope: Construct, wanted: number | string, writers: readonly Writer[], what: string): number {
  const position = typeof wanted === 'number'
    ? wanted - 1
    : writers.findIndex(({ name, instanceIdentifier }) => wanted === name || wanted === instanceIdentifier);
  if (writers[position] === undefined) {
    const names = writers.map(({ name }) => name).join(', ');
    invalidArgument(`${what} must be a writer of the cluster, got: ${shownWord(wanted)}; give 1 to ${writers.length}, or one of ${names}`, scope);
  }
  return position;
}

function warnOfIdleWriters(scope: Construct, writers: readonly Writer[], busy: ReadonlySet<number>): void {
  const idle = writers.filter((_, index) => !busy.has(index)).map(({ name }) => name);
  if (idle.length > 0) {
    Annotations.of(scope).addWarningV2(
      'cdk-aurora-topology:writerWithoutPartition',
      `No partition is written through ${idle.join(', ')}, which is paid for all the same; `
      + 'assign partitions in ConflictHandling.partitionedWrites, or lower `writers`',
    );
  }
}

/** Once for all strategies of a cluster, so that one acknowledgement settles it. */
function warnOfLostUpdates(scope: Construct, handling: ConflictHandling): void {
  const losing = handling.parts.filter(({ losesUpdates }) => losesUpdates);
  if (losing.length > 0) {
    const names = losing.map(({ name, tables }) => `${shownWord(name)} on ${tables === undefined ? 'all tables' : shownNames(tables)}`).join('; ');
    Annotations.of(scope).addWarningV2(
      'cdk-aurora-topology:conflictsLoseUpdates',
      `An update that was confirmed to its client can be gone afterwards (${names}); `
      + 'use merge, retry or deadLetter where every update counts, or acknowledge this',
    );
  }
}
