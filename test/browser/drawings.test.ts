/// <reference lib="dom" />
import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { Browser, Page } from 'playwright-core';
import { mermaidOf } from '../../src/drawing/mermaid/mermaid';
import { svgOf } from '../../src/drawing/svg/svg';
import { DIAGRAMS } from '../drawing/diagrams';
import { MISSING, isInstalled, launch, open } from './browser';
import { difference } from './pictures';

jest.setTimeout(60_000);

/** The drawings the README and the docs show. */
const FOLDER = join(__dirname, '../../docs/drawings');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.svg')).sort();

(isInstalled() ? describe : describe.skip)(isInstalled() ? 'drawings in a browser' : `drawings in a browser: ${MISSING}`, () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
  });

  afterAll(() => browser.close());

  test.each(FILES)('%s stands alone, and looks as it did', async (file) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const opened = await open(browser, join(FOLDER, file), { colorScheme, viewport: { width: 1200, height: 800 } });
      expect(opened.messages).toEqual([]);
      expect(opened.requests).toEqual([]);
      expect(await opened.page.evaluate(() => document.documentElement.nodeName)).toBe('svg');
      expect(difference(`${file.replace('.svg', '')}-${colorScheme}`, await opened.page.screenshot())).toBeUndefined();
      await opened.close();
    }
  });

  describe.each(Object.entries(DIAGRAMS))('%s', (_name, diagram) => {
    test('is well-formed XML', async () => {
      const problem = await page.evaluate((text) => {
        const found = new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror');
        return found?.textContent;
      }, svgOf(diagram, { standsAlone: true }));
      expect(problem).toBeUndefined();
    });

    test('has no text that is wider than what it stands in, or runs into another', async () => {
      await page.setContent(svgOf(diagram, { standsAlone: true }));
      const overlaps = await page.evaluate(() => {
        const texts = [...document.querySelectorAll('svg text')].filter((one) => one.textContent?.trim() !== '').map((one) => ({ words: one.textContent, box: one.getBoundingClientRect() }));
        const frame = document.querySelector('svg')!.getBoundingClientRect();
        const meet = (a: DOMRect, b: DOMRect) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
        return [
          ...texts.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1).map(({ words }) => `outside: ${words}`),
          ...texts.flatMap((a, index) => texts.slice(index + 1).filter((b) => meet(a.box, b.box)).map((b) => `${a.words} | ${b.words}`)),
        ];
      });
      expect(overlaps).toEqual([]);
    });

    test('is a flowchart that Mermaid takes', async () => {
      const drawn = await browser.newPage();
      await drawn.addScriptTag({ content: readFileSync(require.resolve('mermaid/dist/mermaid.min.js'), 'utf8') });
      const svg = await drawn.evaluate(async (text) => {
        const { mermaid } = globalThis as unknown as { readonly mermaid: { initialize(options: object): void; render(id: string, text: string): Promise<{ readonly svg: string }> } };
        mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
        return (await mermaid.render('drawn', text)).svg;
      }, mermaidOf(diagram));
      expect(svg).toContain('<svg');
      await drawn.close();
    });
  });
});
