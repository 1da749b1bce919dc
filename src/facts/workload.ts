import { LONGEST_FAILOVER_SECONDS, SHORTEST_FAILOVER_SECONDS } from './topologies';

/**
 * What a workload needs, and the questions that are asked of it. Their order and thresholds are those of the article this
 * project was founded on (read 2026-11-22).
 */

/** As `WorkloadRequirements`, which documents each entry; absent: not known. */
export interface Workload {
  readonly tolerableWriteOutageSeconds?: number;
  readonly canQueueWrites?: boolean;
  readonly resolvesConflicts?: boolean;
  readonly engine?: string;
  readonly canUseMySql56?: boolean;
  readonly readRegions?: number;
  readonly writeRegions?: number;
  readonly writesInAllRegionsAtOnce?: boolean;
  readonly tolerableRegionDataLossSeconds?: number;
  readonly exceedsLargestInstance?: boolean;
  readonly canShard?: boolean;
  readonly canUseDsql?: boolean;
  readonly writesThroughReaders?: boolean;
  readonly writesDuringUpgrades?: boolean;
  readonly load?: string;
  readonly ioCostPercent?: number;
}

export type WorkloadProperty = keyof Workload;

type Kind =
  | { readonly type: 'yes or no' }
  | { readonly type: 'one of'; readonly values: readonly string[] }
  | { readonly type: 'number'; readonly min: number; readonly max?: number; readonly whole?: boolean };

const YES_OR_NO: Kind = { type: 'yes or no' };
const SECONDS: Kind = { type: 'number', min: 0 };
const REGIONS: Kind = { type: 'number', min: 1, whole: true };

/** What each entry can be. */
export const WORKLOAD_PROPERTIES: Readonly<Record<WorkloadProperty, Kind>> = {
  tolerableWriteOutageSeconds: SECONDS,
  canQueueWrites: YES_OR_NO,
  resolvesConflicts: YES_OR_NO,
  engine: { type: 'one of', values: ['MYSQL', 'POSTGRESQL'] },
  canUseMySql56: YES_OR_NO,
  readRegions: REGIONS,
  writeRegions: REGIONS,
  writesInAllRegionsAtOnce: YES_OR_NO,
  tolerableRegionDataLossSeconds: SECONDS,
  exceedsLargestInstance: YES_OR_NO,
  canShard: YES_OR_NO,
  canUseDsql: YES_OR_NO,
  writesThroughReaders: YES_OR_NO,
  writesDuringUpgrades: YES_OR_NO,
  load: { type: 'one of', values: ['STEADY', 'VARIABLE', 'INTERMITTENT'] },
  ioCostPercent: { type: 'number', min: 0, max: 100 },
};

/**
 * What is wrong with an entry that makes no sense; undefined where all do.
 *
 * @param show how the value is shown
 */
export function nonsenseIn(workload: Workload, show: (value: unknown) => string = String): string | undefined {
  for (const [property, kind] of Object.entries(WORKLOAD_PROPERTIES)) {
    const value = workload[property as WorkloadProperty];
    if (value === undefined || isOf(kind, value)) continue;
    return `\`${property}\` must be ${describe(kind)}, got: ${show(value)}; leave it out if it is not known`;
  }
  return undefined;
}

/** Whether a value is one its entry can have. */
export function isWorkloadValue(property: string, value: unknown): boolean {
  const isProperty = Object.prototype.hasOwnProperty.call(WORKLOAD_PROPERTIES, property);
  return isProperty && isOf(WORKLOAD_PROPERTIES[property as WorkloadProperty], value);
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind.type === 'yes or no') return typeof value === 'boolean';
  if (kind.type === 'one of') return typeof value === 'string' && kind.values.includes(value);
  if (typeof value !== 'number' || !Number.isFinite(value) || (kind.whole === true && !Number.isInteger(value))) return false;
  return value >= kind.min && value <= (kind.max ?? Infinity);
}

function describe(kind: Kind): string {
  if (kind.type === 'yes or no') return 'true or false';
  if (kind.type === 'one of') return `one of ${kind.values.join(', ')}`;
  return `a ${kind.whole === true ? 'whole ' : ''}number ${kind.max === undefined ? `of at least ${kind.min}` : `from ${kind.min} to ${kind.max}`}`;
}

/** Whether writes may neither wait `seconds` nor be queued and retried; an outage that is not known may be waited for. */
export const cannotWait = (workload: Workload, seconds: number): boolean =>
  workload.canQueueWrites !== true && workload.tolerableWriteOutageSeconds !== undefined && workload.tolerableWriteOutageSeconds < seconds;

/** Whether even the shortest failover is too long. */
export const isAnyFailoverTooLong = (workload: Workload): boolean => cannotWait(workload, SHORTEST_FAILOVER_SECONDS);

/** Whether the longest failover is too long. */
export const isLongFailoverTooLong = (workload: Workload): boolean => cannotWait(workload, LONGEST_FAILOVER_SECONDS);

/** Regions that read or write. */
export const regionsOf = (workload: Workload): number =>
  Math.max(workload.readRegions ?? 1, workload.writeRegions ?? 1, workload.writesInAllRegionsAtOnce === true ? 2 : 1);

/** Whether it must go on when its Region is lost. */
export const survivesRegionLoss = (workload: Workload): boolean => workload.tolerableRegionDataLossSeconds !== undefined;

export const writesFromSeveralRegions = (workload: Workload): boolean =>
  (workload.writeRegions ?? 1) > 1 || workload.writesInAllRegionsAtOnce === true;

export const needsSeveralRegions = (workload: Workload): boolean => regionsOf(workload) > 1 || survivesRegionLoss(workload);

/** One of the four questions about multi-master. */
export interface MultiMasterQuestion {
  readonly question: string;
  /** What the answer is read from. */
  readonly asks: readonly WorkloadProperty[];
  /** Whether the answer speaks for multi-master; what is not known does not. */
  readonly speaksForIt: (workload: Workload) => boolean;
  readonly whenYes: string;
  readonly whenNo: string;
}

/** The four questions, in their order: the first answer that does not speak for multi-master ends it. */
export const MULTI_MASTER_QUESTIONS: readonly MultiMasterQuestion[] = [
  {
    question: 'Is it unacceptable that writes stop during a failover?',
    asks: ['tolerableWriteOutageSeconds', 'canQueueWrites'],
    speaksForIt: isAnyFailoverTooLong,
    whenYes: `a failover takes ${SHORTEST_FAILOVER_SECONDS} seconds or longer, so multi-master stays in question`,
    whenNo: `${SHORTEST_FAILOVER_SECONDS} seconds without writes can be waited for, or writes can be queued and retried, so one writer does`,
  },
  {
    question: 'Can the application resolve write conflicts?',
    asks: ['resolvesConflicts'],
    speaksForIt: ({ resolvesConflicts }) => resolvesConflicts === true,
    whenYes: 'conflicts have somebody to resolve them, so multi-master stays in question',
    whenNo: 'nobody resolves the conflicts of several writers, so it takes one writer',
  },
  {
    question: 'Can it commit to Aurora MySQL 5.6?',
    asks: ['canUseMySql56', 'engine'],
    speaksForIt: ({ canUseMySql56, engine }) => canUseMySql56 === true && engine !== 'POSTGRESQL',
    whenYes: 'multi-master has no other version, so it stays in question',
    whenNo: 'multi-master has no other version, so it takes one writer',
  },
  {
    question: 'Does one Region suffice?',
    asks: ['readRegions', 'writeRegions', 'writesInAllRegionsAtOnce', 'tolerableRegionDataLossSeconds'],
    speaksForIt: (workload) => !needsSeveralRegions(workload),
    whenYes: 'no global database is needed, which multi-master cannot be in',
    whenNo: 'multi-master cannot be in a global database, so it takes one writer in such a database',
  },
];

/** The first question whose answer speaks against multi-master; undefined where every one speaks for it. */
export const againstMultiMaster = (workload: Workload): MultiMasterQuestion | undefined =>
  MULTI_MASTER_QUESTIONS.find(({ speaksForIt }) => !speaksForIt(workload));
