import { entityOf } from '../words';

/**
 * How wide text is at most. Nothing can be measured here, and each system has another font: the widths are those of DejaVu Sans in
 * hundredths of its size, the widest of the fonts that `system-ui` and `sans-serif` usually stand for.
 */
const WIDTHS: readonly (readonly [number, string])[] = [
  [30, "'IJijl"],
  [35, ' ,./:;\\|·'],
  [40, '()-[]ft'],
  [45, '!r'],
  [50, '"*_`–'],
  [55, '?csz'],
  [60, 'FLkvxy'],
  [65, '$0123456789EPSTYabdeghnopqu{}'],
  [70, 'ABCKRVXZ'],
  [75, 'NU'],
  [80, '&DGHOQ'],
  [85, '#+<=>^w~→'],
  [90, 'M'],
  [100, '%@Wm…'],
];

const BY_CHARACTER = new Map(WIDTHS.flatMap(([width, characters]) => Array.from(characters, (character) => [character, width])));

/** What is not in the table: no letter of another script is wider, nor most pictographs. */
const WIDEST = 120;

/** The type scale: there are no other sizes. Bold text is wider. */
export const FACES = {
  title: { size: 16, line: 22, stretch: 1.12 },
  heading: { size: 13, line: 18, stretch: 1.12 },
  strong: { size: 12, line: 16, stretch: 1.12 },
  body: { size: 12, line: 16, stretch: 1 },
  small: { size: 11, line: 14, stretch: 1 },
} as const;

export type Face = keyof typeof FACES;

/** No drawing shows more of a text than this. */
const LONGEST = 300;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Signs of our own beside ASCII: texts of no others are cut anywhere. */
const SIMPLE = /^[\x20-\x7e·–→…]*$/;

function charactersOf(text: string): string[] {
  return SIMPLE.test(text) ? text.split('') : Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** A font without a composed pictograph shows its pieces; accents and joiners take no space. */
function hundredthsOf(text: string): number {
  let sum = 0;
  for (const character of text) sum += BY_CHARACTER.get(character) ?? (/[\p{M}\p{Cf}]/u.test(character) ? 0 : WIDEST);
  return sum;
}

/** How wide a text is at most, in pixels. */
export function widthOf(text: string, face: Face): number {
  const { size, stretch } = FACES[face];
  return hundredthsOf(text) * size * stretch / 100;
}

/** A text in lines that are no wider than `width`; what does not fit into them ends with an ellipsis. */
export function fit(text: string, face: Face, width: number, maxLines = 1): string[] {
  const lines: string[] = [];
  let rest = text.slice(0, LONGEST).trim();
  while (rest !== '') {
    if (widthOf(rest, face) <= width && text.length <= LONGEST) return [...lines, rest];
    if (lines.length === maxLines - 1) return [...lines, shortened(rest, face, width)];
    const head = headOf(rest, face, width);
    lines.push(head.trimEnd());
    rest = rest.slice(head.length).trimStart();
  }
  return lines;
}

/** As much of a text as fits, up to where a person would break it if there is such a place. */
function headOf(text: string, face: Face, width: number): string {
  const longest = longestHead(text, face, width);
  if (/^\s/.test(text.slice(longest.length))) return longest;
  // After a space, or else after a sign that is in no number, or else before a hump of a logical id.
  for (const place of [/\s(?=\S)/gu, /[-/_:,]|\.(?=\D)/gu, /[\p{Ll}\d](?=\p{Lu})/gu]) {
    const last = Array.from(longest.matchAll(place), ({ index }) => index + 1).at(-1);
    if (last !== undefined && last >= longest.length / 4) return text.slice(0, last);
  }
  return longest;
}

/** At least one character, whatever its width. */
function longestHead(text: string, face: Face, width: number): string {
  const { size, stretch } = FACES[face];
  let room = width * 100 / (size * stretch);
  let length = 0;
  for (const character of charactersOf(text)) {
    room -= hundredthsOf(character);
    if (length > 0 && room < 0) break;
    length += character.length;
  }
  return text.slice(0, length);
}

function shortened(text: string, face: Face, width: number): string {
  return `${longestHead(text, face, width - widthOf('…', face)).trimEnd()}…`;
}

/** The width of the widest. */
export function widestOf(lines: readonly string[], face: Face): number {
  return Math.max(0, ...lines.map((line) => widthOf(line, face)));
}

/**
 * Text as XML can hold it: without control characters, which it must not have, and those that turn the direction of what follows;
 * halves of surrogate pairs are replaced.
 */
export function cleaned(text: string): string {
  return SIMPLE.test(text) ? text : text
    .replace(/[\t\n\r]+/g, ' ')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** Text as it is written into XML and HTML, in elements and attributes. */
export function escaped(text: string): string {
  const clean = cleaned(text);
  return /[&<>"']/.test(clean) ? clean.replace(/[&<>"']/g, (character) => entityOf(character)!) : clean;
}
