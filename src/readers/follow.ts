import { UNKNOWN, Value } from '../values/value';
import { ScopedJson, TemplateScope } from './scope';

/** How deep functions stand in one another, over all that they follow. CloudFormation takes far less. */
const DEEPEST = 400;
let depth = 0;

/** From how deep on it is remembered what was read: nearly all is less deep, and read once. */
const REMEMBERED = 8;

/** What was read inside something else, by its template: one object may stand in many places. */
const remembered = new WeakMap<TemplateScope, WeakMap<object, Value>>();

/** Reads an object that stands inside something else; unknown where that is too deep. */
export function inside(json: object, scope: TemplateScope, read: () => Value): Value {
  if (depth >= DEEPEST) return UNKNOWN;
  if (depth >= REMEMBERED) {
    const earlier = remembered.get(scope)?.get(json);
    if (earlier) return earlier;
  }
  depth++;
  try {
    const value = read();
    if (depth > REMEMBERED) {
      let ofScope = remembered.get(scope);
      if (!ofScope) remembered.set(scope, (ofScope = new WeakMap()));
      ofScope.set(json, value);
    }
    return value;
  } finally {
    depth--;
  }
}

/** What is followed, by its template: many may ask for it. */
const followed = new WeakMap<TemplateScope, WeakMap<object, Value>>();

/** What an export, an output or another element says that is referred to. What refers to itself is unknown. */
export function follow({ json, scope }: ScopedJson): Value {
  if (typeof json !== 'object' || json === null) return scope.interpret(json);
  let ofScope = followed.get(scope);
  if (!ofScope) followed.set(scope, (ofScope = new WeakMap()));
  let value = ofScope.get(json);
  if (!value) {
    ofScope.set(json, UNKNOWN);
    value = scope.interpret(json);
    ofScope.set(json, value);
  }
  return value;
}
