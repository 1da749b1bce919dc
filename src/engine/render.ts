import { Witness, bestWitness } from '../facts/sources';
import { Finding } from './finding';
import { Fate, Outcome } from './outcome';
import { describeOutcome } from './outcome-text';
import { RuleInfo } from './rule';

/** The prefix of the ids users acknowledge: `Aurora::RuleId`. */
export const NAMESPACE = 'Aurora';

const DOCS = 'https://github.com/cdk-aurora-topology/cdk-aurora-topology/blob/main/docs';

/** How users write rules of their own. */
export const OWN_RULES_PAGE = `${DOCS}/own-rules.md`;

export type Severity = 'error' | 'warning' | 'off';

/**
 * The severity of what a rule finds, unless the user says otherwise: an error is what is refused, and what is replaced together with
 * the data it holds.
 */
export const severityOf = ({ effect, holdsData = false }: Pick<RuleInfo, 'effect' | 'holdsData'>): Severity =>
  (effect === 'rejected' || (effect === 'replaced' && holdsData) ? 'error' : 'warning');

/**
 * What some parameters or conditions make of a template does not fail synthesis unless their defaults make it so: the
 * template still deploys otherwise.
 */
export const findingSeverity = ({ rule: { effect }, holdsByDefault, outcome }: Finding): Severity =>
  (holdsByDefault ? severityOf({ effect, holdsData: outcome !== undefined && parts(outcome).some(isParted) }) : 'warning');

/** What is replaced or deleted, and what is so with it. */
const parts = (outcome: Outcome): readonly Fate[] => [outcome, ...outcome.dependants];

/** Whether its data is no longer where the application looks for it. What the stack no longer has, and leaves as it is, is as it was. */
const isParted = ({ holdsData, action }: Fate): boolean => holdsData && action !== 'orphan';

/** The page and section of the docs about a rule. */
export const docsUrl = (rule: RuleInfo): string => rule.documentation ?? `${DOCS}/rules/${rule.topic}.md#${rule.id.toLowerCase()}`;

/** What shows that it is refused; undefined where it is not, and for rules of users, who answer for them. */
export const witnessOf = ({ effect, sources }: RuleInfo): Witness | undefined => (effect === 'rejected' ? bestWitness(sources) : undefined);

/** What is wrong and why it matters, in full sentences; of a change also what becomes of the data, and what goes with it. */
export function describeFinding({ what, why, when, outcome }: Finding): string {
  const consequences = outcome ? describeOutcome(outcome) : [];
  return [what, why, ...consequences, ...(when === undefined ? [] : [`holds when ${when}`])].map(sentence).join(' ');
}

/** The one step that mends it. */
export const describeStep = ({ fix }: Finding): string => fix;

/** The one step that mends it, and where to read on. */
export function describeFix(finding: Finding): string {
  return `${describeStep(finding)} (${docsUrl(finding.rule)})`;
}

function sentence(text: string): string {
  const closed = /[.!?]$/.test(text) ? text : `${text}.`;
  return closed.charAt(0).toUpperCase() + closed.slice(1);
}
