import { globalRecovery, headlessClusters, replicaPromotion, snapshotCopies } from '../../../facts/availability';
import { Source, userGuide } from '../../../facts/sources';
import { TYPICAL_GLOBAL_LAG_SECONDS } from '../../../facts/topologies';
import type { ClusterPart, Diagram, Loss, Part, RegionPart } from '../../diagram';
import { joined, listed, loss } from './words';

const globalDatabase = userGuide('aurora-global-database.html', '2026-11-22');

const LAG = `${TYPICAL_GLOBAL_LAG_SECONDS} second${TYPICAL_GLOBAL_LAG_SECONDS === 1 ? '' : 's'}`;

/** A cluster, and where it is. */
interface Placed {
  readonly cluster: ClusterPart;
  readonly region: RegionPart;
}

/** What is said of a Region, and where that is from. */
interface Answer {
  readonly text: string;
  readonly sources: readonly Source[];
}

/** What becomes of the clusters of a diagram when a Region fails. */
export function regionLosses({ regions, links }: Omit<Diagram, 'losses'>): readonly Loss[] {
  const placed = regions.flatMap((region) => region.clusters.map((cluster): Placed => ({ cluster, region })));
  const byPart = new Map(placed.flatMap((one) => partsOf(one.cluster).map(({ id }): [string, Placed] => [id, one])));
  const primary = placed.find(({ cluster }) => cluster.role === 'primary');
  const followers = new Map<ClusterPart, Set<Placed>>();
  for (const { type, from, to } of links) {
    const [source, target] = [byPart.get(from), byPart.get(to)];
    if (type !== 'replication' || !source || !target || source === target) continue;
    followers.set(source.cluster, (followers.get(source.cluster) ?? new Set<Placed>()).add(target));
  }
  return regions.flatMap((region) => {
    const answers = region.clusters.map((cluster) => answerOf({ cluster, region }, [...followers.get(cluster) ?? []], primary));
    const said = new Map(answers.flatMap((answer) => (answer ? [[answer.text, answer] as const] : [])));
    const [first] = region.clusters;
    if (said.size === 0 || first === undefined) return [];
    const title = region.name === undefined ? `The Region of ${first.label}` : `The Region ${region.name}`;
    return loss(title, joined(...said.keys()), region.clusters.flatMap(partsOf), [...said.values()].flatMap(({ sources }) => sources));
  });
}

const partsOf = (cluster: ClusterPart): readonly Part[] => [cluster, ...cluster.members, cluster.volume];

/** What is left of a cluster whose Region is lost; undefined where that is not known. */
function answerOf({ cluster, region }: Placed, followers: readonly Placed[], primary: Placed | undefined): Answer | undefined {
  if (cluster.role === 'secondary') return ofSecondary(cluster, primary);
  const secondaries = followers.filter((one) => one.cluster.role === 'secondary');
  if (secondaries.length > 0) return ofPrimary(secondaries);
  if (cluster.role === 'primary' && followers.length === 0) return undefined;
  if (followers.length === 0) {
    return { text: 'all of it is lost but for backups: one that was copied to another Region before can be restored there', sources: [snapshotCopies] };
  }
  return ofReplicated(region, followers);
}

function ofPrimary(secondaries: readonly Placed[]): Answer {
  const headless = secondaries.filter((one) => one.cluster.isHeadless);
  const ready = secondaries.filter((one) => !one.cluster.isHeadless);
  const loses = `within minutes, and without the writes of the last seconds: replication is typically ${LAG} behind`;
  const failover = ready.length > 0 ? `a failover makes ${listed(ready.map(inPlace), 'or')} the primary, ${loses}` : undefined;
  const [verb, rest] = [headless.length === 1 ? 'has' : 'have', ready.length > 0 ? '' : `, which comes ${loses}`];
  const storage = headless.length > 0
    ? `${listed(headless.map(inPlace), 'and')} ${verb} storage only: an instance has to be created there before a failover${rest}`
    : undefined;
  return { text: joined(failover, storage), sources: [globalRecovery, globalDatabase, ...(headless.length > 0 ? [headlessClusters] : [])] };
}

/** Nothing is written there. */
function ofSecondary(cluster: ClusterPart, primary: Placed | undefined): Answer {
  const writes = primary ? `${inPlace(primary).label} goes on taking writes` : 'the primary, in another Region, goes on taking writes';
  return { text: joined(writes, cluster.isHeadless ? undefined : 'what is read here has to be read elsewhere'), sources: [globalDatabase] };
}

/** Read replica clusters that are known to be in another Region. */
function ofReplicated(region: RegionPart, followers: readonly Placed[]): Answer | undefined {
  const elsewhere = followers.filter(({ region: { name } }) => region.name !== undefined && name !== undefined && name !== region.name);
  if (elsewhere.length === 0) return undefined;
  const text = `${listed(elsewhere.map(inPlace), 'or')} can be promoted, which takes minutes or longer; writes that have not arrived there are lost`;
  return { text, sources: [replicaPromotion] };
}

const inPlace = ({ cluster, region }: Placed): { readonly label: string } =>
  ({ label: region.name === undefined ? cluster.label : `${cluster.label} in ${region.name}` });
