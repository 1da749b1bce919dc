import { Command, Option } from 'commander';
import { ASSUMED } from '../../advisor/decision-table';
import { WORKLOAD_PROPERTIES, Workload, WorkloadProperty, isWorkloadValue, nonsenseIn } from '../../facts/workload';
import { UsageError } from '../status';
import { PROPERTIES, QUESTIONS, flagOf } from './questions';

/** Values of flags as they were given: `true` where a flag has none. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** A flag for each property of a workload. */
export function addWorkloadFlags(command: Command): Command {
  for (const property of PROPERTIES) command.addOption(optionOf(property));
  return command;
}

function optionOf(property: WorkloadProperty): Option {
  return new Option(`--${flagOf(property)} ${argumentOf(property)}`, `${QUESTIONS[property].question} (else taken as: ${ASSUMED[property]})`);
}

function argumentOf(property: WorkloadProperty): string {
  const kind = WORKLOAD_PROPERTIES[property];
  if (kind.type === 'yes or no') return '[yes|no]';
  return kind.type === 'number' ? '<N>' : `<${kind.values.join('|').toLowerCase()}>`;
}

/**
 * What flags say of the workload.
 *
 * @throws UsageError for a value that makes no sense
 */
export function workloadOf(flags: Flags): Workload {
  const given = PROPERTIES.flatMap((property) => {
    const text = flags[optionOf(property).attributeName()];
    return text === undefined ? [] : [[property, valueOf(property, text)] as const];
  });
  return Object.fromEntries(given);
}

/**
 * The value of a property as it was given.
 *
 * @throws UsageError where it makes no sense
 */
function valueOf(property: WorkloadProperty, given: string | boolean): unknown {
  const value = parsed(property, given);
  if (!isWorkloadValue(property, value)) throw new UsageError(nonsense(property, given, value));
  return value;
}

/** A text as a value of the property, whether it makes sense or not. */
export function parsed(property: WorkloadProperty, given: string | boolean): unknown {
  if (typeof given === 'boolean') return given;
  const text = given.trim().toLowerCase();
  const { type } = WORKLOAD_PROPERTIES[property];
  if (type === 'yes or no') return WORDS[text] ?? given;
  if (type === 'one of') return text.toUpperCase();
  return text === '' ? given : Number(text);
}

const WORDS: Readonly<Record<string, boolean | undefined>> = { yes: true, true: true, no: false, false: false };

/** What a value has to be, said of the flag and of what was given. */
function nonsense(property: WorkloadProperty, given: string | boolean, value: unknown): string {
  const { type } = WORKLOAD_PROPERTIES[property];
  const said = nonsenseIn({ [property]: value })!.replace(`\`${property}\``, `--${flagOf(property)}`).replace(/, got: .*;/s, `, got: ${given};`);
  return type === 'yes or no' ? said.replace('true or false', 'yes or no') : type === 'one of' ? said.replace(/(?<=one of ).*(?=, got)/s, (words) => words.toLowerCase()) : said;
}
