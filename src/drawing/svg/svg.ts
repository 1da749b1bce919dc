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

/** A diagram as SVG. */
export function svgOf(diagram: Diagram, options: SvgOptions): string {
  const write: WriteOptions = { idPrefix: options.idPrefix ?? '', marks: options.marks ?? NO_MARKS };
  const scene = layOut(diagram);
  if (options.standsAlone) return sheetOf([{ scene, write }], scene);
  const content = contentOf(scene, write);
  return `${opened(scene, scene, write.idPrefix, content, '')}${content}</svg>`;
}

/** Several diagrams below each other in one SVG that stands alone. */
export function svgSheet(diagrams: readonly Diagram[], options: Pick<SvgOptions, 'marks'>): string {
  const drawings = diagrams.map((diagram, index) => ({
    scene: layOut(diagram),
    write: { idPrefix: diagrams.length === 1 ? '' : `d${index + 1}-`, marks: options.marks ?? NO_MARKS },
  }));
  const title = diagrams.map((diagram) => diagram.title).join(', ');
  return sheetOf(drawings, { id: 'sheet', title, description: drawings.map(({ scene }) => scene.description).join(' ') });
}

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

function sheetOf(drawings: readonly Drawing[], names: Names): string {
  const width = Math.max(240, ...drawings.map(({ scene }) => scene.width));
  let y = 0;
  const pieces = drawings.map(({ scene, write }) => {
    const title = fit(scene.title, 'title', width - 2 * TITLE.left)[0] ?? '';
    const drawn = `<text x="${TITLE.left}" y="${rounded(y + FACES.title.line + 2)}" class="t">${escaped(title)}</text><g transform="translate(0 ${rounded(y + TITLE.height)})">${contentOf(scene, write)}</g>`;
    y += TITLE.height + scene.height + SHEET_GAP;
    return drawn;
  });
  const height = Math.max(TITLE.height, y - SHEET_GAP);
  return [
    opened(names, { width, height }, drawings.length === 1 ? drawings[0]!.write.idPrefix : '', pieces.join(''), ' xmlns="http://www.w3.org/2000/svg"'),
    `<style>${styleRules()}</style>`,
    // Of its own, so that it can be read wherever it is shown.
    `<rect class="paper" width="${rounded(Math.ceil(width))}" height="${rounded(Math.ceil(height))}"/>`,
    ...pieces,
    '</svg>',
  ].join('');
}
