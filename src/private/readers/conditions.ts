import { Settled, isScalar, settle } from '../values/value';
import { World } from '../values/world';
import { isSecret } from './parameters';
import { TemplateScope } from './scope';

/** Conditions that refer to themselves are refused by CloudFormation; here they only must not hang. */
const MAX_DEPTH = 32;

/** Whether a condition holds in a world. What nothing decides is a variable of the world: true in some, false in others. */
export function conditionHolds(expression: unknown, scope: TemplateScope, world: World): boolean {
  return holds(expression, scope, world, undefined, 0);
}

function holds(expression: unknown, scope: TemplateScope, world: World, name: string | undefined, depth: number): boolean {
  const recurse = (inner: unknown): boolean => holds(inner, scope, world, undefined, depth + 1);
  const [operator, argument] = operation(expression);
  if (depth < MAX_DEPTH) {
    switch (operator) {
      case 'Condition': {
        const element = typeof argument === 'string' ? scope.element(argument) : undefined;
        if (element?.kind !== 'condition') break;
        return holds(element.expression, element.scope, world, element.name, depth + 1);
      }
      case 'Fn::Not': return Array.isArray(argument) ? !recurse(argument[0]) : free(expression, scope, world, name);
      case 'Fn::And': return Array.isArray(argument) ? argument.every(recurse) : free(expression, scope, world, name);
      case 'Fn::Or': return Array.isArray(argument) ? argument.some(recurse) : free(expression, scope, world, name);
      case 'Fn::Equals': {
        if (!Array.isArray(argument)) break;
        const [left, right] = argument.map((side) => settle(scope.interpret(side), world)) as [Settled, Settled];
        return equal(left, right) ?? free(expression, scope, world, name);
      }
    }
  }
  return free(expression, scope, world, name);
}

/** Whether two values are equal, or undefined where only the deployment will tell. */
function equal(left: Settled, right: Settled): boolean | undefined {
  const a = comparable(left);
  const b = comparable(right);
  if (a !== undefined && b !== undefined) return a === b;
  if (left.kind === 'unknown' && b !== undefined && left.not?.has(b)) return false;
  if (right.kind === 'unknown' && a !== undefined && right.not?.has(a)) return false;
  return left.kind === 'unknown' && right.kind === 'unknown' && left.key !== undefined && left.key === right.key ? true : undefined;
}

function comparable(value: Settled): string | undefined {
  if (value.kind === 'unknown') return value.comparedAs;
  return value.kind === 'known' && isScalar(value.value) ? String(value.value) : undefined;
}

/** A condition nothing decides. The same expression is the same variable everywhere in its template. */
function free(expression: unknown, scope: TemplateScope, world: World, name: string | undefined): boolean {
  const text = JSON.stringify(expression) ?? '';
  const option = world.decide({
    id: `${scope.stack.address}:${text}`,
    options: 2,
    describe: (index) => `condition ${name ?? JSON.stringify(withoutSecrets(expression, scope))} is ${index === 0}`,
  });
  return option === 0;
}

/** The expression without the literals that a secret parameter is compared with. */
function withoutSecrets(expression: unknown, scope: TemplateScope): unknown {
  if (Array.isArray(expression)) {
    const isCompared = expression.some((side) => refersToSecret(side, scope));
    return expression.map((side) => (isCompared && typeof side !== 'object' ? '****' : withoutSecrets(side, scope)));
  }
  if (typeof expression !== 'object' || expression === null) return expression;
  return Object.fromEntries(Object.entries(expression).map(([key, inner]) => [key, withoutSecrets(inner, scope)]));
}

function refersToSecret(side: unknown, scope: TemplateScope): boolean {
  const id = (side as { Ref?: unknown } | null | undefined)?.Ref;
  const element = typeof id === 'string' ? scope.element(id) : undefined;
  return element?.kind === 'parameter' && isSecret(element);
}

function operation(expression: unknown): [string?, unknown?] {
  if (typeof expression !== 'object' || expression === null) return [];
  const entries = Object.entries(expression);
  return entries.length === 1 ? entries[0]! : [];
}
