import { Part, Value, known, Text } from '../values/value';

/** What stands for a part of a text that is not literal, within its JSON. */
const mark = (index: number): string => `\ue000${index}\ue000`;
const MARK = /\ue000(\d+)\ue000/;

/** A text of JSON that is partly known. */
export interface PartlyKnownJson {
  /** Its JSON, in which texts may hold marks; undefined where it is none. */
  readonly json: unknown;
  /** What a text of it is put together of. */
  partsOf(text: string): Part[];
}

/** Reads a text of JSON, of which a part may be a text, within one, or anything else that is no list and no map. */
export function parsedJson(parts: readonly Part[]): PartlyKnownJson {
  let isInText = false;
  const text = parts.map((part, index) => {
    if (typeof part !== 'string') return isInText ? mark(index) : `"${mark(index)}"`;
    for (const [quote] of part.matchAll(/\\.|"/gs)) if (quote === '"') isInText = !isInText;
    return part;
  }).join('');
  return {
    json: jsonOf(text),
    partsOf: (own) => own.split(MARK).map((piece, index): Part => (index % 2 === 0 ? piece : parts[Number(piece)] ?? '')).filter((part) => part !== ''),
  };
}

/** What parts are together. */
export function whole(parts: readonly Part[]): Value {
  const [only = '', ...more] = parts;
  if (more.length > 0) return known(new Text(parts));
  return typeof only === 'string' || !('kind' in only) ? known(only) : only;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What a map of JSON has under a key. */
export function entryOf(json: unknown, key: string): unknown {
  return typeof json === 'object' && json !== null && Object.prototype.hasOwnProperty.call(json, key) ? (json as Readonly<Record<string, unknown>>)[key] : undefined;
}
