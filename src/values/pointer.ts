import { Reference, Scalar, Target, Text, isScalar } from './value';

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
