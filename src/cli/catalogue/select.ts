import { severityOf } from '../../engine/render';
import { Effect, RuleInfo, Topic } from '../../engine/rule';
import { TOPICS } from '../../rules';
import { CHANGE_TOPICS } from '../../rules/updates';
import { didYouMean } from '../nearest-names';
import { UsageError } from '../status';

/** The rules of one topic, of either kind. */
export type ListedTopic = Topic<RuleInfo>;

/** Which rules are listed; absent: whatever it is. */
export interface RuleFilter {
  readonly topic?: string;
  readonly effect?: Effect;
  readonly severity?: string;
}

const ALL: readonly ListedTopic[] = [...TOPICS, ...CHANGE_TOPICS];

export const EFFECTS: readonly Effect[] = ['rejected', 'ignored', 'degraded', 'expiring', 'replaced', 'interrupted', 'irreversible'];
export const SEVERITIES = ['error', 'warning'] as const;

/**
 * The topics that have rules of a kind, with these.
 *
 * @throws UsageError where there is no such topic
 */
export function selectTopics({ topic, effect, severity }: RuleFilter): readonly ListedTopic[] {
  const ids = ALL.map(({ id }) => id);
  if (topic !== undefined && !ids.includes(topic)) {
    const hint = didYouMean(topic, ids);
    throw new UsageError(`there is no topic ${topic}${hint === '' ? `: there are ${ids.join(', ')}` : hint}`);
  }
  return ALL
    .filter(({ id }) => topic === undefined || id === topic)
    .map((one) => ({ ...one, rules: one.rules.filter((rule) => isLike(effect, rule.effect) && isLike(severity, severityOf(rule))) }))
    .filter(({ rules }) => rules.length > 0);
}

const isLike = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;
