// Writes docs/facts.md: what each file of facts exports, with the comments that name source and day.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import * as ts from 'typescript';
import { Absence, FAMILIES, Parameter, lookUp, namesBeside } from '../src/facts/parameters/table';
import { Source } from '../src/facts/sources';

const FOLDER = join(__dirname, '../src/facts');
const GENERATED = '<!-- Generated from src/facts by `npx projen docs`. -->';
const LONGEST_VALUE = 200;
const FIRST_ROWS = 2;
/** The facts that stand in a table of their own. */
const PARAMETERS = 'parameters/table';

// A plain `import()` would bypass the hook that compiles the facts.
const load = createRequire(__filename);

/** A comment as it is written, and where it ends. */
interface Comment {
  readonly text: string;
  readonly end: number;
}

/** A constant with its comment; `undefined` where there is none. */
interface Constant {
  readonly name: string;
  readonly value: unknown;
  readonly about: string | undefined;
}

interface FactFile {
  readonly name: string;
  readonly about: string | undefined;
  readonly constants: readonly Constant[];
  readonly functions: readonly string[];
}

const names = readdirSync(FOLDER, { encoding: 'utf8', recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, '').split(sep).join('/'))
  .sort();
writeFileSync(join(__dirname, '../docs/facts.md'), `${[
  GENERATED,
  '# Facts',
  'What the rules know about Aurora, file by file. Tables that are not listed here are not exported: rules ask functions for them.',
  ...names.map((name) => section(read(name))),
].join('\n\n')}\n`);

function read(fact: string): FactFile {
  const file = `${fact}.ts`;
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const values = load(join(FOLDER, file)) as Readonly<Record<string, unknown>>;
  const lead = leadOf(source);
  const constants: Constant[] = [];
  const functions: string[] = [];
  let previous: { readonly name: string; readonly end: number } | undefined;
  for (const statement of source.statements) {
    if (!isExported(statement)) continue;
    if (ts.isFunctionDeclaration(statement) && statement.name) functions.push(statement.name.text);
    if (!ts.isVariableStatement(statement)) continue;
    const own = commentsBefore(source, statement).at(-1);
    for (const { name } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name)) throw new Error(`${file}: exports a pattern, which has no name to list`);
      const value = values[name.text];
      if (typeof value === 'function') {
        functions.push(name.text);
        continue;
      }
      const isDirectlyBelow = (end: number): boolean => /^[^\S\n]*\n?[^\S\n]*$/.test(text.slice(end, statement.getStart(source)));
      const hasOwn = own !== undefined && isDirectlyBelow(own.end);
      const about = hasOwn
        ? own.end === lead?.end ? 'See above.' : inLine(own.text)
        : previous !== undefined && isDirectlyBelow(previous.end) ? `Goes with \`${previous.name}\`.` : undefined;
      constants.push({ name: name.text, value, about });
      // Of constants in a row only the first has a comment.
      previous = { name: !hasOwn && about !== undefined ? previous!.name : name.text, end: statement.end };
    }
  }
  return { name: fact, about: lead && markdown(lead.text), constants, functions };
}

/** The comment a file begins with: above its imports, or else below them. */
function leadOf(source: ts.SourceFile): Comment | undefined {
  const [first] = source.statements;
  const below = source.statements.find((statement) => !ts.isImportDeclaration(statement));
  return [first, below].flatMap((statement) => (statement ? commentsBefore(source, statement) : []))[0];
}

function commentsBefore(source: ts.SourceFile, statement: ts.Statement): Comment[] {
  return (ts.getLeadingCommentRanges(source.text, statement.pos) ?? [])
    .filter(({ kind }) => kind === ts.SyntaxKind.MultiLineCommentTrivia)
    .map(({ pos, end }) => ({ text: bare(source.text.slice(pos, end)), end }));
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement)
    && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** A comment without its frame. */
function bare(comment: string): string {
  return comment.replace(/^\/\*+/, '').replace(/\*+\/$/, '')
    .split('\n').map((line) => line.replace(/^\s*\* ?/, '').trimEnd()).join('\n').trim();
}

/** Addresses as links, since a bare one takes the punctuation behind it along; code is left alone. */
function markdown(text: string): string {
  return text.replace(/\{@link (\w+)\}/g, '`$1`')
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/</g, '&lt;').replace(/https?:\/\/\S*[^\s.,;:)]/g, '<$&>')))
    .join('');
}

function inLine(text: string): string {
  return markdown(text.replace(/\s+/g, ' '));
}

function section({ name, about, constants, functions }: FactFile): string {
  const asked = functions.length === 0 ? [] : [`Functions: ${functions.map((one) => `\`${one}\``).join(', ')}.`];
  return [
    `## ${name}`,
    ...(about === undefined ? [] : [about]),
    ...(constants.length === 0 ? [] : [table(constants)]),
    ...(name === PARAMETERS ? [parameterCounts()] : []),
    ...asked,
  ].join('\n\n');
}

function table(constants: readonly Constant[]): string {
  return [
    '| Constant | Value | What it is |',
    '|---|---|---|',
    ...constants.map(({ name, value, about }) => `| \`${name}\` | ${cell(shown(value))} | ${cell(about ?? '—')} |`),
  ].join('\n');
}

/** How many parameters of each family are known, and what is known of them. */
function parameterCounts(): string {
  const row = (family: string): string => {
    const found = [...namesBeside(family)].map((name) => lookUp(family, name));
    const own = found.filter((one): one is Parameter => typeof one === 'object');
    const having = (test: (parameter: Parameter) => boolean): number => own.filter(test).length;
    const lacking = (why: Absence): number => found.filter((one) => one === why).length;
    return `| \`${family}\` | ${[
      own.length, having(({ level }) => level === 'cluster'), having(({ isModifiable }) => !isModifiable),
      having(({ isModifiable, values }) => isModifiable && values !== ''), lacking('unoffered'), lacking('gone'), lacking('later'),
    ].join(' | ')} |`;
  };
  return [
    '| Family | Parameters | Of clusters only | Not modifiable | With known values | Not offered | No longer there | Not there yet |',
    '|---|---|---|---|---|---|---|---|',
    ...FAMILIES.map(row),
  ].join('\n');
}

function shown(value: unknown): string {
  if (typeof value === 'string' && value.includes('\n')) {
    const lines = value.trim().split('\n');
    return rows('row', lines.length, lines.slice(0, FIRST_ROWS).map(code));
  }
  if (isSource(value)) return reference(value);
  if (Array.isArray(value) && value.length > 0 && value.every(isSource)) return value.map(reference).join('<br>');
  if (Array.isArray(value) && value.some((row) => typeof row === 'object')) {
    return rows('row', value.length, value.slice(0, FIRST_ROWS).map((row) => code(json(row))));
  }
  if (typeof value === 'object' && value !== null && !(value instanceof RegExp) && json(value).length > LONGEST_VALUE) {
    const [kind, ones] = Array.isArray(value)
      ? ['value', [json(value)]] as const
      : ['entry', Object.entries(value).slice(0, FIRST_ROWS).map(([key, one]) => `${json(key)}:${json(one)}`)] as const;
    return rows(kind, Object.keys(value).length, ones.map(code));
  }
  return code(json(value));
}

function rows(kind: 'row' | 'value' | 'entry', count: number, first: readonly string[]): string {
  const many = kind === 'entry' ? 'entries' : `${kind}s`;
  return [`${count} ${count === 1 ? kind : many}:`, ...first, ...(kind !== 'value' && count > first.length ? ['…'] : [])].join('<br>');
}

function json(value: unknown): string {
  return value instanceof RegExp ? String(value) : JSON.stringify(value) ?? String(value);
}

/** Cut by characters, not by halves of one. */
function code(text: string): string {
  const characters = [...text];
  const cut = characters.length > LONGEST_VALUE ? `${characters.slice(0, LONGEST_VALUE - 1).join('')}…` : text;
  return cut.includes('`') ? `\`\` ${cut} \`\`` : `\`${cut}\``;
}

function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && 'url' in value && 'read' in value;
}

function reference({ url, read: day, quote }: Source): string {
  return `<${url}> (read ${day})${quote === undefined ? '' : `: “${markdown(quote)}”`}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
