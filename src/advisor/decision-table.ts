import { MAX_SECONDARIES } from '../facts/global-database';
import { MULTI_MASTER_RETIREMENT_DATE } from '../facts/multi-master';
import {
  DSQL_REGIONS,
  FREQUENT_FAILOVER_SECONDS,
  IO_OPTIMIZED_FROM_PERCENT,
  LONGEST_FAILOVER_SECONDS,
  PROXY_REDUCTION_PERCENT,
  RECREATION_SECONDS,
  SHORTEST_FAILOVER_SECONDS,
  TYPICAL_FAILOVER_SECONDS,
  TYPICAL_GLOBAL_LAG_SECONDS,
  TopologyName,
} from '../facts/topologies';
import {
  Workload,
  WorkloadProperty,
  isAnyFailoverTooLong,
  isLongFailoverTooLong,
  needsSeveralRegions,
  regionsOf,
  survivesRegionLoss,
  writesFromSeveralRegions,
} from '../facts/workload';

/** A row of the decision table. */
export interface Step {
  readonly question: string;
  /** What the answer is read from. */
  readonly asks: readonly WorkloadProperty[];
  /** What is recommended where it applies. */
  readonly topology: TopologyName;
  readonly applies: (workload: Workload) => boolean;
  /** What follows where it applies, and where not. */
  readonly then: string;
  readonly otherwise: string | ((workload: Workload) => string);
}

/** What an answer that is not known is taken as. */
export const ASSUMED: Readonly<Record<WorkloadProperty, string>> = {
  tolerableWriteOutageSeconds: 'long enough for a failover',
  canQueueWrites: 'no',
  resolvesConflicts: 'no',
  engine: 'any',
  canUseMySql56: 'no',
  readRegions: '1',
  writeRegions: '1',
  writesInAllRegionsAtOnce: 'no',
  tolerableRegionDataLossSeconds: 'answered with a backup',
  exceedsLargestInstance: 'no',
  canShard: 'no',
  canUseDsql: 'no',
  writesThroughReaders: 'no',
  writesDuringUpgrades: 'no',
  load: 'steady',
  ioCostPercent: 'low',
};

const DSQL_ASKS = ['canUseDsql', 'engine'] as const;

/** Why Aurora DSQL does not fit; undefined where it does. */
function dsqlMisfit(workload: Workload): string | undefined {
  if (workload.engine === 'MYSQL') return 'Aurora DSQL is compatible with PostgreSQL, and the workload needs MySQL';
  if (regionsOf(workload) > DSQL_REGIONS) return `Aurora DSQL has ${DSQL_REGIONS} Regions with an endpoint, and the workload needs ${regionsOf(workload)}`;
  if (workload.canUseDsql !== true) return 'it is not said that the application lives with the SQL of Aurora DSQL, and retries what loses a conflict';
  return workload.engine === undefined ? 'Aurora DSQL is compatible with PostgreSQL, and the engine is not known' : undefined;
}

const dsqlFits = (workload: Workload): boolean => dsqlMisfit(workload) === undefined;
const isForShards = ({ exceedsLargestInstance, canShard, engine }: Workload): boolean =>
  exceedsLargestInstance === true && canShard === true && engine === 'POSTGRESQL';
const losesNothing = (workload: Workload): boolean => workload.tolerableRegionDataLossSeconds === 0;
const outgrowsOneWriter = (workload: Workload): boolean => workload.exceedsLargestInstance === true || isAnyFailoverTooLong(workload);
const unlessDsql = (isAsked: (workload: Workload) => boolean, no: string) => (workload: Workload): string =>
  (isAsked(workload) ? dsqlMisfit(workload) ?? no : no);

/** The questions in the order they are asked. The first row that applies decides; the last one always does. */
export const STEPS: readonly Step[] = [
  {
    question: 'Do several Regions have to take writes at once, each going on without the other?',
    asks: ['writesInAllRegionsAtOnce', ...DSQL_ASKS],
    topology: 'DSQL_MULTI_REGION',
    applies: (workload) => workload.writesInAllRegionsAtOnce === true && dsqlFits(workload),
    then: `Aurora DSQL takes writes in ${DSQL_REGIONS} Regions at once`,
    otherwise: unlessDsql(({ writesInAllRegionsAtOnce }) => writesInAllRegionsAtOnce === true, 'one Region may take the writes of all'),
  },
  {
    question: 'May no committed write be lost with its Region?',
    asks: ['tolerableRegionDataLossSeconds', ...DSQL_ASKS],
    topology: 'DSQL_MULTI_REGION',
    applies: (workload) => losesNothing(workload) && dsqlFits(workload),
    then: 'Aurora DSQL commits in another Region before it answers',
    otherwise: unlessDsql(losesNothing, 'asynchronous replication, or a backup, is good enough'),
  },
  {
    question: 'Do several Regions need more writes than one instance takes, or writes without a failover?',
    asks: ['readRegions', 'writeRegions', 'tolerableRegionDataLossSeconds', 'exceedsLargestInstance', 'tolerableWriteOutageSeconds', 'canQueueWrites', ...DSQL_ASKS],
    topology: 'DSQL_MULTI_REGION',
    applies: (workload) => needsSeveralRegions(workload) && outgrowsOneWriter(workload) && dsqlFits(workload),
    then: 'a global database has one writer, and Aurora DSQL has none to fail over',
    otherwise: unlessDsql((workload) => needsSeveralRegions(workload) && outgrowsOneWriter(workload), 'one writer does for several Regions, or one Region suffices'),
  },
  {
    question: 'Do writes come from several Regions?',
    asks: ['writeRegions', 'writesInAllRegionsAtOnce'],
    topology: 'GLOBAL_DATABASE_WITH_WRITE_FORWARDING',
    applies: writesFromSeveralRegions,
    then: 'the secondary clusters of a global database can forward them to the primary one',
    otherwise: 'one Region writes',
  },
  {
    question: 'Do several Regions read, or must the workload go on in another Region when its own is lost?',
    asks: ['readRegions', 'tolerableRegionDataLossSeconds'],
    topology: 'GLOBAL_DATABASE',
    applies: needsSeveralRegions,
    then: `a global database follows in other Regions, typically within ${TYPICAL_GLOBAL_LAG_SECONDS} second`,
    otherwise: 'one Region suffices',
  },
  {
    question: 'Are there more writes than the largest instance takes, and can the tables be sharded?',
    asks: ['exceedsLargestInstance', 'canShard', 'tolerableWriteOutageSeconds', 'canQueueWrites', ...DSQL_ASKS],
    topology: 'LIMITLESS',
    // Its shards fail over as any writer does: where that is too long, the next row is asked first.
    applies: (workload) => isForShards(workload) && !(isAnyFailoverTooLong(workload) && dsqlFits(workload)),
    then: 'Aurora PostgreSQL Limitless Database spreads them over shards',
    otherwise: (workload) =>
      (isForShards(workload) ? 'a shard that fails over is away for too long' : 'one instance takes the writes, or the tables cannot be spread over shards of PostgreSQL'),
  },
  {
    question: 'Are there more writes than the largest instance takes, and would Aurora DSQL do?',
    asks: ['exceedsLargestInstance', ...DSQL_ASKS],
    topology: 'DSQL',
    applies: (workload) => workload.exceedsLargestInstance === true && dsqlFits(workload),
    then: 'Aurora DSQL scales writes by itself',
    otherwise: unlessDsql(({ exceedsLargestInstance }) => exceedsLargestInstance === true, 'one instance takes the writes'),
  },
  {
    question: `Are ${SHORTEST_FAILOVER_SECONDS} seconds without writes too long, and would Aurora DSQL do?`,
    asks: ['tolerableWriteOutageSeconds', 'canQueueWrites', ...DSQL_ASKS],
    topology: 'DSQL',
    applies: (workload) => isAnyFailoverTooLong(workload) && dsqlFits(workload),
    then: 'Aurora DSQL has no writer that would have to fail over',
    otherwise: unlessDsql(isAnyFailoverTooLong, `${SHORTEST_FAILOVER_SECONDS} seconds can be waited for, or writes can be queued`),
  },
  {
    question: 'Does the application send writes to readers?',
    asks: ['writesThroughReaders'],
    topology: 'LOCAL_WRITE_FORWARDING',
    applies: ({ writesThroughReaders }) => writesThroughReaders === true,
    then: 'readers can forward them to the writer',
    otherwise: 'writes go to the writer',
  },
  {
    question: `Are ${LONGEST_FAILOVER_SECONDS} seconds without writes too long?`,
    asks: ['tolerableWriteOutageSeconds', 'canQueueWrites'],
    topology: 'SINGLE_MASTER_WITH_PROXY',
    applies: isLongFailoverTooLong,
    then: `RDS Proxy shortens a failover by up to ${PROXY_REDUCTION_PERCENT} percent`,
    otherwise: 'a failover can be waited for, or writes can be queued',
  },
  {
    question: 'Is anything left that one writer with readers does not do?',
    asks: [],
    topology: 'SINGLE_MASTER',
    applies: () => true,
    then: 'the simplest topology does',
    otherwise: 'the simplest topology does',
  },
];

/** Why a topology is not the recommended one. */
export interface Rejection {
  readonly when: (workload: Workload, recommended: TopologyName) => boolean;
  readonly why: string | ((workload: Workload) => string);
}

const always = (): boolean => true;
const isRecommended = (...names: readonly TopologyName[]) =>
  (_: Workload, recommended: TopologyName): boolean => names.includes(recommended);

const severalRegions: Rejection = { when: needsSeveralRegions, why: 'the workload needs several Regions' };
const oneRegion: Rejection = { when: (workload) => !needsSeveralRegions(workload), why: 'one Region suffices' };
const oneWriter: Rejection = {
  when: isRecommended('LIMITLESS', 'DSQL'),
  why: ({ exceedsLargestInstance }) => (exceedsLargestInstance === true ? 'one instance takes all writes' : 'writes stop while the writer fails over'),
};
const forwarded: Rejection = {
  when: isRecommended('LOCAL_WRITE_FORWARDING'),
  why: 'the application sends writes to readers, which refuse them without forwarding',
};
const followsAsynchronously: Rejection = {
  when: isRecommended('DSQL_MULTI_REGION'),
  why: 'one instance in one Region takes all writes, and the other Regions follow asynchronously',
};
const unfit: Rejection = { when: (workload) => !dsqlFits(workload), why: (workload) => dsqlMisfit(workload)! };

/** Of each topology, the first that holds is why it is rejected; the last one always does. */
export const REJECTIONS: Readonly<Record<TopologyName, readonly Rejection[]>> = {
  SINGLE_MASTER: [severalRegions, oneWriter, forwarded, {
    when: always,
    why: ({ tolerableWriteOutageSeconds }) => `a failover takes up to ${LONGEST_FAILOVER_SECONDS} seconds, and writes can wait ${tolerableWriteOutageSeconds} of them`,
  }],
  SINGLE_MASTER_WITH_PROXY: [severalRegions, oneWriter, forwarded, { when: always, why: 'a failover can be waited for without it, or writes can be queued' }],
  LOCAL_WRITE_FORWARDING: [severalRegions, oneWriter, { when: always, why: 'the application sends writes to the writer' }],
  GLOBAL_DATABASE: [followsAsynchronously, oneRegion, { when: always, why: 'writes come from several Regions, and its secondary clusters only read' }],
  GLOBAL_DATABASE_WITH_WRITE_FORWARDING: [followsAsynchronously, oneRegion, { when: always, why: 'writes come from one Region' }],
  LIMITLESS: [
    { when: needsSeveralRegions, why: 'it cannot be in a global database' },
    { when: ({ exceedsLargestInstance }) => exceedsLargestInstance !== true, why: 'one instance takes the writes' },
    { when: ({ engine }) => engine === 'MYSQL', why: 'it is PostgreSQL, and the workload needs MySQL' },
    { when: ({ engine }) => engine === undefined, why: 'it is PostgreSQL, and the engine is not known' },
    { when: isForShards, why: 'writes to a shard stop while it fails over' },
    { when: always, why: 'it is not said that the tables can be sharded' },
  ],
  DSQL: [severalRegions, unfit, { when: isRecommended('LIMITLESS'), why: 'the tables can be sharded, which keeps more of PostgreSQL' }, { when: always, why: 'one writer does' }],
  DSQL_MULTI_REGION: [unfit, oneRegion, { when: always, why: 'one writer does for all Regions, and asynchronous replication is good enough' }],
  MULTI_MASTER: [{ when: always, why: `AWS retired it on ${MULTI_MASTER_RETIREMENT_DATE}, and refuses to create it` }],
};

/** A feature, and what calls for it. */
export interface FeatureRow {
  readonly feature: 'READER_IN_OTHER_ZONE' | 'RDS_PROXY' | 'SERVERLESS_V2' | 'AUTO_PAUSE' | 'IO_OPTIMIZED_STORAGE' | 'BLUE_GREEN_DEPLOYMENT' | 'HEADLESS_SECONDARY';
  readonly when: (workload: Workload, topology: TopologyName) => boolean;
  readonly why: string;
}

const GLOBAL: readonly TopologyName[] = ['GLOBAL_DATABASE', 'GLOBAL_DATABASE_WITH_WRITE_FORWARDING'];

/** Where instances are chosen, and one of them writes. */
const ONE_WRITER: readonly TopologyName[] = ['SINGLE_MASTER', 'SINGLE_MASTER_WITH_PROXY', 'LOCAL_WRITE_FORWARDING', ...GLOBAL];

/** RDS Proxy does not forward writes on Aurora PostgreSQL, and fits none but clusters with one writer. */
const wantsProxy = (workload: Workload, topology: TopologyName): boolean =>
  isLongFailoverTooLong(workload) && ONE_WRITER.includes(topology) && !(topology === 'LOCAL_WRITE_FORWARDING' && workload.engine !== 'MYSQL');

/** A proxy keeps connections open, and the primary of a global database replicates: neither lets instances pause. */
const pauses = (workload: Workload, topology: TopologyName): boolean =>
  workload.load === 'INTERMITTENT' && ONE_WRITER.includes(topology) && !GLOBAL.includes(topology) && !wantsProxy(workload, topology);

export const FEATURES: readonly FeatureRow[] = [
  {
    feature: 'READER_IN_OTHER_ZONE',
    when: (_, topology) => ONE_WRITER.includes(topology),
    why: `without a reader to fail over to, writes can be away for ${RECREATION_SECONDS / 60} minutes`,
  },
  { feature: 'RDS_PROXY', when: wantsProxy, why: `it shortens a failover by up to ${PROXY_REDUCTION_PERCENT} percent, and keeps the connections of the application` },
  {
    feature: 'SERVERLESS_V2',
    when: ({ load }, topology) => (load === 'VARIABLE' || load === 'INTERMITTENT') && ONE_WRITER.includes(topology),
    why: 'capacity follows the load, where an instance of fixed size is paid for at its peak',
  },
  { feature: 'AUTO_PAUSE', when: pauses, why: 'instances without connections pause, and cost nothing but storage' },
  {
    feature: 'IO_OPTIMIZED_STORAGE',
    when: ({ ioCostPercent }, topology) => (ioCostPercent ?? 0) >= IO_OPTIMIZED_FROM_PERCENT && ONE_WRITER.includes(topology),
    why: `it bills no I/O, which pays from ${IO_OPTIMIZED_FROM_PERCENT} percent of the bill`,
  },
  {
    feature: 'BLUE_GREEN_DEPLOYMENT',
    when: ({ writesDuringUpgrades }, topology) => writesDuringUpgrades === true && ONE_WRITER.includes(topology),
    why: 'an upgraded copy takes over in a switchover that is usually shorter than a minute',
  },
  {
    feature: 'HEADLESS_SECONDARY',
    when: (workload, topology) => topology === 'GLOBAL_DATABASE' && regionsOf(workload) === 1 && survivesRegionLoss(workload),
    why: 'no other Region reads, so the secondary cluster needs no instances until the primary one is lost',
  },
];

/** A need, and the topologies that do not meet it. */
export interface UnmetRow {
  readonly when: (workload: Workload, topology: TopologyName) => boolean;
  readonly what: (workload: Workload) => string;
}

export const UNMET: readonly UnmetRow[] = [
  {
    when: (workload, topology) => isAnyFailoverTooLong(workload) && topology !== 'DSQL' && topology !== 'DSQL_MULTI_REGION',
    what: ({ tolerableWriteOutageSeconds }) =>
      `writes may be away for ${tolerableWriteOutageSeconds} seconds, and a failover typically takes up to ${TYPICAL_FAILOVER_SECONDS}, often up to ${FREQUENT_FAILOVER_SECONDS}: queue and retry writes`,
  },
  {
    when: ({ writesInAllRegionsAtOnce }, topology) => writesInAllRegionsAtOnce === true && topology !== 'DSQL_MULTI_REGION',
    what: () => 'while the primary Region is lost, no Region takes writes until another one is promoted, which takes minutes',
  },
  {
    when: (workload, topology) => losesNothing(workload) && topology !== 'DSQL_MULTI_REGION',
    what: () => `writes of typically the last ${TYPICAL_GLOBAL_LAG_SECONDS} second are lost with the primary Region, because replication is asynchronous`,
  },
  {
    when: ({ exceedsLargestInstance }, topology) => exceedsLargestInstance === true && ONE_WRITER.includes(topology),
    what: () => 'one instance takes all writes: have the application spread them over several clusters',
  },
  {
    when: (workload, topology) => GLOBAL.includes(topology) && regionsOf(workload) > 1 + MAX_SECONDARIES,
    what: (workload) => `a global database has at most ${1 + MAX_SECONDARIES} Regions, and the workload needs ${regionsOf(workload)}`,
  },
];
