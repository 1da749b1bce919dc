// Compares the versions RDS offers with the tables of facts.
import { MINORS, MinorVersion, isNeverOffered, isRetired, isUndated, majorOf, minorOf } from '../../src/facts/engine-versions';
import { familyOf } from '../../src/facts/parameter-groups';
import { EngineVersion, compareVersions, parseVersion } from '../../src/facts/versions';
import { Comparison, Difference, ENGINES, Engine, Refused, grouped, isAurora, unique } from './differences';
import { Edit, addVersion, all, removeMinorRow, removeVersion, setExample } from './edits';
import { EngineVersionRow, OrderableRow } from './recordings';

/** Below this, a recording is a filtered or truncated one, and everything it leaves out would look vanished. */
export const ENGINE_VERSIONS_FLOOR = 40;

const VERSIONS_FILE = 'src/facts/engine-versions.ts';
const GROUPS_FILE = 'src/facts/parameter-groups.ts';
const SHAPES_FILE = 'src/facts/versions.ts';

export type Own<Row> = Row & { readonly Engine: Engine };

/** @throws Refused if there are fewer offered versions of Aurora than `floor`, or none. */
export function compareEngineVersions(rows: readonly EngineVersionRow[], floor = ENGINE_VERSIONS_FLOOR): Comparison {
  const offered = ofAurora(rows.filter(({ Status }) => Status !== 'deprecated'), (row) => row.EngineVersion, floor, 'engine versions');
  const texts = grouped(offered, ({ Engine: engine }) => engine);
  const own = (engine: Engine): readonly string[] => texts.get(engine)?.map(({ EngineVersion: text }) => text) ?? [];
  const isOlder = (engine: Engine): boolean => own(engine).length > 0 && olderThan(engine, own(engine)) !== undefined;
  return {
    title: 'Engine versions',
    differences: [
      ...ENGINES.flatMap((engine) => (own(engine).length === 0 ? [] : vanishedMinors(engine, own(engine)))),
      ...offered.flatMap(differencesOf),
      ...targetsOf(offered),
      // What an older recording has otherwise was so once.
    ].filter(({ kind, engine }) => kind === 'lacking' || !isAurora(engine) || !isOlder(engine)),
    rows: offered.length,
    notes: ENGINES.flatMap((engine) => notes(engine, texts.get(engine)?.map(({ EngineVersion: text }) => text))),
  };
}

function notes(engine: Engine, own: readonly string[] | undefined): string[] {
  if (!own) return [`${engine} has no row, so nothing of it is called vanished`];
  const newer = olderThan(engine, own);
  return newer ? [`the recording of ${engine} is older than the table, which has ${newer.short} of ${newer.released}: only what the table lacks is compared`] : [];
}

/** The newest minor of the table, if the recording does not have it: the last to come is not the first to go. */
function olderThan(engine: Engine, texts: readonly string[]): MinorVersion | undefined {
  const newest = MINORS.filter((minor) => minor.engine === engine).reduce((a, b) => (b.released > a.released ? b : a));
  return texts.some((text) => minorOfText(engine, text) === newest) ? undefined : newest;
}

const minorOfText = (engine: Engine, text: string): MinorVersion | undefined => {
  const version = parseVersion(engine, text);
  return version && minorOf(version);
};

function vanishedMinors(engine: Engine, texts: readonly string[]): Difference[] {
  return MINORS.filter((minor) => minor.engine === engine).flatMap((minor): Difference[] => {
    const { short, example } = minor;
    const common = { engine, what: short, file: VERSIONS_FILE } as const;
    const patches = texts.filter((text) => minorOfText(engine, text) === minor);
    if (patches.length === 0) {
      const gone = short.endsWith('-limitless') ? removeMinorRow(engine, short) : all(removeMinorRow(engine, short), addVersion('RETIRED', engine, short));
      return [{ ...common, kind: 'vanished', detail: 'is in MINORS, and not offered any more', edit: gone }];
    }
    const newest = patches.reduce((a, b) => (compareVersions(parseVersion(engine, b)!, parseVersion(engine, a)!) > 0 ? b : a));
    // Fixes of findings name the example.
    return newest === example ? [] : [{ ...common, kind: 'changed', detail: `has ${newest}, and its example in MINORS is ${example}`, edit: setExample(short, newest) }];
  });
}

function differencesOf({ Engine: engine, EngineVersion: text, DBParameterGroupFamily: group }: Own<EngineVersionRow>): Difference[] {
  const version = parseVersion(engine, text);
  if (!version) return [{ kind: 'lacking', engine, what: text, detail: 'is written in a shape that is not known', file: SHAPES_FILE }];
  const known = familyOf(version);
  return [
    ...tableDifferences(version),
    ...(group === undefined || group === known ? [] : [{
      kind: known === undefined ? 'lacking' as const : 'contradicted' as const,
      engine,
      what: text,
      detail: `takes parameter groups of ${group}, and familyOf() says ${known ?? 'nothing'}`,
      file: GROUPS_FILE,
    }]),
  ];
}

function tableDifferences(version: EngineVersion): Difference[] {
  const { engine, text } = version;
  const short = shortOf(version);
  const difference = (kind: Difference['kind'], detail: string, edit: Edit): Difference[] => [{ kind, engine, what: text, detail, file: VERSIONS_FILE, edit }];
  const add = addVersion('UNDATED', engine, short);
  // A row that retires more than this version is left to a person.
  if (isRetired(version)) return difference('contradicted', 'is offered, and RETIRED has it', all(removeVersion('RETIRED', engine, short), add));
  if (isNeverOffered(version)) return difference('contradicted', 'is offered, and NEVER_OFFERED has it', all(removeVersion('NEVER_OFFERED', engine, short), add));
  if (minorOf(version) || isUndated(version)) return [];
  return difference('lacking', majorOf(version) ? 'is not in MINORS' : 'is not in MINORS, nor its major in MAJORS', add);
}

/** As the tables write a version: of Aurora MySQL 2 and 3 its line of patches. */
function shortOf({ engine, text, major, minor: [first = 0, ...rest] }: EngineVersion): string {
  if (engine === 'aurora-postgresql') return text;
  return major === 8 ? [major, first, ...rest].join('.') : `${major}.${String(first).padStart(2, '0')}`;
}

/** Versions that can be upgraded to are offered too, though the recording may be filtered. */
function targetsOf(offered: readonly Own<EngineVersionRow>[]): Difference[] {
  const listed = new Set(offered.map(({ Engine: engine, EngineVersion: text }) => `${engine} ${text}`));
  const targets = offered.flatMap(({ ValidUpgradeTarget: list = [] }) => list)
    .filter((one): one is typeof one & { Engine: Engine } => isAurora(one.Engine) && !listed.has(`${one.Engine} ${one.EngineVersion}`));
  return unique(targets, (one) => `${one.Engine} ${one.EngineVersion}`).flatMap((one) =>
    differencesOf(one).map((difference) => ({ ...difference, detail: `${difference.detail} (a target of upgrades)` })));
}

/** Rows of Aurora, each key once: a recording given twice must not pass for a whole one. */
export function ofAurora<Row extends EngineVersionRow | OrderableRow>(
  rows: readonly Row[], key: (row: Row) => string, floor: number, what: string,
): Own<Row>[] {
  const own = unique(rows.filter((row): row is Own<Row> => isAurora(row.Engine)), (row) => `${row.Engine} ${key(row)}`);
  if (own.length === 0) throw new Refused(`none of the ${rows.length} ${what} is of ${ENGINES.join(' or ')}`);
  if (own.length < floor) {
    throw new Refused(`only ${own.length} ${what} of Aurora, and a whole recording has at least ${floor}: record it again without filters`);
  }
  return own;
}
