/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { existsSync, mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Browser, BrowserContextOptions, Page, chromium } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';

/** Why a suite is skipped, in its name. */
export const MISSING = 'skipped, as there is no Chromium here: apt-get install chromium';

/** Whether there is a browser to test with. */
export const isInstalled = (): boolean => existsSync(EXECUTABLE);

/** Nothing but what is opened in it: it would ask the hosts of its vendor otherwise. */
const QUIET = [
  '--disable-background-networking', '--disable-component-update', '--disable-default-apps', '--disable-domain-reliability', '--disable-gpu',
  '--disable-quic', '--disable-sync', '--no-first-run',
];

/** Where pictures go. */
const FOLDER = mkdtempSync(join(tmpdir(), 'aurora-browser-'));

export const pictureFile = (name: string): string => join(FOLDER, name);

/** A browser of our own, without a window. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: EXECUTABLE, args: [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });

/** A page that is open, and what it did that it should not have done. */
export interface Opened {
  readonly page: Page;
  /** What it wrote to the console, and errors. */
  readonly messages: readonly string[];
  /** What it asked for, itself aside. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Opens a file in a browser that is offline. */
export async function open(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const [messages, requests]: [string[], string[]] = [[], []];
  const own = `file://${file}`;
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(String(error)));
  page.on('dialog', (dialog) => {
    messages.push(`${dialog.type()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== own) requests.push(request.url());
  });
  await page.goto(own, { waitUntil: 'load' });
  return { page, messages, requests, close: () => context.close() };
}

/** One rule of axe-core that is broken, and where. */
export interface Violation {
  readonly id: string;
  readonly help: string;
  readonly targets: readonly string[];
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core has to say against a page, its best practices among it. */
export async function violations(page: Page): Promise<Violation[]> {
  // The page lets no script in; what the browser itself evaluates is none of its own.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { readonly axe: { run(): Promise<AxeResults> } };
    const { violations: found } = await axe.run();
    return found.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map(({ target }) => String(target)) }));
  });
}

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly help: string; readonly nodes: readonly { readonly target: unknown }[] }[];
}
