import { RECREATION_SECONDS } from '../../../facts/topologies';
import type { ClusterPart, Loss } from '../../diagram';
import { AVAILABILITY, FAILOVER_TIME, Subject, isWhole, joined, left, loss, shortened, takesOver } from './words';

const SECONDS_OF_A_MINUTE = 60;

const CREATED_ANEW = `in up to ${RECREATION_SECONDS / SECONDS_OF_A_MINUTE} minutes, in the same zone`;

/** What becomes of a cluster with one writer when that fails; undefined where its instances are not known. */
export function writerLoss({ cluster, of }: Subject): Loss | undefined {
  const { members, role } = cluster;
  if (role === 'secondary' || members.length === 0) return undefined;
  const writer = members.find((member) => member.role === 'writer');
  const outcome = writer ? outcomeWith(cluster) : outcomeOfAny(cluster);
  return outcome === undefined ? undefined : loss(`The writer${of}`, outcome, writer ? [writer] : [], AVAILABILITY);
}

function outcomeWith(cluster: ClusterPart): string | undefined {
  const readers = cluster.members.filter(({ role }) => role === 'reader');
  if (readers.length > 0) {
    const rest = isWhole(cluster) ? left(readers.length - 1, readers.length, 'reader') : undefined;
    return joined(`${takesOver(readers, cluster)}, ${FAILOVER_TIME}${shortened(cluster)}`, rest);
  }
  if (cluster.mayHaveMoreMembers) return undefined;
  if (cluster.autoscaling) {
    return `a reader that Application Auto Scaling has added takes over, ${FAILOVER_TIME}; where there is none, the writer is created anew ${CREATED_ANEW}${shortened(cluster)}`;
  }
  return `there is no reader to take over: it is created anew ${CREATED_ANEW}`;
}

/** Which of the instances is the writer is not known; where there are several, another one takes over. */
function outcomeOfAny(cluster: ClusterPart): string | undefined {
  const { members } = cluster;
  if (members.length < 2) return undefined;
  const rest = isWhole(cluster) ? left(members.length - 1, members.length, 'instance') : undefined;
  return joined(`another instance takes over, ${FAILOVER_TIME}${shortened(cluster)}`, rest);
}
