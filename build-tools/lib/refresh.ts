// Compares what RDS offers, as recorded from its API, with the tables of facts. Knows no files and no network.
import {
  MINORS, MinorVersion, isNeverOffered, isRetired, isUndated, majorOf, minorOf,
} from '../../src/facts/engine-versions';
import {
  ClassFamily, FAMILIES, InstanceClass, SERVERLESS_CLASS, familyOf, isNotForAurora, isNotForEngine, isTooNew, isTooOld, otherSizes,
  parseClass,
} from '../../src/facts/instance-classes';
import { familyOf as parameterGroupFamilyOf } from '../../src/facts/parameter-groups';
import { EngineVersion, parseVersion } from '../../src/facts/versions';

/** An element of `DBEngineVersions`, as far as it is compared. */
export interface EngineVersionRow {
  readonly Engine: string;
  readonly EngineVersion: string;
  readonly DBParameterGroupFamily?: string;
  /** `deprecated` for what `--include-all` adds; the API leaves others out. */
  readonly Status?: string;
}

/** An element of `OrderableDBInstanceOptions`, as far as it is compared. */
export interface OrderableRow {
  readonly Engine: string;
  readonly EngineVersion: string;
  readonly DBInstanceClass: string;
}

type Engine = EngineVersion['engine'];

/** Something RDS and a table do not agree on. */
export interface Difference {
  /** The table lacks it; calls it offered, and it is not; or calls it not offered, and it is. */
  readonly kind: 'lacking' | 'vanished' | 'contradicted';
  readonly engine: Engine;
  /** The version, class or family of classes. */
  readonly what: string;
  readonly detail: string;
  /** The file to edit. */
  readonly file: string;
}

export interface Comparison {
  /** In the order of the tables, then of the rows. */
  readonly differences: readonly Difference[];
  /** How many different rows of Aurora were compared. */
  readonly rows: number;
  /** Engines of Aurora without a row, for which nothing can be called vanished. */
  readonly notCompared: readonly Engine[];
}

/** A recording that cannot be compared. */
export class Refused extends Error {}

const ENGINES: readonly Engine[] = ['aurora-mysql', 'aurora-postgresql'];

/** Below these, a recording is a filtered or truncated one, and everything it leaves out would look vanished. */
export const ENGINE_VERSIONS_FLOOR = 40;
export const ORDERABLE_OPTIONS_FLOOR = 200;

const VERSIONS_FILE = 'src/facts/engine-versions.ts';
const GROUPS_FILE = 'src/facts/parameter-groups.ts';
const SHAPES_FILE = 'src/facts/versions.ts';
const CLASSES_FILE = 'src/facts/instance-classes.ts';

/** @throws Refused if there are fewer offered versions of Aurora than `floor`, or none. */
export function compareEngineVersions(rows: readonly EngineVersionRow[], floor = ENGINE_VERSIONS_FLOOR): Comparison {
  const offered = ofAurora(rows.filter(({ Status }) => Status !== 'deprecated'), (row) => row.EngineVersion, floor, 'engine versions');
  const notCompared = ENGINES.filter((engine) => !offered.some(({ Engine: own }) => own === engine));
  const differences: Difference[] = [];
  const seen = new Set<MinorVersion>();
  const texts = new Set(offered.map(({ Engine: engine, EngineVersion: text }) => `${engine} ${text}`));

  for (const { Engine: engine, EngineVersion: text, DBParameterGroupFamily: group } of offered) {
    const difference = (kind: Difference['kind'], detail: string, file = VERSIONS_FILE): number =>
      differences.push({ kind, engine, what: text, detail, file });
    const version = parseVersion(engine, text);
    if (!version) {
      difference('lacking', 'is written in a shape that is not known', SHAPES_FILE);
      continue;
    }
    const minor = minorOf(version);
    if (minor) seen.add(minor);
    if (isRetired(version)) difference('contradicted', 'is offered, and RETIRED has it');
    else if (isNeverOffered(version)) difference('contradicted', 'is offered, and NEVER_OFFERED has it');
    else if (!minor && !isUndated(version)) difference('lacking', majorOf(version) ? 'is not in MINORS' : 'is not in MINORS, nor its major in MAJORS');
    const known = parameterGroupFamilyOf(version);
    if (group !== undefined && group !== known) {
      difference(
        known === undefined ? 'lacking' : 'contradicted',
        `takes parameter groups of ${group}, and familyOf() says ${known ?? 'nothing'}`,
        GROUPS_FILE,
      );
    }
  }

  const vanished = MINORS.filter(({ engine }) => !notCompared.includes(engine)).flatMap((minor): Difference[] => {
    const { engine, short, example } = minor;
    const common = { kind: 'vanished', engine, what: short, file: VERSIONS_FILE } as const;
    if (!seen.has(minor)) return [{ ...common, detail: 'is in MINORS, and not offered any more' }];
    // Fixes of findings name the example.
    return texts.has(`${engine} ${example}`) ? [] : [{ ...common, detail: `is offered, but not its example in MINORS, ${example}` }];
  });
  return { differences: [...vanished, ...differences], rows: offered.length, notCompared };
}

/** @throws Refused if there are fewer orderable options of Aurora than `floor`, or none. */
export function compareInstanceClasses(rows: readonly OrderableRow[], floor = ORDERABLE_OPTIONS_FLOOR): Comparison {
  const options = ofAurora(rows, (row) => `${row.EngineVersion} ${row.DBInstanceClass}`, floor, 'orderable options');
  const notCompared = ENGINES.filter((engine) => !options.some(({ Engine: own }) => own === engine));
  const differences = ENGINES.flatMap((engine) => {
    const versions = new Map<string, string[]>();
    for (const { EngineVersion: version, DBInstanceClass: name } of options.filter(({ Engine: own }) => own === engine)) {
      versions.set(name, [...(versions.get(name) ?? []), version]);
    }
    return [...versions].flatMap(([name, ones]) => classDifferences(engine, name, ones));
  });
  const vanished = vanishedClasses(unique(options, (row) => row.DBInstanceClass), notCompared);
  return { differences: [...vanished, ...differences], rows: options.length, notCompared };
}

/** What the table says else of a class that is orderable with the versions. */
function classDifferences(engine: Engine, name: string, versions: readonly string[]): Difference[] {
  if (name === SERVERLESS_CLASS) return [];
  const difference = (kind: Difference['kind'], detail: string): Difference[] =>
    [{ kind, engine, what: name, detail, file: CLASSES_FILE }];
  const one = parseClass(name);
  if (!one) return difference('lacking', 'is written in a shape that is not known');
  if (isNotForAurora(one)) return difference('contradicted', 'is orderable, and NOT_FOR_AURORA has its family');
  if (!familyOf(one)) return difference('lacking', `is of the family ${one.family}, which is not in FAMILIES`);
  if (isNotForEngine(one, engine)) return difference('contradicted', 'is orderable, and its family has the engine in \'never\'');
  if (otherSizes(one)) return difference('lacking', `is of a size that the family ${one.family} does not have in FAMILIES`);
  return [
    ...outside(one, engine, versions, isTooOld).flatMap((list) =>
      difference('contradicted', `is orderable with versions before its 'since': ${list}`)),
    ...outside(one, engine, versions, isTooNew).flatMap((list) =>
      difference('contradicted', `is orderable with versions after its 'until': ${list}`)),
  ];
}

/** The versions for which `isWrong` holds, in words; empty where there are none. */
function outside(
  one: InstanceClass, engine: Engine, versions: readonly string[], isWrong: (one: InstanceClass, version: EngineVersion) => boolean,
): string[] {
  const wrong = new Set(versions.filter((text) => {
    const version = parseVersion(engine, text);
    return version !== undefined && isWrong(one, version);
  }));
  return wrong.size === 0 ? [] : [[...wrong].join(', ')];
}

function vanishedClasses(options: readonly OrderableRow[], notCompared: readonly Engine[]): Difference[] {
  const orderable = (engines: readonly string[], isMeant: (one: InstanceClass) => boolean): boolean =>
    options.some(({ Engine: engine, DBInstanceClass: name }) => {
      const one = parseClass(name);
      return engines.includes(engine) && one !== undefined && isMeant(one);
    });
  return FAMILIES.flatMap((family) => {
    const engines = ENGINES.filter((engine) => !family.never?.includes(engine));
    const compared = engines.filter((engine) => !notCompared.includes(engine));
    const isOfFamily = (one: InstanceClass): boolean => familyOf(one) === family;
    const gone = compared.filter((engine) => !orderable([engine], isOfFamily));
    const families = gone.map((engine) => vanishedClass(engine, family, 'is in FAMILIES, and no class of it is orderable any more'));
    // Sizes are those of all engines together, so they are judged only where all are there.
    const left = engines.filter((engine) => !gone.includes(engine));
    if (compared.length < engines.length || left.length === 0) return families;
    const sizes = (family.sizes ?? []).filter((size) => !orderable(left, (one) => isOfFamily(one) && one.size === size));
    return [...families, ...sizes.flatMap((size) => left.map((engine) =>
      vanishedClass(engine, family, 'is a size in FAMILIES, and not orderable any more', size)))];
  });
}

function vanishedClass(engine: Engine, { name }: ClassFamily, detail: string, size = '*'): Difference {
  return { kind: 'vanished', engine, what: `db.${name}.${size}`, detail, file: CLASSES_FILE };
}

/** Rows of Aurora, each key once: a recording given twice must not pass for a whole one. */
function ofAurora<Row extends { readonly Engine: string }>(
  rows: readonly Row[], key: (row: Row) => string, floor: number, what: string,
): (Row & { readonly Engine: Engine })[] {
  const isOwn = (row: Row): row is Row & { readonly Engine: Engine } => ENGINES.some((engine) => engine === row.Engine);
  const own = unique(rows.filter(isOwn), key);
  if (own.length === 0) throw new Refused(`none of the ${rows.length} ${what} is of ${ENGINES.join(' or ')}`);
  if (own.length < floor) {
    throw new Refused(`only ${own.length} ${what} of Aurora, and a whole recording has at least ${floor}: record it again without filters`);
  }
  return own;
}

/** One row of each engine and key. */
function unique<Row extends { readonly Engine: string }>(rows: readonly Row[], key: (row: Row) => string): Row[] {
  return [...new Map(rows.map((row) => [`${row.Engine} ${key(row)}`, row])).values()];
}
