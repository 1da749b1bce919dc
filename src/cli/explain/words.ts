import { Effect } from '../../engine/rule';
import { Witness } from '../../facts/sources';
import { ExplainedExample, Explanation } from './explanation';

/** What becomes of a template that breaks a rule. */
export const EFFECTS_IN_WORDS: Readonly<Record<Effect, string>> = {
  rejected: 'the service or CloudFormation refuses it',
  ignored: 'it is accepted, and silently not done',
  degraded: 'it works, but hurts',
  expiring: 'it works today, and will not',
  replaced: 'CloudFormation makes a new one and deletes this one, or deletes it without a new one',
  interrupted: 'something restarts, or cannot be reached for a while',
  irreversible: 'there is no way back',
};

export const WITNESSES_IN_WORDS: Readonly<Record<Witness, string>> = {
  'service message': 'the words of the service, in a report',
  'handler': 'the handler of CloudFormation',
  'schema': 'the schema of the resource type',
  'API model': 'the API model',
  'documentation': 'documentation alone',
};

export const ROLES_IN_WORDS: Readonly<Record<ExplainedExample['role'], string>> = {
  'wrong': 'Wrong',
  'right': 'Right',
  'deployed': 'Deployed',
  'what runs': 'What runs, as RDS describes it',
  'about to be': 'About to be',
};

/** `Error` or `Warning`, and what becomes of it. */
export const severityInWords = ({ severity }: Pick<Explanation, 'severity'>): string => (severity === 'error' ? 'Error' : 'Warning');

export const effectInWords = ({ effect, lifecycle }: Pick<Explanation, 'effect' | 'lifecycle'>): string => (lifecycle ? `${effect} (lifecycle)` : effect);

/** What else is no finding, as a sentence. */
export function noFindingInWords({ examples, noFinding }: Explanation): string {
  const also = examples.some(({ role }) => role === 'right') ? 'No finding either' : 'No finding';
  return `${also}: ${noFinding.length === 0 ? '—' : `${noFinding.join('; ')}.`}`;
}
