import { MULTI_MASTER_MAX_WRITERS, MULTI_MASTER_RETIREMENT_DATE } from './multi-master';
import { Source, multiMasterGuide, userGuide } from './sources';

/**
 * The topologies a workload can be given, and what each offers and costs.
 * Source of each figure: beside it. The two thresholds of the decision are those of the article this project was founded
 * on (read 2026-11-22): a failover of a cluster with one writer takes 30 seconds to 2 minutes.
 */
const READ = '2026-11-22';

const dsqlGuide = (page: string): Source => ({ url: `https://docs.aws.amazon.com/aurora-dsql/latest/userguide/${page}`, read: READ });
const highAvailability = userGuide('Concepts.AuroraHighAvailability.html', READ);
const globalDatabase = userGuide('aurora-global-database.html', READ);
const globalRecovery = userGuide('aurora-global-database-disaster-recovery.html', READ);
const limitlessRequirements = userGuide('limitless-reqs-limits.html', READ);
const dsqlResiliency = dsqlGuide('disaster-recovery-resiliency.html');
const dsqlQuotas = dsqlGuide('CHAP_quotas.html');
const dsqlCompatibility = dsqlGuide('working-with-postgresql-compatibility-migration-guide.html');

/** Write outages, in seconds, up to which a failover is longer than tolerated, and from which on it never is; article, see above. */
export const SHORTEST_FAILOVER_SECONDS = 30;
export const LONGEST_FAILOVER_SECONDS = 120;

/**
 * Within how many seconds a cluster with a reader is typically back after its writer failed, and often.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html (read 2026-11-22).
 */
export const TYPICAL_FAILOVER_SECONDS = 60;
export const FREQUENT_FAILOVER_SECONDS = 30;

/** The same of a cluster without a reader, whose instance is created anew; same page. */
export const RECREATION_SECONDS = 600;

/** By how much RDS Proxy shortens a failover at best; same page. */
export const PROXY_REDUCTION_PERCENT = 66;

/**
 * Seconds a global database typically lags behind its primary Region.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html (read 2026-11-22).
 */
export const TYPICAL_GLOBAL_LAG_SECONDS = 1;

/** Regions of an Aurora DSQL cluster that have an endpoint; https://docs.aws.amazon.com/aurora-dsql/latest/userguide/disaster-recovery-resiliency.html (read 2026-11-22). */
export const DSQL_REGIONS = 2;

/** Rows one transaction of Aurora DSQL can change; https://docs.aws.amazon.com/aurora-dsql/latest/userguide/CHAP_quotas.html (read 2026-11-22). */
export const DSQL_ROWS_PER_TRANSACTION = 3000;

/** Share of I/O in the bill, in percent, from which on I/O-Optimized storage is cheaper; https://aws.amazon.com/rds/aurora/pricing/ (read 2026-11-22). */
export const IO_OPTIMIZED_FROM_PERCENT = 25;

/** Something a topology costs, and where that is said. */
export interface TradeOff {
  readonly text: string;
  readonly source: Source;
}

/** What one topology is, in the words of the comparison. */
export interface TopologyFacts {
  readonly title: string;
  /** How it is declared with this library, or with what else. */
  readonly declaredWith: string;
  readonly engines: string;
  /** What takes writes at the same time. */
  readonly writers: string;
  /** What happens to writes when one of them fails. */
  readonly writerLoss: string;
  /** What happens to data and writes when its Region fails. */
  readonly regionLoss: string;
  readonly consistency: string;
  readonly applicationChanges: string;
  readonly givesUp: readonly TradeOff[];
  readonly sources: readonly Source[];
}

const FAILOVER = `back typically within ${TYPICAL_FAILOVER_SECONDS} seconds, often within ${FREQUENT_FAILOVER_SECONDS}; without a reader up to ${RECREATION_SECONDS / 60} minutes`;
const PROXIED_FAILOVER = `as one writer; RDS Proxy shortens it by up to ${PROXY_REDUCTION_PERCENT} percent`;
const RESTORE = 'restore a backup that was copied elsewhere';
const GLOBAL_FAILOVER = 'fails over in minutes, losing seconds of writes; a planned switchover loses none';

const oneWriter: TradeOff = { text: 'one instance takes all writes, so the largest instance is the limit', source: highAvailability };
const failoverPause: TradeOff = { text: `writes pause at a failover, typically for less than ${TYPICAL_FAILOVER_SECONDS} seconds`, source: highAvailability };
const proxyPlace: TradeOff = { text: 'RDS Proxy is billed, and reached from the same VPC only', source: userGuide('rds-proxy.html', READ) };
const noReaderDdl: TradeOff = { text: 'forwarded sessions take no DDL, and wait as their read consistency says', source: userGuide('aurora-mysql-write-forwarding-limitations.html', READ) };
const asynchronous: TradeOff = {
  text: `replication is asynchronous, typically ${TYPICAL_GLOBAL_LAG_SECONDS} second behind: what has not arrived is lost with the primary Region`,
  source: globalRecovery,
};
const globalLimits: TradeOff = { text: 'no backtrack, no password managed by RDS, and an instance class for larger systems', source: globalDatabase };
const sqlSubset: TradeOff = { text: 'a subset of PostgreSQL: no triggers, no PL/pgSQL, no temporary tables', source: dsqlCompatibility };
const dsqlRetries: TradeOff = { text: 'a transaction that loses a conflict fails at commit, and the application retries it', source: dsqlGuide('working-with-concurrency-control.html') };
const dsqlTransactions: TradeOff = { text: `a transaction changes at most ${DSQL_ROWS_PER_TRANSACTION} rows`, source: dsqlQuotas };

const DSQL_COMMON = {
  declaredWith: '`AWS::DSQL::Cluster`, outside this library',
  engines: 'compatible with PostgreSQL',
  consistency: 'strong; optimistic concurrency control',
  applicationChanges: 'retries of lost conflicts; a subset of SQL',
} as const;

/** Every topology, simplest first; the last one is history. */
export const TOPOLOGIES = {
  SINGLE_MASTER: {
    title: 'One writer with readers',
    declaredWith: '`SingleMasterCluster`',
    engines: 'MySQL, PostgreSQL',
    writers: '1 instance',
    writerLoss: FAILOVER,
    regionLoss: RESTORE,
    consistency: 'strong at the writer; readers lag',
    applicationChanges: 'none',
    givesUp: [failoverPause, oneWriter],
    sources: [highAvailability],
  },
  SINGLE_MASTER_WITH_PROXY: {
    title: 'One writer with readers behind RDS Proxy',
    declaredWith: '`SingleMasterCluster` with `addProxy`',
    engines: 'MySQL, PostgreSQL',
    writers: '1 instance',
    writerLoss: PROXIED_FAILOVER,
    regionLoss: RESTORE,
    consistency: 'strong at the writer; readers lag',
    applicationChanges: 'another endpoint',
    givesUp: [failoverPause, oneWriter, proxyPlace],
    sources: [highAvailability, userGuide('rds-proxy.html', READ)],
  },
  LOCAL_WRITE_FORWARDING: {
    title: 'One writer, and readers that forward writes',
    declaredWith: '`SingleMasterCluster` with `enableLocalWriteForwarding`',
    engines: 'MySQL from 3.04, PostgreSQL from 14.13, 15.8 and 16.4',
    writers: '1 instance; readers forward to it',
    writerLoss: FAILOVER,
    regionLoss: RESTORE,
    consistency: 'eventual, session or global, by parameter',
    applicationChanges: 'a consistency setting; no DDL through readers',
    givesUp: [failoverPause, oneWriter, noReaderDdl],
    sources: [userGuide('aurora-mysql-write-forwarding.html', READ), userGuide('aurora-postgresql-write-forwarding.html', READ)],
  },
  GLOBAL_DATABASE: {
    title: 'Global database',
    declaredWith: '`GlobalDatabase`',
    engines: 'MySQL, PostgreSQL',
    writers: '1 instance, in the primary Region',
    writerLoss: FAILOVER,
    regionLoss: GLOBAL_FAILOVER,
    consistency: 'strong at the writer; other Regions lag',
    applicationChanges: 'endpoints by Region',
    givesUp: [asynchronous, failoverPause, oneWriter, globalLimits],
    sources: [globalDatabase, globalRecovery],
  },
  GLOBAL_DATABASE_WITH_WRITE_FORWARDING: {
    title: 'Global database with write forwarding',
    declaredWith: '`GlobalDatabase` with write forwarding',
    engines: 'MySQL from 2.08.1, PostgreSQL from 14.9, 15.4 and 16',
    writers: '1 instance, in the primary Region; other Regions forward to it',
    writerLoss: FAILOVER,
    regionLoss: GLOBAL_FAILOVER,
    consistency: 'eventual, session or global, by parameter',
    applicationChanges: 'a consistency setting; no DDL through secondaries',
    givesUp: [
      { text: 'each forwarded write crosses Regions and back', source: userGuide('aurora-global-database-write-forwarding.html', READ) },
      asynchronous, failoverPause, oneWriter, globalLimits,
    ],
    sources: [userGuide('aurora-global-database-write-forwarding.html', READ), globalRecovery],
  },
  LIMITLESS: {
    title: 'Aurora PostgreSQL Limitless Database',
    declaredWith: 'a Limitless `SingleMasterCluster` and `AWS::RDS::DBShardGroup`',
    engines: 'PostgreSQL, in builds of its own',
    writers: 'many shards, each with rows of its own',
    writerLoss: 'a shard fails over to its standby, where it has one',
    regionLoss: RESTORE,
    consistency: 'as PostgreSQL, without serializable',
    applicationChanges: 'shard keys; some SQL is missing',
    givesUp: [
      { text: 'no blue/green deployment, RDS Proxy, global database or AWS Backup', source: limitlessRequirements },
      { text: 'tables need a shard key that the queries use', source: limitlessRequirements },
    ],
    sources: [limitlessRequirements],
  },
  DSQL: {
    title: 'Aurora DSQL in one Region',
    ...DSQL_COMMON,
    writers: 'every connection',
    writerLoss: 'no failover; designed for 99.99 percent availability',
    regionLoss: RESTORE,
    givesUp: [sqlSubset, dsqlRetries, dsqlTransactions],
    sources: [dsqlResiliency, dsqlQuotas],
  },
  DSQL_MULTI_REGION: {
    title: `Aurora DSQL in ${DSQL_REGIONS} Regions`,
    ...DSQL_COMMON,
    writers: `every connection, in ${DSQL_REGIONS} Regions`,
    writerLoss: 'no failover; designed for 99.999 percent availability',
    regionLoss: 'the other Region goes on; no committed write is lost',
    givesUp: [
      sqlSubset, dsqlRetries, dsqlTransactions,
      { text: `${DSQL_REGIONS} Regions with an endpoint, and a third one as witness; each commit waits for another Region`, source: dsqlResiliency },
    ],
    sources: [dsqlResiliency, dsqlQuotas],
  },
  MULTI_MASTER: {
    title: 'Multi-master',
    declaredWith: '`MultiMasterCluster`, for archived topologies',
    engines: 'MySQL 5.6',
    writers: `up to ${MULTI_MASTER_MAX_WRITERS} instances`,
    writerLoss: 'no failover: the others go on',
    regionLoss: RESTORE,
    consistency: 'conflicts are for the application',
    applicationChanges: 'handling of conflicts',
    givesUp: [{ text: `AWS retired it on ${MULTI_MASTER_RETIREMENT_DATE}, and refuses to create it`, source: userGuide('Aurora.MySQL56.EOL.html', READ) }],
    sources: [multiMasterGuide, userGuide('Aurora.MySQL56.EOL.html', READ)],
  },
} as const satisfies Readonly<Record<string, TopologyFacts>>;

export type TopologyName = keyof typeof TOPOLOGIES;

/** In the order of the table. */
export const TOPOLOGY_NAMES = Object.keys(TOPOLOGIES) as readonly TopologyName[];
