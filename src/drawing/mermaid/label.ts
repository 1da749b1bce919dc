/** What makes a line of its own, steers a terminal, turns the direction of a line around or has no width, and half characters. */
const UNSHOWN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What Mermaid, Markdown or HTML take for their own wherever it stands in a label. */
const SPECIAL = /["#&<>`*_~[\]{}|\\$%;@ﬂ]/g;

/** What Markdown takes for a list or a heading at the beginning of a line. */
const AT_START = /^(?:[-+=>]|\d+[.)])/;

/** Mermaid looks for its statements in labels, too, and takes their semicolon; and Markdown makes links. */
const WORDS = /style|classDef|:(?=\/\/)|www(?=\.)/g;

/** What Mermaid takes for formulas and icons once entities are characters again: something without a width keeps it apart. */
const PAIRS = /\$(?=\$)|:(?=fa-)/g;
const JOINED = '\u2060';

/** A line that is longer makes a box wider than a page. */
const LONGEST = 120;

/** Of a long text its beginning, and its end, by which names that begin alike differ. */
export function shortened(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const end = Math.floor(longest / 3);
  return `${characters.slice(0, longest - end - 1).join('')}…${characters.slice(-end).join('')}`;
}

/** A text as a line of a label, whatever is in it: what could be taken for anything else is written as an entity of Mermaid. */
export function lineOf(text: string): string {
  const line = shortened(text.replace(UNSHOWN, ' ').replace(/\s+/g, ' ').trim(), LONGEST);
  // A line of a label may not be empty.
  return (line === '' ? '–' : line)
    .replace(PAIRS, `$&${JOINED}`)
    .replace(SPECIAL, entity)
    .replace(AT_START, (start) => start.slice(0, -1) + entity(start.slice(-1)))
    .replace(WORDS, (word) => entity(word[0]!) + word.slice(1))
    .replaceAll(JOINED, entity);
}

/** Lines as a label in quotes. */
export const labelOf = (lines: readonly string[]): string => `"${lines.map(lineOf).join('<br/>')}"`;

/** A text as a title or description for screen readers: the statement ends with the line or a semicolon, and has no entities. */
export const described = (text: string): string => text.replace(UNSHOWN, ' ').replace(/;/g, ',').replace(/[#%<>&{}]/g, ' ').replace(/\s+/g, ' ').trim();

const entity = (character: string): string => `#${character.codePointAt(0)};`;
