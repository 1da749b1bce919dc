import { didYouMean } from '../../arguments/nearest-names';
import { entries } from '../../readers/files/entries';
import { unknownRule } from '../rule-ids';
import { FAIL_ON, SEVERITIES } from '../settings';
import { Configuration } from './configuration';

/** What is wrong with a value at a path, one line each. */
type Check = (value: unknown, path: string) => string[];

const text: Check = (value, path) => (typeof value === 'string' && value !== '' ? [] : [`${path} must be a text`]);

const oneOf = (words: readonly string[]): Check => (value, path) =>
  (typeof value === 'string' && words.includes(value) ? [] : [`${path} must be one of ${words.join(', ')}`]);

const listOf = (check: Check): Check => (value, path) =>
  (Array.isArray(value) ? value.flatMap((item: unknown, index) => check(item, `${path}[${index}]`)) : [`${path} must be a list`]);

const tableOf = (check: (key: string, value: unknown, path: string) => string[]): Check => (value, path) =>
  (isTable(value) ? entries(value).flatMap(([key, item]) => check(key, item, `${path}.${key}`)) : [`${path} must be an object`]);

/** An object with these keys, some of which it must have. */
const object = (keys: Readonly<Record<string, Check>>, required: readonly string[] = []): Check => (value, path) => {
  if (!isTable(value)) return [`${path === '' ? 'it' : path} must be an object`];
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  return [
    ...required.filter((key) => !Object.keys(value).includes(key)).map((key) => `${at(key)} is missing`),
    ...entries(value).flatMap(([key, item]) => {
      const check = Object.keys(keys).includes(key) ? keys[key] : undefined;
      return check ? check(item, at(key)) : [`${at(key)} is no setting${didYouMean(key, Object.keys(keys))}`];
    }),
  ];
};

const isTable = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

const ruleId: Check = (value, path) => {
  const problems = text(value, path);
  const unknown = problems.length === 0 ? unknownRule(value as string) : undefined;
  return unknown === undefined ? problems : [`${path}: ${unknown}`];
};

const account: Check = (value, path) => (typeof value === 'string' && /^\d{12}$/.test(value) ? [] : [`${path} must be a text of 12 digits`]);

const wholeNumber: Check = (value, path) => (Number.isSafeInteger(value) && (value as number) >= 0 ? [] : [`${path} must be a whole number, 0 or more`]);

const parameter: Check = (value, path) => {
  const items: unknown[] = [value].flat();
  return items.every((item) => ['string', 'number', 'boolean'].includes(typeof item)) ? [] : [`${path} must be a text, a number, true, false, or a list of texts`];
};

const CONFIGURATION = object({
  $schema: text,
  severities: tableOf((id, severity, path) => [...ruleId(id, path).map(withoutPath), ...oneOf(SEVERITIES)(severity, path)]),
  acknowledgements: listOf(object({ id: ruleId, reason: text, resource: text, stack: text }, ['id', 'reason'])),
  paths: listOf(text),
  region: text,
  account,
  parameters: tableOf((_, value, path) => parameter(value, path)),
  failOn: oneOf(FAIL_ON),
  maxWarnings: wholeNumber,
} satisfies Readonly<Record<keyof Configuration | '$schema', Check>>);

/** The path of a severity ends with the name of the rule, so what follows need not say it once more. */
const withoutPath = (problem: string): string => problem.replace(/^severities\.[^:]+: /, 'severities: ');

/** What is wrong with a configuration, one line each, which begins with the path of the value. */
export const configurationProblems = (content: unknown): string[] => CONFIGURATION(content, '');
