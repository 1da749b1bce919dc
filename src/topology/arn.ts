import { ARN, pointerOf } from '../values/pointer';
import { Part, Reference, Target, Text, UNKNOWN, Unknown, Value, isScalar } from '../values/value';
import type { Kind } from './kinds';
import type { Resource, StackSource } from './resource';

/** An ARN, however it is put together. */
export interface Arn {
  /** Empty where resources of the service are in no Region. */
  readonly region: string | Unknown;
  readonly account: string | Unknown;
  /** The service and what stands before the name: `rds:cluster:`, `iam:role/service-role/`. */
  readonly prefix: string;
  /** The name of the resource, or the reference that gives it. Undefined where neither can be read off. */
  readonly name: Reference | string | undefined;
}

/** `arn`, partition, service, Region, account, and the resource, which may have colons of its own. */
const FIELDS = 6;

/** Undefined for what is no ARN. */
export function arnOf(target: Target): Arn | undefined {
  if (target instanceof Reference) return undefined;
  const parts = typeof target === 'string' ? [target] : target.parts;
  const [head] = parts;
  if (typeof head !== 'string' || !head.startsWith(ARN)) return undefined;
  const [, , service, region, account, resource] = fieldsOf(parts);
  if (!resource) return undefined;
  return { region: only(region!), account: only(account!), ...named(`${literal(service!) ?? ''}:`, resource) };
}

/** The Region that a value names as part of an ARN; undefined where it names none. */
export function regionOfArn(target: Target): string | undefined {
  const region = arnOf(target)?.region;
  return typeof region === 'string' && region !== '' ? region : undefined;
}

/** Whether it is the ARN of a resource of a kind. Roles have a path between the type and the name. */
export function isArnOf({ prefix }: Arn, { arnPrefix }: Kind<Resource>): boolean {
  return arnPrefix !== undefined && (prefix === arnPrefix || (arnPrefix.endsWith('role/') && prefix.startsWith(arnPrefix)));
}

/**
 * Whether it is the ARN of something in the account and Region of a stack; undefined where that cannot be known. What a stack leaves
 * open is taken to be what an ARN says, and what an ARN leaves open beside a reference to be that of what is referred to.
 */
export function isPlacedIn({ region, account, name }: Arn, stack: StackSource): boolean | undefined {
  const answers = [agrees(region, stack.region), agrees(account, stack.account)];
  if (answers.includes(false)) return false;
  return answers.includes(undefined) && !(name instanceof Reference) ? undefined : true;
}

function agrees(own: string | Unknown, other: Value): boolean | undefined {
  if (own === '') return true;
  if (typeof own === 'string') return other.kind !== 'known' || !isScalar(other.value) || String(other.value) === own;
  return other.kind === 'unknown' && own.key !== undefined && own.key === other.key ? true : undefined;
}

function fieldsOf(parts: readonly Part[]): Part[][] {
  const fields: Part[][] = [[]];
  for (const part of parts) {
    const pieces = typeof part === 'string' ? part.split(':') : [part];
    pieces.forEach((piece, index) => {
      if (index > 0 && fields.length < FIELDS) fields.push([]);
      else if (index > 0) fields[fields.length - 1]!.push(':');
      if (piece !== '') fields[fields.length - 1]!.push(piece);
    });
  }
  return fields;
}

/** The prefix of a resource, and its name behind the last colon or slash. */
function named(service: string, resource: readonly Part[]): Pick<Arn, 'prefix' | 'name'> {
  const last = resource[resource.length - 1];
  const before = literal(last instanceof Reference ? resource.slice(0, -1) : resource);
  if (before === undefined) return { prefix: service, name: undefined };
  const end = Math.max(before.lastIndexOf(':'), before.lastIndexOf('/')) + 1;
  const [prefix, name] = [before.slice(0, end), before.slice(end)];
  if (last instanceof Reference) return { prefix: service + prefix, name: name === '' && givesName(last) ? last : undefined };
  return { prefix: service + prefix, name: name === '' ? undefined : name };
}

/** Whether it is what an ARN has of a resource: attributes have names of their own, and some are ARNs themselves. */
function givesName({ attribute }: Reference): boolean {
  return attribute === 'Ref' || attribute === 'TopicName' || attribute === 'KeyId';
}

/** The text of parts that are all literal. */
function literal(parts: readonly Part[]): string | undefined {
  return parts.every((part): part is string => typeof part === 'string') ? parts.join('') : undefined;
}

function only(parts: readonly Part[]): string | Unknown {
  const text = literal(parts);
  if (text !== undefined) return text;
  const [first, ...more] = parts;
  return more.length > 0 || first instanceof Reference || typeof first === 'string' ? UNKNOWN : first!;
}

/** As `pointerOf`; undefined also for an ARN whose end is not known. */
export function readablePointer(value: Parameters<typeof pointerOf>[0]): Target | undefined {
  const target = pointerOf(value);
  return target instanceof Text && arnOf(target)?.name === undefined ? undefined : target;
}
