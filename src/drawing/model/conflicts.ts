import { multiMasterWriteQuorum } from '../../facts/multi-master';
import type { ConflictRoute } from '../../topology/write-routing';
import type { ConflictsPart, Detail, Link } from '../diagram';
import { DrawnMembers, Home } from './members';
import { Scene } from './scene';

/** What becomes of writes that conflict, and who takes over whose. */
export interface DrawnConflicts {
  /** Undefined of a cluster with one writer. */
  readonly part?: ConflictsPart;
  readonly links: readonly Link[];
}

export function conflictsOf(scene: Scene, home: Home, { parts, byInstance }: DrawnMembers): DrawnConflicts {
  const { cluster, id, isMultiMaster, routing } = home;
  if (!isMultiMaster) return { links: [] };
  const writers = parts.filter(({ role }) => role === 'writer').length;
  const own = scene.ids.of(id, 'conflicts');
  const queue = routing?.queue && scene.part(routing.queue, cluster, id, []);
  const part: ConflictsPart = {
    ...scene.undeclared(own, 'write conflicts', (routing?.conflicts ?? []).map(strategy)),
    address: routing?.parameter.address,
    quorum: { needed: Math.min(multiMasterWriteQuorum(writers), writers), writers },
    ...(queue ? { queue } : {}),
  };
  const takeovers = (routing?.takeovers ?? []).flatMap(({ from, to, what }): Link[] => {
    const [one, other] = [byInstance.get(from), byInstance.get(to)];
    return one && other ? [{ type: 'takeover', from: one.id, to: other.id, label: what, isOnFailure: true }] : [];
  });
  return { part, links: [...takeovers, ...(queue ? [{ type: 'export' as const, from: own, to: queue.id, label: 'conflicts a person decides' }] : [])] };
}

/** The last entry is for the tables that no other one names. */
const strategy = ({ tables, strategy: name, name: more }: ConflictRoute): Detail => ({
  term: tables?.join(', ') ?? 'all other tables',
  text: more === undefined ? name : `${name}: ${more}`,
});
