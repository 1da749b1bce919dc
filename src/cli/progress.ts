import { inert, printable } from './printable';
import { Terminal, seenFrom } from './terminal';

/** Back to the beginning of the line, and the rest of it away. */
const CLEARED = '\r\u001b[K';

/** Says on one line of a terminal what is being done; nothing where nobody watches. */
export class Progress {
  private isShown = false;

  public constructor(private readonly terminal: Pick<Terminal, 'isWatched' | 'err' | 'cwd'>) {}

  public step(what: string): void {
    const { isWatched, err, cwd } = this.terminal;
    if (!isWatched) return;
    this.isShown = true;
    err(`${CLEARED}${inert(printable(seenFrom(cwd, what)))} …`);
  }

  /** Takes the line away. */
  public end(): void {
    if (this.isShown) this.terminal.err(CLEARED);
    this.isShown = false;
  }
}
