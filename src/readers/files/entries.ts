/** An own entry of an object; undefined of anything else. */
export function entry(json: unknown, key: string): unknown {
  return typeof json === 'object' && json !== null && Object.prototype.hasOwnProperty.call(json, key) ? (json as Record<string, unknown>)[key] : undefined;
}

/** An own entry of an object, where it is a text. */
export function text(json: unknown, key: string): string | undefined {
  const value = entry(json, key);
  return typeof value === 'string' ? value : undefined;
}

/** The entries of an object. */
export const entries = (json: unknown): [string, unknown][] => (typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.entries(json) : []);

/** The items of a list that is an own entry of an object; none where it is no list. */
export function itemsOf(json: unknown, key: string): readonly unknown[] {
  const list = entry(json, key);
  return Array.isArray(list) ? list : [];
}
