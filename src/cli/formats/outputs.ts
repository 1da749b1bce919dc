import { resolve } from 'path';
import { InvalidArgumentError } from 'commander';
import { createColors } from 'picocolors';
import { systemReason } from '../../readers/files/text-file';
import { writeText } from '../../readers/files/written-file';
import { UsageError } from '../status';
import { Terminal } from '../terminal';
import { Surroundings } from './format';

/** A format, and where it goes: to a file, or else to the output. */
export interface Output<Format extends string> {
  readonly format: Format;
  readonly file?: string | undefined;
}

/**
 * Reads `FORMAT` or `FORMAT=FILE`.
 *
 * @param example one with a file, for whoever has mistyped it
 * @throws InvalidArgumentError where there is no such format, or the name of the file is empty
 */
export function parseOutput<Format extends string>(text: string, formats: readonly Format[], example: string): Output<Format> {
  const [name, ...file] = text.split('=');
  const format = formats.find((one) => one === name);
  if (format === undefined || (file.length > 0 && file.join('=') === '')) {
    throw new InvalidArgumentError(`It is one of ${formats.join(', ')}, or one of them with a file, such as ${example}.`);
  }
  return file.length === 0 ? { format } : { format, file: file.join('=') };
}

/**
 * What is written, and where.
 *
 * @param given as the command line has it
 * @param outputFile where the last one goes that has no file
 * @param otherwise what is written where nothing is given
 * @param files where formats go that no file is named for; those that are not in it go to the output
 * @throws UsageError where two would be mixed up
 */
export function outputsOf<Format extends string>(
  given: readonly Output<Format>[],
  outputFile: string | undefined,
  otherwise: Output<Format>,
  files: Partial<Readonly<Record<Format, string>>> = {},
): readonly Output<Format>[] {
  const outputs: Output<Format>[] = given.length > 0 ? [...given] : [otherwise];
  if (outputFile !== undefined) {
    const last = outputs.map(({ file }) => file).lastIndexOf(undefined);
    if (last < 0) throw new UsageError(`--output-file ${outputFile} has no format to take: every --format names a file`);
    outputs[last] = { ...outputs[last]!, file: outputFile };
  }
  const placed = outputs.map(({ format, file = files[format] }) => ({ format, file }));
  refuseMixed(placed);
  return placed;
}

function refuseMixed(outputs: readonly Output<string>[]): void {
  const [first, second] = outputs.filter(({ file }) => file === undefined);
  if (second) {
    throw new UsageError(`--format ${first!.format} and --format ${second.format} both go to the output: give one a file, such as --format ${second.format}=FILE`);
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`two formats go to ${twice}: give each a file of its own`);
}

/**
 * Writes to the output and to files, whose folders are made.
 *
 * @throws UsageError where a file cannot be written, once the others are
 */
export function writeOutputs<Format extends string>(
  outputs: readonly Output<Format>[],
  write: (format: Format, surroundings: Surroundings) => string,
  terminal: Terminal,
): void {
  const problems: string[] = [];
  for (const { format, file } of outputs) {
    if (file === undefined) {
      terminal.out(write(format, terminal));
      continue;
    }
    const { cwd, environment } = terminal;
    const text = write(format, { cwd, environment, colors: createColors(false), columns: undefined });
    try {
      writeText(resolve(cwd, file), text);
    } catch (error) {
      problems.push(`${file} cannot be written: ${systemReason(error)}`);
    }
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
}
