import { Judgement } from '../judgement/judge';
import { Terminal } from '../terminal';
import { jsonOf } from './data';
import { textOf } from './text';

type Format = (judgement: Judgement, terminal: Pick<Terminal, 'colors' | 'columns' | 'cwd'>) => string;

const WRITERS = {
  text: textOf,
  json: (judgement: Judgement) => `${JSON.stringify(jsonOf(judgement), null, 2)}\n`,
} satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof WRITERS;

export const FORMATS = Object.keys(WRITERS) as FormatName[];

/** A judgement in one of the formats. */
export const write = (format: FormatName, judgement: Judgement, terminal: Pick<Terminal, 'colors' | 'columns' | 'cwd'>): string =>
  (WRITERS[format] as Format)(judgement, terminal);
