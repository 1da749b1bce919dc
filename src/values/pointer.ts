import { Reference, Scalar, Settled, Target, Text, Value, isScalar } from './value';

/** What a value points at behind a prefix. */
export interface Pointer {
  readonly target?: Reference | string;
  /** Whether it may point at something that is not known. */
  readonly isOpen: boolean;
}

export const OPEN: Pointer = { isOpen: true };
const NONE: Pointer = { isOpen: false };

/** What a value designates: a resource, a name, or an ARN. Undefined where that cannot be known. */
export function pointerOf(value: Scalar | Reference | Text): Target | undefined {
  if (isScalar(value)) return String(value);
  return value instanceof Reference || value.head.startsWith(ARN) ? value : undefined;
}

/** How every ARN begins. */
export const ARN = 'arn:';

/** What a value points at behind `prefix`: `cluster:` and the identifier of a cluster. */
export function pointerAfter(value: Scalar | Reference | Text, prefix: string): Pointer {
  if (isScalar(value)) {
    const text = String(value);
    return text.startsWith(prefix) ? { target: text.slice(prefix.length), isOpen: false } : NONE;
  }
  if (value instanceof Reference) return OPEN;
  const [first, second, ...rest] = value.parts;
  if (typeof first === 'string' && !first.startsWith(prefix.slice(0, first.length))) return NONE;
  return first === prefix && second instanceof Reference && rest.length === 0 ? { target: second, isOpen: false } : OPEN;
}

/** Stands for the names of worlds that cannot be listed. */
export const UNLISTED = '*';

/** What a value, or an item of a list, may be called by that only the deployment knows: equal texts for equal names. */
export function openNamesOf(value: Value): string[] {
  const names: string[] = [];
  // What is shared is looked at once: exports may join one another over and over.
  const seen = new Set<Value>();
  const waiting = [value];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.kind === 'list') waiting.push(...next.items);
    else if (next.kind === 'choice' && next.options) waiting.push(...next.options);
    else names.push(...next.kind === 'choice' ? [UNLISTED] : openNameOf(next));
  }
  return names;
}

function openNameOf(value: Settled): readonly string[] {
  // What is empty is no name.
  if (value.kind === 'unknown') return value.comparedAs === '' || value.key === undefined ? [] : [value.key];
  const isText = value.kind === 'known' && value.value instanceof Text && pointerOf(value.value) === undefined;
  const key = isText ? (value.value as Text).key : undefined;
  return key === undefined ? [] : [key];
}
