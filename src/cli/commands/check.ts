import { relative, resolve } from 'path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { missingBaseline, readBaseline } from '../../readers/deployed/baseline';
import { REASON, acceptCurrent } from '../acceptance';
import { settingsOf } from '../config/merge';
import { ConfigurationFile, readConfiguration } from '../config/read';
import { FORMATS } from '../formats';
import { Output, outputsOf, parseOutput, writeOutputs } from '../formats/outputs';
import { reportOf } from '../formats/report';
import { unknownParameters } from '../input/parameters';
import { DEFAULT_PATH, readPlan } from '../input/plan';
import { Judged, Judgement, judge } from '../judgement/judge';
import { Acknowledgement, FAIL_ON, FailOn, Settings } from '../settings';
import { Status, UsageError } from '../status';
import { Terminal, say } from '../terminal';
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
  readonly acceptCurrent?: boolean;
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
    .option('--max-warnings <N>', 'more warnings than that end with status 1', wholeNumber)
    .option('--acknowledged', 'list what is acknowledged too, and why; in SARIF as suppressed')
    .option('--undecided', 'list what could not be decided, and because of which value')
    .addOption(new Option('--format <FORMAT[=FILE]>', `how findings are written, and where: ${FORMATS.join(', ')}; may be given more than once`)
      .default([], 'text, to the output').argParser(addOutput))
    .option('--output-file <FILE>', 'where the last format goes that has no FILE (default: to the output)')
    .option('--quiet', 'list errors only; warnings are counted')
    .option('--accept-current', 'write what is found into the configuration file, with a reason to fill in')
    .action((paths: string[], flags: CheckFlags) => { finish(check(paths, flags, terminal)); });
}

/** Judges templates, writes what was found, and says how it ends. */
function check(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Status {
  const { cwd } = terminal;
  const outputs = outputsOf(flags.format, flags.outputFile);
  const { against, live = [], quiet = false, acknowledged = false, undecided = false, acceptCurrent: isAccepted = false } = flags;
  if (live.length > 0 && against === undefined) throw new UsageError('--live says what runs of what is deployed: name that with --against');
  const configuration = readConfiguration(flags.config, cwd);
  const settings = settingsOf(flags, configuration, cwd);
  const configured = configuration?.content.paths ?? [];
  const plan = paths.length === 0 && configured.length > 0
    ? readPlan(configured, settings.folder)
    : readPlan(paths.length > 0 ? paths : [DEFAULT_PATH], cwd);
  const baseline = against === undefined ? undefined : readBaseline(resolve(cwd, against), live.map((file) => resolve(cwd, file)));
  const missing = against !== undefined && !baseline ? [missingBaseline(against)] : [];
  const parameters = unknownParameters(settings.parameters, plan.stacks);
  const found = judge(plan.stacks, baseline, settings, cwd);
  const problems = [...plan.problems, ...parameters.problems, ...found.problems];
  const isNarrowed = paths.length > 0 || problems.length > 0;
  const judgement = { ...found, problems, unneeded: found.unneeded.filter(({ stack }) => stack !== undefined || !isNarrowed) };
  const notes = [...plan.notes, ...parameters.notes, ...missing, ...judgement.notes];
  for (const line of quiet ? problems : [...notes, ...problems]) say(line, terminal);
  const shown = isAccepted ? accept(configuration, judgement, settings, terminal) : judgement;
  if (!isAccepted && !quiet) for (const one of judgement.unneeded) say(unneededText(one, configuration, cwd), terminal);
  const report = reportOf(shown, { errorsOnly: quiet, acknowledged, undecided });
  for (const failure of report.failures) say(failure, terminal);
  writeOutputs(outputs, report, terminal);
  if (problems.length > 0) return Status.FAILED;
  return isOver(shown.findings, settings) ? Status.FINDINGS : Status.FINE;
}

/** Writes all that was found into the configuration file, and takes it as accepted. */
function accept(configuration: ConfigurationFile | undefined, judgement: Judgement, { folder }: Settings, terminal: Terminal): Judgement {
  const { file, added, removed } = acceptCurrent(configuration, judgement, terminal.cwd, folder);
  const hint = added === 0 ? '' : `; replace '${REASON}' there by the reasons`;
  say(`${file}: ${added} added to what is accepted, ${removed} removed${hint}`, terminal);
  const accepted = judgement.findings.map((one): Judged => ({ ...one, acknowledged: REASON }));
  return { ...judgement, findings: [], acknowledged: [...judgement.acknowledged, ...accepted], unneeded: [] };
}

function unneededText({ id, resource, stack }: Acknowledgement, configuration: ConfigurationFile | undefined, cwd: string): string {
  const place = [resource, stack].filter((name) => name !== undefined).join(' in ');
  return `${relative(cwd, configuration?.file ?? '')}: the acknowledgement of ${id}${place && ` (${place})`} accepts nothing any more: take it out, or use --accept-current`;
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

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It is a whole number.');
  return Number(value);
}
