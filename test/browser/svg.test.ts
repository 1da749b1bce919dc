/// <reference lib="dom" />
import { Browser, Page } from 'playwright-core';
import { svgOf, svgSheet, svgStyle } from '../../src/drawing/svg/svg';
import { DIAGRAMS, auction, hostile, orders } from '../drawing/diagrams';
import { MISSING, isInstalled, launch, violations } from './browser';

/** Drawings as a browser sees them: what is well-formed, what fits into its box, what a screen reader is told. */

const marks = new Map([['orders-instance1', { errors: 2, warnings: 1, href: 'findings' }], ['orders', { errors: 0, warnings: 3, href: 'findings' }]]);

const inPage = (drawing: string): string =>
  `<!doctype html><html lang="en"><title>Drawings</title><style>${svgStyle()}</style><main><h1>Drawings</h1>${drawing}<p id="findings">Told here.</p></main>`;

const FILES: [string, string][] = [
  ...Object.entries(DIAGRAMS).map(([name, diagram]): [string, string] => [name, svgOf(diagram, { standsAlone: true, marks })]),
  ['a sheet', svgSheet(Object.values(DIAGRAMS).slice(0, 9).map((diagram) => [diagram, { ...diagram }]), {})],
  ['an empty sheet', svgSheet([], {})],
];

(isInstalled() ? describe : describe.skip)(isInstalled() ? 'drawings' : `drawings: ${MISSING}`, () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
  }, 60_000);

  afterAll(() => browser.close());

  test.each(FILES)('%s is well-formed', async (_name, svg) => {
    const error = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return parsed.documentElement.tagName === 'svg' ? parsed.querySelector('parsererror')?.textContent ?? '' : parsed.documentElement.tagName;
    }, svg);
    expect(error).toBe('');
  });

  test.each(Object.entries(DIAGRAMS))('%s: text is within its box, and within the drawing', async (_name, diagram) => {
    await page.setContent(inPage(svgOf(diagram, { standsAlone: false })));
    const outside = await page.evaluate(() => Array.from(document.querySelectorAll('svg text')).flatMap((text) => {
      const box = text.parentElement!.querySelector('rect') ?? document.querySelector('svg')!;
      const [own, outer] = [text.getBoundingClientRect(), box.getBoundingClientRect()];
      return own.left >= outer.left - 0.5 && own.right <= outer.right + 0.5 && own.top >= outer.top - 2 && own.bottom <= outer.bottom + 2
        ? []
        : [`${text.textContent}: ${own.left}-${own.right} in ${outer.left}-${outer.right}`];
    }));
    expect(outside).toEqual([]);
  });

  test.each([['with links', marks], ['without links', new Map()]])('axe finds nothing in a drawing %s', async (_what, own) => {
    await page.setContent(inPage(svgOf(orders, { standsAlone: false, marks: own }) + svgOf(auction, { standsAlone: false, idPrefix: 'b-' })));
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  test('marks are reached by keyboard, from above, and lead to the findings', async () => {
    await page.setContent(inPage(svgOf(orders, { standsAlone: false, marks })));
    const reached: string[] = [];
    for (let index = 0; index < 3; index++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement!.querySelector('title')!.textContent!));
    }
    expect(reached).toEqual(['3 warnings about cluster orders', '2 errors about writer orders-instance1', '1 warning about writer orders-instance1']);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#findings');
  });

  test('nothing of a name is run', async () => {
    const dialogs: string[] = [];
    const watched = await browser.newPage();
    watched.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await watched.setContent(inPage(svgOf(hostile, { standsAlone: false })));
    expect(await watched.evaluate(() => document.querySelectorAll('svg script, svg img, svg [onload]').length)).toBe(0);
    expect(dialogs).toEqual([]);
    await watched.close();
  });
});
