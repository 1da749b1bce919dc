import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ConflictHandling } from '../conflict-handling';
import { ConflictStrategy } from '../conflict-handling-options';
import { invalidArgument } from './arguments';
import { NamedInstance } from './multi-master-instances';

/**
 * Which writer takes the writes of which partition, as positions in the list of writers counted from 0.
 *
 * @throws an error when a partition, or the active writer, names a writer that does not exist
 */
export function routePartitions(scope: Construct, handling: ConflictHandling, writers: readonly NamedInstance[]): Map<string, number> {
  if (handling.activeWriter !== undefined) {
    positionOf(scope, handling.activeWriter, writers, '`activeWriter` of `conflictHandling`');
  }
  const routes = new Map(handling.partitions.map(({ partition, writer }): [string, number] => [
    partition,
    positionOf(scope, writer, writers, `\`writer\` of partition '${partition}'`),
  ]));
  if (handling.strategy === ConflictStrategy.PARTITIONED_WRITES) {
    warnOfIdleWriters(scope, writers, new Set(routes.values()));
  }
  return routes;
}

function positionOf(scope: Construct, wanted: number | string, writers: readonly NamedInstance[], what: string): number {
  const position = typeof wanted === 'number'
    ? wanted - 1
    : writers.findIndex(({ name, instanceIdentifier }) => wanted === name || wanted === instanceIdentifier);
  if (writers[position] === undefined) {
    const names = writers.map(({ name }) => name).join(', ');
    invalidArgument(`${what} must be a writer of the cluster, got: ${wanted}; give 1 to ${writers.length}, or one of ${names}`, scope);
  }
  return position;
}

function warnOfIdleWriters(scope: Construct, writers: readonly NamedInstance[], busy: ReadonlySet<number>): void {
  const idle = writers.filter((_, index) => !busy.has(index)).map(({ name }) => name);
  if (idle.length > 0) {
    Annotations.of(scope).addWarningV2(
      'cdk-aurora-topology:writerWithoutPartition',
      `No partition is written through ${idle.join(', ')}, which is paid for all the same; `
      + 'assign partitions in ConflictHandling.partitionedWrites, or lower `writers`',
    );
  }
}
