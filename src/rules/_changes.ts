import { ChangeRule, ChangeRuleDefinition, changeRule } from '../engine/change-rule';
import { ChangeExample, ExampleResource } from '../engine/example';
import { Topicless, Violation } from '../engine/rule';
import { SENT_RETENTION, sentPort } from '../facts/updates/cluster-defaults';
import { describedAs } from '../facts/updates/described';
import { ANY_WAY, Way } from '../facts/updates/table';
import { EngineVersion, parseVersion } from '../facts/versions';
import { Update } from '../topology/changes/update';
import type { Cluster } from '../topology/cluster';
import type { GlobalCluster } from '../topology/global-cluster';
import { Resource, known } from '../topology/resource';

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

/** As `told`, with what runs, where that was recorded and is something else. */
export function toldWhatRuns(update: Update, property: string): string {
  const name = describedAs(property);
  const runs = update.before.running?.has(name) ? update.before.running.shown(name) : undefined;
  const text = told(update, property);
  if (runs === undefined || unquoted(runs) === unquoted(update.shown(property).before)) return text;
  return `${text}, where ${runs} ${property === 'EngineVersion' ? 'runs' : 'is in force'}`;
}

/** Numbers may be written as text. */
const unquoted = (text: string | undefined): string | undefined => text?.replace(/^'(.*)'$/, '$1');

/** A property as the resource runs, as text, where that was recorded: somebody may have changed it by hand. */
export const runningText = ({ running }: Resource, property: string): string | undefined =>
  known(() => running?.string(describedAs(property)));

/** Whether the resource runs already with what the template is about to say. */
export const runsAlready = ({ before, after }: Update, property: string): boolean => {
  const runs = runningText(before, property);
  return runs !== undefined && runs === after.declared.string(property);
};

/** A number in force: what runs, where that was recorded, or else what the template says. */
export const numberInForce = ({ running, declared }: Resource, property: string): number | undefined =>
  running?.number(property) ?? declared.number(property);

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

/** The port that runs, where that was recorded, or else the one CloudFormation asks for. */
export const portOf = (cluster: Cluster): number => numberInForce(cluster, 'Port') ?? sentPort(cluster.engine, cluster.engineMode);

/** For how many days backups are kept. */
export const retentionOf = (cluster: Cluster): number => numberInForce(cluster, 'BackupRetentionPeriod') ?? SENT_RETENTION;

/**
 * The version that an upgrade starts from: the one that runs, where that was recorded. RDS raises minor versions by itself, and a rollback
 * leaves a raised one as it is.
 */
export function startOf({ running, declared, engine }: Cluster | GlobalCluster): EngineVersion | undefined {
  const text = running?.string('EngineVersion') ?? declared.string('EngineVersion');
  return text === undefined || engine === undefined ? undefined : parseVersion(engine, text);
}
