// Writes docs/rules: a page per topic and their index, from the rules themselves. The findings shown are the real ones.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANGE_EXAMPLES, EXAMPLES } from '../src/cli/explain/examples';
import { explain, explainChange } from '../src/cli/explain/explanation';
import { markdownOf } from '../src/cli/explain/markdown';
import { effectInWords, severityInWords } from '../src/cli/explain/words';
import { ChangeRule } from '../src/engine/change-rule';
import { NAMESPACE, severityOf } from '../src/engine/render';
import { Rule, RuleInfo, Topic } from '../src/engine/rule';
import { RULES, TOPICS } from '../src/rules';
import { CHANGE_RULES, CHANGE_TOPICS } from '../src/rules/updates';

interface Candidate {
  readonly set: 'engines' | 'features' | 'parameters' | 'documentation' | 'gaps';
  readonly number: number;
  readonly name: string;
  readonly verdict: 'implemented' | 'merged' | 'refused';
  readonly rule?: string;
  readonly reason?: string;
}

const FOLDER = join(__dirname, '../docs/rules');
const OPTIONS = { code: 'right', documentationAlone: 'documentation alone, [looked at again](candidates.md)' } as const;
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
        ...topic.rules.map((rule) => `| [\`${rule.id}\`](${topic.id}.md#${rule.id.toLowerCase()}) | ${severityInWords({ severity: severityOf(rule) })} | ${effectInWords(rule)} | ${cell(rule.summary)} |`),
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
  return markdownOf(explain(rule, EXAMPLES[rule.id]!), OPTIONS);
}

function changeSection(rule: ChangeRule): string {
  return markdownOf(explainChange(rule, CHANGE_EXAMPLES[rule.id]!), OPTIONS);
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
