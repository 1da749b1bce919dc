import { LoadPattern, Topology, TopologyAdvice, TopologyAdvisor, TopologyFeature, WorkloadEngine, WorkloadRequirements } from '../../src/advisor';
import { FEATURES, STEPS } from '../../src/advisor/decision-table';
import { TOPOLOGY_NAMES } from '../../src/facts/topologies';
import { WORKLOAD_PROPERTIES, Workload } from '../../src/facts/workload';

const { MYSQL, POSTGRESQL } = WorkloadEngine;
const recommend = (requirements: WorkloadRequirements): TopologyAdvice => TopologyAdvisor.recommend(requirements);
const whyNot = (requirements: WorkloadRequirements, topology: Topology): string | undefined =>
  recommend(requirements).rejected.find((rejected) => rejected.topology === topology)?.reason;
const features = (requirements: WorkloadRequirements): TopologyFeature[] => recommend(requirements).features.map(({ feature }) => feature);

/** Lives with Aurora DSQL. */
const dsql: WorkloadRequirements = { engine: POSTGRESQL, canUseDsql: true };

describe('the recommendation, cell by cell', () => {
  const CELLS: readonly [needs: WorkloadRequirements, topology: Topology, row: number][] = [
    [{}, Topology.SINGLE_MASTER, 11],
    [{ engine: MYSQL }, Topology.SINGLE_MASTER, 11],
    [{ readRegions: 1, writeRegions: 1 }, Topology.SINGLE_MASTER, 11],
    [{ resolvesConflicts: true, canUseMySql56: true }, Topology.SINGLE_MASTER, 11],

    // Both sides of two minutes, and of half a minute.
    [{ tolerableWriteOutageSeconds: 120 }, Topology.SINGLE_MASTER, 11],
    [{ tolerableWriteOutageSeconds: 119 }, Topology.SINGLE_MASTER_WITH_PROXY, 10],
    [{ tolerableWriteOutageSeconds: 119, canQueueWrites: true }, Topology.SINGLE_MASTER, 11],
    [{ tolerableWriteOutageSeconds: 119, canQueueWrites: false }, Topology.SINGLE_MASTER_WITH_PROXY, 10],
    [{ ...dsql, tolerableWriteOutageSeconds: 30 }, Topology.SINGLE_MASTER_WITH_PROXY, 10],
    [{ ...dsql, tolerableWriteOutageSeconds: 29 }, Topology.DSQL, 8],
    [{ ...dsql, tolerableWriteOutageSeconds: 0 }, Topology.DSQL, 8],
    [{ ...dsql, tolerableWriteOutageSeconds: 0, canQueueWrites: true }, Topology.SINGLE_MASTER, 11],
    [{ ...dsql, tolerableWriteOutageSeconds: 29, canUseDsql: false }, Topology.SINGLE_MASTER_WITH_PROXY, 10],
    [{ engine: MYSQL, canUseDsql: true, tolerableWriteOutageSeconds: 29 }, Topology.SINGLE_MASTER_WITH_PROXY, 10],
    [{ canUseDsql: true, tolerableWriteOutageSeconds: 29 }, Topology.SINGLE_MASTER_WITH_PROXY, 10],

    [{ writesThroughReaders: true }, Topology.LOCAL_WRITE_FORWARDING, 9],
    [{ writesThroughReaders: true, tolerableWriteOutageSeconds: 10 }, Topology.LOCAL_WRITE_FORWARDING, 9],
    [{ ...dsql, writesThroughReaders: true, tolerableWriteOutageSeconds: 10 }, Topology.DSQL, 8],

    [{ engine: POSTGRESQL, exceedsLargestInstance: true, canShard: true }, Topology.LIMITLESS, 6],
    [{ ...dsql, exceedsLargestInstance: true, canShard: true }, Topology.LIMITLESS, 6],
    [{ ...dsql, exceedsLargestInstance: true, canShard: true, tolerableWriteOutageSeconds: 30 }, Topology.LIMITLESS, 6],
    [{ ...dsql, exceedsLargestInstance: true, canShard: true, tolerableWriteOutageSeconds: 29 }, Topology.DSQL, 7],
    [{ engine: POSTGRESQL, exceedsLargestInstance: true, canShard: true, tolerableWriteOutageSeconds: 29 }, Topology.LIMITLESS, 6],
    [{ ...dsql, exceedsLargestInstance: true }, Topology.DSQL, 7],
    [{ engine: POSTGRESQL, canShard: true }, Topology.SINGLE_MASTER, 11],
    [{ engine: POSTGRESQL, exceedsLargestInstance: true }, Topology.SINGLE_MASTER, 11],
    [{ engine: MYSQL, exceedsLargestInstance: true, canShard: true }, Topology.SINGLE_MASTER, 11],
    [{ exceedsLargestInstance: true, canShard: true }, Topology.SINGLE_MASTER, 11],

    [{ readRegions: 2 }, Topology.GLOBAL_DATABASE, 5],
    [{ tolerableRegionDataLossSeconds: 60 }, Topology.GLOBAL_DATABASE, 5],
    [{ tolerableRegionDataLossSeconds: 0 }, Topology.GLOBAL_DATABASE, 5],
    [{ ...dsql, readRegions: 2 }, Topology.GLOBAL_DATABASE, 5],
    [{ engine: POSTGRESQL, readRegions: 2, exceedsLargestInstance: true, canShard: true }, Topology.GLOBAL_DATABASE, 5],
    [{ readRegions: 2, writesThroughReaders: true }, Topology.GLOBAL_DATABASE, 5],
    [{ ...dsql, readRegions: 3, tolerableRegionDataLossSeconds: 0 }, Topology.GLOBAL_DATABASE, 5],
    [{ writeRegions: 2 }, Topology.GLOBAL_DATABASE_WITH_WRITE_FORWARDING, 4],
    [{ ...dsql, writeRegions: 2 }, Topology.GLOBAL_DATABASE_WITH_WRITE_FORWARDING, 4],
    [{ writesInAllRegionsAtOnce: true }, Topology.GLOBAL_DATABASE_WITH_WRITE_FORWARDING, 4],
    [{ ...dsql, writeRegions: 3, writesInAllRegionsAtOnce: true }, Topology.GLOBAL_DATABASE_WITH_WRITE_FORWARDING, 4],

    [{ ...dsql, writesInAllRegionsAtOnce: true }, Topology.DSQL_MULTI_REGION, 1],
    [{ ...dsql, writeRegions: 2, writesInAllRegionsAtOnce: true }, Topology.DSQL_MULTI_REGION, 1],
    [{ ...dsql, tolerableRegionDataLossSeconds: 0 }, Topology.DSQL_MULTI_REGION, 2],
    [{ ...dsql, tolerableRegionDataLossSeconds: 1 }, Topology.GLOBAL_DATABASE, 5],
    [{ ...dsql, readRegions: 2, exceedsLargestInstance: true }, Topology.DSQL_MULTI_REGION, 3],
    [{ ...dsql, readRegions: 2, tolerableWriteOutageSeconds: 29 }, Topology.DSQL_MULTI_REGION, 3],
    [{ ...dsql, readRegions: 2, tolerableWriteOutageSeconds: 30 }, Topology.GLOBAL_DATABASE, 5],
  ];

  test.each(CELLS)('%j: %s', (needs, topology, row) => {
    const { topology: recommended, reasons } = recommend(needs);
    expect(recommended).toBe(topology);
    expect(reasons.map(({ question }) => question)).toEqual(STEPS.slice(0, row).map(({ question }) => question));
    expect(reasons.at(-1)!.consequence).toBe(STEPS[row - 1]!.then);
  });

  test('every topology but multi-master is reached, and every row decides somewhere', () => {
    const reached = new Set(CELLS.map(([, topology]) => topology));
    expect([...reached].sort()).toEqual(TOPOLOGY_NAMES.filter((name) => name !== 'MULTI_MASTER').sort());
    expect([...new Set(CELLS.map(([, , row]) => row))].sort((a, b) => a - b)).toEqual(STEPS.map((_, index) => index + 1));
  });
});

describe('reasons', () => {
  test('name what was looked at, and what was assumed for what is not known', () => {
    const [first, , , , fifth] = recommend({ readRegions: 2, engine: MYSQL }).reasons;
    expect(first).toEqual({
      question: 'Do several Regions have to take writes at once, each going on without the other?',
      answer: 'writesInAllRegionsAtOnce: not known, taken as no; canUseDsql: not known, taken as no; engine: MYSQL',
      consequence: 'one Region may take the writes of all',
    });
    expect(fifth).toEqual({
      question: 'Do several Regions read, or must the workload go on in another Region when its own is lost?',
      answer: 'readRegions: 2; tolerableRegionDataLossSeconds: not known, taken as answered with a backup',
      consequence: 'a global database follows in other Regions, typically within 1 second',
    });
  });

  const MISFITS: readonly [WorkloadRequirements, string][] = [
    [{ engine: MYSQL, canUseDsql: true }, 'Aurora DSQL is compatible with PostgreSQL, and the workload needs MySQL'],
    [{ engine: POSTGRESQL, canUseDsql: true, writeRegions: 3 }, 'Aurora DSQL has 2 Regions with an endpoint, and the workload needs 3'],
    [{ engine: POSTGRESQL }, 'it is not said that the application lives with the SQL of Aurora DSQL, and retries what loses a conflict'],
    [{ canUseDsql: true }, 'Aurora DSQL is compatible with PostgreSQL, and the engine is not known'],
  ];

  test.each(MISFITS)('%j says why Aurora DSQL does not fit', (needs, why) => {
    const { reasons, rejected } = recommend({ ...needs, writesInAllRegionsAtOnce: true });
    expect(reasons[0]!.consequence).toBe(why);
    expect(rejected.find(({ topology }) => topology === Topology.DSQL_MULTI_REGION)!.reason).toBe(why);
  });

  test('an unknown answer decides like the one it is taken as', () => {
    const known: WorkloadRequirements = {
      canQueueWrites: false,
      resolvesConflicts: false,
      canUseMySql56: false,
      readRegions: 1,
      writeRegions: 1,
      writesInAllRegionsAtOnce: false,
      exceedsLargestInstance: false,
      canShard: false,
      canUseDsql: false,
      writesThroughReaders: false,
      writesDuringUpgrades: false,
      load: LoadPattern.STEADY,
      ioCostPercent: 0,
    };
    const withoutAnswers = ({ reasons: _, multiMaster: { reasons, ...verdict }, ...advice }: TopologyAdvice) => ({ ...advice, verdict });
    for (const needs of [{}, { tolerableWriteOutageSeconds: 10 }, { tolerableRegionDataLossSeconds: 0 }]) {
      expect(withoutAnswers(recommend({ ...known, ...needs }))).toEqual(withoutAnswers(recommend(needs)));
    }
  });
});

describe('what is rejected', () => {
  const severalRegions = 'the workload needs several Regions';
  const forwarding = 'the application sends writes to readers, which refuse them without forwarding';
  const asynchronous = 'one instance in one Region takes all writes, and the other Regions follow asynchronously';
  const noDsql = 'it is not said that the application lives with the SQL of Aurora DSQL, and retries what loses a conflict';
  const retired = 'AWS retired it on 2023-02-28, and refuses to create it';

  const REJECTED: readonly [WorkloadRequirements, Topology, string][] = [
    [{ readRegions: 2 }, Topology.SINGLE_MASTER, severalRegions],
    [{ engine: POSTGRESQL, exceedsLargestInstance: true, canShard: true }, Topology.SINGLE_MASTER, 'one instance takes all writes'],
    [{ ...dsql, tolerableWriteOutageSeconds: 5 }, Topology.SINGLE_MASTER, 'writes stop while the writer fails over'],
    [{ writesThroughReaders: true }, Topology.SINGLE_MASTER, forwarding],
    [{ tolerableWriteOutageSeconds: 45 }, Topology.SINGLE_MASTER, 'a failover takes up to 120 seconds, and writes can wait 45 of them'],

    [{ readRegions: 2 }, Topology.SINGLE_MASTER_WITH_PROXY, severalRegions],
    [{ ...dsql, exceedsLargestInstance: true }, Topology.SINGLE_MASTER_WITH_PROXY, 'one instance takes all writes'],
    [{ writesThroughReaders: true }, Topology.SINGLE_MASTER_WITH_PROXY, forwarding],
    [{}, Topology.SINGLE_MASTER_WITH_PROXY, 'a failover can be waited for without it, or writes can be queued'],

    [{ tolerableRegionDataLossSeconds: 5 }, Topology.LOCAL_WRITE_FORWARDING, severalRegions],
    [{ ...dsql, tolerableWriteOutageSeconds: 5 }, Topology.LOCAL_WRITE_FORWARDING, 'writes stop while the writer fails over'],
    [{}, Topology.LOCAL_WRITE_FORWARDING, 'the application sends writes to the writer'],

    [{ ...dsql, writesInAllRegionsAtOnce: true }, Topology.GLOBAL_DATABASE, asynchronous],
    [{}, Topology.GLOBAL_DATABASE, 'one Region suffices'],
    [{ writeRegions: 2 }, Topology.GLOBAL_DATABASE, 'writes come from several Regions, and its secondary clusters only read'],

    [{ ...dsql, tolerableRegionDataLossSeconds: 0 }, Topology.GLOBAL_DATABASE_WITH_WRITE_FORWARDING, asynchronous],
    [{}, Topology.GLOBAL_DATABASE_WITH_WRITE_FORWARDING, 'one Region suffices'],
    [{ readRegions: 2 }, Topology.GLOBAL_DATABASE_WITH_WRITE_FORWARDING, 'writes come from one Region'],

    [{ readRegions: 2, exceedsLargestInstance: true }, Topology.LIMITLESS, 'it cannot be in a global database'],
    [{}, Topology.LIMITLESS, 'one instance takes the writes'],
    [{ engine: MYSQL, exceedsLargestInstance: true }, Topology.LIMITLESS, 'it is PostgreSQL, and the workload needs MySQL'],
    [{ exceedsLargestInstance: true }, Topology.LIMITLESS, 'it is PostgreSQL, and the engine is not known'],
    [{ ...dsql, exceedsLargestInstance: true, canShard: true, tolerableWriteOutageSeconds: 29 }, Topology.LIMITLESS, 'writes to a shard stop while it fails over'],
    [{ engine: POSTGRESQL, exceedsLargestInstance: true }, Topology.LIMITLESS, 'it is not said that the tables can be sharded'],

    [{ ...dsql, readRegions: 2 }, Topology.DSQL, severalRegions],
    [{}, Topology.DSQL, noDsql],
    [{ ...dsql, exceedsLargestInstance: true, canShard: true }, Topology.DSQL, 'the tables can be sharded, which keeps more of PostgreSQL'],
    [dsql, Topology.DSQL, 'one writer does'],

    [{}, Topology.DSQL_MULTI_REGION, noDsql],
    [dsql, Topology.DSQL_MULTI_REGION, 'one Region suffices'],
    [{ ...dsql, readRegions: 2 }, Topology.DSQL_MULTI_REGION, 'one writer does for all Regions, and asynchronous replication is good enough'],

    [{}, Topology.MULTI_MASTER, retired],
    [{ tolerableWriteOutageSeconds: 0, resolvesConflicts: true, canUseMySql56: true }, Topology.MULTI_MASTER, retired],
  ];

  test.each(REJECTED)('%j: not %s, because %s', (needs, topology, why) => {
    expect(whyNot(needs, topology)).toBe(why);
  });
});

describe('features', () => {
  const { READER_IN_OTHER_ZONE, RDS_PROXY, SERVERLESS_V2, AUTO_PAUSE } = TopologyFeature;
  const { IO_OPTIMIZED_STORAGE, BLUE_GREEN_DEPLOYMENT, HEADLESS_SECONDARY } = TopologyFeature;
  /** Calls for every feature. */
  const everything: WorkloadRequirements = {
    load: LoadPattern.INTERMITTENT,
    ioCostPercent: 90,
    writesDuringUpgrades: true,
    tolerableWriteOutageSeconds: 60,
  };
  const CELLS: readonly [WorkloadRequirements, TopologyFeature[]][] = [
    [{}, [READER_IN_OTHER_ZONE]],
    [{ load: LoadPattern.STEADY, ioCostPercent: 24, writesDuringUpgrades: false }, [READER_IN_OTHER_ZONE]],
    [{ tolerableWriteOutageSeconds: 119 }, [READER_IN_OTHER_ZONE, RDS_PROXY]],
    [{ tolerableWriteOutageSeconds: 120 }, [READER_IN_OTHER_ZONE]],
    [{ tolerableWriteOutageSeconds: 10, readRegions: 2 }, [READER_IN_OTHER_ZONE, RDS_PROXY]],
    // Aurora PostgreSQL does not forward writes that come through a proxy.
    [{ tolerableWriteOutageSeconds: 10, writesThroughReaders: true, engine: MYSQL }, [READER_IN_OTHER_ZONE, RDS_PROXY]],
    [{ tolerableWriteOutageSeconds: 10, writesThroughReaders: true, engine: POSTGRESQL }, [READER_IN_OTHER_ZONE]],
    [{ tolerableWriteOutageSeconds: 10, writesThroughReaders: true }, [READER_IN_OTHER_ZONE]],
    [{ load: LoadPattern.VARIABLE }, [READER_IN_OTHER_ZONE, SERVERLESS_V2]],
    [{ load: LoadPattern.VARIABLE, readRegions: 2 }, [READER_IN_OTHER_ZONE, SERVERLESS_V2]],
    [{ load: LoadPattern.INTERMITTENT }, [READER_IN_OTHER_ZONE, SERVERLESS_V2, AUTO_PAUSE]],
    // A proxy keeps connections, and a global database replicates.
    [{ load: LoadPattern.INTERMITTENT, tolerableWriteOutageSeconds: 10 }, [READER_IN_OTHER_ZONE, RDS_PROXY, SERVERLESS_V2]],
    [{ load: LoadPattern.INTERMITTENT, readRegions: 2 }, [READER_IN_OTHER_ZONE, SERVERLESS_V2]],
    [{ ioCostPercent: 25 }, [READER_IN_OTHER_ZONE, IO_OPTIMIZED_STORAGE]],
    [{ writesDuringUpgrades: true }, [READER_IN_OTHER_ZONE, BLUE_GREEN_DEPLOYMENT]],
    [{ tolerableRegionDataLossSeconds: 5 }, [READER_IN_OTHER_ZONE, HEADLESS_SECONDARY]],
    [{ tolerableRegionDataLossSeconds: 5, readRegions: 2 }, [READER_IN_OTHER_ZONE]],
    [{ readRegions: 2 }, [READER_IN_OTHER_ZONE]],
    // What is not made of instances with one writer takes none of it.
    [{ ...dsql, ...everything, exceedsLargestInstance: true }, []],
    [{ ...dsql, ...everything, exceedsLargestInstance: true, canShard: true }, []],
    [{ ...dsql, ...everything, writesInAllRegionsAtOnce: true }, []],
  ];

  test.each(CELLS)('%j: %j', (needs, expected) => {
    expect(features(needs)).toEqual(expected);
  });

  test('every feature is recommended somewhere, and says why', () => {
    expect([...new Set(CELLS.flatMap(([, expected]) => expected))].sort()).toEqual(Object.values(TopologyFeature).sort());
    expect(FEATURES.map(({ feature }) => feature).sort()).toEqual(Object.values(TopologyFeature).sort());
    expect(recommend({ ioCostPercent: 25 }).features.at(-1)!.reason).toBe('it bills no I/O, which pays from 25 percent of the bill');
  });
});

describe('what is not met', () => {
  const CELLS: readonly [WorkloadRequirements, string[]][] = [
    [{}, []],
    [{ tolerableWriteOutageSeconds: 30 }, []],
    [{ tolerableWriteOutageSeconds: 29 }, ['writes may be away for 29 seconds, and a failover typically takes up to 60, often up to 30: queue and retry writes']],
    [{ ...dsql, tolerableWriteOutageSeconds: 29 }, []],
    [{ ...dsql, readRegions: 2, tolerableWriteOutageSeconds: 29 }, []],
    [{ writesInAllRegionsAtOnce: true }, ['while the primary Region is lost, no Region takes writes until another one is promoted, which takes minutes']],
    [{ ...dsql, writesInAllRegionsAtOnce: true }, []],
    [{ tolerableRegionDataLossSeconds: 0 }, ['writes of typically the last 1 second are lost with the primary Region, because replication is asynchronous']],
    [{ tolerableRegionDataLossSeconds: 1 }, []],
    [{ exceedsLargestInstance: true }, ['one instance takes all writes: have the application spread them over several clusters']],
    [{ ...dsql, exceedsLargestInstance: true }, []],
    [{ readRegions: 11 }, []],
    [{ readRegions: 12 }, ['a global database has at most 11 Regions, and the workload needs 12']],
  ];

  test.each(CELLS)('%j: %j', (needs, expected) => {
    expect(recommend(needs).unmet).toEqual(expected);
  });
});

describe('trade-offs', () => {
  test('have figures and sources', () => {
    expect(recommend({ tolerableWriteOutageSeconds: 60 }).tradeOffs).toEqual([
      {
        description: 'writes pause at a failover, typically for less than 60 seconds',
        source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html',
      },
      {
        description: 'one instance takes all writes, so the largest instance is the limit',
        source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html',
      },
      {
        description: 'RDS Proxy is billed, and reached from the same VPC only',
        source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy.html',
      },
    ]);
  });
});

describe('multi-master', () => {
  const bidding: WorkloadRequirements = { tolerableWriteOutageSeconds: 29, resolvesConflicts: true, canUseMySql56: true };
  const CELLS: readonly [WorkloadRequirements, asked: number, against: string | undefined][] = [
    [bidding, 4, undefined],
    [{ ...bidding, tolerableWriteOutageSeconds: 0 }, 4, undefined],
    [{ ...bidding, engine: MYSQL, readRegions: 1 }, 4, undefined],
    [{ ...bidding, tolerableWriteOutageSeconds: 30 }, 1, '30 seconds without writes can be waited for, or writes can be queued and retried, so one writer does'],
    [{ ...bidding, canQueueWrites: true }, 1, '30 seconds without writes can be waited for, or writes can be queued and retried, so one writer does'],
    [{}, 1, '30 seconds without writes can be waited for, or writes can be queued and retried, so one writer does'],
    [{ ...bidding, resolvesConflicts: false }, 2, 'nobody resolves the conflicts of several writers, so it takes one writer'],
    [{ tolerableWriteOutageSeconds: 0 }, 2, 'nobody resolves the conflicts of several writers, so it takes one writer'],
    [{ ...bidding, canUseMySql56: false }, 3, 'multi-master has no other version, so it takes one writer'],
    [{ ...bidding, engine: POSTGRESQL }, 3, 'multi-master has no other version, so it takes one writer'],
    [{ ...bidding, readRegions: 2 }, 4, 'multi-master cannot be in a global database, so it takes one writer in such a database'],
    [{ ...bidding, writeRegions: 2 }, 4, 'multi-master cannot be in a global database, so it takes one writer in such a database'],
    [{ ...bidding, tolerableRegionDataLossSeconds: 9 }, 4, 'multi-master cannot be in a global database, so it takes one writer in such a database'],
  ];

  test.each(CELLS)('%j asks %i questions', (needs, asked, against) => {
    const { topology, multiMaster } = recommend(needs);
    expect(topology).not.toBe(Topology.MULTI_MASTER);
    expect(multiMaster.worthConsidering).toBe(against === undefined);
    expect(multiMaster.reasons).toHaveLength(asked);
    if (against !== undefined) expect(multiMaster.reasons.at(-1)!.consequence).toBe(against);
    expect(multiMaster.statement).toContain(against ?? 'Every answer speaks for it, so multi-master would have been worth considering');
    expect(multiMaster.statement).toContain('AWS retired it on 2023-02-28 and refuses to create it, so it is never recommended. Instead: ');
  });

  test('what a bidding platform is advised instead', () => {
    expect(recommend(bidding).multiMaster.statement).toMatch(/Instead: One writer with readers behind RDS Proxy\.$/);
  });

  test('the questions are those of the article, in its order', () => {
    expect(recommend(bidding).multiMaster.reasons.map(({ question, answer }) => `${question} ${answer}`)).toEqual([
      'Is it unacceptable that writes stop during a failover? tolerableWriteOutageSeconds: 29; canQueueWrites: not known, taken as no',
      'Can the application resolve write conflicts? resolvesConflicts: true',
      'Can it commit to Aurora MySQL 5.6? canUseMySql56: true; engine: not known, taken as any',
      'Does one Region suffice? readRegions: not known, taken as 1; writeRegions: not known, taken as 1; '
        + 'writesInAllRegionsAtOnce: not known, taken as no; tolerableRegionDataLossSeconds: not known, taken as answered with a backup',
    ]);
  });
});

describe('arguments', () => {
  const NONSENSE: readonly [object, string][] = [
    [{ tolerableWriteOutageSeconds: -1 }, '`tolerableWriteOutageSeconds` must be a number of at least 0, got: -1; leave it out if it is not known'],
    [{ tolerableRegionDataLossSeconds: NaN }, '`tolerableRegionDataLossSeconds` must be a number of at least 0, got: NaN; leave it out if it is not known'],
    [{ readRegions: 0 }, '`readRegions` must be a whole number of at least 1, got: 0; leave it out if it is not known'],
    [{ writeRegions: 1.5 }, '`writeRegions` must be a whole number of at least 1, got: 1.5; leave it out if it is not known'],
    [{ ioCostPercent: 101 }, '`ioCostPercent` must be a number from 0 to 100, got: 101; leave it out if it is not known'],
    [{ load: 'HEAVY' }, '`load` must be one of STEADY, VARIABLE, INTERMITTENT, got: HEAVY; leave it out if it is not known'],
    [{ engine: 'ORACLE' }, '`engine` must be one of MYSQL, POSTGRESQL, got: ORACLE; leave it out if it is not known'],
    [{ canShard: 'yes' }, '`canShard` must be true or false, got: yes; leave it out if it is not known'],
  ];

  test.each(NONSENSE)('%j makes no sense', (needs, message) => {
    expect(() => recommend(needs)).toThrow(new Error(message));
  });

  test('the limits themselves make sense', () => {
    const seconds: WorkloadRequirements = { tolerableWriteOutageSeconds: 0, tolerableRegionDataLossSeconds: 0.5 };
    expect(recommend({ ...seconds, readRegions: 1, writeRegions: 1, ioCostPercent: 100 }).topology).toBe(Topology.GLOBAL_DATABASE);
    expect(recommend({ ioCostPercent: 0 }).topology).toBe(Topology.SINGLE_MASTER);
  });

  test('what the facts know of a workload is what users can say', () => {
    const everyone: Required<WorkloadRequirements> extends Required<Workload> ? true : never = true;
    const noMore: keyof Workload extends keyof WorkloadRequirements ? true : never = true;
    expect([everyone, noMore]).toEqual([true, true]);
    expect(WORKLOAD_PROPERTIES.engine).toEqual({ type: 'one of', values: Object.values(WorkloadEngine) });
    expect(WORKLOAD_PROPERTIES.load).toEqual({ type: 'one of', values: Object.values(LoadPattern) });
    expect(Object.values(Topology)).toEqual(TOPOLOGY_NAMES);
  });
});

const FLAGS = ['canQueueWrites', 'resolvesConflicts', 'canUseMySql56', 'writesInAllRegionsAtOnce', 'exceedsLargestInstance', 'canShard', 'canUseDsql', 'writesThroughReaders'];

/** Every combination of yes and no. */
const ANSWERS = FLAGS.reduce<Readonly<Record<string, boolean>>[]>(
  (combinations, flag) => combinations.flatMap((one) => [{ ...one, [flag]: false }, { ...one, [flag]: true }]),
  [{}],
);

/** Every combination of the answers that decide. */
function* product(): Iterable<WorkloadRequirements> {
  for (const engine of [undefined, MYSQL, POSTGRESQL]) {
    for (const tolerableWriteOutageSeconds of [undefined, 29, 30, 119, 120]) {
      for (const tolerableRegionDataLossSeconds of [undefined, 0, 1]) {
        for (const [readRegions, writeRegions] of [[1, 1], [2, 1], [2, 2], [3, 1]]) {
          for (const answers of ANSWERS) {
            yield { engine, tolerableWriteOutageSeconds, tolerableRegionDataLossSeconds, readRegions, writeRegions, ...answers };
          }
        }
      }
    }
  }
}

test('whatever is asked: one recommendation that is possible, every other topology rejected with a reason, and never multi-master', () => {
  const others = new Map(Object.values(Topology).map((one) => [one, Object.values(Topology).filter((other) => other !== one).join()]));
  const recommended = new Set<Topology>();
  const broken: [string, WorkloadRequirements][] = [];
  let count = 0;
  for (const needs of product()) {
    count++;
    const { topology, reasons, rejected, tradeOffs, unmet, multiMaster, features: added } = recommend(needs);
    recommended.add(topology);
    const regions = Math.max(needs.readRegions!, needs.writeRegions!, needs.writesInAllRegionsAtOnce ? 2 : 1);
    const isGlobal = topology.startsWith('GLOBAL_DATABASE') || topology === Topology.DSQL_MULTI_REGION;
    const isDsql = topology.startsWith('DSQL');
    const resolves = needs.resolvesConflicts === true && needs.canUseMySql56 === true;
    const cannotWait = !needs.canQueueWrites && needs.tolerableWriteOutageSeconds === 29;
    const claims: Readonly<Record<string, boolean>> = {
      'never multi-master': topology !== Topology.MULTI_MASTER,
      'has reasons': reasons.length > 0 && reasons.every(({ question, answer, consequence }) => question !== '' && answer !== '' && consequence !== ''),
      'rejects all others, once': rejected.map((one) => one.topology).join() === others.get(topology),
      'says why': rejected.every(({ reason }) => reason !== '' && !/undefined|NaN/.test(reason)),
      'has trade-offs with sources': tradeOffs.length > 0 && tradeOffs.every(({ source }) => source.startsWith('https://')),
      'spans Regions where needed, and only there': isGlobal === (regions > 1 || needs.tolerableRegionDataLossSeconds !== undefined),
      'Aurora DSQL only for those who said so': !isDsql || (needs.canUseDsql === true && needs.engine === POSTGRESQL && regions <= 2),
      'Limitless only for those who shard': topology !== Topology.LIMITLESS || (needs.canShard === true && needs.engine === POSTGRESQL),
      'what cannot wait is met or said to be unmet': !cannotWait || isDsql || unmet.some((text) => text.startsWith('writes may be away')),
      'too many writes are met or said to be unmet':
        needs.exceedsLargestInstance !== true || isDsql || topology === Topology.LIMITLESS || unmet.some((text) => text.startsWith('one instance takes all writes')),
      'one writer has a failover target': isDsql || topology === Topology.LIMITLESS || added[0]?.feature === TopologyFeature.READER_IN_OTHER_ZONE,
      'multi-master asks one to four questions': multiMaster.reasons.length >= 1 && multiMaster.reasons.length <= 4,
      'worth considering only where all answers say so':
        multiMaster.worthConsidering === (cannotWait && resolves && needs.engine !== POSTGRESQL && !isGlobal),
    };
    for (const [claim, holds] of Object.entries(claims)) if (!holds) broken.push([claim, needs]);
  }
  expect(broken.slice(0, 3)).toEqual([]);
  expect(count).toBe(3 * 5 * 3 * 4 * 256);
  expect(recommended.size).toBe(Object.values(Topology).length - 1);
});
