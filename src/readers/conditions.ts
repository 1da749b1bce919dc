import { Settled, isScalar, settle } from '../values/value';
import { Variable, World } from '../values/world';
import { isSecret } from './parameters';
import { TemplateScope } from './scope';

/** Conditions that refer to themselves are refused by CloudFormation; here they only must not hang. */
const MAX_DEPTH = 32;

/** How many arguments an operator has, where that is fixed. */
const ARITY: Readonly<Record<string, number>> = { 'Fn::Not': 1, 'Fn::Equals': 2 };

/** Whether the condition of a name holds in a world. What nothing decides is a variable of the world: true in some, false in others. */
export function conditionHolds(name: unknown, scope: TemplateScope, world: World): boolean {
  return isTrue(name, scope, world, 0);
}

function isTrue(name: unknown, scope: TemplateScope, world: World, depth: number): boolean {
  const element = typeof name === 'string' && depth < MAX_DEPTH ? scope.element(name) : undefined;
  if (element?.kind === 'condition') return holds(element.expression, element.scope, world, element.name, depth + 1);
  return free(name, { Condition: name }, scope, world, typeof name === 'string' ? name : undefined);
}

function holds(expression: unknown, scope: TemplateScope, world: World, name: string | undefined, depth: number): boolean {
  const recurse = (inner: unknown): boolean => holds(inner, scope, world, undefined, depth + 1);
  const [operator, argument] = operation(expression);
  if (operator === 'Condition') return isTrue(argument, scope, world, depth);
  if (depth < MAX_DEPTH && Array.isArray(argument) && argument.length === (ARITY[operator!] ?? argument.length)) {
    switch (operator) {
      case 'Fn::Not': return !recurse(argument[0]);
      case 'Fn::And': return argument.every(recurse);
      case 'Fn::Or': return argument.some(recurse);
      case 'Fn::Equals': {
        const [left, right] = argument.map((side) => settle(scope.interpret(side), world)) as [Settled, Settled];
        const isEqual = equal(left, right);
        if (isEqual !== undefined) return isEqual;
      }
    }
  }
  return free(expression, expression, scope, world, name);
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

/** Of each template: an expression may be long, and many ask for it. */
const variables = new WeakMap<TemplateScope, Map<unknown, Variable>>();

/**
 * A condition nothing decides. The same expression is the same variable everywhere in its template.
 *
 * @param key what it is found by without reading it
 */
function free(key: unknown, expression: unknown, scope: TemplateScope, world: World, name?: string): boolean {
  let ofScope = variables.get(scope);
  if (!ofScope) variables.set(scope, (ofScope = new Map()));
  let variable = ofScope.get(key);
  if (!variable) {
    variable = {
      id: `${scope.stack.address}:${JSON.stringify(expression) ?? ''}`,
      options: 2,
      describe: (index) => `condition ${name ?? JSON.stringify(withoutSecrets(expression, scope))} is ${index === 0}`,
    };
    ofScope.set(key, variable);
  }
  return world.decide(variable) === 0;
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
