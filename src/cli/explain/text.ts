import wrapAnsi from 'wrap-ansi';
import { Terminal } from '../terminal';
import { ExplainedExample, Explanation } from './explanation';
import { EFFECTS_IN_WORDS, ROLES_IN_WORDS, WITNESSES_IN_WORDS, effectInWords, noFindingInWords } from './words';

/** How wide lines of prose are where the output is no terminal. */
const WIDTH = 100;
const INDENT = '  ';

/** An explanation as somebody reads it at a terminal. */
export function textOf(explanation: Explanation, { colors, columns = WIDTH }: Pick<Terminal, 'colors' | 'columns'>): string {
  const { ruleId, topic, severity, effect, since, summary, witness, examples, findings, documentation, sources } = explanation;
  const { acknowledge, acknowledgesOneChange } = explanation;
  const sign = (name: string): string => (name === 'error' ? colors.red(name) : colors.yellow(name));
  const prose = (text: string, indent = ''): string => indented(wrapAnsi(text, Math.max(columns - indent.length, 40)), indent);
  const heading = (text: string): string => prose(colors.bold(text));
  const example = ({ role, title, yaml, cdk }: ExplainedExample): string[] => [
    heading(`${ROLES_IN_WORDS[role]}${title === undefined ? '' : `: ${title}`}`),
    colors.dim(indented(yaml, INDENT)),
    ...(cdk === undefined ? [] : [indented(cdk, INDENT)]),
  ];
  const reported = findings.map(({ severity: one, message, logicalId, property, fix }) =>
    [prose(`${sign(one)} ${message}`, INDENT), prose(`${logicalId}${property === undefined ? '' : `, ${property}`}. Fix: ${fix}`, INDENT)].join('\n'));
  const shows = witness === undefined ? '' : ` What shows it: ${WITNESSES_IN_WORDS[witness]}.`;
  return `${[
    prose(`${colors.bold(ruleId)}  ${sign(severity)}, ${effectInWords(explanation)}, topic ${topic}, since ${since}`),
    prose(summary),
    prose(`Where it is broken, ${EFFECTS_IN_WORDS[effect]}.${shows}`),
    ...examples.flatMap(example),
    heading('What is reported'),
    ...reported,
    prose(noFindingInWords(explanation)),
    heading(`To accept ${acknowledgesOneChange ? 'this one change' : 'it'}, acknowledge it on the construct or above, or in aurora-topology.json`),
    indented(`Validations.of(construct).acknowledge({ id: '${acknowledge}', reason: '…' });`, INDENT),
    indented(`"acknowledgements": [{ "id": "${acknowledge}", "reason": "…" }]`, INDENT),
    heading('Sources'),
    sources.flatMap(({ url, read, quote }) => [`${INDENT}${url} (read ${read})`, ...(quote === undefined ? [] : [prose(`“${quote}”`, INDENT.repeat(2))])]).join('\n'),
    `${heading('Page')}\n${INDENT}${documentation}`,
  ].join('\n\n')}\n`;
}

const indented = (text: string, indent: string): string => text.replace(/^(?=.)/gm, indent);
