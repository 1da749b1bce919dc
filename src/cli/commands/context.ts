import { Status } from '../status';
import { Terminal } from '../terminal';

/** What a command runs with. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Says how it ends; otherwise it is fine. */
  finish(status: Status): void;
}
