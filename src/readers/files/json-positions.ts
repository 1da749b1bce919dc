import { Positions } from './positions';

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\],:]|[^\s{}[\],:"]+/g;

/** A value, and those in it by their key or index. */
class Value implements Positions {
  private readonly values = new Map<string, Value>();
  /** The key that the next value has. */
  public key: string | undefined;

  public constructor(public readonly position: number, private readonly isList: boolean, private keyPosition = position) {}

  public at(key: string): Value | undefined {
    return this.values.get(key);
  }

  /** Adds what has begun: a key, or a value. */
  public begin(token: string, position: number): Value | undefined {
    if (!this.isList && this.key === undefined) {
      this.key = JSON.parse(token) as string;
      this.keyPosition = position;
      return undefined;
    }
    const value = new Value(this.isList ? position : this.keyPosition, token === '[');
    // Of keys that are there twice the last counts, as it does for who reads the text.
    this.values.set(this.key ?? String(this.values.size), value);
    this.key = undefined;
    return value;
  }
}

/** Where everything is in a text that is JSON: the parser of the language does not tell. */
export function jsonPositions(text: string): Positions {
  const root = new Value(0, true);
  const around = [root];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === ',' || token === ':') continue;
    if (token === '}' || token === ']') {
      around.pop();
      continue;
    }
    const value = around[around.length - 1]!.begin(token, index);
    if (token === '{' || token === '[') around.push(value!);
  }
  return root.at('0')!;
}
