import { evaluate } from '../../src/engine/evaluate';
import { Example } from '../../src/engine/example';
import { Evaluation } from '../../src/engine/finding';
import { RuleInfo } from '../../src/engine/rule';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { exampleTemplates } from '../support/example-templates';
import { withOneUnknown } from '../support/unknown-examples';

type Said = (evaluation: Evaluation) => readonly { readonly rule: RuleInfo }[];

/**
 * Which rules speak up, and how, when one property after the other of some examples is unknown. In templates: values of apps are made
 * unknown in `properties/unknown-values`.
 */
const speaking = (examples: readonly Example[], rules: typeof RULES, said: Said): string[] =>
  examples.flatMap((one) => [...withOneUnknown(one)]).flatMap(({ property, example }) =>
    said(evaluate(readTemplates(exampleTemplates(example)), rules)).map(({ rule }) => `${example.title}, ${property}: ${rule.id}`));

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('no unknown value in a valid template makes a finding, or throws', () => {
    expect(speaking(rule.valid, [rule], ({ findings, failed }) => [...findings, ...failed])).toEqual([]);
  });

  test('an unknown value in an invalid template throws nothing', () => {
    expect(speaking(rule.invalid, RULES, ({ failed }) => failed)).toEqual([]);
  });
});
