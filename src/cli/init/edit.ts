import { LANGUAGES, Language } from './languages';

/** Lines that are added after a line of a file, which is counted from 0. */
export interface Insertion {
  readonly after: number;
  readonly lines: readonly string[];
}

export type Edit =
  | { readonly kind: 'there' }
  | { readonly kind: 'unsure'; readonly why: string }
  | { readonly kind: 'edit'; readonly language: Language; readonly insertions: readonly Insertion[] };

const unsure = (why: string): Edit => ({ kind: 'unsure', why });

/** Front doors of this package; one is enough. */
const FRONT_DOOR = /\b(?:New)?Aurora(?:Checks|Constraints|NagPack)\b/;

/** What has a file check its app. Where the file is not of a well-known shape, nothing. */
export function editOf(file: string, content: string): Edit {
  const language = LANGUAGES[file.slice(file.lastIndexOf('.') + 1)];
  if (!language) return unsure(`${file} is in a language that is not known`);
  const lines = content.split(/\r?\n/);
  if (lines.some((line) => FRONT_DOOR.test(line.split(language.comment)[0]!))) return { kind: 'there' };
  const created = lines.flatMap((line, index) => (language.app.test(line) ? [index] : []));
  if (created.length !== 1) return unsure(created.length === 0 ? `${file} has no line that creates the app` : `${file} creates several apps`);
  const [first] = created as [number];
  const last = endOfCall(lines, first);
  if (last === undefined) return unsure(`it is not clear where the call that creates the app ends in ${file}`);
  const imported = lines.reduce<number | undefined>((found, line, index) => (language.cdkImport.test(line) ? index : found), undefined);
  if (imported === undefined || imported > first) return unsure(`${file} has no line that imports CDK in one of the usual ways`);
  const app = language.app.exec(lines[first]!)!.groups!.app!;
  const { imports, plugin } = language.lines({ lines, app, cdkImport: lines[imported]! });
  const indent = /^\s*/.exec(lines[first]!)![0];
  return {
    kind: 'edit',
    language,
    insertions: [
      { after: endOfImport(lines, imported, language), lines: imports },
      { after: last, lines: [`${indent}${plugin}`] },
    ],
  };
}

/** The line a call ends on that begins on another; undefined where something else follows, or it never ends. */
function endOfCall(lines: readonly string[], first: number): number | undefined {
  let depth = 0;
  for (let index = first; index < lines.length; index++) {
    const code = codeOf(lines[index]!);
    for (const character of code) depth += '([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0;
    if (depth < 0) return undefined;
    if (depth === 0) return code.trim().replace(/;$/, '').trimEnd().endsWith(')') ? index : undefined;
  }
  return undefined;
}

/** A line without what is quoted or commented out, which has no say. Quotes over several lines leave a call open. */
function codeOf(line: string): string {
  let code = '';
  let quote: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (quote !== undefined) {
      if (character === '\\') at++;
      else if (character === quote) quote = undefined;
    } else if ('"\'`'.includes(character)) {
      quote = character;
    } else if (line.startsWith('//', at) || (character === '#' && /^\s?$/.test(line[at - 1] ?? ''))) {
      break;
    } else {
      code += character;
    }
  }
  return code;
}

function endOfImport(lines: readonly string[], index: number, { importEnd }: Language): number {
  const end = importEnd?.(lines[index]!);
  const found = end ? lines.findIndex((line, at) => at > index && end.test(line)) : index;
  return found === -1 ? index : found;
}

/** The content with the lines that are added, which end as the others do. */
export function applied(content: string, insertions: readonly Insertion[]): string {
  const end = content.includes('\r\n') ? '\r\n' : '\n';
  return content.split(/\r?\n/).flatMap((line, index) => [line, ...addedAfter(insertions, index)]).join(end);
}

/** Lines around what is added. */
const CONTEXT = 2;

/** What is added, as a diff that `patch` reads. */
export function diffOf(file: string, content: string, insertions: readonly Insertion[]): string {
  const lines = content.split(/\r?\n/);
  const count = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  const hunks: { from: number; to: number }[] = [];
  for (const { after } of [...insertions].sort((a, b) => a.after - b.after)) {
    const hunk = { from: Math.max(0, after + 1 - CONTEXT), to: Math.min(count, after + 1 + CONTEXT) };
    const before = hunks.at(-1);
    if (before && before.to >= hunk.from) before.to = hunk.to;
    else hunks.push(hunk);
  }
  let added = 0;
  const written = hunks.map(({ from, to }) => {
    const body = lines.slice(from, to).flatMap((line, index) => [` ${line}`, ...addedAfter(insertions, from + index).map((one) => `+${one}`)]);
    const length = to - from;
    const header = `@@ -${from + 1},${length} +${from + 1 + added},${body.length} @@`;
    added += body.length - length;
    return [header, ...body].join('\n');
  });
  return `--- a/${file}\n+++ b/${file}\n${written.join('\n')}\n`;
}

const addedAfter = (insertions: readonly Insertion[], index: number): readonly string[] =>
  insertions.filter(({ after }) => after === index).flatMap(({ lines }) => lines);
