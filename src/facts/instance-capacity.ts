import { parseClass } from './instance-classes';
import { Compatibility } from './metrics';

/**
 * Memory and local storage of instance classes.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Summary.html (read 2026-11-22); of db.r8a,
 * https://aws.amazon.com/ec2/instance-types/r8a/ (read 2026-11-28).
 */
export const BYTES_PER_GIB = 1024 ** 3;

/** Memory of the size `large`, in GiB. The other sizes are multiples of it. */
const MEMORY_OF_LARGE: Readonly<Record<string, number>> = {
  t2: 8,
  t3: 8,
  t4g: 8,
  r3: 15.25,
  r4: 15.25,
  r5: 16,
  r6g: 16,
  r6gd: 16,
  r6i: 16,
  r6id: 16,
  r7g: 16,
  r7i: 16,
  r8a: 16,
  r8g: 16,
  r8gd: 16,
  x2g: 32,
};

const TIMES_LARGE: Readonly<Record<string, number>> = {
  'small': 1 / 4,
  'medium': 1 / 2,
  'large': 1,
  'xlarge': 2,
  '2xlarge': 4,
  '4xlarge': 8,
  '8xlarge': 16,
  '12xlarge': 24,
  '16xlarge': 32,
  '24xlarge': 48,
  '32xlarge': 64,
  '48xlarge': 96,
};

/** Memory of an instance class in bytes; `undefined` for a class that is in no table. */
export function memoryOf(instanceClass: string): number | undefined {
  const { family, size } = parseClass(instanceClass) ?? {};
  const large = family === undefined ? undefined : MEMORY_OF_LARGE[family];
  const times = size === undefined ? undefined : TIMES_LARGE[size];
  return large === undefined || times === undefined ? undefined : large * times * BYTES_PER_GIB;
}

/**
 * Memory of an Aurora capacity unit, about.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html#aurora-serverless-v2.how-it-works.capacity
 * (read 2026-11-22).
 */
export const MEMORY_PER_ACU = 2 * BYTES_PER_GIB;

/**
 * Most local storage of an instance, in GiB, by size: what the smallest of the families has.
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Performance.html#AuroraMySQL.Managing.TempStorage
 * and https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Managing.html#AuroraPostgreSQL.Managing.TempStorage
 * (read 2026-11-22).
 */
const LOCAL_STORAGE: Readonly<Record<Compatibility, Readonly<Record<string, number>>>> = {
  MySQL: {
    'large': 32,
    'xlarge': 80,
    '2xlarge': 160,
    '4xlarge': 320,
    '8xlarge': 640,
    '12xlarge': 960,
    '16xlarge': 1280,
    '24xlarge': 1920,
    '32xlarge': 2560,
    '48xlarge': 3840,
  },
  PostgreSQL: {
    'large': 30,
    'xlarge': 60,
    '2xlarge': 120,
    '4xlarge': 240,
    '8xlarge': 480,
    '12xlarge': 748,
    '16xlarge': 960,
    '24xlarge': 1500,
    '32xlarge': 1829,
    '48xlarge': 3072,
  },
};

/** Burstable classes differ. Same sources. */
const BURSTABLE_LOCAL_STORAGE: Readonly<Record<Compatibility, Readonly<Record<string, number>>>> = {
  MySQL: { small: 32, medium: 32, large: 32 },
  PostgreSQL: { medium: 7.5, large: 16 },
};

/** Most local storage of an instance class in bytes; `undefined` for a class that is in no table. */
export function localStorageOf(engine: Compatibility, instanceClass: string): number | undefined {
  const { family, size } = parseClass(instanceClass) ?? {};
  if (family === undefined || size === undefined || MEMORY_OF_LARGE[family] === undefined) return undefined;
  const storage = (family.startsWith('t') ? BURSTABLE_LOCAL_STORAGE : LOCAL_STORAGE)[engine][size];
  return storage === undefined ? undefined : storage * BYTES_PER_GIB;
}
