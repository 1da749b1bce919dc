import { writeFileSync } from 'fs';
import { resolve } from 'path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readBaseline } from '../../readers/deployed/baseline';
import { FORMATS, FormatName, write } from '../formats';
import { DEFAULT_PATH, readPlan } from '../input/plan';
import { Judged, judge } from '../judgement/judge';
import { FAIL_ON, FailOn, Settings } from '../settings';
import { Status } from '../status';
import { Terminal } from '../terminal';
import { CommandContext } from './context';

interface CheckFlags {
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

/** `aurora-topology check`. */
export function checkCommand({ terminal, finish }: CommandContext): Command {
  return new Command('check')
    .description('Check templates, folders of templates, or a cloud assembly')
    .argument('[PATH...]', 'files, folders or globs (default: cdk.out)')
    .option('--against <PATH>', 'what is deployed: a cdk.out, a folder, or a template')
    .option('--live <FILE>', 'recorded answers of RDS and CloudFormation about what is deployed', collect)
    .option('--parameters <FILE|Name=Value>', 'values of parameters', collect)
    .option('--region <REGION>', 'the Region of templates that do not say it')
    .option('--account <ACCOUNT>', 'the account of templates that do not say it')
    .option('--severity <Rule=off|warning|error>', 'how a rule is reported', collect)
    .option('--config <FILE>', 'the configuration file (default: aurora-topology.json, or the key in package.json)')
    .addOption(new Option('--fail-on <WHAT>', 'what ends with status 1').choices(FAIL_ON))
    .option('--max-warnings <N>', 'more warnings than that end with status 1', Number)
    .option('--undecided', 'list what could not be decided, and because of which value')
    .addOption(new Option('--format <FORMAT>', 'how findings are written; may be given more than once').choices(FORMATS).default([], 'text').argParser(addFormat))
    .option('--output-file <FILE>', 'write there instead of to the output')
    .option('--quiet', 'errors only')
    .action((paths: string[], flags: CheckFlags) => { finish(check(paths, flags, terminal)); });
}

/** Judges templates, writes what was found, and says how it ends. */
function check(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Status {
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

const collect = (value: string, before: readonly string[] | undefined): string[] => [...before ?? [], value];

/** A parser of its own takes the place of that of `choices`. */
function addFormat(value: string, before: readonly FormatName[]): FormatName[] {
  const format = FORMATS.find((name) => name === value);
  if (format === undefined) throw new InvalidArgumentError(`It is one of ${FORMATS.join(', ')}.`);
  return [...before, format];
}
