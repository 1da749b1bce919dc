import { ChangeRule, ChangeRuleDefinition, changeRule } from '../engine/change-rule';
import { ChangeExample, ExampleResource } from '../engine/example';
import { Topicless, Violation } from '../engine/rule';
import { SENT_RETENTION, sentPort } from '../facts/updates/cluster-defaults';
import { ANY_WAY, Way } from '../facts/updates/table';
import { Update } from '../topology/changes/update';
import type { Cluster } from '../topology/cluster';
import { known } from '../topology/resource';

/** What a property says on both sides, in words: `Port was 3306 and is 3307`. */
export function told(update: Update, property: string): string {
  const { before, after } = update.shown(property);
  if (before === undefined) return `${property} was not set and is ${after}`;
  if (!after) return `${property} was ${before} and is no longer set`;
  if (before !== after) return `${property} was ${before} and is ${after}`;
  return follows(update, property) ? `${property} refers to ${before}, which is replaced` : `${property} is another one`;
}

/** Whether a property refers to what is another resource now, so that what the template says of it may be the same. */
const follows = (update: Update, property: string): boolean => known(() => update.isFollowing(property)) === true;

/** How to take back what a resource would be replaced for. */
export const asItWas = (update: Update, property: string): string =>
  (follows(update, property) ? `keep what ${property} refers to as it was, its logical id too` : `leave ${property} as it was`);

/** A change of one resource, which both sides call `Cluster`. */
export const changed = (title: string, before: ExampleResource, after: ExampleResource): ChangeExample =>
  ({ title, before: { Cluster: before }, after: { Cluster: after } });

/** What CloudFormation does where it creates a cluster to replace another one. */
export function startsOver(cluster: Cluster): string {
  switch (known(() => cluster.madeFrom ?? 'nothing')) {
    case 'snapshot': return 'CloudFormation restores the snapshot once more, into a new cluster in place of this one, which then lacks all that was written since';
    case 'cluster': return 'CloudFormation makes a new copy of the source in place of this one, which then lacks all that was written to it';
    case 'nothing': return 'CloudFormation creates a new, empty cluster in place of this one';
    default: return 'CloudFormation creates a new cluster in place of this one';
  }
}

type ClusterRule = ChangeRuleDefinition<'updatedCluster', Violation>;

interface CreateOnly extends Pick<ClusterRule, 'summary' | 'sources' | 'fix' | 'invalid' | 'valid'> {
  /** The ways of changing it the rule is about. Default: all. */
  readonly ways?: readonly Way[];
  /** Default: what the new cluster has in it. */
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
    why: why ?? ((_, { after }) => startsOver(after)),
    ...rest,
  });

/** Whether a resource is changed as it runs: where it is replaced, or the update is refused for that, nothing else is done with it. */
export const isInPlace = (update: Update): boolean => !update.requiresReplacement;

/** The port CloudFormation asks for. */
export const portOf = ({ declared, engine, engineMode }: Cluster): number => declared.number('Port') ?? sentPort(engine, engineMode);

/** For how many days CloudFormation has backups kept. */
export const retentionOf = ({ declared }: Cluster): number => declared.number('BackupRetentionPeriod') ?? SENT_RETENTION;
