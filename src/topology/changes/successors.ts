import { add } from '../multimap';
import type { Resource } from '../resource';
import type { Topology } from '../topology';

/** What CDK calls the L1 construct in one of its own. */
const L1_NAMES: ReadonlySet<string> = new Set(['Resource', 'Default']);

/**
 * Which resource takes over from one whose logical id is gone: the one of its type that has its fixed name, or else the name of its
 * construct, or else is the only one its stack gains, where it is the only one its stack loses. Never one of several.
 */
export class Successors {
  private readonly byType = new Map<string, ReadonlyMap<string, Resource>>();
  private readonly predecessors = new Map<string, Resource>();

  public constructor(private readonly deployed: Topology, private readonly planned: Topology) {}

  public of(before: Resource): Resource | undefined {
    return this.successors(before).get(before.address);
  }

  public before(after: Resource): Resource | undefined {
    this.successors(after);
    return this.predecessors.get(after.address);
  }

  private successors({ kind }: Resource): ReadonlyMap<string, Resource> {
    let successors = this.byType.get(kind.type);
    if (!successors) {
      const lost = this.deployed.all(kind).filter(({ address }) => this.planned.at(address)?.kind.type !== kind.type);
      const gained = this.planned.all(kind).filter(({ address }) => this.deployed.at(address)?.kind.type !== kind.type);
      successors = pair(lost, gained);
      this.byType.set(kind.type, successors);
      for (const resource of lost) {
        const successor = successors.get(resource.address);
        if (successor) this.predecessors.set(successor.address, resource);
      }
    }
    return successors;
  }
}

type Key = (resource: Resource) => string | undefined;

/** By what resources are recognized, the surest first. */
const KEYS: readonly Key[] = [
  ({ fixedName }) => fixedName?.toLowerCase(),
  (resource) => `${resource.stackAddress} ${constructName(resource)}`,
  constructName,
  ({ stackAddress }) => stackAddress,
];

function pair(lost: readonly Resource[], gained: readonly Resource[]): ReadonlyMap<string, Resource> {
  const pairs = new Map<string, Resource>();
  const taken = new Set<Resource>();
  for (const key of KEYS) {
    const left = byKey(gained.filter((one) => !taken.has(one)), key);
    for (const [value, those] of byKey(lost.filter(({ address }) => !pairs.has(address)), key)) {
      const candidates = left.get(value) ?? [];
      if (those.length !== 1 || candidates.length !== 1) continue;
      pairs.set(those[0]!.address, candidates[0]!);
      taken.add(candidates[0]!);
    }
  }
  return pairs;
}

function byKey(resources: readonly Resource[], key: Key): Map<string, Resource[]> {
  const lists = new Map<string, Resource[]>();
  for (const resource of resources) {
    const value = key(resource);
    if (value !== undefined) add(lists, value, resource);
  }
  return lists;
}

/** What a person calls the construct of a resource: the last name in its path that CDK did not give. */
function constructName(resource: Resource): string {
  const names = resource.path.split('/');
  return names.reverse().find((name) => !L1_NAMES.has(name)) ?? resource.logicalId;
}
