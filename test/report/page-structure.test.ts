import { pageOf } from '../../src/report/page';
import { STYLE } from '../../src/report/page/style';
import { ReportData } from '../../src/report/report';
import { global, single } from './diagrams';
import { byTag, elements, read, textOf } from './markup';
import { boxes, empty, full, reported, refused, sectionOf, update } from './reports';

const many: ReportData = {
  ...full(),
  sections: Array.from({ length: 8 }, (_, index) => sectionOf(
    index % 2 === 0 ? single(`s${index}`, 'Same') : global(`s${index}`, 'Same'),
    { findings: index === 3 ? [reported(refused.findings[0]!, 's3-p')] : [] },
  )),
};

const PAGES: readonly (readonly [string, ReportData])[] = [['of everything', full()], ['of an update', update()], ['of no cluster', empty], ['of many', many]];

describe.each(PAGES)('a page %s', (_, report) => {
  const page = pageOf(report, boxes);
  const root = read(page);

  test('has a language, a title, and is as wide as the screen', () => {
    expect(byTag(root, 'html')[0]!.attributes.get('lang')).toBe('en');
    expect(byTag(byTag(root, 'head')[0]!, 'title').map(textOf)).toEqual([expect.stringContaining(report.title)]);
    const viewport = byTag(root, 'meta').find(({ attributes }) => attributes.get('name') === 'viewport')!;
    expect(viewport.attributes.get('content')).toBe('width=device-width, initial-scale=1');
  });

  test('has ids that are there once, and links that lead somewhere', () => {
    const ids = elements(root).flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(ids).toEqual([...new Set(ids)]);
    const links = elements(root).flatMap(({ attributes }) => attributes.get('href') ?? []);
    expect(links.filter((link) => link.startsWith('#') && !ids.includes(link.slice(1)))).toEqual([]);
    const labels = elements(root).flatMap(({ attributes }) => attributes.get('aria-labelledby') ?? []);
    expect(labels.filter((label) => !ids.includes(label))).toEqual([]);
  });

  test('leaves the page by links to the web only, which tell nobody from where', () => {
    const links = byTag(root, 'a').filter(({ attributes }) => !attributes.get('href')!.startsWith('#'));
    for (const { attributes } of links) expect([attributes.get('href'), attributes.get('rel')]).toEqual([expect.stringMatching(/^https:\/\//), 'noreferrer']);
  });

  test('requests nothing and runs nothing', () => {
    expect(byTag(root, 'script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'base')).toEqual([]);
    const names = new Set(elements(root).flatMap(({ attributes }) => [...attributes.keys()]));
    expect([...names].filter((name) => /^on|^src|^action/.test(name))).toEqual([]);
    expect(page).not.toMatch(/url\(|@import/);
    expect(byTag(root, 'meta').find(({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy')!.attributes.get('content'))
      .toMatch(/^default-src 'none'; style-src 'unsafe-inline'; img-src data:;/);
  });

  test('has one main, one main heading, and leaves out no level of headings', () => {
    expect(byTag(root, 'main').map(({ attributes }) => attributes.get('id'))).toEqual(['main']);
    expect(byTag(root, 'header', 'footer')).toHaveLength(2);
    const levels = byTag(root, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tag }) => Number(tag.slice(1)));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  test('has no style of its own at elements but what is computed', () => {
    const styles = elements(root).flatMap(({ attributes }) => attributes.get('style') ?? []);
    expect(styles.filter((style) => !/^(--width:\d+px|flex-grow:\d+)$/.test(style))).toEqual([]);
  });

  test('is the same each time', () => expect(pageOf(report, boxes)).toBe(page));
});

test('sections of many clusters are folded, and links lead into them, which opens them', () => {
  const root = read(pageOf(many, boxes));
  const folded = byTag(root, 'section').filter(({ attributes }) => attributes.get('class')?.includes('folded'));
  expect(folded).toHaveLength(8);
  for (const section of folded) {
    const [details] = section.children.filter((child) => typeof child !== 'string');
    expect(details!.attributes.has('open')).toBe(false);
    expect(elements(details!).some(({ attributes }) => attributes.get('id')?.startsWith('c-'))).toBe(true);
  }
});

test('drawings of the same name are told apart by where they are', () => {
  const labels = elements(read(pageOf(many, boxes))).flatMap(({ attributes }) => (attributes.get('role') === 'region' ? [attributes.get('aria-label')!] : []));
  expect(new Set(labels).size).toBe(labels.length);
  expect(labels[0]).toBe('Drawing 1: Same');
});

test('the style is small', () => expect(Buffer.byteLength(STYLE)).toBeLessThan(12_000));
