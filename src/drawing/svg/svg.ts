import type { Diagram } from '../diagram';
import { layOut } from './layout/diagram';
import type { Scene } from './scene';
import { ROOT, styleRules } from './style';
import { FACES, escaped, fit } from './text';
import { Mark, WriteOptions, contentOf, rounded } from './write';

/** How a drawing is embedded. */
export interface SvgOptions {
  /** Whether it stands alone in a file: with its namespace, its own style, which follows light and dark, and its title. */
  readonly standsAlone: boolean;
  /** Begins all ids, so that two drawings of one page do not meet. */
  readonly idPrefix?: string;
  /** How many errors and warnings there are about a part, by its id, and where they are told: an id of the page. */
  readonly marks?: ReadonlyMap<string, { readonly errors: number; readonly warnings: number; readonly href?: string }>;
}

const NO_MARKS: ReadonlyMap<string, Mark> = new Map();
const TITLE = { left: 12, height: 34 };
const SHEET_GAP = 24;
/** What is wider scrolls, or is made smaller, on most screens. */
const WIDEST_ROW = 1160;

/** A diagram as SVG. */
export function svgOf(diagram: Diagram, options: SvgOptions): string {
  const write: WriteOptions = { idPrefix: options.idPrefix ?? '', marks: options.marks ?? NO_MARKS };
  const scene = layOut(diagram);
  if (options.standsAlone) return sheetOf([[{ scene, write }]], scene);
  const content = contentOf(scene, write);
  return `${opened(scene, scene, write.idPrefix, content, '')}${content}</svg>`;
}

/** Rows of diagrams in one SVG that stands alone: those of a row, such as two sides of an update, beside each other where there is room. */
export function svgSheet(rows: readonly (readonly Diagram[])[], options: Pick<SvgOptions, 'marks'>): string {
  const diagrams = rows.flat();
  const drawings = new Map(diagrams.map((diagram, index) => [diagram, {
    scene: layOut(diagram),
    write: { idPrefix: diagrams.length === 1 ? '' : `d${index + 1}-`, marks: options.marks ?? NO_MARKS },
  }]));
  const title = diagrams.map((one) => one.title).join(', ');
  const description = [...drawings.values()].map(({ scene }) => scene.description).join(' ');
  return sheetOf(rows.flatMap((row) => fitting(row.map((diagram) => drawings.get(diagram)!))), { id: 'sheet', title, description });
}

/** A row, or one for each drawing where they are too wide together. */
function fitting(row: readonly Drawing[]): readonly (readonly Drawing[])[] {
  return widthOf(row) <= WIDEST_ROW ? [row] : row.map((one) => [one]);
}

const widthOf = (row: readonly Drawing[]): number => row.reduce((width, { scene }) => width + scene.width, SHEET_GAP * (row.length - 1));

/** The rules of style that drawings in a page share: they are there once, in a style element. */
export function svgStyle(): string {
  return styleRules();
}

type Names = Pick<Scene, 'id' | 'title' | 'description'>;

/** The start tag, and the names: one picture, unless there are links in it, which nobody would find in a picture. */
function opened({ id, title, description }: Names, { width, height }: Pick<Scene, 'width' | 'height'>, idPrefix: string, content: string, attributes: string): string {
  const role = content.includes('<a ') ? 'group' : 'img';
  const [titleId, descId] = ['title', 'desc'].map((name) => escaped(`${idPrefix}${id}-${name}`));
  const size = [width, height].map((one) => rounded(Math.ceil(one)));
  return [
    `<svg${attributes} class="${ROOT}" role="${role}" aria-labelledby="${titleId} ${descId}" viewBox="0 0 ${size.join(' ')}" width="${size[0]}" height="${size[1]}">`,
    `<title id="${titleId}">${escaped(title)}</title><desc id="${descId}">${escaped(description)}</desc>`,
  ].join('');
}

interface Drawing {
  readonly scene: Scene;
  readonly write: WriteOptions;
}

function sheetOf(rows: readonly (readonly Drawing[])[], names: Names): string {
  const width = Math.max(240, ...rows.map(widthOf));
  let y = 0;
  const pieces = rows.map((row) => {
    let x = 0;
    const drawn = row.map((drawing) => {
      const room = row.length === 1 ? width : drawing.scene.width;
      const piece = titled(drawing, x, y, room);
      x += drawing.scene.width + SHEET_GAP;
      return piece;
    });
    y += TITLE.height + Math.max(0, ...row.map(({ scene }) => scene.height)) + SHEET_GAP;
    return drawn.join('');
  });
  const height = Math.max(TITLE.height, y - SHEET_GAP);
  const [only, another] = rows.flat();
  return [
    opened(names, { width, height }, only && !another ? only.write.idPrefix : '', pieces.join(''), ' xmlns="http://www.w3.org/2000/svg"'),
    `<style>${styleRules()}</style>`,
    // Of its own, so that it can be read wherever it is shown.
    `<rect class="paper" width="${rounded(Math.ceil(width))}" height="${rounded(Math.ceil(height))}"/>`,
    ...pieces,
    '</svg>',
  ].join('');
}

/** A drawing at its place, below its title. */
function titled({ scene, write }: Drawing, x: number, y: number, room: number): string {
  const title = fit(scene.title, 'title', room - 2 * TITLE.left)[0] ?? '';
  const text = `<text x="${rounded(x + TITLE.left)}" y="${rounded(y + FACES.title.line + 2)}" class="t">${escaped(title)}</text>`;
  return `${text}<g transform="translate(${rounded(x)} ${rounded(y + TITLE.height)})">${contentOf(scene, write)}</g>`;
}
