import { FailedCheck } from './finding';

/** Checks that failed for one reason, which is reported once: what all of them read may be what is broken. */
export interface Failure {
  readonly description: string;
  /** Of the resources. */
  readonly addresses: readonly string[];
}

export function failuresByReason(failed: readonly FailedCheck[]): Failure[] {
  const reasons = new Map<string, { rules: Set<string>; addresses: Set<string> }>();
  for (const { rule, resource, error } of failed) {
    const reason = messageOf(error);
    const { rules, addresses } = reasons.get(reason) ?? { rules: new Set(), addresses: new Set() };
    reasons.set(reason, { rules: rules.add(rule.id), addresses: addresses.add(resource.address) });
  }
  return [...reasons].map(([reason, { rules: [first, ...others], addresses }]) => {
    const [checks, were] = others.length === 0 ? [`check ${first}`, 'was'] : [`checks ${first} and ${others.length} more`, 'were'];
    return { description: `The ${checks} failed on this resource and ${were} skipped: ${reason}. Please report it.`, addresses: [...addresses] };
  });
}

/** The longest message of an error that is shown. */
const MAX_MESSAGE_LENGTH = 200;

/** What an error says. Anything can be thrown, also what cannot be shown. */
function messageOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error).slice(0, MAX_MESSAGE_LENGTH);
  } catch {
    return 'an error that cannot be shown';
  }
}
