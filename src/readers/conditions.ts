import { Settled, Value, isScalar, settle } from '../values/value';
import { Variable, World } from '../values/world';
import { isLong, jsonText } from './json-text';
import { maskedText } from './masking';
import { Element, TemplateScope } from './scope';

/** Whether something holds in a world. */
type Predicate = (world: World) => boolean;

/** How deep an expression may be nested; CloudFormation takes less. */
const MAX_DEPTH = 32;

/** How many arguments an operator has, where that is fixed. */
const ARITY: Readonly<Record<string, number>> = { 'Fn::Not': 1, 'Fn::Equals': 2 };

/** Of each condition: what it is made of is read once, and many ask for it. */
const predicates = new WeakMap<Element, Predicate>();

/** Whether the condition of a name holds in a world. What nothing decides is a variable of the world: true in some, false in others. */
export function conditionHolds(name: unknown, scope: TemplateScope, world: World): boolean {
  const element = typeof name === 'string' ? scope.element(name) : undefined;
  if (element?.kind !== 'condition') return free(name, { Condition: name }, scope, typeof name === 'string' ? name : undefined)(world);
  let predicate = predicates.get(element);
  if (!predicate) predicates.set(element, (predicate = predicateOf(element.expression, element.scope, 0, element.name)));
  // One that refers to itself is refused by CloudFormation; here it only must not hang.
  return world.conclude(element, predicate, () => free(name, { Condition: name }, scope, element.name)(world));
}

function predicateOf(expression: unknown, scope: TemplateScope, depth: number, name?: string): Predicate {
  const [operator, argument] = depth === 0 && isLong(expression) ? [] : operation(expression);
  if (operator === 'Condition') return (world) => conditionHolds(argument, scope, world);
  if (depth < MAX_DEPTH && Array.isArray(argument) && argument.length === (ARITY[operator!] ?? argument.length)) {
    const operands = (): Predicate[] => argument.map((inner) => predicateOf(inner, scope, depth + 1));
    switch (operator) {
      case 'Fn::Not': {
        const [operand] = operands();
        return (world) => !operand!(world);
      }
      case 'Fn::And': return every(operands());
      case 'Fn::Or': return some(operands());
      case 'Fn::Equals': {
        const [left, right] = argument.map((side) => scope.interpret(side)) as [Value, Value];
        const undecided = free(expression, expression, scope, name);
        return (world) => equal(settle(left, world), settle(right, world)) ?? undecided(world);
      }
    }
  }
  return free(expression, expression, scope, name);
}

const every = (operands: readonly Predicate[]): Predicate => (world) => operands.every((operand) => operand(world));
const some = (operands: readonly Predicate[]): Predicate => (world) => operands.some((operand) => operand(world));

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

/** How an expression is called that has no text. */
const TOO_LONG = 'that cannot be shown';

/** Of each template: an expression may be long, and many ask for it. */
const variables = new WeakMap<TemplateScope, Map<unknown, Variable>>();

/**
 * A condition nothing decides. The same expression is the same variable everywhere in its template.
 *
 * @param key what it is found by without reading it
 */
function free(key: unknown, expression: unknown, scope: TemplateScope, name?: string): Predicate {
  return (world) => {
    let ofScope = variables.get(scope);
    if (!ofScope) variables.set(scope, (ofScope = new Map()));
    let variable = ofScope.get(key);
    if (!variable) {
      variable = {
        id: `${scope.stack.address}:${jsonText(expression, scope) ?? `${TOO_LONG} ${ofScope.size}`}`,
        options: 2,
        describe: (index) => `condition ${name ?? maskedText(expression, scope) ?? TOO_LONG} is ${index === 0}`,
      };
      ofScope.set(key, variable);
    }
    return world.decide(variable) === 0;
  };
}

/** The only key of an object, and what stands behind it. */
function operation(expression: unknown): [string?, unknown?] {
  if (typeof expression !== 'object' || expression === null) return [];
  const entries = Object.entries(expression);
  return entries.length === 1 ? entries[0]! : [];
}
