import { SIZES, sizeRank } from './instance-sizes';
import { partitionOf } from './regions';
import { Source, serviceError, userGuide } from './sources';
import { table } from './tables';
import { EngineVersion, Since, lacks } from './versions';
import { misspelt } from './words';

/**
 * Classes of DB instances, by family: what Aurora offers of each, from which version on.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.SupportAurora.html (read 2026-11-22).
 *
 * A family that is in no table is not wrong: db.r8i and db.r9g are newer than their source. From which versions on there is db.r8a is
 * not known; https://github.com/aws-cloudformation/cfn-lint (1.58.0, dbinstanceclass_enum.json, read 2026-11-28) has it for both engines.
 */
const READ = '2026-11-22';

const support = userGuide('Concepts.DBInstanceClass.SupportAurora.html', READ);

/** Which engine version runs on which class, and what the service says to others. */
export const supportedClasses: readonly Source[] = [
  support,
  serviceError(
    'RDS does not support creating a DB instance with the following combination: DBInstanceClass=db.r4.large, Engine=aurora-postgresql, EngineVersion=14.4, LicenseModel=postgresql-license.',
    'https://github.com/cn-terraform/terraform-aws-sonarqube/issues/88',
    READ,
  ),
];

/** What the service says to something that is no class. */
export const invalidClass: Source = serviceError('Invalid DB Instance class: db.db.t4g.micro', 'https://github.com/aws/aws-cdk/issues/28355', READ);

type Engine = EngineVersion['engine'];

/** A family of classes. */
export interface ClassFamily {
  readonly name: string;
  /** All sizes there are; undefined where AWS still adds some. */
  readonly sizes?: readonly string[];
  /** Engines that do not run on it in any version. */
  readonly never?: readonly Engine[];
  /** First versions; here an engine that is not named is not limited. */
  readonly since?: Since;
  /** Last major versions; an engine that is not named is not limited. */
  readonly until?: Readonly<Partial<Record<Engine, number>>>;
  /** The family to take instead. */
  readonly instead: string;
}

const R_SIZES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'];
const POSTGRESQL_GRAVITON2 = ['11.9', '12.8', '13.3', '14.3', '15.2', '16.1', '17.4'];
const GENERATION8: Since = { 'aurora-mysql': ['3.08.0'], 'aurora-postgresql': ['13.15', '14.12', '15.7', '16.3', '17.4'] };
const OPTIMIZED_READS6: Since = { 'aurora-postgresql': ['14.9', '15.4', '16.1', '17.4'] };

/**
 * Sources: see above; db.r4 also https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Types.html,
 * db.r3 https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Compare-v2-v3.html (read 2026-11-22).
 * The table has db.t3 and db.t4g from Aurora PostgreSQL 11.12 on, which is left out: samples of AWS ran db.t3 on 11.9 for years.
 */
export const FAMILIES: readonly ClassFamily[] = [
  { name: 'x2g', sizes: R_SIZES, since: { 'aurora-postgresql': POSTGRESQL_GRAVITON2 }, instead: 'r6g' },
  { name: 'r8g', since: GENERATION8, instead: 'r6g' },
  { name: 'r8a', instead: 'r6i' },
  { name: 'r8gd', never: ['aurora-mysql'], since: { 'aurora-postgresql': ['14.12', '15.7', '16.3', '17.4'] }, instead: 'r6g' },
  { name: 'r7g', sizes: R_SIZES, since: { 'aurora-mysql': ['2.12.0', '3.03.1'], 'aurora-postgresql': ['13.10', '14.7', '15.2', '16.1', '17.4'] }, instead: 'r6g' },
  { name: 'r7i', sizes: [...R_SIZES, '24xlarge', '48xlarge'], since: GENERATION8, instead: 'r6i' },
  { name: 'r6g', sizes: R_SIZES, since: { 'aurora-postgresql': POSTGRESQL_GRAVITON2 }, instead: 'r5' },
  { name: 'r6gd', sizes: R_SIZES.slice(1), never: ['aurora-mysql'], since: OPTIMIZED_READS6, instead: 'r6g' },
  { name: 'r6i', sizes: [...R_SIZES, '24xlarge', '32xlarge'], since: { 'aurora-postgresql': ['12.9', '13.5', '14.3', '15.2', '16.1', '17.4'] }, instead: 'r5' },
  { name: 'r6id', sizes: ['24xlarge', '32xlarge'], never: ['aurora-mysql'], since: OPTIMIZED_READS6, instead: 'r6i' },
  { name: 'r5', sizes: [...R_SIZES, '24xlarge'], instead: 'r6g' },
  { name: 'r4', sizes: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '16xlarge'], until: { 'aurora-mysql': 2, 'aurora-postgresql': 12 }, instead: 'r6g' },
  { name: 'r3', sizes: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'], never: ['aurora-postgresql'], until: { 'aurora-mysql': 2 }, instead: 'r6g' },
  { name: 't4g', sizes: ['medium', 'large'], instead: 'r6g' },
  { name: 't3', sizes: ['medium', 'large'], instead: 'r6g' },
  { name: 't2', sizes: ['small', 'medium'], never: ['aurora-postgresql'], until: { 'aurora-mysql': 2 }, instead: 't3' },
];

/** A class that is narrower than its family. */
const T3_SMALL: ClassFamily = { name: 't3', sizes: ['small'], never: ['aurora-postgresql'], until: { 'aurora-mysql': 2 }, instead: 't3' };

/**
 * Families of RDS that Aurora does not have, all older than its newest: general purpose, compute optimized, and memory
 * optimized ones. Newer ones are not named, since Aurora may get them.
 * Sources: see above, against https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html (read 2026-11-22).
 */
const NOT_FOR_AURORA = /^(m[1-7][a-z]*|c[1-6][a-z]*|x1e?|x2i[a-z]+|z1d|r5b|r5d|t1)$/;

/** A class, taken apart. */
export interface InstanceClass {
  readonly text: string;
  /** `r6g`. */
  readonly family: string;
  /** `large`. */
  readonly size: string;
}

/** A class with family and size; undefined for `db.serverless`, and for what has another shape. */
export function parseClass(text: string): InstanceClass | undefined {
  const [, family, size] = /^db\.([a-z0-9-]+)\.([a-z0-9-]+)$/.exec(text) ?? [];
  return family === undefined || size === undefined || family === 'db' ? undefined : { text, family, size };
}

/** The class of Serverless v2. */
export const SERVERLESS_CLASS = 'db.serverless';

/** Names people give to it, and to sizes. */
const SERVERLESS_NAMES = table<string>({ serverlessv2: 'serverless', serverless2: 'serverless' });
const SIZE_NAMES = table<string>({ xl: 'xlarge', xxlarge: '2xlarge', ...Object.fromEntries(SIZES.map((size) => [size.replace('large', 'l'), size])) });

/**
 * What was meant by a text that is certain to be no class: one without `db.` in front or with too many of it, in another case, with
 * other separators, or with a misspelled size. Another family is a newer one.
 */
export function misspelledClass(text: string): string | undefined {
  const parts = text.toLowerCase().split(/[^a-z0-9]+/).filter((part) => part !== '' && part !== 'db');
  const [family = '', ...rest] = parts.length === 1 ? apart(parts[0]!) : parts;
  const serverless = SERVERLESS_CLASS.slice('db.'.length);
  const whole = parts.join('');
  if (text === SERVERLESS_CLASS) return undefined;
  if (whole === serverless || misspelt(whole, [serverless], SERVERLESS_NAMES) !== undefined) return SERVERLESS_CLASS;
  const size = SIZES.includes(rest.join('')) ? rest.join('') : misspelt(rest.join(''), SIZES, SIZE_NAMES) ?? '';
  const one = parseClass(`db.${family}.${size}`);
  return one && one.text !== text && (familyOf(one) !== undefined || isNotForAurora(one)) ? one.text : undefined;
}

/** Family and size of a class that is written in one: `r6glarge`. */
function apart(text: string): string[] {
  const written = text.replace(/^db/, '');
  const size = [...SIZES].reverse().find((one) => written.endsWith(one) && FAMILIES.some(({ name }) => name + one === written));
  return size === undefined ? [written] : [written.slice(0, -size.length), size];
}

/** The family of a class, or of the class alone where it differs from its family; undefined when it is in no table. */
export const familyOf = ({ family, size }: InstanceClass): ClassFamily | undefined =>
  family === 't3' && size === 'small' ? T3_SMALL : FAMILIES.find(({ name }) => name === family);

/**
 * Classes that the price list has for Aurora in a Region, though the guide does not: whether they can be had there is not known.
 * Source: https://github.com/aws-cloudformation/cfn-lint (1.58.0, dbinstanceclass_enum.json, read 2026-11-28).
 */
const LISTED_IN_REGION = table<RegExp>({
  'us-gov-east-1': /^(t3\.(small|xlarge|2xlarge))$/,
  'us-gov-west-1': /^(t3\.(small|xlarge|2xlarge))$/,
  'me-central-1': /^(t3\.small|t4g\.(xlarge|2xlarge))$/,
  'ap-east-1': /^t3\.small$/,
  'ap-northeast-3': /^t3\.small$/,
  'ca-west-1': /^t4g\.small$/,
  'ap-southeast-5': /^r6id\./,
  'ap-southeast-7': /^r6id\./,
});

/** Whether a class may be had in a Region all the same: sources disagree, or the Region is newer than they are. */
export const isDoubtfulIn = (region: string | undefined, { family, size }: InstanceClass): boolean =>
  region !== undefined && (partitionOf(region) === undefined || (LISTED_IN_REGION[region]?.test(`${family}.${size}`) ?? false));

/** Whether RDS has the family and Aurora does not. */
export const isNotForAurora = ({ family }: InstanceClass): boolean => NOT_FOR_AURORA.test(family);

/** The sizes of the family, if the size is none of them. */
export const otherSizes = (one: InstanceClass): readonly string[] | undefined => {
  const sizes = familyOf(one)?.sizes;
  return sizes?.includes(one.size) ? undefined : sizes;
};

/** Whether no version of the engine runs on the class. */
export const isNotForEngine = (one: InstanceClass, engine: string): boolean =>
  familyOf(one)?.never?.some((never) => never === engine) ?? false;

/** Whether the version is too new for the class. */
export function isTooNew(one: InstanceClass, version: EngineVersion): boolean {
  const last = familyOf(one)?.until?.[version.engine];
  return last !== undefined && version.major > last;
}

/** Whether the version is too old for the class. */
export function isTooOld(one: InstanceClass, version: EngineVersion): boolean {
  const since = familyOf(one)?.since;
  return since?.[version.engine] !== undefined && lacks(version, since);
}

/** The nearest class that the engine has in every version: another family, another size, or both. */
export function insteadOf(one: InstanceClass): string {
  const name = otherSizes(one) && !familyOf(one)?.never ? one.family : familyOf(one)?.instead ?? 'r6g';
  const sizes = FAMILIES.find((family) => family.name === name)?.sizes ?? R_SIZES;
  const rank = sizeRank(one.text) ?? 0;
  return `db.${name}.${sizes.find((size) => sizeRank(`db.${name}.${size}`)! >= rank) ?? sizes[sizes.length - 1]}`;
}

/** Whether it can burst, and is no memory-optimized class. */
export const isBurstable = ({ family }: InstanceClass): boolean => /^t\d/.test(family);

/**
 * Families with local NVMe storage, for Optimized Reads.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.optimized.reads.html (read 2026-11-22).
 */
export const hasOptimizedReads = ({ family }: InstanceClass): boolean => ['r6gd', 'r6id', 'r8gd'].includes(family);

/**
 * Families that cannot have I/O-Optimized storage.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Types.html (read 2026-11-22).
 */
export const isNotForIoOptimized = ({ family }: InstanceClass): boolean => ['r4', 't2'].includes(family);
