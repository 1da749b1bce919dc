import type { Finding, UndecidedCheck } from '../engine/finding';
import type { RuleInfo } from '../engine/rule';
import type { Changes } from '../topology/changes/changes';
import type { Topology } from '../topology/topology';
import type { ReportData } from './report';

/** What was found, as whoever runs the rules has it: the command line, or the checks of CDK. */
export interface Found {
  readonly title: string;
  readonly version: string;
  /** What is about to be. */
  readonly topology: Topology;
  /** What differs from what is deployed, where that is known. */
  readonly changes: Changes | undefined;
  readonly findings: readonly FoundFinding[];
  readonly undecided: readonly UndecidedCheck[];
  /** The rules that were run, and those of them about changes. */
  readonly rules: readonly RuleInfo[];
  readonly changeRules: readonly RuleInfo[];
  readonly templates: number | undefined;
  readonly problems: readonly string[];
}

export interface FoundFinding {
  readonly finding: Finding;
  readonly severity: 'error' | 'warning';
  readonly places: readonly string[];
  readonly acknowledged?: string | undefined;
}

/** All that the report shows of what was found. */
export function reportData(_found: Found): ReportData {
  throw new Error('not built yet');
}
