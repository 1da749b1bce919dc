/**
 * The parameters of each family, as data. A row of the tables in `mysql.ts` and `postgresql.ts` reads
 * `name level apply @majors !majors =default values`:
 * - level: `c` only DB cluster parameter groups have it, `i` the guide names it for DB parameter groups (those of a cluster may have it
 *   too), `b` both have it, `?` the engine has it, and whether the groups do is not known. `c13`: it is `c` from 13 on, and `b` before.
 *   `?14`: the groups of 14 do not have it.
 * - apply: `d` dynamic, `s` static, `-` not known.
 * - `@14-`: only the families from 14 on have it; `@-16`, `@13-15`, `@14` likewise. Absent: none is known not to have it.
 * - `!`: it cannot be modified; `!-15` only says so of the families up to 15.
 * - `=value`: what an unmodifiable parameter is set to anyway, which DB parameter groups may repeat; `=?` where that is not known.
 * - values: see `values.ts`. Those of single majors stand behind a semicolon: `0,1; 18- [receipt,all]`.
 *
 * A row is read when it is asked for: a check asks for few.
 */
import { engineOfFamily } from '../parameter-groups';
import { table } from '../tables';
import { MYSQL } from './mysql';
import { POSTGRESQL } from './postgresql';

/** A parameter as one family has it. */
export interface Parameter {
  readonly name: string;
  /** `cluster`: only cluster parameter groups have it. Undefined: the engine has it, and whether the groups do is not known. */
  readonly level: 'cluster' | 'instance' | 'both' | undefined;
  /** Undefined: not known. */
  readonly apply: 'static' | 'dynamic' | undefined;
  readonly isModifiable: boolean;
  /** What an unmodifiable parameter is set to; `?` where it has a default that is not known. */
  readonly preset: string | undefined;
  /** Which values are allowed, as `values.ts` reads it; empty where that is not known. */
  readonly values: string;
}

/**
 * Why a family has no parameter of a name in the tables: its engine has the setting, and its groups do not; or only earlier families
 * have it, or only later ones.
 */
export type Absence = 'unoffered' | 'gone' | 'later';

const TABLES = table<string>({ 'aurora-mysql': MYSQL, 'aurora-postgresql': POSTGRESQL });

/** The families the tables know. */
export const FAMILIES: readonly string[] = [
  ...['5.7', '8.0', '8.4'].map((major) => `aurora-mysql${major}`),
  ...['11', '12', '13', '14', '15', '16', '17', '18'].map((major) => `aurora-postgresql${major}`),
];

const tables = new Map<string, ReadonlyMap<string, string>>();

/** The rows of the engine by the name they begin with, which is left out. */
function rowsOf(engine: string): ReadonlyMap<string, string> {
  const known = tables.get(engine) ?? new Map(TABLES[engine]!.trim().split('\n').map((line) => {
    const end = line.indexOf(' ');
    return [line.slice(0, end), line.slice(end + 1)];
  }));
  tables.set(engine, known);
  return known;
}

/** Whether any family of the engine has the name in the tables. */
export const isNameOf = (engine: string, name: string): boolean => rowsOf(engine).has(name);

/** Whether the tables know the family. */
export const isKnownFamily = (family: string): boolean => FAMILIES.includes(family);

/** The parameter as the family has it, or why it has none; undefined where that is not known. */
export function lookUp(family: string, name: string): Parameter | Absence | undefined {
  if (!isKnownFamily(family)) return undefined;
  const engine = engineOfFamily(family);
  const text = rowsOf(engine).get(name);
  return text === undefined ? undefined : inMajor(rowOf(name, text), Number(family.slice(engine.length)));
}

/** The names in the tables of the engine of the family, whichever of its families have them. */
export const namesBeside = (family: string): Iterable<string> => rowsOf(engineOfFamily(family)).keys();

function inMajor(row: Row, major: number): Parameter | Absence {
  const elsewhere = row.majors === undefined ? undefined : position(row.majors, major);
  if (elsewhere !== undefined) return elsewhere === 'before' ? 'gone' : 'later';
  return row.level === `?${major}` ? 'unoffered' : parameterOf(row, major);
}

interface Row {
  readonly name: string;
  readonly level: string;
  readonly apply: string;
  readonly majors: string | undefined;
  readonly unmodifiable: string | undefined;
  readonly preset: string | undefined;
  readonly values: string;
}

function rowOf(name: string, text: string): Row {
  const [level, apply, ...rest] = text.split(' ') as [string, string, ...string[]];
  const option = (mark: string): string | undefined => (rest[0]?.startsWith(mark) ? rest.shift()!.slice(1) : undefined);
  return { name, level, apply, majors: option('@'), unmodifiable: option('!'), preset: option('='), values: rest.join(' ') };
}

function parameterOf({ name, level, apply, unmodifiable, preset, values }: Row, major: number): Parameter {
  return {
    name,
    level: levelOf(level, major),
    apply: apply === 's' ? 'static' : apply === 'd' ? 'dynamic' : undefined,
    isModifiable: unmodifiable === undefined || position(unmodifiable, major) !== undefined,
    preset,
    values: valuesOf(values, major),
  };
}

function levelOf(level: string, major: number): Parameter['level'] {
  if (level.startsWith('?')) return undefined;
  if (level.startsWith('c')) return major >= Number(level.slice(1)) ? 'cluster' : 'both';
  return level === 'b' ? 'both' : 'instance';
}

/** The values of the major: those behind a semicolon where they are for it, else those before. */
function valuesOf(values: string, major: number): string {
  const [general, ...special] = values.split(';').map((part) => part.trim()) as [string, ...string[]];
  for (const part of special) {
    const end = part.indexOf(' ');
    if (position(part.slice(0, end), major) === undefined) return part.slice(end + 1);
  }
  return general;
}

/** Where majors such as `-16`, `13-15`, `14` and `18-` lie from the major; undefined where they include it, as none do all. */
function position(majors: string, major: number): 'before' | 'after' | undefined {
  const [first = '', last = first] = majors.split('-') as [string?, string?];
  if (first !== '' && major < Number(first)) return 'after';
  return last !== '' && major > Number(last) ? 'before' : undefined;
}
