import { didYouMean } from '../../arguments/nearest-names';
import { severityOf } from '../../engine/render';
import { Effect, RuleInfo, Topic } from '../../engine/rule';
import { UsageError } from '../status';
import { ofChanges, ofState } from './loaded';

/** The rules of one topic, of either kind. */
export type ListedTopic = Topic<RuleInfo>;

/** Which rules are listed; absent: whatever it is. */
export interface RuleFilter {
  readonly topic?: string;
  readonly effect?: Effect;
  readonly severity?: string;
}

export const EFFECTS: readonly Effect[] = ['rejected', 'ignored', 'degraded', 'expiring', 'replaced', 'interrupted', 'irreversible'];
export const SEVERITIES = ['error', 'warning'] as const;

/**
 * The topics that have rules of a kind, with these.
 *
 * @throws UsageError where there is no such topic
 */
export function selectTopics({ topic, effect, severity }: RuleFilter): readonly ListedTopic[] {
  const all: readonly ListedTopic[] = [...ofState().TOPICS, ...ofChanges().CHANGE_TOPICS];
  const ids = all.map(({ id }) => id);
  if (topic !== undefined && !ids.includes(topic)) {
    const hint = didYouMean(topic, ids);
    throw new UsageError(`there is no topic ${topic}${hint === '' ? `: there are ${ids.join(', ')}` : hint}`);
  }
  return all
    .filter(({ id }) => topic === undefined || id === topic)
    .map((one) => ({ ...one, rules: one.rules.filter((rule) => isLike(effect, rule.effect) && isLike(severity, severityOf(rule))) }))
    .filter(({ rules }) => rules.length > 0);
}

const isLike = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;
