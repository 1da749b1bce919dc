import { ABSENT, Part, Reference, Settled, Text, UNKNOWN, Value, bag, choice, isScalar, known, list, settle, unknown } from '../values/value';
import { World } from '../values/world';
import { conditionHolds } from './conditions';
import { dynamicValue } from './dynamic-references';
import { exportKey } from './exports';
import { follow, inside } from './follow';
import { isSameJson, jsonText } from './json-text';
import { parameterValue } from './parameters';
import { DYNAMIC_REFERENCE, saysItself } from './placeholders';
import { TemplateScope } from './scope';
import { split, unknownPieces } from './splitting';

/** What a piece of template says, as far as synthesis can know. Never throws; what it does not understand is unknown. */
export function interpret(json: unknown, scope: TemplateScope): Value {
  switch (typeof json) {
    case 'string': return saysItself(json) ? known(json) : isDynamic(json) ? dynamicValue([json]) : unknown(json);
    // What is no finite number becomes `null`, and CloudFormation takes none.
    case 'number': return Number.isFinite(json) ? known(json) : UNKNOWN;
    case 'boolean': return known(json);
    case 'undefined': return ABSENT;
    case 'object': return json === null ? ABSENT : inside(json, scope, () => (Array.isArray(json) ? interpretList(json, scope) : interpretObject(json as Json, scope)));
    // No template holds anything else, and CDK renders it as something else.
    default: return UNKNOWN;
  }
}

type Json = Readonly<Record<string, unknown>>;

function interpretList(json: readonly unknown[], scope: TemplateScope): Value {
  return list(json.map((item) => interpret(item, scope)));
}

function interpretObject(json: Json, scope: TemplateScope): Value {
  const keys = Object.keys(json);
  const isFunction = keys.some((key) => key === 'Ref' || key.startsWith('Fn::'));
  if (!isFunction) return bag(json, (entry) => interpret(entry, scope));
  const [name] = keys as [string];
  // A function beside other keys is a macro (`Fn::ForEach`, `Fn::Transform`) that rewrites the whole object.
  if (keys.length > 1 || !Object.prototype.hasOwnProperty.call(FUNCTIONS, name)) return opaque(json, scope);
  return FUNCTIONS[name]!(json[name], scope) ?? opaque(json, scope);
}

/** Unknown, but the same unknown wherever the template says the same. */
function opaque(json: unknown, scope: TemplateScope): Value {
  const text = jsonText(json, scope);
  return text === undefined ? UNKNOWN : unknown(`${scope.stack.address}:${text}`);
}

type IntrinsicFunction = (argument: unknown, scope: TemplateScope) => Value | undefined;

const FUNCTIONS: Readonly<Record<string, IntrinsicFunction>> = {
  'Ref': (id, scope) => (typeof id === 'string' ? reference(id, 'Ref', scope) : undefined),
  'Fn::GetAtt': (argument, scope) => {
    const [id, attribute] = typeof argument === 'string' ? splitOnce(argument) : Array.isArray(argument) ? argument : [];
    return typeof id === 'string' && typeof attribute === 'string' ? reference(id, attribute, scope) : undefined;
  },
  'Fn::ImportValue': (argument, scope) =>
    lift([interpret(argument, scope)], ([name]) => {
      if (name?.kind !== 'known' || !isScalar(name.value)) return UNKNOWN;
      const target = scope.exported(String(name.value));
      return target ? follow(target) : unknown(`import:${exportKey(scope.stack, String(name.value))}`);
    }),
  'Fn::If': (argument, scope) => {
    if (!Array.isArray(argument) || argument.length !== 3) return undefined;
    const [condition, whenTrue, whenFalse] = argument;
    if (isSameJson(whenTrue, whenFalse)) return interpret(whenTrue, scope);
    const branches = [interpret(whenTrue, scope), interpret(whenFalse, scope)] as const;
    return choice((world) => (conditionHolds(condition, scope, world) ? branches[0] : branches[1]), branches);
  },
  'Fn::FindInMap': (argument, scope) => {
    if (!Array.isArray(argument) || argument.length < 3) return undefined;
    return lift(argument.slice(0, 3).map((part) => interpret(part, scope)), (keys) => lookUp(keys, scope));
  },
  'Fn::Join': (argument, scope) => {
    if (!Array.isArray(argument)) return undefined;
    const [separator, items] = argument;
    return lift([interpret(items, scope)], ([settled]) =>
      settled?.kind === 'list' && typeof separator === 'string' ? lift(settled.items, (parts) => concatenate(parts, separator)) : UNKNOWN,
    );
  },
  'Fn::Sub': (argument, scope) => {
    const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
    return typeof template === 'string' ? substitute(template, (variables ?? {}) as Json, scope) : undefined;
  },
  'Fn::Select': (argument, scope) => {
    if (!Array.isArray(argument)) return undefined;
    const divided = dividedText(argument[1]);
    if (divided) {
      const values = [interpret(argument[0], scope), interpret(divided.source, scope)];
      return lift(values, ([index, text]) => pieceOf(text!, divided.separator, positionOf(index)));
    }
    return lift([interpret(argument[0], scope), interpret(argument[1], scope)], ([index, items]) => {
      const position = positionOf(index);
      if (position === undefined || !items) return UNKNOWN;
      if (items.kind === 'list') return itemAt(items.items, position);
      return items.kind === 'unknown' && items.key !== undefined ? unknown(`${items.key}[${position}]`) : UNKNOWN;
    });
  },
  'Fn::Split': (argument, scope) => {
    const divided = dividedText({ 'Fn::Split': argument });
    return divided && lift([interpret(divided.source, scope)], ([text]) => {
      const { items, areAll } = split(text!, divided.separator);
      return areAll ? list(items) : unknownPieces(text!, divided.separator);
    });
  },
  // The zones of a region are not known at synthesis, but they are the same zones wherever the region is the same.
  'Fn::GetAZs': (argument, scope) =>
    lift([argument === '' ? scope.stack.region : interpret(argument, scope)], ([region]) => {
      const key = region?.kind === 'known' && isScalar(region.value) ? String(region.value) : region?.kind === 'unknown' ? region.key : undefined;
      return key === undefined ? UNKNOWN : unknown(`zones:${key}`);
    }),
};

/** What an `Fn::Split` takes apart. */
function dividedText(json: unknown): { readonly source: unknown; readonly separator: string } | undefined {
  const argument = own(json, 'Fn::Split');
  if (!Array.isArray(argument) || Object.keys(json as Json).length !== 1) return undefined;
  const [separator, source] = argument;
  return typeof separator === 'string' ? { source, separator } : undefined;
}

/** An item of a list, in which what is not there has no place. */
function itemAt(items: readonly Value[], position: number): Value {
  const isThere = (item: Value): boolean => item.kind !== 'absent';
  const upToIt = items.slice(0, position + 1);
  if (upToIt.every((item) => (item.kind === 'choice' ? item.options?.every(isThere) : isThere(item)))) return items[position] ?? UNKNOWN;
  return lift(items, (settled) => settled.filter(isThere)[position] ?? UNKNOWN);
}

function positionOf(index: Settled | undefined): number | undefined {
  return index?.kind === 'known' && isScalar(index.value) ? Number(index.value) : undefined;
}

/** One piece of a text, of which the end may not be known. */
function pieceOf(text: Settled, separator: string, position: number | undefined): Value {
  if (position === undefined) return UNKNOWN;
  const { items, areAll } = split(text, separator);
  const rest = unknownPieces(text, separator);
  return items[position] ?? (!areAll && rest.kind === 'unknown' && rest.key !== undefined ? unknown(`${rest.key}[${position}]`) : UNKNOWN);
}

/** `Ref` and `Fn::GetAtt`. */
function reference(id: string, attribute: string, scope: TemplateScope): Value | undefined {
  const pseudo = attribute === 'Ref' ? pseudoParameter(id, scope) : undefined;
  if (pseudo) return pseudo;
  const element = scope.element(id);
  switch (element?.kind) {
    case 'parameter': return parameterValue(element);
    case 'stack': return pseudoParameter(attribute, element.scope);
    case 'resource': {
      const output = attribute.startsWith('Outputs.') ? element.output?.(attribute.slice('Outputs.'.length)) : undefined;
      if (output) return follow(output);
      const target = new Reference(element.address, attribute);
      return element.isModelled ? known(target) : unknown(target.key);
    }
    default: return undefined;
  }
}

function pseudoParameter(name: string, scope: TemplateScope): Value | undefined {
  switch (name) {
    case 'AWS::NoValue': return ABSENT;
    case 'AWS::Region': return scope.stack.region;
    case 'AWS::AccountId': return scope.stack.account;
    default: return name.startsWith('AWS::') ? unknown(`${scope.stack.address}:${name}`) : undefined;
  }
}

function lookUp(keys: readonly Settled[], scope: TemplateScope): Value {
  const [map, first, second] = keys.map((key) => (key.kind === 'known' && isScalar(key.value) ? String(key.value) : undefined));
  if (map === undefined || first === undefined || second === undefined) return UNKNOWN;
  const element = scope.element(map);
  const value = element?.kind === 'mapping' ? own(own(element.entries, first), second) : undefined;
  return value === undefined ? UNKNOWN : follow({ json: value, scope });
}

function substitute(template: string, variables: Json, scope: TemplateScope): Value {
  // Odd positions are the names inside ${…}; `${!Literal}` stands for the text `${Literal}`.
  const parts = template.split(/\$\{([^{}]*)\}/).map((part, index): Value => {
    if (index % 2 === 0) return known(part);
    if (part.startsWith('!')) return known(`\${${part.slice(1)}}`);
    if (Object.prototype.hasOwnProperty.call(variables, part)) return interpret(variables[part], scope);
    const [id, attribute] = splitOnce(part);
    return reference(id, attribute ?? 'Ref', scope) ?? UNKNOWN;
  });
  return lift(parts, (settled) => concatenate(settled, ''));
}

/** CloudFormation takes no template of more than a megabyte, and nothing that rules are about is nearly as long. */
const LONGEST_TEXT = 65_536;
const MOST_PARTS = 256;

function concatenate(parts: readonly Settled[], separator: string): Value {
  const pieces: Part[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'known' && part.kind !== 'unknown') return UNKNOWN;
    if (index > 0) pieces.push(separator);
    if (part.kind === 'unknown') pieces.push(part.written ?? part);
    else if (isScalar(part.value)) pieces.push(String(part.value));
    else if (part.value instanceof Reference) pieces.push(part.value);
    else pieces.push(...part.value.parts);
  }
  const merged = mergeStrings(pieces);
  // CloudFormation resolves what the functions leave, so a dynamic reference may be put together of several pieces.
  if (merged.some(isDynamic)) return dynamicValue(merged);
  if (merged.length > MOST_PARTS || merged.some((piece) => typeof piece === 'string' && piece.length > LONGEST_TEXT)) return UNKNOWN;
  if (merged.length > 1) return known(new Text(merged));
  const [only = ''] = merged;
  return typeof only === 'string' || only instanceof Reference ? known(only) : only;
}

/** Whether a dynamic reference begins in a part of a text. */
function isDynamic(part: Part): boolean {
  return (typeof part === 'string' ? part : part.key ?? '').includes(DYNAMIC_REFERENCE);
}

function mergeStrings(pieces: readonly Part[]): Part[] {
  const merged: Part[] = [];
  for (const piece of pieces) {
    const last = merged[merged.length - 1];
    if (typeof piece !== 'string') merged.push(piece);
    else if (typeof last === 'string') merged[merged.length - 1] = last + piece;
    else if (piece !== '') merged.push(piece);
  }
  return merged;
}

/** Computes on settled values: at once where nothing is left to choose, in each world otherwise. */
function lift(values: readonly Value[], compute: (settled: readonly Settled[]) => Value): Value {
  const settled = values.filter((value): value is Settled => value.kind !== 'choice');
  if (settled.length === values.length) return compute(settled);
  const inWorld = (world: World): Settled => settle(compute(values.map((value) => settle(value, world))), world);
  // What refers to itself by way of a choice is unknown.
  return choice((world) => world.conclude(inWorld, inWorld, () => UNKNOWN));
}

function splitOnce(text: string): [string, string?] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function own(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null && Object.prototype.hasOwnProperty.call(object, key) ? (object as Json)[key] : undefined;
}
