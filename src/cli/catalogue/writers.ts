import wrapAnsi from 'wrap-ansi';
import { docsUrl, severityOf, witnessOf } from '../../engine/render';
import { RuleInfo } from '../../engine/rule';
import { Terminal } from '../terminal';
import { ListedTopic } from './select';

/** Writes a catalogue in one format. */
export type Writer = (topics: readonly ListedTopic[], terminal: Pick<Terminal, 'colors' | 'columns'>) => string;

/** The version of the shape of the JSON output. */
const SCHEMA_VERSION = 1;

export const WRITERS = {
  text,
  json: (topics) => `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, rules: topics.flatMap(({ rules }) => rules.map(dataOf)) }, null, 2)}\n`,
  markdown,
} satisfies Readonly<Record<string, Writer>>;

/** Columns of rules below the title of their topic; at a pipe each rule is one line. */
function text(topics: readonly ListedTopic[], { colors, columns = Infinity }: Pick<Terminal, 'colors' | 'columns'>): string {
  const rules = topics.flatMap(({ rules: ofTopic }) => ofTopic);
  const width = (cells: readonly string[]): number => Math.max(0, ...cells.map(({ length }) => length));
  const widths = [width(rules.map(({ id }) => id)), 'warning'.length, width(rules.map(effectOf))] as const;
  const indent = 2 + widths.reduce((sum, one) => sum + one + 2, 0);
  const line = (rule: RuleInfo): string => {
    const severity = severityOf(rule);
    const cell = severity.padEnd(widths[1]);
    const summary = wrapAnsi(rule.summary, Math.max(columns - indent, 30)).replaceAll('\n', `\n${' '.repeat(indent)}`);
    return `  ${rule.id.padEnd(widths[0])}  ${severity === 'error' ? colors.red(cell) : colors.yellow(cell)}  ${effectOf(rule).padEnd(widths[2])}  ${summary}`;
  };
  return topics.map(({ id, title, rules: ofTopic }) => `${[`${colors.bold(id)}  ${title}`, ...ofTopic.map(line)].join('\n')}\n`).join('\n');
}

function markdown(topics: readonly ListedTopic[]): string {
  return topics.map(({ id, title, rules }) => [
    `## ${title} (\`${id}\`)`,
    '',
    '| Rule | Severity | Effect | When it is kept |',
    '|---|---|---|---|',
    ...rules.map((rule) => `| [\`${rule.id}\`](${docsUrl(rule)}) | ${severityOf(rule)} | ${effectOf(rule)} | ${rule.summary.replaceAll('|', '\\|')} |`),
    '',
  ].join('\n')).join('\n');
}

/** A rule as data: the fields of `AuroraRuleInfo`. */
function dataOf(rule: RuleInfo): object {
  const { id, topic, effect, lifecycle, summary, sources, since } = rule;
  return {
    ruleId: id,
    topic,
    effect,
    severity: severityOf(rule),
    lifecycle,
    summary,
    documentation: docsUrl(rule),
    sources: sources.map(({ url }) => url),
    witness: witnessOf(rule),
    since,
  };
}

const effectOf = ({ effect, lifecycle }: RuleInfo): string => (lifecycle ? `${effect} (lifecycle)` : effect);
