import { Duration, Lazy, Token } from 'aws-cdk-lib';
import { Callable, Kind, Property } from './surface';

/** What somebody may give in JavaScript, or by a mistake; each is made anew. Most are bad for most properties, and some are good. */
export const VALUES: Readonly<Record<string, () => unknown>> = {
  'NaN': () => NaN,
  'Infinity': () => Infinity,
  '-1': () => -1,
  '0': () => 0,
  '1.5': () => 1.5,
  '1e9': () => 1e9,
  'true': () => true,
  'null': () => null,
  'an empty text': () => '',
  'a long text': () => 'x'.repeat(501),
  'a text that is not ASCII': () => 'Größe 🦉 数据',
  'an empty list': () => [],
  'a list with null': () => [null],
  'a list with a number': () => [1],
  'a list with a text': () => ['error'],
  'an empty object': () => ({}),
  'an object with a wrong one': () => ({ value: NaN, name: {} }),
  'a function': () => () => 1,
  'a date that is none': () => new Date(NaN),
  'a Duration of NaN': () => Duration.seconds(NaN),
  'a Duration of half a second': () => Duration.millis(500),
};

/** What only the deployment knows, in every form CDK has. */
export const TOKENS: Readonly<Record<string, () => unknown>> = {
  'a token': () => Lazy.any({ produce: () => 'later' }),
  'a text token': () => Lazy.string({ produce: () => 'later' }),
  'a text with a token': () => `before-${Lazy.string({ produce: () => 'later' })}`,
  'a number token': () => Lazy.number({ produce: () => 3 }),
  'a list token': () => Token.asList(Lazy.any({ produce: () => ['error'] })),
  'a list with a token': () => [Lazy.string({ produce: () => 'error' })],
  'a Duration that is a token': () => Duration.minutes(Lazy.number({ produce: () => 5 })),
};

/** A place for a value: which parameter, and which property within it. */
export interface Place {
  readonly call: string;
  readonly parameter: number;
  readonly path: readonly (string | number)[];
  /** The struct each step leads through, for those that have to be there. */
  readonly structs: readonly string[];
  readonly kind: Kind;
  /** Whether all values are tried, or, because the same struct has had them elsewhere, those of `FEW`. */
  readonly isWhole: boolean;
}

/** Values that show whether anybody looks. */
export const FEW: readonly string[] = ['NaN', 'null', 'an object with a wrong one', 'a text token'];

/**
 * Every place of every call. What a struct is made of is tried in full where it is first met; elsewhere a property of each kind shows
 * that the same is looked at.
 */
export function placesOf(calls: readonly Callable[]): Place[] {
  const met = new Set<string>();
  return calls.flatMap(({ name: call, parameters }) => parameters.flatMap((parameter, index) => (
    within({ call, parameter: index, path: [], structs: [], kind: parameter.kind, isWhole: true }, met)
  )));
}

function within(place: Place, met: Set<string>): Place[] {
  const { kind, path, structs } = place;
  const entry = kind.entry === undefined ? [] : within({ ...place, path: [...path, 0], structs: [...structs, '[]'], kind: kind.entry }, met);
  if (kind.properties === undefined) return [place, ...entry];
  const isWhole = place.isWhole && !met.has(kind.type);
  met.add(kind.type);
  const properties = isWhole ? kind.properties : oneOfEachKind(kind.properties);
  return [place, ...entry, ...properties.flatMap((property) => within({
    ...place,
    path: [...path, property.name],
    structs: [...structs, kind.type],
    kind: property.kind,
    // Properties that are inherited were tried where their struct was, too; telling which would take more than trying them.
    isWhole,
  }, met))];
}

function oneOfEachKind(properties: readonly Property[]): Property[] {
  return properties.filter(({ kind }, index) => properties.findIndex((other) => other.kind.name === kind.name) === index);
}
