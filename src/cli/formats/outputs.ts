import { mkdirSync, writeFileSync } from 'fs';
import { dirname, resolve } from 'path';
import { createColors } from 'picocolors';
import { UsageError } from '../status';
import { Terminal } from '../terminal';
import { Report } from './report';
import { FORMATS, FormatName, write } from '.';

/** A format, and where it goes: to a file, or else to the output. */
export interface Output {
  readonly format: FormatName;
  readonly file?: string | undefined;
}

/** Reads `FORMAT` or `FORMAT=FILE`; undefined where there is no such format, or the name of the file is empty. */
export function parseOutput(text: string): Output | undefined {
  const [name, ...file] = text.split('=');
  const format = FORMATS.find((one) => one === name);
  if (format === undefined || (file.length > 0 && file.join('=') === '')) return undefined;
  return file.length === 0 ? { format } : { format, file: file.join('=') };
}

/**
 * What is written, and where.
 *
 * @param given as the command line has it; nothing: text
 * @param outputFile where the last one goes that has no file
 * @throws UsageError where two would be mixed up
 */
export function outputsOf(given: readonly Output[], outputFile: string | undefined): readonly Output[] {
  const outputs: Output[] = given.length > 0 ? [...given] : [{ format: 'text' }];
  if (outputFile !== undefined) {
    const last = outputs.map(({ file }) => file).lastIndexOf(undefined);
    if (last < 0) throw new UsageError(`--output-file ${outputFile} has no format to take: every --format names a file`);
    outputs[last] = { ...outputs[last]!, file: outputFile };
  }
  const [first, second] = outputs.filter(({ file }) => file === undefined);
  if (second) {
    throw new UsageError(`--format ${first!.format} and --format ${second.format} both go to the output: give one a file, such as --format ${second.format}=FILE`);
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`two formats go to ${twice}: give each a file of its own`);
  return outputs;
}

/**
 * Writes a report to the output and to files, whose folders are made.
 *
 * @throws UsageError where a file cannot be written, once the others are
 */
export function writeOutputs(outputs: readonly Output[], report: Report, terminal: Terminal): void {
  const problems: string[] = [];
  for (const { format, file } of outputs) {
    if (file === undefined) {
      terminal.out(write(format, report, terminal));
      continue;
    }
    const { cwd, environment } = terminal;
    const text = write(format, report, { cwd, environment, colors: createColors(false), columns: undefined });
    try {
      mkdirSync(dirname(resolve(cwd, file)), { recursive: true });
      writeFileSync(resolve(cwd, file), text);
    } catch (error) {
      problems.push(`${file} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
    }
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
}
