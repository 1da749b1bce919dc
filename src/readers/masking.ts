import { isLong, jsonText } from './json-text';
import { isSecret } from './parameters';
import { ScopedJson, TemplateScope } from './scope';
import { referencesIn } from './template-references';

const MASK = '****';

/** What puts conditions together. */
const COMBINING: ReadonlySet<string> = new Set(['Fn::And', 'Fn::Or', 'Fn::Not']);

/** How deep an expression is shown. */
const DEEPEST = 32;

/** A condition as a message shows it: without what a secret parameter is compared with, or put together with. */
export function maskedText(expression: unknown, scope: TemplateScope): string | undefined {
  return isLong(expression) ? undefined : jsonText(masked(expression, scope, 0));
}

function masked(json: unknown, scope: TemplateScope, depth: number): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (depth > DEEPEST) return MASK;
  if (Array.isArray(json)) return json.map((item) => masked(item, scope, depth + 1));
  return Object.fromEntries(Object.entries(json).map(([key, inner]) => {
    const isCompared = !COMBINING.has(key) && readsSecret({ json: inner, scope });
    return [key, isCompared ? withoutLiterals(inner, depth + 1) : masked(inner, scope, depth + 1)];
  }));
}

/** What is compared, of which nothing is shown but the names of elements. */
function withoutLiterals(json: unknown, depth: number): unknown {
  if (typeof json !== 'object' || json === null || depth > DEEPEST) return MASK;
  if (Array.isArray(json)) return json.map((item) => withoutLiterals(item, depth + 1));
  return Object.fromEntries(Object.entries(json).map(([key, inner]) => [
    key,
    (key === 'Ref' || key === 'Condition') && typeof inner === 'string' ? inner : withoutLiterals(inner, depth + 1),
  ]));
}

/** Whether a secret parameter is in it, also one of a parent stack that is passed on under another name. */
function readsSecret(from: ScopedJson): boolean {
  const seen = new Set<unknown>();
  const waiting = [from];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const { id } of referencesIn(next.json)) {
      const element = next.scope.element(id);
      if (element?.kind !== 'parameter' || seen.has(element)) continue;
      seen.add(element);
      if (isSecret(element)) return true;
      if (element.declaration.passed) waiting.push(element.declaration.passed);
    }
  }
  return false;
}
