import { ARN } from '../values/pointer';
import { Part, Reference, Settled, Text, UNKNOWN, Value, isScalar, known, unknown } from '../values/value';

/** What a text falls into. */
export interface Pieces {
  /** Those that are certain, from the first on. */
  readonly items: readonly Value[];
  /** Whether there are no others. */
  readonly areAll: boolean;
}

/** What separates items of a list, and is in no value of an attribute. */
const OF_LISTS: ReadonlySet<string> = new Set([',', ';', '|', ' ']);

/** What separates fields of an ARN, and is in none of them. */
const OF_ARNS: ReadonlySet<string> = new Set([':', '/']);

/** What AWS fills in, with neither of these in it. */
const PSEUDO = /(?:^|:)AWS::(?:Region|AccountId|Partition|StackName|URLSuffix)$/;

/** Attributes that are an ARN, and what stands in it before the identifier. */
const TYPES: Readonly<Record<string, string>> = { DBClusterArn: 'cluster', DBInstanceArn: 'db' };

/** The pieces of a text between separators, up to where something unknown may have a separator in it. */
export function split(value: Settled, separator: string): Pieces {
  if (value.kind !== 'known') return piecesOf(value.kind === 'unknown' ? [value] : [UNKNOWN], separator);
  if (isScalar(value.value)) return piecesOf([String(value.value)], separator);
  return value.value instanceof Text ? piecesOf(value.value.parts, separator) : ofReference(value.value, separator);
}

/** An attribute by itself is an ARN or none of one; what a `Ref` gives is for its type to say. */
function ofReference(reference: Reference, separator: string): Pieces {
  const type = separator === ':' ? TYPES[reference.attribute] : undefined;
  if (type === undefined) return piecesOf([reference], separator);
  const name = known(new Reference(reference.address, 'Ref'));
  return { items: [known('arn'), UNKNOWN, known('rds'), UNKNOWN, UNKNOWN, known(type), name], areAll: true };
}

function piecesOf(parts: readonly Part[], separator: string): Pieces {
  const [head] = parts;
  const isArn = typeof head === 'string' && head.startsWith(ARN) && OF_ARNS.has(separator);
  const isWhole = (part: Part): boolean => (part instanceof Reference
    ? OF_LISTS.has(separator) || (isArn && part.attribute === 'Ref')
    : typeof part === 'object' && PSEUDO.test(part.key ?? '') && (OF_LISTS.has(separator) || OF_ARNS.has(separator)));
  const items: Value[] = [];
  let piece: Part[] = [];
  for (const part of parts) {
    if (typeof part !== 'string') {
      if (!isWhole(part)) return { items, areAll: false };
      piece.push(part);
      continue;
    }
    for (const [index, text] of part.split(separator).entries()) {
      if (index > 0) {
        items.push(valueOf(piece));
        piece = [];
      }
      if (text !== '') piece.push(text);
    }
  }
  return { items: [...items, valueOf(piece)], areAll: true };
}

function valueOf(piece: readonly Part[]): Value {
  const [only = '', another] = piece;
  if (another !== undefined) return known(new Text(piece));
  return typeof only === 'string' || only instanceof Reference ? known(only) : only;
}

/** What is unknown of a text that cannot be taken apart: the same of the same text. */
export function unknownPieces(value: Settled, separator: string): Value {
  const key = value.kind === 'unknown' ? value.key : value.kind === 'known' && !isScalar(value.value) ? value.value.key : undefined;
  return key === undefined ? UNKNOWN : unknown(`${key} split at ${separator}`);
}
