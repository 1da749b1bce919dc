import { evaluate } from '../../src/engine/evaluate';
import { Example } from '../../src/engine/example';
import { describeFinding } from '../../src/engine/render';
import { readConstructTree } from '../../src/readers/construct-tree';
import { RULES } from '../../src/rules';
import { exampleApp } from '../support/example-app';

const evaluateExample = (example: Example) => evaluate(readConstructTree(exampleApp(example)), RULES);

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(rule.invalid.map((example) => [example.title, example] as const))('is broken: %s', (_, example) => {
    const { findings, failed } = evaluateExample(example);
    const own = findings.filter((finding) => finding.rule.id === id);
    expect(failed).toEqual([]);
    expect(own).not.toEqual([]);
    expect(own.map((finding) => ({ at: `${finding.location.resource.logicalId}${finding.location.property ? `.${finding.location.property}` : ''}`, message: describeFinding(finding), fix: finding.fix }))).toMatchSnapshot();
  });

  test.each(rule.valid.map((example) => [example.title, example] as const))('is kept: %s', (_, example) => {
    const { findings, failed } = evaluateExample(example);
    expect(failed).toEqual([]);
    expect(findings.filter((finding) => finding.rule.id === id).map(describeFinding)).toEqual([]);
    // A template shown as valid must not be refused for another reason.
    expect(findings.filter((finding) => finding.rule.effect === 'rejected' && !finding.rule.lifecycle).map(describeFinding)).toEqual([]);
  });
});
