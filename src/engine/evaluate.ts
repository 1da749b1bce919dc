import { Changes } from '../topology/changes/changes';
import { Change, ChangeSubjects, changeSubject } from '../topology/changes/subjects';
import { Resource } from '../topology/resource';
import { SUBJECTS, Subject, Subjects } from '../topology/subjects';
import { Topology } from '../topology/topology';
import { Undecided } from '../values/properties';
import { WORLD_LIMIT, World, Worlds } from '../values/world';
import { ChangeRule } from './change-rule';
import { Check, Judged, RunnableRule, locationOf } from './check';
import { goesOn, isAmong, isAskedOnce } from './deployed-already';
import { Evaluation, FailedCheck, Finding, UndecidedCheck, distinct, findingOf, inOrder } from './finding';
import { outcomeOf } from './outcome';
import { Rule, WordedViolation } from './rule';

/** How many worlds all rules together are run in on one resource, before each has to do with few. */
const WORLDS_OF_A_RESOURCE = 64 * WORLD_LIMIT;
const FEW_WORLDS = 8;

/** Runs rules over a topology. Never throws: a rule that does is listed in `failed`, and the others still run. */
export function evaluate(topology: Topology, rules: readonly Rule[]): Evaluation {
  const evaluation = new RunningEvaluation(topology.worlds);
  for (const [on, selection] of selections<keyof Subjects, Rule>(rules)) {
    const subject: Subject<Resource> = SUBJECTS[on] as Subject<never>;
    for (const resource of topology.all(subject.kind)) evaluation.add(resource, () => subject.applies(resource), selection);
  }
  evaluation.findings.sort(inOrder);
  return evaluation;
}

/** Runs change rules over what differs between two topologies. As `evaluate`, it never throws. */
export function evaluateChanges(changes: Changes, rules: readonly ChangeRule[]): Evaluation {
  const evaluation = new RunningEvaluation(changes.worlds);
  for (const [on, selection] of selections<keyof ChangeSubjects, ChangeRule>(rules)) {
    const subject = changeSubject(on);
    for (const change of subject.of(changes)) evaluation.add(change, () => subject.applies(change), selection, outcomesOf(change));
  }
  evaluation.findings.sort(inOrder);
  return evaluation;
}

/**
 * Runs rules over what is about to be, as `evaluate` does, where it is known what is deployed. What is only asked at creation, and what
 * only time made wrong, is no finding on a resource that goes on with it: it was taken, and nobody asks again.
 */
export function evaluateUpdate(changes: Changes, rules: readonly Rule[]): Evaluation {
  const evaluation = evaluate(changes.after, rules);
  const excusable = new Set(evaluation.findings.filter((finding) => isAskedOnce(finding) && goesOn(finding, changes)));
  if (excusable.size === 0) return evaluation;
  const ids = new Set([...excusable].map(({ rule }) => rule.id));
  const isDeployed = isAmong(evaluate(changes.before, rules.filter(({ id }) => ids.has(id))).findings, changes);
  const { undecided, failed } = evaluation;
  const findings = evaluation.findings.filter((finding) => !excusable.has(finding) || !isDeployed(finding));
  return { findings, undecided, failed };
}

/** What a violation of a rule leads to. */
type Outcomes = (rule: RunnableRule, violation: WordedViolation) => ReturnType<typeof outcomeOf>;

const outcomesOf = (change: Change): Outcomes => ({ effect }, { at }) => {
  const { resource, property } = typeof at === 'object' ? at : change.at(at);
  return outcomeOf(effect, change, resource.address === change.resource.address ? property : undefined);
};

/** Rules about one subject: those are run that have the property they need. */
class Selection {
  private readonly needed: readonly string[];
  /** What was selected before, by the properties that were there: most resources of an app have the same. */
  private readonly selected = new Map<string, readonly RunnableRule[]>();

  public constructor(private readonly rules: readonly RunnableRule[]) {
    this.needed = [...new Set(rules.flatMap((rule) => rule.with))];
  }

  public of(judged: Judged): readonly RunnableRule[] {
    const given = attempt(() => this.needed.filter((property) => !judged.lacks(property)));
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

  /** Runs those of a selection of rules on a resource, or on a change, that may find something. */
  public add(judged: Judged, isSubject: () => boolean, selection: Selection, outcomes?: Outcomes): void {
    const isConcerned = (): boolean => judged.exists && isSubject();
    // Undefined where it differs from world to world, or cannot be known: then each rule finds out by itself, and says so.
    const concerned = attempt(() => this.worlds.inEveryWorld(isConcerned));
    if (concerned === false) return;
    const applies = concerned === undefined ? isConcerned : () => true;
    let worldsLeft = WORLDS_OF_A_RESOURCE;
    for (const rule of selection.of(judged)) {
      if (!this.isDone(rule, judged, concerned === true, outcomes)) worldsLeft -= this.check(rule, judged, applies, worldsLeft, outcomes);
    }
  }

  /**
   * Runs a rule once, and notes what came of it where that is so in every world: because no decision was taken on the way. What is found
   * where it is not certain that the rule is concerned waits for the worlds.
   */
  private isDone(rule: RunnableRule, judged: Judged, isConcerned: boolean, outcomes?: Outcomes): boolean {
    const world = this.worlds.current;
    try {
      const findings = distinct(rule.violations(judged)).map((violation) =>
        findingOf(rule, locationOf(violation, judged), violation, { outcome: outcomes?.(rule, violation) }));
      if (world.consultations > 0 || !(isConcerned || findings.length === 0)) return false;
      this.findings.push(...findings);
      return true;
    } catch (signal) {
      if (world.consultations > 0 || !isConcerned || !(signal instanceof Undecided)) return false;
      this.undecided.push({ rule, resource: judged.resource, property: signal.property });
      return true;
    } finally {
      if (world.consultations > 0) this.worlds.current = new World();
    }
  }

  /** Runs a rule in every world, as far as what is left of them goes. Returns in how many it did. */
  private check(rule: RunnableRule, judged: Judged, applies: () => boolean, worldsLeft: number, outcomes?: Outcomes): number {
    const { resource } = judged;
    const check = new Check(rule, judged, applies, outcomes && ((violation) => outcomes(rule, violation)));
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

/** By the list: an app of many stages asks for the same one again and again. */
const selected = new WeakMap<readonly RunnableRule[], ReadonlyMap<unknown, Selection>>();

/** Rules by their subject. */
function selections<On, R extends RunnableRule & { readonly on: On }>(rules: readonly R[]): ReadonlyMap<On, Selection> {
  let known = selected.get(rules) as ReadonlyMap<On, Selection> | undefined;
  if (!known) {
    const groups = new Map<On, R[]>();
    for (const rule of rules) {
      const group = groups.get(rule.on);
      if (group) group.push(rule);
      else groups.set(rule.on, [rule]);
    }
    known = new Map([...groups].map(([on, group]) => [on, new Selection(group)]));
    selected.set(rules, known);
  }
  return known;
}
