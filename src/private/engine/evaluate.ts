import { Location, Resource } from '../topology/resource';
import { SUBJECTS, Subject, Subjects } from '../topology/subjects';
import { Topology } from '../topology/topology';
import { Undecided } from '../values/properties';
import { Decision, World, explore } from '../values/world';
import { Experience } from './experience';
import { Rule, WordedViolation } from './rule';

/** A rule that is broken at a place of the app. */
export interface Finding {
  readonly rule: Rule;
  readonly location: Location;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** Under which condition it holds; absent: always. */
  readonly when?: string;
  /** Whether it holds when the template is deployed as it is: always, or while parameters keep their defaults. */
  readonly holdsByDefault: boolean;
}

/** A rule that could not be decided on a resource. */
export interface UndecidedCheck {
  readonly rule: Rule;
  readonly resource: Resource;
  /** The property that cannot be known at synthesis. */
  readonly property: string;
}

/** A rule that failed, by its own fault. */
export interface FailedCheck {
  readonly rule: Rule;
  readonly resource: Resource;
  readonly error: unknown;
}

export interface Evaluation {
  /** In the order of the construct paths, so that the order of declaration does not matter. */
  readonly findings: readonly Finding[];
  readonly undecided: readonly UndecidedCheck[];
  readonly failed: readonly FailedCheck[];
}

/** From how many resources the rules on them are learned. */
const LESSONS = 8;

/** Runs rules over a topology. Never throws: a rule that does is listed in `failed`, and the others still run. */
export function evaluate(topology: Topology, rules: readonly Rule[]): Evaluation {
  const findings: Finding[] = [];
  const undecided: UndecidedCheck[] = [];
  const failed: FailedCheck[] = [];
  for (const [on, rulesOnIt] of bySubject(rules)) {
    const subject: Subject<Resource> = SUBJECTS[on] as Subject<never>;
    for (const [index, resource] of topology.all(subject.kind).entries()) {
      const concerned = inEveryWorld(topology, () => isConcerned(resource, subject));
      if (concerned === false) continue;
      for (const experience of rulesOnIt) {
        if (concerned && experience.isKept(resource, topology.worlds, index < LESSONS)) continue;
        const { rule } = experience;
        const check = new Check(rule, resource, () => concerned ?? isConcerned(resource, subject));
        const isEverywhere = explore(topology.worlds, (world) => check.runIn(world));
        if (check.sightings.size > 0) findings.push(...check.findings(isEverywhere));
        if (check.unknownProperty !== undefined) undecided.push({ rule, resource, property: check.unknownProperty });
        if (check.failure) failed.push({ rule, resource, error: check.failure.error });
      }
    }
  }
  return { findings: findings.sort(inOrder), undecided, failed };
}

function bySubject(rules: readonly Rule[]): Map<keyof Subjects, Experience[]> {
  const groups = new Map<keyof Subjects, Experience[]>();
  for (const rule of rules) {
    const group = groups.get(rule.on) ?? [];
    group.push(new Experience(rule));
    groups.set(rule.on, group);
  }
  return groups;
}

const isConcerned = (resource: Resource, subject: Subject<Resource>): boolean => resource.exists && subject.applies(resource);

/** The answer where it is one and the same in every world; undefined where it is not, or cannot be known. */
function inEveryWorld(topology: Topology, ask: () => boolean): boolean | undefined {
  let answer: boolean | undefined;
  explore(topology.worlds, (world) => {
    try {
      const here = ask();
      if (world.decisions.length === 0) answer = here;
    } catch {
      // Each rule finds out by itself, and says what could not be known.
    }
  }, 1);
  return answer;
}

/** A violation and the worlds it holds in. */
interface Sighting {
  readonly violation: WordedViolation;
  readonly worlds: (readonly Decision[])[];
}

/** One rule on one resource, in every world. */
class Check {
  public unknownProperty: string | undefined;
  public failure: { error: unknown } | undefined;
  public readonly sightings = new Map<string, Sighting>();
  private worldCount = 0;

  public constructor(
    private readonly rule: Rule,
    private readonly resource: Resource,
    private readonly applies: () => boolean,
  ) {}

  public runIn(world: World): void {
    this.worldCount++;
    try {
      if (!this.applies()) return;
      for (const violation of this.rule.violations(this.resource)) this.sight(violation, world);
    } catch (signal) {
      if (signal instanceof Undecided) this.unknownProperty ??= signal.property;
      else this.failure ??= { error: signal };
    }
  }

  /** @param isEverywhere whether it has run in every world there is */
  public findings(isEverywhere: boolean): Finding[] {
    return [...this.sightings.values()].map(({ violation: { at, what, why, fix }, worlds }) => {
      const location = typeof at === 'object' ? at : this.resource.at(at);
      const when = isEverywhere && worlds.length === this.worldCount ? '' : circumstances(worlds);
      const holdsByDefault = when === '' || worlds.some((world) => world.every(({ variable, option }) => option === variable.initial));
      return { rule: this.rule, location, what, why, fix, holdsByDefault, ...(when === '' ? {} : { when }) };
    });
  }

  private sight(violation: WordedViolation, world: World): void {
    const { at, what, fix } = violation;
    const key = JSON.stringify([typeof at === 'object' ? [at.resource.address, at.property] : at, what, fix]);
    const sighting = this.sightings.get(key) ?? { violation, worlds: [] };
    sighting.worlds.push(world.decisions);
    this.sightings.set(key, sighting);
  }
}

/** What the worlds have in common, in words; where they share nothing, what is true in the first. */
function circumstances(worlds: readonly (readonly Decision[])[]): string {
  const [first = [], ...others] = worlds;
  const shared = first.filter((decision) => others.every((world) => world.some((other) => same(decision, other))));
  return (shared.length > 0 ? shared : first).map(({ variable, option }) => variable.describe(option)).join(' and ');
}

const same = (a: Decision, b: Decision): boolean => a.variable.id === b.variable.id && a.option === b.option;

function inOrder(a: Finding, b: Finding): number {
  return (
    compare(a.location.resource.address, b.location.resource.address) ||
    compare(a.location.property ?? '', b.location.property ?? '') ||
    compare(a.rule.id, b.rule.id) ||
    compare(a.what, b.what)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
