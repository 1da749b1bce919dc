import wrapAnsi from 'wrap-ansi';
import { inert, printableLines } from '../../printable';
import { Surroundings } from '../format';

/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST = 120;

/** Less is not wrapped to, however narrow the terminal is. */
const NARROWEST = 20;

/** Lines of a text, indented and, on a terminal, wrapped. */
export class Page {
  private readonly lines: string[] = [];

  public constructor(private readonly columns: Surroundings['columns']) {}

  /** Adds a line of our own; what others chose the words of is printable already. */
  public line(indent: number, text: string): void {
    this.lines.push(inert(`${' '.repeat(indent)}${text}`));
  }

  /** Adds a text of one or more lines, whoever chose its words. */
  public paragraph(indent: number, text: string): void {
    for (const line of printableLines(text)) {
      const [, blanks, words] = /^( *)(.*)$/.exec(line)!;
      const all = indent + blanks!.length;
      for (const part of this.wrapped(words!, all)) this.line(all, part);
    }
  }

  /** Adds an empty line, where the one before is none. */
  public space(): void {
    if (this.lines.length > 0 && this.lines[this.lines.length - 1] !== '') this.lines.push('');
  }

  public toString(): string {
    return this.lines.map((line) => `${line}\n`).join('');
  }

  private wrapped(text: string, indent: number): string[] {
    if (this.columns === undefined) return [text];
    const width = Math.max(Math.min(this.columns, WIDEST) - indent, NARROWEST);
    return wrapAnsi(text, width, { hard: true }).split('\n');
  }
}
