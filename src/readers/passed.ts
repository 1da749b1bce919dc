import { Settled, Value, choice, list, settle } from '../values/value';
import { World } from '../values/world';
import { UNREADABLE } from './json';
import { split } from './splitting';

/** How deep conditions stand in one another. CloudFormation takes less. */
const DEEPEST = 32;

/** What is passed for a parameter by the `Parameters` of a nested stack; undefined where it keeps its default. */
export function passedFor(parameter: string, parameters: unknown, depth = 0): unknown {
  if (typeof parameters !== 'object' || parameters === null) return undefined;
  if (Object.prototype.hasOwnProperty.call(parameters, parameter)) return (parameters as Record<string, unknown>)[parameter];
  const [name, ...others] = Object.keys(parameters);
  if (name === undefined || others.length > 0 || !(name === 'Ref' || name.startsWith('Fn::'))) return undefined;
  const argument: unknown = (parameters as Record<string, unknown>)[name];
  if (name === 'Ref') return argument === 'AWS::NoValue' ? undefined : UNREADABLE;
  if (name !== 'Fn::If' || !Array.isArray(argument) || argument.length !== 3 || depth === DEEPEST) return UNREADABLE;
  const [condition, ...branches] = argument as unknown[];
  return { 'Fn::If': [condition, ...branches.map((branch) => passedFor(parameter, branch, depth + 1))] };
}

/** What a nested stack makes of what it is passed: a list of a text, where the parameter is one; the default of nothing. */
export function received(passed: Value, isList: boolean, byDefault: () => Value): Value {
  const ofSettled = (value: Settled): Value => {
    if (value.kind === 'absent') return byDefault();
    if (!isList || value.kind !== 'known') return value;
    const { items, areAll } = split(value, ',');
    return areAll ? list(items) : value;
  };
  if (passed.kind !== 'choice') return ofSettled(passed);
  const { options } = passed;
  if (!isList && options?.every(({ kind }) => kind !== 'absent')) return passed;
  const isListed = (all: readonly Value[]): all is readonly Settled[] => all.every(({ kind }) => kind !== 'choice');
  const inWorld = (world: World): Value => ofSettled(settle(passed, world));
  return choice(inWorld, options && isListed(options) ? options.map(ofSettled) : undefined);
}
