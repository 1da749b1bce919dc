import { describeFinding, describeStep, docsUrl } from '../../../engine/render';
import { Judged } from '../../judgement/judge';
import { inert } from '../../printable';
import { Format, Surroundings } from '../format';
import { locationOf, pathFrom, repositoryRoot } from '../location';
import { Report } from '../report';
import { checkedText, counted, explainCommand, foundText, nameOf } from '../words';
import { answersOf } from './answers';
import { code, plain } from './escape';

/** By this line the comment is found again, so that the next run takes its place. */
export const MARKER = '<!-- aurora-topology: findings -->';

/** How long a comment on GitHub may be. */
export const LONGEST_COMMENT = 65_536;

/** What is kept free for the lines that close what is cut. */
const RESERVE = 512;

/** A comment on a pull request: what the changes lead to on top, then the errors, then the warnings folded away. */
export const markdownOf: Format = (report, surroundings) => {
  const comment = new Comment();
  for (const line of headOf(report)) comment.add(line);
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const warnings = report.findings.filter(({ severity }) => severity === 'warning');
  comment.section('Errors', errors.map((one) => entryOf(one, surroundings, true)));
  comment.folded(counted(warnings.length, 'warning'), warnings.map((one) => entryOf(one, surroundings, false)));
  const { acknowledged } = report;
  if (report.selection.acknowledged) comment.folded(`${acknowledged.length} acknowledged`, acknowledged.map((one) => entryOf(one, surroundings, false)));
  if (report.selection.undecided) comment.folded(`${report.undecided.length} undecided`, undecidedOf(report));
  return comment.toString();
};

/** A comment, as far as it fits: entries are whole, or counted. */
class Comment {
  private text = '';
  private left = 0;

  public add(line: string): void {
    this.text += `${line}\n`;
  }

  public section(title: string, entries: readonly string[]): void {
    if (entries.length === 0) return;
    this.add(`#### ${title}\n`);
    this.addAll(entries);
  }

  public folded(title: string, entries: readonly string[]): void {
    if (entries.length === 0) return;
    this.add(`<details><summary>${title}</summary>\n`);
    this.addAll(entries);
    this.add('</details>\n');
  }

  public toString(): string {
    const { left, text } = this;
    const all = left === 0 ? text : `${text}${counted(left, 'entry', 'entries')} more did not fit into a comment: run \`npx aurora-topology check\` to see all.\n`;
    return all.split('\n').map(inert).join('\n');
  }

  /** Once one does not fit, those after it do not come before it. */
  private addAll(entries: readonly string[]): void {
    for (const entry of entries) {
      if (this.left > 0 || this.text.length + entry.length > LONGEST_COMMENT - RESERVE) this.left++;
      else this.add(entry);
    }
  }
}

function headOf(report: Report): string[] {
  const { counts: { acknowledged, undecided } } = report;
  const more = [...(acknowledged > 0 ? [`${acknowledged} acknowledged`] : []), ...(undecided > 0 ? [`${counted(undecided, 'check')} undecided`] : [])];
  return [
    MARKER,
    `### Aurora: ${foundText(report).replace(/^N/, 'n')}`,
    '',
    ...answersOf(report),
    `${[checkedText(report), ...more].join('; ')}.`,
    '',
    ...[...report.problems, ...report.failures].slice(0, LISTED_PROBLEMS).map((problem) => `- **Problem:** ${plain(problem.slice(0, LONGEST_PROBLEM))}\n`),
  ];
}

const LISTED_PROBLEMS = 20;
const LONGEST_PROBLEM = 500;

function entryOf(judged: Judged, surroundings: Surroundings, isOpen: boolean): string {
  const { finding, acknowledged } = judged;
  const { rule } = finding;
  const { file, line } = locationOf(judged);
  const path = file === '' ? undefined : pathFrom(repositoryRoot(surroundings), surroundings.cwd, file) ?? file;
  const at = path === undefined ? [] : [code(line === undefined ? path : `${path}:${line}`)];
  const lines = [
    `- **${code(nameOf(judged))}** ${[`[${rule.id}](${docsUrl(rule)})`, ...at].join(' · ')}`,
    ...describeFinding(finding).split('\n').map(plain),
    `**Fix:** ${plain(describeStep(finding))}`,
    ...(isOpen ? [`More: \`${explainCommand(rule.id)}\``] : []),
    ...(acknowledged === undefined ? [] : [`**Acknowledged:** ${acknowledged === '' ? 'without a reason' : plain(acknowledged)}`]),
  ];
  return `${lines.join('  \n  ')}\n`;
}

/** What could not be decided, a line for each value that is not known. */
function undecidedOf({ undecided, places }: Report): string[] {
  const rules = new Map<string, Set<string>>();
  for (const { rule, resource, property } of undecided) {
    const key = `- ${code(nameOf({ place: places.of(resource) }))} ${code(property)}`;
    rules.set(key, (rules.get(key) ?? new Set()).add(rule.id));
  }
  return [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, ids]) => `${key}: ${[...ids].sort().join(', ')}`);
}
