import { FACES } from './text';

/**
 * The colours by what they are for, in the light and in the dark. The hues are those of the palette of Okabe and Ito, which colour-blind
 * people tell apart, darkened or lightened until text has a contrast of 4.5 to what is behind it, and lines one of 3.
 */
const COLOURS = {
  paper: ['#fff', '#12171e'],
  ink: ['#1c2430', '#e8ecf1'],
  muted: ['#56606e', '#a7b1be'],
  edge: ['#aab3bf', '#5c6877'],
  faint: ['#d5dae1', '#333d49'],
  region: ['#f5f7f9', '#171d25'],
  panel: ['#edf2f7', '#1d2631'],
  lane: ['#fafcfe', '#161d26'],
  write: ['#005b8f', '#7cc4f4'],
  onwrite: ['#fff', '#0b1a26'],
  read: ['#d4e7f4', '#1d3c53'],
  readedge: ['#3f7499', '#5fa3cf'],
  readonly: ['#e3e6ea', '#343d48'],
  line: ['#5a6776', '#97a4b3'],
  store: ['#dcefe7', '#153a30'],
  storeedge: ['#00735a', '#35b594'],
  proxy: ['#f6eaf2', '#3a2434'],
  proxyedge: ['#98507c', '#d394b9'],
  out: ['#fdf1da', '#3a2d10'],
  outedge: ['#8a5d00', '#dca63a'],
  fail: ['#b04300', '#ff9455'],
  gone: ['#b04300', '#ff9455'],
  fresh: ['#00735a', '#35b594'],
  error: ['#b3261e', '#ff8a80'],
  warning: ['#f0b000', '#f0b000'],
  onwarning: ['#1c2430', '#1c2430'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** On paper, nothing is dark but what is written and drawn. */
const PRINT: Readonly<Record<string, string>> = { ink: '#000', muted: '#333', region: '#fff', panel: '#fff', lane: '#fff' };

const variables = (scheme: 0 | 1, instead: Readonly<Record<string, string>> = {}): string =>
  Object.entries(COLOURS).map(([name, colours]) => `--${name}:${instead[name] ?? colours[scheme]}`).join(';');

/** The class of every drawing: no rule is about anything outside it. */
export const ROOT = 'aurora-drawing';

const face = (name: keyof typeof FACES, weight = ''): string => `font-size:${FACES[name].size}px${weight && `;font-weight:${weight}`}`;

const RULES: readonly (readonly [string, string])[] = [
  ['text', `${face('small')};fill:var(--ink);stroke:none;unicode-bidi:isolate;white-space:pre`],
  ['.t', face('title', '650')],
  ['.h', face('heading', '650')],
  ['.b', face('strong', '600')],
  ['.y', face('body')],
  ['.m', 'fill:var(--muted)'],
  ['.o', 'font-style:italic'],
  ['.x', 'text-decoration:line-through'],
  ['.c', 'font-weight:700'],
  ['.a', 'fill:var(--write)'],
  ['.k,.lb text', 'text-anchor:middle'],
  ['rect', 'rx:6px;fill:var(--paper);stroke:var(--edge)'],
  ['.paper', 'rx:0;stroke:none'],
  ['.global>rect', 'rx:10px;stroke:var(--storeedge);stroke-width:1.5'],
  ['.region>rect', 'rx:8px;fill:var(--region);stroke:var(--faint)'],
  ['.cluster>rect', 'rx:8px'],
  ['.panel>rect', 'rx:8px;fill:var(--panel);stroke:none'],
  ['.lane>rect', 'fill:var(--lane);stroke:var(--faint)'],
  ['.group>rect', 'fill:none;stroke:var(--faint)'],
  ['.empty>rect', 'fill:none;stroke-dasharray:2 4;stroke:var(--line)'],
  ['.entrant>rect', 'rx:16px;stroke:var(--line)'],
  ['.endpoint>rect', 'stroke:var(--readedge)'],
  ['.endpoint.w>rect', 'stroke:var(--write);stroke-width:2'],
  ['.proxy>rect', 'fill:var(--proxy);stroke:var(--proxyedge)'],
  ['.proxy-endpoint>rect', 'stroke:var(--proxyedge)'],
  ['.writer>rect', 'stroke:var(--write);stroke-width:2'],
  ['.reader>rect', 'stroke:var(--readedge)'],
  ['.strip', 'fill:var(--read)'],
  ['.writer>.strip', 'fill:var(--write)'],
  ['.writer>.strip+text', 'fill:var(--onwrite)'],
  ['.read-only>.strip', 'fill:var(--readonly)'],
  ['.order', 'fill:var(--paper);stroke:var(--readedge)'],
  ['.order+text', 'font-weight:600'],
  ['.volume>rect', 'rx:14px;fill:var(--store);stroke:var(--storeedge);stroke-width:1.5'],
  ['.target>rect', 'fill:var(--out);stroke:var(--outedge)'],
  ['.conflicts>rect', 'stroke:var(--outedge)'],
  ['.dot', 'fill:none;stroke:var(--write);stroke-width:1.5'],
  ['.full', 'fill:var(--write)'],
  // What is not known, and what an update does: after the kinds, since it comes on top of them.
  ['.open>rect', 'stroke-dasharray:5 4'],
  ['.added>rect:first-of-type,.new>rect:first-of-type', 'stroke:var(--fresh);stroke-width:3.5'],
  ['.changed>rect:first-of-type', 'stroke:var(--ink);stroke-width:2.5'],
  ['.replaced>rect:first-of-type,.removed>rect:first-of-type', 'stroke:var(--gone);stroke-width:1.5;stroke-dasharray:7 3'],
  ['.added .c,.new .c', 'fill:var(--fresh)'],
  ['.replaced .c,.removed .c', 'fill:var(--gone)'],
  ['rect.hatch.hatch.hatch', 'stroke:none'],
  ['.hatches', 'stroke:var(--gone);stroke-width:1.6;opacity:.25'],
  // The line, and its arrows after it.
  ['.l path', 'fill:none;stroke:var(--line);stroke-width:1.5;stroke-linejoin:round'],
  ['.l path+path', 'fill:var(--line);stroke:none'],
  ...Object.entries({
    'writes': ['write', 2.5],
    'write-forwarding': ['write', 2.5],
    'reads': ['readedge', 1.5],
    'replication': ['storeedge', 2.5],
    'copy': ['proxyedge', 2],
    'takeover': ['fail', 2],
    'failover': ['fail', 1.75],
    'export': ['outedge', 1.75],
  }).flatMap(([kind, [colour, width]]): [string, string][] => [
    [`.${kind} path`, `stroke:var(--${colour});stroke-width:${width}`],
    [`.${kind} path+path,.lb.${kind} text`, `fill:var(--${colour})`],
  ]),
  ['.copy path', 'stroke-dasharray:9 3 2 3'],
  ['.dashed path', 'stroke-dasharray:6 4'],
  ['.lb rect', 'rx:4px;stroke:none'],
  ['.mark rect', 'rx:9px;stroke:var(--paper);stroke-width:1.5'],
  ['.mark text', 'font-size:11px;font-weight:700'],
  ['.error rect', 'fill:var(--error)'],
  ['.error text,.error path', 'fill:var(--paper)'],
  ['.warning rect', 'fill:var(--warning)'],
  ['.warning text,.warning path', 'fill:var(--onwarning)'],
  ['a:focus-visible rect', 'stroke:var(--ink);stroke-width:3'],
];

const ruleOf = ([selectors, declarations]: readonly [string, string]): string =>
  `${selectors.split(',').map((selector) => `.${ROOT} ${selector}`).join(',')}{${declarations}}`;

/** The rules of style of all drawings, for a style element: they follow light and dark, and paper. */
export function styleRules(): string {
  return [
    `.${ROOT}{${variables(0)};font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;max-width:max(100%,900px);height:auto}`,
    `@media (prefers-color-scheme:dark){.${ROOT}{${variables(1)}}}`,
    `@media print{.${ROOT}{${variables(0, PRINT)};max-width:100%}}`,
    ...RULES.map(ruleOf),
  ].join('\n');
}
