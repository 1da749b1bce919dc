/**
 * Families and names of parameter groups.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Reference.ParameterGroups.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Reference.ParameterGroups.html and
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbclusterparametergroup.html#cfn-rds-dbclusterparametergroup-family
 * (read 2026-11-22).
 */
import { knownLength } from './partly-known';
import { EngineVersion } from './versions';

const MYSQL_FAMILIES: Readonly<Record<number, string>> = { 2: 'aurora-mysql5.7', 3: 'aurora-mysql8.0', 8: 'aurora-mysql8.4' };

/** From PostgreSQL 10 on a major version is one number; before, it was two. */
const FIRST_ONE_NUMBER_MAJOR = 10;

/** The newest major these tables know; how later ones name their families is not known. */
const LAST_KNOWN_MAJOR = 18;

/** The one family whose groups a version takes; undefined where it cannot be told. */
export function familyOf(version: EngineVersion): string | undefined {
  if (version.engine === 'aurora-mysql') return MYSQL_FAMILIES[version.major];
  if (version.major > LAST_KNOWN_MAJOR) return undefined;
  if (version.major >= FIRST_ONE_NUMBER_MAJOR) return `aurora-postgresql${version.major}`;
  return version.minor[0] === undefined ? undefined : `aurora-postgresql${version.major}.${version.minor[0]}`;
}

/** Whether the family is for older versions of the same engine. */
export function isFamilyBefore(family: string, version: EngineVersion): boolean {
  const own = familyOf(version);
  return own !== undefined && engineOfFamily(family) === version.engine && majorOfFamily(family) < majorOfFamily(own);
}

const majorOfFamily = (family: string): number => Number(family.slice(engineOfFamily(family).length));

/** The engine a family belongs to: what stands before its version. `aurora5.6` belongs to `aurora`, `mysql8.0` to `mysql`. */
export const engineOfFamily = (family: string): string => /^[^0-9]*/.exec(family)![0];

/** `aurora5.6`, `aurora-mysql8.0`, `aurora-postgresql9.6`, `aurora-postgresql16`: these, and those to come. */
const FAMILY = /^(aurora5\.6|aurora-mysql[1-9]\d*\.\d+|aurora-postgresql(9\.6|[1-9]\d+))$/;

/** Majors of Aurora itself, which no family is named after: `aurora-mysql2.11`, `aurora-mysql3.04`. */
const NAMED_AFTER_AURORA = /^aurora-mysql[1-3]\./;

/**
 * The family that was meant, where a name begins like one of Aurora and certainly is none; undefined where it is one, or
 * may become one.
 */
export function meantFamily(name: string): string | undefined {
  if (!name.startsWith('aurora') || (FAMILY.test(name) && !NAMED_AFTER_AURORA.test(name))) return undefined;
  const [, one, two] = /(\d+)(?:\.(\d+))?/.exec(name) ?? [];
  if (/postgres/i.test(name)) return one === undefined || Number(one) < FIRST_ONE_NUMBER_MAJOR ? 'aurora-postgresql16' : `aurora-postgresql${one}`;
  if (one === '5' || one === '2') return 'aurora-mysql5.7';
  return one === '8' && two === '4' ? 'aurora-mysql8.4' : 'aurora-mysql8.0';
}

/** RDS makes a group of this name for each family. */
const DEFAULT_PREFIX = 'default.';

/** The family of the default group of that name; undefined where the name is not one of a default group. */
export const familyOfDefaultGroup = (name: string): string | undefined =>
  name.startsWith(DEFAULT_PREFIX) ? name.slice(DEFAULT_PREFIX.length) : undefined;

export const defaultGroupOf = (family: string): string => DEFAULT_PREFIX + family;

/** Whether a group can be made under that name: the pattern of both CloudFormation types, and the length of the API. */
export const isGroupName = (name: string): boolean => knownLength(name) <= MAX_GROUP_NAME_LENGTH && /^[a-zA-Z…](-?[a-zA-Z0-9…])*$/.test(name);

/** Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBParameterGroup.html (read 2026-11-22). */
export const MAX_GROUP_NAME_LENGTH = 255;

/** The nearest name a group can be made under. */
export const nearestGroupName = (name: string): string =>
  name.slice(0, MAX_GROUP_NAME_LENGTH).replace(/[^a-zA-Z0-9…]+/g, '-').replace(/^[^a-zA-Z…]+|-$/g, '') || 'parameters';

/**
 * Whether no group can have the name: it is neither that of a default group nor one a group can be made under. `default`
 * alone names nothing either: https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/50 (read 2026-11-22).
 */
export function isNoGroup(name: string): boolean {
  if (name === 'default') return true;
  const family = familyOfDefaultGroup(name);
  return family === undefined ? name.includes('.') && !name.startsWith('arn:') : meantFamily(family) !== undefined;
}

/** Whether a description has letters RDS takes for control characters: everything beyond Latin, to be on the safe side. */
export const hasRefusedLetters = (description: string): boolean => /[^\u0000-\u00ff]/.test(description);
