import type { ClusterPart, Loss, MemberPart } from '../../diagram';
import { CREATE_ELSEWHERE, FAILOVER_TIME, STORAGE_GOES_ON, Subject, ZONES, areApart, isWhole, joined, left, listed, loss, shortened, takesOver, zoneTitle } from './words';

/** The members of a cluster, as the loss of one zone finds them. */
interface Split {
  readonly gone: readonly MemberPart[];
  /** Those in zones that are known to be others. */
  readonly spared: readonly MemberPart[];
  /** Those whose zone may be the one that fails. */
  readonly open: readonly MemberPart[];
}

type Outcome = (cluster: ClusterPart, split: Split) => string;

/** What becomes of a cluster when one of its zones fails, of each zone that has instances. */
export function zoneLosses(subject: Subject, outcomeOf: Outcome = outcomeWithOneWriter): readonly Loss[] {
  const { cluster, of } = subject;
  const names = new Map(cluster.zones.map(({ id, name }) => [id, name]));
  const losses = cluster.zones.flatMap(({ id, name }) => {
    if (name === undefined) return [];
    const gone = cluster.members.filter(({ zone }) => zone === id);
    if (gone.length === 0) return [];
    const isSpared = ({ zone }: MemberPart): boolean => areApart(name, names.get(zone) ?? name);
    const spared = cluster.members.filter(isSpared);
    const open = cluster.members.filter((member) => member.zone !== id && !isSpared(member));
    return loss(`${zoneTitle(name)}${of}`, joined(outcomeOf(cluster, { gone, spared, open }), STORAGE_GOES_ON), gone, ZONES);
  });
  return losses.length > 0 ? losses : ofNoZone(subject, cluster.members);
}

/** Where the template places no instance. */
function ofNoZone({ cluster, of }: Subject, members: readonly MemberPart[]): readonly Loss[] {
  const [only] = members;
  if (only === undefined) return [];
  if (members.length === 1 && isWhole(cluster)) {
    return [loss(`The zone of ${only.label}`, joined(`no instance is left, and ${CREATE_ELSEWHERE}`, STORAGE_GOES_ON), [only], ZONES)];
  }
  const outcome = `where RDS puts ${members.length === 1 ? only.label : 'the instances'} is not in the template, so that all may be in one zone`;
  return [loss(`A zone${of}`, joined(outcome, `where none is left, ${CREATE_ELSEWHERE}`, STORAGE_GOES_ON), [], ZONES)];
}

function outcomeWithOneWriter(cluster: ClusterPart, { gone, spared, open }: Split): string {
  if (spared.length === 0 && open.length === 0) {
    return isWhole(cluster) ? `no instance is left, and ${CREATE_ELSEWHERE}` : 'no instance of those in the template is left';
  }
  const writer = cluster.members.find(({ role }) => role === 'writer');
  const isCounted = isWhole(cluster) && open.length === 0;
  if (cluster.role === 'secondary') return isCounted ? left(spared.length, cluster.members.length, 'reader') : ofReaders(spared);
  if (!writer) {
    const rest = isCounted ? left(spared.length, cluster.members.length, 'instance') : undefined;
    const others = spared.length > 0 ? 'another instance takes over' : 'another instance takes over where one is in another zone';
    return joined(`if the writer is in it, ${others}, ${FAILOVER_TIME}${shortened(cluster)}`, rest);
  }
  const readers = cluster.members.filter(({ role }) => role === 'reader').length;
  const isGone = gone.includes(writer);
  const rest = isCounted ? left(spared.filter((member) => member !== writer).length - (isGone ? 1 : 0), readers, 'reader') : undefined;
  if (isGone) return joined(successor(cluster, spared, open), rest);
  if (spared.includes(writer)) return joined(`${writer.label} goes on taking writes`, rest);
  const reader = spared.length > 0 ? `, and a reader takes over where it is in this one, ${FAILOVER_TIME}${shortened(cluster)}` : '';
  return `the zone of ${writer.label} is not in the template${reader}`;
}

const ofReaders = (spared: readonly MemberPart[]): string =>
  (spared.length > 0 ? 'its readers in other zones go on' : 'readers that are in other zones go on');

/** Who takes over from a writer that is gone with its zone. */
function successor(cluster: ClusterPart, spared: readonly MemberPart[], open: readonly MemberPart[]): string {
  const time = `${FAILOVER_TIME}${shortened(cluster)}`;
  if (spared.length === 0) {
    return `${listed(open, 'or')} takes over where it is in another zone, ${time}; where none is, one has to be created there`;
  }
  const orderOf = ({ failoverOrder = Infinity }: MemberPart): number => failoverOrder;
  const firstSpared = Math.min(...spared.map(orderOf));
  return `${open.some((one) => orderOf(one) <= firstSpared) ? 'a reader takes over' : takesOver(spared, cluster)}, ${time}`;
}
