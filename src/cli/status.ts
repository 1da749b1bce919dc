/** How a command ends. */
export const Status = {
  /** It ran, and nothing is at or above the threshold. */
  FINE: 0,
  /** It ran, and there are findings at or above the threshold. */
  FINDINGS: 1,
  /** It could not run, or could not read all it was asked to. */
  FAILED: 2,
} as const;

export type Status = (typeof Status)[keyof typeof Status];

/** What the user has to put right before anything can be done: one line, and status 2. */
export class UsageError extends Error {}
