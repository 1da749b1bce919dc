import { Location, Resource } from '../topology/resource';
import { Undecided } from '../values/properties';
import { World, Worlds, explore, isInitial } from '../values/world';
import { Decisions, circumstances } from './circumstances';
import { Finding, findingOf, placeOf, wordsOf } from './finding';
import { Outcome } from './outcome';
import { RuleInfo, WordedViolation } from './rule';

/** A rule of either kind, as it is run. */
export interface RunnableRule extends RuleInfo {
  violations(subject: unknown): readonly WordedViolation[];
}

/** What a rule is run on: a resource, or a change of one. */
export interface Judged {
  /** What findings are about. */
  readonly resource: Resource;
  /** Whether there is anything to judge in the current world. */
  readonly exists: boolean;
  /** Whether it is certain that a property is not there. */
  lacks(property: string): boolean;
  at(property?: string): Location;
}

/** Where a violation is. */
export const locationOf = ({ at }: WordedViolation, judged: Judged): Location => (typeof at === 'object' ? at : judged.at(at));

/** A violation and the worlds it holds in. */
interface Sighting {
  readonly violation: WordedViolation;
  readonly outcome: Outcome | undefined;
  readonly worlds: Decisions[];
}

/** One rule on one resource, or on one change. */
export class Check {
  public unknownProperty: string | undefined;
  public failure: { error: unknown } | undefined;
  /** In how many worlds it has run. */
  public worldCount = 0;
  /** By place, then by words. */
  private readonly sightings = new Map<string, Map<string, Sighting>>();
  private isComplete = false;

  /**
   * @param applies whether it is a subject of the rule in the current world
   * @param outcomeOf what a violation leads to in the current world
   */
  public constructor(
    private readonly rule: RunnableRule,
    private readonly judged: Judged,
    private readonly applies: () => boolean,
    private readonly outcomeOf?: (violation: WordedViolation) => Outcome,
  ) {}

  /** Runs the rule in every world, or in as many as `limit` says. */
  public run(worlds: Worlds, limit: number): void {
    this.isComplete = explore(worlds, (world) => this.runIn(world), limit);
  }

  /**
   * What it found; of what is not found in every world, it is said under which condition. What is found at one place in different
   * worlds is one mistake, however each value is worded.
   */
  public get findings(): Finding[] {
    return [...this.sightings.values()].flatMap((atPlace) => mistakes([...atPlace.values()]).map((mistake) => this.finding(mistake)));
  }

  /** In the words of the first sighting, which is that of the defaults where these are wrong. */
  private finding(mistake: readonly Sighting[]): Finding {
    const { violation } = mistake[0]!;
    const outcome = outcomeIn(mistake);
    const ways = mistake.map(({ worlds }) => worlds);
    const isAlways = this.isComplete && mistake.length === 1 && ways[0]!.length === this.worldCount;
    const when = isAlways ? '' : circumstances(ways);
    return findingOf(this.rule, locationOf(violation, this.judged), violation, { when, holdsByDefault: when === '' || isByDefault(mistake[0]!), outcome });
  }

  private runIn(world: World): void {
    this.worldCount++;
    try {
      if (!this.applies()) return;
      for (const violation of this.rule.violations(this.judged)) this.sight(violation, world);
    } catch (signal) {
      if (signal instanceof Undecided) this.unknownProperty ??= signal.property;
      else this.failure ??= { error: signal };
    }
  }

  private sight(violation: WordedViolation, world: World): void {
    const place = placeOf(violation);
    const words = wordsOf(violation);
    const atPlace = this.sightings.get(place) ?? new Map<string, Sighting>();
    const sighting = atPlace.get(words) ?? { violation, outcome: this.outcomeOf?.(violation), worlds: [] };
    sighting.worlds.push(world.decisions);
    this.sightings.set(place, atPlace.set(words, sighting));
  }
}

/** That of the first sighting; where others have other values, all are named, so that who allows one of them does not allow the rest. */
function outcomeIn(mistake: readonly Sighting[]): Outcome | undefined {
  const [outcome, ...others] = mistake.map((sighting) => sighting.outcome);
  if (outcome?.named === undefined || others.length === 0) return outcome;
  const names = new Set([outcome, ...others].map((one) => one?.named ?? ''));
  return { ...outcome, named: [...names].join('|') };
}

/** The sightings at one place by mistake: two that are found in one world are two mistakes. */
function mistakes(sightings: readonly Sighting[]): Sighting[][] {
  const found: Sighting[][] = [];
  for (const sighting of sightings.length > 1 ? inOrder(sightings) : sightings) {
    const same = found.find((mistake) => !mistake.some((other) => meet(sighting, other)));
    if (same) same.push(sighting);
    else found.push([sighting]);
  }
  return found;
}

/** That of the defaults first, then as the values are declared, whatever was found first. */
function inOrder(sightings: readonly Sighting[]): Sighting[] {
  return sightings
    .map((sighting) => ({ sighting, order: orderOf(sighting) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ sighting }) => sighting);
}

function orderOf(sighting: Sighting): string {
  const [first] = sighting.worlds.map(nameOf).sort();
  const { what, fix } = sighting.violation;
  return [isByDefault(sighting) ? 0 : 1, first, what, fix].join('\n');
}

/** A text for a world that does not depend on what was decided first; texts are in the order of the options. */
function nameOf(world: Decisions): string {
  return world.map(({ variable, option }) => `${variable.id} ${String(option).padStart(OPTION_DIGITS, '0')}`).sort().join('\n');
}

const OPTION_DIGITS = 6;

const isByDefault = ({ worlds }: Sighting): boolean => worlds.some(isInitial);

const meet = (a: Sighting, b: Sighting): boolean => a.worlds.some((world) => b.worlds.includes(world));
