import { multiMasterWriteQuorum } from '../../../facts/multi-master';
import { Source, multiMasterGuide } from '../../../facts/sources';
import type { ClusterPart, ConflictsPart, Loss, MemberPart } from '../../diagram';
import { Subject, inWords, joined, left, listed, loss } from './words';
import { zoneLosses } from './zones';

/** That there is no failover, and who takes the writes, is told there; the majority is the model of `facts/multi-master.ts`. */
const SOURCES: readonly Source[] = [multiMasterGuide];

/** What becomes of a multi-master cluster when writers fail, or a zone. */
export function multiMasterLosses(subject: Subject): readonly Loss[] {
  const zones = zoneLosses(subject, (cluster, { gone, open }) => ofWriters(subject, cluster, gone, open))
    .map((one) => ({ ...one, sources: [...one.sources, ...SOURCES] }));
  return [...writerLosses(subject), ...zones];
}

/** One writer, each by itself where it is known who takes its partitions, and two. Not known where there may be more of them. */
function writerLosses(subject: Subject): Loss[] {
  const { cluster, of, takeovers } = subject;
  const writers = writersOf(cluster);
  if (!areKnown(cluster) || writers.length < 2) return [];
  const title = (lost: number): string => `${lost === 1 ? 'One' : 'Two'} of ${writers.length} writers${of}`;
  const generic = (lost: number): Loss => loss(title(lost), quorum(cluster, lost), [], SOURCES);
  const each = writers.some(({ id }) => takeovers.has(id))
    ? writers.map((writer) => loss(`The writer ${writer.label}`, ofWriters(subject, cluster, [writer], []), [writer], SOURCES))
    : [generic(1)];
  return writers.length > 2 ? [...each, generic(2)] : each;
}

/** Whether its writers are those that the diagram has. */
const areKnown = ({ mayHaveMoreMembers, members }: ClusterPart): boolean => !mayHaveMoreMembers && members.every(({ role }) => role !== 'either');

const writersOf = ({ members }: ClusterPart): readonly MemberPart[] => members.filter(({ role }) => role === 'writer');

function ofWriters(subject: Subject, cluster: ClusterPart, gone: readonly MemberPart[], open: readonly MemberPart[]): string {
  const lost = gone.filter(({ role }) => role === 'writer');
  const readOnly = cluster.members.filter(({ role }) => role === 'read-only');
  const lostReadOnly = gone.length - lost.length;
  // Writers whose zone is not known may be in this one, too.
  const isCounted = areKnown(cluster) && open.length === 0;
  const rest = lostReadOnly > 0 && isCounted ? left(readOnly.length - lostReadOnly, readOnly.length, 'read-only instance') : undefined;
  if (lost.length === 0) return joined(isCounted ? 'all writers go on' : undefined, rest);
  const verb = lost.length === 1 ? 'takes' : 'take';
  const outcome = isCounted ? quorum(cluster, lost.length) : `${listed(lost, 'and')} ${verb} no writes, and there is no failover`;
  return joined(outcome, isCounted && !goOn(cluster, lost.length) ? undefined : partitions(subject, cluster, lost), rest);
}

/** Whether those that are left make up the majority that has to acknowledge a write. */
function quorum(cluster: ClusterPart, lost: number): string {
  const { needed, writers } = quorumOf(cluster);
  const rest = `${left(writers - lost, writers, 'writer')}, and a majority of ${inWords(needed)} has to acknowledge a write`;
  return goOn(cluster, lost) ? `${rest}: writes go on, without a failover` : `${rest}: writes stop until one is back`;
}

function goOn(cluster: ClusterPart, lost: number): boolean {
  const { needed, writers } = quorumOf(cluster);
  return writers - lost >= needed;
}

const quorumOf = (cluster: ClusterPart): ConflictsPart['quorum'] => cluster.conflicts?.quorum ?? ofNumber(writersOf(cluster).length);

const ofNumber = (writers: number): ConflictsPart['quorum'] => ({ needed: multiMasterWriteQuorum(writers), writers });

/** Who takes the partitions of writers that are lost. */
function partitions({ takeovers }: Subject, { members }: ClusterPart, lost: readonly MemberPart[]): string | undefined {
  const clauses = lost.flatMap((writer) => {
    const what = writer.partitions.map((label) => ({ label }));
    if (what.length === 0) return [];
    const targets = heirsOf(writer.id, takeovers, new Set(lost.map(({ id }) => id)));
    const heirs = members.filter(({ id }) => targets.has(id));
    const writes = `the writes of ${listed(what, 'and')}`;
    return heirs.length > 0 ? `${listed(heirs, 'or')} takes ${writes}` : `nothing in the template says who takes ${writes}`;
  });
  return clauses.length === 0 ? undefined : clauses.join('; ');
}

/** Whom the takeovers lead to, past those that are lost themselves. */
function heirsOf(writer: string, takeovers: Subject['takeovers'], lost: ReadonlySet<string>): ReadonlySet<string> {
  const seen = new Set([writer]);
  for (const id of seen) {
    if (lost.has(id)) for (const { to } of takeovers.get(id) ?? []) seen.add(to);
  }
  return new Set([...seen].filter((id) => !lost.has(id)));
}
