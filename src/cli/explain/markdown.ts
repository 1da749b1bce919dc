import { ExplainedExample, Explanation } from './explanation';
import { ROLES_IN_WORDS, WITNESSES_IN_WORDS, effectInWords, noFindingInWords, severityInWords } from './words';

interface MarkdownOptions {
  /** Which examples are also shown as code: all, or folded up those that are right. */
  readonly code: 'all' | 'right';
  /** What is said of refusals that documentation alone shows. */
  readonly documentationAlone?: string;
}

/** An explanation as a section of a page. */
export function markdownOf(explanation: Explanation, options: MarkdownOptions): string {
  const { ruleId, summary, examples, findings, severity, sources } = explanation;
  const reported = findings.map(({ message, logicalId, property, fix }) =>
    `> ${severity.toUpperCase()} ${quoted(message)}\n>\n> ${logicalId}${property === undefined ? '' : `, ${property}`}. Suggested fix: ${fix}`);
  // What is reported stands below the example it is about: a change has two.
  const isLast = ({ role }: ExplainedExample): boolean => role === 'wrong' || role === 'about to be';
  return [
    `## ${ruleId}`,
    summary,
    lineOf(explanation, options),
    ...examples.flatMap((example) => [...shown(example, options), ...(isLast(example) ? reported : [])]),
    noFindingInWords(explanation),
    ['Sources:', ...sources.map(({ url, read, quote }) => `- <${url}> (read ${read})${quote === undefined ? '' : `: “${quote}”`}`)].join('\n'),
  ].join('\n\n');
}

function lineOf(explanation: Explanation, { documentationAlone = WITNESSES_IN_WORDS.documentation }: MarkdownOptions): string {
  const { since, witness, acknowledge, acknowledgesOneChange } = explanation;
  const shows = witness === 'documentation' ? documentationAlone : witness && WITNESSES_IN_WORDS[witness];
  return `${severityInWords(explanation)}, ${effectInWords(explanation)}, since ${since}.${shows === undefined ? '' : ` Witness: ${shows}.`} `
    + (acknowledgesOneChange ? `Acknowledge each change by what it is: this one as \`${acknowledge}\`.` : `Acknowledge it as \`${acknowledge}\`.`);
}

function shown({ role, title, yaml, cdk }: ExplainedExample, { code }: MarkdownOptions): string[] {
  return [
    `**${ROLES_IN_WORDS[role]}**${title === undefined ? '' : ` (${title})`}:`,
    fenced('yaml', yaml),
    ...(cdk === undefined ? [] : codeOf(cdk, role, code)),
  ];
}

function codeOf(cdk: string, role: ExplainedExample['role'], code: MarkdownOptions['code']): string[] {
  if (code === 'all') return [fenced('ts', cdk)];
  return role === 'right' ? ['<details><summary>The same as CDK code</summary>', fenced('ts', cdk), '</details>'] : [];
}

const fenced = (language: string, text: string): string => ['```' + language, text, '```'].join('\n');

/** Lines as paragraphs of a quotation. */
const quoted = (text: string): string => text.split('\n').map((line) => line.trim()).join('\n>\n> ');
