import { Token } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { mistaken, shown, shownKind } from './shown';

/** Where an argument was given: the construct, or its path where it does not exist yet; `undefined` where there is none. */
export type Place = IConstruct | string | undefined;

/** What an argument must be. */
export interface Check {
  /** What comes after `must be`. */
  readonly must: string;
  /** Whether a value is that, one that is known. */
  readonly accepts: (value: unknown) => boolean;
  /** Whether a value that only the deployment knows is as good: any but a list, or one in the form of a text, or of a list, alone. */
  readonly takesTokens: boolean | 'text' | 'list';
  /** What to do about another value, in words that are enough for it. */
  readonly fix?: string;
  /** The same in words that go for many: what may be left out is told so beside. */
  readonly give: string;
  /** Whether it may be secret: messages only say what kind of value it is. */
  readonly isSecret?: true;
  /** The check that is asked instead, for some values. */
  readonly instead?: (value: unknown) => Check | undefined;
  /** Looks into a value that is accepted, and throws. */
  readonly inside?: (value: unknown, property: string, place: Place, advice: string) => void;
}

/** A check of what may be left out. */
export interface OptionalCheck extends Check {
  readonly isOptional: true;
}

/**
 * A check for each property of a type, so that none can be forgotten: one more property does not compile without its check, and what may
 * be left out needs one that says so.
 */
export type Shape<T> = { readonly [K in keyof Required<T>]: object extends Pick<T, K> ? OptionalCheck : Check };

/**
 * Throws for an argument that makes no sense.
 *
 * @param place where it was given, named in the message
 */
export function invalidArgument(message: string, place?: Place): never {
  const path = typeof place === 'string' ? place : place?.node.path;
  throw new Error(path === undefined || path === '' ? message : `${message} [at ${path}]`);
}

/** Whether a value is only known at deployment. A stack is none, though it has a method to resolve. */
export function isToken(value: unknown): boolean {
  return Token.isUnresolved(value) && !Construct.isConstruct(value);
}

/**
 * Throws unless an argument is what it must be.
 *
 * What may be left out is `undefined` then, which is what callers in other languages send. `null` is a mistake in JavaScript, and is
 * called one: so is all else that TypeScript would not have let pass.
 */
export function requireArgument(property: string, value: unknown, asked: Check | OptionalCheck, place?: Place): void {
  const isOptional = 'isOptional' in asked;
  if (value === undefined && isOptional) return;
  const check = asked.instead?.(value) ?? asked;
  const advice = check.fix ?? (isOptional ? `${check.give}, or leave it out` : check.give);
  if (value === undefined) {
    invalidArgument(mistaken(property, 'be given', 'none', check.fix ?? `give ${check.must}`), place);
  }
  if (isToken(value)) {
    if (check.takesTokens !== false && isOfForm(check.takesTokens, value)) return;
    invalidArgument(mistaken(property, 'be known when the app is synthesized', 'a token', advice), place);
  }
  if (!check.accepts(value)) {
    invalidArgument(mistaken(property, `be ${check.must}`, check.isSecret === true ? shownKind(value) : shown(value), advice), place);
  }
  check.inside?.(value, property, place, advice);
}

function isOfForm(form: true | 'text' | 'list', token: unknown): boolean {
  if (Array.isArray(token)) return form === 'list';
  return form === true || (form === 'text' && typeof token === 'string');
}

/** Throws unless `props` is an object whose properties are what they must be. */
export function requireProperties<T>(shape: Shape<T>, props: unknown, place?: Place, name = 'props'): void {
  if (typeof props !== 'object' || props === null || Array.isArray(props) || isToken(props)) {
    invalidArgument(mistaken(name, 'be an object', shown(props), `give ${requiredOf(shape)}`), place);
  }
  requireEach(shape, props, '', place);
}

/** The same of properties within a property, whose names come after its own. */
export function requireEach<T>(shape: Shape<T>, props: object, prefix: string, place?: Place): void {
  for (const [name, check] of Object.entries<Check | OptionalCheck>(shape)) {
    requireArgument(prefix + name, (props as Record<string, unknown>)[name], check, place);
  }
}

/** Throws unless a construct can be made: `scope` is one, and `id` a plain text. */
export function requireScope(scope: unknown, id: unknown): void {
  if (!Construct.isConstruct(scope)) {
    invalidArgument(mistaken('scope', 'be a construct', shown(scope), 'give the stack, or a construct in it'));
  }
  requireId(id, scope);
}

/** Throws unless `id` is the id of a construct. */
export function requireId(id: unknown, scope: IConstruct): void {
  const fix = 'give a name that is unique in its scope';
  if (isToken(id)) {
    invalidArgument(mistaken('id', 'be known when the app is synthesized', 'a token', fix), scope);
  }
  if (typeof id !== 'string' || id === '') {
    invalidArgument(mistaken('id', 'be a text that is not empty', shown(id), fix), scope);
  }
}

/** Throws unless something can be added to a construct by its id and options. */
export function requireAddition<T>(scope: IConstruct, id: unknown, options: unknown, shape: Shape<T>, name = 'options'): void {
  requireId(id, scope);
  requireProperties(shape, options, scope, name);
}

/** For options whose properties are looked at elsewhere. */
export const ANY: Shape<object> = {};

/** Throws unless a construct can be made of these: called before there is one, so that nothing is left half done. */
export function requireDeclaration<T>(scope: IConstruct, id: string, shape: Shape<T>, props: unknown, name = 'props'): void {
  requireScope(scope, id);
  requireProperties(shape, props, scope.node.path === '' ? id : `${scope.node.path}/${id}`, name);
}

function requiredOf(shape: object): string {
  const required = Object.entries(shape).filter(([, check]) => !('isOptional' in (check as object))).map(([name]) => `\`${name}\``);
  return required.length === 0 ? '{} where there is nothing to say' : `one with ${required.join(', ')}`;
}
