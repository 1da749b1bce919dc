// Compares what versions can do with the tables of first versions.
import { CA_CERTIFICATES } from '../../src/facts/certificates';
import { GLOBAL_DATABASE_SINCE } from '../../src/facts/global-database';
import { isRefusedLogType } from '../../src/facts/log-exports';
import { AUTO_PAUSE, LARGE_CAPACITY, MAX_CAPACITY, SERVERLESS_V2 } from '../../src/facts/serverless-v2';
import { FEATURE_NAMES } from '../../src/facts/service-roles';
import { EngineVersion, Since, compareVersions, lacks, parseVersion } from '../../src/facts/versions';
import { LOCAL_WRITE_FORWARDING } from '../../src/facts/write-forwarding';
import { ZERO_ETL_SINCE } from '../../src/facts/zero-etl';
import { Comparison, Difference, ENGINES, Engine, grouped, isAurora, unique } from './differences';
import { addWord, setFirst } from './edits';
import { EngineVersionRow } from './recordings';

/** A table of first versions. */
interface SinceTable {
  readonly table: string;
  readonly since: Since;
  readonly file: string;
  readonly thing: string;
  /** The engines it speaks of; absent: all. */
  readonly engines?: readonly Engine[];
}

interface Ability extends SinceTable {
  readonly has: (row: EngineVersionRow) => boolean | undefined;
}

const ABILITIES: readonly Ability[] = [
  { table: 'GLOBAL_DATABASE_SINCE', since: GLOBAL_DATABASE_SINCE, file: 'src/facts/global-database.ts', thing: 'global databases', has: (row) => row.SupportsGlobalDatabases },
  { table: 'LOCAL_WRITE_FORWARDING', since: LOCAL_WRITE_FORWARDING, file: 'src/facts/write-forwarding.ts', thing: 'local write forwarding', has: (row) => row.SupportsLocalWriteForwarding },
  { table: 'ZERO_ETL_SINCE', since: ZERO_ETL_SINCE, file: 'src/facts/zero-etl.ts', thing: 'zero-ETL integrations', has: (row) => row.SupportsIntegrations },
  { table: 'SERVERLESS_V2', since: SERVERLESS_V2, file: 'src/facts/serverless-v2.ts', thing: 'Serverless v2', has: (row) => (row.ServerlessV2FeaturesSupport === undefined ? undefined : true) },
  { table: 'AUTO_PAUSE', since: AUTO_PAUSE, file: 'src/facts/serverless-v2.ts', thing: 'Serverless v2 that pauses', has: ({ ServerlessV2FeaturesSupport: v2 }) => (v2?.MinCapacity === undefined ? undefined : v2.MinCapacity === 0) },
  { table: 'LARGE_CAPACITY', since: LARGE_CAPACITY, file: 'src/facts/serverless-v2.ts', thing: `${MAX_CAPACITY} capacity units`, has: ({ ServerlessV2FeaturesSupport: v2 }) => (v2?.MaxCapacity === undefined ? undefined : v2.MaxCapacity >= MAX_CAPACITY) },
];

/** A list of words. */
interface Words {
  readonly table: string;
  readonly known: readonly string[];
  readonly file: string;
  readonly thing: string;
  /** Absent: both. */
  readonly engine?: Engine;
  readonly of: (row: EngineVersionRow) => readonly string[] | undefined;
}

const WORDS: readonly Words[] = [
  { table: 'CURRENT', known: CA_CERTIFICATES, file: 'src/facts/certificates.ts', thing: 'a CA certificate', of: (row) => row.SupportedCACertificateIdentifiers },
  { table: 'FEATURE_NAMES', known: FEATURE_NAMES, file: 'src/facts/service-roles.ts', thing: 'a feature of roles', engine: 'aurora-postgresql', of: (row) => row.SupportedFeatureNames },
];

const keyOf = ({ Engine: engine, EngineVersion: text }: EngineVersionRow): string => `${engine} ${text}`;

/** Compares what the answer says versions can do. */
export function compareFeatures(rows: readonly EngineVersionRow[]): Comparison {
  const own = unique(rows.filter(({ Engine: engine, Status }) => isAurora(engine) && Status !== 'deprecated'), keyOf);
  const offered = own.flatMap((row) => {
    const version = parseVersion(row.Engine, row.EngineVersion);
    return version ? [{ row, version }] : [];
  });
  return {
    title: 'What versions can do',
    differences: [
      ...ABILITIES.flatMap(({ has, ...table }) => sinceDifferences(table, offered.flatMap(({ row, version }) => {
        const answer = has(row);
        return answer === undefined ? [] : [{ version, has: answer }];
      }))),
      ...offered.flatMap(({ row, version }) => limitless(row, version)),
      ...logTypes(offered),
      ...WORDS.flatMap((one) => words(own, one)),
    ],
    rows: offered.length,
    notes: offered.some(({ row }) => (row.ServerlessV2FeaturesSupport?.MaxCapacity ?? 0) > MAX_CAPACITY)
      ? [`a version goes beyond ${MAX_CAPACITY} capacity units, MAX_CAPACITY in src/facts/serverless-v2.ts`]
      : [],
  };
}

/** Whether a version has something. */
interface Answer {
  readonly version: EngineVersion;
  readonly has: boolean;
}

/** Where the table and the versions do not agree, a difference for each major. */
export function sinceDifferences(
  { table, since, file, thing, engines = ENGINES }: SinceTable, answers: readonly Answer[],
): Difference[] {
  // Limitless builds are offered with less.
  const judged = answers.filter(({ version }) => engines.includes(version.engine) && !version.limitless);
  return [...grouped(judged, ({ version }) => `${version.engine} ${version.major}`).values()].flatMap((ones): Difference[] => {
    const wrongly = ones.filter(({ version, has }) => has && lacks(version, since)).map(({ version }) => version);
    const { engine } = ones[0]!.version;
    if (wrongly.length > 0) {
      const first = wrongly.reduce((a, b) => (compareVersions(b, a) < 0 ? b : a));
      const detail = `has ${thing}, and ${table} says it has not`;
      return [{ kind: 'contradicted', engine, what: list(wrongly), detail, file, edit: setFirst(table, engine, numbersOf(first)) }];
    }
    const without = ones.filter(({ version, has }) => !has && !lacks(version, since)).map(({ version }) => version);
    const detail = `has no ${thing} in the Region of the recording, and ${table} says it has`;
    return without.length === 0 ? [] : [{ kind: 'unseen', engine, what: list(without), detail, file }];
  });
}

const list = (versions: readonly EngineVersion[]): string => versions.map(({ text }) => text).join(', ');

/** As tables of first versions write it. */
const numbersOf = ({ engine, text }: EngineVersion): string => (engine === 'aurora-mysql' ? text.replace(/^.*mysql_aurora\./, '') : text);

function limitless(row: EngineVersionRow, { engine, text, limitless: isBuild }: EngineVersion): Difference[] {
  return row.SupportsLimitlessDatabase === true && !isBuild
    ? [{ kind: 'contradicted', engine, what: text, detail: 'has Limitless Database, and is no build of its own: isStandardBuild() says no', file: 'src/facts/limitless.ts' }]
    : [];
}

function logTypes(offered: readonly { readonly row: EngineVersionRow; readonly version: EngineVersion }[]): Difference[] {
  const wrong = offered.flatMap(({ row: { ExportableLogTypes: types = [] }, version }) =>
    types.filter((type) => isRefusedLogType(version.engine, version, type))
      .map((type) => ({ engine: version.engine, type, text: version.text })));
  return [...grouped(wrong, ({ engine, type }) => `${engine} ${type}`).values()].map((ones) => ({
    kind: 'contradicted',
    engine: ones[0]!.engine,
    what: ones[0]!.type,
    detail: `is a log that can be exported with ${ones.map(({ text }) => text).join(', ')}, and isRefusedLogType() says no`,
    file: 'src/facts/log-exports.ts',
  }));
}

/** Words of the answer that a list of the tables does not have. */
function words(rows: readonly EngineVersionRow[], { of, engine, known, table, file, thing }: Words): Difference[] {
  const found = rows.filter((row) => engine === undefined || row.Engine === engine)
    .flatMap((row) => (of(row) ?? []).map((word) => ({ word, owner: row.Engine })));
  const isKnown = (word: string): boolean => known.some((one) => one.toLowerCase() === word.toLowerCase());
  return unique(found, ({ word }) => word).filter(({ word }) => !isKnown(word)).map(({ word, owner }) => ({
    kind: 'lacking', engine: owner, what: word, detail: `is ${thing} that is not in ${table}`, file, edit: addWord(table, word),
  }));
}
