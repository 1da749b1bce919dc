import type { Label, Line, Placed, Point, Scene, Text } from './scene';
import { cleaned, escaped, widthOf } from './text';
import { isLeaving } from './words';

export interface WriteOptions {
  readonly idPrefix: string;
  readonly marks: ReadonlyMap<string, Mark>;
}

export interface Mark {
  readonly errors: number;
  readonly warnings: number;
  readonly href?: string;
}

/** At most one decimal: half a pixel is seen, a hundredth is not. */
export const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/** What is inside the svg element: names, then what is drawn, from the back to the front. */
export function contentOf(scene: Scene, options: WriteOptions): string {
  const hatch = `${options.idPrefix}${scene.id}-hatch`;
  const all = [...scene.frames, ...scene.parts];
  const isHatched = all.some(({ change }) => isLeaving(change));
  // Marks lie on what is drawn, and are reached in the order of the parts.
  return [
    isHatched ? `<defs><pattern id="${escaped(hatch)}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v7" class="hatches"/></pattern></defs>` : '',
    ...scene.frames.map((frame) => writePlaced(frame, options, hatch)),
    ...scene.lines.map(writeLine),
    ...scene.labels.map(writeLabel),
    ...scene.parts.map((part) => writePlaced(part, options, hatch)),
    ...all.map((part) => writeMarks(part, options)),
  ].join('');
}

const titled = (title: string | undefined): string => (title === undefined ? '' : `<title>${escaped(title)}</title>`);

function writePlaced(part: Placed, { idPrefix }: WriteOptions, hatch: string): string {
  const { id, kind, title, box, texts, change, isOpen, strip, dots } = part;
  const classes = [...kind === 'writer-endpoint' ? ['endpoint', 'w'] : [kind], ...isOpen ? ['open'] : [], ...change ? [change] : []];
  const size = `width="${rounded(box.width)}" height="${rounded(box.height)}"`;
  return [
    `<g${id === undefined ? '' : ` id="${escaped(idPrefix + id)}"`} class="${classes.join(' ')}" transform="translate(${rounded(box.x)} ${rounded(box.y)})">`,
    titled(title),
    kind === 'zone' ? '' : `<rect ${size}/>`,
    isLeaving(change) ? `<rect class="hatch" ${size} style="fill:url(#${escaped(hatch)})"/>` : '',
    strip === undefined ? '' : stripOf(box.width, strip),
    ...texts.map(writeText),
    dots === undefined ? '' : dotsOf(dots),
    '</g>',
  ].join('');
}

const stripOf = (width: number, height: number): string =>
  `<path class="strip" d="M1 ${height}V6q0-5 5-5h${rounded(width - 12)}q5 0 5 5v${height - 6}z"/>`;

function dotsOf({ x, y, filled, all }: NonNullable<Placed['dots']>): string {
  return Array.from({ length: all }, (_, index) =>
    `<circle class="dot${index < filled ? ' full' : ''}" cx="${rounded(x + index * 16)}" cy="${rounded(y)}" r="5"/>`).join('');
}

const FACE_CLASSES = { title: 't', heading: 'h', strong: 'b', body: 'y', small: '' } as const;
const TONE_CLASSES = { muted: 'm', open: 'o', struck: 'x', order: 'k', change: 'c', accent: 'a' } as const;

function writeText({ x, y, face, text, tone, term, isCentred }: Text): string {
  const classes = [FACE_CLASSES[face], tone ? TONE_CLASSES[tone] : '', isCentred ? 'k' : ''].filter((one) => one !== '').join(' ');
  const circle = tone === 'order' ? `<circle class="order" cx="${rounded(x)}" cy="${rounded(y - 4)}" r="9"/>` : '';
  const content = `${term === undefined ? '' : `<tspan class="m">${escaped(term)}</tspan> `}${escaped(text)}`;
  return `${circle}<text x="${rounded(x)}" y="${rounded(y)}"${classes === '' ? '' : ` class="${classes}"`}>${content}</text>`;
}

function writeLine({ kind, title, isDashed, ways }: Line): string {
  const heads = ways.map(headOf).join('');
  return `<g class="l ${kind}${isDashed ? ' dashed' : ''}">${titled(title)}<path d="${ways.map(pathOf).join('')}"/><path d="${heads}"/></g>`;
}

const HEAD = { length: 8, half: 4 };

/** A filled arrow at the end of a way. */
function headOf(way: readonly Point[]): string {
  const [before, end] = [way.at(-2)!, way.at(-1)!];
  const [dx, dy] = [Math.sign(Math.round(end.x - before.x)), Math.sign(Math.round(end.y - before.y))];
  const { length, half } = HEAD;
  const back = dy === 0 ? `v${-2 * dx * half}` : `h${2 * dy * half}`;
  return `M${rounded(end.x)} ${rounded(end.y)}l${pair(-dx * length - dy * half, -dy * length + dx * half)}${back}z`;
}

/** Two numbers; a minus separates by itself. */
const pair = (x: number, y: number): string => `${rounded(x)}${y < 0 ? '' : ' '}${rounded(y)}`;

const CORNER = 6;

/** A way along its points, with round corners. It ends within its arrow. */
function pathOf(way: readonly Point[]): string {
  const points = way.filter((point, index) => index === 0 || !isSame(point, way[index - 1]!));
  const last = points.length - 1;
  return points.map((point, index) => {
    const next = points[index + 1];
    if (index === 0) return `M${rounded(point.x)} ${rounded(point.y)}`;
    const before = points[index - 1]!;
    if (!next) return index === last ? segment(before, towards(point, before, HEAD.length - 2)) : '';
    const radius = Math.min(CORNER, distance(before, point) / 2, distance(point, next) / 2);
    const [start, end] = [towards(point, before, radius), towards(point, next, radius)];
    const isCorner = before.x !== next.x && before.y !== next.y;
    if (!isCorner) return segment(before, point);
    return `${segment(before, start)}Q${rounded(point.x)} ${rounded(point.y)} ${rounded(end.x)} ${rounded(end.y)}`;
  }).join('');
}

const isSame = (one: Point, other: Point): boolean => Math.abs(one.x - other.x) < 0.5 && Math.abs(one.y - other.y) < 0.5;

const segment = (from: Point, to: Point): string => (Math.abs(from.y - to.y) < 0.5 ? `H${rounded(to.x)}` : `V${rounded(to.y)}`);

const distance = (one: Point, other: Point): number => Math.abs(one.x - other.x) + Math.abs(one.y - other.y);

function towards(from: Point, to: Point, length: number): Point {
  const step = Math.min(length, distance(from, to));
  return { x: from.x + Math.sign(to.x - from.x) * step, y: from.y + Math.sign(to.y - from.y) * step };
}

function writeLabel({ kind, box, lines }: Label): string {
  const middle = rounded(box.x + box.width / 2);
  const texts = lines.map((line, index) => `<text x="${middle}" y="${rounded(box.y + 12 + index * 14)}">${escaped(line)}</text>`).join('');
  return `<g class="lb ${kind}"><rect x="${rounded(box.x)}" y="${rounded(box.y)}" width="${rounded(box.width)}" height="${rounded(box.height)}"/>${texts}</g>`;
}

/** An octagon for errors, a triangle for warnings: colour is not the only sign. */
const SHAPES = {
  error: 'M8.2 4h4.6L16 7.2v4.6L12.8 15H8.2L5 11.8V7.2z',
  warning: 'M10.5 3.5l6 11h-12z',
} as const;

/** How much is found about a part, at its upper right corner. */
function writeMarks({ id, name, box }: Placed, { marks }: WriteOptions): string {
  const mark = id === undefined ? undefined : marks.get(id);
  if (!mark) return '';
  let right = box.x + box.width - 6;
  const badges = ([['error', mark.errors], ['warning', mark.warnings]] as const).filter(([, count]) => count > 0).reverse();
  return badges.map(([severity, count]) => {
    const text = String(count);
    const width = 26 + widthOf(text, 'small');
    right -= width + 2;
    const title = `${count} ${severity}${count === 1 ? '' : 's'}${name === undefined ? '' : ` about ${name}`}`;
    const content = `<title>${escaped(title)}</title><rect width="${rounded(width)}" height="18"/><path d="${SHAPES[severity]}"/><text x="19.5" y="13.2">${text}</text>`;
    const place = `class="mark ${severity}" transform="translate(${rounded(right)} ${rounded(box.y - 11)})"`;
    // From the right, but the errors are reached first.
    return mark.href === undefined ? `<g ${place}>${content}</g>` : `<a href="#${escaped(encodeURI(cleaned(mark.href).replace(/^#/, '')))}" ${place}>${content}</a>`;
  }).reverse().join('');
}
