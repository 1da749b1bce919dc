import { Undecided } from '../values/properties';
import { Trace } from '../values/trace';
import { Worlds } from '../values/world';

type Getter = () => unknown;

/** What a getter answered, and what it looked at for that. */
interface Answer {
  readonly value?: unknown;
  readonly undecided?: Undecided;
  /** Undefined where nobody wanted to know. */
  readonly trace: Trace | undefined;
}

/** What the getters of one object have answered. */
export class Answers {
  private readonly given = new Map<Getter, Answer>();

  public constructor(private readonly worlds: Worlds) {}

  /**
   * What `get` answers, which it is asked once. An answer that took a decision of the current world is true in that world only,
   * and is not kept.
   */
  public of(get: Getter, self: object): unknown {
    const { trace } = this.worlds;
    const earlier = this.given.get(get);
    // An answer nobody traced is asked for once more where somebody does.
    const answer = earlier && (!trace || earlier.trace) ? earlier : this.ask(get, self);
    if (answer.trace) trace?.noteAll(answer.trace);
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (answer.undecided) throw answer.undecided;
    return answer.value;
  }

  private ask(get: Getter, self: object): Answer {
    const { worlds } = this;
    const { current: world, trace: outer } = worlds;
    const { consultations } = world;
    const trace = outer && new Trace();
    worlds.trace = trace;
    try {
      const answer = answerOf(() => get.call(self), trace);
      if (world.consultations === consultations) this.given.set(get, answer);
      return answer;
    } finally {
      worlds.trace = outer;
    }
  }
}

function answerOf(ask: Getter, trace: Trace | undefined): Answer {
  try {
    return { value: ask(), trace };
  } catch (signal) {
    if (signal instanceof Undecided) return { undecided: signal, trace };
    throw signal;
  }
}

const asking = new WeakSet<object>();

/** Has the getters of a prototype, and of those it inherits from up to `end`, answer once. */
export function askGettersOnce<T extends object>(prototype: T, end: object, answersOf: (self: T) => Answers): void {
  for (let own = prototype; own !== end && !asking.has(own); own = Object.getPrototypeOf(own) as T) {
    asking.add(own);
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(own) as Record<string, PropertyDescriptor>)) {
      if (!get) continue;
      Object.defineProperty(own, name, {
        get(this: T) {
          return answersOf(this).of(get, this);
        },
        configurable: true,
      });
    }
  }
}
