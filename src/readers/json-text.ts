/** A piece of template as text, equal for equal ones; undefined where it has none: in a circle, or nested too deep. */
export function jsonText(json: unknown): string | undefined {
  try {
    return JSON.stringify(json);
  } catch {
    return undefined;
  }
}
