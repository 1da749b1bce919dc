import { Undecided } from '../values/properties';
import { Worlds } from '../values/world';

type Getter = () => unknown;

/** What a getter came to: a value, or that it cannot be known. */
type Answer = { readonly value: unknown } | { readonly undecided: Undecided };

/** What the getters of one object came to. An answer that took a decision is true in that world only, and is not kept. */
export class Memo {
  private readonly answers = new Map<Getter, Answer>();

  public constructor(private readonly worlds: Worlds) {}

  public valueOf(get: Getter, self: object): unknown {
    const answer = this.answers.get(get) ?? this.ask(get, self);
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if ('undecided' in answer) throw answer.undecided;
    return answer.value;
  }

  private ask(get: Getter, self: object): Answer {
    const { current: world } = this.worlds;
    const { consultations } = world;
    const answer = answerOf(get, self);
    if (world.consultations === consultations) this.answers.set(get, answer);
    return answer;
  }
}

function answerOf(get: Getter, self: object): Answer {
  try {
    return { value: get.call(self) };
  } catch (signal) {
    if (signal instanceof Undecided) return { undecided: signal };
    throw signal;
  }
}

const memoized = new WeakSet<object>();

/** Has the getters of a prototype, and of those it inherits from up to `end`, compute their value once: many rules ask the same. */
export function memoizeGetters<T extends object>(prototype: T, end: object, memoOf: (self: T) => Memo): void {
  for (let own = prototype; own !== end && !memoized.has(own); own = Object.getPrototypeOf(own) as T) {
    memoized.add(own);
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(own) as Record<string, PropertyDescriptor>)) {
      if (!get) continue;
      Object.defineProperty(own, name, {
        get(this: T) {
          return memoOf(this).valueOf(get, this);
        },
        configurable: true,
      });
    }
  }
}
