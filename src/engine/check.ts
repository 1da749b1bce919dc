import { Resource } from '../topology/resource';
import { Undecided } from '../values/properties';
import { Decision, World, Worlds, explore } from '../values/world';
import { Finding } from './finding';
import { Rule, WordedViolation } from './rule';

/** A violation and the worlds it holds in. */
interface Sighting {
  readonly violation: WordedViolation;
  readonly worlds: (readonly Decision[])[];
}

/** One rule on one resource. */
export class Check {
  public unknownProperty: string | undefined;
  public failure: { error: unknown } | undefined;
  /** In how many worlds it has run. */
  public worldCount = 0;
  private readonly sightings = new Map<string, Sighting>();
  private isComplete = false;

  /** @param applies whether the resource is a subject of the rule in the current world */
  public constructor(
    private readonly rule: Rule,
    private readonly resource: Resource,
    private readonly applies: () => boolean,
  ) {}

  /** Runs the rule in every world, or in as many as `limit` says. */
  public run(worlds: Worlds, limit: number): void {
    this.isComplete = explore(worlds, (world) => this.runIn(world), limit);
  }

  /** What it found; of what is not found in every world, it is said under which condition. */
  public get findings(): Finding[] {
    return [...this.sightings.values()].map(({ violation: { at, what, why, fix }, worlds }) => {
      const location = typeof at === 'object' ? at : this.resource.at(at);
      const when = this.isComplete && worlds.length === this.worldCount ? '' : circumstances(worlds);
      const holdsByDefault = when === '' || worlds.some((world) => world.every(({ variable, option }) => option === variable.initial));
      return { rule: this.rule, location, what, why, fix, holdsByDefault, ...(when === '' ? {} : { when }) };
    });
  }

  private runIn(world: World): void {
    this.worldCount++;
    try {
      if (!this.applies()) return;
      for (const violation of this.rule.violations(this.resource)) this.sight(violation, world);
    } catch (signal) {
      if (signal instanceof Undecided) this.unknownProperty ??= signal.property;
      else this.failure ??= { error: signal };
    }
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
