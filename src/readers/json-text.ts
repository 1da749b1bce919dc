import type { TemplateScope } from './scope';

/**
 * A piece of template as text, equal for equal ones; undefined where it has none: in a circle, nested too deep, or too long.
 *
 * @param scope where its names belong to, where the text is to be equal however the template is read
 */
export function jsonText(json: unknown, scope?: Pick<TemplateScope, 'spelled'>): string | undefined {
  try {
    if (isLong(json)) return undefined;
    const text = JSON.stringify(json);
    return scope?.spelled ? scope.spelled(text) : text;
  } catch {
    return undefined;
  }
}

/** How many more places than objects a piece of template may have: some are shared, such as a list of tags. */
const MOST_SHARED = 10_000;

/** Whether objects stand in one another so often that the text of a piece of template would be without end. */
export function isLong(json: unknown): boolean {
  const objects = new Set<unknown>();
  let places = 0;
  const waiting = [json];
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    if (!isPlain(piece)) continue;
    objects.add(piece);
    if (++places > objects.size + MOST_SHARED) return true;
    for (const inner of Object.values(piece)) if (typeof inner === 'object') waiting.push(inner);
  }
  return false;
}

/** The same piece; throws where that is long: CDK shows all of what it does not take, and makes a text of it for that. */
export function notLong<T>(json: T): T {
  if (isLong(json)) throw new Error('longer than any template');
  return json;
}

/** Whether it is of JSON, and not a construct or a token, which know the whole app. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Array.isArray(value);
}

/** How many pieces of two pieces of template are compared: all that a person writes twice. */
const MOST_COMPARED = 1000;

/** Whether two pieces of template say the same, word by word; of long ones it is not found out. */
export function isSameJson(one: unknown, other: unknown): boolean {
  const waiting: [unknown, unknown][] = [[one, other]];
  for (let count = 0; waiting.length > 0; count++) {
    const [a, b] = waiting.pop()!;
    if (a === b) continue;
    if (count === MOST_COMPARED || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    const [own, its] = [Object.entries(a), Object.entries(b)];
    if (Array.isArray(a) !== Array.isArray(b) || own.length !== its.length) return false;
    for (const [key, value] of own) {
      if (!Object.prototype.hasOwnProperty.call(b, key)) return false;
      waiting.push([value, (b as Record<string, unknown>)[key]]);
    }
  }
  return true;
}
