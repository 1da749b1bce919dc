// Compares the instance classes that can be ordered with the tables of facts.
import {
  ClassFamily, FAMILIES, InstanceClass, SERVERLESS_CLASS, familyOf, isNotForAurora, isNotForEngine, isNotForIoOptimized, isTooNew, isTooOld,
  otherSizes, parseClass,
} from '../../src/facts/instance-classes';
import { MYSQL_KERBEROS, lacksIamAuthentication } from '../../src/facts/kerberos';
import { lacksPerformanceInsights } from '../../src/facts/performance-insights';
import { IO_OPTIMIZED_SINCE, IO_OPTIMIZED_STORAGE } from '../../src/facts/storage';
import { EngineVersion, parseVersion } from '../../src/facts/versions';
import { Comparison, Difference, ENGINES, Engine, grouped, unique } from './differences';
import { Edit, addFamily, addSize } from './edits';
import { sinceDifferences } from './features';
import { OrderableRow } from './recordings';
import { Own, ofAurora } from './versions';

/** Below this, a recording is a filtered or truncated one. */
export const ORDERABLE_OPTIONS_FLOOR = 200;

const CLASSES_FILE = 'src/facts/instance-classes.ts';

const IO_OPTIMIZED = { table: 'IO_OPTIMIZED_SINCE', since: IO_OPTIMIZED_SINCE, file: 'src/facts/storage.ts', thing: 'I/O-Optimized storage' };
const KERBEROS = {
  table: 'MYSQL_KERBEROS', since: MYSQL_KERBEROS, file: 'src/facts/kerberos.ts', thing: 'Kerberos authentication', engines: ['aurora-mysql'] as const,
};

const isIoOptimized = (type: string | undefined): boolean | undefined => (type === undefined ? undefined : type === IO_OPTIMIZED_STORAGE);

type Options = readonly Own<OrderableRow>[];

/** @throws Refused if there are fewer orderable options of Aurora than `floor`, or none. */
export function compareInstanceClasses(rows: readonly OrderableRow[], floor = ORDERABLE_OPTIONS_FLOOR): Comparison {
  const options = ofAurora(rows, (row) => `${row.EngineVersion} ${row.DBInstanceClass} ${row.StorageType ?? ''}`, floor, 'orderable options');
  const notCompared = ENGINES.filter((engine) => !options.some(({ Engine: own }) => own === engine));
  const byClass = grouped(options, ({ Engine: engine, DBInstanceClass: name }) => `${engine} ${name}`);
  return {
    title: 'Instance classes',
    differences: [
      ...vanishedClasses(options, notCompared),
      ...newFamilies(options),
      ...[...byClass.values()].flatMap((ones) => [...classDifferences(ones), ...abilityDifferences(ones)]),
      ...sinceDifferences(IO_OPTIMIZED, versionsWhere(options, ({ StorageType: type }) => isIoOptimized(type))),
      ...sinceDifferences(KERBEROS, versionsWhere(options, (one) => one.SupportsKerberosAuthentication)),
    ],
    rows: unique(options, (row) => `${row.Engine} ${row.EngineVersion} ${row.DBInstanceClass}`).length,
    notes: notCompared.map((engine) => `${engine} has no row, so nothing of it is called vanished`),
  };
}

/** Versions with an option that has something, and those where all options are without; what does not say counts for neither. */
function versionsWhere(options: Options, has: (option: OrderableRow) => boolean | undefined) {
  return [...grouped(options, ({ Engine: engine, EngineVersion: text }) => `${engine} ${text}`).values()].flatMap((ones) => {
    const answers = ones.map(has).filter((answer) => answer !== undefined);
    const version = parseVersion(ones[0]!.Engine, ones[0]!.EngineVersion);
    return version && answers.length > 0 ? [{ version, has: answers.includes(true) }] : [];
  });
}

/** What a class can do in some version, and the tables say it cannot. */
function abilityDifferences(options: Options): Difference[] {
  const [{ Engine: engine, DBInstanceClass: name }] = options as [Own<OrderableRow>];
  const one = parseClass(name);
  const says = (is: boolean, detail: string, file: string): Difference[] => (is ? [{ kind: 'contradicted', engine, what: name, detail, file }] : []);
  const some = (has: (option: OrderableRow) => boolean | undefined): boolean => options.some((option) => has(option) === true);
  return [
    ...says(engine === 'aurora-mysql' && lacksPerformanceInsights(name) && some((option) => option.SupportsPerformanceInsights),
      'has Performance Insights, and lacksPerformanceInsights() says no', 'src/facts/performance-insights.ts'),
    ...says(lacksIamAuthentication(name) && some((option) => option.SupportsIAMDatabaseAuthentication),
      'has IAM database authentication, and CLASSES_WITHOUT_IAM has it', 'src/facts/kerberos.ts'),
    ...says(one !== undefined && isNotForIoOptimized(one) && some((option) => option.StorageType === IO_OPTIMIZED_STORAGE),
      'has I/O-Optimized storage, and isNotForIoOptimized() says no', CLASSES_FILE),
    ...says(some((option) => option.SupportedNetworkTypes?.some((type) => !['IPV4', 'DUAL'].includes(type))),
      'can be had in a network type that is not in NETWORK_TYPES', 'src/facts/network.ts'),
  ];
}

/** What the table says else of a class with its versions. */
function classDifferences(options: Options): Difference[] {
  const [{ Engine: engine, DBInstanceClass: name }] = options as [Own<OrderableRow>];
  const versions = options.map(({ EngineVersion: version }) => version);
  if (name === SERVERLESS_CLASS) return [];
  const difference = (kind: Difference['kind'], detail: string, edit?: Edit): Difference[] => [{ kind, engine, what: name, detail, file: CLASSES_FILE, edit }];
  const one = parseClass(name);
  if (!one) return difference('lacking', 'is written in a shape that is not known');
  if (isNotForAurora(one)) return difference('contradicted', 'is orderable, and NOT_FOR_AURORA has its family');
  // Those are one difference for the family.
  if (!familyOf(one)) return [];
  if (isNotForEngine(one, engine)) return difference('contradicted', 'is orderable, and its family has the engine in \'never\'');
  if (otherSizes(one)) return difference('lacking', `is of a size that the family ${one.family} does not have in FAMILIES`, addSize(one.family, one.size));
  return [
    ...outside(one, engine, versions, isTooOld).flatMap((list) => difference('contradicted', `is orderable with versions before its 'since': ${list}`)),
    ...outside(one, engine, versions, isTooNew).flatMap((list) => difference('contradicted', `is orderable with versions after its 'until': ${list}`)),
  ];
}

/** Families that are in no table. Proposed without limits: what one Region does not have yet, another may. */
function newFamilies(options: Options): Difference[] {
  const unknown = options.filter(({ DBInstanceClass: name }) => {
    const one = parseClass(name);
    return one !== undefined && !familyOf(one) && !isNotForAurora(one);
  });
  return [...grouped(unknown, ({ DBInstanceClass: name }) => parseClass(name)!.family)].map(([family, ones]) => ({
    kind: 'lacking',
    engine: ENGINES.filter((engine) => ones.some((one) => one.Engine === engine)).join(' and '),
    what: `db.${family}.*`,
    detail: 'is a family that is not in FAMILIES; its memory belongs into src/facts/instance-capacity.ts',
    file: CLASSES_FILE,
    edit: addFamily(`{ name: '${family}', instead: '${/^[a-z]+\d+g/.test(family) ? 'r6g' : 'r6i'}' }`),
  }));
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

function vanishedClasses(options: Options, notCompared: readonly Engine[]): Difference[] {
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
    const families = gone.map((engine) => vanishedClass(engine, family, 'is in FAMILIES, and no class of it is orderable in the Region of the recording'));
    // Sizes are those of all engines together, so they are judged only where all are there.
    const left = engines.filter((engine) => !gone.includes(engine));
    if (compared.length < engines.length || left.length === 0) return families;
    const sizes = (family.sizes ?? []).filter((size) => !orderable(left, (one) => isOfFamily(one) && one.size === size));
    return [...families, ...sizes.flatMap((size) => left.map((engine) =>
      vanishedClass(engine, family, 'is a size in FAMILIES, and not orderable in the Region of the recording', size)))];
  });
}

function vanishedClass(engine: Engine, { name }: ClassFamily, detail: string, size = '*'): Difference {
  return { kind: 'unseen', engine, what: `db.${name}.${size}`, detail, file: CLASSES_FILE };
}
