import { Terminal } from '../terminal';
import { Report } from './report';

/** What a format may know of where it is written to; a file has no colours and no width. */
export type Surroundings = Pick<Terminal, 'colors' | 'columns' | 'cwd' | 'environment'>;

/** Writes a report; the text ends with a line break. */
export type Format = (report: Report, surroundings: Surroundings) => string;
