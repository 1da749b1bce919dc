import { evaluate } from '../../src/engine/evaluate';
import { describeFinding } from '../../src/engine/render';
import { readConstructTree } from '../../src/readers/construct-tree';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { Topology } from '../../src/topology/topology';
import { exampleApp } from '../support/example-app';
import { exampleTemplates } from '../support/example-templates';

/** Everything that is said about a topology: what is found, what cannot be known, and what fails. */
const said = (topology: Topology) => {
  const { findings, undecided, failed } = evaluate(topology, RULES);
  return {
    findings: findings.map((finding) => ({
      rule: finding.rule.id,
      at: [finding.location.resource.address, finding.location.resource.logicalId, finding.location.property],
      message: describeFinding(finding),
      fix: finding.fix,
      holdsByDefault: finding.holdsByDefault,
    })),
    undecided: undecided.map(({ rule, resource, property }) => [rule.id, resource.address, property]),
    failed,
  };
};

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('is the same in a template as in the app it comes from, for each of its examples', () => {
    for (const example of [...rule.invalid, ...rule.valid]) {
      const inTemplates = said(readTemplates(exampleTemplates(example)));
      expect({ title: example.title, ...inTemplates }).toEqual({ title: example.title, ...said(readConstructTree(exampleApp(example))) });
    }
  });
});
