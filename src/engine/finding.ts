import { Location, Resource } from '../topology/resource';
import { Outcome } from './outcome';
import { RuleInfo, WordedViolation } from './rule';

/** A rule that is broken at a place of the app. */
export interface Finding {
  readonly rule: RuleInfo;
  readonly location: Location;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** Under which condition it holds; absent: always. Where several values lead to it, the words are those of the first. */
  readonly when?: string;
  /** Whether it holds when the template is deployed as it is: always, or while parameters keep their defaults. */
  readonly holdsByDefault: boolean;
  /** What it leads to, where it is about a change. */
  readonly outcome?: Outcome;
  /** What the construct that made the resource calls the property, where that is another name. */
  readonly constructProperty?: string;
  /** What whoever reports it adds: a sentence without a full stop. */
  readonly note?: string;
}

/** A rule that could not be decided on a resource. */
export interface UndecidedCheck {
  readonly rule: RuleInfo;
  readonly resource: Resource;
  /** The property that cannot be known at synthesis. */
  readonly property: string;
}

/** A rule that failed, by its own fault. */
export interface FailedCheck {
  readonly rule: RuleInfo;
  readonly resource: Resource;
  readonly error: unknown;
}

export interface Evaluation {
  /** In the order of the construct paths, so that the order of declaration does not matter. */
  readonly findings: readonly Finding[];
  readonly undecided: readonly UndecidedCheck[];
  readonly failed: readonly FailedCheck[];
}

/** What is said of a violation: when it holds, where that is not always, and what it leads to. */
interface Circumstances {
  readonly when?: string;
  readonly holdsByDefault?: boolean;
  readonly outcome?: Outcome | undefined;
}

/** What a rule found at a place. */
export function findingOf(
  rule: RuleInfo,
  location: Location,
  { what, why, fix }: WordedViolation,
  { when = '', holdsByDefault = when === '', outcome }: Circumstances,
): Finding {
  return { rule, location, what, why, fix, holdsByDefault, ...(when === '' ? {} : { when }), ...(outcome ? { outcome } : {}) };
}

/** A text for the place of a violation. */
export const placeOf = ({ at }: WordedViolation): string => (typeof at === 'object' ? `${at.resource.address} ${at.property}` : String(at));

/** A text for what a violation says. */
export const wordsOf = ({ what, fix }: WordedViolation): string => `${what}\n${fix}`;

/** Those that are not at the same place and say the same. */
export function distinct(violations: readonly WordedViolation[]): readonly WordedViolation[] {
  if (violations.length < 2) return violations;
  const seen = new Set<string>();
  return violations.filter((violation) => {
    const { size } = seen;
    return seen.add(`${placeOf(violation)}\n${wordsOf(violation)}`).size > size;
  });
}

/** By construct path, then by property and rule. */
export function inOrder(a: Finding, b: Finding): number {
  return (
    compare(a.location.resource.address, b.location.resource.address) ||
    compare(a.location.property ?? '', b.location.property ?? '') ||
    compare(a.rule.id, b.rule.id) ||
    compare(a.what, b.what)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
