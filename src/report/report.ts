import type { ComparedDiagram } from '../drawing/compared';
import type { Finding } from '../engine/finding';
import type { Source } from '../facts/sources';

/** All that the report shows: plain data, from which `page` writes the HTML. */
export interface ReportData {
  /** What was read, as a person calls it: the app, or the paths. */
  readonly title: string;
  /** The version of this package. */
  readonly version: string;
  readonly counts: ReportCounts;
  /** What an update leads to, in a line; empty where nothing changes; undefined where nothing is compared. */
  readonly changes: string | undefined;
  /** The findings about changes that lose data, replace, or interrupt, the worst first: each tells of data, outage and way back. */
  readonly destroyed: readonly ReportedFinding[];
  /** By diagram, in the order of the app. */
  readonly sections: readonly ReportSection[];
  /** What is about no cluster that is drawn. */
  readonly elsewhere: readonly ReportedFinding[];
  /** What could not be decided about no cluster that is drawn; absent where all is about one that is. */
  readonly undecidedElsewhere?: readonly ReportedUndecided[];
  /** What could not be read or compared, and rules that failed, a line each. */
  readonly problems: readonly string[];
}

export interface ReportCounts {
  readonly clusters: number;
  readonly templates: number | undefined;
  readonly rules: number;
  readonly errors: number;
  readonly warnings: number;
  readonly acknowledged: number;
  readonly undecided: number;
}

/** One diagram, and all that is said about it. */
export interface ReportSection {
  readonly diagram: ComparedDiagram;
  /** In the order of the parts of the drawing, then of the properties. */
  readonly findings: readonly ReportedFinding[];
  /** With their reasons. */
  readonly acknowledged: readonly ReportedFinding[];
  readonly undecided: readonly ReportedUndecided[];
  /** The lives of the versions of its clusters, each once. */
  readonly lifecycles: readonly Lifecycle[];
}

export interface ReportedFinding {
  readonly finding: Finding;
  readonly severity: 'error' | 'warning';
  /** The id of the part it is about; undefined where that is not drawn. */
  readonly part: string | undefined;
  /** Where it is declared, the most useful first: `lib/stack.ts:12`, `cdk.out/App.template.json:120`, the path of its construct. */
  readonly places: readonly string[];
  /** Why it is accepted; undefined where it is not. */
  readonly acknowledged?: string | undefined;
}

/** A value that only the deployment tells, and the rules that wait for it. */
export interface ReportedUndecided {
  readonly part: string | undefined;
  readonly logicalId: string;
  readonly property: string;
  readonly ruleIds: readonly string[];
}

/** What becomes of a version, day by day. */
export interface Lifecycle {
  /** `Aurora PostgreSQL 16.4`. */
  readonly name: string;
  /** The labels of the clusters that have it. */
  readonly clusters: readonly string[];
  /** In the order of time. */
  readonly events: readonly LifecycleEvent[];
  readonly sources: readonly Source[];
}

export interface LifecycleEvent {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly what: string;
  /** What holds from that day on. */
  readonly phase: 'standard support' | 'extended support' | 'extended support, higher price' | 'retired';
}
