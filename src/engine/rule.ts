import { Source } from '../facts/sources';
import { Location } from '../topology/resource';
import { Subjects } from '../topology/subjects';
import { Example } from './example';

/**
 * What Aurora does to a template that breaks a rule. It decides the severity: what is refused is an error, everything
 * else a warning, since a template that deploys never fails synthesis.
 */
export type Effect =
  /** The service or CloudFormation refuses it. */
  | 'rejected'
  /** Accepted, and silently not done. */
  | 'ignored'
  /** Works, but hurts. */
  | 'degraded'
  /** Works today, and will not. */
  | 'expiring'
  /** CloudFormation makes a new one and deletes this one, or deletes it without a new one. */
  | 'replaced'
  /** Something restarts, or cannot be reached for a while. */
  | 'interrupted'
  /** There is no way back. */
  | 'irreversible';

/** Whether only a resource that is created is judged, or every one: where there is a baseline, most resources exist already. */
export type When = 'creation' | 'always';

/** What a check found. Everything beside `at` is for the message. */
export interface Violation {
  /** The offending property of the subject, or a place in another resource; absent: the subject as a whole. */
  readonly at?: string | Location | undefined;
  readonly [detail: string]: unknown;
}

/** A piece of a message: the same for all violations, or put together of what was found. */
export type Words<S, V> = string | ((violation: V, subject: S) => string);

/** A rule as it is written: see CONTRIBUTING.md. */
export interface RuleDefinition<S extends keyof Subjects, V extends Violation> {
  /** What the rule is about. */
  readonly on: S;
  /**
   * A property without which the rule finds nothing, whatever else the subject says; or several, of which it takes one. Where it is
   * not there the rule is not run.
   */
  readonly with?: string | readonly string[];
  readonly effect: Effect;
  /** Set where a template was right once and only time made it wrong: a retired version or mode. */
  readonly lifecycle?: boolean;
  /**
   * When the service asks. Said only where the property at fault does not tell: one that is not there, or that an update does not send
   * unless it changes, is asked for at creation; see `facts/updates` and `engine/deployed-already.ts`.
   */
  readonly asks?: When;
  /** One sentence that says what holds when the rule is kept. */
  readonly summary: string;
  /** Where the constraint is documented, or the service's own words. */
  readonly sources: readonly Source[];
  /** The version of this package that first had the rule. */
  readonly since: string;
  /** Plain values in, violations out. Touching a value that cannot be known ends it; the engine takes care of that. */
  readonly check: (subject: Subjects[S]) => V | readonly V[] | undefined | false;
  /** What is wrong, with the actual value and the allowed ones. */
  readonly what: Words<Subjects[S], V>;
  /** What the service does about it, and when. */
  readonly why: Words<Subjects[S], V>;
  /** One imperative step, with the nearest valid value. */
  readonly fix: Words<Subjects[S], V>;
  /** Each gives at least one finding of this rule. */
  readonly invalid: readonly Example[];
  /** None gives a finding of this rule, nor an error of any other. */
  readonly valid: readonly Example[];
}

/** What is to be said of a rule, of either kind: those on a state, and those on a change. */
export interface RuleInfo {
  /** Permanent, `PascalCase`, its subject first. */
  readonly id: string;
  readonly topic: string;
  readonly effect: Effect;
  readonly lifecycle: boolean;
  /** It finds nothing where none of these properties is there, on either side of a change; empty: it may find something anywhere. */
  readonly with: readonly string[];
  readonly summary: string;
  readonly sources: readonly Source[];
  readonly since: string;
  /** When the service asks, where the property at fault does not tell. */
  readonly asks?: When;
  /** Whether what it is about holds data, which goes with it. */
  readonly holdsData?: boolean;
  /** Its page, where that is not in the docs of this package. */
  readonly documentation?: string;
}

/** A rule as the engine runs it. */
export interface Rule extends RuleInfo {
  readonly on: keyof Subjects;
  readonly invalid: readonly Example[];
  readonly valid: readonly Example[];
  violations(subject: unknown): readonly WordedViolation[];
}

/** A violation with its message. */
export interface WordedViolation {
  readonly at: string | Location | undefined;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** A rule that does not know its topic yet. */
export type Topicless<R extends RuleInfo> = Omit<R, 'topic'>;
export type TopiclessRule = Topicless<Rule>;

const NONE: readonly WordedViolation[] = [];

/** Defines a rule. Its types follow from what `check` takes and returns. */
export function rule<S extends keyof Subjects, V extends Violation>(id: string, definition: RuleDefinition<S, V>): TopiclessRule {
  const { on, effect, summary, sources, since } = definition;
  return {
    id,
    on,
    with: [definition.with ?? []].flat(),
    effect,
    lifecycle: definition.lifecycle ?? false,
    ...(definition.asks === undefined ? {} : { asks: definition.asks }),
    summary,
    sources,
    since,
    // Nobody looks at the examples but the docs and the tests.
    get invalid() {
      return definition.invalid;
    },
    get valid() {
      return definition.valid;
    },
    violations(candidate) {
      // The engine hands over what `on` selects.
      const subject = candidate as Subjects[S];
      return wordedViolations(definition, definition.check(subject), subject);
    },
  };
}

/** What a check found, in the words of its rule. */
export function wordedViolations<S, V extends Violation>(
  { what, why, fix }: { readonly what: Words<S, V>; readonly why: Words<S, V>; readonly fix: Words<S, V> },
  found: V | readonly V[] | undefined | false,
  subject: S,
): readonly WordedViolation[] {
  if (!found) return NONE;
  const word = (words: Words<S, V>, violation: V): string => (typeof words === 'string' ? words : words(violation, subject));
  return (isList(found) ? found : [found]).map((violation) => ({
    at: violation.at,
    what: word(what, violation),
    why: word(why, violation),
    fix: word(fix, violation),
  }));
}

function isList<V>(found: V | readonly V[]): found is readonly V[] {
  return Array.isArray(found);
}

/** Rules of one subject matter: one file, one page of the docs. */
export interface Topic<R extends RuleInfo = Rule> {
  /** Kebab case; the name of the file and of the page. */
  readonly id: string;
  readonly title: string;
  /** A paragraph for the page of the docs. */
  readonly about: string;
  readonly rules: readonly R[];
}

export function topic<R extends RuleInfo = Rule>(id: string, { title, about }: Pick<Topic, 'title' | 'about'>, rules: readonly Topicless<R>[]): Topic<R> {
  const withTopic = (topicless: Topicless<R>): R => Object.defineProperty(topicless, 'topic', { value: id, enumerable: true }) as R;
  return { id, title, about, rules: rules.map(withTopic) };
}
