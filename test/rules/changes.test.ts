import { acknowledgementId, isCoveredByRule } from '../../src/engine/acknowledgement';
import { ChangeRule } from '../../src/engine/change-rule';
import { ChangeExample, ExampleResource } from '../../src/engine/example';
import { Finding } from '../../src/engine/finding';
import { describeFinding, describeFix, findingSeverity } from '../../src/engine/render';
import { RULES } from '../../src/rules';
import { CHANGE_RULES, CHANGE_TOPICS } from '../../src/rules/updates';
import { evaluateChangeExample } from '../support/change-example';

const shown = (finding: Finding) => {
  const { location: { resource, property }, fix } = finding;
  const id = acknowledgementId(finding);
  return {
    at: `${resource.logicalId}${property === undefined ? '' : `.${property}`}`,
    severity: findingSeverity(finding),
    message: describeFinding(finding).split('\n'),
    fix,
    acknowledge: isCoveredByRule(finding) ? [id, finding.rule.id] : [id],
  };
};

/** Not the import the examples use: two unknowns with one source are equal. */
const UNKNOWN = { 'Fn::ImportValue': 'somewhere-else' };

type Resources = ChangeExample['before'];

function* withOneUnknown(resources: Resources): Iterable<{ property: string; resources: Resources }> {
  for (const [id, resource] of Object.entries(resources)) {
    for (const property of Object.keys(resource.Properties)) {
      const changed: ExampleResource = { ...resource, Properties: { ...resource.Properties, [property]: UNKNOWN } };
      yield { property: `${id}.${property}`, resources: { ...resources, [id]: changed } };
    }
  }
}

/** The example once for each property of each side, with that property unknown. */
function* withOneUnknownSide(example: ChangeExample): Iterable<{ property: string; example: ChangeExample }> {
  for (const side of ['before', 'after'] as const) {
    for (const { property, resources } of withOneUnknown(example[side])) {
      yield { property: `${side} ${property}`, example: { ...example, [side]: resources } };
    }
  }
}

/** The example with one side in place of the other: nothing changes. */
function unchanged(example: ChangeExample, side: 'before' | 'after'): ChangeExample {
  const twice = (resources: Resources = {}): { before: Resources; after: Resources } => ({ before: resources, after: resources });
  const elsewhere = Object.entries(example.elsewhere ?? {}).map(([name, sides]) => [name, { ...sides, ...twice(sides[side]) }]);
  return { ...example, ...twice(example[side]), elsewhere: Object.fromEntries(elsewhere) };
}

test('ids are unique', () => {
  const ids = [...RULES, ...CHANGE_RULES].map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('topics have names of their own', () => {
  expect(CHANGE_TOPICS.map(({ id }) => id).filter((id) => RULES.some(({ topic }) => topic === id))).toEqual([]);
});

describe.each(CHANGE_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const examples = [...rule.invalid, ...rule.valid];

  test.each(rule.invalid.map((example) => [example.title, example] as const))('is broken: %s', (_, example) => {
    const { findings, failed } = evaluateChangeExample(example, CHANGE_RULES);
    expect(failed).toEqual([]);
    const own = findings.filter((finding) => finding.rule.id === id);
    expect(own).not.toEqual([]);
    expect(own.map(shown)).toMatchSnapshot();
  });

  test.each(rule.valid.map((example) => [example.title, example] as const))('is kept: %s', (_, example) => {
    const { findings, failed } = evaluateChangeExample(example, CHANGE_RULES);
    expect(failed).toEqual([]);
    expect(findings.filter((finding) => finding.rule.id === id).map(describeFinding)).toEqual([]);
    expect(findings.filter((finding) => findingSeverity(finding) === 'error').map(describeFinding)).toEqual([]);
  });

  test('is well formed', () => {
    expect(id).toMatch(/^([A-Z][a-z0-9]+)+$/);
    expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/);
    expect(rule.summary).toMatch(/^[A-Z].*\.$/);
    expect(rule.sources).not.toEqual([]);
    for (const { url, read } of rule.sources) {
      expect(url).toMatch(/^https:\/\//);
      expect(read).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect(rule.valid.length).toBeGreaterThanOrEqual(1);
    const titles = examples.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('is refused only with a first-party source or the words of the service', () => {
    const firstParty = rule.sources.some(({ url, quote }) => quote !== undefined || /docs\.aws\.amazon\.com|github\.com\/(awsdocs|aws-cloudformation|aws)\//.test(url));
    expect(rule.effect !== 'rejected' || firstParty).toBe(true);
  });

  test('has readable messages', () => {
    for (const finding of rule.invalid.flatMap((example) => evaluateChangeExample(example, [rule]).findings)) {
      const [first, ...dependants] = describeFinding(finding).split('\n');
      for (const text of [first, ...dependants.map((line) => line.trimStart()), describeFix(finding)]) {
        expect(text).not.toMatch(/undefined|\[object|\$\{|NaN|\bnull\b|\.\.|  /);
      }
      expect(first).toMatch(/^\[[~+-]\] \w+( (replace|destroy|orphan))?: [A-Z0-9].*\.$/);
      for (const line of dependants) expect(line).toMatch(/^ {3}[├└]─ \[~\] \w+ replace: .*\.$/);
      expect(finding.fix).not.toMatch(/\.$/);
    }
  });

  test('no change is no finding', () => {
    const twins = examples.flatMap((example) => [unchanged(example, 'before'), unchanged(example, 'after')]);
    const found = twins.flatMap((example) => evaluateChangeExample(example, CHANGE_RULES).findings);
    expect(found.map(describeFinding)).toEqual([]);
  });

  test('no unknown value on either side of a valid change makes a finding, or throws', () => {
    const speaking = rule.valid.flatMap((example) => [...withOneUnknownSide(example)]).flatMap(({ property, example }) => {
      const { findings, failed } = evaluateChangeExample(example, [rule]);
      return [...findings, ...failed].map(() => `${example.title}, ${property}`);
    });
    expect(speaking).toEqual([]);
  });

  test('an unknown value on either side of an invalid change throws nothing', () => {
    const failing = rule.invalid.flatMap((example) => [...withOneUnknownSide(example)]).flatMap(({ property, example }) =>
      evaluateChangeExample(example, CHANGE_RULES).failed.map(({ error }) => `${example.title}, ${property}: ${String(error)}`));
    expect(failing).toEqual([]);
  });

  test('what it asks for is what its invalid examples have', () => {
    const has = (property: string, { before, after }: ChangeExample): boolean =>
      [...Object.values(before), ...Object.values(after)].some(({ Properties }) => Properties[property] !== undefined);
    expect(rule.with.filter((property) => !rule.invalid.some((example) => has(property, example)))).toEqual([]);
  });

  test('finds nothing where nothing has what it asks for', () => {
    const without = (resources: Resources): Resources => Object.fromEntries(Object.entries(resources).map(([logicalId, resource]) => {
      const kept = Object.entries(resource.Properties).filter(([name]) => !rule.with.includes(name));
      return [logicalId, { ...resource, Properties: Object.fromEntries(kept) }];
    }));
    const everywhere: ChangeRule = { ...rule, with: [] };
    const asking = rule.with.length === 0 ? [] : examples;
    const bare = asking.map((example) => ({ ...example, before: without(example.before), after: without(example.after) }));
    expect(bare.flatMap((example) => evaluateChangeExample(example, [everywhere]).findings).map(describeFinding)).toEqual([]);
  });
});
