import { readFileSync } from 'fs';
import { evaluate } from '../../src/engine/evaluate';
import { Finding } from '../../src/engine/finding';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { cases, ownCases } from '../corpus/cases';
import { exampleTemplates } from '../support/example-templates';
import { NUM_RUNS } from '../support/holds';
import { Deployed, Rewriting } from '../support/rewriting';
import { NESTED, REWRITINGS, REWRITINGS_BY_DEFAULT, composed } from '../support/rewritings';

/** Templates that are deployed together. */
interface Original {
  readonly title: string;
  readonly templates: readonly Deployed[];
}

/** What is said of a template: the errors, each as the rule and the resource it is about. */
interface Said {
  readonly always: readonly string[];
  /** Those that hold unless the deployment says otherwise. */
  readonly byDefault: readonly string[];
}

const ACCOUNT = '111122223333';
const REFUSALS = RULES.filter(({ effect }) => effect === 'rejected');

const inCorpus = (title: string, template: unknown, region = 'us-east-1'): Original =>
  ({ title, templates: [{ name: 'Stack', region, account: ACCOUNT, template: template as Deployed['template'] }] });

const CORPUS: readonly Original[] = [
  ...cases().flatMap(({ id, rejected, fixed, region }) => [rejected, fixed].map((file) =>
    inCorpus(`${id}: ${file === fixed ? 'fixed' : 'rejected'}`, JSON.parse(readFileSync(file, 'utf8')), region))),
  ...ownCases().flatMap(({ cases: own }) => own.flatMap(({ id, rejected, fixed }) => [inCorpus(`${id}: rejected`, rejected), inCorpus(`${id}: fixed`, fixed)])),
];

/** The examples of each rule. */
const EXAMPLES: readonly (readonly Original[])[] = RULES.map((rule) => [...rule.invalid, ...rule.valid].map((example) =>
  ({ title: `${rule.id}: ${example.title}`, templates: exampleTemplates(example) as Deployed[] })));

/** Whether there is time to rewrite each template in each way: else each rule has one for each way, and the corpus a half. */
const ALL = NUM_RUNS > 1000;

const placeOf = ({ rule, location }: Finding): string => `${rule.id} @ ${location.resource.address.replace(NESTED_STACKS, '')}`;
const NESTED_STACKS = new RegExp(`${NESTED}\\d*/`, 'g');

const places = (findings: readonly Finding[]): string[] => [...new Set(findings.map(placeOf))].sort();

function said(templates: readonly Deployed[]): Said {
  const { findings, failed } = evaluate(readTemplates(templates), REFUSALS);
  // An expectation would take as long as reading the template.
  if (failed.length > 0) throw failed[0]!.error;
  return { always: places(findings), byDefault: places(findings.filter(({ holdsByDefault }) => holdsByDefault)) };
}

const before = new Map<Original, Said>();

function saidBefore(one: Original): Said {
  if (!before.has(one)) before.set(one, said(one.templates));
  return before.get(one)!;
}

/** The templates in another way; undefined where that is no other. */
function rewrittenBy(rewriting: Rewriting, { templates }: Original): Deployed[] | undefined {
  const rewritten = templates.flatMap(rewriting);
  return rewritten.every((template, index) => template === templates[index]) ? undefined : rewritten;
}

/** What is said no more of a template that is rewritten, and what is said of it now. */
function differences(one: Original, rewriting: Rewriting, errors: (said: Said) => readonly string[]): string[] {
  const rewritten = rewrittenBy(rewriting, one);
  if (!rewritten) return [];
  const [old, now] = [saidBefore(one), said(rewritten)].map(errors) as [readonly string[], readonly string[]];
  return [
    ...old.filter((place) => !now.includes(place)).map((place) => `lost: ${place} (${one.title})`),
    ...now.filter((place) => !old.includes(place)).map((place) => `new: ${place} (${one.title})`),
  ];
}

const always = (errors: Said): readonly string[] => errors.always;
const byDefault = (errors: Said): readonly string[] => errors.byDefault;

/** Of the corpus every other template for each number, and the others for the next. */
const corpusFor = (index: number): readonly Original[] => CORPUS.filter((_one, position) => ALL || position % 2 === index % 2);

/** Of each rule one example for each number, and another one for the next. */
const examplesFor = (index: number): readonly Original[] => EXAMPLES.flatMap((ofRule) => (ALL ? ofRule : [ofRule[index % ofRule.length]!]));

test('each way of saying the same is another one for some template', () => {
  const originals = [...CORPUS, ...EXAMPLES.flat()];
  const idle = Object.entries({ ...REWRITINGS, ...REWRITINGS_BY_DEFAULT })
    .filter(([, rewriting]) => originals.every((one) => rewrittenBy(rewriting, one) === undefined));
  expect(idle.map(([name]) => name)).toEqual([]);
});

describe.each(Object.entries(REWRITINGS).map(([name, rewriting], index) => ({ name, rewriting, index })))('$name', ({ rewriting, index }) => {
  test('changes no error of the corpus', () => {
    expect(corpusFor(index).flatMap((one) => differences(one, rewriting, always))).toEqual([]);
  });

  test('changes no error of the examples', () => {
    expect(examplesFor(index).flatMap((one) => differences(one, rewriting, always))).toEqual([]);
  });
});

test('two ways of saying the same, one in the other, change no error of the examples', () => {
  const rewritings = Object.values(REWRITINGS);
  const { length } = rewritings;
  const found = EXAMPLES.flat().flatMap((one, index) => {
    const [first, second] = [index % length, (index + 1 + Math.floor(index / length) % (length - 1)) % length];
    const names = Object.keys(REWRITINGS);
    const both = composed(rewritings[first]!, rewritings[second]!);
    return differences(one, both, always).map((difference) => `${difference} by ${names[first]} and ${names[second]}`);
  });
  expect(found).toEqual([]);
});

/**
 * What is a parameter is there to be set: who deploys may name a source of another Region, or have the password managed. So these rules
 * say nothing where their property is one, whatever its default.
 */
const ONLY_FIXED = /^(lost: )(CloneRegion|ClusterMasterPasswordMissing) /;

describe.each(Object.entries(REWRITINGS_BY_DEFAULT))('%s', (_, rewriting) => {
  test('changes no error of the corpus that holds by default', () => {
    expect(CORPUS.flatMap((one) => differences(one, rewriting, byDefault))).toEqual([]);
  });

  test('changes no error of the examples that holds by default', () => {
    const found = examplesFor(0).flatMap((one) => differences(one, rewriting, byDefault));
    expect(found.filter((difference) => !ONLY_FIXED.test(difference))).toEqual([]);
  });
});
