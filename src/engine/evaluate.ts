import { Location, Resource } from '../topology/resource';
import { SUBJECTS, Subject, Subjects } from '../topology/subjects';
import { Topology } from '../topology/topology';
import { Undecided } from '../values/properties';
import { Decision, WORLD_LIMIT, World, Worlds, explore } from '../values/world';
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

/** Runs rules over a topology. Never throws: a rule that does is listed in `failed`, and the others still run. */
export function evaluate(topology: Topology, rules: readonly Rule[]): Evaluation {
  const results: Results = { findings: [], undecided: [], failed: [] };
  for (const [on, rulesOnIt] of bySubject(rules)) {
    const subject: Subject<Resource> = SUBJECTS[on] as Subject<never>;
    for (const resource of topology.all(subject.kind)) {
      const isConcerned = (): boolean => resource.exists && subject.applies(resource);
      // Undefined where it differs from world to world, or cannot be known: then each rule finds out by itself, and says so.
      const concerned = attempt(() => topology.worlds.inEveryWorld(isConcerned));
      if (concerned === false) continue;
      const applies = concerned === undefined ? isConcerned : () => true;
      let left = WORLDS_OF_A_RESOURCE;
      for (const rule of rulesOnIt) {
        if (!isKept(rule, resource, topology.worlds)) left -= check(new Check(rule, resource, applies), topology.worlds, left, results);
      }
    }
  }
  results.findings.sort(inOrder);
  return results;
}

/** Whatever goes wrong here goes wrong once more where it is reported. */
function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/** An evaluation under way. */
interface Results extends Evaluation {
  readonly findings: Finding[];
  readonly undecided: UndecidedCheck[];
  readonly failed: FailedCheck[];
}

/** How many worlds all rules together are run in on one resource, before each has to do with few. */
const WORLDS_OF_A_RESOURCE = 64 * WORLD_LIMIT;
const FEW_WORLDS = 8;

/** Runs a rule on a resource in every world, as far as what is left of them goes. Returns in how many it did. */
function check(run: Check, worlds: Worlds, left: number, { findings, undecided, failed }: Results): number {
  const { rule, resource } = run;
  const isEverywhere = explore(worlds, (world) => run.runIn(world), Math.min(WORLD_LIMIT, Math.max(FEW_WORLDS, left)));
  if (run.sightings.size > 0) findings.push(...run.findings(isEverywhere));
  if (run.unknownProperty !== undefined) undecided.push({ rule, resource, property: run.unknownProperty });
  if (run.failure) failed.push({ rule, resource, error: run.failure.error });
  return run.worldCount;
}

/** Whether it is seen at once that a rule finds nothing, whatever the world: most look at a property or two, and take no decision. */
function isKept(rule: Rule, resource: Resource, worlds: Worlds): boolean {
  const lacksAll = (): boolean => rule.with.length > 0 && rule.with.every((property) => resource.properties.lacks(property));
  const findsNothing = (): boolean => worlds.inEveryWorld(() => rule.violations(resource))?.length === 0;
  return attempt(() => lacksAll() || findsNothing()) ?? false;
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
  public worldCount = 0;

  public constructor(
    public readonly rule: Rule,
    public readonly resource: Resource,
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
    const key = [typeof at === 'object' ? `${at.resource.address} ${at.property}` : at, what, fix].join('\n');
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
