import { Command, Option } from 'commander';
import type * as Examples from '../explain/examples';
import { Explanation, explain, explainChange } from '../explain/explanation';
import { Asked, findRule } from '../explain/find';
import { markdownOf } from '../explain/markdown';
import { textOf } from '../explain/text';
import { Status } from '../status';
import { Terminal } from '../terminal';
import { CommandContext } from './context';

/** The version of the shape of the JSON output. */
const SCHEMA_VERSION = 1;

type Writer = (explanations: readonly Explanation[], terminal: Terminal) => string;

const WRITERS = {
  text: (explanations, terminal) => explanations.map((one) => textOf(one, terminal)).join('\n'),
  json: (explanations) => `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, rules: explanations }, null, 2)}\n`,
  markdown: (explanations) => explanations.map((one) => `${markdownOf(one, { code: 'all' })}\n`).join('\n'),
} satisfies Readonly<Record<string, Writer>>;

type FormatName = keyof typeof WRITERS;

/** `aurora-topology explain`. */
export function explainCommand({ terminal, finish }: CommandContext): Command {
  return new Command('explain')
    .description('Explain rules: what holds, why, examples as YAML and as code of CDK, and the sources')
    .argument('<RULE...>', 'ids of rules, with or without Aurora::, as findings name them')
    .addOption(new Option('--format <FORMAT>', 'how it is written').choices(Object.keys(WRITERS)).default('text'))
    .action((names: string[], { format }: { readonly format: FormatName }) => { finish(run(names, format, terminal)); });
}

function run(names: readonly string[], format: FormatName, terminal: Terminal): Status {
  const asked = names.map(findRule);
  const problems = asked.flatMap((one) => (one.kind === 'unknown' ? [one.problem] : []));
  for (const problem of problems) terminal.err(`${problem}\n`);
  const explanations = explanationsOf(asked);
  if (explanations.length > 0) terminal.out((WRITERS[format] as Writer)(explanations, terminal));
  return problems.length > 0 ? Status.FAILED : Status.FINE;
}

function explanationsOf(asked: readonly Asked[]): readonly Explanation[] {
  const { EXAMPLES, CHANGE_EXAMPLES } = examples();
  return asked.flatMap((one) => {
    if (one.kind === 'unknown') return [];
    if (one.kind === 'state') return [explain(one.rule, EXAMPLES[one.rule.id]!)];
    return [explainChange(one.rule, CHANGE_EXAMPLES[one.rule.id]!, one.change)];
  });
}

/** Half a megabyte that no other command needs. */
function examples(): typeof Examples {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../explain/examples') as typeof Examples;
}
