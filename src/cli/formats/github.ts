import { describeFinding, describeStep } from '../../engine/render';
import { Judged } from '../judgement/judge';
import { inert, printableLines } from '../printable';
import { Format, Surroundings } from './format';
import { FileLocation, locationOf, pathFrom, repositoryRoot } from './location';
import { checkedText, counted, explainCommand, foundText } from './words';

/** How many annotations of each kind GitHub shows of one step: https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md. */
const SHOWN_PER_KIND = 10;

/** Commands for the log of GitHub Actions, which become annotations; errors first, because only the first are shown. */
export const githubOf: Format = (report, surroundings) => {
  const { findings, counts, changes, checked } = report;
  const of = (severity: Judged['severity']): readonly Judged[] => findings.filter((one) => one.severity === severity);
  const [errors, warnings] = [of('error'), of('warning')];
  const beyond = [[errors, 'error'], [warnings, 'warning']] as const;
  const left = beyond.flatMap(([some, noun]) => (some.length > SHOWN_PER_KIND ? [counted(some.length - SHOWN_PER_KIND, `more ${noun}`)] : []));
  const notice = `${left.join(' and ')} in the log: GitHub shows ${SHOWN_PER_KIND} annotations of each kind for a step.`;
  const summary = `${foundText(report)} (${checkedText(report)})`;
  return [
    ...[...errors, ...warnings].map((one) => command(one, surroundings)),
    ...(left.length === 0 ? [] : [`::notice title=aurora-topology::${data(notice)}`]),
    ...(changes === '' ? [] : [inert(`Changes: ${changes}`)]),
    inert(counts.undecided > 0 && checked.clusters > 0 ? `${summary}, ${counted(counts.undecided, 'check')} undecided` : summary),
  ].map((line) => `${line}\n`).join('');
};

function command(judged: Judged, surroundings: Surroundings): string {
  const { finding, severity } = judged;
  const { rule: { id } } = finding;
  const properties = { ...positionOf(locationOf(judged), surroundings), title: id };
  const given = Object.entries(properties).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${property(String(value))}`]));
  const text = [describeFinding(finding), `Fix: ${describeStep(finding)}`, `More: ${explainCommand(id)}`];
  return `::${severity} ${given.join(',')}::${data(text.join('\n'))}`;
}

/** The file as the repository has it; one that is elsewhere cannot be annotated. */
function positionOf({ file, line, column }: FileLocation, surroundings: Surroundings): Record<string, string | number | undefined> {
  const path = file === '' ? undefined : pathFrom(repositoryRoot(surroundings), surroundings.cwd, file);
  return path === undefined ? {} : { file: path, line, col: column };
}

/** Escapes the message of a command, as the runner takes it back. */
const data = (text: string): string => printableLines(text).join('\n').replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

/** Escapes a property of a command. */
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
