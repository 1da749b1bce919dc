import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { CheckFlags, check } from './commands/check';
import { FORMATS, FormatName } from './formats';
import { FAIL_ON } from './settings';
import { Status, UsageError } from './status';
import { Terminal } from './terminal';
import { version } from './version';

/** Runs a command line, and returns the exit status. Never throws for what a user can mend. */
export async function run(args: readonly string[], terminal: Terminal): Promise<Status> {
  let status: Status = Status.FINE;
  const program = programOf(terminal, (result) => { status = result; });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    // Help and version end here as well; what commander has to say it has said.
    if (error instanceof CommanderError) return error.exitCode === 0 ? Status.FINE : Status.FAILED;
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`${error.message}\n`);
    return Status.FAILED;
  }
}

function programOf(terminal: Terminal, finish: (status: Status) => void): Command {
  const program = new Command('aurora-topology')
    .description('Says of any template what Amazon Aurora would refuse, ignore or lose')
    .version(version())
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => { terminal.out(text); },
      writeErr: (text) => { terminal.err(text); },
      ...(terminal.columns === undefined ? {} : { getOutHelpWidth: () => terminal.columns! }),
    });
  program.addCommand(checkCommand(terminal, finish).copyInheritedSettings(program));
  return program;
}

function checkCommand(terminal: Terminal, finish: (status: Status) => void): Command {
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
    .addOption(new Option('--format <FORMAT>', 'how findings are written; may be given more than once').choices(FORMATS).default([], 'text').argParser(formats))
    .option('--output-file <FILE>', 'write there instead of to the output')
    .option('--quiet', 'errors only')
    .action(async (paths: string[], flags: CheckFlags) => { finish(await check(paths, flags, terminal)); });
}

const collect = (value: string, before: readonly string[] | undefined): string[] => [...before ?? [], value];

/** A parser of its own takes the place of that of `choices`. */
function formats(value: string, before: readonly FormatName[]): FormatName[] {
  const format = FORMATS.find((name) => name === value);
  if (format === undefined) throw new InvalidArgumentError(`It is one of ${FORMATS.join(', ')}.`);
  return [...before, format];
}
