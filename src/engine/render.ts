import { Witness, bestWitness } from '../facts/sources';
import { acknowledgementId, isCoveredByRule } from './acknowledgement';
import { withConstructName } from './construct-name';
import { Finding } from './finding';
import { Fate, Outcome } from './outcome';
import { describeDependants, describeOutcome, headAt, impactOf } from './outcome-text';
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

/** The id to acknowledge a finding by, in full. */
export const qualifiedId = (finding: Finding): string => `${NAMESPACE}::${acknowledgementId(finding)}`;

/**
 * What is wrong and why it matters, in full sentences. Of a change first what becomes of the resource, as `cdk diff` says it, then also
 * what becomes of the data; what goes with it stands beneath, a line each.
 */
export function describeFinding({ location, what, why, when, outcome, note }: Finding): string {
  const more = [...(when === undefined ? [] : [`holds when ${when}`]), ...(note === undefined ? [] : [note])];
  if (!outcome) return [what, why, ...more].map(sentence).join(' ');
  const sentences = [`${what}${impactOf(outcome)}`, why, ...describeOutcome(outcome), ...more].map(sentence).join(' ');
  return [`${headAt(outcome, location.resource)}: ${sentences}`, ...describeDependants(outcome).map(closed)].join('\n');
}

/** A finding whose rule is acknowledged, which does not cover it, and which says so. */
export const notCovered = (finding: Finding): Finding =>
  ({ ...finding, note: `the acknowledgement of '${NAMESPACE}::${finding.rule.id}' does not cover it, because it names no change` });

/** The one step that mends it, and how to allow what cannot be undone. */
export function describeStep(finding: Finding): string {
  const { outcome, location: { property }, constructProperty } = finding;
  const fix = withConstructName(finding.fix, property, constructProperty, 'of the construct');
  // The construct of what is removed is gone.
  const where = outcome?.action === 'destroy' || outcome?.action === 'orphan' ? ' on its stack' : '';
  return isCoveredByRule(finding) ? fix : `${fix}; if it is meant, acknowledge '${qualifiedId(finding)}'${where}`;
}

/** The same, and where to read on. */
export function describeFix(finding: Finding): string {
  return `${describeStep(finding)} (${docsUrl(finding.rule)})`;
}

/** A text that is one, or may be without its end: with a capital letter and a full stop. */
export function sentence(text: string): string {
  const whole = closed(text);
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

const closed = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
