import { Example, ExampleResource } from '../engine/example';
import { TopiclessRule, rule } from '../engine/rule';
import { Source } from '../facts/sources';
import { Nicknames, misspelt } from '../facts/words';
import type { Resource } from '../topology/resource';
import type { Subjects } from '../topology/subjects';
import { ANYTHING } from './_examples';

/** A property for which the service has a closed set of words. */
export interface Spelled<S extends keyof Subjects> {
  readonly on: S;
  /** Its path: `Engine`; in a list of texts `EventCategories.*`, in a list of objects `Auth.*.IAMAuth`. */
  readonly property: string;
  /** What its values are called: `engine mode`. */
  readonly thing: string;
  readonly words: readonly string[];
  /** Other names people give to the words. */
  readonly nicknames?: Nicknames;
  /** Whether the rule speaks of a value; absent: of every misspelled one. */
  readonly concerns?: (value: string, meant: string, subject: Subjects[S]) => boolean;
  /** What the service does. */
  readonly why: string;
  readonly sources: readonly Source[];
  /** The subject with a value. */
  readonly example: (value: unknown) => Readonly<Record<string, ExampleResource>>;
  /** Misspelled values, by what is wrong with them. */
  readonly wrong: Readonly<Record<string, string>>;
  /** A word that there may be one day. */
  readonly newer: string;
  /** Further examples that are right. */
  readonly valid?: readonly Example[];
}

/** A rule that refuses misspelled words, and names the word that was meant. */
export function spelling<S extends keyof Subjects>(id: string, spelled: Spelled<S>): TopiclessRule {
  const { on, property, thing, words, nicknames, concerns, why, sources, example } = spelled;
  const [list, ...rest] = property.split('.*');
  const name = rest.join('').replace('.', '') || list!;
  const isListed = rest[0] === '';
  return rule(id, {
    on,
    with: list!,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${name} is spelled as the API spells it.`,
    sources,
    check: (subject) =>
      valuesOf(subject, property).flatMap(({ at, value }) => {
        const meant = misspelt(value, words, nicknames);
        return meant === undefined || concerns?.(value, meant, subject) === false ? [] : [{ at, value, meant }];
      }),
    what: ({ value }) => `${name} ${isListed ? 'has' : 'is'} '${value}', which is no ${thing}`,
    why,
    fix: ({ value, meant }) => (isListed ? `write '${meant}' in ${name}, in place of '${value}'` : `set ${name} to '${meant}'`),
    invalid: Object.entries(spelled.wrong).map(([title, value]) => ({ title, resources: example(value) })),
    valid: [
      ...words.slice(0, 1).map((word) => ({ title: `${word}, as it is spelled`, resources: example(word) })),
      { title: 'a word newer than this package', resources: example(spelled.newer) },
      { title: 'it is an import', resources: example(ANYTHING) },
      ...(spelled.valid ?? []),
    ],
  });
}

/** The values at a path, and where they stand. */
function valuesOf({ properties }: Resource, path: string): { at: string; value: string }[] {
  const [list, below] = path.split('.*') as [string, string?];
  if (below === undefined) return [properties.string(list)].flatMap((value) => (value === undefined ? [] : [{ at: list, value }]));
  if (below === '') return (properties.strings(list) ?? []).map((value) => ({ at: list, value }));
  return (properties.propertiesList(list) ?? []).flatMap((entry, index) => {
    const value = entry.string(below.slice(1));
    return value === undefined ? [] : [{ at: `${list}.${index}${below}`, value }];
  });
}
