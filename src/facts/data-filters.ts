import { table } from './tables';

/**
 * Data filters of zero-ETL integrations: `include: sales.*, exclude: sales.audit`.
 * Source, where nothing else is said: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/zero-etl.filtering.html (read 2026-11-28).
 */

/** Its length and characters; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateIntegration.html (read 2026-11-22). */
export const MAX_DATA_FILTER = 25_600;

/** A character no data filter may have; undefined where all are allowed. */
export const wrongFilterCharacter = (filter: string): string | undefined => /[^a-zA-Z0-9_ "\\\-$,*.:?+/]/u.exec(filter)?.[0];

export const isIncluding = (filter: string): boolean => /\binclude\s*:/i.test(filter);

/** Patterns of one integration, and characters of one pattern. */
export const MAX_PATTERNS = 99;
export const MAX_PATTERN = 256;

/** The parts of a pattern, by engine. */
const FORMATS = table<readonly string[]>({
  'aurora-mysql': ['database', 'table'],
  'aurora-postgresql': ['database', 'schema', 'table'],
});

/** A pattern, and the parts that stand between its full stops. */
export interface FilterPattern {
  readonly text: string;
  readonly parts: readonly string[];
}

/** What stands in front of patterns. */
const FILTER_TYPE = /^\s*(?:include|exclude)\s*:/i;

/** The patterns of a filter; undefined where it cannot be told where one ends. */
export function patternsOf(filter: string): FilterPattern[] | undefined {
  const clauses = divide(filter, ',');
  const texts = clauses?.map((clause) => clause.replace(FILTER_TYPE, '').trim()).filter((text) => text !== '');
  const patterns = texts?.map((text) => ({ text, parts: divide(text, '.') }));
  return patterns?.every((one): one is { text: string; parts: string[] } => one.parts !== undefined) ? patterns : undefined;
}

/** What is wrong with a pattern of an engine; undefined where nothing is known to be. */
export function patternProblem(engine: string, { text, parts }: FilterPattern): string | undefined {
  const format = FORMATS[engine];
  if (!format) return undefined;
  const [, type] = /^\s*([a-z]+)\s*:/i.exec(text) ?? [];
  if (type !== undefined) return `is for '${type}', and a filter includes or excludes`;
  if (parts.length !== format.length) return `has ${parts.length === 1 ? 'one part' : `${parts.length} parts`}, and the format is ${format.join('.')}`;
  const [database = ''] = parts;
  return engine === 'aurora-postgresql' && database.startsWith('/') ? 'has an expression for the database, and those are for schemas and tables' : undefined;
}

/** A pattern for everything in a database. */
export const wholeDatabase = (engine: string, database: string): string => [database, ...(FORMATS[engine] ?? []).slice(1).map(() => '*')].join('.');

/** The pieces of a text between separators outside of expressions (`/…/`) and quotes; undefined where one of these does not end. */
function divide(text: string, separator: string): string[] | undefined {
  const pieces = [''];
  let closing = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (closing === '' && character === separator) {
      pieces.push('');
      continue;
    }
    if (character === closing) closing = '';
    else if (closing === '' && (character === '/' || character === '"')) closing = character;
    pieces[pieces.length - 1] += character;
    if (character === '\\') pieces[pieces.length - 1] += text[++index] ?? '';
  }
  return closing === '' ? pieces : undefined;
}
