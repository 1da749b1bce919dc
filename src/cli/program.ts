import { Command, CommanderError } from 'commander';
import { version } from '../readers/own-package';
import { adviseCommand } from './commands/advise';
import { checkCommand } from './commands/check';
import { CommandContext } from './commands/context';
import { explainCommand } from './commands/explain';
import { initCommand } from './commands/init';
import { recordCommand } from './commands/record';
import { reportCommand } from './commands/report';
import { rulesCommand } from './commands/rules';
import { Status, UsageError } from './status';
import { Terminal, say } from './terminal';

/** Runs a command line, and returns the exit status. Never throws for what a user can mend. */
export async function run(args: readonly string[], terminal: Terminal): Promise<Status> {
  let status: Status = Status.FINE;
  const program = programOf({ terminal, finish: (result) => { status = result; } });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    // Help and version end here as well; what commander has to say it has said.
    if (error instanceof CommanderError) return error.exitCode === 0 ? Status.FINE : Status.FAILED;
    if (!(error instanceof UsageError)) throw error;
    for (const line of error.message.split('\n')) say(line, terminal);
    return Status.FAILED;
  }
}

/** The commands, in the order the help lists them. */
const COMMANDS: readonly ((context: CommandContext) => Command)[] = [
  checkCommand,
  reportCommand,
  explainCommand,
  rulesCommand,
  adviseCommand,
  recordCommand,
  initCommand,
];

function programOf(context: CommandContext): Command {
  const { terminal } = context;
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
  for (const command of COMMANDS) program.addCommand(command(context).copyInheritedSettings(program));
  return program;
}
