import { ClusterApp } from './apps/clusters';
import { CommandLine } from './command-line';
import { Cost } from './doubling';
import type { Clusters } from './measurements/clusters';
import type { FirstCheck } from './measurements/first-check';
import type { OneCluster } from './measurements/one-cluster';
import type { Beside, Synthesis } from './measurements/synthesis';
import { ShapeName } from './shapes';

/** An app of clusters, and what it costs to check. */
export type ClusterRow = ClusterApp & Clusters;

/** All that one run of the bench measures: medians over processes, in CPU milliseconds of the main thread, but for the command line. */
export interface Measured {
  readonly firstCheck: FirstCheck;
  readonly importing: number;
  /** For each 1,000 constructs. */
  readonly withoutAurora: number;
  readonly synthesis: Readonly<Record<Beside, Synthesis>>;
  readonly clusters: readonly ClusterRow[];
  readonly oneCluster: readonly OneCluster[];
  readonly commandLine: CommandLine;
  readonly shapes: Readonly<Record<ShapeName, readonly Cost[]>>;
}
