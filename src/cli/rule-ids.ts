import { NAMESPACE } from '../engine/render';
import { RULES } from '../rules';
import { CHANGE_RULES } from '../rules/updates';
import { didYouMean } from './nearest-names';

const IDS: ReadonlySet<string> = new Set([...RULES, ...CHANGE_RULES].map(({ id }) => id));

/** The id of the rule in an id as it is acknowledged: without the prefix, and without the values of a change. */
export const ruleIdIn = (id: string): string => bareId(id).replace(/\[.*$/s, '');

/** An id as it is acknowledged, without the prefix. */
export const bareId = (id: string): string => (id.startsWith(`${NAMESPACE}::`) ? id.slice(NAMESPACE.length + 2) : id);

/** What is wrong with the id of a rule; undefined where there is such a rule. */
export function unknownRule(id: string): string | undefined {
  const ruleId = ruleIdIn(id);
  return IDS.has(ruleId) ? undefined : `there is no rule ${ruleId}${didYouMean(ruleId, [...IDS])}`;
}
