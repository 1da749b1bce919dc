import { pointerAfter } from '../values/pointer';
import { Target, Value } from '../values/value';
import { readablePointer } from './arn';

/** What a value, or the items of a list, may point at. */
export interface Pointers {
  readonly targets: Target[];
  /** Whether it points at something else in another world. */
  varies: boolean;
  /** Whether it may point at something that is not among the targets, in some world. */
  isOpen: boolean;
  /** Whether there are worlds that cannot be listed. */
  isUnlisted: boolean;
}

export function pointers(value: Value, prefix = ''): Pointers {
  const found: Pointers = { targets: [], varies: false, isOpen: false, isUnlisted: false };
  // What is shared is looked at once: exports may join one another over and over.
  const seen = new Set<Value>();
  const waiting = [value];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...[...look(next, prefix, found)].reverse());
  }
  return found;
}

/** Notes what a value points at. Returns what else has to be looked at. */
function look(value: Value, prefix: string, found: Pointers): readonly Value[] {
  switch (value.kind) {
    case 'absent': break;
    case 'list': return value.items;
    case 'choice':
      found.varies = true;
      if (value.options) return value.options;
      else found.isOpen = found.isUnlisted = true;
      break;
    case 'known': {
      const readable = prefix === '' ? readablePointer(value.value) : undefined;
      const { target = readable, isOpen } = prefix === '' ? { isOpen: readable === undefined } : pointerAfter(value.value, prefix);
      if (target !== undefined) found.targets.push(target);
      if (isOpen) found.isOpen = true;
      break;
    }
    default:
      found.isOpen = true;
  }
  return [];
}
