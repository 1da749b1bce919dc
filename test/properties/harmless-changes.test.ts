import { readFileSync } from 'fs';
import fc from 'fast-check';
import { isAskedOnce } from '../../src/engine/deployed-already';
import { evaluateChanges, evaluateUpdate } from '../../src/engine/evaluate';
import { ChangeExample, ExampleStack } from '../../src/engine/example';
import { Evaluation, Finding } from '../../src/engine/finding';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { CHANGE_RULES } from '../../src/rules/updates';
import { Changes } from '../../src/topology/changes/changes';
import { cases, ownCases, updateCases } from '../corpus/cases';
import { exampleTemplates } from '../support/example-templates';
import { DEFAULTS_SPELLED_OUT, HARMLESS } from '../support/harmless-changes';
import { NUM_RUNS, holds } from '../support/holds';
import { Deployed, Rewriting } from '../support/rewriting';
import { REWRITINGS, REWRITINGS_BY_DEFAULT } from '../support/rewritings';
import { validTopology } from '../support/valid-topology';

/** Templates that are deployed together. */
interface Original {
  readonly title: string;
  readonly templates: readonly Deployed[];
}

const ACCOUNT = '111122223333';

const inCorpus = (title: string, template: unknown, region = 'us-east-1'): Original =>
  ({ title, templates: [{ name: 'Stack', region, account: ACCOUNT, template: template as Deployed['template'] }] });

const inFile = (file: string, region: string): Original => inCorpus(file.split('/').slice(-3).join('/'), JSON.parse(readFileSync(file, 'utf8')), region);

const CORPUS: readonly Original[] = [
  ...cases().flatMap(({ rejected, fixed, region }) => [inFile(rejected, region), inFile(fixed, region)]),
  ...updateCases().flatMap(({ before, after, region }) => [inFile(before, region), inFile(after, region)]),
  ...ownCases().flatMap(({ cases: own }) => own.flatMap(({ id, rejected, fixed }) => [inCorpus(`${id}: rejected`, rejected), inCorpus(`${id}: fixed`, fixed)])),
];

/** One side of an example of a change. */
const sideOf = ({ before, after, elsewhere = {}, ...stack }: ChangeExample, side: 'before' | 'after'): Original => {
  const others = Object.entries(elsewhere).map(([name, { region, ...sides }]): [string, ExampleStack] =>
    [name, { resources: sides[side] ?? {}, ...(region === undefined ? {} : { region }) }]);
  const example = { ...stack, resources: side === 'before' ? before : after, elsewhere: Object.fromEntries(others) };
  return { title: `${stack.title}, ${side}`, templates: exampleTemplates(example) as Deployed[] };
};

const EXAMPLES: readonly Original[] = [
  ...RULES.flatMap(({ id, invalid, valid }) => [...invalid, ...valid].map((example) => ({ title: `${id}: ${example.title}`, templates: exampleTemplates(example) as Deployed[] }))),
  ...CHANGE_RULES.flatMap(({ invalid, valid }) => [...invalid, ...valid].flatMap((example) => [sideOf(example, 'before'), sideOf(example, 'after')])),
];

const ORIGINALS = [...CORPUS, ...EXAMPLES];

/** Whether there is time to change each template in each way: else each is changed in one. */
const ALL = NUM_RUNS > 1000;

const shown = ({ rule, location: { resource }, what }: Finding): string => `${rule.id} @ ${resource.address}: ${what}`;

const changesBetween = (before: readonly Deployed[], after: readonly Deployed[]): Changes => {
  const planned = readTemplates(after);
  return new Changes(readTemplates(before, planned.worlds), planned, new Set(after.map(({ name }) => name)));
};

/** What is found, unless a check fails. */
function findingsOf({ findings, failed }: Evaluation): readonly Finding[] {
  if (failed.length > 0) throw failed[0]!.error;
  return findings;
}

/** What is found about a change. */
const found = (changes: Changes): string[] => findingsOf(evaluateChanges(changes, CHANGE_RULES)).map(shown);

/** What is found that is only asked when a resource is created, or only time has made wrong. */
const askedOnce = (changes: Changes): string[] =>
  findingsOf(evaluateUpdate(changes, RULES)).filter((finding) => finding.holdsByDefault && isAskedOnce(finding)).map(shown);

type Judge = (changes: Changes) => string[];
const judge: Judge = (changes) => [...found(changes), ...askedOnce(changes)];

/** What is said of templates that are changed, or changed back. */
function said({ title, templates }: Original, change: Rewriting, isBack: boolean, judgeIt: Judge = judge): string[] {
  const changed = templates.flatMap(change);
  if (changed.every((template, index) => template === templates[index])) return [];
  const changes = isBack ? changesBetween(changed, templates) : changesBetween(templates, changed);
  return judgeIt(changes).map((finding) => `${finding} (${title}${isBack ? ', back' : ''})`);
}

const CHANGES = Object.entries(HARMLESS);

/** Those templates that are changed in the way with a number, and whether they are changed back. */
const share = (number: number): [Original, boolean][] => ORIGINALS.flatMap((one, index): [Original, boolean][] => {
  if (ALL) return [[one, false], [one, true]];
  return index % CHANGES.length === number ? [[one, Math.floor(index / CHANGES.length) % 2 === 1]] : [];
});

describe('nothing happens to what is deployed, and nothing is said, with', () => {
  test.each(CHANGES.map(([name, change], number) => ({ name, change, number })))('$name', ({ change, number }) => {
    expect(share(number).flatMap(([one, isBack]) => said(one, change, isBack))).toEqual([]);
  });

  // Changed back there is less that the deployment may choose, and more that is certain to be wrong.
  test.each(Object.entries(REWRITINGS_BY_DEFAULT))('%s', (_, change) => {
    expect(share(0).flatMap(([one]) => said(one, change, false))).toEqual([]);
  });

  test('defaults spelled out', () => {
    const some = ORIGINALS.filter((_one, index) => ALL || index % 2 === 0);
    expect(some.flatMap((one, index) => said(one, DEFAULTS_SPELLED_OUT, index % 2 === 1, found))).toEqual([]);
  });

  const aChange = fc.record({ topology: validTopology, name: fc.constantFrom(...Object.keys(HARMLESS)), isBack: fc.boolean() });

  holds('any of that in a topology drawn from the facts', aChange, ({ topology, name, isBack }) => {
    expect(said({ title: name, templates: exampleTemplates(topology) as Deployed[] }, HARMLESS[name]!, isBack)).toEqual([]);
  }, NUM_RUNS / 2);
});

test('each of these changes is one for some template', () => {
  const isIdle = (change: Rewriting): boolean =>
    ORIGINALS.every(({ templates }) => JSON.stringify(templates.flatMap(change)) === JSON.stringify(templates));
  const own = CHANGES.filter(([name]) => !(name in REWRITINGS));
  expect(own.filter(([, change]) => isIdle(change)).map(([name]) => name)).toEqual([]);
});

test('where the resources move to a nested stack, that is said', () => {
  const rules = EXAMPLES.slice(0, 50).flatMap((one) => said(one, REWRITINGS['values by parameters of a nested stack']!, false, found));
  expect(rules.filter((finding) => finding.startsWith('ClusterStackMoved')).length).toBeGreaterThan(10);
});
