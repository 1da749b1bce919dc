import { existsSync } from 'fs';
import { relative, resolve } from 'path';
import { didYouMean } from '../../arguments/nearest-names';
import { readDataFile } from '../../readers/files/data-file';
import { entries, entry, text } from '../../readers/files/entries';
import { StackFile } from '../../readers/files/stack-file';
import { UsageError } from '../status';

/** The value of a parameter. It may be a secret: no message shows it. */
export interface ParameterValue {
  readonly name: string;
  readonly value: string;
  /** The stack it is of; absent: of each that has such a parameter. */
  readonly stack?: string | undefined;
  /** Whether it was named on the command line, so that a stack has to have it. */
  readonly isNamed?: boolean;
}

/** `Name=Value`, and `Stack:Name=Value` as the CDK CLI has it. */
const ASSIGNMENT = /^(?:([^:=]+):)?([A-Za-z0-9]+)=(.*)$/s;

/** How the AWS CLI writes it. */
const SHORTHAND = /^ParameterKey=([A-Za-z0-9]+),ParameterValue=(.*)$/s;

/**
 * The values that `--parameters` gives, in the order they are given: later ones win.
 *
 * @throws UsageError where one is neither a file with parameters nor an assignment
 */
export function givenParameters(flags: readonly string[], cwd: string): ParameterValue[] {
  return flags.flatMap((flag) => assigned(flag) ?? inFile(flag, cwd));
}

function assigned(given: string): ParameterValue[] | undefined {
  const [, key, shorthandValue] = SHORTHAND.exec(given) ?? [];
  if (key !== undefined) return [{ name: key, value: shorthandValue!, isNamed: true }];
  const [, stack, name, value] = ASSIGNMENT.exec(given) ?? [];
  return name === undefined ? undefined : [{ name, value: value!, stack, isNamed: true }];
}

function inFile(path: string, cwd: string): ParameterValue[] {
  const file = resolve(cwd, path);
  if (!existsSync(file)) throw new UsageError(`--parameters takes Name=Value or a file, and there is no file ${shownPath(path)}`);
  const read = readDataFile(file);
  if ('problem' in read) throw new UsageError(read.problem.replace(file, relative(cwd, file)));
  const values = parametersIn(read.content);
  if (values === undefined) throw new UsageError(`${relative(cwd, file)} has no parameters: it may be ${SHAPES}`);
  return values;
}

/** What has a line break, or an equals sign, may be a value: it is not shown. */
const shownPath = (path: string): string => (/[\n=]/.test(path) ? 'of that name' : path);

const SHAPES = '[{"ParameterKey": …, "ParameterValue": …}], {"Parameters": {…}} or {"Name": "Value"}';

/** The values in a file, in each of the shapes that are in use; undefined where it has none of them. */
export function parametersIn(content: unknown): ParameterValue[] | undefined {
  if (Array.isArray(content)) return allOf(content.map(inList));
  const stacks = entry(content, 'Stacks');
  if (Array.isArray(stacks)) return allOf(stacks.map((one) => parametersIn(entry(one, 'Parameters') ?? [])?.map((value) => ({ ...value, stack: text(one, 'StackName') }))));
  const inner = entry(content, 'Parameters');
  if (inner !== undefined && typeof inner === 'object') return parametersIn(inner);
  if (typeof content !== 'object' || content === null) return undefined;
  return allOf(entries(content).map(([name, value]) => ofName(name, value)));
}

function inList(item: unknown): ParameterValue[] | undefined {
  if (typeof item === 'string') return assigned(item)?.map(({ isNamed: _, ...value }) => value);
  const name = text(item, 'ParameterKey');
  if (name === undefined) return undefined;
  const value = entry(item, 'ResolvedValue') ?? entry(item, 'ParameterValue');
  return value === undefined && entry(item, 'UsePreviousValue') === true ? [] : ofName(name, value);
}

function ofName(key: string, value: unknown): ParameterValue[] | undefined {
  const colon = key.lastIndexOf(':');
  const stack = colon < 0 ? undefined : key.slice(0, colon);
  const texts = [value].flat().map(scalarText);
  return texts.includes(undefined) ? undefined : [{ name: key.slice(colon + 1), value: texts.join(','), stack }];
}

const scalarText = (value: unknown): string | undefined =>
  (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined);

function allOf(read: readonly (ParameterValue[] | undefined)[]): ParameterValue[] | undefined {
  return read.every((one) => one !== undefined) ? read.flat() : undefined;
}

/** The values for one stack, by the name of the parameter. */
export function parametersOf(stack: Pick<StackFile, 'stackName' | 'artifactId'>, values: readonly ParameterValue[]): Record<string, string> {
  return Object.fromEntries(values.filter((one) => isOf(stack, one)).map(({ name, value }) => [name, value]));
}

const isOf = ({ stackName, artifactId }: Pick<StackFile, 'stackName' | 'artifactId'>, { stack }: ParameterValue): boolean =>
  stack === undefined || stack === stackName || stack === artifactId;

/** What is wrong with the values, one line each. */
export interface ParameterProblems {
  /** Named on the command line, and in no template: CloudFormation refuses it. */
  readonly problems: readonly string[];
  /** In a file, and in no template under that name: a file may have those of other stacks too, so only what looks mistyped is told. */
  readonly notes: readonly string[];
}

/** Looks for values of parameters that no template has. */
export function unknownParameters(values: readonly ParameterValue[], stacks: readonly StackFile[]): ParameterProblems {
  const problems: string[] = [];
  const notes: string[] = [];
  for (const value of values) {
    const { name, stack, isNamed = false } = value;
    const meant = stacks.filter((one) => isOf(one, value));
    const names = new Set(meant.flatMap(namesIn));
    if (names.has(name) || stacks.length === 0) continue;
    const isElsewhere = meant.length === 0;
    const hint = isElsewhere ? didYouMean(stack!, stacks.flatMap(({ stackName = [] }) => stackName)) : didYouMean(name, [...names]);
    const line = isElsewhere ? `there is no stack ${stack} for the parameter ${name}${hint}` : `no template has the parameter ${name}${hint}`;
    if (isNamed) problems.push(line);
    else if (hint !== '') notes.push(line);
  }
  return { problems, notes };
}

const namesIn = ({ template }: StackFile): string[] => entries(entry(template, 'Parameters')).map(([name]) => name);
