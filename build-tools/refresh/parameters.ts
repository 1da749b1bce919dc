// Compares the parameters of the default groups with the tables of facts.
import { engineOfFamily } from '../../src/facts/parameter-groups';
import { FAMILIES, Parameter, isKnownFamily, lookUp, namesBeside } from '../../src/facts/parameters/table';
import { refusalOf } from '../../src/facts/parameters/values';
import { Comparison, Difference, grouped, isAurora, unique } from './differences';
import { Edit, addParameter, setParameter } from './edits';
import { DefaultsRow, ParameterRow } from './recordings';

/** The parameters of a family: those of its cluster groups, and those of its instance groups. */
interface Family {
  readonly name: string;
  readonly cluster: ReadonlyMap<string, ParameterRow> | undefined;
  readonly instance: ReadonlyMap<string, ParameterRow> | undefined;
}

export function compareParameters(answers: readonly DefaultsRow[]): Comparison {
  const own = answers.filter(({ DBParameterGroupFamily: family }) => isAurora(engineOfFamily(family)));
  const families = [...grouped(own, ({ DBParameterGroupFamily: family }) => family)].map(([name, ones]) => familyFrom(name, ones));
  const known = families.filter(({ name }) => isKnownFamily(name));
  const found = known.flatMap((family) => [...namesOf(family)].flatMap((name) => differencesOf(family, name, known)));
  return {
    title: 'Parameters',
    // What is the same in several families is edited once.
    differences: unique(found, ({ engine, what, detail }) => `${engine} ${what} ${detail}`),
    rows: known.reduce((sum, family) => sum + namesOf(family).size, 0),
    notes: [
      ...families.filter(({ name }) => !isKnownFamily(name)).map(({ name }) => `${name} is not in FAMILIES of ${tableFile('table')}`),
      ...known.flatMap(({ name, cluster, instance }) => [
        ...(cluster ? [] : [`${name} has no answer of describe-engine-default-cluster-parameters`]),
        ...(instance ? [] : [`${name} has no answer of describe-engine-default-parameters, so what only clusters have is not known`]),
      ]),
    ],
  };
}

const tableFile = (name: string): string => `src/facts/parameters/${name}.ts`;

const namesOf = ({ cluster, instance }: Family): Set<string> => new Set([...cluster?.keys() ?? [], ...instance?.keys() ?? []]);

/** The answers of both commands look alike; that of clusters has what the tables call theirs. */
function familyFrom(name: string, answers: readonly DefaultsRow[]): Family {
  const [clusters, instances] = [answers.filter(isOfCluster), answers.filter((answer) => !isOfCluster(answer))];
  const rows = (ones: readonly DefaultsRow[]): Map<string, ParameterRow> | undefined =>
    (ones.length === 0 ? undefined : new Map(ones.flatMap(({ Parameters }) => Parameters).map((row) => [row.ParameterName, row])));
  return { name, cluster: rows(clusters), instance: rows(instances) };
}

function isOfCluster({ DBParameterGroupFamily: family, Parameters: parameters }: DefaultsRow): boolean {
  if (!isKnownFamily(family)) return true;
  const own = new Set(parameters.map(({ ParameterName: name }) => name));
  const ofClusters = [...namesBeside(family)].filter((name) => {
    const known = lookUp(family, name);
    return typeof known === 'object' && known.level === 'cluster';
  });
  return ofClusters.some((name) => own.has(name));
}

function differencesOf(family: Family, name: string, families: readonly Family[]): Difference[] {
  const engine = engineOfFamily(family.name);
  const table = engine === 'aurora-mysql' ? 'MYSQL' : 'POSTGRESQL';
  const seen = sightings(name, families.filter((one) => engineOfFamily(one.name) === engine));
  const { row } = seen.find((one) => one.family === family)!;
  const known = lookUp(family.name, name);
  const difference = (kind: Difference['kind'], detail: string, edit?: Edit): Difference =>
    ({ kind, engine, what: name, detail, file: tableFile(table.toLowerCase()), edit });
  if (known === undefined) return [difference('lacking', `is in no row of ${table}`, addParameter(table, name, newRow(name, seen)))];
  const change = (edit: ((text: string) => string) | undefined): Edit | undefined => edit && setParameter(table, name, edit);
  const setLevel = change((text) => text.replace(/ (c[\d.]*|\?\d*) /, ` ${levelOf(name, seen)} `));
  if (known === 'unoffered') return [difference('contradicted', `is offered in ${family.name}, and its row says it is not`, setLevel)];
  if (typeof known === 'string') return [difference('contradicted', `is there in ${family.name}, and its row says it is not`)];
  return [
    ...levels(family, name, known).map(([kind, detail]) => difference(kind, detail, setLevel)),
    ...applies(row, known).map(([kind, detail, edit]) => difference(kind, detail, change(edit))),
    ...modifiable(family, row, known, seen).map(([kind, detail, edit]) => difference(kind, detail, change(edit))),
    ...values(row, known, seen).map(([kind, detail, edit]) => difference(kind, detail, change(edit))),
  ];
}

/** A parameter as a family has it. */
interface Sighting {
  readonly family: Family;
  readonly major: string;
  readonly row: ParameterRow;
}

const majorOf = (family: string): string => family.slice(engineOfFamily(family).length);

/** The families of an engine that have the parameter, the oldest first. */
const sightings = (name: string, families: readonly Family[]): Sighting[] =>
  families.flatMap((family) => {
    const row = family.cluster?.get(name) ?? family.instance?.get(name);
    return row ? [{ family, major: majorOf(family.name), row }] : [];
  }).sort((a, b) => Number(a.major) - Number(b.major));

/** Whether all families of the engine were seen with it, but those that the table knows not to have it. */
const isWhole = (name: string, seen: readonly Sighting[]): boolean =>
  FAMILIES.filter((family) => engineOfFamily(family) === engineOfFamily(seen[0]!.family.name))
    .every((family) => seen.some((one) => one.family.name === family) || ['gone', 'later', 'unoffered'].includes(String(lookUp(family, name))));

/**
 * `c`: only clusters have it, from the first family on that shows it. What one answer alone shows is no more than that the engine has it.
 */
function levelOf(name: string, seen: readonly Sighting[]): string {
  const inInstances = seen.some(({ family }) => family.instance?.has(name));
  if (inInstances) return seen.some(({ family }) => family.cluster?.has(name)) ? 'b' : 'i';
  if (!seen.every(({ family }) => family.instance)) return '?';
  return isWhole(name, seen) ? 'c' : `c${seen[0]!.major}`;
}

function newRow(name: string, seen: readonly Sighting[]): string {
  const letters = new Set(seen.map(({ row }) => letterOf(row) ?? '-'));
  return [levelOf(name, seen), letters.size === 1 ? [...letters][0]! : '-', ...markOf(name, seen), ...allowedIn(name, seen)].join(' ');
}

/** Which families cannot modify it: `!`, `!16`, `!14-16`; nothing where they are no stretch. */
function markOf(name: string, seen: readonly Sighting[]): string[] {
  const cannot = seen.filter(({ row }) => row.IsModifiable === false);
  const [first, last] = [cannot[0], cannot.at(-1)];
  if (!first || !last) return [];
  if (cannot.length === seen.length && isWhole(name, seen)) return ['!'];
  const between = seen.slice(seen.indexOf(first), seen.indexOf(last) + 1);
  return between.length > cannot.length ? [] : [first === last ? `!${first.major}` : `!${first.major}-${last.major}`];
}

/** The values of a row: once where all families agree, else for each major. */
function allowedIn(name: string, seen: readonly Sighting[]): string[] {
  const own = seen.flatMap(({ major, row }) => {
    const allowed = valuesOf(row);
    return allowed === undefined ? [] : [{ major, allowed }];
  });
  if (own.length === 0) return [];
  const isSame = own.length === seen.length && new Set(own.map(({ allowed }) => allowed)).size === 1;
  return isSame && isWhole(name, seen) ? [own[0]!.allowed] : [own.map(({ major, allowed }) => `; ${major} ${allowed}`).join('')];
}

function levels(family: Family, name: string, { level }: Parameter): (readonly [Difference['kind'], string])[] {
  if (level === 'cluster' && family.instance?.has(name)) {
    return [['contradicted', `is in DB parameter groups of ${family.name}, and its row says that only clusters have it`]];
  }
  const isShown = family.instance && (family.cluster ?? family.instance.has(name));
  return level === undefined && isShown ? [['lacking', 'is in groups, and its row leaves open in which']] : [];
}

const letterOf = ({ ApplyType: type }: ParameterRow): string | undefined => (type === 'static' ? 's' : type === 'dynamic' ? 'd' : undefined);

type Changed = readonly [Difference['kind'], string, ((row: string) => string) | undefined];

function applies(row: ParameterRow, { apply }: Parameter): Changed[] {
  const letter = letterOf(row);
  if (letter === undefined || apply === row.ApplyType) return [];
  const edit = (text: string): string => text.replace(/^(\S+ \S+) \S/, `$1 ${letter}`);
  return [[apply === undefined ? 'lacking' : 'changed', `is ${row.ApplyType}, and its row says ${apply ?? 'nothing'}`, edit]];
}

function modifiable({ name: family }: Family, row: ParameterRow, { isModifiable }: Parameter, seen: readonly Sighting[]): Changed[] {
  if (row.IsModifiable === undefined || row.IsModifiable === isModifiable) return [];
  if (row.IsModifiable) {
    // A mark for some majors only is left to a person.
    return [['contradicted', `can be modified in ${family}, and its row says it cannot`, (text) => text.replace(/ !(?= |$)( =\S+)?/, '')]];
  }
  const [mark] = markOf(row.ParameterName, seen);
  const edit = mark === undefined ? undefined : (text: string): string =>
    (/ !/.test(text) ? text : text.replace(/^(\S+ \S+ \S(?: @\S+)?)/, `$1 ${mark}`));
  return [['lacking', 'cannot be modified, and its row does not say so', edit]];
}

/** As the tables write allowed values: `0,1`, `1..100`; undefined where the answer says nothing, or it has another form. */
function valuesOf({ AllowedValues: allowed }: ParameterRow): string | undefined {
  const text = allowed?.trim() ?? '';
  const [, min, max] = /^(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (min !== undefined) return `${min}..${max}`;
  // Words, and no bounds among them.
  return /^[\w.+*:-]+(,[\w.+*:-]+)+$/.test(text) && !/\d-\d/.test(text) ? text : undefined;
}

function values(row: ParameterRow, { values: known }: Parameter, seen: readonly Sighting[]): Changed[] {
  const own = valuesOf(row);
  if (own === undefined) return [];
  const set = (allowed: string) => (text: string): string => {
    const [head] = /^\S+ \S+ \S(?: @\S+)?(?: !\S*)?(?: =\S+)?/.exec(text)!;
    // Values of single majors are left to a person.
    return text.includes(';') ? text : `${head} ${allowed}`;
  };
  if (known === '') return [['lacking', 'takes certain values, and its row leaves that open', set(allowedIn(row.ParameterName, seen).join(''))]];
  const allowed = own.includes('..') ? own.split('..') : own.split(',');
  const wrong = allowed.filter((value) => refusalOf(known, value));
  const wider = widened(known, own);
  return wrong.length === 0 ? [] : [[
    'contradicted', `takes ${row.AllowedValues}, and its row, ${known}, refuses ${wrong.join(' and ')}`, wider === undefined ? undefined : set(wider),
  ]];
}

/** Values that take what either of two takes: other families may still need what the row has. Undefined where they are not of one kind. */
function widened(known: string, own: string): string | undefined {
  const [range, unit] = known.split(' ') as [string, string?];
  if (own.includes('..')) {
    const [[a = '', b = ''], [min = '', max = '']] = [range.split('..'), own.split('..')];
    if (!range.includes('..')) return undefined;
    const bound = (one: string, other: string, pick: (...numbers: number[]) => number): string =>
      (one === '' ? '' : pick(Number(one), Number(other)) === Number(one) ? one : other);
    return `${bound(a, min, Math.min)}..${bound(b, max, Math.max)}${unit === undefined ? '' : ` ${unit}`}`;
  }
  if (range.includes('..') || range === 'int') return undefined;
  const [, open, words, close] = /^(\[?)(.*?)((?:,\.\.\.)?\]?)$/.exec(known) as unknown as [string, string, string, string];
  const all = words.split(',');
  return `${open}${[...all, ...own.split(',').filter((word) => !all.some((one) => one.toLowerCase() === word.toLowerCase()))].join(',')}${close}`;
}
