import { OwnRuleFault, messageOf } from '../engine/failures';
import { AuroraInstanceModel } from './model';
import type { AuroraViolation, IAuroraRule } from './own-rules';

const RULE_ID = /^[A-Z][A-Za-z0-9]*$/;

/** What a rule is asked for, and what is to be done where it answers something else. */
const RETURN_A_LIST = 'Have its check return a list of AuroraViolation, an empty one where nothing is wrong';
const FILL_IN_TEXTS = 'Give each violation what, why and fix, and nothing else than a text in each of them';

/**
 * What is wrong with the id of a rule; undefined where nothing is.
 *
 * @param taken the ids of our rules
 */
export function misnamed({ ruleId }: Pick<IAuroraRule, 'ruleId'>, taken: ReadonlySet<string>): string | undefined {
  if (!RULE_ID.test(ruleId)) return `the ruleId '${ruleId}' is no PascalCase name, such as 'CompanyInstanceClass'`;
  return taken.has(ruleId) ? `the ruleId '${ruleId}' is taken by a rule of this library; choose another` : undefined;
}

/** That a check threw. */
export const thrown = (error: unknown): OwnRuleFault => new OwnRuleFault(`its check threw ${named(error)}`, 'Mend its check', error);

const named = (error: unknown): string => (error instanceof Error ? `${error.name}: ${messageOf(error)}` : messageOf(error));

/**
 * What a check returned, as it has to be.
 *
 * @throws OwnRuleFault where it is something else
 */
export function violationsIn(returned: unknown): readonly AuroraViolation[] {
  if (isPromise(returned)) {
    // Nobody waits for it, so nobody hears of what goes wrong in it either.
    returned.then(undefined, () => undefined);
    throw new OwnRuleFault('its check returned a promise, which CDK does not wait for', RETURN_A_LIST);
  }
  if (!Array.isArray(returned)) throw new OwnRuleFault(`its check returned ${shown(returned)}`, RETURN_A_LIST);
  for (const one of returned as unknown[]) checkViolation(one);
  return returned as AuroraViolation[];
}

function checkViolation(one: unknown): void {
  if (typeof one !== 'object' || one === null) throw new OwnRuleFault(`its check returned a list with ${shown(one)} in it`, RETURN_A_LIST);
  const violation = one as Partial<Record<keyof AuroraViolation, unknown>>;
  for (const key of ['what', 'why', 'fix'] as const) {
    const text = violation[key];
    if (typeof text !== 'string' || text.trim() === '') {
      throw new OwnRuleFault(`its check returned a violation whose ${key} is ${shown(text)}`, FILL_IN_TEXTS);
    }
  }
  const { property, instance } = violation;
  if (property !== undefined && property !== null && typeof property !== 'string') {
    throw new OwnRuleFault(`its check returned a violation whose property is ${shown(property)}`, 'Name one property, such as \'DBInstanceClass\'');
  }
  if (instance !== undefined && instance !== null && !(instance instanceof AuroraInstanceModel)) {
    throw new OwnRuleFault(`its check returned a violation whose instance is ${shown(instance)}`, 'Take it from the instances of the cluster');
  }
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as Partial<PromiseLike<unknown>>).then === 'function';

/** A value, as a message shows it. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'string') return value === '' ? 'an empty text' : `'${messageOf(value)}'`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : typeof value === 'function' ? 'a function' : 'an object';
}
