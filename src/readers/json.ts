/** A function that cannot be computed: an unknown value. */
export const UNREADABLE = { 'Fn::GetAtt': [] };

/** How deep a template may be nested; deeper is nothing that a person or a tool writes. */
const MAX_DEPTH = 200;

/** How many values a template may have: those that fit in the 1 MB that CloudFormation takes. */
const MAX_VALUES = 500_000;

/**
 * A value as JSON has it: itself, but that what no JSON has is unknown. That is a number that is not finite, a BigInt, a symbol, what
 * contains itself, and what cannot be read: CloudFormation is handed `null` or nothing in its place, or no template at all.
 */
export function asJson(value: unknown): unknown {
  return new Reading().read(value);
}

class Reading {
  private readonly around = new Set<object>();
  /** What has been read: one object may stand in many places. */
  private readonly known = new Map<object, unknown>();
  private count = 0;

  public read(value: unknown): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
      case 'undefined': return value;
      case 'number': return Number.isFinite(value) ? value : UNREADABLE;
      case 'object': return value === null ? value : this.readObject(value);
      default: return UNREADABLE;
    }
  }

  private readObject(value: object): unknown {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const read = this.readEntries(value);
    if (read !== UNREADABLE) this.known.set(value, read);
    return read;
  }

  private readEntries(value: object): unknown {
    if (++this.count > MAX_VALUES || this.around.size === MAX_DEPTH || this.around.has(value)) return UNREADABLE;
    const entries = entriesOf(value);
    if (!entries) return UNREADABLE;
    this.around.add(value);
    const read = entries.map(([key, entry]) => [key, this.read(entry)] as const);
    this.around.delete(value);
    // Nearly all is as it should be, and need not be copied.
    if (read.every(([, entry], index) => entry === entries[index]![1])) return value;
    return Array.isArray(value) ? read.map(([, entry]) => entry) : Object.fromEntries(read);
  }
}

/** Undefined where it has something that throws when it is read. */
function entriesOf(value: object): [string, unknown][] | undefined {
  try {
    return Object.entries(value);
  } catch {
    return undefined;
  }
}
