import { ChangeRule } from '../../engine/change-rule';
import { evaluate, evaluateChanges } from '../../engine/evaluate';
import { ChangeExample } from '../../engine/example';
import { Finding } from '../../engine/finding';
import { Rule } from '../../engine/rule';
import { compare } from '../../readers/deployed/compare';
import { StackFile } from '../../readers/files/stack-file';
import { readPlan, readTemplates } from '../../readers/template';
import { ExampleTemplate } from './templates';

type Templates = readonly ExampleTemplate[];

/** The stack an example is about. */
const MAIN = 'Example';
const ACCOUNT = '111122223333';

const inputOf = ({ name = MAIN, region, template }: ExampleTemplate) =>
  ({ name, artifactId: name, stackName: name, template, ...(region === undefined ? {} : { region, account: ACCOUNT }) });

/** What a rule says of an example. */
export const findingsOf = (rule: Rule, templates: Templates): readonly Finding[] =>
  evaluate(readTemplates(templates.map(inputOf)), [rule]).findings;

/** What a rule says of a change. */
export function changeFindingsOf(
  rule: ChangeRule,
  before: Templates,
  after: Templates,
  { running, elsewhere = {} }: ChangeExample,
): readonly Finding[] {
  const deployed = before.map(inputOf).map((stack): StackFile =>
    ({ ...stack, file: stack.name, recorded: () => ({ running: stack.name === MAIN ? running : elsewhere[stack.name]?.running }) }));
  const { changes } = compare(readPlan(after.map(inputOf)), deployed);
  return changes ? evaluateChanges(changes, [rule]).findings : [];
}
