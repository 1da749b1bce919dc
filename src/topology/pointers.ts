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

export function pointers(value: Value, prefix = '', found: Pointers = { targets: [], varies: false, isOpen: false, isUnlisted: false }): Pointers {
  switch (value.kind) {
    case 'absent': break;
    case 'list':
      for (const item of value.items) pointers(item, prefix, found);
      break;
    case 'choice':
      found.varies = true;
      if (value.options) for (const option of value.options) pointers(option, prefix, found);
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
  return found;
}
