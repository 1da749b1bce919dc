import { relative } from 'path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { REASON, acceptCurrent } from '../acceptance';
import { ConfigurationFile } from '../config/read';
import { FORMATS, FormatName, write } from '../formats';
import { Output, outputsOf, parseOutput, writeOutputs } from '../formats/outputs';
import { reportOf } from '../formats/report';
import { InputFlags, judgeAsked } from '../judgement/asked';
import { Judged, Judgement } from '../judgement/judge';
import { Acknowledgement, FAIL_ON, FailOn, Settings } from '../settings';
import { Status } from '../status';
import { Terminal, say } from '../terminal';
import { CommandContext } from './context';
import { addInputFlags } from './input-flags';

interface CheckFlags extends InputFlags {
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
  readonly acknowledged?: boolean;
  readonly undecided?: boolean;
  readonly format: Output<FormatName>[];
  readonly outputFile?: string;
  readonly quiet?: boolean;
  readonly acceptCurrent?: boolean;
}

/** `aurora-topology check`. */
export function checkCommand({ terminal, finish }: CommandContext): Command {
  const command = new Command('check').description('Check templates, folders of templates, or a cloud assembly');
  return addInputFlags(command)
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
  const outputs = outputsOf(flags.format, flags.outputFile, { format: 'text' });
  const { quiet = false, acknowledged = false, undecided = false, acceptCurrent: isAccepted = false } = flags;
  const { configuration, settings, judgement, notes } = judgeAsked(paths, flags, cwd);
  const { problems } = judgement;
  for (const line of quiet ? problems : [...notes, ...problems]) say(line, terminal);
  const shown = isAccepted ? accept(configuration, judgement, settings, terminal) : judgement;
  if (!isAccepted && !quiet) for (const one of judgement.unneeded) say(unneededText(one, configuration, cwd), terminal);
  const report = reportOf(shown, { errorsOnly: quiet, acknowledged, undecided });
  for (const failure of report.failures) say(failure, terminal);
  writeOutputs(outputs, (format, surroundings) => write(format, report, surroundings), terminal);
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

const addOutput = (value: string, before: readonly Output<FormatName>[]): Output<FormatName>[] =>
  [...before, parseOutput(value, FORMATS, 'sarif=findings.sarif')];

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It is a whole number.');
  return Number(value);
}
