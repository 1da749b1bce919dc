import { ChangeRule } from '../../src/engine/change-rule';
import { evaluateChanges } from '../../src/engine/evaluate';
import { ChangeExample, ExampleStack } from '../../src/engine/example';
import { Evaluation } from '../../src/engine/finding';
import { readApp } from '../../src/readers/construct-tree';
import { compare } from '../../src/readers/deployed/compare';
import { StackFile } from '../../src/readers/files/stack-file';
import { Changes } from '../../src/topology/changes/changes';
import { exampleApp } from './example-app';

/** The stack an example is about; the others have the names they are given. */
const MAIN = 'Example';

/** The two sides of an example, read and paired as an app and its baseline are. */
export function exampleChanges(example: ChangeExample): Changes {
  const app = readApp(exampleApp({ title: example.title, ...side(example, 'after'), elsewhere: elsewhere(example, 'after') }));
  const described: Readonly<Record<string, Pick<ChangeExample, 'running'>>> = { ...example.elsewhere, [MAIN]: example };
  const deployed = Object.entries({ [MAIN]: side(example, 'before'), ...elsewhere(example, 'before') }).map(deployedStack)
    .map((stack): StackFile => ({ ...stack, recorded: () => ({ running: described[stack.stackName!]?.running }) }));
  const { changes, problems } = compare(app, deployed);
  if (!changes || problems.length > 0) throw new Error(`${example.title}: ${problems.join(', ')}`);
  return changes;
}

/** What change rules say of an example. */
export const evaluateChangeExample = (example: ChangeExample, rules: readonly ChangeRule[]): Evaluation =>
  evaluateChanges(exampleChanges(example), rules);

type Side = 'before' | 'after';

const side = ({ before, after, parameters, conditions, outputs, region }: ChangeExample, which: Side): ExampleStack => ({
  resources: which === 'before' ? before : after,
  ...(parameters ? { parameters } : {}),
  ...(conditions ? { conditions } : {}),
  ...(outputs ? { outputs } : {}),
  ...(region === undefined ? {} : { region }),
});

const elsewhere = ({ elsewhere: others = {} }: ChangeExample, which: Side): Record<string, ExampleStack> =>
  Object.fromEntries(Object.entries(others).map(([name, { region, ...sides }]) =>
    [name, { resources: sides[which] ?? {}, ...(region === undefined ? {} : { region }) }]));

function deployedStack([name, { region, resources, parameters, conditions, outputs }]: [string, ExampleStack]): StackFile {
  return {
    file: `${name}.template.json`,
    artifactId: name,
    stackName: name,
    ...(region === undefined ? {} : { region, account: '111122223333' }),
    template: { Parameters: parameters, Conditions: conditions, Resources: resources, Outputs: outputs },
  };
}
