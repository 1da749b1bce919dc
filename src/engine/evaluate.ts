import { Resource } from '../topology/resource';
import { SUBJECTS, Subject, Subjects } from '../topology/subjects';
import { Topology } from '../topology/topology';
import { Undecided } from '../values/properties';
import { WORLD_LIMIT, World, Worlds } from '../values/world';
import { Check } from './check';
import { Evaluation, FailedCheck, Finding, UndecidedCheck, distinct, findingOf, inOrder } from './finding';
import { Rule } from './rule';

/** How many worlds all rules together are run in on one resource, before each has to do with few. */
const WORLDS_OF_A_RESOURCE = 64 * WORLD_LIMIT;
const FEW_WORLDS = 8;

/** Runs rules over a topology. Never throws: a rule that does is listed in `failed`, and the others still run. */
export function evaluate(topology: Topology, rules: readonly Rule[]): Evaluation {
  const evaluation = new RunningEvaluation(topology.worlds);
  for (const [on, rulesOnIt] of bySubject(rules)) {
    const subject: Subject<Resource> = SUBJECTS[on] as Subject<never>;
    const selection = new Selection(rulesOnIt);
    for (const resource of topology.all(subject.kind)) evaluation.add(resource, subject, selection);
  }
  evaluation.findings.sort(inOrder);
  return evaluation;
}

/** Rules about one subject: of a resource those are run that have the property they need. */
class Selection {
  private readonly needed: readonly string[];
  /** What was selected before, by the properties that were there: most resources of an app have the same. */
  private readonly selected = new Map<string, readonly Rule[]>();

  public constructor(private readonly rules: readonly Rule[]) {
    this.needed = [...new Set(rules.flatMap((rule) => rule.with))];
  }

  public of({ declared }: Resource): readonly Rule[] {
    const given = attempt(() => this.needed.filter((property) => !declared.lacks(property)));
    if (!given) return this.rules;
    const key = given.join();
    let rules = this.selected.get(key);
    if (!rules) {
      const isGiven = new Set(given);
      rules = this.rules.filter((rule) => rule.with.length === 0 || rule.with.some((property) => isGiven.has(property)));
      this.selected.set(key, rules);
    }
    return rules;
  }
}

class RunningEvaluation implements Evaluation {
  public readonly findings: Finding[] = [];
  public readonly undecided: UndecidedCheck[] = [];
  public readonly failed: FailedCheck[] = [];

  public constructor(private readonly worlds: Worlds) {}

  /** Runs those of a selection of rules on a resource that may find something. */
  public add(resource: Resource, subject: Subject<Resource>, selection: Selection): void {
    const isConcerned = (): boolean => resource.exists && subject.applies(resource);
    // Undefined where it differs from world to world, or cannot be known: then each rule finds out by itself, and says so.
    const concerned = attempt(() => this.worlds.inEveryWorld(isConcerned));
    if (concerned === false) return;
    const applies = concerned === undefined ? isConcerned : () => true;
    let worldsLeft = WORLDS_OF_A_RESOURCE;
    for (const rule of selection.of(resource)) {
      if (!this.isDone(rule, resource, concerned === true)) worldsLeft -= this.check(rule, resource, applies, worldsLeft);
    }
  }

  /**
   * Runs a rule on a resource once, and notes what came of it where that is so in every world: because no decision was taken on the way.
   * What is found on a resource that is not certain to be concerned waits for the worlds.
   */
  private isDone(rule: Rule, resource: Resource, isConcerned: boolean): boolean {
    const world = this.worlds.current;
    try {
      const violations = rule.violations(resource);
      if (world.consultations > 0 || !(isConcerned || violations.length === 0)) return false;
      for (const violation of distinct(violations)) this.findings.push(findingOf(rule, resource, violation));
      return true;
    } catch (signal) {
      if (world.consultations > 0 || !isConcerned || !(signal instanceof Undecided)) return false;
      this.undecided.push({ rule, resource, property: signal.property });
      return true;
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
