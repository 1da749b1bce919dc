// Reads recorded answers of the API, as the AWS CLI writes them with `--output json`.
import { readFileSync, statSync } from 'node:fs';
import { Refused } from './differences';

type Json = Readonly<Record<string, unknown>>;

/** An element of `DBEngineVersions`, as far as it is compared. */
export interface EngineVersionRow {
  readonly Engine: string;
  readonly EngineVersion: string;
  readonly DBParameterGroupFamily?: string;
  /** `deprecated` for what `--include-all` adds; the API leaves others out. */
  readonly Status?: string;
  readonly ValidUpgradeTarget?: readonly { readonly Engine: string; readonly EngineVersion: string }[];
  readonly ExportableLogTypes?: readonly string[];
  readonly SupportedFeatureNames?: readonly string[];
  readonly SupportedCACertificateIdentifiers?: readonly string[];
  readonly SupportsGlobalDatabases?: boolean;
  readonly SupportsLimitlessDatabase?: boolean;
  readonly SupportsLocalWriteForwarding?: boolean;
  readonly SupportsIntegrations?: boolean;
  readonly ServerlessV2FeaturesSupport?: { readonly MinCapacity?: number; readonly MaxCapacity?: number };
}

/** An element of `OrderableDBInstanceOptions`, likewise. */
export interface OrderableRow {
  readonly Engine: string;
  readonly EngineVersion: string;
  readonly DBInstanceClass: string;
  readonly StorageType?: string;
  readonly SupportsPerformanceInsights?: boolean;
  readonly SupportsIAMDatabaseAuthentication?: boolean;
  readonly SupportsKerberosAuthentication?: boolean;
  readonly SupportsGlobalDatabases?: boolean;
  readonly SupportedNetworkTypes?: readonly string[];
}

/** An element of `DBMajorEngineVersions`. */
export interface MajorRow {
  readonly Engine: string;
  readonly MajorEngineVersion: string;
  readonly SupportedEngineLifecycles?: readonly {
    readonly LifecycleSupportName?: string;
    readonly LifecycleSupportEndDate?: string | number;
  }[];
}

/** An element of `EngineDefaults.Parameters`. */
export interface ParameterRow {
  readonly ParameterName: string;
  readonly ApplyType?: string;
  readonly AllowedValues?: string;
  readonly IsModifiable?: boolean;
}

/** The parameters of a family, of one of its two kinds of groups. */
export interface DefaultsRow {
  readonly DBParameterGroupFamily: string;
  readonly Parameters: readonly ParameterRow[];
}

/** What the answers hold, all files together. */
export interface Recordings {
  readonly versions?: readonly EngineVersionRow[];
  readonly options?: readonly OrderableRow[];
  readonly majors?: readonly MajorRow[];
  readonly defaults?: readonly DefaultsRow[];
  readonly certificates?: readonly { readonly CertificateIdentifier: string }[];
  /** Of describe-source-regions, of `aws ec2 describe-regions` and of `aws account list-regions`. */
  readonly regions?: readonly { readonly RegionName: string }[];
}

/** The list of each answer, and what each of its rows has to have. */
const LISTS: readonly { readonly key: string; readonly name: keyof Recordings; readonly columns: readonly string[] }[] = [
  { key: 'DBEngineVersions', name: 'versions', columns: ['Engine', 'EngineVersion'] },
  { key: 'OrderableDBInstanceOptions', name: 'options', columns: ['Engine', 'EngineVersion', 'DBInstanceClass'] },
  { key: 'DBMajorEngineVersions', name: 'majors', columns: ['Engine', 'MajorEngineVersion'] },
  { key: 'Certificates', name: 'certificates', columns: ['CertificateIdentifier'] },
  { key: 'SourceRegions', name: 'regions', columns: ['RegionName'] },
  { key: 'Regions', name: 'regions', columns: ['RegionName'] },
];

/** One file: what it holds, and the day it was written. */
export interface Recording {
  readonly file: string;
  readonly day: string;
  readonly content: Recordings;
}

export function readRecording(file: string): Recording {
  return { file, day: statSync(file, { throwIfNoEntry: false })?.mtime.toISOString().slice(0, 10) ?? '', content: contentOf(file, parsed(file)) };
}

/** All rows of all files. */
export function together(recordings: readonly Recording[]): Recordings {
  const all: Record<string, unknown[]> = {};
  for (const { content } of recordings) {
    for (const [name, rows] of Object.entries(content)) all[name] = [...(all[name] ?? []), ...(rows as readonly unknown[])];
  }
  return all as Recordings;
}

function contentOf(file: string, answer: Json): Recordings {
  const defaults = answer.EngineDefaults as Json | undefined;
  if (Boolean(answer.NextToken ?? answer.Marker ?? defaults?.Marker)) {
    throw new Refused(`${file} is one page of several: record it again without --max-items and --no-paginate`);
  }
  if (defaults !== undefined) return { defaults: [defaultsOf(file, defaults)] };
  const list = LISTS.find(({ key }) => answer[key] !== undefined);
  if (!list) throw new Refused(`${file} has none of ${[...LISTS.map(({ key }) => key), 'EngineDefaults'].join(', ')}: it is no answer that can be compared`);
  return { [list.name]: rowsOf(file, answer[list.key], list.key, list.columns) };
}

function defaultsOf(file: string, { DBParameterGroupFamily: family, Parameters: parameters }: Json): DefaultsRow {
  if (typeof family !== 'string') throw new Refused(`${file}: EngineDefaults has no DBParameterGroupFamily`);
  return { DBParameterGroupFamily: family, Parameters: rowsOf(file, parameters, 'Parameters', ['ParameterName']) as readonly ParameterRow[] };
}

function rowsOf(file: string, list: unknown, key: string, columns: readonly string[]): readonly unknown[] {
  if (!Array.isArray(list)) throw new Refused(`${file}: ${key} is no list`);
  list.forEach((row: Json | null, index) => {
    const missing = columns.find((column) => typeof row?.[column] !== 'string');
    if (missing !== undefined) throw new Refused(`${file}: ${key}[${index}] has no ${missing}`);
  });
  return list;
}

function parsed(file: string): Json {
  try {
    const answer = JSON.parse(decode(readFileSync(file))) as unknown;
    return typeof answer === 'object' && answer !== null ? answer as Json : {};
  } catch (error) {
    throw new Refused(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}

/** UTF-8, or UTF-16 as PowerShell writes it, with a byte order mark or without. */
export function decode(bytes: Buffer): string {
  const isLittleEndian = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] !== 0 && bytes[1] === 0);
  const isBigEndian = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] !== 0);
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const text = isBigEndian ? Buffer.from(even).swap16().toString('utf16le') : bytes.toString(isLittleEndian ? 'utf16le' : 'utf8');
  return text.replace(/^\uFEFF/, '');
}
