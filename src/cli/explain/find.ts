import { didYouMean } from '../../arguments/nearest-names';
import { ChangeRule } from '../../engine/change-rule';
import { NAMESPACE } from '../../engine/render';
import { Rule } from '../../engine/rule';
import { ofChanges, ofState } from '../catalogue/loaded';

/** A rule that is asked for. */
export type Asked =
  | { readonly kind: 'state'; readonly rule: Rule }
  | { readonly kind: 'change'; readonly rule: ChangeRule; /** The change that is asked about, as findings name it. */ readonly change?: string }
  | { readonly kind: 'unknown'; readonly problem: string };

/** Finds a rule as people write it: with or without the prefix, and with the change that a finding names, `Aurora::Rule[a->b]`. */
export function findRule(name: string): Asked {
  const [, id = name, change] = new RegExp(`^(?:${NAMESPACE}::)?([^[]*)(\\[.*)?$`, 's').exec(name.trim()) ?? [];
  const isAsked = (one: { readonly id: string }): boolean => one.id.toLowerCase() === id.toLowerCase();
  const { RULES } = ofState();
  const { CHANGE_RULES } = ofChanges();
  const rule = RULES.find(isAsked);
  if (rule) return { kind: 'state', rule };
  const changeRule = CHANGE_RULES.find(isAsked);
  if (changeRule) return { kind: 'change', rule: changeRule, ...(change === undefined ? {} : { change }) };
  const hint = didYouMean(id, [...RULES, ...CHANGE_RULES].map((one) => one.id));
  return { kind: 'unknown', problem: `there is no rule ${id}${hint === '' ? ': aurora-topology rules lists them all' : hint}` };
}
