import { printable } from '../../printable';

/** What Markdown and HTML make something of, within a line or at its beginning; a number of a list has up to nine digits. */
const WITHIN = /[\\`*_{}[\]<>#|~!&$]/g;
const MARKUP = /[\\`*_{}[\]<>#|~!&$]|^(?=[-+=])|(?<=^\d{1,9})(?=[.)])/g;

/**
 * What GitHub looks for in what Markdown has made, whatever was escaped: mentions, issues and addresses. A character without width
 * parts them.
 */
const LOOKED_FOR = /(?<=@)(?=\w)|(?<=#)(?=\d)|(?<=:)(?=\/\/)|(?<=www)(?=\.)/gi;

/** A text of others as a line that Markdown makes nothing of: no markup, no HTML, and nobody is mentioned. */
export const plain = (text: string): string =>
  printable(text.trim()).split(LOOKED_FOR).map((part, index) => part.replace(index === 0 ? MARKUP : WITHIN, '\\$&')).join('&#8203;');

/** A name of others as code, in which GitHub looks for nothing. */
export function code(name: string): string {
  const text = shortened(printable(name));
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') || text.trim() === '' ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

/** The same in a cell of a table. */
export const cell = (name: string): string => code(name).replace(/\|/g, '\\|');

/** How long a name may be; what is cut off says little. */
const LONGEST_NAME = 120;

const shortened = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name);
