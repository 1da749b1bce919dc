import { evaluate } from '../../../src/private/engine/evaluate';
import { Example, ExampleResource } from '../../../src/private/engine/example';
import { readConstructTree } from '../../../src/private/readers/construct-tree';
import { RULES } from '../../../src/private/rules';
import { exampleApp } from '../../support/example-app';

/** Not the import the examples use: two unknowns with one source are equal. */
const UNKNOWN = { 'Fn::ImportValue': 'somewhere-else' };

/** The example once for each of its properties, with that property unknown. */
function* withOneUnknown(example: Example): Iterable<{ property: string; example: Example }> {
  for (const [id, resource] of Object.entries(example.resources)) {
    for (const property of Object.keys(resource.Properties)) {
      const changed: ExampleResource = { ...resource, Properties: { ...resource.Properties, [property]: UNKNOWN } };
      yield { property: `${id}.${property}`, example: { ...example, resources: { ...example.resources, [id]: changed } } };
    }
  }
}

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
