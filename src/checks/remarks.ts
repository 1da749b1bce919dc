import { failuresByReason } from '../engine/failures';
import { Evaluation } from '../engine/finding';
import { BASELINE_PROBLEM, problemText } from './baseline';
import { UNKNOWN_ACKNOWLEDGEMENT, UnknownAcknowledgement } from './unknown-acknowledgements';

/** What there is to say beside what was found: a warning. */
export interface Remark {
  /** What it is reported as, without the prefix. */
  readonly id: string;
  readonly description: string;
  /** The paths of the constructs it is about; one that is empty is the app. */
  readonly places: readonly string[];
}

/** What remarks are made of. */
export interface Remarkable {
  readonly failed: Evaluation['failed'];
  /** What is wrong with the baseline, which leaves changes unseen: it is that of the whole app. */
  readonly problems: readonly string[];
  readonly unknownAcknowledgements: readonly UnknownAcknowledgement[];
}

/** A bug of ours, or of a rule of the user's own, must not break a build; it must not be silent either. */
export function remarksOf({ failed, problems, unknownAcknowledgements }: Remarkable): Remark[] {
  return [
    ...problems.map((problem) => ({ id: BASELINE_PROBLEM, description: problemText(problem), places: [''] })),
    ...failuresByReason(failed).map(({ id, description, addresses }) => ({ id, description, places: addresses })),
    ...unknownAcknowledgements.map(({ description, places }) => ({ id: UNKNOWN_ACKNOWLEDGEMENT, description, places })),
  ];
}
