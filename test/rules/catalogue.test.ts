import { evaluate } from '../../src/engine/evaluate';
import { describeFinding, describeFix, witnessOf } from '../../src/engine/render';
import { readConstructTree } from '../../src/readers/construct-tree';
import { RULES, TOPICS } from '../../src/rules';
import { CHANGE_TOPICS } from '../../src/rules/updates';
import { exampleApp } from '../support/example-app';
import { topicFiles } from '../support/topic-files';

test('ids are unique', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every topic is the file of its name, and every file is in the catalogue', () => {
  expect(topicFiles().map(({ topic }) => topic).sort()).toEqual([...TOPICS, ...CHANGE_TOPICS].map(({ id }) => id).sort());
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('is well formed', () => {
    expect(id).toMatch(/^([A-Z][a-z0-9]+)+$/);
    expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/);
    expect(rule.summary).toMatch(/^[A-Z].*\.$/);
    expect(rule.sources).not.toEqual([]);
    for (const source of rule.sources) {
      expect(source.url).toMatch(/^https:\/\//);
      expect(source.read).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test('has invalid and valid examples with distinct titles', () => {
    expect(rule.invalid.length).toBeGreaterThanOrEqual(1);
    expect(rule.valid.length).toBeGreaterThanOrEqual(1);
    const titles = [...rule.invalid, ...rule.valid].map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('names what shows that it is refused, and nothing where it is not', () => {
    expect(witnessOf(rule) !== undefined).toBe(rule.effect === 'rejected');
  });

  test('has readable messages', () => {
    for (const example of rule.invalid) {
      const findings = evaluate(readConstructTree(exampleApp(example)), [rule]).findings;
      for (const finding of findings) {
        for (const text of [describeFinding(finding), describeFix(finding)]) {
          expect(text).not.toMatch(/undefined|\[object|\$\{|NaN|\bnull\b|\.\.|  /);
        }
        expect(describeFinding(finding)).toMatch(/^[A-Z0-9].*\.$/);
        expect(finding.fix).not.toMatch(/\.$/);
      }
    }
  });
});
