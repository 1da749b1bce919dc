import { evaluate } from '../../src/engine/evaluate';
import { Example, ExampleResource } from '../../src/engine/example';
import { describeFinding } from '../../src/engine/render';
import { Rule } from '../../src/engine/rule';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { exampleTemplates } from '../support/example-templates';

type Resources = Example['resources'];

/** The resources once for each of their properties, without it. */
function* withOneAbsent(resources: Resources): Iterable<{ removed: string; resources: Resources }> {
  for (const [id, resource] of Object.entries(resources)) {
    for (const property of Object.keys(resource.Properties)) {
      const changed: ExampleResource = { ...resource, Properties: { ...resource.Properties, [property]: undefined } };
      yield { removed: `${id}.${property}`, resources: { ...resources, [id]: changed } };
    }
  }
}

const emptied = (resources: Resources): Resources =>
  Object.fromEntries(Object.entries(resources).map(([id, resource]) => [id, { ...resource, Properties: {} }]));

const UNREADABLE = /undefined|\[object|NaN|\bnull\b/;

/** What is wrong with what a rule says of an example that lacks something. */
function problems(rule: Rule, example: Example): string[] {
  const { findings, failed } = evaluate(readTemplates(exampleTemplates(example)), [rule]);
  const unreadable = findings.map((one) => `${describeFinding(one)} ${one.fix}`).filter((text) => UNREADABLE.test(text));
  return [...unreadable, ...failed.map(({ error }) => String(error))];
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('throws nothing and says nothing unreadable about what is absent', () => {
    const wrong = [...rule.invalid, ...rule.valid].flatMap((example) => {
      const all = { removed: 'everything', resources: emptied(example.resources) };
      return [...withOneAbsent(example.resources), all].flatMap(({ removed, resources }) =>
        problems(rule, { ...example, resources }).map((problem) => `${example.title}, ${removed}: ${problem}`));
    });
    expect(wrong).toEqual([]);
  });
});
