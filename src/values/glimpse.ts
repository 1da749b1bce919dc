import { Reference, Scalar, Text, Value, isScalar } from './value';

/** Something that differs from world to world: too much to compare. */
export const OPAQUE = Symbol('opaque');

/** What is compared of a value: itself where it is a scalar, null where it is absent, or else its sketch. */
export type Glimpse = Scalar | null | Sketch | typeof OPAQUE;

/** A value with the resources it refers to cut out: two values with one sketch differ in nothing but what they refer to. */
export class Sketch {
  public constructor(
    public readonly text: string,
    /** What was cut out, in order. */
    public readonly addresses: readonly string[] = [],
  ) {}
}

/** @param distinct whether two unknown values are told apart */
export function glimpse(value: Value, { distinct = false } = {}): Glimpse {
  switch (value.kind) {
    case 'absent': return null;
    case 'known': if (isScalar(value.value)) return value.value;
  }
  const addresses: string[] = [];
  const text = sketched(value, { addresses, distinct });
  return text === undefined ? OPAQUE : new Sketch(text, addresses);
}

interface Drawing {
  readonly addresses: string[];
  readonly distinct: boolean;
}

/** Undefined where something in it differs from world to world. */
function sketched(value: Value, drawing: Drawing): string | undefined {
  switch (value.kind) {
    case 'absent': return '-';
    case 'unknown': return drawing.distinct ? `?${JSON.stringify(value.key ?? '')}` : '?';
    case 'known': return known(value.value, drawing);
    case 'list': return joined('[', value.items.map((item) => sketched(item, drawing)));
    case 'bag': return joined('{', value.keys.map((key) => {
      const entry = sketched(value.get(key), drawing);
      return entry === undefined ? undefined : `${JSON.stringify(key)}${entry}`;
    }));
    case 'choice': return undefined;
  }
}

function known(value: Scalar | Reference | Text, drawing: Drawing): string {
  if (isScalar(value)) return `=${JSON.stringify(value)}`;
  if (value instanceof Reference) {
    drawing.addresses.push(value.address);
    return `>${JSON.stringify(value.attribute)}`;
  }
  return joined('+', value.parts.map((part) => known(part, drawing)))!;
}

function joined(kind: string, parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : `${kind}${parts.join()})`;
}
