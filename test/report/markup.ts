/** An element of a page, read without the mercy of browsers. */
export interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
}

const VOID = new Set(['meta', 'br', 'input', 'link', 'img', 'hr']);
const SVG_EMPTY = new Set(['path', 'circle', 'rect', 'use', 'line', 'polygon']);
/** What has no elements within. */
const RAW = new Set(['style', 'script']);

const NAMED: Readonly<Record<string, string>> = { 'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', '#39': '\'' };

/** Reads HTML as pages are to be written: every tag is closed, every attribute is in double quotes, and nothing is left to be guessed. */
export function read(page: string): Element {
  const root = { tag: '', attributes: new Map<string, string>(), children: [] as (Element | string)[] };
  const open: { tag: string; children: (Element | string)[] }[] = [root];
  let at = /^<!DOCTYPE html>\n/.exec(page)?.[0].length ?? fail(page, 0);
  while (at < page.length) {
    const current = open[open.length - 1]!;
    if (RAW.has(current.tag)) {
      const end = page.indexOf(`</${current.tag}>`, at);
      if (page.slice(at, end).includes('<')) fail(page, at);
      current.children.push(page.slice(at, end));
      at = end + current.tag.length + 3;
      open.pop();
      continue;
    }
    const text = /^[^<]+/.exec(page.slice(at, at + 100_000))?.[0];
    if (text !== undefined) {
      current.children.push(decoded(text, page, at));
      at += text.length;
      continue;
    }
    const tag = /^<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:="[^"<>]*")?)*)(\/?)>/.exec(page.slice(at, at + 100_000)) ?? fail(page, at);
    const [whole, closes, name, attributes, isEmpty] = tag as unknown as [string, string, string, string, string];
    at += whole.length;
    if (closes !== '') {
      if (current.tag !== name) fail(page, at);
      open.pop();
      continue;
    }
    const element = { tag: name, attributes: attributesOf(attributes, page, at), children: [] };
    current.children.push(element);
    if (!VOID.has(name) && !(isEmpty !== '' && SVG_EMPTY.has(name))) open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${open[open.length - 1]!.tag}> is not closed`);
  return root;
}

function attributesOf(text: string, page: string, at: number): ReadonlyMap<string, string> {
  const all = [...text.matchAll(/ ([a-zA-Z-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name!, decoded(value, page, at)] as const);
  if (new Set(all.map(([name]) => name)).size < all.length) fail(page, at);
  return new Map(all);
}

function decoded(text: string, page: string, at: number): string {
  return text.replace(/&([^;]{0,10};?)/g, (_, name: string) => NAMED[name.replace(/;$/, '')] ?? fail(page, at));
}

function fail(page: string, at: number): never {
  throw new Error(`cannot be read: ${page.slice(at, at + 200)}`);
}

/** All elements, in the order of the page. */
export const elements = (element: Element): Element[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...elements(child)]));

/** What is read of it, with what parts words made one space. */
export const textOf = (element: Element): string => rawText(element).replace(/\s+/g, ' ').trim();

const rawText = ({ children, tag }: Element): string =>
  (tag === 'style' ? '' : children.map((child) => (typeof child === 'string' ? child : rawText(child))).join(''));

/** Tags and names of attributes alone, a line each: what a text must not change. */
export const shapeOf = (element: Element, depth = 0): string[] => element.children.flatMap((child) => (typeof child === 'string' ? [] : [
  `${' '.repeat(depth)}${[child.tag, ...child.attributes.keys()].join(' ')}`, ...shapeOf(child, depth + 1),
]));

export const byTag = (root: Element, ...tags: readonly string[]): Element[] => elements(root).filter(({ tag }) => tags.includes(tag));

export const byClass = (root: Element, name: string): Element[] =>
  elements(root).filter(({ attributes }) => attributes.get('class')?.split(' ').includes(name));

export function byId(root: Element, id: string): Element {
  const element = elements(root).find(({ attributes }) => attributes.get('id') === id);
  if (!element) throw new Error(`there is no #${id}`);
  return element;
}

/** The rows of a table, a list of its texts each. */
export const cellsOf = (table: Element): string[][] => byTag(table, 'tr').map((row) => byTag(row, 'th', 'td').map(textOf));
