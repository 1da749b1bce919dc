/** A topology of Aurora. */
export enum Topology {
  /** One writer with readers in other Availability Zones: `SingleMasterCluster`. */
  SINGLE_MASTER = 'SINGLE_MASTER',

  /** One writer with readers, behind RDS Proxy: `SingleMasterCluster` with `addProxy`. */
  SINGLE_MASTER_WITH_PROXY = 'SINGLE_MASTER_WITH_PROXY',

  /** One writer, and readers that forward writes to it: `SingleMasterCluster` with `enableLocalWriteForwarding`. */
  LOCAL_WRITE_FORWARDING = 'LOCAL_WRITE_FORWARDING',

  /** One writer in the primary Region, and clusters that follow it in others: a global database. */
  GLOBAL_DATABASE = 'GLOBAL_DATABASE',

  /** A global database whose secondary clusters forward writes to the primary one. */
  GLOBAL_DATABASE_WITH_WRITE_FORWARDING = 'GLOBAL_DATABASE_WITH_WRITE_FORWARDING',

  /** Aurora PostgreSQL Limitless Database: many shards that take writes. */
  LIMITLESS = 'LIMITLESS',

  /** Aurora DSQL in one Region, which this library does not declare. */
  DSQL = 'DSQL',

  /** Aurora DSQL in two Regions, which this library does not declare. */
  DSQL_MULTI_REGION = 'DSQL_MULTI_REGION',

  /** Several writers in one cluster: `MultiMasterCluster`. AWS retired it on 2023-02-28; it is never recommended. */
  MULTI_MASTER = 'MULTI_MASTER',
}

/** Something a recommended topology is to be given. */
export enum TopologyFeature {
  /** A reader in another Availability Zone, the failover target. */
  READER_IN_OTHER_ZONE = 'READER_IN_OTHER_ZONE',

  /** RDS Proxy, which shortens a failover and keeps connections. */
  RDS_PROXY = 'RDS_PROXY',

  /** Aurora Serverless v2, whose capacity follows the load. */
  SERVERLESS_V2 = 'SERVERLESS_V2',

  /** A minimum capacity of 0, with which idle Serverless v2 instances pause. */
  AUTO_PAUSE = 'AUTO_PAUSE',

  /** I/O-Optimized storage, which bills no I/O. */
  IO_OPTIMIZED_STORAGE = 'IO_OPTIMIZED_STORAGE',

  /** Blue/green deployments for upgrades. */
  BLUE_GREEN_DEPLOYMENT = 'BLUE_GREEN_DEPLOYMENT',

  /** A secondary cluster without instances: storage only, until it is needed. */
  HEADLESS_SECONDARY = 'HEADLESS_SECONDARY',
}

/** One question that was asked, and what followed. */
export interface TopologyReason {
  /** The question. */
  readonly question: string;

  /** What the requirements answer: the properties that were looked at, and what was assumed for those not known. */
  readonly answer: string;

  /** What follows from the answer. */
  readonly consequence: string;
}

/** A topology that is not recommended. */
export interface RejectedTopology {
  /** The topology. */
  readonly topology: Topology;

  /** Why it is not recommended. */
  readonly reason: string;
}

/** Something the recommended topology costs. */
export interface TopologyTradeOff {
  /** What one gives up, with figures. */
  readonly description: string;

  /** Where that is documented: a URL. */
  readonly source: string;
}

/** A feature the workload calls for. */
export interface RecommendedFeature {
  /** The feature. */
  readonly feature: TopologyFeature;

  /** Why. */
  readonly reason: string;
}

/** What the four questions say about multi-master, as if it still existed. */
export interface MultiMasterVerdict {
  /** Whether every answer spoke for it. */
  readonly worthConsidering: boolean;

  /** The questions in their order, up to the first whose answer spoke against it. */
  readonly reasons: TopologyReason[];

  /** The verdict in words, with the day AWS retired multi-master, and what takes its place. */
  readonly statement: string;
}

/** What `TopologyAdvisor` recommends. */
export interface TopologyAdvice {
  /** The topology to use; never `MULTI_MASTER`. */
  readonly topology: Topology;

  /** The recommendation in one sentence. */
  readonly summary: string;

  /** The questions in the order they were asked; the last one decided. */
  readonly reasons: TopologyReason[];

  /** Every other topology, and why not. */
  readonly rejected: RejectedTopology[];

  /** What one gives up with the topology. */
  readonly tradeOffs: TopologyTradeOff[];

  /** What the topology is to be given. */
  readonly features: RecommendedFeature[];

  /** What the workload needs and no topology gives it, as far as is known of it. Empty when everything is met. */
  readonly unmet: string[];

  /** What became of multi-master. */
  readonly multiMaster: MultiMasterVerdict;
}
