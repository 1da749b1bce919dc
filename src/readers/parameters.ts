import { isSecretName } from '../values/secrecy';
import { Value, choice, known, list, unknown } from '../values/value';
import { UNTOLD } from '../values/world';
import { follow } from './follow';
import { received } from './passed';
import { saysItself } from './placeholders';
import { Element, TemplateScope } from './scope';
import { piecesOf } from './template-references';

type Parameter = Extract<Element, { kind: 'parameter' }>;

/**
 * What a parameter can be: one of its allowed values; else its default, a literal it is compared with in a condition,
 * or something else. A parameter that says none of this, is secret, or is looked up at deployment, is unknown.
 */
export function parameterValue(parameter: Parameter): Value {
  let value = values.get(parameter);
  if (!value) values.set(parameter, (value = valueFrom(parameter)));
  return value;
}

/** Of each parameter: many ask for it. */
const values = new WeakMap<Parameter, Value>();

function valueFrom(parameter: Parameter): Value {
  const { declaration, id } = parameter;
  if (declaration.type.startsWith('AWS::SSM::Parameter::Value')) return unknown(id);
  // What nobody is to read is recorded as asterisks.
  if (declaration.given !== undefined && declaration.noEcho !== true) return declared(declaration.given, parameter);
  if (!declaration.passed) return chosen(parameter);
  // Nobody else gives a nested stack what its parent does not pass.
  const initial = scalarText(declaration.default);
  const byDefault = (): Value => (initial === undefined ? chosen(parameter) : declared(initial, parameter));
  return received(follow(declaration.passed), isList(parameter), byDefault);
}

/** What is chosen at deployment. */
function chosen(parameter: Parameter): Value {
  const { declaration, id, name, scope } = parameter;
  const initial = scalarText(declaration.default);
  const allowed = (declaration.allowedValues ?? []).flatMap((value) => scalarText(value) ?? []);
  const compared = comparedLiterals(scope).get(id) ?? new Set<string>();
  const closed = allowed.length > 0;
  const literals = [...new Set([...(initial === undefined ? [] : [initial]), ...(closed ? allowed : compared)])];
  if (literals.length === 0) return unknown(id);

  const declaredValues = literals.map((text) => declared(text, parameter));
  const [only, another] = declaredValues;
  if (closed && !another) return only!;
  const others = closed ? [] : [unknown(id, { not: new Set(literals) })];
  return choice((world) => {
    const option = world.decide({
      id,
      options: declaredValues.length + others.length,
      values: literals,
      ...(initial === undefined ? {} : { initial: literals.indexOf(initial) }),
      describe: (index) => {
        const literal = literals[index];
        return isSecret(parameter) ? describeSecret(name, literal, initial, index) : describe(name, literals, initial, closed, index);
      },
    });
    return declaredValues[option] ?? (option === UNTOLD ? unknown(id) : others[0]!);
  }, [...declaredValues, ...others]);
}

/** The value of the parameter when it is given as `text`. */
function declared(text: string, parameter: Parameter): Value {
  const { declaration, id } = parameter;
  // An empty default is a placeholder, a secret one is never the real one, and a dynamic reference is replaced: they matter to conditions.
  if (text === '' || declaration.noEcho || !saysItself(text)) return unknown(`${id}=${text}`, { comparedAs: text });
  if (declaration.type === 'Number') return Number.isFinite(Number(text)) ? known(Number(text)) : unknown(`${id}=${text}`, { comparedAs: text });
  return isList(parameter) ? list(text.split(',').map((item) => known(item.trim()))) : known(text);
}

const isList = ({ declaration: { type } }: Parameter): boolean => type.startsWith('List<') || type === 'CommaDelimitedList';

function describe(name: string, literals: readonly string[], initial: string | undefined, closed: boolean, index: number): string {
  const literal = literals[index];
  if (literal === undefined) return `parameter ${name} is none of ${literals.map((text) => `'${text}'`).join(', ')}`;
  return literal === initial && !closed ? `parameter ${name} keeps its default '${literal}'` : `parameter ${name} is '${literal}'`;
}

export function isSecret({ declaration, name }: Parameter): boolean {
  return declaration.noEcho === true || isSecretName(name);
}

/** As `describe`, without saying what the values are. */
function describeSecret(name: string, literal: string | undefined, initial: string | undefined, index: number): string {
  if (literal === undefined) return `parameter ${name} is none of the values that the template names`;
  return literal === initial ? `parameter ${name} keeps its default` : `parameter ${name} is value ${index + 1} of those that the template names`;
}

const compared = new WeakMap<TemplateScope, ReadonlyMap<string, ReadonlySet<string>>>();

/** The literals each parameter is compared with in the conditions of its template. */
function comparedLiterals(scope: TemplateScope): ReadonlyMap<string, ReadonlySet<string>> {
  let literals = compared.get(scope);
  if (!literals) {
    const found = new Map<string, Set<string>>();
    for (const expression of scope.conditions()) collect(expression, scope, found);
    compared.set(scope, (literals = found));
  }
  return literals;
}

function collect(expression: unknown, scope: TemplateScope, found: Map<string, Set<string>>): void {
  for (const piece of piecesOf(expression)) {
    const sides = typeof piece === 'object' ? (piece as { 'Fn::Equals'?: unknown })['Fn::Equals'] : undefined;
    if (!Array.isArray(sides) || sides.length !== 2) continue;
    for (const [side, other] of [sides, [...sides].reverse()]) {
      const id = (side as { Ref?: unknown } | null)?.Ref;
      const element = typeof id === 'string' ? scope.element(id) : undefined;
      const literal = scalarText(other);
      if (element?.kind !== 'parameter' || literal === undefined) continue;
      found.set(element.id, (found.get(element.id) ?? new Set()).add(literal));
    }
  }
}

function scalarText(value: unknown): string | undefined {
  return typeof value === 'string' || Number.isFinite(value) || typeof value === 'boolean' ? String(value) : undefined;
}
