import { evaluate } from '../../src/engine/evaluate';
import { Example, ExampleResource, ExampleStack } from '../../src/engine/example';
import { Finding } from '../../src/engine/finding';
import { Rule, rule, topic } from '../../src/engine/rule';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { mysql } from '../../src/rules/_examples';
import { SUBJECTS } from '../../src/topology/subjects';
import { exampleTemplates } from '../support/example-templates';

const EXAMPLES = RULES.flatMap(({ invalid, valid }) => [...invalid, ...valid]);

/** Rules that ask for the same properties of resources of one type. */
interface Need {
  readonly type: string;
  readonly properties: readonly string[];
  readonly rules: Rule[];
  /** The same without what they ask for, so that they run everywhere. */
  readonly everywhere: Rule[];
}

function needsOf(rules: readonly Rule[]): Need[] {
  const needs = new Map<string, Need>();
  for (const one of rules.filter(({ with: properties }) => properties.length > 0)) {
    const [type, properties] = [SUBJECTS[one.on].kind.type, one.with];
    const key = [type, ...properties].join(' ');
    const need = needs.get(key) ?? { type, properties, rules: [], everywhere: [] };
    needs.set(key, need);
    need.rules.push(one);
    need.everywhere.push({ ...one, with: [] });
  }
  return [...needs.values()];
}

const NEEDS = needsOf(RULES);

const all = (example: Example): ExampleResource[] =>
  [example, ...Object.values(example.elsewhere ?? {})].flatMap(({ resources }) => Object.values(resources));
const resourcesOf = new Map(EXAMPLES.map((example) => [example, all(example)]));

/** The resources of a type that have one of the properties. */
const having = (example: Example, { type, properties }: Pick<Need, 'type' | 'properties'>): ExampleResource[] =>
  (resourcesOf.get(example) ?? all(example))
    .filter((one) => one.Type === type && properties.some((property) => one.Properties[property] !== undefined));

/** The example with some of its resources without some properties. */
function without(example: Example, properties: readonly string[], on: readonly ExampleResource[]): Example {
  const bare = (one: ExampleResource): ExampleResource => {
    const kept = Object.entries(one.Properties).filter(([property]) => !properties.includes(property));
    return { ...one, Properties: Object.fromEntries(kept) };
  };
  const stack = <S extends ExampleStack>(one: S): S => {
    const resources = Object.entries(one.resources).map(([id, resource]) => [id, on.includes(resource) ? bare(resource) : resource]);
    return { ...one, resources: Object.fromEntries(resources) };
  };
  const elsewhere = Object.fromEntries(Object.entries(example.elsewhere ?? {}).map(([name, one]) => [name, stack(one)]));
  return { ...stack(example), elsewhere };
}

function findings(example: Example, rules: readonly Rule[]): string[] {
  const say = ({ rule: { id }, location: { resource, property }, what, why, fix, when }: Finding): string =>
    [example.title, id, resource.address, property, what, why, fix, when].join(' | ');
  return evaluate(readTemplates(exampleTemplates(example)), rules).findings.map(say);
}

/** What rules find where nothing has what they ask for. Examples that never had it are left to `missed`. */
function foundWithout(need: Need, examples: readonly Example[]): string[] {
  return examples.flatMap((example) => {
    const on = having(example, need);
    return on.length === 0 ? [] : findings(without(example, need.properties, on), need.everywhere);
  });
}

/** What rules do not find because of what they ask for. */
const missed = ({ rules, everywhere }: Pick<Need, 'rules' | 'everywhere'>, examples: readonly Example[]): string[] =>
  examples.flatMap((example) => {
    const found = new Set(findings(example, rules));
    return findings(example, everywhere).filter((one) => !found.has(one));
  });

/** The examples in which several resources have what rules ask for, once for each of these, without it on this one alone. */
const oneWithout = (need: Need, examples: readonly Example[]): Example[] =>
  examples.flatMap((example) => {
    const on = having(example, need);
    return on.length < 2 ? [] : on.map((one) => without(example, need.properties, [one]));
  });

describe.each(NEEDS.map((need) => [`${need.type} with ${need.properties.join(' or ')}`, need] as const))('%s', (_, need) => {
  test('a rule run without what it asks for finds nothing', () => {
    expect(foundWithout(need, EXAMPLES)).toEqual([]);
  });

  test('a rule run without what it asks for finds nothing beside a resource that has it', () => {
    expect(missed(need, oneWithout(need, EXAMPLES))).toEqual([]);
  });

  test.each(need.rules.map((one) => [one.id, one] as const))('%s asks for what its invalid examples have', (__, { invalid }) => {
    const uses = (property: string): number => invalid.flatMap((example) => having(example, { ...need, properties: [property] })).length;
    expect(need.properties.filter((property) => uses(property) === 0)).toEqual([]);
  });
});

test('no rule misses anything in the examples because of what it asks for', () => {
  const rules = NEEDS.flatMap((need) => need.rules);
  expect(missed({ rules, everywhere: NEEDS.flatMap(({ everywhere }) => everywhere) }, EXAMPLES)).toEqual([]);
});

describe('a rule that asks for', () => {
  /** It finds each cluster that has `property`. */
  const asking = (properties: string | readonly string[], property: string): Need => {
    const asker = rule('TestNeed', {
      on: 'cluster',
      with: properties,
      effect: 'rejected',
      since: '0.1.0',
      summary: 'A test.',
      sources: [],
      check: (cluster) => cluster.properties.has(property) && { at: property },
      what: 'a test',
      why: 'a test',
      fix: 'change it',
      invalid: [],
      valid: [],
    });
    return needsOf(topic('test', { title: 'Test', about: 'Test.' }, [asker]).rules)[0]!;
  };
  const PAIR = [{ title: 'two', resources: { One: mysql({ Port: 3306, BacktrackWindow: 0 }), Other: mysql({ Port: 3306, DatabaseName: 'app' }) } }];

  test.each([
    ['what it looks at', asking('Port', 'Port'), { without: 0, missed: 0, besides: 0 }],
    ['another property, which some have', asking('BacktrackWindow', 'Port'), { without: 2, missed: 1, besides: 0 }],
    ['another property, which all have', asking('Port', 'DatabaseName'), { without: 1, missed: 0, besides: 1 }],
    ['one of several, and not for the one it looks at', asking(['BacktrackWindow', 'EngineMode'], 'DatabaseName'), { without: 1, missed: 1, besides: 0 }],
    ['a property that nothing has', asking('EngineMode', 'Port'), { without: 0, missed: 2, besides: 0 }],
  ])('%s', (_, need, expected) => {
    expect({
      without: foundWithout(need, PAIR).length,
      missed: missed(need, PAIR).length,
      besides: missed(need, oneWithout(need, PAIR)).length,
    }).toEqual(expected);
  });
});
