import { printable } from '../../printable';

/** What Markdown and HTML make something of, within a line. */
const MARKUP = /[\\`*_{}[\]<>#|~!&$]/g;

/**
 * A text of others as a line that Markdown makes nothing of: no markup, no HTML, and nobody is mentioned. A backslash is not enough
 * where GitHub looks for mentions, issues and addresses only after Markdown: there a character without width parts them.
 */
export function plain(text: string): string {
  return printable(text)
    .replace(MARKUP, '\\$&')
    .replace(/@(?=\w)/g, `@${PARTING}`)
    .replace(/#(?=\d)/g, `#${PARTING}`)
    .replace(/(:)(?=\/\/)|(www)(?=\.)/gi, `$&${PARTING}`)
    .replace(/^(\s*)([-+=]|\d+[.)])/, '$1\\$2');
}

const PARTING = '&#8203;';

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
