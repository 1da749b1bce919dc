import { Command, Option } from 'commander';
import { Output, outputsOf, parseOutput, writeOutputs } from '../formats/outputs';
import { reportOf } from '../formats/report';
import { checkedText, enumerated, foundText } from '../formats/words';
import { InputFlags, judgeAsked } from '../judgement/asked';
import { Progress } from '../progress';
import { foundOf } from '../report/found';
import { REPORT_FORMATS, ReportFormat, dataOf, writeReport } from '../report/writers';
import { Status } from '../status';
import { Terminal, say } from '../terminal';
import { CommandContext } from './context';
import { addInputFlags } from './input-flags';

/** Where a page goes that no file is named for: nobody reads it in a terminal. */
const FILES = { html: 'aurora-report.html' };

interface ReportFlags extends InputFlags {
  readonly format: Output<ReportFormat>[];
  readonly outputFile?: string;
}

/** `aurora-topology report`. */
export function reportCommand({ terminal, finish }: CommandContext): Command {
  const command = new Command('report').description('Draw every cluster, with what was found about it, as a page to look at');
  return addInputFlags(command)
    .addOption(new Option('--format <FORMAT[=FILE]>', `how it is written, and where: ${REPORT_FORMATS.join(', ')}; may be given more than once`)
      .default([], `html, to ${FILES.html}`).argParser(addOutput))
    .option('-o, --output-file <FILE>', 'where the last format goes that has no FILE (default: svg and mermaid to the output)')
    .action((paths: string[], flags: ReportFlags) => { finish(report(paths, flags, terminal)); });
}

/** Judges templates, and draws them. What is found does not fail it: it is there to be looked at. */
function report(paths: readonly string[], flags: ReportFlags, terminal: Terminal): Status {
  const { cwd } = terminal;
  const outputs = outputsOf(flags.format, flags.outputFile, { format: 'html' }, FILES);
  const progress = new Progress(terminal);
  try {
    const asked = judgeAsked(paths, flags, cwd, (what) => { progress.step(what); });
    const { checked, problems } = asked.judgement;
    const told = reportOf(asked.judgement, { errorsOnly: false, acknowledged: false, undecided: false });
    progress.end();
    for (const line of [...asked.notes, ...problems, ...told.failures]) say(line, terminal);
    // Of nothing that could be read there is nothing to look at.
    if (checked.templates === 0 && problems.length > 0) return Status.FAILED;
    progress.step(`drawing ${checked.clusters === 1 ? '1 cluster' : `${checked.clusters} clusters`}`);
    const data = dataOf(foundOf(asked, told, cwd));
    const texts = new Map(outputs.map(({ format }) => [format, writeReport(format, data)]));
    progress.end();
    writeOutputs(outputs, (format) => texts.get(format)!, terminal);
    const files = outputs.flatMap(({ file }) => file ?? []);
    const what = checked.clusters === 0 ? checkedText(told) : `${foundText(told)} (${checkedText(told)})`;
    say(files.length === 0 ? what : `${enumerated(files)}: ${what}`, terminal);
    return problems.length > 0 ? Status.FAILED : Status.FINE;
  } finally {
    progress.end();
  }
}

const addOutput = (value: string, before: readonly Output<ReportFormat>[]): Output<ReportFormat>[] =>
  [...before, parseOutput(value, REPORT_FORMATS, 'svg=clusters.svg')];
