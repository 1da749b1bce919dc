// Writes docs/rules: a page per topic and their index, from the rules themselves. The findings shown are the real ones.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { isCoveredByRule } from '../src/engine/acknowledgement';
import { ChangeRule } from '../src/engine/change-rule';
import { evaluate } from '../src/engine/evaluate';
import { ChangeExample, Example, ExampleStack } from '../src/engine/example';
import { Finding } from '../src/engine/finding';
import { NAMESPACE, describeFinding, qualifiedId, severityOf, witnessOf } from '../src/engine/render';
import { Rule, RuleInfo, Topic } from '../src/engine/rule';
import { Witness } from '../src/facts/sources';
import { readConstructTree } from '../src/readers/construct-tree';
import { CHANGE_RULES, CHANGE_TOPICS, RULES, TOPICS } from '../src/rules';
import { evaluateChangeExample } from '../test/support/change-example';
import { exampleApp } from '../test/support/example-app';

interface Candidate {
  readonly set: 'engines' | 'features' | 'parameters' | 'documentation' | 'gaps';
  readonly number: number;
  readonly name: string;
  readonly verdict: 'implemented' | 'merged' | 'refused';
  readonly rule?: string;
  readonly reason?: string;
}

const WITNESSES_IN_WORDS: Readonly<Record<Witness, string>> = {
  'service message': 'the words of the service, in a report',
  'handler': 'the handler of CloudFormation',
  'schema': 'the schema of the resource type',
  'API model': 'the API model',
  'documentation': 'documentation alone, [looked at again](candidates.md)',
};

const FOLDER = join(__dirname, '../docs/rules');
const GENERATED = '<!-- Generated from src/rules by `npx projen docs`. -->';

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
write('README.md', index());
for (const topic of TOPICS) write(`${topic.id}.md`, page(topic, section));
for (const topic of CHANGE_TOPICS) write(`${topic.id}.md`, page(topic, changeSection));
write('candidates.md', candidates());

function index(): string {
  return lines(
    '# Rules',
    `${RULES.length + CHANGE_RULES.length} rules. What Aurora refuses is an error and fails \`cdk synth\`, and so is a change that replaces what holds data; `
      + 'everything else is a warning. '
      + `Acknowledge a finding with \`Validations.of(construct).acknowledge({ id: '${NAMESPACE}::RuleId', reason: '…' })\`.`,
    ...[...TOPICS, ...CHANGE_TOPICS].map((topic: Topic<RuleInfo>) => lines(
      `## [${topic.title}](${topic.id}.md)`,
      [
        '| Rule | Severity | Effect | When it is kept |',
        '|---|---|---|---|',
        ...topic.rules.map((rule) => `| [\`${rule.id}\`](${topic.id}.md#${rule.id.toLowerCase()}) | ${severity(rule)} | ${effect(rule)} | ${cell(rule.summary)} |`),
      ].join('\n'),
    )),
  );
}

/** What became of every constraint that was collected before the rules were written: nothing is dropped silently. */
function candidates(): string {
  const all = JSON.parse(readFileSync(join(FOLDER, '../candidates.json'), 'utf8')) as Candidate[];
  const count = (verdict: Candidate['verdict']): number => all.filter((candidate) => candidate.verdict === verdict && candidate.set !== 'documentation').length;
  const topicOf = new Map([...RULES, ...CHANGE_RULES].map(({ id, topic }) => [id, topic]));
  const link = (id: string): string => `[\`${id}\`](${topicOf.get(id)}.md#${id.toLowerCase()})`;
  return lines(
    '# Candidates',
    `${all.filter(({ set }) => set !== 'documentation').length} constraints were collected from the documentation and from reports before the rules were written: ${count('implemented')} have a rule, `
      + `${count('merged')} are part of another rule, and ${count('refused')} were refused, each for the reason given. Of the set \`documentation\` are `
      + 'refusals that documentation alone shows: looked at again on 2026-11-28, each stays an error unless the handler drops the property, the model '
      + 'calls it ignored, or a template that deployed has it.',
    [
      '| Candidate | Verdict | Rule | Reason |',
      '|---|---|---|---|',
      ...all.map(({ set, number, name, verdict, rule, reason }) =>
        `| ${set} ${number} ${name} | ${verdict} | ${rule === undefined ? '' : link(rule)} | ${cell(reason ?? '')} |`),
    ].join('\n'),
  );
}

function page<R extends RuleInfo>(topic: Topic<R>, describe: (rule: R) => string): string {
  return lines(`# ${topic.title}`, topic.about, ...topic.rules.map(describe));
}

function section(rule: Rule): string {
  const [invalid] = rule.invalid as [Example];
  return lines(
    ...head(rule),
    `**Wrong** (${invalid.title}):`,
    template(invalid),
    ...shown(rule, evaluate(readConstructTree(exampleApp(invalid)), [rule]).findings),
    ...rule.valid.slice(0, 1).flatMap((example) => [`**Right** (${example.title}):`, template(example)]),
    `No finding either: ${list(rule.valid.slice(1).map(({ title }) => title))}`,
    sources(rule),
  );
}

function changeSection(rule: ChangeRule): string {
  const [invalid] = rule.invalid as [ChangeExample];
  const { findings } = evaluateChangeExample(invalid, [rule]);
  const side = (resources: ExampleStack['resources']): string => template({ ...invalid, resources, elsewhere: {} });
  return lines(
    ...head(rule, findings[0]),
    `**Deployed** (${invalid.title}):`,
    side(invalid.before),
    ...(invalid.running ? ['**What runs**, as RDS describes it:', fenced(stringify(invalid.running, { lineWidth: 0 }))] : []),
    '**About to be**:',
    side(invalid.after),
    ...shown(rule, findings),
    `No finding: ${list(rule.valid.map(({ title }) => title))}`,
    sources(rule),
  );
}

/** @param example what its example is acknowledged as, where the id of the rule is not enough */
function head(rule: RuleInfo, example?: Finding): string[] {
  const acknowledge = example && !isCoveredByRule(example)
    ? `Acknowledge each change by what it is: this one as \`${qualifiedId(example)}\`.`
    : `Acknowledge it as \`${NAMESPACE}::${rule.id}\`.`;
  const line = `${severity(rule)}, ${effect(rule)}, since ${rule.since}.${witness(rule)} ${acknowledge}`;
  return [`## ${rule.id}`, rule.summary, line];
}

function sources(rule: RuleInfo): string {
  return ['Sources:', ...rule.sources.map(({ url, read, quote }) => `- <${url}> (read ${read})${quote === undefined ? '' : `: “${quote}”`}`)].join('\n');
}

/** What the rule says to the example, as reports print it. */
function shown(rule: RuleInfo, findings: readonly Finding[]): string[] {
  return findings.map((finding) => {
    const { location: { resource, property } } = finding;
    return lines(`> ${severity(rule).toUpperCase()} ${describeFinding(finding).split('\n').map((line) => line.trimStart()).join('\n>\n> ')}`, `> ${resource.logicalId}${property === undefined ? '' : `, ${property}`}. Suggested fix: ${finding.fix}`)
      .replaceAll('\n\n', '\n>\n');
  });
}

function template(example: Example): string {
  const stacks = { ...(example.elsewhere ?? {}) };
  const main = yaml(example);
  const others = Object.entries(stacks).map(([name, stack]) => `# stack ${name}\n${yaml(stack)}`);
  return fenced([main, ...others].join('---\n'));
}

function fenced(text: string): string {
  return ['```yaml', text.trimEnd(), '```'].join('\n');
}

function yaml({ region, resources, parameters, conditions, outputs }: ExampleStack): string {
  const sections = { Parameters: parameters, Conditions: conditions, Resources: resources, Outputs: outputs };
  return (region === undefined ? '' : `# in ${region}\n`) + stringify(JSON.parse(JSON.stringify(sections)), { lineWidth: 0 });
}

function severity(rule: RuleInfo): string {
  return severityOf(rule) === 'error' ? 'Error' : 'Warning';
}

function effect(rule: RuleInfo): string {
  return rule.lifecycle ? `${rule.effect} (lifecycle)` : rule.effect;
}

/** What shows that it is refused, in a sentence. */
function witness(rule: RuleInfo): string {
  const name = witnessOf(rule);
  return name === undefined ? '' : ` Witness: ${WITNESSES_IN_WORDS[name]}.`;
}

function list(titles: readonly string[]): string {
  return titles.length === 0 ? '—' : `${titles.join('; ')}.`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function lines(...blocks: readonly string[]): string {
  return blocks.join('\n\n');
}

function write(file: string, text: string): void {
  writeFileSync(join(FOLDER, file), `${GENERATED}\n\n${text}\n`);
}
