import { writeFileSync } from 'fs';
import { resolve } from 'path';
import { readBaseline } from '../../readers/deployed/baseline';
import { FORMATS, FormatName, write } from '../formats';
import { DEFAULT_PATH, readPlan } from '../input/plan';
import { Judged, judge } from '../judgement/judge';
import { FailOn, Settings } from '../settings';
import { Status } from '../status';
import { Terminal } from '../terminal';

export interface CheckFlags {
  readonly against?: string;
  readonly live?: string[];
  readonly parameters?: string[];
  readonly region?: string;
  readonly account?: string;
  readonly severity?: string[];
  readonly config?: string;
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
  readonly undecided?: boolean;
  readonly format: FormatName[];
  readonly outputFile?: string;
  readonly quiet?: boolean;
}

/** `aurora-topology check`: judges templates, writes what was found, and says how it ends. */
export function check(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Status {
  const { cwd } = terminal;
  const settings = settingsOf(flags);
  const plan = readPlan(paths.length > 0 ? paths : [DEFAULT_PATH], cwd);
  const { against, live = [] } = flags;
  const baseline = against === undefined ? undefined : readBaseline(resolve(cwd, against), live.map((file) => resolve(cwd, file)));
  const missing = against !== undefined && !baseline ? [`there is no baseline at ${against}, so nothing is compared with what is deployed`] : [];
  const judgement = judge(plan.stacks, baseline, settings, cwd);
  const problems = [...plan.problems, ...judgement.problems];
  for (const problem of [...missing, ...problems]) terminal.err(`${problem}\n`);
  const formats = flags.format.length > 0 ? flags.format : [FORMATS[0]!];
  const output = formats.map((format) => write(format, judgement, terminal)).join('');
  if (flags.outputFile === undefined) terminal.out(output);
  else writeFileSync(resolve(cwd, flags.outputFile), output);
  if (problems.length > 0) return Status.FAILED;
  return isOver(judgement.findings, settings) ? Status.FINDINGS : Status.FINE;
}

function settingsOf({ region, account, failOn = 'error', maxWarnings = Infinity }: CheckFlags): Settings {
  return { severities: new Map(), acknowledgements: [], region, account, parameters: {}, failOn, maxWarnings };
}

/** Whether findings are at or above the threshold. */
function isOver(findings: readonly Judged[], { failOn, maxWarnings }: Settings): boolean {
  const counts: Readonly<Record<FailOn, (one: Judged) => boolean>> = {
    error: ({ severity }) => severity === 'error',
    warning: () => true,
    destructive: ({ finding, severity }) => severity === 'error' && finding.rule.effect === 'replaced',
    never: () => false,
  };
  return findings.some(counts[failOn]) || findings.filter(({ severity }) => severity === 'warning').length > maxWarnings;
}
