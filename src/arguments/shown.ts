/** Longest text that a message shows in full. */
const LONGEST_SHOWN = 60;

/** How CDK writes a value into a text that only the deployment knows, and into a list: https://docs.aws.amazon.com/cdk/v2/guide/tokens.html. */
const TEXT_TOKEN = /[$#]\{Token\[[^\]]*\]\}/g;

/** The first bits of a number that stands for such a value, as CDK encodes it: a double far below any number of a template. */
const NUMBER_TOKEN_BITS = 0xfbff;

/** What a message says in place of a value that only the deployment knows. */
const TOKEN = 'a token';

/**
 * An argument as messages show it: never what CDK writes for a value that only the deployment knows, nor what is inside an object.
 */
export function shown(value: unknown): string {
  if (value === undefined) return 'none';
  if (looksLikeToken(value)) return TOKEN;
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' || value === null) return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  return kindOf(value);
}

/** The same of a value that may be secret: its kind alone. */
export function shownKind(value: unknown): string {
  if (value === undefined || value === null || looksLikeToken(value)) return shown(value);
  if (typeof value === 'string') return 'a text';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? kindOf(value) : `a ${typeof value}`;
}

/** A text without the encodings of tokens and what does not print, and not too long for a line. */
export function shownText(text: string): string {
  const printable = text.replace(TEXT_TOKEN, '<token>').replace(/[\u0000-\u001f\u007f]/g, ' ');
  return printable.length <= LONGEST_SHOWN ? printable : `${printable.slice(0, LONGEST_SHOWN)}…`;
}

/** The same in quotes; of a text that is cut off, how long it is. */
function quoted(text: string): string {
  const short = shownText(text);
  return short.endsWith('…') && !text.endsWith('…') ? `'${short}' (${text.length} characters)` : `'${short}'`;
}

/** The same as `shown`, of a word without quotes. */
export const shownWord = (value: unknown): string =>
  typeof value === 'string' && value !== '' && !looksLikeToken(value) ? shownText(value) : shown(value);

/** Names in a row, as messages show them. */
export const shownNames = (names: readonly unknown[]): string => names.map(shownWord).join(', ');

/** The words of an error about an argument. */
export const mistaken = (property: string, requirement: string, got: string, fix: string): string =>
  `\`${property}\` must ${requirement}, got: ${got}; ${fix}`;

/** Whether a value is one that only the deployment knows, by its form alone: what is plain code knows no CDK. */
export function looksLikeToken(value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && value.replace(TEXT_TOKEN, '') === '';
  if (typeof value === 'number') return new DataView(new Float64Array([value]).buffer).getUint16(6, true) === NUMBER_TOKEN_BITS;
  if (Array.isArray(value)) return value.length === 1 && looksLikeToken(value[0]);
  // A stack has a method of this name, too, and is in a tree.
  return typeof value === 'object' && value !== null && 'resolve' in value && typeof value.resolve === 'function' && !('node' in value);
}

function kindOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`;
  const { constructor } = value as { constructor?: { name?: unknown } };
  const name = constructor === Object || typeof constructor?.name !== 'string' ? '' : constructor.name;
  return name === '' ? 'an object' : `an object of class ${name}`;
}
