/**
 * Something in a template that is one of a few things, and the same thing everywhere: a parameter, or a condition
 * that nothing else decides.
 */
export interface Variable {
  /** Unique in the app. */
  readonly id: string;
  /** How many options there are. */
  readonly options: number;
  /** The option that holds unless the deployment says otherwise: the default of a parameter. */
  readonly initial?: number;
  /** What the first options stand for, where it may have other options in another template: the values of a parameter. */
  readonly values?: readonly string[];
  /** How a person would say that option `index` holds, e.g. `parameter Env is 'prod'`. */
  describe(index: number): string;
}

/** The option of a variable that has others elsewhere, where the one that was taken there does not tell which it is here. */
export const UNTOLD = -1;

/** How many conclusions may wait for one another. */
const DEEPEST = 400;

/** One decision a world has taken. */
export interface Decision {
  readonly variable: Variable;
  readonly option: number;
}

/** What something is in a world, and what was asked to find it out. */
interface Conclusion {
  /** Undefined while it is being found out. */
  readonly found?: { readonly value: unknown };
  readonly isDecided: boolean;
  readonly isGuessed: boolean;
}

/** Whether everything that was decided is what holds unless the deployment says otherwise. */
export const isInitial = (decisions: readonly Decision[]): boolean =>
  decisions.every(({ variable, option }) => option === variable.initial);

/**
 * One consistent reading of the template: every variable that was asked for has exactly one option.
 *
 * Worlds are not enumerated up front. An evaluation runs, and only the variables it really touches are branched on;
 * so a rule about one property never pays for the conditions of another.
 */
export class World {
  /**
   * The world of a deployment that chooses nothing: every variable has the option that holds by default. One without a default has
   * its first option, which is a guess.
   */
  public static byDefault(): World {
    return new World([], true);
  }

  private readonly chosen = new Map<string, Decision>();
  private readonly taken: Decision[] = [];
  private readonly conclusions = new Map<object, Conclusion>();
  private asked = 0;
  private guessed = 0;
  private depth = 0;

  /** @param takesDefaults whether what the script does not say is what holds by default, and not the first option */
  public constructor(private readonly script: readonly number[] = [], private readonly takesDefaults = false) {}

  /** How often it was asked for an option: what is found out without asking is true in every world. */
  public get consultations(): number {
    return this.asked;
  }

  /** How often it was asked for an option of a variable without a default: what is found out that way may be otherwise. */
  public get guesses(): number {
    return this.guessed;
  }

  /** The option this world has for `variable`. */
  public decide(variable: Variable): number {
    this.asked++;
    if (variable.initial === undefined) this.guessed++;
    let decision = this.chosen.get(variable.id);
    if (!decision) {
      decision = { variable, option: this.script[this.taken.length] ?? (this.takesDefaults ? variable.initial ?? 0 : 0) };
      this.chosen.set(variable.id, decision);
      this.taken.push(decision);
    }
    return decision.variable.values === variable.values ? decision.option : sameOption(decision, variable);
  }

  /**
   * What something is in this world, which is found out once.
   *
   * @param key what it is about
   * @param otherwise what is taken for it while it is being found out, and where too much would have to be found out before
   */
  public conclude<T>(key: object, find: (world: World) => T, otherwise: () => T): T {
    const earlier = this.conclusions.get(key);
    if (earlier) {
      if (earlier.isDecided) this.asked++;
      if (earlier.isGuessed) this.guessed++;
      return earlier.found ? earlier.found.value as T : otherwise();
    }
    const { asked, guessed } = this;
    this.conclusions.set(key, { isDecided: false, isGuessed: false });
    const value = this.depth < DEEPEST ? this.below(() => find(this)) : otherwise();
    this.conclusions.set(key, { found: { value }, isDecided: this.asked > asked, isGuessed: this.guessed > guessed });
    return value;
  }

  private below<T>(find: () => T): T {
    this.depth++;
    try {
      return find();
    } finally {
      this.depth--;
    }
  }

  /** What has been decided so far, in the order it was asked for. */
  public get decisions(): readonly Decision[] {
    return this.taken;
  }
}

/** The option of a variable that stands for what a decision on it took, where the two templates list other values. */
function sameOption({ variable: { values: listed = [] }, option }: Decision, { values = [], options }: Variable): number {
  const value = listed[option];
  const other = options > values.length ? values.length : UNTOLD;
  if (value === undefined) return values.every((one) => listed.includes(one)) ? other : UNTOLD;
  const index = values.indexOf(value);
  return index < 0 ? other : index;
}

/** The world the current evaluation runs in; shared by everything that reads one topology. */
export class Worlds {
  public current = new World();
  private untouched = new World();

  /** What `ask` gives in a world of its own: for what is no evaluation. */
  public within<T>(world: World, ask: () => T): T {
    const { current } = this;
    this.current = world;
    try {
      return ask();
    } finally {
      this.current = current;
    }
  }

  /** What `ask` gives where that takes no decision, and so is the same in every world; undefined where it is not. */
  public inEveryWorld<T>(ask: () => T): T | undefined {
    const { current, untouched } = this;
    this.current = untouched;
    try {
      const answer = ask();
      return untouched.consultations === 0 ? answer : undefined;
    } finally {
      if (untouched.consultations > 0) this.untouched = new World();
      this.current = current;
    }
  }
}

/** How many worlds one check is evaluated in at most. */
export const WORLD_LIMIT = 64;

/**
 * Runs `evaluate` once in every consistent world it can tell apart, at most `limit` times, depth first.
 * What is found in a world is true in that world, so stopping at the limit misses findings but never invents one.
 * Returns whether there are no more worlds than it ran in.
 */
export function explore(worlds: Worlds, evaluate: (world: World) => void, limit = WORLD_LIMIT): boolean {
  let script: number[] | undefined = [];
  for (let run = 0; script && run < limit; run++) {
    // Most evaluations decide nothing, and leave the world as good as new.
    const world: World = run === 0 && worlds.current.decisions.length === 0 ? worlds.current : new World(script);
    worlds.current = world;
    evaluate(world);
    script = next(world.decisions);
  }
  if (worlds.current.decisions.length > 0) worlds.current = new World();
  return script === undefined;
}

/** The script of the world after this one: the last decision that has an untried option takes it. */
function next(decisions: readonly Decision[]): number[] | undefined {
  for (let i = decisions.length - 1; i >= 0; i--) {
    const { variable, option } = decisions[i]!;
    if (option + 1 < variable.options) {
      return [...decisions.slice(0, i).map((decision) => decision.option), option + 1];
    }
  }
  return undefined;
}
