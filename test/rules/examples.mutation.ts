import { readFileSync } from 'fs';
import { join } from 'path';
import { evaluate } from '../../src/engine/evaluate';
import { Example } from '../../src/engine/example';
import { describeFinding } from '../../src/engine/render';
import { readTemplates } from '../../src/readers/template';
import { RULES, TOPICS } from '../../src/rules';
import { exampleTemplates } from '../support/example-templates';
import { topicFiles } from '../support/topic-files';
import { withOneUnknown } from '../support/unknown-examples';

// The tests of examples.test.ts and unknown-values.test.ts as mutation testing runs them: each rule by itself, on templates
// instead of CDK apps. test/properties/template-equivalence.test.ts shows that this makes no difference.

test('no rule is lost, nor any topic', () => {
  const snapshots = readFileSync(join(__dirname, '__snapshots__/examples.test.ts.snap'), 'utf8');
  const shown = [...snapshots.matchAll(/^exports\[`(\w+) is broken/gm)].map(([, id]) => id!);
  expect(RULES.map(({ id }) => id).sort()).toEqual([...new Set(shown)].sort());
  expect(TOPICS.map(({ id }) => id).sort()).toEqual(topicFiles().map(({ topic }) => topic).sort());
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const evaluated = (example: Example) => evaluate(readTemplates(exampleTemplates(example)), [rule]);

  test.each(rule.invalid.map((example) => [example.title, example] as const))('is broken: %s', (__, example) => {
    const { findings, failed } = evaluated(example);
    expect(failed).toEqual([]);
    expect(findings.map((finding) => ({ at: `${finding.location.resource.logicalId}${finding.location.property ? `.${finding.location.property}` : ''}`, message: describeFinding(finding), fix: finding.fix }))).toMatchSnapshot();
  });

  test.each(rule.valid.map((example) => [example.title, example] as const))('is kept: %s', (__, example) => {
    const { findings, failed } = evaluated(example);
    expect(failed).toEqual([]);
    expect(findings.map(describeFinding)).toEqual([]);
  });

  test('no unknown value in a valid template makes a finding, or throws', () => {
    for (const valid of rule.valid) {
      for (const { property, example } of withOneUnknown(valid)) {
        const { findings, failed } = evaluated(example);
        expect({ property, findings: findings.length, failed: failed.length }).toEqual({ property, findings: 0, failed: 0 });
      }
    }
  });
});
