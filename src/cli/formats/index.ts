import { jsonOf } from './data';
import { Format, Surroundings } from './format';
import { githubOf } from './github';
import { markdownOf } from './markdown';
import { Report } from './report';
import { sarifOf } from './sarif';
import { textOf } from './text';

const WRITERS = {
  text: textOf,
  json: jsonOf,
  sarif: sarifOf,
  github: githubOf,
  markdown: markdownOf,
} satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof WRITERS;

export const FORMATS = Object.keys(WRITERS) as FormatName[];

/** A report in one of the formats. */
export const write = (format: FormatName, report: Report, surroundings: Surroundings): string => WRITERS[format](report, surroundings);
