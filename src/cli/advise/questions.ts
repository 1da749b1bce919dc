import { WorkloadRequirements } from '../../advisor/workload-requirements';
import { Workload, WorkloadProperty, isAnyFailoverTooLong } from '../../facts/workload';

/** A question about a workload. */
interface Question {
  readonly question: string;
  /** Why it matters, in a few words. */
  readonly why: string;
  /** Whether the answer can make a difference, given the others; absent: always. */
  readonly matters?: (workload: Workload) => boolean;
}

/** Whether multi-master would have been for it as far as is known: nothing else asks for what comes after. */
const mayBeMultiMaster = (workload: Workload): boolean => isAnyFailoverTooLong(workload);

/** What is asked of a workload, in this order. What decides what others matter comes before them. */
export const QUESTIONS: Readonly<Record<WorkloadProperty & keyof WorkloadRequirements, Question>> = {
  engine: { question: 'Which engine does the application need?', why: 'some topologies are there for one engine only' },
  readRegions: { question: 'How many Regions read with low latency, the one of the writer included?', why: 'more than one asks for a global database' },
  writeRegions: { question: 'How many Regions do writes come from, the one of the writer included?', why: 'the others can forward theirs' },
  writesInAllRegionsAtOnce: {
    question: 'Do several Regions have to take writes at once, each going on while another is lost?',
    why: 'one writer cannot',
  },
  tolerableRegionDataLossSeconds: {
    question: 'How many seconds of writes may be lost when the Region is lost and another one takes over?',
    why: 'a global database follows asynchronously; leave it out where a backup is enough',
  },
  tolerableWriteOutageSeconds: {
    question: 'For how many seconds may writes be unavailable when the writer fails?',
    why: 'a failover typically takes 30 to 60 seconds, and 2 minutes in bad cases',
  },
  canQueueWrites: {
    question: 'Can the application queue writes and retry them?',
    why: 'then an outage of writes does not matter',
    matters: ({ tolerableWriteOutageSeconds }) => tolerableWriteOutageSeconds !== undefined,
  },
  exceedsLargestInstance: { question: 'Are there more writes than the largest instance takes?', why: 'then they have to be spread' },
  canShard: {
    question: 'Can the tables be sharded: do they have a key that nearly all queries name?',
    why: 'Limitless Database spreads tables by such a key',
    matters: ({ exceedsLargestInstance, engine }) => exceedsLargestInstance === true && engine === 'POSTGRESQL',
  },
  canUseDsql: {
    question: 'Can the application live with Aurora DSQL: its subset of PostgreSQL, and transactions that are retried?',
    why: 'it writes in two Regions at once, and scales writes by itself',
    matters: ({ engine }) => engine === 'POSTGRESQL',
  },
  writesThroughReaders: { question: 'Does the application send writes to readers too?', why: 'readers refuse them unless they forward them' },
  writesDuringUpgrades: { question: 'Do writes have to go on while the engine is upgraded?', why: 'a blue/green deployment leaves a switchover of about a minute' },
  load: { question: 'How does the load change?', why: 'capacity can follow it, or pause' },
  ioCostPercent: { question: 'How much of the bill of the database is I/O, in percent?', why: 'I/O-Optimized storage bills none' },
  resolvesConflicts: {
    question: 'Does the application resolve write conflicts, with logic that is tested?',
    why: 'only the verdict on multi-master asks for it',
    matters: mayBeMultiMaster,
  },
  canUseMySql56: {
    question: 'Could the application commit to Aurora MySQL 5.6?',
    why: 'only the verdict on multi-master asks for it',
    matters: (workload) => mayBeMultiMaster(workload) && workload.resolvesConflicts === true && workload.engine !== 'POSTGRESQL',
  },
};

export const PROPERTIES = Object.keys(QUESTIONS) as readonly WorkloadProperty[];

/** The flag for a property: `can-use-mysql56`. */
export const flagOf = (property: WorkloadProperty): string =>
  property.replace('MySql', 'Mysql').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
