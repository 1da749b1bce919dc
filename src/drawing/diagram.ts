import type { Source } from '../facts/sources';
import type { TOPOLOGIES } from '../facts/topologies';

/**
 * One picture: clusters that belong together because one follows another, or is made from it. It is plain data, made from the
 * topology in `model`, and drawn by `svg` and `mermaid`.
 */
export interface Diagram {
  /** Unique among the diagrams of an app, and fit for an HTML id. */
  readonly id: string;
  /** What a person calls it: the name of the global database, or of the cluster. */
  readonly title: string;
  readonly topology: keyof typeof TOPOLOGIES;
  /** The global database its clusters are in. */
  readonly globalDatabase?: Part;
  /** That of the primary cluster first. One Region is there once, those that are not known each by itself. */
  readonly regions: readonly RegionPart[];
  /** What leads from one part to another. */
  readonly links: readonly Link[];
  /** What becomes of it when something fails. */
  readonly losses: readonly Loss[];
}

/** Something that is drawn. */
export interface Part {
  /** Unique among all diagrams of an app, and fit for an HTML id: links and findings point at it. */
  readonly id: string;
  /**
   * The name the service will know it by, where the template fixes one; or else what the app calls it, by its construct path as seen from
   * the cluster or by its logical id; or else what it is.
   */
  readonly label: string;
  /** The address of its resource in the topology; undefined where no resource declares it, such as the cluster endpoint. */
  readonly address: string | undefined;
  /** What is said of it, the most telling first. */
  readonly details: readonly Detail[];
  /** What an update does with it; undefined where nothing is compared, or it stays as it is. */
  readonly change?: PartChange;
}

/**
 * What an update does with a part: `removed` and `replaced` are of the side before, `added` and `new` (what takes the place of the
 * replaced) of the side after.
 */
export type PartChange = 'added' | 'new' | 'changed' | 'replaced' | 'removed';

/** Something that is said of a part. */
export interface Detail {
  /** `class`, `engine version`, `capacity` … */
  readonly term: string;
  /** `db.r8g.large`; undefined where only the deployment will tell. */
  readonly text: string | undefined;
  /** The CloudFormation property it is read from. */
  readonly property?: string;
}

export interface RegionPart {
  readonly id: string;
  /** `eu-west-1`; undefined where only the deployment will tell. */
  readonly name: string | undefined;
  /** The one others follow first. */
  readonly clusters: readonly ClusterPart[];
}

/** What a cluster is to the others of its diagram. */
export type ClusterRole = 'standalone' | 'primary' | 'secondary' | 'replica' | 'copy';

export interface ClusterPart extends Part {
  readonly role: ClusterRole;
  /** `aurora-mysql`, `aurora-postgresql`, `aurora`; undefined where only the deployment will tell. */
  readonly engine: string | undefined;
  readonly engineVersion: string | undefined;
  readonly isMultiMaster: boolean;
  /** Whether it has storage only: no instance, in a Region that may be needed one day. */
  readonly isHeadless: boolean;
  /** The lanes of its members: zones in alphabetical order, and last, without a name, where RDS chooses. */
  readonly zones: readonly ZonePart[];
  /** In the order they take over: the writer first, where it is known. */
  readonly members: readonly MemberPart[];
  /** Whether other instances may belong to it without the template saying so. */
  readonly mayHaveMoreMembers: boolean;
  /** Fewest and most readers that Application Auto Scaling keeps; undefined where there is none. */
  readonly autoscaling?: Part;
  readonly endpoints: readonly EndpointPart[];
  readonly proxies: readonly ProxyPart[];
  /** Who may connect, by the rules of its security groups. */
  readonly entrants: readonly Part[];
  /** What all members share. */
  readonly volume: Part;
  /** The capacity of a Limitless cluster. */
  readonly shardGroups: readonly Part[];
  /** Zero-ETL targets. */
  readonly integrations: readonly Part[];
  /** Blue/green copies. */
  readonly deployments: readonly Part[];
  /** Multi-master: what becomes of writes that conflict. */
  readonly conflicts?: ConflictsPart;
  /** The addresses of its other resources, its parameter and subnet groups among them: findings on these are findings on it. */
  readonly belongings: readonly string[];
}

export interface ZonePart {
  readonly id: string;
  /** `eu-west-1a`, or how the template names it, such as `zone 1 of the Region`; undefined where RDS chooses. */
  readonly name: string | undefined;
}

/** `either`: nothing in the template tells which of the instances RDS makes the writer. `read-only`: of multi-master, by its parameter. */
export type MemberRole = 'writer' | 'reader' | 'either' | 'read-only';

export interface MemberPart extends Part {
  readonly role: MemberRole;
  /** The id of the zone it is in. */
  readonly zone: string;
  /**
   * Its place among the readers when one takes over, counted from 1; two that come equal have the same. Undefined for a writer, and where
   * it is not known.
   */
  readonly failoverOrder: number | undefined;
  /** Multi-master: the partitions it takes the writes of. */
  readonly partitions: readonly string[];
}

/** `writer` and `reader` are those each cluster has, `custom` those that are declared, `instance` that of one writer of several. */
export type EndpointType = 'writer' | 'reader' | 'custom' | 'instance';

export interface EndpointPart extends Part {
  readonly type: EndpointType;
  /** The ids of the members it leads to. */
  readonly members: readonly string[];
}

export interface ProxyPart extends Part {
  /** Its default endpoint first. */
  readonly endpoints: readonly (Part & { readonly access: 'read-write' | 'read-only' | undefined })[];
}

/** What becomes of writes of multi-master that conflict. */
export interface ConflictsPart extends Part {
  /** Writers that have to acknowledge a write, and how many there are. */
  readonly quorum: { readonly needed: number; readonly writers: number };
  /** The queue of conflicts that a person decides. */
  readonly queue?: Part;
}

/**
 * `replication`: from a primary to a secondary, or to a replica. `write-forwarding`: from a secondary, or a reader, to the writer.
 * `copy`: from a cluster to one made from it. `takeover`: from a writer to the one that takes its partitions. `access`: from who may
 * connect, or a proxy, to what. `export`: to a zero-ETL target, a blue/green copy or a queue.
 */
export type LinkType = 'replication' | 'write-forwarding' | 'copy' | 'takeover' | 'access' | 'export';

export interface Link {
  readonly type: LinkType;
  /** The ids of the parts. */
  readonly from: string;
  readonly to: string;
  /** What is said at it: `typically 1 second behind`. */
  readonly label?: string;
  /** Whether it leads there only when something fails. */
  readonly isOnFailure?: boolean;
}

/** What becomes of the clusters of a diagram when something fails. */
export interface Loss {
  /** What fails, as a sentence begins: `The writer`, `The zone eu-west-1a`, `The Region eu-west-1`, `One of 4 writers`. */
  readonly what: string;
  /** `reader-b takes over, typically within 60 seconds; 1 of 2 readers is left`. */
  readonly outcome: string;
  /** Ids of the parts that are gone then. */
  readonly parts: readonly string[];
  /** Where the figures are from. */
  readonly sources: readonly Source[];
}
