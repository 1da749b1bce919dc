import { readFileSync, statSync } from 'fs';

/** What is wrong with a file. */
export interface FileProblem {
  /** One line, which begins with the path. */
  readonly problem: string;
  /** Whether it is none that could be a template. What cannot be opened could be one, and so could a broken text with a type of AWS. */
  readonly isForeign: boolean;
}

/** Beyond that, nobody has written it, and no tool of CDK has either. */
const LARGEST = 400 * 1024 * 1024;

/** What the shell of Windows writes where output is redirected. */
const UTF_16 = Buffer.from([0xFF, 0xFE]);

/** Reads the text of a file. Never throws: what is no file is not opened, so that nothing is waited for. */
export function readText(file: string): { readonly text: string } | FileProblem {
  const foreign = (what: string): FileProblem => ({ problem: `${file} ${what}`, isForeign: true });
  try {
    const status = statSync(file);
    if (!status.isFile()) return foreign('is no file');
    if (status.size > LARGEST) return foreign(`is not read: it has ${megabytes(status.size)}`);
    const bytes = readFileSync(file);
    const text = decoded(bytes);
    if (text === undefined) return foreign('is no text in UTF-8');
    return text.trim() === '' ? foreign('is empty') : { text };
  } catch (error) {
    return { problem: `${file} cannot be read: ${systemReason(error)}`, isForeign: false };
  }
}

export const megabytes = (size: number): string => `${(size / 1024 / 1024).toFixed(1)} MB`;

/** What the system says, without what Node puts around it: `permission denied` of `EACCES: permission denied, open '…'`. */
export function systemReason(error: unknown): string {
  const { message = String(error) } = error as Partial<Error>;
  return /^[A-Z0-9_]+: ([^,]+)/.exec(message)?.[1] ?? message;
}

/** A byte order mark is no part of the text; undefined where the bytes are no text. */
function decoded(bytes: Buffer): string | undefined {
  const encoding = bytes.subarray(0, UTF_16.length).equals(UTF_16) ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
