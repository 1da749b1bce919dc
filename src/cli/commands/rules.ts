import { Command, Option } from 'commander';
import { EFFECTS, RuleFilter, SEVERITIES, selectTopics } from '../catalogue/select';
import { WRITERS, Writer } from '../catalogue/writers';
import { Terminal } from '../terminal';
import { CommandContext } from './context';

/** `aurora-topology rules`. */
export function rulesCommand({ terminal }: CommandContext): Command {
  return new Command('rules')
    .description('List the rules, and what each is reported as')
    .option('--topic <TOPIC>', 'those of one topic, such as backup')
    .addOption(new Option('--effect <EFFECT>', 'those with one effect').choices(EFFECTS))
    .addOption(new Option('--severity <SEVERITY>', 'those that are reported as that').choices(SEVERITIES))
    .addOption(new Option('--format <FORMAT>', 'how it is written').choices(Object.keys(WRITERS)).default('text'))
    .action((flags: RuleFilter & { readonly format: keyof typeof WRITERS }) => { list(flags, flags.format, terminal); });
}

function list(filter: RuleFilter, format: keyof typeof WRITERS, terminal: Terminal): void {
  const topics = selectTopics(filter);
  if (topics.length === 0) terminal.err('no rule is like that\n');
  terminal.out((WRITERS[format] as Writer)(topics, terminal));
}
