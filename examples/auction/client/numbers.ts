import { Value } from './rows';

/** Adds and compares numbers of the database without rounding: DECIMAL and BIGINT come as text. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

export function compareNumbers(one: Value, other: Value): number {
  const [a, b] = aligned([one, other]);
  return a === b ? 0 : a! < b! ? -1 : 1;
}

/** `current + mine - seen` */
export function addShare(current: Value, mine: Value, seen: Value): string {
  const numbers = [current, mine, seen];
  const [a, b, c] = aligned(numbers);
  return format({ digits: a! + b! - c!, scale: Math.max(...numbers.map((value) => parse(value).scale)) });
}

function aligned(values: readonly Value[]): bigint[] {
  const decimals = values.map(parse);
  const scale = Math.max(...decimals.map((decimal) => decimal.scale));
  return decimals.map((decimal) => decimal.digits * 10n ** BigInt(scale - decimal.scale));
}

function parse(value: Value): Decimal {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(String(value ?? 0));
  if (match === null) {
    throw new Error(`Not a number that can be added or compared exactly: ${String(value)}`);
  }
  const fraction = match[2] ?? '';
  return { digits: BigInt(match[1]! + fraction), scale: fraction.length };
}

function format({ digits, scale }: Decimal): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  return `${digits < 0n ? '-' : ''}${whole}${scale > 0 ? `.${text.slice(-scale)}` : ''}`;
}
