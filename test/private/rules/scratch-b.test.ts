import { evaluate } from '../../../src/private/engine/evaluate';
import { Example, ExampleResource } from '../../../src/private/engine/example';
import { describeFinding, describeFix } from '../../../src/private/engine/render';
import { readConstructTree } from '../../../src/private/readers/construct-tree';
import { RULES as ALL } from '../../../src/private/rules';
import { dataApi } from '../../../src/private/rules/data-api';
import { expressConfiguration } from '../../../src/private/rules/express-configuration';
import { readerAutoscaling } from '../../../src/private/rules/reader-autoscaling';
import { serverlessV1 } from '../../../src/private/rules/serverless-v1';
import { serverlessV2 } from '../../../src/private/rules/serverless-v2';
import { serverlessV2Features } from '../../../src/private/rules/serverless-v2-features';
import { writeForwarding } from '../../../src/private/rules/write-forwarding';
import { exampleApp } from '../../support/example-app';
import { appendFileSync } from 'fs';

const RULES = [serverlessV2, serverlessV2Features, serverlessV1, dataApi, writeForwarding, readerAutoscaling, expressConfiguration].flatMap((t) => t.rules);
const EVERY = [...RULES, ...ALL.filter((r) => !RULES.some(({ id }) => id === r.id))];
const UNKNOWN = { 'Fn::ImportValue': 'somewhere-else' };
function* withOneUnknown(example: Example): Iterable<{ property: string; example: Example }> {
  for (const [id, resource] of Object.entries(example.resources)) {
    for (const property of Object.keys(resource.Properties)) {
      const changed: ExampleResource = { ...resource, Properties: { ...resource.Properties, [property]: UNKNOWN } };
      yield { property: `${id}.${property}`, example: { ...example, resources: { ...example.resources, [id]: changed } } };
    }
  }
}
test('unique', () => { const ids = EVERY.map(({ id }) => id); expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]); });
describe.each(RULES.map((r) => [r.id, r] as const))('%s', (id, rule) => {
  test.each(rule.invalid.map((e) => [e.title, e] as const))('broken: %s', (_, example) => {
    const { findings, failed } = evaluate(readConstructTree(exampleApp(example)), EVERY);
    const own = findings.filter((f) => f.rule.id === id);
    expect(failed).toEqual([]); expect(own).not.toEqual([]);
    for (const f of own) {
      appendFileSync('/tmp/b-messages.txt', `${id} [${f.rule.effect}] @${f.location.resource.logicalId}.${f.location.property}\n   ${describeFinding(f)}\n   FIX ${f.fix}\n`);
      for (const text of [describeFinding(f), describeFix(f)]) expect(text).not.toMatch(/undefined|\[object|\$\{|NaN|\bnull\b|\.\.|  /);
      expect(describeFinding(f)).toMatch(/^[A-Z0-9].*\.$/); expect(f.fix).not.toMatch(/\.$/);
    }
  });
  test.each(rule.valid.map((e) => [e.title, e] as const))('kept: %s', (_, example) => {
    const { findings, failed } = evaluate(readConstructTree(exampleApp(example)), EVERY);
    expect(failed).toEqual([]);
    expect(findings.filter((f) => f.rule.id === id).map(describeFinding)).toEqual([]);
    expect(findings.filter((f) => f.rule.effect === 'rejected' && !f.rule.lifecycle).map(describeFinding)).toEqual([]);
  });
  test('well formed', () => {
    expect(id).toMatch(/^([A-Z][a-z0-9]+)+$/);
    expect(rule.summary).toMatch(/^[A-Z].*\.$/);
    const titles = [...rule.invalid, ...rule.valid].map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    const firstParty = rule.sources.some(({ url, quote }) => quote !== undefined || /docs\.aws\.amazon\.com|github\.com\/(awsdocs|aws-cloudformation|aws)\//.test(url));
    expect(rule.effect !== 'rejected' || firstParty).toBe(true);
  });
  test('unknowns', () => {
    for (const valid of rule.valid) for (const { property, example } of withOneUnknown(valid)) {
      const { findings, failed } = evaluate(readConstructTree(exampleApp(example)), [rule]);
      expect({ t: valid.title, property, findings: findings.length, failed: failed.length }).toEqual({ t: valid.title, property, findings: 0, failed: 0 });
    }
    for (const invalid of rule.invalid) for (const { example } of withOneUnknown(invalid)) {
      expect(evaluate(readConstructTree(exampleApp(example)), EVERY).failed.map(({ rule: r }) => `${id} ${r.id}`)).toEqual([]);
    }
  });
});
