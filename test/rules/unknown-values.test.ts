import { evaluate } from '../../src/engine/evaluate';
import { readConstructTree } from '../../src/readers/construct-tree';
import { RULES } from '../../src/rules';
import { exampleApp } from '../support/example-app';
import { withOneUnknown } from '../support/unknown-examples';

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('no unknown value in a valid template makes a finding, or throws', () => {
    for (const valid of rule.valid) {
      for (const { property, example } of withOneUnknown(valid)) {
        const { findings, failed } = evaluate(readConstructTree(exampleApp(example)), [rule]);
        expect({ property, findings: findings.length, failed: failed.length }).toEqual({ property, findings: 0, failed: 0 });
      }
    }
  });

  test('an unknown value in an invalid template throws nothing', () => {
    for (const invalid of rule.invalid) {
      for (const { example } of withOneUnknown(invalid)) {
        expect(evaluate(readConstructTree(exampleApp(example)), RULES).failed.map(({ rule: failing }) => `${id} ${failing.id}`)).toEqual([]);
      }
    }
  });
});
