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
  const row = family.cluster?.get(name) ?? family.instance!.get(name)!;
  const known = lookUp(family.name, name);
  const difference = (kind: Difference['kind'], detail: string, edit?: Edit): Difference => ({ kind, engine, what: name, detail, file: tableFile(table.toLowerCase()), edit });
  if (known === undefined) return [difference('lacking', `is in no row of ${table}`, addParameter(table, name, newRow(family, name, row)))];
  const change = (edit: (text: string) => string): Edit => setParameter(table, name, edit);
  if (known === 'unoffered') return [difference('contradicted', `is offered in ${family.name}, and its row says it is not`, change((text) => text.replace(/ \?\d+ /, ` ${levelOf(family, name)} `)))];
  if (typeof known === 'string') return [difference('contradicted', `is there in ${family.name}, and its row says it is not`, undefined)];
  return [
    ...levels(family, name, known).map(([kind, detail]) => difference(kind, detail, change((text) => text.replace(/ (c\d*|\?) /, ` ${levelOf(family, name)} `)))),
    ...applies(row, known).map(([kind, detail, letter]) => difference(kind, detail, change((text) => text.replace(/^(\S+ \S+) \S/, `$1 ${letter}`)))),
    ...modifiable(family, row, known, families).map(([kind, detail, edit]) => difference(kind, detail, edit && change(edit))),
    ...values(row, known).map(([kind, detail, edit]) => difference(kind, detail, edit && change(edit))),
  ];
}

/** `c`: only clusters have it. What one answer alone shows is no more than that the engine has it. */
function levelOf({ cluster, instance }: Family, name: string): string {
  if (instance?.has(name)) return cluster && !cluster.has(name) ? 'i' : cluster ? 'b' : 'i';
  return instance ? 'c' : '?';
}

function newRow(family: Family, name: string, row: ParameterRow): string {
  const unmodifiable = row.IsModifiable === false ? ' !' : '';
  const allowed = valuesOf(row);
  return `${levelOf(family, name)} ${letterOf(row) ?? '-'}${unmodifiable}${allowed === undefined ? '' : ` ${allowed}`}`;
}

function levels(family: Family, name: string, { level }: Parameter): (readonly [Difference['kind'], string])[] {
  if (level === 'cluster' && family.instance?.has(name)) {
    return [['contradicted', `is in DB parameter groups of ${family.name}, and its row says that only clusters have it`]];
  }
  return level === undefined && levelOf(family, name) !== '?' ? [['lacking', `is in the groups of ${family.name}, and its row leaves open in which`]] : [];
}

const letterOf = ({ ApplyType: type }: ParameterRow): string | undefined => (type === 'static' ? 's' : type === 'dynamic' ? 'd' : undefined);

function applies(row: ParameterRow, { apply }: Parameter): (readonly [Difference['kind'], string, string])[] {
  const letter = letterOf(row);
  if (letter === undefined || apply === row.ApplyType) return [];
  return [[apply === undefined ? 'lacking' : 'changed', `is ${row.ApplyType}, and its row says ${apply ?? 'nothing'}`, letter]];
}

type Changed = readonly [Difference['kind'], string, ((row: string) => string) | undefined];

function modifiable({ name: family }: Family, row: ParameterRow, { isModifiable }: Parameter, families: readonly Family[]): Changed[] {
  if (row.IsModifiable === undefined || row.IsModifiable === isModifiable) return [];
  if (row.IsModifiable) {
    // A mark for some majors only is left to a person.
    return [['contradicted', `can be modified in ${family}, and its row says it cannot`, (text) => text.replace(/ !(?= |$)( =\S+)?/, '')]];
  }
  const isEverywhere = FAMILIES.filter((one) => engineOfFamily(one) === engineOfFamily(family)).every((one) => {
    const other = families.find(({ name }) => name === one);
    const rows = [other?.cluster, other?.instance].flatMap((group) => group?.get(row.ParameterName) ?? []);
    return typeof lookUp(one, row.ParameterName) !== 'object' || (rows.length > 0 && rows.every(({ IsModifiable: is }) => is === false));
  });
  return [['lacking', `cannot be modified in ${family}, and its row does not say so`, isEverywhere ? (text) => text.replace(/^(\S+ \S+ \S(?: @\S+)?)(?: !\S*)?/, '$1 !') : undefined]];
}

/** As the tables write allowed values: `0,1`, `1..100`; undefined where the answer says nothing, or it has another form. */
function valuesOf({ AllowedValues: allowed }: ParameterRow): string | undefined {
  const text = allowed?.trim() ?? '';
  const [, min, max] = /^(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (min !== undefined) return `${min}..${max}`;
  return /^[\w.+*:-]+(,[\w.+*:-]+)+$/.test(text) ? text : undefined;
}

function values(row: ParameterRow, { values: known }: Parameter): Changed[] {
  const own = valuesOf(row);
  if (own === undefined) return [];
  const edit = (text: string): string => {
    // Values of single majors are left to a person.
    if (text.includes(';')) return text;
    const [head] = /^\S+ \S+ \S(?: @\S+)?(?: !\S*)?(?: =\S+)?/.exec(text)!;
    const [, unit] = known.split(' ') as [string, string?];
    return `${head} ${own}${own.includes('..') && unit !== undefined ? ` ${unit}` : ''}`;
  };
  if (known === '') return [['lacking', `takes ${row.AllowedValues}, and its row leaves that open`, edit]];
  const allowed = own.includes('..') ? own.split('..') : own.split(',');
  const wrong = allowed.filter((value) => refusalOf(known, value));
  return wrong.length === 0 ? [] : [['contradicted', `takes ${row.AllowedValues}, and its row, ${known}, refuses ${wrong.join(' and ')}`, edit]];
}
