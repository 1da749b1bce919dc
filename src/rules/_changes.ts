import { ChangeRule, ChangeRuleDefinition, changeRule } from '../engine/change-rule';
import { ChangeExample, ExampleResource } from '../engine/example';
import { Topicless, Violation } from '../engine/rule';
import { ANY_WAY, Way } from '../facts/updates/table';
import { Update } from '../topology/changes/update';

/** What a property says on both sides, in words: `Port was 3306 and is 3307`. */
export function told(update: Update, property: string): string {
  const { before, after } = update.shown(property);
  if (before === undefined) return `${property} was not set and is ${after}`;
  if (after === undefined) return `${property} was ${before} and is no longer set`;
  return before === after ? `${property} is another one` : `${property} was ${before} and is ${after}`;
}

/** A change of one resource, which both sides call `Cluster`. */
export const changed = (title: string, before: ExampleResource, after: ExampleResource): ChangeExample =>
  ({ title, before: { Cluster: before }, after: { Cluster: after } });

type ClusterRule = ChangeRuleDefinition<'updatedCluster', Violation>;

interface CreateOnly extends Pick<ClusterRule, 'summary' | 'sources' | 'fix' | 'invalid' | 'valid'> {
  /** The ways of changing it the rule is about. Default: all. */
  readonly ways?: readonly Way[];
  /** Default: the cluster is replaced by an empty one. */
  readonly why?: ClusterRule['why'];
}

/** A property of clusters that cannot change in place: one rule for each, since each has a fix of its own. */
export const createOnly = (id: string, property: string, { ways = ANY_WAY, why, ...rest }: CreateOnly): Topicless<ChangeRule> =>
  changeRule(id, {
    on: 'updatedCluster',
    with: property,
    effect: 'replaced',
    since: '0.1.0',
    check: (cluster) => cluster.replacedFor(property) && ways.includes(cluster.way(property)!) && { at: property },
    what: (_, cluster) => told(cluster, property),
    why: why ?? 'CloudFormation creates a new, empty cluster, and deletes this one',
    ...rest,
  });

/** Whether a resource is changed as it runs: where it is replaced, or the update is refused for that, nothing else is done with it. */
export const isInPlace = (update: Update): boolean => !update.requiresReplacement;
