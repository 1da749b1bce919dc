import type { World } from './world';

/**
 * What a template says at one place. A template may hold parameters, conditions, imports and dynamic references, so a
 * place does not always have one value at synthesis:
 *
 * - `known`: a scalar, a reference to a resource, a list or a map;
 * - `choice`: one of a few values, settled by the world an evaluation runs in;
 * - `unknown`: something only the deployment will tell;
 * - `absent`: nothing is said. Absent is not the default; defaults are facts.
 */
export type Value = Settled | Choice;

/** A value once a world has been chosen. */
export type Settled = Known | List | Bag | Unknown | Absent;

export type Scalar = string | number | boolean;

export interface Known {
  readonly kind: 'known';
  readonly value: Scalar | Reference | Text;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** A map of property names to values; entries are interpreted when they are asked for. */
export interface Bag {
  readonly kind: 'bag';
  readonly keys: readonly string[];
  get(key: string): Value;
}

export interface Choice {
  readonly kind: 'choice';
  /** Every value it may take, where they can be listed without a world. */
  readonly options?: readonly Value[] | undefined;
  settle(world: World): Value;
}

export interface Unknown {
  readonly kind: 'unknown';
  /** Two unknown values with the same key are the same value, whatever it will be. */
  readonly key?: string;
  /** Values it is known not to have: a parameter that is none of the literals it is compared with. */
  readonly not?: ReadonlySet<string>;
  /** What conditions take it for, where the value itself is only a placeholder: the empty default of a parameter. */
  readonly comparedAs?: string;
  /** Where it is kept, where it is a dynamic reference to a secret. */
  readonly kept?: SecretField;
  /** How it is written, where it is a dynamic reference or the beginning of one: what it stands beside may be the rest. */
  readonly written?: string;
}

/** What a dynamic reference to a secret stands for. */
export interface SecretField {
  readonly secret: Target;
  /** The key of the JSON in the secret; undefined for all that is in it. */
  readonly key: string | undefined;
}

export interface Absent {
  readonly kind: 'absent';
}

/** A `Ref` (attribute `Ref`) or `Fn::GetAtt` to a resource of the app. */
export class Reference {
  public constructor(
    /** The address of the resource in the app: its construct path. */
    public readonly address: string,
    public readonly attribute: string,
  ) {}

  public get key(): string {
    return `${this.address}.${this.attribute}`;
  }
}

/** How a text shows a part that only the deployment will tell. */
export const UNKNOWN_PART = '…';

/** A piece of a text: as it is written, a reference, or something only the deployment will tell. */
export type Part = string | Reference | Unknown;

/** A text with more than literal parts: `cluster:` followed by the identifier of a cluster of the app. No two literals are neighbours. */
export class Text {
  public constructor(public readonly parts: readonly Part[]) {}

  /** Equal for equal texts; undefined where a part has no key. */
  public get key(): string | undefined {
    const keys = this.parts.map((part) => (typeof part === 'string' ? part : part.key));
    return keys.includes(undefined) ? undefined : this.parts.map((part, index) => (typeof part === 'string' ? part : `\${${keys[index]}}`)).join('');
  }

  /** What is known of it, with `…` for the rest. */
  public get outline(): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : UNKNOWN_PART)).join('').replace(/…+/g, UNKNOWN_PART);
  }

  /** What it is known to end with. */
  public get tail(): string {
    const last = this.parts[this.parts.length - 1];
    return typeof last === 'string' ? last : '';
  }

  /** What it is known to begin with. */
  public get head(): string {
    const [first] = this.parts;
    return typeof first === 'string' ? first : '';
  }
}

/** What a property may point at: a resource by reference, by name, or by a text around one of these, such as an ARN. */
export type Target = Reference | Text | string;

export const ABSENT: Absent = { kind: 'absent' };
export const UNKNOWN: Unknown = { kind: 'unknown' };

export const known = (value: Scalar | Reference | Text): Known => ({ kind: 'known', value });
export const unknown = (key: string, traits: Pick<Unknown, 'not' | 'comparedAs' | 'kept' | 'written'> = {}): Unknown => ({ kind: 'unknown', key, ...traits });
export const list = (items: readonly Value[]): List => ({ kind: 'list', items });
export const choice = (inWorld: (world: World) => Value, options?: readonly Value[]): Choice => ({ kind: 'choice', settle: inWorld, options });

/** A bag over plain entries. Own keys only, so that a property called `constructor` is just a property. */
export function bag(entries: Readonly<Record<string, unknown>>, interpret: (entry: unknown) => Value): Bag {
  const keys = Object.keys(entries);
  const read = new Map<string, Value>();
  return {
    kind: 'bag',
    keys,
    get(key) {
      if (!Object.prototype.hasOwnProperty.call(entries, key)) return ABSENT;
      let value = read.get(key);
      if (value === undefined) {
        value = interpret(entries[key]);
        read.set(key, value);
      }
      return value;
    },
  };
}

/** JSON without functions, as a value. */
export function plain(json: unknown): Value {
  switch (typeof json) {
    case 'string':
    case 'boolean':
    case 'number': return known(json);
    case 'object':
      if (json === null) return ABSENT;
      return Array.isArray(json) ? list(json.map(plain)) : bag(json as Readonly<Record<string, unknown>>, plain);
    default: return ABSENT;
  }
}

export function isScalar(value: Scalar | Reference | Text): value is Scalar {
  return typeof value !== 'object';
}

/** The value in one world. */
export function settle(value: Value, world: World): Settled {
  let current = value;
  while (current.kind === 'choice') {
    current = current.settle(world);
  }
  return current;
}
