import { unknownRuleId } from '../engine/rule-ids';
import { ofChanges, ofState } from './catalogue/loaded';

/** What is wrong with the id of a rule; undefined where there is such a rule. */
export const unknownRule = (id: string): string | undefined =>
  unknownRuleId(id, [...ofState().RULES, ...ofChanges().CHANGE_RULES].map((rule) => rule.id));
