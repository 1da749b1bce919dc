import type { Diagram } from '../../../src/drawing/diagram';
import { svgOf, svgSheet, svgStyle } from '../../../src/drawing/svg/svg';
import { DIAGRAMS, auction, bookings, hostile, orders, update, usual } from '../diagrams';
import { partsOf } from './geometry';

const inPage = (diagram: Diagram, idPrefix = ''): string => svgOf(diagram, { standsAlone: false, idPrefix });
const alone = (diagram: Diagram): string => svgOf(diagram, { standsAlone: true });

const roleOf = (svg: string): string => /^<svg [^>]*role="(\w+)"/.exec(svg)![1]!;

/** All values of attributes: what is said is left out. */
const attributesOf = (svg: string): string[] => Array.from(svg.matchAll(/<[^>]*>/g), ([tag]) => tag!).flatMap((tag) => Array.from(tag.matchAll(/ [a-z-:A-Z]+="[^"]*"/g), ([one]) => one!));

const idsOf = (svg: string): string[] => Array.from(svg.matchAll(/ id="([^"]*)"/g), ([, id]) => id!);

describe.each(Object.entries(DIAGRAMS))('%s', (_name, diagram) => {
  const svg = inPage(diagram);

  test('has each part in a group of its id, with a title', () => {
    const missing = partsOf(diagram).filter(({ id }) => !new RegExp(`<g id="${id}" class="[a-z -]+" transform="[^"]+"><title>`).test(svg));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test('has each id once, and refers to none that is not there', () => {
    const ids = idsOf(svg);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = Array.from(svg.matchAll(/url\(#([^)]*)\)|aria-labelledby="([^"]*)"/g), ([, url, labels]) => url ?? labels!.split(' ')).flat();
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('is the same each time', () => {
    expect(inPage(structuredClone(diagram)) === svg).toBe(true);
    expect(alone(structuredClone(diagram)) === alone(diagram)).toBe(true);
  });

  test('has nothing but plain elements, and nothing from elsewhere', () => {
    const allowed = /^(svg|title|desc|defs|pattern|g|rect|path|circle|text|tspan|style)$/;
    const elements = Array.from(alone(diagram).matchAll(/<([a-zA-Z]+)/g), ([, name]) => name!);
    expect(elements.filter((name) => !allowed.test(name))).toEqual([]);
    expect(attributesOf(alone(diagram)).filter((one) => /href=|src=|:\/\/| on/.test(one))).toEqual([' xmlns="http://www.w3.org/2000/svg"']);
    expect(svgStyle()).not.toMatch(/url\(|@import|@font-face/);
  });

  test('has no number that is none', () => {
    expect(attributesOf(svg).filter((one) => /NaN|undefined|Infinity|\d\.\d\d/.test(one))).toEqual([]);
  });
});

describe('names', () => {
  test('a title, and sentences that say what is seen', () => {
    expect(/<desc [^>]*>([^<]*)</.exec(inPage(orders))![1]).toMatchInlineSnapshot(
      '"orders: cluster, Aurora PostgreSQL 17.7, Region eu-west-1; writer orders-instance1; 2 readers that take over in the order orders-instance2 and orders-instance3; reached through 1 proxy."',
    );
    expect(/<desc [^>]*>([^<]*)</.exec(inPage(auction))![1]).toMatchInlineSnapshot('"auction: multi-master cluster, Aurora MySQL 5.6.mysql_aurora.1.23.4, Region us-east-1; 4 writers writer-1, writer-2, writer-3 and writer-4; read-only reader-1 and reader-2. If writer 1 fails: americas → writer 2; if writer 2 fails: europe → writer 3; if writer 3 fails: asia → writer 4; if writer 4 fails: africa → writer 1."');
    expect(/<desc [^>]*>([^<]*)</.exec(inPage(bookings))![1]).toMatchInlineSnapshot('"Global database bookings in 3 Regions. bookings-virginia: primary cluster, Aurora PostgreSQL 17.7, Region us-east-1; writer virginia-1; 1 reader virginia-2. bookings-ireland: secondary cluster, Aurora PostgreSQL 17.7, Region eu-west-1; 2 readers ireland-1 and ireland-2. bookings-sydney: secondary cluster, Aurora PostgreSQL 17.7, Region ap-southeast-2; no instances, storage only. Writes are forwarded on 1 way."');
  });

  test('ids begin with the prefix, so that both sides of an update fit into a page', () => {
    const ids = [...idsOf(inPage(update.before!, 'before-')), ...idsOf(inPage(update.after!, 'after-'))];
    expect(ids.every((id) => /^(before|after)-/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('marks', () => {
  const marks = new Map([
    ['orders-instance1', { errors: 2, warnings: 1, href: 'findings-of-writer' }],
    ['orders', { errors: 0, warnings: 3 }],
    ['elsewhere', { errors: 1, warnings: 0, href: 'nothing' }],
  ]);
  const svg = svgOf(orders, { standsAlone: false, marks });

  test('are numbers with a shape, lead to where the findings are told, and say so', () => {
    expect(svg).toContain('<a href="#findings-of-writer" class="mark error"');
    expect(svg).toContain('<title>2 errors about writer orders-instance1</title>');
    expect(svg).toContain('<title>1 warning about writer orders-instance1</title>');
    expect(svg.match(/<a /g)).toHaveLength(2);
  });

  test('are no links where nothing is told', () => {
    expect(svg).toMatch(/<g class="mark warning"[^>]*><title>3 warnings about cluster orders<\/title>/);
  });

  test('make a group of the picture, since links in a picture are not read out', () => {
    expect(roleOf(svg)).toBe('group');
    expect(roleOf(inPage(orders))).toBe('img');
    expect(roleOf(svgOf(usual, { standsAlone: false, marks }))).toBe('img');
  });

  test('lead to places of the page only', () => {
    const hrefs = ['javascript:alert(1)', '"><script>', '//evil.example', '\ud800'].map((href) =>
      svgOf(usual, { standsAlone: false, marks: new Map([['shop', { errors: 1, warnings: 0, href }]]) }));
    for (const text of hrefs) {
      expect(text).toMatch(/<a href="#[^"<>]*" class/);
      expect(text).not.toContain('<script');
    }
  });
});

describe('what an update does', () => {
  const before = inPage(update.before!);
  const after = inPage(update.after!);

  test('what is replaced or removed is hatched, struck through, and says so', () => {
    for (const [id, word] of [['OrdersCluster', 'replaced'], ['OrdersWriter', 'replaced'], ['OrdersSpare', 'removed']] as const) {
      const group = new RegExp(`<g id="${id}" class="[^"]*\\b${word}".*?</g>`).exec(before)![0];
      expect(group).toContain('class="hatch"');
      expect(group).toMatch(/<text [^>]*class="[bh] x">/);
      expect(group).toContain(`× ${word}</text>`);
    }
  });

  test('what is new, added or changed says so', () => {
    expect(after).toMatch(/<g id="OrdersWriter" class="writer new".*?\+ new<\/text>/);
    expect(after).toMatch(/<g id="OrdersReports" class="reader added".*?\+ added<\/text>/);
    expect(after).toMatch(/<g id="OrdersApplication" class="entrant changed".*?~ changed<\/text>/);
    expect(after).not.toContain('hatch');
  });
});

describe('text', () => {
  test('is escaped, and cannot leave its place', () => {
    const svg = alone(hostile);
    expect(/<(script|img)/i.exec(svg)).toBeNull();
    // eslint-disable-next-line no-control-regex
    expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/.exec(svg)).toBeNull();
    expect(/\p{Surrogate}/u.exec(svg)).toBeNull();
    expect(svg.includes(']]>')).toBe(false);
  });

  test('that is shortened is there in full, for whoever points at it', () => {
    const svg = inPage(hostile);
    expect(svg.includes(`<title>writer ${'n'.repeat(500)}:`)).toBe(true);
    expect(/>n{10,40}…<\/text>/.test(svg)).toBe(true);
  });
});

describe('size and speed', () => {
  const size = (svg: string): number => Buffer.byteLength(svg);

  test('a usual cluster is small in a page', () => {
    expect(size(inPage(usual))).toBeLessThan(5000);
    expect(size(inPage(orders))).toBeLessThan(9000);
    expect(size(svgStyle())).toBeLessThan(8000);
  });

  test('the largest is below what a cluster may take in a page', () => {
    for (const diagram of Object.values(DIAGRAMS)) expect(size(inPage(diagram))).toBeLessThan(17_000);
  });

  test('100 drawings take less than 300 ms', () => {
    inPage(usual);
    const start = process.cpuUsage();
    for (let index = 0; index < 100; index++) inPage(usual);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(300);
  });
});

describe('a file', () => {
  test('stands alone: with its namespace, its style and its title', () => {
    const svg = alone(usual);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="aurora-drawing" role="img"/);
    expect(svg).toContain(`<style>${svgStyle()}</style>`);
    expect(svg).toContain('class="t">shop</text>');
    expect(inPage(usual)).not.toMatch(/xmlns|<style/);
  });

  test('a sheet has all diagrams below each other, as wide as the widest, with one style', () => {
    const sheet = svgSheet([[usual], [auction], [update.before!], [update.after!]], {});
    expect(sheet.match(/<style>/g)).toHaveLength(1);
    expect(sheet.match(/class="t">/g)).toHaveLength(4);
    expect(new Set(idsOf(sheet)).size).toBe(idsOf(sheet).length);
    const width = (svg: string): number => Number(/viewBox="0 0 (\d+)/.exec(svg)![1]);
    const height = (svg: string): number => Number(/viewBox="0 0 \d+ (\d+)/.exec(svg)![1]);
    expect(width(sheet)).toBe(width(alone(auction)));
    const heights = [usual, auction, update.before!, update.after!].map((one) => height(alone(one)));
    expect(height(sheet)).toBeGreaterThan(heights.reduce((sum, one) => sum + one));
  });

  test('those of one row are beside each other where there is room', () => {
    const size = (svg: string): readonly number[] => /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.slice(1).map(Number);
    const [[width, height], [twice, once]] = [size(alone(usual)), size(svgSheet([[usual, { ...usual }]], {}))] as [number[], number[]];
    expect([twice! > 2 * width!, once]).toEqual([true, height]);
    expect(size(svgSheet([[auction, { ...auction }]], {}))).toEqual(size(svgSheet([[auction], [{ ...auction }]], {})));
  });

  test('a sheet of nothing is an SVG', () => {
    expect(svgSheet([], {})).toMatch(/^<svg .*<\/svg>$/s);
  });

  test('the style is about drawings only, and says everything for light, dark and paper', () => {
    const rules = svgStyle().split('\n');
    expect(rules.filter((rule) => !/^(@media [^{]*\{)?\.aurora-drawing[\s>{]/.test(rule))).toEqual([]);
    expect(rules.join('')).toMatch(/prefers-color-scheme:dark/);
    expect(rules.join('')).toMatch(/@media print/);
  });
});
