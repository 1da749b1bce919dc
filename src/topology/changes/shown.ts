import { Reference, Settled, Text, Value, isScalar } from '../../values/value';
import type { Topology } from '../topology';

/** Names of properties whose values nobody is to read. */
const SECRET = /Password|Secret(?!Arn)/;

/** What stands for a value that is not shown, or only the deployment will tell. */
const SET = 'set';

/** How many items of a list are shown before the rest is counted. */
const SHOWN_ITEMS = 5;

/** A value as messages show it; undefined where nothing is said. */
export function show(property: string, value: Settled, side: Topology): string | undefined {
  if (value.kind === 'absent') return undefined;
  return SECRET.test(property) ? SET : shown(value, side);
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
  if (value instanceof Text) return SET;
  const name = side.at(value.address)?.logicalId ?? value.address.slice(value.address.lastIndexOf('/') + 1);
  return value.attribute === 'Ref' ? name : `${name}.${value.attribute}`;
}
