import { failuresByReason } from '../../engine/failures';
import { summaryOf } from '../../engine/summary';
import { Judged, Judgement } from '../judgement/judge';

/** What somebody wants to see of a judgement. */
export interface Selection {
  /** Leaves warnings out. They are counted all the same. */
  readonly errorsOnly: boolean;
  /** Lists findings that are acknowledged, where the format does not by itself. */
  readonly acknowledged: boolean;
  /** Lists what could not be decided, where the format does not by itself. */
  readonly undecided: boolean;
}

/** A judgement as formats tell it. */
export interface Report extends Omit<Judgement, 'failed' | 'model'> {
  readonly selection: Selection;
  readonly counts: Counts;
  /** What was found about changes, whether it is listed or not. */
  readonly changing: readonly Judged[];
  /** What the changes that were found lead to, in a line; empty where nothing changes. */
  readonly changes: string;
  /** Rules that failed, by their own fault, a line for each reason. */
  readonly failures: readonly string[];
}

/** How much was found, whether it is listed or not. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly acknowledged: number;
  readonly undecided: number;
}

export function reportOf({ failed, model, ...judgement }: Judgement, selection: Selection): Report {
  const { findings, acknowledged, undecided, checked } = judgement;
  const isSelected = ({ severity }: Judged): boolean => severity === 'error' || !selection.errorsOnly;
  return {
    ...judgement,
    findings: findings.filter(isSelected),
    acknowledged: acknowledged.filter(isSelected),
    selection,
    counts: {
      errors: count(findings, 'error'),
      warnings: count(findings, 'warning'),
      acknowledged: acknowledged.length,
      undecided: undecided.length,
    },
    changing: findings.filter(({ finding }) => finding.outcome !== undefined),
    changes: summaryOf(findings.map(({ finding }) => finding), undecided.filter(({ rule }) => checked.changeRules.includes(rule))),
    failures: failuresByReason(failed).map(({ addresses: [address], description }) => `${address}: ${description}`),
  };
}

const count = (findings: readonly Judged[], severity: Judged['severity']): number => findings.filter((one) => one.severity === severity).length;
