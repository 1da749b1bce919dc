import { MINORS } from './engine-versions';
import { Source, serviceError, userGuide } from './sources';
import { EngineVersion } from './versions';

const READ = '2026-11-28';

/** Which versions a cluster can be upgraded to, and that there is no way back. */
export const upgradeSources: readonly Source[] = [
  userGuide('USER_UpgradeDBInstance.PostgreSQL.UpgradeVersion.html', READ),
  userGuide('AuroraMySQL.Updates.MajorVersionUpgrade.html', READ),
];

export const cannotDowngrade: Source = serviceError('Cannot upgrade aurora-postgresql from 15.15 to 15.10', 'https://github.com/aws-samples/dify-self-hosted-on-aws/issues/101', READ);
export const cannotUpgrade: Source = serviceError('Cannot upgrade aurora-postgresql from 11.17 to 13.7', 'https://github.com/nationalarchives/ds-caselaw-data-enrichment-service/pull/167', READ);

/**
 * What a change of version amounts to. `tooOld`: the target was made before the source, so it may lack what the source has fixed.
 * `tooFar`: majors of Aurora MySQL are taken one after the other.
 */
export type UpgradePath = 'downgrade' | 'tooOld' | 'tooFar' | 'major' | 'minor';

/**
 * The quarter a minor of PostgreSQL was made in, counted as minors of 17 are. All majors have one each quarter, by which the table of
 * upgrade targets goes: 16.8, 15.12 and 17.4 are of one. Source: https://www.postgresql.org/docs/release/ (read 2026-11-28).
 */
const FIRST_QUARTERS: Readonly<Record<number, number>> = { 10: -30, 11: -25, 12: -20, 13: -16, 14: -13, 15: -8, 16: -4, 17: 0, 18: 6 };

/** 14.4 was made in between, for one fix: it counts as the one after it, and those before it are one quarter later than the rest says. */
const EXTRA: readonly [major: number, minor: number] = [14, 4];

function quarterOf({ major, minor: [minor] }: EngineVersion): number | undefined {
  const first = FIRST_QUARTERS[major];
  if (first === undefined || minor === undefined) return undefined;
  return first + minor + (major === EXTRA[0] && minor <= EXTRA[1] ? 1 : 0);
}

/** What a change of version amounts to. Undefined where none, or where the default of a major, or of a line of patches, decides. */
export function upgradePath(from: EngineVersion, to: EngineVersion): UpgradePath | undefined {
  if (from.engine !== to.engine || from.limitless !== to.limitless) return undefined;
  const difference = knownDifference(from, to);
  if (difference === 0) return undefined;
  if (difference < 0) return 'downgrade';
  if (from.major === to.major) return 'minor';
  if (isTooFar(from, to)) return 'tooFar';
  return isTooOld(from, to) ? 'tooOld' : 'major';
}

/** Of versions, as far as both say them: what is left to AWS may be any. */
function knownDifference(from: EngineVersion, to: EngineVersion): number {
  const [older, newer] = [[from.major, ...from.minor], [to.major, ...to.minor]] as const;
  const index = older.findIndex((number, place) => newer[place] !== undefined && newer[place] !== number);
  return index < 0 ? 0 : newer[index]! - older[index]!;
}

const isTooFar = (from: EngineVersion, to: EngineVersion): boolean => from.engine === 'aurora-mysql' && from.major === 2 && to.major > 3;

function isTooOld(from: EngineVersion, to: EngineVersion): boolean {
  if (from.engine !== 'aurora-postgresql' || from.limitless) return false;
  const [before, after] = [quarterOf(from), quarterOf(to)];
  return before !== undefined && after !== undefined && after < before;
}

/** The first version of a major, of those that are offered, that is new enough to follow another one; undefined where none is known. */
export function firstTarget(from: EngineVersion, major: number): string | undefined {
  const before = quarterOf(from);
  return before === undefined
    ? undefined
    : MINORS.find(({ engine, short }) => {
      const [own, minor] = short.split('.').map(Number);
      if (engine !== 'aurora-postgresql' || own !== major || minor === undefined || Number.isNaN(minor)) return false;
      return quarterOf({ ...from, major, minor: [minor] })! >= before;
    })?.example;
}
