import { holdsData } from '../facts/updates';
import { Change, ChangeSubjects, changeSubject } from '../topology/changes/subjects';
import { ChangeExample } from './example';
import { Effect, RuleDefinition, RuleInfo, Topicless, Violation, WordedViolation, Words, wordedViolations } from './rule';

/** A change rule as it is written: see CONTRIBUTING.md. */
export interface ChangeRuleDefinition<S extends keyof ChangeSubjects, V extends Violation>
  extends Pick<RuleDefinition<never, V>, 'with' | 'summary' | 'sources' | 'since'> {
  /** What the rule is about: an ordinary subject, as it is updated, removed or added. */
  readonly on: S;
  readonly effect: Exclude<Effect, 'degraded' | 'expiring'>;
  /** Plain values of both sides in, violations out. Touching a value that cannot be known, on either side, ends it. */
  readonly check: (change: ChangeSubjects[S]) => V | readonly V[] | undefined | false;
  /** What changes, with the values on both sides. */
  readonly what: Words<ChangeSubjects[S], V>;
  /** What CloudFormation and the service do about it. What becomes of the data is added by itself. */
  readonly why: Words<ChangeSubjects[S], V>;
  /** One imperative step. */
  readonly fix: Words<ChangeSubjects[S], V>;
  /** Each gives at least one finding of this rule. */
  readonly invalid: readonly ChangeExample[];
  /** None gives a finding of this rule, nor an error of any other. */
  readonly valid: readonly ChangeExample[];
}

/** A change rule as the engine runs it. */
export interface ChangeRule extends RuleInfo {
  readonly on: keyof ChangeSubjects;
  readonly invalid: readonly ChangeExample[];
  readonly valid: readonly ChangeExample[];
  violations(change: Change): readonly WordedViolation[];
}

/** Defines a rule about a change. Its types follow from what `check` takes and returns. */
export function changeRule<S extends keyof ChangeSubjects, V extends Violation>(
  id: string,
  definition: ChangeRuleDefinition<S, V>,
): Topicless<ChangeRule> {
  const { on, effect, summary, sources, since } = definition;
  return {
    id,
    on,
    with: [definition.with ?? []].flat(),
    effect,
    lifecycle: false,
    holdsData: holdsData(changeSubject(on).kind.type),
    summary,
    sources,
    since,
    // Nobody looks at the examples but the docs and the tests.
    get invalid() {
      return definition.invalid;
    },
    get valid() {
      return definition.valid;
    },
    violations(candidate) {
      // The engine hands over what `on` selects.
      const change = candidate as ChangeSubjects[S];
      return wordedViolations(definition, definition.check(change), change);
    },
  };
}
