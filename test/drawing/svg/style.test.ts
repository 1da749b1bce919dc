import { svgStyle } from '../../../src/drawing/svg/svg';

/** The colours of a scheme, by name. */
function coloursOf(rule: RegExp): Record<string, string> {
  const declarations = rule.exec(svgStyle())![1]!;
  return Object.fromEntries(Array.from(declarations.matchAll(/--([a-z]+):(#[0-9a-f]+)/g), ([, name, colour]) => [name!, colour!]));
}

const SCHEMES = {
  light: coloursOf(/^\.aurora-drawing\{([^}]*)\}/m),
  dark: coloursOf(/^@media \(prefers-color-scheme:dark\)\{\.aurora-drawing\{([^}]*)\}/m),
  print: coloursOf(/^@media print\{\.aurora-drawing\{([^}]*)\}/m),
};

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? Array.from(colour.slice(1), (digit) => digit + digit) : colour.slice(1).match(/../g)!;
  const [red, green, blue] = digits.map((digit) => {
    const share = parseInt(digit, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

const BACKGROUNDS = ['paper', 'region', 'panel', 'lane'];

/** Text and what it stands on. */
const TEXTS = [
  ...['ink', 'muted'].flatMap((text) => [...BACKGROUNDS, 'read', 'readonly', 'store', 'proxy', 'out'].map((behind) => [text, behind])),
  ...['write', 'readedge', 'storeedge', 'proxyedge', 'outedge', 'fail', 'gone', 'fresh'].map((text) => [text, 'paper']),
  ['onwrite', 'write'], ['paper', 'error'], ['onwarning', 'warning'], ['fresh', 'store'], ['gone', 'store'],
] as [string, string][];

/** Lines, and outlines that tell what something is. */
const LINES = ['line', 'write', 'readedge', 'storeedge', 'proxyedge', 'outedge', 'fail', 'fresh'].flatMap((line) =>
  BACKGROUNDS.map((behind) => [line, behind] as [string, string]));

describe.each(Object.entries(SCHEMES))('%s', (_scheme, colours) => {
  const low = (pairs: readonly [string, string][], least: number): string[] => pairs
    .map(([one, other]) => `${one} on ${other}: ${contrast(colours[one]!, colours[other]!).toFixed(2)}`)
    .filter((line) => !(Number(line.split(': ')[1]) >= least));

  test('text is read', () => {
    expect(low(TEXTS, 4.5)).toEqual([]);
  });

  test('lines are seen', () => {
    expect(low(LINES, 3)).toEqual([]);
  });
});

test('each colour that is used is there, and each that is there is used', () => {
  const used = new Set(Array.from(svgStyle().matchAll(/var\(--([a-z]+)\)/g), ([, name]) => name!));
  expect([...used].sort()).toEqual(Object.keys(SCHEMES.light).sort());
  expect(Object.keys(SCHEMES.dark).sort()).toEqual(Object.keys(SCHEMES.light).sort());
});
