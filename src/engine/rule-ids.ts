import { didYouMean } from '../arguments/nearest-names';
import { NAMESPACE } from './render';

/** The id of the rule in an id as it is acknowledged: without the prefix, and without the values of a change. */
export const ruleIdIn = (id: string): string => bareId(id).replace(/\[.*$/s, '');

/** An id as it is acknowledged, without the prefix. */
export const bareId = (id: string): string => (id.startsWith(`${NAMESPACE}::`) ? id.slice(NAMESPACE.length + 2) : id);

/** What is wrong with the id of a rule; undefined where it is one of those there are. */
export function unknownRuleId(id: string, ids: readonly string[]): string | undefined {
  const ruleId = ruleIdIn(id);
  return ids.includes(ruleId) ? undefined : `there is no rule ${ruleId}${didYouMean(ruleId, ids)}`;
}
