import { NAMESPACE } from '../engine/render';
import { ofChanges, ofState } from './catalogue/loaded';
import { didYouMean } from './nearest-names';

/** The id of the rule in an id as it is acknowledged: without the prefix, and without the values of a change. */
export const ruleIdIn = (id: string): string => bareId(id).replace(/\[.*$/s, '');

/** An id as it is acknowledged, without the prefix. */
export const bareId = (id: string): string => (id.startsWith(`${NAMESPACE}::`) ? id.slice(NAMESPACE.length + 2) : id);

/** What is wrong with the id of a rule; undefined where there is such a rule. */
export function unknownRule(id: string): string | undefined {
  const ruleId = ruleIdIn(id);
  const ids = [...ofState().RULES, ...ofChanges().CHANGE_RULES].map((rule) => rule.id);
  return ids.includes(ruleId) ? undefined : `there is no rule ${ruleId}${didYouMean(ruleId, ids)}`;
}
