import { Source, serviceError, userGuide } from './sources';
import { EngineVersion, Since, compareVersions, lacks, oncePerVersion, parseVersion } from './versions';

/**
 * Versions of Aurora that are or were offered, as of {@link TABLE_DATE}. Sources, all read 2026-11-22:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.Updates.30Updates.html, the same page
 * for version 2 (20Updates), and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html.
 *
 * A version that is in none of the tables is not wrong: it may be newer than they are.
 */
const READ = '2026-11-22';

/** The day the tables were made. What ended before is over; the clock is never asked. */
export const TABLE_DATE = READ;

/** Support that ends by then, the end of the quarter the tables were made in, is about to end. */
export const ENDING_BY = '2026-12-31';

type Engine = EngineVersion['engine'];

/** What builds of Aurora PostgreSQL Limitless Database end in. */
const LIMITLESS = '-limitless';

const mysqlCalendar: Source = { url: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html', read: READ };
const mysqlUpdates: Source = { url: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.Updates.30Updates.html', read: READ };
const postgresqlCalendar: Source = { url: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html', read: READ };

/** Which versions there are, and until when. */
export const releaseCalendars: readonly Source[] = [mysqlCalendar, mysqlUpdates, postgresqlCalendar];

/** Long-term support releases, and the advice to leave automatic minor version upgrades off for them. */
export const longTermSupport: readonly Source[] = [
  userGuide('AuroraMySQL.Update.SpecialVersions.html', READ),
  userGuide('AuroraPostgreSQL.Updates.LTS.html', READ),
];

/** What the service says to a version it does not offer. */
export const cannotFindVersion: readonly Source[] = [
  serviceError('Cannot find version 8.0.mysql_aurora.3.05.2 for aurora-mysql', 'https://github.com/transparency-dev/tessera/issues/774', READ),
  serviceError('Cannot find version 5.7.12 for aurora-mysql', 'https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/302', READ),
  serviceError('Cannot find version 15.5 for aurora-postgresql', 'https://github.com/langfuse/langfuse-terraform-aws/issues/34', READ),
];

/** A major version. */
export interface MajorVersion {
  readonly engine: Engine;
  readonly major: number;
  /** As people call it. */
  readonly name: string;
  readonly standardSupportEnds: string;
  /** Absent where AWS has not said. */
  readonly extendedSupportEnds?: string | undefined;
}

const mysqlMajor = (major: number, name: string, standardSupportEnds: string, extendedSupportEnds?: string): MajorVersion =>
  ({ engine: 'aurora-mysql', major, name: `Aurora MySQL ${name}`, standardSupportEnds, extendedSupportEnds });

const postgresqlMajor = (major: number, standardSupportEnds: string, extendedSupportEnds: string): MajorVersion =>
  ({ engine: 'aurora-postgresql', major, name: `Aurora PostgreSQL ${major}`, standardSupportEnds, extendedSupportEnds });

/** Source: the release calendars (see above). 2032-04 is "April 2032" there. */
const MAJORS: readonly MajorVersion[] = [
  mysqlMajor(2, 'version 2', '2024-10-31', '2029-06-30'),
  mysqlMajor(3, 'version 3', '2028-04-30', '2029-07-31'),
  mysqlMajor(8, '8.4', '2032-04-30'),
  postgresqlMajor(11, '2024-02-29', '2027-03-31'),
  postgresqlMajor(12, '2025-02-28', '2028-02-29'),
  postgresqlMajor(13, '2026-02-28', '2029-02-28'),
  postgresqlMajor(14, '2027-02-28', '2030-02-28'),
  postgresqlMajor(15, '2028-02-29', '2031-02-28'),
  postgresqlMajor(16, '2029-02-28', '2032-02-28'),
  postgresqlMajor(17, '2030-02-28', '2033-02-28'),
  postgresqlMajor(18, '2031-02-28', '2034-02-28'),
];

/** A minor version that is offered. Of Aurora MySQL 2 and 3 a line of patches: `3.10` is 3.10.0, 3.10.1 … */
export interface MinorVersion {
  readonly engine: Engine;
  /** In short: `3.10`, `8.4.7`, `16.8`, `16.4-limitless`. */
  readonly short: string;
  readonly released: string;
  readonly standardSupportEnds: string;
  readonly isLongTermSupport: boolean;
  /** A version of it to write down, as CloudFormation has it. */
  readonly example: string;
}

const mysql = (short: string, released: string, standardSupportEnds: string, example: string, isLongTermSupport = false): MinorVersion =>
  ({ engine: 'aurora-mysql', short, released, standardSupportEnds, isLongTermSupport, example });

const postgresql = (short: string, released: string, standardSupportEnds: string, isLongTermSupport = false): MinorVersion =>
  ({ engine: 'aurora-postgresql', short, released, standardSupportEnds, isLongTermSupport, example: short });

/** Oldest first. Source: the release calendars (see above); a month without a day counts until its last day. */
export const MINORS: readonly MinorVersion[] = [
  mysql('2.11', '2022-10-25', '2024-10-31', '5.7.mysql_aurora.2.11.6'),
  mysql('2.12', '2023-07-25', '2024-10-31', '5.7.mysql_aurora.2.12.6'),
  mysql('3.04', '2023-07-31', '2026-10-31', '8.0.mysql_aurora.3.04.6', true),
  mysql('3.08', '2024-11-18', '2026-08-31', '8.0.mysql_aurora.3.08.2'),
  mysql('3.09', '2025-05-14', '2026-08-31', '8.0.mysql_aurora.3.09.0'),
  mysql('3.10', '2025-07-31', '2028-04-30', '8.0.mysql_aurora.3.10.4', true),
  mysql('3.11', '2025-11-13', '2026-11-13', '8.0.mysql_aurora.3.11.1'),
  mysql('3.12', '2026-02-17', '2027-02-17', '8.0.mysql_aurora.3.12.0'),
  mysql('3.13', '2026-08-27', '2027-08-27', '8.0.mysql_aurora.3.13.0'),
  mysql('8.4.7', '2026-05-21', '2027-11-30', '8.4.mysql_aurora.8.4.7'),
  mysql('8.4.8', '2026-09-03', '2028-03-31', '8.4.mysql_aurora.8.4.8'),
  postgresql('11.9', '2020-12-11', '2024-02-29', true),
  postgresql('11.21', '2023-09-07', '2024-02-29'),
  postgresql('12.9', '2022-02-25', '2025-02-28', true),
  postgresql('12.22', '2024-12-13', '2025-02-28'),
  postgresql('13.9', '2023-01-23', '2026-02-28', true),
  postgresql('13.23', '2025-12-18', '2026-02-28'),
  postgresql('14.6', '2023-01-23', '2027-02-28', true),
  postgresql('14.17', '2025-04-08', '2026-11-30'),
  postgresql('14.18', '2025-06-30', '2026-12-31'),
  postgresql('14.19', '2025-11-25', '2027-02-28'),
  postgresql('14.20', '2025-12-18', '2027-02-28'),
  postgresql('14.22', '2026-04-06', '2027-02-28'),
  postgresql('15.10', '2024-12-13', '2028-02-29', true),
  postgresql('15.12', '2025-04-08', '2026-11-30'),
  postgresql('15.13', '2025-06-30', '2026-12-31'),
  postgresql('15.14', '2025-11-25', '2027-04-30'),
  postgresql('15.15', '2025-12-18', '2027-05-31'),
  postgresql('15.17', '2026-04-06', '2027-09-30'),
  postgresql('16.4-limitless', '2024-10-31', '2026-09-30'),
  postgresql('16.6-limitless', '2025-01-24', '2026-09-30'),
  postgresql('16.8', '2025-04-08', '2029-02-28', true),
  postgresql('16.8-limitless', '2025-05-08', '2026-11-30'),
  postgresql('16.9', '2025-06-30', '2026-12-31'),
  postgresql('16.9-limitless', '2025-09-05', '2027-03-31'),
  postgresql('16.10', '2025-11-25', '2027-04-30'),
  postgresql('16.10-limitless', '2026-02-24', '2027-09-30'),
  postgresql('16.11', '2025-12-18', '2027-05-31'),
  postgresql('16.11-limitless', '2026-02-25', '2027-10-31'),
  postgresql('16.13', '2026-04-06', '2027-09-30'),
  postgresql('17.4', '2025-05-01', '2026-11-30'),
  postgresql('17.5', '2025-06-30', '2026-12-31'),
  postgresql('17.6', '2025-11-25', '2027-04-30'),
  postgresql('17.7', '2025-12-18', '2030-02-28', true),
  postgresql('17.9', '2026-04-06', '2027-09-30'),
  postgresql('18.3', '2026-06-11', '2027-11-30'),
];

/**
 * Minors of Aurora PostgreSQL that are offered, and whose days are not known. Sources: aws-cdk-lib 2.276.0, cfn-lint 1.58.0 and the answer
 * of DescribeDBEngineVersions named below (read 2026-11-28).
 */
const UNDATED: readonly string[] = [
  ...minors(14, 23, 24), ...minors(15, 18, 19), ...minors(16, 14, 15), ...minors(17, 10, 11), ...minors(18, 4, 6), `16.13${LIMITLESS}`,
];

/** Whether it is a minor that is known to be offered, and of which nothing else is. */
export const isUndated = (version: EngineVersion): boolean =>
  version.engine === 'aurora-postgresql' && UNDATED.some((short) => belongsTo(version, short));

/**
 * Versions that were offered once and are not any more, whole majors and lines of patches among them. Sources: the lists
 * of updates, where they are "Deprecated"; that the calendar of Aurora PostgreSQL no longer has them; and, for each, one
 * of https://github.com/aws-cloudformation/cfn-lint (1.51.0, engine_version_deprecated.json, made from
 * DescribeDBEngineVersions), https://github.com/aws/aws-cdk (2.276.0, "no longer supported by Amazon RDS") and
 * https://github.com/ministackorg/ministack/pull/1299 (the answer of DescribeDBEngineVersions on 2026-08-06), read 2026-11-22.
 */
const RETIRED: Readonly<Record<Engine, readonly string[]>> = {
  'aurora-mysql': [
    '2.01', '2.02', '2.03', '2.04', '2.05', '2.06', '2.07', '2.08', '2.09', '2.10', '2.11.0', '2.12.0.1',
    '3.01', '3.02', '3.03', '3.05', '3.06', '3.07', '3.11.0',
  ],
  'aurora-postgresql': [
    '9.6', '10',
    ...minors(11, 4, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20),
    ...minors(12, 4, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21),
    ...minors(13, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22),
    ...minors(14, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15),
    ...minors(15, 2, 3, 4, 5, 6, 7, 8, 9),
    ...minors(16, 1, 2, 3, 4, 5, 6),
  ],
};

/** What version 2 of Aurora MySQL was called at first; "Cannot find version 5.7.12 for aurora-mysql", see {@link cannotFindVersion}. */
const RETIRED_NAME = '5.7.12';

/**
 * Minors PostgreSQL has and Aurora never had: those before the first of each major, and those it left out.
 * Sources: the release calendar of Aurora PostgreSQL ("Aurora PostgreSQL 17.4 and higher"); for those left out, that
 * neither it nor any of the lists named at {@link RETIRED} has them.
 */
const NEVER_OFFERED: readonly string[] = [
  ...minors(11, 0, 1, 2, 3, 5, 10),
  ...minors(12, 0, 1, 2, 3, 5),
  ...minors(13, 0, 1, 2, 19),
  ...minors(14, 0, 1, 2, 16, 21),
  ...minors(15, 0, 1, 11, 16),
  ...minors(16, 0, 7, 12),
  ...minors(17, 0, 1, 2, 3, 8),
  ...minors(18, 0, 1, 2),
];

function minors(major: number, ...numbers: number[]): string[] {
  return numbers.map((number) => `${major}.${number}`);
}

/** Whether AWS offered the version once and does not any more. */
export const isRetired = oncePerVersion((version) =>
  !version.limitless && (version.text === RETIRED_NAME || RETIRED[version.engine].some((short) => belongsTo(version, short))));

/** Whether the version is one PostgreSQL has and Aurora never had. */
export const isNeverOffered = oncePerVersion((version) =>
  version.engine === 'aurora-postgresql' && !version.limitless && NEVER_OFFERED.some((short) => belongsTo(version, short)));

/** Whether a cluster may have the version, as far as the tables tell. What is not offered has no classes and features either. */
export const mayBeOffered = (version: EngineVersion): boolean => !isRetired(version) && !isNeverOffered(version);

/** The offered minor a version belongs to; undefined when it has none in the table. */
export const minorOf = oncePerVersion((version): MinorVersion | undefined =>
  MINORS.find(({ engine, short }) => engine === version.engine && belongsTo(version, short)));

/** The major a version belongs to; undefined when it is not in the table. */
export const majorOf = (version: EngineVersion): MajorVersion | undefined =>
  MAJORS.find(({ engine, major }) => engine === version.engine && major === version.major);

/** Whether the major was past its standard support when the tables were made. */
export const isPastStandardSupport = (major: MajorVersion): boolean => major.standardSupportEnds < TABLE_DATE;

/** That the version RDS chooses where a template names none moves on, as it did from 5.7 to 8.0 for Aurora MySQL. */
export const movingDefault: Source = serviceError(
  'The Parameter Group default.aurora-mysql5.7 with DBParameterGroupFamily aurora-mysql5.7 cannot be used for this instance. Please use a Parameter Group with DBParameterGroupFamily aurora-mysql8.0',
  'https://github.com/hashicorp/terraform-provider-aws/issues/33968',
  '2026-11-28',
);

/**
 * A version of the oldest major that RDS may choose for a new cluster whose template names none. Which one it chooses differs by Region
 * and day, but it is under standard support: what is older is certain not to be chosen, what is newer may be.
 */
export function oldestDefault(engine: string): EngineVersion | undefined {
  const oldest = MINORS.find((one) => one.engine === engine && !isPastStandardSupport(majorOf(parsed(one))!));
  return oldest && parsed(oldest);
}

/** Whether the standard support of the minor had ended when the tables were made, or was about to. */
export const isEnding = (one: MinorVersion): boolean => one.standardSupportEnds <= ENDING_BY;

/** Whether it is a beta: Aurora MySQL numbers those with a digit more. */
export const isBeta = (version: EngineVersion): boolean => version.engine === 'aurora-mysql' && version.minor.length > 2;

/** The version nearest above that is not about to end; if its major has none, the last of the major; else the first of another. */
export function nearestSupported(version: EngineVersion): string {
  const offered = MINORS.filter(({ engine, short }) => engine === version.engine && short.endsWith(LIMITLESS) === version.limitless);
  const ofMajor = offered.filter((one) => parsed(one).major === version.major);
  const nearest = ofMajor.find((one) => !isEnding(one) && compareVersions(parsed(one), version) > 0)
    ?? ofMajor[ofMajor.length - 1]
    ?? offered.find((one) => !isEnding(one) && parsed(one).major > version.major);
  return nearest?.example ?? version.text;
}

/** A long-term support version of the next major that is under standard support; undefined when there is none. */
export const nextSupportedMajor = (version: EngineVersion): string | undefined =>
  MINORS.filter((one) => one.engine === version.engine && one.isLongTermSupport && !isEnding(one))
    .find((one) => parsed(one).major > version.major)?.example;

/** The nearest offered version from `version` upwards that has something and is not about to end; undefined when there is none. */
export const nearestSupportedWith = (version: EngineVersion, since: Since): string | undefined =>
  MINORS.filter((one) => one.engine === version.engine && !one.short.endsWith(LIMITLESS) && !isEnding(one))
    .find((one) => compareVersions(parsed(one), version) > 0 && !lacks(parsed(one), since))?.example;

/** Whether a version is the one that is written in short, or a patch of it. */
function belongsTo(version: EngineVersion, short: string): boolean {
  const own = [version.major, ...version.minor];
  const numbers = short.replace(LIMITLESS, '').split('.').map(Number);
  return short.endsWith(LIMITLESS) === version.limitless && numbers.every((number, index) => own[index] === number);
}

function parsed(one: MinorVersion): EngineVersion {
  return parseVersion(one.engine, one.example)!;
}
