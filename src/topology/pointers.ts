import { Reference, Scalar, Text, Value, isScalar } from '../values/value';

/** What a value, or the items of a list, may point at. */
export interface Pointers {
  readonly targets: (Reference | string)[];
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
      const target = pointerAfter(value.value, prefix);
      if (target !== undefined) found.targets.push(target);
      else if (!isScalar(value.value)) found.isOpen = true;
      break;
    }
    default:
      found.isOpen = true;
  }
  return found;
}

/** What a value points at behind a prefix; undefined where it does not, or that cannot be known. */
function pointerAfter(value: Scalar | Reference | Text, prefix: string): Reference | string | undefined {
  if (isScalar(value)) return String(value).startsWith(prefix) ? String(value).slice(prefix.length) : undefined;
  if (prefix === '') return value instanceof Reference ? value : undefined;
  const [first, second, ...rest] = value instanceof Text ? value.parts : [];
  return first === prefix && rest.length === 0 ? second : undefined;
}
