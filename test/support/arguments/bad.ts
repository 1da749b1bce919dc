import { Duration, Token } from 'aws-cdk-lib';
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

const REFERENCE = { Ref: 'Parameter' };

/** Of use for texts alone: anywhere else they are as another one is. */
export const FOR_TEXTS: readonly string[] = ['a text with a token'];

/** What only the deployment knows, in every form CDK has. */
export const TOKENS: Readonly<Record<string, () => unknown>> = {
  'a token': () => Token.asAny(REFERENCE),
  'a text token': () => Token.asString(REFERENCE),
  'a text with a token': () => `before-${Token.asString(REFERENCE)}`,
  'a number token': () => Token.asNumber(REFERENCE),
  'a list token': () => Token.asList(REFERENCE),
  'a list with a token': () => [Token.asString(REFERENCE)],
  'a Duration that is a token': () => Duration.minutes(Token.asNumber(REFERENCE)),
};

/** A place for a value: which parameter, and which property within it. */
export interface Place {
  readonly call: string;
  readonly parameter: number;
  readonly path: readonly (string | number)[];
  /** The struct each step leads through, for those that have to be there. */
  readonly structs: readonly string[];
  readonly kind: Kind;
  /** Whether all values are tried, or, because the same property has had them elsewhere, those of `FEW`. */
  readonly isWhole: boolean;
}

/** Values that show whether anybody looks. */
export const FEW: readonly string[] = ['NaN', 'null', 'an object with a wrong one', 'a text token'];

/**
 * Every place of every call. A property is tried in full where it is first met; elsewhere one of each kind shows that the same is looked
 * at.
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
  const properties = kind.properties ?? [];
  const fresh = properties.filter(({ declaration }) => !met.has(declaration));
  // The alarms, say, are many properties of one type.
  const isFirst = (property: Property): boolean => {
    const { kind: { name, type }, declaration } = property;
    const isNew = fresh.includes(property) && !(name === 'struct' && met.has(type));
    met.add(declaration).add(name === 'struct' ? type : declaration);
    return isNew;
  };
  const tried = [...fresh, ...oneOfEachKind(properties.filter((property) => !fresh.includes(property)))];
  return [place, ...entry, ...tried.flatMap((property) => within({
    ...place,
    path: [...path, property.name],
    structs: [...structs, kind.type],
    kind: property.kind,
    isWhole: isFirst(property),
  }, met))];
}

function oneOfEachKind(properties: readonly Property[]): Property[] {
  return properties.filter(({ kind }, index) => properties.findIndex((other) => other.kind.name === kind.name) === index);
}
