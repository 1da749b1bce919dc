import { ABSENT, Part, Reference, Scalar, Settled, Text, Value, isScalar, settle } from './value';
import { World } from './world';

/** Whether what one gives is the same as what the other does, in the order they are compared in; undefined where that is not known. */
export type SameReference = (a: Reference | Scalar, b: Reference | Scalar) => boolean | undefined;

/**
 * Whether two values are the same in a world, as CloudFormation compares them: as the template says them, once its functions are
 * resolved. Undefined where only the deployment will tell. Numbers and booleans may be written as text, and the order of a list does
 * not count: where it would, RDS has no lists.
 */
export function same(a: Value, b: Value, world: World, sameReference: SameReference): boolean | undefined {
  const [left, right] = [emptied(settle(a, world), world), emptied(settle(b, world), world)];
  if (left.kind === 'absent' && right.kind === 'absent') return true;
  if (left.kind === 'unknown' || right.kind === 'unknown') return sameUnknown(left, right);
  if (left.kind === 'absent' || right.kind === 'absent') return false;
  if (left.kind === 'list' || right.kind === 'list') return sameItems(itemsOf(left), itemsOf(right), world, sameReference);
  if (left.kind === 'bag' || right.kind === 'bag') {
    if (left.kind !== 'bag' || right.kind !== 'bag') return undefined;
    const answers = [...new Set([...left.keys, ...right.keys])].map((key) => same(left.get(key), right.get(key), world, sameReference));
    return answers.includes(false) ? false : all(answers);
  }
  return sameKnown(left.value, right.value, sameReference);
}

/** A list without items says as little as no list. */
export function emptied(value: Settled, world: World): Settled {
  return value.kind === 'list' && value.items.every((item) => settle(item, world).kind === 'absent') ? ABSENT : value;
}

function sameUnknown(left: Settled, right: Settled): boolean | undefined {
  return left.kind === 'unknown' && right.kind === 'unknown' && left.key !== undefined && left.key === right.key ? true : undefined;
}

const itemsOf = (value: Settled): readonly Value[] => (value.kind === 'list' ? value.items : [value]);

/** Each item of one list has its own in the other. */
function sameItems(left: readonly Value[], right: readonly Value[], world: World, sameReference: SameReference): boolean | undefined {
  const rest = right.map((item) => settle(item, world)).filter(({ kind }) => kind !== 'absent');
  const unmatched = left.map((item) => settle(item, world)).filter(({ kind }) => kind !== 'absent').filter((item) => {
    const index = rest.findIndex((other) => same(item, other, world, sameReference) === true);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
  if (unmatched.length === 0 && rest.length === 0) return true;
  const isOpen = (item: Settled, others: readonly Settled[]): boolean =>
    item.kind === 'unknown' || others.some((other) => same(item, other, world, sameReference) === undefined);
  return unmatched.some((item) => isOpen(item, rest)) || rest.some((item) => isOpen(item, unmatched)) ? undefined : false;
}

function sameKnown(left: Scalar | Reference | Text, right: Scalar | Reference | Text, sameReference: SameReference): boolean | undefined {
  if (isScalar(left) && isScalar(right)) return sameScalar(left, right);
  if (left instanceof Text || right instanceof Text) return sameText(left, right, sameReference);
  return sameReference(left, right);
}

function sameScalar(left: Scalar, right: Scalar): boolean {
  const isBoolean = typeof left === 'boolean' || typeof right === 'boolean';
  const [a, b] = [left, right].map(String) as [string, string];
  return isBoolean ? a.toLowerCase() === b.toLowerCase() : a === b;
}

/** Texts of which each part is the same are; those that differ where both are literal are not. */
function sameText(left: Scalar | Reference | Text, right: Scalar | Reference | Text, sameReference: SameReference): boolean | undefined {
  if (!(left instanceof Text) || !(right instanceof Text) || left.parts.length !== right.parts.length) return undefined;
  return all(left.parts.map((part, index) => samePart(part, right.parts[index]!, sameReference)));
}

function samePart(left: Part, right: Part, sameReference: SameReference): boolean | undefined {
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  if (left instanceof Reference && right instanceof Reference) return sameReference(left, right);
  if (typeof left === 'string' || typeof right === 'string' || left instanceof Reference || right instanceof Reference) return undefined;
  return sameUnknown(left, right);
}

function all(answers: readonly (boolean | undefined)[]): boolean | undefined {
  // What is unlike in one place may still be the same text where another place is open.
  if (answers.includes(undefined)) return undefined;
  return !answers.includes(false);
}
