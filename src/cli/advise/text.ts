import wrapAnsi from 'wrap-ansi';
import { TopologyAdvice, TopologyReason } from '../../advisor';
import { Terminal } from '../terminal';

const WIDTH = 100;
const INDENT = '  ';

/** Advice as somebody reads it at a terminal. */
export function textOf(advice: TopologyAdvice, { colors, columns = WIDTH }: Pick<Terminal, 'colors' | 'columns'>): string {
  const { topology, summary, reasons, rejected, tradeOffs, features, unmet, multiMaster } = advice;
  const item = (text: string): string => text.split('\n').map((line, index) => hanging(line, columns, index === 0 ? 1 : 2)).join('\n');
  const section = (title: string, items: readonly string[]): string[] => (items.length === 0 ? [] : [[colors.bold(title), ...items.map(item)].join('\n')]);
  const reason = ({ question, answer, consequence }: TopologyReason): string => `${question}\n${consequence}\n${colors.dim(answer)}`;
  const [title = '', ...declared] = summary.split(': ');
  return `${[
    `${colors.bold('Recommended')}: ${colors.green(title)} (${topology})`,
    ...section('Declare it with', [declared.join(': ').replaceAll('`', '')]),
    ...section('Why, question by question', reasons.map(reason)),
    ...section('Give it', features.map(({ feature, reason: why }) => `${feature}: ${why}`)),
    ...section('Not met', unmet),
    ...section('What it costs', tradeOffs.map(({ description, source }) => `${description}\n${colors.dim(source)}`)),
    ...section('Why none of the others', rejected.map(({ topology: other, reason: why }) => `${other}: ${why}`)),
    ...section('Multi-master', [multiMaster.statement, ...multiMaster.reasons.map(reason)]),
  ].join('\n\n')}\n`;
}

/** A paragraph whose lines hang below its first one. */
function hanging(text: string, columns: number, depth: number): string {
  const lines = wrapAnsi(text, Math.max(columns - INDENT.length * (depth + 1), 40)).split('\n');
  return lines.map((line, index) => `${INDENT.repeat(index === 0 ? depth : depth + 1)}${line}`).join('\n');
}
