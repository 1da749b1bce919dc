import { Source, serviceError, userGuide } from './sources';
import { EngineVersion, fullVersion } from './versions';

/** How `EngineVersion` is written, and what the service says to anything else. */
export const versionShapes: readonly Source[] = [
  userGuide('AuroraMySQL.Updates.Versions.html', '2026-11-22'),
  serviceError('Cannot find version null for aurora-postgresql', 'https://github.com/data-dot-all/dataall/pull/91', '2026-11-22'),
];

/** A version as it should be written, for an engine. */
const SHAPE_EXAMPLE: Readonly<Record<EngineVersion['engine'], string>> = {
  'aurora-mysql': '8.0.mysql_aurora.3.10.4',
  'aurora-postgresql': '16.8',
};

/** What somebody wrote who meant another version. */
export interface MisspelledVersion {
  /** A version of the engine. */
  readonly example: string;
  /** What they most likely meant; undefined where nothing tells. */
  readonly meant?: string | undefined;
}

/**
 * Whether a version is certain to be none of the engine. Only mistakes that are known are named, everything else may be
 * a shape AWS comes up with: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Updates.Versions.html
 * (read 2026-11-22).
 */
export function misspelledVersion(engine: string, text: string): MisspelledVersion | undefined {
  if (engine !== 'aurora-mysql' && engine !== 'aurora-postgresql') return undefined;
  const meant = !/^\d/.test(text) ? UNCLEAR : engine === 'aurora-mysql' ? misspelledMysql(text) : misspelledPostgresql(text);
  return meant === undefined ? undefined : { example: SHAPE_EXAMPLE[engine], ...(meant === UNCLEAR ? {} : { meant }) };
}

/** It is wrong, and nothing tells what was meant. */
const UNCLEAR = '';


function misspelledMysql(text: string): string | undefined {
  const [, , numbers] = /^(5\.7|8\.0|8\.4)\.mysql_aurora\.([238]\.[\d.]*\d)$/.exec(text) ?? [];
  if (numbers !== undefined) {
    // The MySQL version in front has to fit the Aurora version, and 3.4.0 is written 3.04.0.
    const written = fullVersion('aurora-mysql', numbers);
    return written === text ? undefined : written;
  }
  if (text.includes('aurora')) return /^\d+\.\d+\.mysql_aurora\.\d/.test(text) && !text.startsWith('5.6.') ? undefined : UNCLEAR;
  // The Aurora version alone, the MySQL version alone, Aurora MySQL version 1, and PostgreSQL.
  if (/^[23]\.\d+\.\d+$|^8\.4\.\d+$/.test(text)) return fullVersion('aurora-mysql', text);
  // 5.7.12 was a version once, and is retired.
  return /^(5\.7(?!\.12$)|8\.0)\.\d|^5\.6|^[23](\.|$)|^1\d(\.|$)/.test(text) ? UNCLEAR : undefined;
}

function misspelledPostgresql(text: string): string | undefined {
  // Aurora began with PostgreSQL 9.6.
  return text.includes('mysql') || /^[1-8](\.|$)/.test(text) ? UNCLEAR : undefined;
}
