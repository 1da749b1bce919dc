// How the files of facts are edited: each edit takes the text of the file, and leaves it as it is where it does not find its place.

export type Edit = (text: string) => string;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Numbers and words in the order they count. */
const byValue = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** Several, one after the other; all or none, so that nothing is moved by halves. */
export const all = (...edits: readonly Edit[]): Edit => (text) => {
  let edited = text;
  for (const edit of edits) {
    const next = edit(edited);
    if (next === edited) return text;
    edited = next;
  }
  return edited;
};

/** Edits a declaration: one line that ends it, or all up to the line that closes it. */
const within = (declaration: string, edit: Edit): Edit => (text) => {
  const start = text.search(new RegExp(`^(export )?const ${escaped(declaration)}\\b`, 'm'));
  if (start < 0) return text;
  const line = text.indexOf('\n', start);
  const close = /^[\])}`]/m.exec(text.slice(line));
  const end = text[line - 1] === ';' || !close ? line : line + close.index;
  return text.slice(0, start) + edit(text.slice(start, end)) + text.slice(end);
};

/** Adds a number to `...minors(16, 9, 10)`, which stands in a list; or the whole call where there is none of the major. */
const addMinor = (list: string, major: number, minor: number): Edit => within(list, (text) => {
  const call = new RegExp(`\\.\\.\\.minors\\(${major}((?:, \\d+)*)\\)`);
  const found = call.exec(text);
  if (found) {
    const numbers = [...new Set([...found[1]!.split(', ').filter(Boolean).map(Number), minor])].sort((a, b) => a - b);
    return text.replace(call, `...minors(${[major, ...numbers].join(', ')})`);
  }
  const last = [...text.matchAll(/\.\.\.minors\([^)]*\),?/g)].at(-1);
  if (!last) return text;
  const end = last.index + last[0].length;
  const comma = last[0].endsWith(',') ? ',' : '';
  return `${text.slice(0, end)}${comma === '' ? ',' : ''} ...minors(${major}, ${minor})${comma}${text.slice(end)}`;
});

const removeMinor = (list: string, major: number, minor: number): Edit => within(list, (text) =>
  text.replace(new RegExp(`(\\.\\.\\.minors\\(${major}(?:, \\d+)*), ${minor}(?=[,)])`), '$1'));

/** Adds a text to a list of texts: `const NAME = ['a', 'b']`, or the one behind a key: `'aurora-mysql': ['a', 'b']`. */
export const addWord = (declaration: string, word: string, key?: string): Edit => within(declaration, (text) => {
  const list = key === undefined ? /(= |\()\[([^\]]*)\]/s : new RegExp(`('${escaped(key)}': )\\[([^\\]]*)\\]`, 's');
  return text.includes(`'${word}'`) ? text : text.replace(list, (_, before: string, words: string) => {
    const literal = `'${word}'`;
    const written = words.trimEnd();
    if (written === '') return `${before}[${literal}]`;
    return written.endsWith(',') ? `${before}[${written} ${literal},${words.slice(written.length)}]` : `${before}[${written}, ${literal}${words.slice(written.length)}]`;
  });
});

export const removeWord = (declaration: string, word: string): Edit => within(declaration, (text) =>
  text.replace(new RegExp(`'${escaped(word)}', |, '${escaped(word)}'(?=[\\],\\s])|'${escaped(word)}'(?=\\])`), ''));

/** The first version of a major in `'engine': ['3.04.0', '8.4.7']` of a table of first versions. */
export const setFirst = (declaration: string, engine: string, version: string): Edit => within(declaration, (text) => {
  const [major] = version.split('.') as [string];
  return text.replace(new RegExp(`('${escaped(engine)}': )\\[([^\\]]*)\\]`), (_, before: string, words: string) => {
    const others = words.split(',').map((one) => one.trim()).filter((one) => one !== '' && !one.startsWith(`'${major}.`));
    return `${before}[${[...others, `'${version}'`].sort(byValue).join(', ')}]`;
  });
});

/** A row of the table of minors that are offered. */
export const removeMinorRow = (engine: string, short: string): Edit => within('MINORS', (text) =>
  text.replace(new RegExp(`^ *${engine === 'aurora-mysql' ? 'mysql' : 'postgresql'}\\('${escaped(short)}',.*\\n`, 'm'), ''));

/** The version that findings name for a line of patches. */
export const setExample = (short: string, example: string): Edit => within('MINORS', (text) =>
  text.replace(new RegExp(`^( *mysql\\('${escaped(short)}', '[^']*', '[^']*', )'[^']*'`, 'm'), `$1'${example}'`));

/** Adds a version to a list: `16.9` of Aurora PostgreSQL to the minors of 16, `3.14` and `16.9-limitless` as a text. */
export function addVersion(list: string, engine: string, short: string): Edit {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(short) ?? [];
  return engine === 'aurora-postgresql' && minor !== undefined ? addMinor(list, Number(major), Number(minor)) : addWord(list, short, engine);
}

export function removeVersion(list: string, engine: string, short: string): Edit {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(short) ?? [];
  return engine === 'aurora-postgresql' && minor !== undefined ? removeMinor(list, Number(major), Number(minor)) : removeWord(list, short);
}

/** The days on which the support of a major ends. */
export const setSupport = (engine: string, major: number, standard: string, extended: string | undefined): Edit => within('MAJORS', (text) =>
  text.replace(
    new RegExp(`^( *${engine === 'aurora-mysql' ? 'mysql' : 'postgresql'}Major\\(${major}, (?:'[^'\\d][^']*'|'\\d+\\.\\d+')?(?:, )?)'\\d{4}-\\d\\d-\\d\\d'(?:, '\\d{4}-\\d\\d-\\d\\d')?\\)`, 'm'),
    `$1'${standard}'${extended === undefined ? '' : `, '${extended}'`})`,
  ));

/** A new major of Aurora PostgreSQL; those of Aurora MySQL have names. */
export const addMajor = (major: number, standard: string, extended: string): Edit => within('MAJORS', (text) =>
  `${text}  postgresqlMajor(${major}, '${standard}', '${extended}'),\n`);

/** A size at the end of the sizes of a family. */
export const addSize = (family: string, size: string): Edit => within('FAMILIES', (text) =>
  text.replace(new RegExp(`(\\{ name: '${escaped(family)}', sizes: )(\\[[^\\]]*\\]|[\\w.()]+)`), (_, before: string, sizes: string) =>
    (sizes.startsWith('[') ? `${before}${sizes.slice(0, -1)}, '${size}']` : `${before}[...${sizes}, '${size}']`)));

/** A family that has no row yet, before those that burst. */
export const addFamily = (row: string): Edit => within('FAMILIES', (text) => {
  const place = text.indexOf("  { name: 't");
  return place < 0 ? text : `${text.slice(0, place)}  ${row},\n${text.slice(place)}`;
});

/** A row of a table of parameters, whose rows are in order. */
export const addParameter = (table: string, name: string, rest: string): Edit => within(table, (text) => {
  const lines = text.split('\n');
  const place = lines.findIndex((line, index) => index > 0 && line !== '' && line.split(' ')[0]! > name);
  if (lines.some((line) => line.startsWith(`${name} `))) return text;
  lines.splice(place < 0 ? lines.length - 1 : place, 0, `${name} ${rest}`);
  return lines.join('\n');
});

/** Puts something in place of a row of a table of parameters. */
export const setParameter = (table: string, name: string, change: (row: string) => string): Edit => within(table, (text) =>
  text.replace(new RegExp(`^${escaped(name)} .*$`, 'm'), (row) => change(row)));
