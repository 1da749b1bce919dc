/// <reference lib="dom" />
import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { Browser, Page } from 'playwright-core';
import type { Diagram } from '../../src/drawing/diagram';
import { mermaidOf } from '../../src/drawing/mermaid/mermaid';
import { DIAGRAMS } from '../drawing/diagrams';
import { DIAGRAMS as FLOWCHARTS } from '../drawing/mermaid/diagrams';
import { MISSING, isInstalled, launch, open } from './browser';
import { difference } from './pictures';

jest.setTimeout(60_000);

/** The drawings the README and the docs show. */
const FOLDER = join(__dirname, '../../docs/drawings');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.svg')).sort();

/** The fixtures of Mermaid have names that those of SVG have, too. */
const prefixed = (diagrams: Readonly<Record<string, Diagram>>): Record<string, Diagram> =>
  Object.fromEntries(Object.entries(diagrams).map(([name, diagram]) => [`${name}, as Mermaid sees it`, diagram]));

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
      const looked = { colorScheme, viewport: { width: 1200, height: 800 }, deviceScaleFactor: 0.5 };
      const opened = await open(browser, join(FOLDER, file), looked);
      expect(opened.messages).toEqual([]);
      expect(opened.requests).toEqual([]);
      expect(await opened.page.evaluate(() => document.documentElement.nodeName)).toBe('svg');
      expect(difference(`${file.replace('.svg', '')}-${colorScheme}`, await opened.page.screenshot())).toBeUndefined();
      await opened.close();
    }
  });

  describe('as Mermaid', () => {
    beforeAll(async () => {
      await page.addScriptTag({ content: readFileSync(require.resolve('mermaid/dist/mermaid.min.js'), 'utf8') });
    });

    test.each(Object.entries({ ...DIAGRAMS, ...prefixed(FLOWCHARTS) }))('%s is a flowchart', async (_name, diagram) => {
      const svg = await page.evaluate(async (text) => {
        const { mermaid } = globalThis as unknown as { readonly mermaid: Mermaid };
        mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
        return (await mermaid.render('drawn', text)).svg;
      }, mermaidOf(diagram));
      expect(svg).toContain('<svg');
    });
  });
});

interface Mermaid {
  initialize(options: object): void;
  render(id: string, text: string): Promise<{ readonly svg: string }>;
}
