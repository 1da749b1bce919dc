import { Kind } from '../kinds';
import { Resource } from '../resource';
import { SUBJECTS, Subject, Subjects } from '../subjects';
import { Changes } from './changes';
import { Addition, Removal } from './removal';
import { Update } from './update';

type Updated = { readonly [S in keyof Subjects as `updated${Capitalize<S>}`]: Update<Subjects[S]> };
type Removed = { readonly [S in keyof Subjects as `removed${Capitalize<S>}`]: Removal<Subjects[S]> };
type Added = { readonly [S in keyof Subjects as `added${Capitalize<S>}`]: Addition<Subjects[S]> };

/** The subjects a change rule can name in `on`: those of other rules, as they are updated, removed or added: `updatedCluster`. */
export type ChangeSubjects = Updated & Removed & Added;

/** What a change rule is run on. */
export type Change = Update | Removal | Addition;

/** Changes of one subject. */
export interface ChangeSubject {
  readonly kind: Kind<Resource>;
  /** Those of all changes. */
  of(changes: Changes): readonly Change[];
  /** Whether a change is one of the subject in the current world. */
  applies(change: Change): boolean;
}

const MODES = {
  updated: { of: (changes: Changes, kind: Kind<Resource>) => changes.updates(kind), side: (change: Change) => (change as Update).before },
  removed: { of: (changes: Changes, kind: Kind<Resource>) => changes.removals(kind), side: (change: Change) => (change as Removal).before },
  added: { of: (changes: Changes, kind: Kind<Resource>) => changes.additions(kind), side: (change: Change) => (change as Addition).after },
} as const;

export function changeSubject(on: keyof ChangeSubjects): ChangeSubject {
  const mode = (Object.keys(MODES) as (keyof typeof MODES)[]).find((name) => on.startsWith(name))!;
  const name = on.slice(mode.length);
  const { kind, applies } = SUBJECTS[(name.charAt(0).toLowerCase() + name.slice(1)) as keyof Subjects] as unknown as Subject<Resource>;
  const { of, side } = MODES[mode];
  return {
    kind,
    of: (changes) => of(changes, kind),
    // An updated resource is what it has been so far.
    applies: (change) => applies(side(change)),
  };
}
