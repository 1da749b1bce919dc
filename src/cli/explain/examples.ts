import { ChangeExample, Example } from '../../engine/example';
import { RULES } from '../../rules';
import { CHANGE_RULES } from '../../rules/updates';

/** What is shown of a rule. */
export interface Shown {
  readonly invalid: Example;
  readonly valid: Example;
  /** What else is no finding, in a few words each. */
  readonly others: readonly string[];
}

/** What is shown of a rule about changes. */
export interface ShownChange {
  readonly invalid: ChangeExample;
  /** What is no finding, in a few words each. */
  readonly others: readonly string[];
}

/**
 * The examples that explanations show, by rule. The published rules have none: the package has these in a file of its own, which is
 * loaded for explanations only (`build-tools/bundle.mjs`).
 */
export const EXAMPLES: Readonly<Record<string, Shown>> = Object.fromEntries(RULES.map(({ id, invalid, valid: [valid, ...others] }) =>
  [id, { invalid: invalid[0]!, valid: valid!, others: others.map(titleOf) }]));

export const CHANGE_EXAMPLES: Readonly<Record<string, ShownChange>> = Object.fromEntries(CHANGE_RULES.map(({ id, invalid, valid }) =>
  [id, { invalid: invalid[0]!, others: valid.map(titleOf) }]));

function titleOf({ title }: { readonly title: string }): string {
  return title;
}
