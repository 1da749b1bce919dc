import { Command, Option } from 'commander';
import { TopologyAdvice, TopologyAdvisor, WorkloadRequirements } from '../../advisor';
import { askFor } from '../advise/ask';
import { Flags, addWorkloadFlags, workloadOf } from '../advise/flags';
import { textOf } from '../advise/text';
import { Terminal } from '../terminal';
import { CommandContext } from './context';

/** The version of the shape of the JSON output. */
const SCHEMA_VERSION = 1;

type Writer = (advice: TopologyAdvice, requirements: WorkloadRequirements, terminal: Terminal) => string;

const WRITERS = {
  text: (advice, _, terminal) => textOf(advice, terminal),
  json: (advice, requirements) => `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, requirements, ...advice }, null, 2)}\n`,
} satisfies Readonly<Record<string, Writer>>;

interface AdviseFlags {
  readonly format: keyof typeof WRITERS;
  readonly questions: boolean;
}

/** `aurora-topology advise`. */
export function adviseCommand({ terminal }: CommandContext): Command {
  const command = new Command('advise')
    .description('Recommend a topology for a workload; at a terminal it asks what is not given')
    .option('--no-questions', 'ask nothing: what is not given is not known')
    .addOption(new Option('--format <FORMAT>', 'how it is written').choices(Object.keys(WRITERS)).default('text'));
  return addWorkloadFlags(command).action((flags: AdviseFlags) => advise(flags, terminal));
}

async function advise(flags: AdviseFlags, terminal: Terminal): Promise<void> {
  const given = workloadOf(flags as unknown as Flags);
  const workload = terminal.isInteractive && flags.questions ? await askFor(given) : given;
  if (Object.keys(workload).length === 0) {
    terminal.err('nothing is said about the workload, so that everything is assumed: aurora-topology advise --help lists what can be said\n');
  }
  // The words of both are the same: `test/advisor/workload.test.ts`.
  const requirements = workload as WorkloadRequirements;
  terminal.out((WRITERS[flags.format] as Writer)(TopologyAdvisor.recommend(requirements), requirements, terminal));
}
