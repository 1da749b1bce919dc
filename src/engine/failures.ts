import { FailedCheck } from './finding';

/** What checks of ours that failed are reported as. */
export const CHECK_FAILED = 'CheckFailed';

/** What a rule of the user's own that failed is reported as. */
export const OWN_RULE_FAILED = 'OwnRuleFailed';

/** A rule of the user's own did not answer as it has to: theirs to mend, and not ours. */
export class OwnRuleFault extends Error {
  /**
   * @param reason what it did: `its check returned undefined`
   * @param step what to do about it
   */
  public constructor(public readonly reason: string, public readonly step: string, cause?: unknown) {
    super(reason, { cause });
  }
}

/** Checks that failed for one reason, which is reported once: what all of them read may be what is broken. */
export interface Failure {
  readonly id: typeof CHECK_FAILED | typeof OWN_RULE_FAILED;
  readonly description: string;
  /** Of the resources. */
  readonly addresses: readonly string[];
  /** What was thrown first. */
  readonly error: unknown;
}

interface Failed {
  readonly rules: Set<string>;
  readonly addresses: Set<string>;
  readonly error: unknown;
}

export function failuresByReason(failed: readonly FailedCheck[]): Failure[] {
  const reasons = new Map<string, Failed>();
  for (const { rule, resource, error } of failed) {
    const reason = messageOf(error);
    // Rules of users are mended one by one.
    const key = JSON.stringify([error instanceof OwnRuleFault ? rule.id : '', reason]);
    const one = reasons.get(key) ?? { rules: new Set(), addresses: new Set(), error };
    one.rules.add(rule.id);
    one.addresses.add(resource.address);
    reasons.set(key, one);
  }
  return [...reasons.values()].map(failureOf);
}

function failureOf({ rules: [first = '', ...others], addresses, error }: Failed): Failure {
  const failure = { addresses: [...addresses], error };
  if (error instanceof OwnRuleFault) {
    const description = `${first}, a rule of your own, was skipped on this resource: ${error.reason}. ${error.step}.`;
    return { ...failure, id: OWN_RULE_FAILED, description };
  }
  const [checks, were] = others.length === 0 ? [`check ${first}`, 'was'] : [`checks ${first} and ${others.length} more`, 'were'];
  const description = `The ${checks} failed on this resource and ${were} skipped: ${messageOf(error)}. Please report it.`;
  return { ...failure, id: CHECK_FAILED, description };
}

/** The longest message of an error that is shown. */
const MAX_MESSAGE_LENGTH = 200;

/** What an error says. Anything can be thrown, also what cannot be shown. */
export function messageOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error).slice(0, MAX_MESSAGE_LENGTH);
  } catch {
    return 'an error that cannot be shown';
  }
}
