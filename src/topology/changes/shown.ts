import { Reference, Settled, Text, Value, isScalar } from '../../values/value';
import type { Topology } from '../topology';

/** Names of properties whose values nobody is to read. */
const SECRET = /Password|Secret(?!Arn)/;

export const isSecret = (property: string): boolean => SECRET.test(property);

/** What stands for a value that is not shown, or only the deployment will tell. */
const SET = 'set';

/** How many items of a list are shown before the rest is counted. */
const SHOWN_ITEMS = 5;

/** A value as messages show it; undefined where nothing is said. */
export function show(property: string, value: Settled, side: Topology): string | undefined {
  if (value.kind === 'absent') return undefined;
  return isSecret(property) ? SET : shown(value, side);
}

/** What the template says, where it is a text, a number or a boolean. */
export const literal = (value: Settled): string | undefined =>
  value.kind === 'known' && isScalar(value.value) ? String(value.value) : undefined;

function shown(value: Value, side: Topology): string {
  switch (value.kind) {
    case 'known': return shownScalar(value.value, side);
    case 'list': {
      const items = value.items.slice(0, SHOWN_ITEMS).map((item) => shown(item, side));
      const rest = value.items.length - items.length;
      return rest > 0 ? `${items.join(', ')} and ${rest} more` : items.join(', ');
    }
    case 'bag': return value.keys.map((key) => `${key} ${shown(value.get(key), side)}`).join(', ');
    default: return SET;
  }
}

function shownScalar(value: string | number | boolean | Reference | Text, side: Topology): string {
  if (typeof value === 'string') return `'${value}'`;
  if (isScalar(value)) return String(value);
  return value instanceof Text ? SET : referenceName(value, side);
}

/** What a reference is called: the logical id it refers to, and the attribute. */
export function referenceName({ address, attribute }: Reference, side: Topology): string {
  const name = side.at(address)?.logicalId ?? address.slice(address.lastIndexOf('/') + 1);
  return attribute === 'Ref' ? name : `${name}.${attribute}`;
}
