import { entityOf } from '../../drawing/words';

/** HTML that is safe to put into a page: nothing but `html` and `trusted` make it. */
export class Html {
  public constructor(public readonly text: string) {}
}

/** What may stand in a template: texts are escaped, nothing stands for what is not there. */
export type Piece = Html | string | number | undefined | readonly Piece[];

/** HTML of a template whose pieces are escaped, unless they are HTML. Attributes are to be in double quotes. */
export function html(template: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const parts = unindented(template);
  let text = parts[0]!;
  for (let index = 0; index < pieces.length; index++) text += written(pieces[index]) + parts[index + 1]!;
  return new Html(text);
}

/** HTML that was made elsewhere: drawings and their style. */
export const trusted = (text: string): Html => new Html(text);

/** Where something is so. */
export const when = (condition: boolean, make: () => Html): Html | undefined => (condition ? make() : undefined);

/** Pieces with something between them. */
export const joined = (pieces: readonly Piece[], between: Piece): Piece =>
  pieces.map((piece, index) => (index === 0 ? piece : [between, piece]));

/** A link out of the page, where it leads to a page of the web, or else only its text. */
export const linkTo = (url: string, text: Piece): Piece =>
  (/^https:\/\/[^\s\\]+$/i.test(url) ? html`<a href="${url}" rel="noreferrer">${text}</a>` : text);

/** Letters, digits and a few others are the same in an id and in a link to it. */
export const idOf = (...parts: readonly string[]): string => parts.join('').replace(/[^\w.:-]/g, (character) => `_${character.charCodeAt(0).toString(16)}_`);

function written(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'string') return escaped(piece);
  if (typeof piece === 'object') return piece.map(written).join('');
  return piece === undefined ? '' : String(piece);
}

/** What HTML takes for markup; what it does not take, or shows as nothing; and what turns a line around. */
const SPECIAL = /[&<>"']|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escaped = (text: string): string =>
  text.replace(SPECIAL, (character) => entityOf(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Templates without the indentation they have in the code, each made once. */
const templates = new WeakMap<TemplateStringsArray, readonly string[]>();

function unindented(template: TemplateStringsArray): readonly string[] {
  let parts = templates.get(template);
  if (!parts) templates.set(template, (parts = template.map((part) => part.replace(/\n\s*/g, '\n'))));
  return parts;
}
