import type { TemplateScope } from './scope';

/**
 * A piece of template as text, equal for equal ones; undefined where it has none: in a circle, or nested too deep.
 *
 * @param scope where its names belong to, where the text is to be equal however the template is read
 */
export function jsonText(json: unknown, scope?: Pick<TemplateScope, 'spelled'>): string | undefined {
  try {
    const text = JSON.stringify(json);
    return scope?.spelled ? scope.spelled(text) : text;
  } catch {
    return undefined;
  }
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
