import { Resource } from '../topology/resource';
import { SUBJECTS, Subject, Subjects } from '../topology/subjects';
import { Topology } from '../topology/topology';
import { WORLD_LIMIT, World, Worlds } from '../values/world';
import { Check } from './check';
import { Evaluation, FailedCheck, Finding, UndecidedCheck, inOrder } from './finding';
import { Rule } from './rule';

/** How many worlds all rules together are run in on one resource, before each has to do with few. */
const WORLDS_OF_A_RESOURCE = 64 * WORLD_LIMIT;
const FEW_WORLDS = 8;

/** Runs rules over a topology. Never throws: a rule that does is listed in `failed`, and the others still run. */
export function evaluate(topology: Topology, rules: readonly Rule[]): Evaluation {
  const evaluation = new RunningEvaluation(topology.worlds);
  for (const [on, rulesOnIt] of bySubject(rules)) {
    const subject: Subject<Resource> = SUBJECTS[on] as Subject<never>;
    const needed = [...new Set(rulesOnIt.flatMap((rule) => rule.with))];
    for (const resource of topology.all(subject.kind)) evaluation.add(resource, subject, rulesOnIt, needed);
  }
  evaluation.findings.sort(inOrder);
  return evaluation;
}

class RunningEvaluation implements Evaluation {
  public readonly findings: Finding[] = [];
  public readonly undecided: UndecidedCheck[] = [];
  public readonly failed: FailedCheck[] = [];

  public constructor(private readonly worlds: Worlds) {}

  /** Runs rules on a resource. Those are left out at once that lack the property they need. */
  public add(resource: Resource, subject: Subject<Resource>, rules: readonly Rule[], needed: readonly string[]): void {
    const isConcerned = (): boolean => resource.exists && subject.applies(resource);
    // Undefined where it differs from world to world, or cannot be known: then each rule finds out by itself, and says so.
    const concerned = attempt(() => this.worlds.inEveryWorld(isConcerned));
    if (concerned === false) return;
    const applies = concerned === undefined ? isConcerned : () => true;
    const given = new Set(needed.filter((property) => !attempt(() => resource.declared.lacks(property))));
    let worldsLeft = WORLDS_OF_A_RESOURCE;
    for (const rule of rules) {
      const isGiven = rule.with.length === 0 || rule.with.some((property) => given.has(property));
      if (isGiven && !this.isKept(rule, resource)) worldsLeft -= this.check(rule, resource, applies, worldsLeft);
    }
  }

  /** Whether a rule finds nothing, and takes no decision on the way: then it finds nothing in any world. */
  private isKept(rule: Rule, resource: Resource): boolean {
    const world = this.worlds.current;
    try {
      return rule.violations(resource).length === 0 && world.consultations === 0;
    } catch {
      return false;
    } finally {
      if (world.consultations > 0) this.worlds.current = new World();
    }
  }

  /** Runs a rule on a resource in every world, as far as what is left of them goes. Returns in how many it did. */
  private check(rule: Rule, resource: Resource, applies: () => boolean, worldsLeft: number): number {
    const check = new Check(rule, resource, applies);
    check.run(this.worlds, Math.min(WORLD_LIMIT, Math.max(FEW_WORLDS, worldsLeft)));
    this.findings.push(...check.findings);
    if (check.unknownProperty !== undefined) this.undecided.push({ rule, resource, property: check.unknownProperty });
    if (check.failure) this.failed.push({ rule, resource, error: check.failure.error });
    return check.worldCount;
  }
}

/** Whatever goes wrong here goes wrong once more where it is reported. */
function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

function bySubject(rules: readonly Rule[]): Map<keyof Subjects, Rule[]> {
  const groups = new Map<keyof Subjects, Rule[]>();
  for (const rule of rules) {
    const group = groups.get(rule.on);
    if (group) group.push(rule);
    else groups.set(rule.on, [rule]);
  }
  return groups;
}
