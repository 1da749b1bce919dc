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
