import { Witness, bestWitness } from '../facts/sources';
import { Finding } from './finding';
import { Effect, Rule } from './rule';

/** The prefix of the ids users acknowledge: `Aurora::RuleId`. */
export const NAMESPACE = 'Aurora';

const DOCS = 'https://github.com/cdk-aurora-topology/cdk-aurora-topology/blob/main/docs';

/** How users write rules of their own. */
export const OWN_RULES_PAGE = `${DOCS}/own-rules.md`;

export type Severity = 'error' | 'warning' | 'off';

/** An effect has one severity unless the user says otherwise. */
export const severityOf = (effect: Effect): Severity => (effect === 'rejected' ? 'error' : 'warning');

/**
 * What some parameters or conditions make of a template does not fail synthesis unless their defaults make it so: the
 * template still deploys otherwise.
 */
export const findingSeverity = ({ rule, holdsByDefault }: Finding): Severity => (holdsByDefault ? severityOf(rule.effect) : 'warning');

/** The page and section of the docs about a rule. */
export const docsUrl = (rule: Rule): string => rule.documentation ?? `${DOCS}/rules/${rule.topic}.md#${rule.id.toLowerCase()}`;

/** What shows that it is refused; undefined where it is not, and for rules of users, who answer for them. */
export const witnessOf = ({ effect, sources }: Rule): Witness | undefined => (effect === 'rejected' ? bestWitness(sources) : undefined);

/** What is wrong and why it matters, in full sentences. */
export function describeFinding({ what, why, when }: Finding): string {
  return [sentence(what), sentence(why), ...(when === undefined ? [] : [sentence(`holds when ${when}`)])].join(' ');
}

/** The one step that mends it, and where to read on. */
export function describeFix({ rule, fix }: Finding): string {
  return `${fix} (${docsUrl(rule)})`;
}

function sentence(text: string): string {
  const closed = /[.!?]$/.test(text) ? text : `${text}.`;
  return closed.charAt(0).toUpperCase() + closed.slice(1);
}
