import { join } from 'node:path';
import { Comparison, Difference } from '../../../build-tools/refresh/differences';
import { propose, readFrom } from '../../../build-tools/refresh/patch';
import { readRecording } from '../../../build-tools/refresh/recordings';

export const ROOT = join(__dirname, '../../..');
export const answer = (name: string): string => join(__dirname, 'answers', `${name}.json`);
export const recorded = (name: string) => readRecording(answer(name)).content;

/** A recording as small as the answers here. */
export const FLOOR = 5;

export const list = ({ differences }: Comparison, kind: Difference['kind']): string[] =>
  differences.filter((one) => one.kind === kind).map(({ engine, what, detail }) => `${engine} ${what}: ${detail}`);

export const onlyOf = <Row extends { Engine: string }>(rows: readonly Row[], engine: string): Row[] =>
  rows.filter((row) => row.Engine === engine);

/** The lines a comparison takes from a file and puts into it. */
export function patched({ differences }: Comparison, file: string): { removed: string[]; added: string[] } {
  const { before = '', after = '' } = propose(differences, readFrom(ROOT)).files.get(file) ?? {};
  const [old, own] = [before.split('\n'), after.split('\n')];
  const rest = (lines: readonly string[], others: readonly string[]): string[] =>
    lines.filter((line) => !others.includes(line)).map((line) => line.trim());
  return { removed: rest(old, own), added: rest(own, old) };
}
