import { Diagram } from '../../drawing/diagram';
import { SvgOptions } from '../../drawing/svg/svg';
import { ReportSection } from '../report';
import { Html, html, idOf, trusted, when } from './html';
import { titleOf } from './words';

/** What draws. */
export interface Drawings {
  readonly svgOf: (diagram: Diagram, options: SvgOptions) => string;
  readonly svgStyle: () => string;
}

/** What ids of a drawing begin with, so that both sides of an update and the page do not meet. */
const SIDES = { before: 'b-', after: 'a-' } as const;

/** How much smaller than it is made a drawing may become before it is scrolled, and up to which width it never is. */
const SMALLEST = 0.7;
const NARROWEST = 260;

/** The drawings of a section, which may be beside each other, and what one of their parts is linked to by. */
export interface Drawn {
  readonly figures: Html;
  /** The id of the page at which a part is drawn; undefined where it is not. */
  readonly idOf: (part: string) => string | undefined;
}

export function drawn(section: ReportSection, number: number, { svgOf }: Drawings): Drawn {
  const { diagram: { before, after } } = section;
  const marks = marksOf(section);
  const sides = (['before', 'after'] as const).flatMap((side) => {
    const diagram = section.diagram[side];
    return diagram ? [{ side, svg: svgOf(diagram, { standsAlone: false, idPrefix: SIDES[side], marks }) }] : [];
  });
  const isCompared = before !== undefined && before !== after;
  const captions = { before: 'Before', after: isCompared ? 'After the update' : '' };
  const title = titleOf(section.diagram);
  const figures = sides.map(({ side, svg }) => html`
    <figure>${when(captions[side] !== '', () => html`<figcaption>${captions[side]}</figcaption>`)}
    ${scrolled(svg, `Drawing ${number}: ${[title, ...(captions[side] === '' ? [] : [captions[side].toLowerCase()])].join(', ')}`)}
    </figure>`);
  return {
    figures: html`<div class="${sides.length > 1 ? 'drawings two' : 'drawings'}">${figures}</div>`,
    idOf: (part) => [...sides].reverse().map(({ side, svg }) => ({ id: `${SIDES[side]}${part}`, svg })).find(({ id, svg }) => svg.includes(` id="${id}"`))?.id,
  };
}

/** A drawing in a box of its own that can be scrolled by keyboard, where it can be at all. */
function scrolled(svg: string, label: string): Html {
  const width = Number(/^<svg\b[^>]*?\swidth="(\d+(?:\.\d+)?)(?:px)?"/.exec(svg)?.[1] ?? NaN);
  if (Number.isNaN(width)) return html`<div class="drawing" tabindex="0" role="region" aria-label="${label}">${trusted(svg)}</div>`;
  const least = Math.round(width * SMALLEST);
  const size = html`style="max-width:${Math.ceil(width)}px;min-width:${Math.min(least, Math.ceil(width))}px"`;
  const box = least > NARROWEST ? html` tabindex="0" role="region" aria-label="${label}"` : html``;
  return html`<div class="drawing"${box}><div ${size}>${trusted(svg)}</div></div>`;
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
