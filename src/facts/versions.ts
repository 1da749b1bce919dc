import { table } from './tables';

/**
 * Engine versions of Aurora, parsed. They are compared as numbers and never matched as text: minors of Aurora MySQL
 * version 3 are written with two digits, and templates may name a bare major, which stands for its default minor.
 * Source of the shapes: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Updates.Versions.html
 * and https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Updates.Supported.html (read 2026-11-22).
 */
export interface EngineVersion {
  readonly engine: 'aurora-mysql' | 'aurora-postgresql';
  /** As the template has it. */
  readonly text: string;
  /** Of Aurora MySQL the Aurora version, 2, 3 or 8 (for 8.4); of Aurora PostgreSQL the PostgreSQL version. */
  readonly major: number;
  /** What follows the major: `[4, 0]` of 3.04.0, `[8]` of 16.8. Empty for a bare major, whose minor AWS chooses. */
  readonly minor: readonly number[];
  /** A build of Aurora PostgreSQL Limitless Database. */
  readonly limitless: boolean;
}

/** MySQL version in front, Aurora major behind. */
const MYSQL_MAJORS = table<number>({ '5.7': 2, '8.0': 3, '8.4': 8 });

/** How Aurora MySQL version 2 was written at first, and until 2022 as its default version. */
const FIRST_MYSQL_VERSION = '5.7.12';

const parsedBefore = new Map<string, EngineVersion>();

/**
 * A version as CloudFormation has it; undefined where the text has no known shape, or the engine is another. Equal
 * versions are one object: an app has many clusters and few versions, and much is asked about each.
 */
export function parseVersion(engine: string, text: string): EngineVersion | undefined {
  const key = `${engine} ${text}`;
  const version = parsedBefore.get(key) ?? parse(engine, text);
  if (version) parsedBefore.set(key, version);
  return version;
}

function parse(engine: string, text: string): EngineVersion | undefined {
  if (engine === 'aurora-mysql') return parseMysql(text);
  if (engine === 'aurora-postgresql') return parsePostgresql(text);
  return undefined;
}

/** Answers a question about versions once for each of them. */
export function oncePerVersion<T>(answer: (version: EngineVersion) => T): (version: EngineVersion) => T {
  const answers = new Map<EngineVersion, T>();
  return (version) => {
    if (!answers.has(version)) answers.set(version, answer(version));
    return answers.get(version)!;
  };
}

function parseMysql(text: string): EngineVersion | undefined {
  const bareMajor = text === FIRST_MYSQL_VERSION ? MYSQL_MAJORS['5.7'] : MYSQL_MAJORS[text];
  if (bareMajor !== undefined) return { engine: 'aurora-mysql', text, major: bareMajor, minor: [], limitless: false };
  const [, mysql, numbers] = /^(\d+\.\d+)\.mysql_aurora\.(\d+(?:\.\d+)+)$/.exec(text) ?? [];
  if (mysql === undefined || numbers === undefined) return undefined;
  const [major, ...minor] = numbers.split('.').map(Number) as [number, ...number[]];
  return MYSQL_MAJORS[mysql] === major ? { engine: 'aurora-mysql', text, major, minor, limitless: false } : undefined;
}

function parsePostgresql(text: string): EngineVersion | undefined {
  const [, numbers, suffix] = /^(\d+(?:\.\d+)*)(-limitless)?$/.exec(text) ?? [];
  if (numbers === undefined) return undefined;
  const [major, ...minor] = numbers.split('.').map(Number) as [number, ...number[]];
  return { engine: 'aurora-postgresql', text, major, minor, limitless: suffix !== undefined };
}

/**
 * The first version of each major that has something, in short: `3.04.0` or `16.4`; by engine. An engine that is not
 * named never has it. Majors above the last one have it, those between and below that are not named do not.
 */
export interface Since {
  readonly 'aurora-mysql'?: readonly string[];
  readonly 'aurora-postgresql'?: readonly string[];
}

/**
 * Whether a version is certain not to have something. A version that is absent or newer is not certain, nor is one whose
 * last numbers are left to AWS: a bare major, or `3.04`, which stands for its default patch.
 */
export function lacks(version: EngineVersion | undefined, since: Since): boolean {
  if (!version) return false;
  let answer = lacking.get(since);
  if (!answer) lacking.set(since, (answer = oncePerVersion((one) => isBefore(one, since))));
  return answer(version);
}

const lacking = new WeakMap<Since, (version: EngineVersion) => boolean>();

function isBefore(version: EngineVersion, since: Since): boolean {
  const firsts = firstVersions(version, since);
  const own = firsts.find(([major]) => major === version.major);
  if (own) return !isPartOf([version.major, ...version.minor], own) && compareNumbers([version.major, ...version.minor], own) < 0;
  return firsts.every(([major]) => major < version.major) ? firsts.length === 0 : true;
}

/** The nearest version from `version` upwards that has it, as CloudFormation writes it; undefined where none has. */
export function nearestWith(version: EngineVersion, since: Since): string | undefined {
  const next = firstVersions(version, since)
    .filter(([major]) => major >= version.major)
    .sort(compareNumbers)[0];
  return next && writeVersion(version.engine, next);
}

/** Below zero when `a` is older than `b`. A bare major counts as its first minor. */
export function compareVersions(a: EngineVersion, b: EngineVersion): number {
  return compareNumbers([a.major, ...a.minor], [b.major, ...b.minor]);
}

/** A short version, `3.04.0` or `16.4`, as CloudFormation writes it. */
export function fullVersion(engine: EngineVersion['engine'], short: string): string {
  return writeVersion(engine, short.split('.').map(Number) as [number, ...number[]]);
}

function firstVersions(version: EngineVersion, since: Since): [number, ...number[]][] {
  return (since[version.engine] ?? []).map((short) => short.split('.').map(Number) as [number, ...number[]]);
}

function writeVersion(engine: EngineVersion['engine'], numbers: readonly [number, ...number[]]): string {
  if (engine === 'aurora-postgresql') return numbers.join('.');
  const [major, ...minor] = numbers;
  const mysql = Object.keys(MYSQL_MAJORS).find((name) => MYSQL_MAJORS[name] === major);
  // 8.4.7 counts plainly; version 2 and 3 write the second number with two digits.
  const [second, ...rest] = minor;
  const written = major === 8 || second === undefined ? minor : [String(second).padStart(2, '0'), ...rest];
  return `${mysql}.mysql_aurora.${[major, ...written].join('.')}`;
}

/** Whether `numbers` says no more than the beginning of `whole`. */
function isPartOf(numbers: readonly number[], whole: readonly number[]): boolean {
  return numbers.length < whole.length && numbers.every((number, index) => number === whole[index]);
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
