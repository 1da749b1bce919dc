import { Reference, Settled, Value, isScalar } from '../../values/value';
import type { Topology } from '../topology';
import { isSecret, referenceName } from './shown';

/** What stands for a side that says nothing, for an empty text, and for what is not shown, or only the deployment will tell. */
const NONE = 'none';
const EMPTY = 'empty';
const SET = 'set';

/** How long the name of a value may be: an ARN of RDS is not that long. */
const LONGEST = 96;

/**
 * What an id calls a value: what messages show, in full and without quotes. It is a name without spaces, brackets, or `::`, which CDK takes
 * for something else: they are percent-encoded, so that two values never have one name by that. Of a long one the end is a hash.
 */
export function nameOf(property: string, value: Settled, side: Topology): string {
  if (value.kind === 'absent') return NONE;
  const name = isSecret(property) ? SET : named(value, side);
  return shortened(name, LONGEST);
}

/** A name people can copy: the end of a long one is its hash. */
export const shortened = (name: string, longest: number): string =>
  (name.length > longest ? `${name.slice(0, longest - HASH_LENGTH)}~${hash(name)}` : name);

function named(value: Value, side: Topology): string {
  switch (value.kind) {
    case 'known': {
      if (isScalar(value.value)) return encoded(String(value.value));
      return value.value instanceof Reference ? encoded(referenceName(value.value, side)) : SET;
    }
    case 'list': return value.items.length === 0 ? NONE : value.items.map((item) => named(item, side)).join(',');
    case 'bag': return value.keys.length === 0 ? EMPTY : value.keys.map((key) => `${encoded(key)}=${named(value.get(key), side)}`).join(',');
    case 'absent': return NONE;
    default: return SET;
  }
}

function encoded(text: string): string {
  if (text === '') return EMPTY;
  const isTaken = [NONE, EMPTY, SET].includes(text);
  return (isTaken ? `${percent(text.charAt(0))}${text.slice(1)}` : text.replace(/[^\w./:@+*-]/gu, percent)).replace(/(?<=^|:):/g, percent);
}

const percent = (character: string): string =>
  [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/** A polynomial over the characters, in 8 digits: it is to tell values apart that begin alike, not to hide them. */
function hash(text: string): string {
  let result = 0;
  for (let index = 0; index < text.length; index++) result = (result * HASH_BASE + text.charCodeAt(index)) % HASH_PRIME;
  return result.toString(16).padStart(HASH_LENGTH - 1, '0');
}

/** The largest prime of 32 bits. */
const HASH_PRIME = 4_294_967_291;
const HASH_BASE = 65_599;

/** With the sign before it. */
const HASH_LENGTH = 9;
