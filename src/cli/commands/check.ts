import { resolve } from 'path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readBaseline } from '../../readers/deployed/baseline';
import { FORMATS } from '../formats';
import { Output, outputsOf, parseOutput, writeOutputs } from '../formats/outputs';
import { reportOf } from '../formats/report';
import { DEFAULT_PATH, readPlan } from '../input/plan';
import { Judged, judge } from '../judgement/judge';
import { inert, printable } from '../printable';
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
  readonly acknowledged?: boolean;
  readonly undecided?: boolean;
  readonly format: Output[];
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
    .option('--acknowledged', 'list what is acknowledged too, and why; in SARIF as suppressed')
    .option('--undecided', 'list what could not be decided, and because of which value')
    .addOption(new Option('--format <FORMAT[=FILE]>', `how findings are written, and where: ${FORMATS.join(', ')}; may be given more than once`)
      .default([], 'text, to the output').argParser(addOutput))
    .option('--output-file <FILE>', 'where the last format goes that has no FILE (default: to the output)')
    .option('--quiet', 'list errors only; warnings are counted')
    .action((paths: string[], flags: CheckFlags) => { finish(check(paths, flags, terminal)); });
}

/** Judges templates, writes what was found, and says how it ends. */
function check(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Status {
  const { cwd } = terminal;
  const outputs = outputsOf(flags.format, flags.outputFile);
  const settings = settingsOf(flags);
  const plan = readPlan(paths.length > 0 ? paths : [DEFAULT_PATH], cwd);
  const { against, live = [] } = flags;
  const baseline = against === undefined ? undefined : readBaseline(resolve(cwd, against), live.map((file) => resolve(cwd, file)));
  const missing = against !== undefined && !baseline ? [`there is no baseline at ${against}, so nothing is compared with what is deployed`] : [];
  const judgement = judge(plan.stacks, baseline, settings, cwd);
  const problems = [...plan.problems, ...judgement.problems];
  const { quiet = false, acknowledged = false, undecided = false } = flags;
  const report = reportOf({ ...judgement, problems }, { errorsOnly: quiet, acknowledged, undecided });
  for (const problem of [...missing, ...problems, ...report.failures]) terminal.err(`${inert(printable(problem))}\n`);
  writeOutputs(outputs, report, terminal);
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

function addOutput(value: string, before: readonly Output[]): Output[] {
  const output = parseOutput(value);
  if (!output) throw new InvalidArgumentError(`It is one of ${FORMATS.join(', ')}, or one of them with a file, such as sarif=findings.sarif.`);
  return [...before, output];
}
