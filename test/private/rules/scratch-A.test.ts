import { evaluate } from '../../../src/private/engine/evaluate';
import { Example, ExampleResource } from '../../../src/private/engine/example';
import { describeFinding, describeFix } from '../../../src/private/engine/render';
import { readConstructTree } from '../../../src/private/readers/construct-tree';
import { RULES as ALL } from '../../../src/private/rules';
import * as fs from 'fs';
import { exampleApp } from '../../support/example-app';

const RULES = ['engine-version', 'engine-lifecycle', 'instance-class'].filter((f) => fs.existsSync(`${__dirname}/../../../src/private/rules/${f}.ts`)).flatMap((f) => Object.values(require(`../../../src/private/rules/${f}`)).flatMap((t: any) => t.rules)) as typeof ALL;
const EVERY = [...ALL, ...RULES];
const out: string[] = [];
afterAll(() => fs.writeFileSync('/tmp/scratch-A.txt', out.join('\n')));

test('ids are unique', () => {
  const ids = EVERY.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

const UNKNOWN = { 'Fn::ImportValue': 'somewhere-else' };
function* withOneUnknown(example: Example): Iterable<{ property: string; example: Example }> {
  for (const [id, resource] of Object.entries(example.resources)) {
    for (const property of Object.keys(resource.Properties)) {
      const changed: ExampleResource = { ...resource, Properties: { ...resource.Properties, [property]: UNKNOWN } };
      yield { property: `${id}.${property}`, example: { ...example, resources: { ...example.resources, [id]: changed } } };
    }
  }
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(rule.invalid.map((e) => [e.title, e] as const))('broken: %s', (_, example) => {
    const { findings, failed } = evaluate(readConstructTree(exampleApp(example)), EVERY);
    const own = findings.filter((f) => f.rule.id === id);
    expect(failed).toEqual([]);
    expect(own).not.toEqual([]);
    const others = [...new Set(findings.filter((f) => f.rule.id !== id && f.rule.effect === 'rejected').map((f) => f.rule.id))];
    out.push(...own.map((f) => `${id} [${rule.effect}] ${f.location.resource.logicalId}.${f.location.property ?? ''}\n   ${describeFinding(f)}\n   FIX ${f.fix}${others.length ? `\n   ALSO ${others.join(', ')}` : ''}`));
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
    expect(rule.sources).not.toEqual([]);
    for (const source of rule.sources) { expect(source.url).toMatch(/^https:\/\//); expect(source.read).toMatch(/^\d{4}-\d{2}-\d{2}$/); }
    const titles = [...rule.invalid, ...rule.valid].map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    const firstParty = rule.sources.some(({ url, quote }) => quote !== undefined || /docs\.aws\.amazon\.com|github\.com\/(awsdocs|aws-cloudformation|aws)\//.test(url));
    expect(rule.effect !== 'rejected' || firstParty).toBe(true);
    for (const example of rule.invalid) {
      for (const finding of evaluate(readConstructTree(exampleApp(example)), [rule]).findings) {
        for (const text of [describeFinding(finding), describeFix(finding)]) expect(text).not.toMatch(/undefined|\[object|\$\{|NaN|\bnull\b|\.\.|  /);
        expect(describeFinding(finding)).toMatch(/^[A-Z0-9].*\.$/);
        expect(finding.fix).not.toMatch(/\.$/);
      }
    }
  });
  test('unknowns', () => {
    for (const valid of rule.valid) for (const { property, example } of withOneUnknown(valid)) {
      const { findings, failed } = evaluate(readConstructTree(exampleApp(example)), [rule]);
      expect({ title: valid.title, property, findings: findings.map(describeFinding), failed: failed.length }).toEqual({ title: valid.title, property, findings: [], failed: 0 });
    }
    for (const invalid of rule.invalid) for (const { example } of withOneUnknown(invalid)) expect(evaluate(readConstructTree(exampleApp(example)), EVERY).failed.map((f) => f.rule.id)).toEqual([]);
  });
});
