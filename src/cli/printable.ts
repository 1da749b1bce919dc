/**
 * What steers a terminal, turns the direction of a line around, or has no width, and half characters: a template may have any of it in a
 * name. Also what begins a command of the log of GitHub Actions, wherever in a line: `##[`.
 */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|#(?=#\[)/g;

/** A text as one line that is safe to print: what is not is escaped, as JSON does it. */
export const printable = (text: string): string => text.replace(UNSAFE, escaped);

/** A text of several lines, each of them printable. */
export const printableLines = (text: string): string[] => text.split('\n').map(printable);

/** A printable line that the log of GitHub Actions does not take for a command, which begins with `::`, after blanks. */
export const inert = (line: string): string => line.replace(/^(\s*):(?=:)/, `$1${escaped(':')}`);

/** JSON that is safe to print, and reads as the same data: what is unsafe is in texts alone, but for line breaks. */
export const printableJson = (json: string): string => json.replace(UNSAFE, (character) => (character === '\n' ? character : escaped(character)));

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
