/** What steers a terminal, turns the direction of a line around, or has no width: a template may have any of it in a name. */
const STEERING = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as one line that is safe to print: what is no visible character is escaped, as JSON does it. */
export const printable = (text: string): string => text.replace(STEERING, escaped);

/** A text of several lines, each of them printable. */
export const printableLines = (text: string): string[] => text.split('\n').map(printable);

/**
 * A line that the log of GitHub Actions does not take for a command, whoever chose its words: a command begins with `::`, after blanks,
 * or with `##[` anywhere.
 */
export const inert = (line: string): string => line.replace(/^(\s*):(?=:)/, `$1${escaped(':')}`).replace(/#(?=#\[)/g, escaped('#'));

/** JSON that is safe to print: it reads as the same data. */
export const printableJson = (json: string): string => json.replace(/[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|#(?=#\[)/g, escaped);

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
