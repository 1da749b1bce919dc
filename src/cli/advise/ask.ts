import prompts, { PromptObject } from 'prompts';
import { ASSUMED } from '../../advisor/decision-table';
import { WORKLOAD_PROPERTIES, Workload, WorkloadProperty, isWorkloadValue, nonsenseIn } from '../../facts/workload';
import { UsageError } from '../status';
import { parsed } from './flags';
import { PROPERTIES, QUESTIONS } from './questions';

/** Something that asks: `prompts`, or that of a test. */
export type Asker = (question: PromptObject<'answer'>, options: { readonly onCancel: () => void }) => Promise<{ readonly answer?: unknown }>;

/**
 * Asks what is not known of a workload, and would make a difference.
 *
 * @throws UsageError where whoever is asked wants to stop
 */
export async function askFor(known: Workload, ask: Asker = prompts): Promise<Workload> {
  let workload = known;
  for (const property of PROPERTIES) {
    const { matters = () => true } = QUESTIONS[property];
    if (workload[property] !== undefined || !matters(workload)) continue;
    const { answer } = await ask(promptOf(property), { onCancel: () => { throw new UsageError('stopped: nothing is recommended'); } });
    const value = typeof answer === 'string' ? parsed(property, answer) : answer;
    if (isWorkloadValue(property, value)) workload = { ...workload, [property]: value };
  }
  return workload;
}

function promptOf(property: WorkloadProperty): PromptObject<'answer'> {
  const { question, why } = QUESTIONS[property];
  const kind = WORKLOAD_PROPERTIES[property];
  // The output is for the result.
  const shared = { name: 'answer', stdout: process.stderr, message: `${question}\n  ${why}` } as const;
  const unknown = { title: `not known (taken as: ${ASSUMED[property]})`, value: '' };
  if (kind.type === 'number') {
    return {
      ...shared,
      type: 'text',
      message: `${shared.message}; Enter where it is not known (taken as: ${ASSUMED[property]})`,
      validate: (text: string) => text.trim() === '' || problemWith(property, text),
    };
  }
  const choices = kind.type === 'yes or no'
    ? [{ title: 'yes', value: 'yes' }, { title: 'no', value: 'no' }]
    : kind.values.map((value) => ({ title: value.toLowerCase(), value }));
  return { ...shared, type: 'select', choices: [unknown, ...choices], initial: 0 };
}

/** What is wrong with what was typed; `true` where nothing is. */
function problemWith(property: WorkloadProperty, text: string): string | true {
  const value = parsed(property, text);
  if (isWorkloadValue(property, value)) return true;
  return /must be .*(?=, got)/s.exec(nonsenseIn({ [property]: value })!)?.[0] ?? 'that makes no sense';
}
