import { Diagram } from '../../drawing/diagram';
import { SvgOptions } from '../../drawing/svg/svg';
import { ReportSection } from '../report';
import { Html, html, idOf, trusted, when } from './html';
import { Side } from './sides';

/** What draws. */
export interface Drawings {
  readonly svgOf: (diagram: Diagram, options: SvgOptions) => string;
  readonly svgStyle: () => string;
}

/** What ids of a drawing begin with, so that both sides of an update and the page do not meet. */
const SIDES = { before: 'b-', after: 'a-' } as const;

/** How much smaller than it is made a drawing may become before it is scrolled; the same is said in the style. */
const SMALLEST = 0.7;

/** Pixels of width up to which a drawing always has room, however narrow the page. */
const NARROWEST = 260;

/** The drawings of a section, and what one of their parts is linked to by. */
export interface Drawn {
  readonly figures: Html;
  /** The id of the page at which a part is drawn; undefined where it is not. */
  readonly idOf: (part: string) => string | undefined;
}

/**
 * The drawings of both sides, which are beside each other where there is room.
 *
 * @param number the place of the section in the page, so that drawings of the same name can be told apart
 */
export function drawn(section: ReportSection, shown: readonly Side[], number: number, { svgOf }: Drawings): Drawn {
  const marks = marksOf(section);
  const sides = shown.map(({ diagram, side, caption }) => {
    const svg = svgOf(diagram, { standsAlone: false, idPrefix: SIDES[side], marks });
    const label = `Drawing ${number}: ${diagram.title}${caption === '' ? '' : `, ${caption.toLowerCase()}`}`;
    return { side, svg, figure: figureOf(svg, caption, label) };
  });
  return {
    figures: html`<div class="drawings">${sides.map(({ figure }) => figure)}</div>`,
    idOf: (part) => [...sides].reverse().map(({ side, svg }) => ({ id: `${SIDES[side]}${part}`, svg })).find(({ id, svg }) => svg.includes(` id="${id}"`))?.id,
  };
}

/** A drawing in a box of its own that can be scrolled by keyboard, where it may have to be. */
function figureOf(svg: string, caption: string, label: string): Html {
  const width = Number(/^<svg\b[^>]*?\swidth="(\d+(?:\.\d+)?)(?:px)?"/.exec(svg)?.[1] ?? NaN);
  const mayScroll = !(width * SMALLEST <= NARROWEST);
  return html`
    <figure${when(!Number.isNaN(width), () => html` style="--width:${Math.ceil(width)}px"`)}>
    ${when(caption !== '', () => html`<figcaption>${caption}</figcaption>`)}
    <div class="drawing"${when(mayScroll, () => html` tabindex="0" role="region" aria-label="${label}"`)}>${trusted(svg)}</div>
    </figure>`;
}

/** What is found about each part, and where in the page that is told. */
function marksOf({ findings }: ReportSection): NonNullable<SvgOptions['marks']> {
  const marks = new Map<string, { errors: number; warnings: number; href: string }>();
  for (const { part, severity } of findings) {
    if (part === undefined) continue;
    const mark = marks.get(part) ?? { errors: 0, warnings: 0, href: idOf('f-', part) };
    mark[severity === 'error' ? 'errors' : 'warnings']++;
    marks.set(part, mark);
  }
  return marks;
}
